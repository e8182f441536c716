#include "engine/surfaces/surveillance.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "engine/surfaces/standing_entrances.h"

namespace tk {
namespace {

/// More than a window or an entrance stands before its wall, and looks for others in front of it.
constexpr double beside_m = 1.0;

bool comes_before(const Watcher& a, const Watcher& b) {
    return std::tie(a.at.east_m, a.at.north_m, a.height_m, a.weight) <
           std::tie(b.at.east_m, b.at.north_m, b.height_m, b.weight);
}

std::vector<Watcher> sorted_watchers(const EntranceWatchers& entrances) {
    std::vector<Watcher> sorted;
    if (entrances != nullptr) sorted = *entrances;
    std::sort(sorted.begin(), sorted.end(), comes_before);
    return sorted;
}

/// All who may watch places within `extent`.
std::vector<Watcher> watchers_around(const Extent& extent, const Obstacles& obstacles,
                                     const EntranceWatchers& entrances,
                                     const SurveillanceOptions& options, const Progress& progress) {
    const Extent near = extent.grown(watched_from_m(options));
    return watchers_near({&near, 1}, obstacles, entrances, options, progress);
}

}  // namespace

EntranceWatchers entrances_watching(const Town& town, const Obstacles& obstacles,
                                    const SurveillanceOptions& options) {
    if (options.observers == Observers::windows) return nullptr;
    return std::make_shared<const std::vector<Watcher>>(
        entrance_watchers(standing_entrances(town, obstacles), obstacles,
                          options.sightlines.eye_height_m, options.facade.hours));
}

std::vector<Watcher> watchers_near(std::span<const Extent> near, const Obstacles& obstacles,
                                   const EntranceWatchers& entrances,
                                   const SurveillanceOptions& options, const Progress& progress) {
    std::vector<Watcher> watchers;
    if (options.observers != Observers::entrances)
        watchers = facade_points_near(near, obstacles, options.facade, progress);
    if (options.observers == Observers::windows || entrances == nullptr) return watchers;
    std::copy_if(entrances->begin(), entrances->end(), std::back_inserter(watchers),
                 [&](const Watcher& watcher) {
                     return std::any_of(near.begin(), near.end(), [&](const Extent& one) {
                         return one.contains(watcher.at);
                     });
                 });
    return watchers;
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
                                               const Obstacles& before, const Obstacles& after,
                                               const EntranceWatchers& entrances_before,
                                               const EntranceWatchers& entrances_after) {
    std::vector<Extent> extents(changed.begin(), changed.end());
    for (const Extent& extent : changed)
        for (const Obstacles* obstacles : {&before, &after})
            for (const std::int32_t i : obstacles->obstacles_meeting(extent.grown(beside_m)))
                extents.push_back(obstacles->obstacle(i).extent);
    std::vector<Watcher> differing;
    const std::vector<Watcher> was = sorted_watchers(entrances_before),
                               is = sorted_watchers(entrances_after);
    std::set_symmetric_difference(was.begin(), was.end(), is.begin(), is.end(),
                                  std::back_inserter(differing), comes_before);
    for (const Watcher& watcher : differing) extents.emplace_back().add(watcher.at);
    return extents;
}

}  // namespace tk
