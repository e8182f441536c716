#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/grid_options.h"
#include "cli/light_options.h"
#include "cli/obstacle_town.h"
#include "cli/output_options.h"
#include "cli/source_options.h"
#include "cli/verb.h"
#include "engine/grid/grid_rows.h"
#include "engine/surfaces/illuminance.h"
#include "layers/read_context.h"

namespace tk::cli {

/// `lighting`: illuminance from street lights, as a grid, at places and along streets.
class LightingVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    void check(const OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    IlluminanceOptions illuminance_options() const;
    ReadContext reading_lights(const Context& context, Outcome& outcome) const;
    void answer_places(const std::vector<StreetLight>& lights, const Obstacles& obstacles,
                       const std::optional<MultiPolygon>& boundary, Outcome& outcome) const;
    void summarise_result(const GridRows& lux, const ReadContext& reading, Outcome& outcome) const;
    void answer_streets(const std::vector<StreetLight>& lights, const Obstacles& obstacles,
                        const ReadContext& reading, const Context& context, Outcome& outcome) const;
    std::vector<std::string> sources() const;
    void write(const GridRows& lux, const ReadContext& reading, const Context& context,
               Outcome& outcome) const;

    SourceOptions source_;
    GridOptions grid_{1.0};
    OutputOptions output_;
    ObstacleSources standing_;
    std::string streets_;
    std::string areas_;
    LightOptions lamps_;
    std::string quantity_ = "horizontal";
    std::optional<double> plane_height_m_;
    std::string facing_;
    std::string at_;
    std::string contours_;
    std::string street_lines_;
};

}  // namespace tk::cli
