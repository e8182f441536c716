#include "viewer/background/isovist_finder.h"

#include <algorithm>
#include <span>
#include <vector>

#include "engine/surfaces/facade_points.h"
#include "engine/surfaces/standing_entrances.h"
#include "engine/visibility/visible_ground.h"
#include "viewer/background/town_within.h"

namespace tk {
namespace {

/// A place may be dragged so far before its surroundings are gathered anew.
constexpr double drag_room_m = 40.0;
/// Windows stand a little before their wall, and are judged by what stands just before them.
constexpr double beside_windows_m = 2.0;

PlaceWatchers watchers_of(MapPoint at, std::span<const Watcher> windows,
                          std::span<const Watcher> entrances, const Obstacles& obstacles,
                          const SurveillanceOptions& options) {
    const PlaceWatch from_windows = sightlines_at(at, windows, obstacles, options.sightlines);
    const PlaceWatch from_entrances = sightlines_at(at, entrances, obstacles, options.sightlines);
    double index = 0.0;
    if (options.observers != Observers::entrances) index += from_windows.value;
    if (options.observers != Observers::windows) index += from_entrances.value;
    return {from_windows.watchers_seeing, from_entrances.watchers_seeing, index};
}

}  // namespace

std::size_t hidden_corners(const VisiblePolygon& seen) {
    return static_cast<std::size_t>(
        std::count_if(seen.occluding.begin(), seen.occluding.end(),
                      [](const OccludingEdge& e) { return e.length_m() >= least_hidden_m; }));
}

/// What stands around a place, as far as it matters.
struct IsovistFinder::Surroundings {
    std::shared_ptr<const Town> of;
    Extent extent;
    FacadeOptions facade;
    double eye_height_m = 0.0;         ///< of those in the doors
    std::shared_ptr<const Town> town;  ///< of what stands within the extent alone
    Obstacles obstacles;
    std::vector<Watcher> by_day, by_night;  ///< windows
    std::vector<Watcher> doors_by_day, doors_by_night;

    bool serve(const Town& other, const Extent& needed, const SurveillanceOptions& by) const {
        return of != nullptr && extent.contains({needed.west_m, needed.south_m}) &&
               extent.contains({needed.east_m, needed.north_m}) &&
               eye_height_m == by.sightlines.eye_height_m && facade == by.facade &&
               &of->buildings() == &other.buildings() &&
               &of->developments() == &other.developments() &&
               &of->entrances() == &other.entrances() && of->terrain() == other.terrain();
    }

    Surroundings(std::shared_ptr<const Town> whole, const Extent& within,
                 const SurveillanceOptions& by)
        : of(std::move(whole)),
          extent(within),
          facade(by.facade),
          eye_height_m(by.sightlines.eye_height_m) {
        town = town_within(*of, extent);
        obstacles = Obstacles(*town);
        FacadeOptions when = facade;
        when.hours = WatchHours::day;
        by_day = facade_points(obstacles, when);
        when.hours = WatchHours::night;
        by_night = facade_points(obstacles, when);
        std::vector<Entrance> doors = standing_entrances(*town, obstacles);
        std::erase_if(doors, [this](const Entrance& door) { return !extent.contains(door.at); });
        doors_by_day = entrance_watchers(doors, obstacles, eye_height_m, WatchHours::day);
        doors_by_night = entrance_watchers(doors, obstacles, eye_height_m, WatchHours::night);
    }
};

IsovistFinder::IsovistFinder() = default;
IsovistFinder::~IsovistFinder() = default;
IsovistFinder::IsovistFinder(IsovistFinder&&) noexcept = default;
IsovistFinder& IsovistFinder::operator=(IsovistFinder&&) noexcept = default;

Isovist IsovistFinder::find(const std::shared_ptr<const Town>& town, MapPoint at,
                            const IsovistOptions& options) {
    Extent place;
    place.add(at);
    const Extent needed = place.grown(
        std::max(options.reach_m, options.watching.sightlines.reach_m) + beside_windows_m);
    if (around_ == nullptr || !around_->serve(*town, needed, options.watching))
        around_ = std::make_unique<Surroundings>(town, needed.grown(drag_room_m), options.watching);
    const Surroundings& around = *around_;
    const Viewer viewer{at, options.eye_height_m, options.reach_m};
    Isovist isovist;
    isovist.view = visible_polygon(viewer, around.obstacles);
    isovist.by_day =
        watchers_of(at, around.by_day, around.doors_by_day, around.obstacles, options.watching);
    isovist.by_night =
        watchers_of(at, around.by_night, around.doors_by_night, around.obstacles, options.watching);
    if (around.obstacles.terrain() != nullptr && isovist.seen() != nullptr)
        isovist.ground_m2 = visible_ground_m2(viewer, around.obstacles, Isovist::ground_cell_m);
    return isovist;
}

}  // namespace tk
