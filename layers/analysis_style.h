#pragma once

#include <vector>

#include "engine/analyses/risk_terrain.h"
#include "layers/raster_style.h"
#include "layers/vector_style.h"

/// The looks of what analyses find, in QGIS.
namespace tk {

/// Incidents by their `role` among near repeats: alone, originator, near-repeat, repeat.
VectorStyle style_of_repeat_roles();

/// Places by their `class`: hot_99 to cold_99 of Gi and Gi*; high_high to low_high of local Moran.
VectorStyle style_of_hot_spot_classes();
VectorStyle style_of_moran_classes();
/// Cells by their `class`: new_hot_spot, persistent_cold_spot, ..., no_pattern.
VectorStyle style_of_emerging_spots();

/// Places by their `class`, the fewest that hold a quarter, half and most first.
enum class PlaceShape { polygons, lines, points };
VectorStyle style_of_concentration(PlaceShape shape);

/// Pieces of street by their `density`, in up to five classes of about equal numbers of those where
/// there is any; where there is none they are thin and grey.
VectorStyle style_of_street_density(std::vector<double> densities);

/// Relative risk scores, from 1 to where the highest class begins.
RasterStyle style_of_risk_scores(const RiskScale& scale);

}  // namespace tk
