#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/surfaces/facade_points.h"
#include "engine/surfaces/sightlines.h"
#include "engine/town/town.h"

/// Natural surveillance of a town that edits change: who watches, and the surface of sightlines.
namespace tk {

enum class Observers { windows, entrances, both };

struct SurveillanceOptions {
    Observers observers = Observers::both;
    FacadeOptions facade;
    SightlinesOptions sightlines;

    friend bool operator==(const SurveillanceOptions&, const SurveillanceOptions&) = default;
};

/// The town's standing_entrances() as they watch; null where only windows do.
using EntranceWatchers = std::shared_ptr<const std::vector<Watcher>>;

EntranceWatchers entrances_watching(const Town& town, const Obstacles& obstacles,
                                    const SurveillanceOptions& options);

/// So far around a place stand all who may watch it: the reach, and a little for those who stand
/// before their wall.
inline double watched_from_m(const SurveillanceOptions& options) {
    return options.sightlines.reach_m + 1.0;
}

/// Those who watch from within any of `near`, in the order in which the whole town's are summed:
/// windows by facade_points_near(), then entrances.
/// @throws std::invalid_argument as facade_points()
/// @throws Cancelled
std::vector<Watcher> watchers_near(std::span<const Extent> near, const Obstacles& obstacles,
                                   const EntranceWatchers& entrances,
                                   const SurveillanceOptions& options,
                                   const Progress& progress = {});

/// sightlines() of the windows, as facade_points() places them, and then the entrances.
/// @throws std::invalid_argument as facade_points() and sightlines()
/// @throws Cancelled
Grid<float> surveillance(const Obstacles& obstacles, const EntranceWatchers& entrances,
                         const GridSpec& spec, const SurveillanceOptions& options,
                         const Progress& progress = {});

/// The index at one place, by the same rules.
PlaceWatch surveillance_at(MapPoint at, const Obstacles& obstacles,
                           const EntranceWatchers& entrances, const SurveillanceOptions& options);

/// The extents of what may look out otherwise after a change among the obstacles within `changed`:
/// that, what stands beside it, whose windows it may cover or free, and the entrances that are not
/// the same in both.
/// @param before, after both towns' obstacles and entrances
std::vector<Extent> extents_watching_otherwise(std::span<const Extent> changed,
                                               const Obstacles& before, const Obstacles& after,
                                               const EntranceWatchers& entrances_before = nullptr,
                                               const EntranceWatchers& entrances_after = nullptr);

}  // namespace tk
