#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/core/progress.h"
#include "engine/grid/grid.h"
#include "engine/surfaces/light_quantity.h"
#include "engine/town/street_light.h"
#include "engine/visibility/obstacles.h"

/// Illuminance from street lights, with shadows from buildings.
///
/// Source: EN 13201-3:2015, section 7 (horizontal, vertical, semicylindrical and hemispherical
/// illuminance: light_quantity.h); shadows are 2.5-D: the ray from lamp to point is blocked where
/// it passes a wall below the wall's top. Trees let a part through (tree_shade.h), and on uneven
/// ground the ground itself may hide the lamp; the lamp's reach is reckoned as on level ground.
/// Inter-reflection is left out.
namespace tk {

struct IlluminanceOptions {
    LightQuantity quantity = LightQuantity::horizontal;
    double plane_height_m = 0.0;  ///< of the lit points above the ground; >= 0
    /// Compass bearing in which upright surfaces look; none: at each place the smallest of facing
    /// 0, 90, 180 and 270.
    std::optional<double> facing_deg = std::nullopt;
    /// Of the night, in minutes after midnight by the local clock: lights burn and dim by their
    /// schedules. None: as their dimming says, whatever the hour.
    std::optional<int> minute_of_day = std::nullopt;

    friend bool operator==(const IlluminanceOptions&, const IlluminanceOptions&) = default;
};

/// How far a lamp reaches: the horizontal distance in metres beyond which its unobstructed
/// horizontal illuminance on the plane stays below 0.01 lx, at most 200 m; 0 for a lamp that gives
/// none (no flux, dimmed to nothing, or not above the plane). Upright surfaces are lit from below
/// too: for a lamp not above their plane the reach is that on the ground. Light beyond it counts as
/// none, in grids and at points alike. Exact, but for tilted tables an upper bound (light_reach.h).
double light_reach_m(const StreetLight& light, const IlluminanceOptions& options = {});

/// Lux at the centre of every cell of `spec`; NaN where the centre lies in a standing building.
///
/// A lamp that stands inside a footprint and is not higher than its roof is taken to hang on that
/// building's façade: the building it stands in does not shade it (how many: lights_in_buildings).
/// A lamp on a wall's line, within a micrometre, is not shaded by that wall.
/// Each cell sums its lamps in the order given, in double: the same bytes for any thread count, and
/// a window equals the same cells of the whole.
/// @throws Cancelled
Grid<float> illuminance(std::span<const StreetLight> lights, const Obstacles& obstacles,
                        const GridSpec& spec, const IlluminanceOptions& options = {},
                        const Progress& progress = {});

/// Computes the cells of `cells` again and leaves all others alone: the step after an edit.
/// `cells` may be any part of the grid; the result equals illuminance() there bit for bit.
void recompute_illuminance(Grid<float>& lux, const CellRange& cells,
                           std::span<const StreetLight> lights, const Obstacles& obstacles,
                           const IlluminanceOptions& options = {}, const Progress& progress = {});

/// Lux at one point, in double, by the same rules as the grid; NaN in a standing building.
double illuminance_at(MapPoint at, std::span<const StreetLight> lights, const Obstacles& obstacles,
                      const IlluminanceOptions& options = {});

/// illuminance_at() of each of many places, bit for bit; in a small part of the time where they lie
/// together, as along a line. The same bytes on any number of threads.
/// @throws Cancelled
std::vector<double> illuminance_at_places(std::span<const MapPoint> places,
                                          std::span<const StreetLight> lights,
                                          const Obstacles& obstacles,
                                          const IlluminanceOptions& options = {},
                                          const Progress& progress = {});

/// How many lights stand in a footprint and not above its roof.
std::size_t lights_in_buildings(std::span<const StreetLight> lights, const Obstacles& obstacles);

}  // namespace tk
