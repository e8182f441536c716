#pragma once

#include <string>

#include "cli/cluster_analysis.h"

namespace tk::cli {

/// By what the probabilities were found.
std::string inference_in_words(const ClusterRequest& request);

Json cluster_parameters(const ClusterRequest& request, const StudiedPlaces& places,
                        const ReadContext& reading);

/// Result, text and notes of what was found.
void tell_clusters(const ClusterRequest& request, const StudiedPlaces& places,
                   const ClusterStatistics& found, Outcome& outcome);

}  // namespace tk::cli
