#include "engine/surfaces/standing_entrances.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_set>

namespace tk {
namespace {

constexpr double at_the_wall_m = 1.0;
constexpr double least_door_wall_m = 1.0;
constexpr double stands_against_m = 0.25;
constexpr double at_the_door_m = 1.6;
constexpr double most_entrances = 500.0;

/// 0 within it.
double distance_to_footprint_m(MapPoint at, const MultiPolygon& footprint) {
    if (contains(footprint, at)) return 0.0;
    double nearest_m = HUGE_VAL;
    const auto look = [&](const Ring& ring) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            nearest_m = std::min(nearest_m, distance_to_segment_m(at, ring[j], ring[i]));
    };
    for (const Polygon& polygon : footprint) {
        look(polygon.outer);
        for (const Ring& hole : polygon.holes) look(hole);
    }
    return nearest_m;
}

/// What stands nearest within reach of a door, by its footprint; null: nothing does.
struct NearestBuilt {
    const MultiPolygon* footprint = nullptr;
    double distance_m = at_the_wall_m;
};

NearestBuilt nearest_standing(MapPoint at, const Obstacles& obstacles) {
    Extent place;
    place.add(at);
    NearestBuilt nearest;
    for (const std::int32_t i : obstacles.obstacles_meeting(place.grown(at_the_wall_m))) {
        const Obstacle& obstacle = obstacles.all()[static_cast<std::size_t>(i)];
        const double away_m = distance_to_footprint_m(at, *obstacle.footprint);
        if (away_m > nearest.distance_m || (nearest.footprint && away_m == nearest.distance_m))
            continue;
        nearest = {obstacle.footprint, away_m};
    }
    return nearest;
}

/// Whether the door went with a building: nothing that stands is as near to it.
bool is_gone(MapPoint at, const std::vector<const Building*>& torn_down,
             const std::vector<Extent>& extents, const NearestBuilt& standing) {
    for (std::size_t i = 0; i < torn_down.size(); ++i) {
        if (!extents[i].contains(at)) continue;
        const double away_m = distance_to_footprint_m(at, torn_down[i]->footprint);
        if (away_m > at_the_wall_m) continue;
        if (standing.footprint == nullptr || away_m <= standing.distance_m) return true;
    }
    return false;
}

/// The outer walls of a footprint that a door may be in, in the order of its outline.
std::vector<std::pair<MapPoint, MapPoint>> walls_for_doors(const MultiPolygon& footprint,
                                                           const Obstacles& obstacles) {
    std::vector<std::pair<MapPoint, MapPoint>> walls;
    for (const Polygon& polygon : footprint) {
        const Ring& ring = polygon.outer;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const MapPoint a = ring[i], b = ring[(i + 1) % ring.size()];
            const double length_m = distance_m(a, b);
            if (length_m < least_door_wall_m) continue;
            // Outdoors is to the right of a wall.
            const MapPoint before{
                (a.east_m + b.east_m) / 2 + stands_against_m * (b.north_m - a.north_m) / length_m,
                (a.north_m + b.north_m) / 2 + stands_against_m * (a.east_m - b.east_m) / length_m};
            const double door_top_m = obstacles.ground_m(before) + at_the_door_m;
            const std::vector<std::int32_t> against = obstacles.containing(before);
            if (std::none_of(against.begin(), against.end(), [&](std::int32_t o) {
                    return obstacles.all()[static_cast<std::size_t>(o)].top_m >= door_top_m;
                }))
                walls.emplace_back(a, b);
        }
    }
    return walls;
}

template <class Built>
void add_stated(const Built& built, const Obstacles& obstacles, std::vector<Entrance>& entrances) {
    if (!built.entrances) return;
    const auto walls = walls_for_doors(built.footprint, obstacles);
    double length_m = 0.0;
    for (const auto& [a, b] : walls) length_m += distance_m(a, b);
    const auto count = static_cast<int>(std::min(std::round(*built.entrances), most_entrances));
    std::size_t wall = 0;
    double passed_m = 0.0;
    for (int i = 0; i < count && !walls.empty(); ++i) {
        const double along_m = length_m * (i + 0.5) / count;
        while (wall + 1 < walls.size() &&
               passed_m + distance_m(walls[wall].first, walls[wall].second) < along_m) {
            passed_m += distance_m(walls[wall].first, walls[wall].second);
            ++wall;
        }
        const auto [a, b] = walls[wall];
        const double share = (along_m - passed_m) / distance_m(a, b);
        entrances.push_back({built.id + "#" + std::to_string(i + 1),
                             {a.east_m + share * (b.east_m - a.east_m),
                              a.north_m + share * (b.north_m - a.north_m)},
                             built.ground_floor_use.empty() ? built.use : built.ground_floor_use});
    }
}

}  // namespace

std::vector<Entrance> standing_entrances(const Town& town, const Obstacles& obstacles) {
    const std::vector<const Building*> torn_down = torn_down_buildings(town);
    std::vector<Extent> extents;
    for (const Building* building : torn_down)
        extents.push_back(extent_of(building->footprint).grown(at_the_wall_m));
    std::vector<Entrance> entrances;
    std::unordered_set<const MultiPolygon*> with_doors;
    for (const Entrance& entrance : town.entrances()) {
        const NearestBuilt standing = nearest_standing(entrance.at, obstacles);
        if (is_gone(entrance.at, torn_down, extents, standing)) continue;
        if (standing.footprint != nullptr) with_doors.insert(standing.footprint);
        entrances.push_back(entrance);
    }
    const std::unordered_set<const Building*> gone(torn_down.begin(), torn_down.end());
    for (const Building& building : town.buildings())
        if (!gone.contains(&building) && !with_doors.contains(&building.footprint))
            add_stated(building, obstacles, entrances);
    for (const Development& development : town.developments())
        if (development.stands && development.action == DevelopmentAction::build &&
            !with_doors.contains(&development.footprint))
            add_stated(development, obstacles, entrances);
    return entrances;
}

}  // namespace tk
