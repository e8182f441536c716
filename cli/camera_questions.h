#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/light_options.h"
#include "cli/verb.h"
#include "cli/watched_ground.h"
#include "engine/surfaces/camera_findings.h"
#include "engine/town/map_features.h"
#include "layers/read_context.h"

namespace tk::cli {

/// What `cameras` is asked besides coverage: how much of streets and incidents is covered, what is
/// covered and lit, and what of others' the cameras see.
class CameraQuestions {
public:
    void declare(OptionSet& options);
    /// @throws UsageError
    void check() const;
    /// Whether the windows of the façades are asked for, which take buildings.
    bool needs_buildings() const;
    /// Whether the light is asked for, which trees dim.
    bool asks_for_light() const { return !lights_.empty(); }
    /// Whether anything is asked.
    bool any() const;

    /// The answers: into the result, the parameters, the notes and the text.
    /// @param density of camera_coverage(), without data outside the boundary
    /// @throws InputError, Cancelled
    void answer(const WatchedGround& ground, const GridRows& density, const ReadContext& reading,
                const Progress& progress, Outcome& outcome) const;

private:
    struct NamedSource {
        std::string name, source;
    };
    static NamedSource parsed_sees(const std::string& text);

    void answer_streets(const WatchedGround&, const std::vector<Street>&, const Progress&,
                        Outcome&) const;
    void answer_incidents(const WatchedGround&, const ReadContext&, const Progress&,
                          Outcome&) const;
    void answer_sees(const WatchedGround&, const ReadContext&, const Progress&, Outcome&) const;
    /// @param reading with the streets across which lights are aimed
    void answer_lit(const WatchedGround&, const GridRows& density, const ReadContext& reading,
                    const Progress&, Outcome&) const;

    std::string streets_, incidents_, lights_;
    LightOptions lamps_;
    std::optional<double> lit_lux_;
    std::vector<std::string> sees_;
};

}  // namespace tk::cli
