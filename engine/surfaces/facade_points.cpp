#include "engine/surfaces/facade_points.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <unordered_map>

#include "engine/core/parallel_for.h"

namespace tk {
namespace {

constexpr double shortest_wall_m = 1.0;
constexpr double storey_height_m = 3.0;
constexpr double window_above_floor_m = 1.6;
constexpr double before_wall_m = 0.05;
constexpr double looks_into_m = 0.25;
constexpr std::size_t walls_at_a_time = 1024;

int floors_of(const std::optional<double>& stated, double height_m) {
    const double floors = stated ? std::round(*stated) : std::floor(height_m / storey_height_m);
    return static_cast<int>(std::clamp(floors, 1.0, 500.0));
}

/// What the windows of one building have in common.
struct Facade {
    double weight = 0.0;
    double ground_weight = 0.0;  ///< on the ground floor
    int floors = 0;

    double weight_on(int floor) const { return floor == 0 ? ground_weight : weight; }
};

/// @param share of windows
template <class Built>
Facade facade_of(const Built& built, double share, WatchHours hours) {
    const auto weight = [&](const std::string& use) {
        return share * watching_share(building_use(use), hours);
    };
    return {weight(built.use),
            weight(built.ground_floor_use.empty() ? built.use : built.ground_floor_use),
            floors_of(built.floors, built.height_m)};
}

/// By the footprint that an obstacle has from its building or development.
using Facades = std::unordered_map<const MultiPolygon*, Facade>;

Facades facades_of(const Town& town, const FacadeOptions& options) {
    Facades facades;
    for (const Building& b : town.buildings())
        facades[&b.footprint] =
            facade_of(b, b.window_share.value_or(options.default_window_share), options.hours);
    for (const Development& d : town.developments())
        facades[&d.footprint] = facade_of(d, options.default_window_share, options.hours);
    return facades;
}

MapPoint moved_out(MapPoint p, double along_m, double east, double north) {
    return {p.east_m + along_m * east, p.north_m + along_m * north};
}

/// Outer rings run counter-clockwise and holes clockwise: outdoors is to the right of a wall.
struct Outward {
    explicit Outward(const Wall& wall)
        : length_m(distance_m(wall.a, wall.b)),
          east(length_m > 0.0 ? (wall.b.north_m - wall.a.north_m) / length_m : 0.0),
          north(length_m > 0.0 ? (wall.a.east_m - wall.b.east_m) / length_m : 0.0) {}

