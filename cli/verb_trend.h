#pragma once

#include <string>
#include <vector>

#include "cli/filter_options.h"
#include "cli/grid_options.h"
#include "cli/neighbour_rule.h"
#include "cli/output_options.h"
#include "cli/source_options.h"
#include "cli/studied_places.h"
#include "cli/verb.h"
#include "engine/analyses/place_trends.h"
#include "engine/analyses/space_time_cube.h"
#include "layers/read_context.h"
#include "layers/vector_layer.h"

namespace tk::cli {

/// `trend`: counts by cell and step of the calendar, what rises, and which hot spots emerge.
class TrendVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    void check(const OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    StudiedPlaces read_places(const ReadContext& reading, Outcome& outcome);
    void require_enough(std::size_t places) const;
    void tell(const std::vector<PlaceTrend>& trends, const SpaceTimeCube& cube,
              Outcome& outcome) const;
    void write(const StudiedPlaces& places, const std::vector<PlaceTrend>& trends,
               const ReadContext& reading, const Progress& progress, Outcome& outcome) const;

    SourceOptions source_;
    FilterOptions filter_;
    GridOptions grid_{250.0};
    OutputOptions output_;
    StudyFilter checked_filter_;
    NeighbourRule rule_;
    std::string step_ = "month";
    std::string neighbours_ = "queen";
    double alpha_ = 0.05;
    StepRange range_;
    Incidents incidents_;
};

}  // namespace tk::cli
