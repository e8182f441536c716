#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/cluster_layer.h"
#include "cli/filter_options.h"
#include "cli/grid_options.h"
#include "cli/neighbour_rule.h"
#include "cli/output_options.h"
#include "cli/source_options.h"
#include "cli/studied_places.h"
#include "cli/verb.h"
#include "layers/read_context.h"

namespace tk::cli {

/// `clusters`: where values are high or low together, on a counting grid or on areas.
class ClustersVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    void check(const OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    /// The first source holds the areas themselves, with their values.
    bool source_is_areas() const;
    LayerRequest incident_request() const;
    StudiedPlaces read_places(const ReadContext& reading, Outcome& outcome) const;
    StudiedPlaces read_own_areas(const ReadContext& reading, Outcome& outcome) const;
    StudiedPlaces count_incidents(const ReadContext& reading, Outcome& outcome) const;
    ClusterStatistics compute(const StudiedPlaces& places, const Progress& progress,
                              Outcome& outcome) const;
    /// @param neighbours listed, or added up along the rows of a grid
    template <class NeighboursOrSums>
    ClusterStatistics compute_among(const NeighboursOrSums& neighbours, const StudiedPlaces& places,
                                    const Progress& progress, Outcome& outcome) const;
    std::string inference_in_words() const;
    void tell(const StudiedPlaces& places, const ClusterStatistics& found, Outcome& outcome) const;
    void tell_parameters(const StudiedPlaces& places, const ReadContext& reading,
                         Outcome& outcome) const;
    void write(const StudiedPlaces& places, const ClusterStatistics& found,
               const ReadContext& reading, const Progress& progress, Outcome& outcome) const;

    SourceOptions source_;
    FilterOptions filter_;
    GridOptions grid_{250.0};
    OutputOptions output_;
    StudyFilter checked_filter_;
    LocalStatisticsOptions options_;
    NeighbourRule rule_;
    std::string statistic_ = "gi-star";
    std::string neighbours_ = "queen";
    std::string areas_;
    std::string value_;
    std::string population_;
    std::string inference_ = "normal";
    double alpha_ = 0.05;
    double snap_m_ = 0.01;
    bool by_false_discovery_ = false;
    int seed_ = 1;
};

}  // namespace tk::cli
