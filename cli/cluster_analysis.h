#pragma once

#include <optional>
#include <string>

#include "cli/cluster_layer.h"
#include "cli/grid_options.h"
#include "cli/neighbour_rule.h"
#include "cli/studied_places.h"
#include "cli/verb.h"
#include "engine/analyses/local_statistics.h"
#include "layers/read_context.h"
#include "layers/study.h"

/// Where values are high or low together, for the verb and for a study.
namespace tk::cli {

/// What is asked for, in words and as the engine takes it.
struct ClusterRequest {
    ClustersAnalysis asked;
    NeighbourRule rule;
    LocalStatisticsOptions options;
    std::string source;  ///< of what is studied, named in errors
};

/// @throws UsageError for neighbours that are none
ClusterRequest cluster_request(const ClustersAnalysis& asked, const std::string& source);

/// Where incidents are counted, where that is no areas.
struct CountingGround {
    GridRequest grid;
    std::optional<MultiPolygon> boundary;
};

/// The incidents on the grid, or in the areas that were asked for, which are read. Says in
/// `outcome` how many lie elsewhere, and sets its grid.
/// @throws InputError
StudiedPlaces count_for_clusters(const ClusterRequest& request, const Incidents& incidents,
                                 const CountingGround& ground, const ReadContext& reading,
                                 Outcome& outcome);

/// Computes, and tells parameters, result, text and notes in `outcome`.
/// @throws InputError for fewer places than tell anything, or too many neighbours; Cancelled
ClusterStatistics find_clusters(const ClusterRequest& request, const StudiedPlaces& places,
                                const ReadContext& reading, const Progress& progress,
                                Outcome& outcome);

}  // namespace tk::cli
