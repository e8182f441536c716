#pragma once

#include <vector>

#include "engine/analyses/emerging_hot_spots.h"
#include "engine/analyses/mann_kendall.h"
#include "engine/analyses/neighbours.h"
#include "engine/analyses/space_time_cube.h"
#include "engine/core/progress.h"

namespace tk {

/// What became of one place.
struct PlaceTrend {
    double total = 0.0;  ///< over all steps
    MannKendall of_counts;
    MannKendall of_scores;  ///< of Gi* in the cube
    int hot_steps = 0;      ///< in which it is significantly hot
    int cold_steps = 0;
    EmergingSpot spot;
};

/// How the counts of every place rise and fall, and how its hot and cold spots came and went: Gi*
/// of the whole cube by the normal distribution, a place's neighbours being those around it in its
/// step and in the one before; then Mann-Kendall over its steps. The same bytes on any number of
/// threads.
/// @param space who neighbours whom among the cube's places
/// @param alpha in (0, 1): significant is a p of at most this
/// @throws std::invalid_argument as local_statistics(); Cancelled
std::vector<PlaceTrend> place_trends(const SpaceTimeCube& cube, const Neighbours& space,
                                     double alpha, const Progress& progress = {});

}  // namespace tk