    double length_m;
    double east, north;
};

/// Level of the highest roof over a place; minus infinity where there is none.
double highest_roof_at(MapPoint at, const Obstacles& obstacles) {
    double highest_m = -HUGE_VAL;
    for (const std::int32_t i : obstacles.containing(at))
        highest_m = std::max(highest_m, obstacles.all()[static_cast<std::size_t>(i)].top_m);
    return highest_m;
}

void add_windows_of(const Wall& wall, const Facade& facade, const Obstacles& obstacles,
                    const FacadeOptions& options, std::vector<Watcher>& windows) {
    const Obstacle& owner = obstacles.all()[static_cast<std::size_t>(wall.obstacle)];
    const Outward out(wall);
    if (!(out.length_m >= shortest_wall_m)) return;
    if (!(facade.weight > 0.0) && !(facade.ground_weight > 0.0)) return;
    const int pieces = static_cast<int>(std::ceil(out.length_m / options.spacing_m));
    for (int i = 0; i < pieces; ++i) {
        const double share = (i + 0.5) / pieces;
        const MapPoint middle{wall.a.east_m + share * (wall.b.east_m - wall.a.east_m),
                              wall.a.north_m + share * (wall.b.north_m - wall.a.north_m)};
        Watcher window{.at = moved_out(middle, before_wall_m, out.east, out.north),
                       .facing_east = out.east,
                       .facing_north = out.north};
        const double blind_below_m = std::max(
            highest_roof_at(window.at, obstacles),
            highest_roof_at(moved_out(middle, looks_into_m, out.east, out.north), obstacles));
        const double ground_m = obstacles.ground_m(window.at);
        for (int floor = 0; floor < facade.floors; ++floor) {
            const double above_base_m = window_above_floor_m + storey_height_m * floor;
            if (above_base_m >= owner.height_m) break;
            window.weight = facade.weight_on(floor) * (out.length_m / pieces / options.spacing_m);
            if (!(window.weight > 0.0)) continue;
            const double level_m = owner.top_m - owner.height_m + above_base_m;
            window.height_m = level_m - ground_m;
            // A cellar's window on the upper side of a slope is under the ground.
            if (level_m > blind_below_m && window.height_m > 0.0) windows.push_back(window);
        }
    }
}

/// The nearest place just before a wall of the obstacle, clear of other obstacles as high as the
/// eye; none where all its walls are covered.
std::optional<MapPoint> place_before(std::int32_t obstacle, MapPoint at, const Obstacles& obstacles,
                                     double eye_height_m) {
    std::optional<MapPoint> place;
    double nearest_m = HUGE_VAL;
    const Extent extent = obstacles.all()[static_cast<std::size_t>(obstacle)].extent;
    for (const std::int32_t i : obstacles.walls_meeting(extent)) {
        const Wall& wall = obstacles.walls()[static_cast<std::size_t>(i)];
        const double distance_to_wall_m = distance_to_segment_m(at, wall.a, wall.b);
        if (wall.obstacle != obstacle || distance_to_wall_m >= nearest_m) continue;
        const Outward out(wall);
        if (!(out.length_m > 2.0 * before_wall_m)) continue;
        // Along the wall; its very ends belong to the next wall as well.
        const double along_m = std::clamp(
            (at.north_m - wall.a.north_m) * out.east - (at.east_m - wall.a.east_m) * out.north,
            before_wall_m, out.length_m - before_wall_m);
        const MapPoint on_wall = moved_out(wall.a, along_m, -out.north, out.east);
        const MapPoint before = moved_out(on_wall, before_wall_m, out.east, out.north);
        if (highest_roof_at(before, obstacles) >= obstacles.ground_m(before) + eye_height_m)
            continue;
        nearest_m = distance_to_wall_m;
        place = before;
    }
    return place;
}

/// The obstacle that an entrance belongs to: the one it lies in, or on whose wall.
std::optional<std::int32_t> obstacle_of_entrance(MapPoint at, const Obstacles& obstacles,
                                                 double eye_height_m) {
    const double eye_m = obstacles.ground_m(at) + eye_height_m;
    for (const std::int32_t i : obstacles.containing(at))
        if (obstacles.all()[static_cast<std::size_t>(i)].top_m >= eye_m) return i;
    Extent around;
    around.add(at);
    for (const std::int32_t i : obstacles.walls_meeting(around.grown(before_wall_m))) {
        const Wall& wall = obstacles.walls()[static_cast<std::size_t>(i)];
        if (wall.top_m >= eye_m && distance_to_segment_m(at, wall.a, wall.b) < before_wall_m)
            return wall.obstacle;
    }
    return std::nullopt;
}

}  // namespace

std::vector<Watcher> facade_points(const Town& town, const Obstacles& obstacles,
                                   const FacadeOptions& options, const Progress& progress) {
    if (!(options.spacing_m > 0.0) || !(options.default_window_share >= 0.0) ||
        !(options.default_window_share <= 1.0))
        throw std::invalid_argument(
            "the windows' spacing must be above 0 and the window share from 0 to 1");
    const Facades facades = facades_of(town, options);
    const std::span<const Wall> walls = obstacles.walls();
    const std::size_t blocks = (walls.size() + walls_at_a_time - 1) / walls_at_a_time;
    std::vector<std::vector<Watcher>> of_block(blocks);
    const auto find_windows = [&](std::size_t block) {
        const std::size_t end = std::min(walls.size(), (block + 1) * walls_at_a_time);
        for (std::size_t i = block * walls_at_a_time; i < end; ++i) {
            const Obstacle& owner = obstacles.all()[static_cast<std::size_t>(walls[i].obstacle)];
            const auto facade = facades.find(owner.footprint);
            if (facade != facades.end())
                add_windows_of(walls[i], facade->second, obstacles, options, of_block[block]);
        }
    };
    parallel_for(blocks, find_windows, progress);
    std::vector<Watcher> windows;
    for (const std::vector<Watcher>& block : of_block)
        windows.insert(windows.end(), block.begin(), block.end());
    return windows;
}

std::vector<Watcher> entrance_watchers(std::span<const Entrance> entrances,
                                       const Obstacles& obstacles, double eye_height_m,
                                       WatchHours hours) {
    std::vector<Watcher> watchers;
    watchers.reserve(entrances.size());
    for (const Entrance& entrance : entrances) {
        const BuildingUse use = building_use(entrance.kind);
        const double weight = use == BuildingUse::unknown ? 1.0 : watching_share(use, hours);
        if (!(weight > 0.0)) continue;
        Watcher watcher{.at = entrance.at, .height_m = eye_height_m, .weight = weight};
        if (const auto own = obstacle_of_entrance(entrance.at, obstacles, eye_height_m))
            watcher.at =
                place_before(*own, entrance.at, obstacles, eye_height_m).value_or(entrance.at);
        watchers.push_back(watcher);
    }
    return watchers;
}

}  // namespace tk
