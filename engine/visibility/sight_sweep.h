#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/map_point.h"

/// What bounds the view from a point, direction by direction. Private to engine/visibility/.
///
/// Coordinates are metres east and north of the viewer.
namespace tk {

/// A wall that nothing is seen behind.
struct SightWall {
    MapPoint a;
    MapPoint b;
};

/// A stretch of what is seen last: of a wall, or of the circle at the reach.
struct SightPiece {
    static constexpr std::int32_t reach = -1;

    std::int32_t wall = reach;  ///< index of the wall
    MapPoint from;
    MapPoint to;            ///< counter-clockwise of `from`
    double turn_rad = 0.0;  ///< the angle between them, as seen
};

/// The pieces all around, counter-clockwise, the first across due east; the end of one and the
/// start of the next (of the last: the first) lie in one direction, at different distances where
/// something hides what is behind it.
///
/// An angular sweep over the ends of the walls. Between two of them every wall that is there at all
/// is there from end to end, and the inverse of its distance is linear along the chord of unit
/// directions: the nearest are the upper envelope of straight lines, which finds where walls cross
/// as well. Directions closer than a hundred-millionth of a radian (half a micrometre at 50 m)
/// count as one: a wall seen edge-on hides nothing, and no sight passes between two walls that
/// touch.
///
/// @param walls none within a micrometre of the viewer
/// @param reach_m > 0
std::vector<SightPiece> sweep_sight(std::span<const SightWall> walls, double reach_m);

}  // namespace tk
