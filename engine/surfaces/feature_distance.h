#pragma once

#include "engine/core/progress.h"
#include "engine/grid/grid.h"
#include "engine/town/map_features.h"

namespace tk {

/// Distance in metres, in a straight line, from the centre of every cell of `spec` to the nearest
/// point, line or polygon of `features`; 0 within a polygon and not in its holes.
///
/// What lies further than `reach_m` away, or nowhere, counts as `reach_m` away. Polygons may
/// overlap. The same bytes for any thread count, and a window equals the same cells of the whole.
///
/// @param reach_m finite and > 0
/// @throws std::invalid_argument for another reach
/// @throws Cancelled
Grid<float> feature_distance(const FeatureSet& features, const GridSpec& spec, double reach_m,
                             const Progress& progress = {});

/// The same for one point, in double, by looking at every feature.
double feature_distance_at(MapPoint at, const FeatureSet& features, double reach_m);

}  // namespace tk
