#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/core/geometry.h"

namespace tk {

/// The largest ring that clip_ears() takes.
inline constexpr std::size_t most_ear_corners = 64;

/// Cuts a simple ring into triangles, ear by ear (Meisters 1975, "Polygons have ears").
///
/// The ring's shape is judged on a lattice 2^30 times finer than its extent, in whole numbers, so
/// that no rounding can lead it astray.
///
/// @param ring without its first point repeated at the end; either way round
/// @param triangles indices into `ring` are appended, counter-clockwise
/// @return false, with nothing appended, where the ring has fewer than 3 or more than
///         most_ear_corners corners, a coordinate that is not finite, no area, or edges that meet
///         other than at their common corner
bool clip_ears(const Ring& ring, std::vector<std::array<std::uint32_t, 3>>& triangles);

}  // namespace tk
