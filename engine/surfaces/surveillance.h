#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/surfaces/facade_points.h"
#include "engine/surfaces/sightlines.h"

/// Natural surveillance of a town that edits change: who watches, and the surface of sightlines.
namespace tk {

enum class Observers { windows, entrances, both };

struct SurveillanceOptions {
    Observers observers = Observers::both;
    FacadeOptions facade;
    SightlinesOptions sightlines;

    friend bool operator==(const SurveillanceOptions&, const SurveillanceOptions&) = default;
};

/// The entrances of a town as they stand among its buildings, as many as it has and in their order;
/// none where only windows watch.
using EntranceWatchers = std::shared_ptr<const std::vector<Watcher>>;

EntranceWatchers entrances_watching(std::span<const Entrance> entrances, const Obstacles& obstacles,
                                    const SurveillanceOptions& options);

/// The same after edits among the obstacles: only entrances in `changed`, the extents of all that
/// may be otherwise, are placed anew.
EntranceWatchers entrances_watching(const EntranceWatchers& before,
                                    std::span<const Entrance> entrances, const Obstacles& obstacles,
                                    std::span<const Extent> changed,
                                    const SurveillanceOptions& options);

/// sightlines() of the windows, as facade_points() places them, and then the entrances.
/// @throws std::invalid_argument as facade_points() and sightlines()
/// @throws Cancelled
Grid<float> surveillance(const Obstacles& obstacles, const EntranceWatchers& entrances,
                         const GridSpec& spec, const SurveillanceOptions& options,
                         const Progress& progress = {});

/// The index at one place, by the same rules.
PlaceWatch surveillance_at(MapPoint at, const Obstacles& obstacles,
                           const EntranceWatchers& entrances, const SurveillanceOptions& options);

/// The extents of what may stand or look otherwise after a change among the obstacles within
/// `changed`: that, and what stands beside it, whose windows and entrances it may cover or free.
/// @param before, after both towns' obstacles
std::vector<Extent> extents_watching_otherwise(std::span<const Extent> changed,
                                               const Obstacles& before, const Obstacles& after);

}  // namespace tk
