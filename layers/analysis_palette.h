#pragma once

#include <cstddef>
#include <vector>

#include "engine/analyses/concentration.h"
#include "engine/analyses/emerging_hot_spots.h"
#include "engine/analyses/hot_spot_class.h"
#include "engine/analyses/near_repeat.h"
#include "engine/analyses/risk_terrain.h"
#include "layers/colour_ramps.h"

/// The colours of what analyses find, in the files that the program writes and in its window.
///
/// Levels are batlow's, so that what is low sinks into the ground; above and below chance are
/// orange and blue, the surer the stronger.
namespace tk {

/// What the colours lie on. Files are drawn for a light map.
enum class MapGround { light, dark };

/// White where nothing is more than chance has it.
Rgb palette_colour(HotSpotClass hot_spot);
Rgb palette_colour(MoranClass moran);
/// The more there is to see to today, the stronger.
Rgb palette_colour(const EmergingSpot& spot);

Rgb palette_colour(RepeatRole role, MapGround ground = MapGround::light);
Rgb palette_colour(HoldingClass holding, MapGround ground = MapGround::light);

/// Where a relative risk score lies from 1 to where the highest class begins, [0, 1].
double risk_level(double score, const RiskScale& scale);
ColourRamp level_ramp(MapGround ground);

/// Where up to five classes of about as many densities begin, ascending; densities of 0 and below
/// take no part.
std::vector<double> density_class_starts(std::vector<double> densities);
/// @param number of the class, from 0, @param count of classes
Rgb density_class_colour(std::size_t number, std::size_t count,
                         MapGround ground = MapGround::light);

}  // namespace tk
