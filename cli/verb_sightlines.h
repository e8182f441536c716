#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/grid_options.h"
#include "cli/output_options.h"
#include "cli/planned_sources.h"
#include "cli/source_options.h"
#include "cli/verb.h"
#include "engine/surfaces/sightlines.h"
#include "engine/town/town.h"
#include "layers/read_context.h"

namespace tk::cli {

/// `sightlines`: how much of the windows and entrances around sees a place, and with --at what is
/// seen from it.
class SightlinesVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    void check(const OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    struct Scene;

    SightlinesOptions sightlines_options() const;
    /// Reads what stands, with the ground under it as far as places or cells are concerned.
    Scene read_scene(const ReadContext& reading, ReadReport& report, Outcome& outcome) const;
    /// Where the ground's shape matters.
    Extent ground_asked(const TownParts& parts, const std::optional<MultiPolygon>& boundary) const;
    GridSpec spec_over(const Extent& built, const std::optional<MultiPolygon>& boundary) const;
    void find_watchers(Scene& scene, const Context& context) const;
    void look_at_places(const Scene& scene, Outcome& outcome) const;
    void compute_grid(const Scene& scene, const ReadContext& reading, const Context& context,
                      Outcome& outcome) const;

    SourceOptions source_;
    GridOptions grid_{5.0};
    OutputOptions output_;
    PlannedSources planned_;
    std::string terrain_;
    std::string entrances_;
    std::string observers_ = "both";
    std::string time_of_day_ = "day";
    double reach_m_ = 50.0;
    double eye_height_m_ = 1.6;
    std::string at_;
};

}  // namespace tk::cli
