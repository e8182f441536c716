#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/studied_places.h"
#include "engine/analyses/global_autocorrelation.h"
#include "engine/analyses/local_statistics.h"
#include "layers/vector_layer.h"
#include "layers/vector_style.h"

namespace tk::cli {

/// What `clusters` found out about its places; each list has one for each place.
struct ClusterStatistics {
    LocalStatistic statistic = LocalStatistic::gi_star;
    LocalStatistics local;
    std::vector<double> q;             ///< of Benjamini & Hochberg, over all places
    std::vector<double> rates;         ///< what was studied instead of values; empty: values were
    std::vector<std::string> classes;  ///< empty text: nothing can be told
    std::vector<int> neighbours;       ///< how many each has
    GlobalIndex moran;
    GlobalIndex geary;
};

/// The places as a table `clusters`: their `count` (or `value`), `z`, `p`, `q` and `class`. Refers
/// to both, which must outlive the writing.
/// @param value_name of the field of the values: "count" or "value"
VectorLayer cluster_layer(const StudiedPlaces& places, const ClusterStatistics& found,
                          const std::string& value_name);

/// By the classes of its statistic.
VectorStyle style_of_clusters(const ClusterStatistics& found);

}  // namespace tk::cli
