#include "engine/surfaces/surveillance.h"

#include <algorithm>

namespace tk {
namespace {

/// More than a window or an entrance stands before its wall, and looks for others in front of it.
constexpr double beside_m = 1.0;

bool entrances_count(const SurveillanceOptions& options) {
    return options.observers != Observers::windows;
}

/// All who may watch places within `extent`, in the order in which the whole town's are summed.
std::vector<Watcher> watchers_around(const Extent& extent, const Obstacles& obstacles,
                                     const EntranceWatchers& entrances,
                                     const SurveillanceOptions& options, const Progress& progress) {
    const Extent near = extent.grown(options.sightlines.reach_m + beside_m);
    std::vector<Watcher> watchers;
    if (options.observers != Observers::entrances)
        watchers = facade_points_near(near, obstacles, options.facade, progress);
    if (entrances != nullptr)
        std::copy_if(entrances->begin(), entrances->end(), std::back_inserter(watchers),
                     [&](const Watcher& watcher) { return near.contains(watcher.at); });
    return watchers;
}

}  // namespace

EntranceWatchers entrances_watching(std::span<const Entrance> entrances, const Obstacles& obstacles,
                                    const SurveillanceOptions& options) {
    if (!entrances_count(options)) return nullptr;
    return std::make_shared<const std::vector<Watcher>>(
        entrance_watchers(entrances, obstacles, options.sightlines.eye_height_m));
}

EntranceWatchers entrances_watching(const EntranceWatchers& before,
                                    std::span<const Entrance> entrances, const Obstacles& obstacles,
                                    std::span<const Extent> changed,
                                    const SurveillanceOptions& options) {
    if (before == nullptr) return nullptr;
    std::vector<Watcher> watchers = *before;
    for (std::size_t i = 0; i < entrances.size(); ++i) {
        const bool there = std::any_of(changed.begin(), changed.end(), [&](const Extent& extent) {
            return extent.grown(beside_m).contains(entrances[i].at);
        });
        if (there)
            watchers[i] = entrance_watchers(entrances.subspan(i, 1), obstacles,
                                            options.sightlines.eye_height_m)
                              .front();
    }
    return std::make_shared<const std::vector<Watcher>>(std::move(watchers));
}

Grid<float> surveillance(const Obstacles& obstacles, const EntranceWatchers& entrances,
                         const GridSpec& spec, const SurveillanceOptions& options,
                         const Progress& progress) {
    const Progress uncounted{{}, progress.cancelled};
    return sightlines(watchers_around(spec.extent(), obstacles, entrances, options, uncounted),
                      obstacles, spec, options.sightlines, progress);
}

PlaceWatch surveillance_at(MapPoint at, const Obstacles& obstacles,
                           const EntranceWatchers& entrances, const SurveillanceOptions& options) {
    Extent place;
    place.add(at);
    return sightlines_at(at, watchers_around(place, obstacles, entrances, options, {}), obstacles,
                         options.sightlines);
}

std::vector<Extent> extents_watching_otherwise(std::span<const Extent> changed,
                                               const Obstacles& before, const Obstacles& after) {
    std::vector<Extent> extents(changed.begin(), changed.end());
    for (const Extent& extent : changed)
        for (const Obstacles* obstacles : {&before, &after})
            for (const std::int32_t i : obstacles->obstacles_meeting(extent.grown(beside_m)))
                extents.push_back(obstacles->obstacle(i).extent);
    return extents;
}

}  // namespace tk
