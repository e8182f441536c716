#pragma once

#include <span>
#include <vector>

#include "engine/core/progress.h"
#include "engine/grid/grid.h"
#include "engine/surfaces/watcher.h"
#include "engine/visibility/obstacles.h"

/// Natural surveillance: how much of the windows and entrances around sees a place.
///
/// The sum over all watchers whose line of sight to the place is free of
///
///     weight × cos(angle off what it faces), not below 0, / (1 + (d / d0)²)
///
/// with d the slant distance from the watcher to an eye above the place and the angle that of the
/// line of sight; a watcher that faces all round has cosine 1. An index to compare places by, with
/// this as its definition: not a number of people and not a probability of anything. Lines of sight
/// are the same both ways: it is also how much of windows and entrances one sees from the place.
/// Buildings and the ground hide; trees do not.
///
/// Sources: the idea, Jacobs (1961), Newman (1972); that recognition fades over some 15 to 35 m is
/// a rule of thumb, from which d0 = 25 m is chosen: the weight is then a half.
namespace tk {

struct SightlinesOptions {
    double eye_height_m = 1.6;      ///< of who is at the place; >= 0
    double reach_m = 50.0;          ///< along the line of sight; no watcher counts beyond; > 0
    double half_distance_m = 25.0;  ///< d0; > 0

    friend bool operator==(const SightlinesOptions&, const SightlinesOptions&) = default;
};

/// The index at the centre of every cell of `spec`; 0 where no watcher sees, NaN where the centre
/// lies in a standing building.
///
/// Each cell sums its watchers in the order given, in double: the same bytes for any thread count,
/// and a window equals the same cells of the whole. No cell further than the reach from a watcher
/// depends on it.
/// @throws std::invalid_argument if an option is out of its range
/// @throws Cancelled
Grid<float> sightlines(std::span<const Watcher> watchers, const Obstacles& obstacles,
                       const GridSpec& spec, const SightlinesOptions& options = {},
                       const Progress& progress = {});

/// The step after an edit, as recompute_illuminance().
void recompute_sightlines(Grid<float>& seen, const CellRange& cells,
                          std::span<const Watcher> watchers, const Obstacles& obstacles,
                          const SightlinesOptions& options = {}, const Progress& progress = {});

/// What makes up the index at one place.
struct PlaceWatch {
    double value = 0.0;               ///< the index; NaN in a standing building
    std::size_t watchers_seeing = 0;  ///< that add anything to it
};

/// The index at one place, in double, by the same rules as the grid.
PlaceWatch sightlines_at(MapPoint at, std::span<const Watcher> watchers, const Obstacles& obstacles,
                         const SightlinesOptions& options = {});

/// sightlines_at() of each of many places, bit for bit; in a small part of the time where they lie
/// together, as along a line. The same bytes on any number of threads.
/// @throws Cancelled
std::vector<PlaceWatch> sightlines_at_places(std::span<const MapPoint> places,
                                             std::span<const Watcher> watchers,
                                             const Obstacles& obstacles,
                                             const SightlinesOptions& options = {},
                                             const Progress& progress = {});

}  // namespace tk
