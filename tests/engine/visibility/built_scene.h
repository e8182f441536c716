#pragma once

#include <cmath>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/compass.h"
#include "engine/town/town.h"
#include "engine/visibility/obstacles.h"
#include "engine/visibility/sight.h"

namespace tk::test {

/// A town of buildings with what stands in the way in it. At full SWEREF coordinates.
struct BuiltScene {
    std::shared_ptr<const Town> town;
    Obstacles obstacles;

    explicit BuiltScene(TownParts parts) : town(build_town(std::move(parts))), obstacles(*town) {}
    explicit BuiltScene(std::vector<Building> buildings)
        : BuiltScene(parts_of(std::move(buildings))) {}

private:
    static TownParts parts_of(std::vector<Building> buildings) {
        TownParts parts;
        parts.buildings = std::move(buildings);
        return parts;
    }
};

inline Building building_of(std::string id, MultiPolygon footprint, double height_m) {
    Building building;
    building.id = std::move(id);
    building.footprint = std::move(footprint);
    building.height_m = height_m;
    return building;
}

inline Ring box_ring(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}};
}

inline Building box_building(std::string id, Extent box, double height_m) {
    return building_of(std::move(id),
                       {{box_ring(box.west_m, box.south_m, box.east_m, box.north_m), {}}},
                       height_m);
}

/// A wall 1 m thick that stands across the east-west line through `west_face`, 200 m long, its
/// western face there.
inline Building long_wall(MapPoint west_face, double height_m) {
    return box_building("wall",
                        {west_face.east_m, west_face.north_m - 100.0, west_face.east_m + 1.0,
                         west_face.north_m + 100.0},
                        height_m);
}

/// Made-up built surroundings, the same for the same seed: turned boxes, a courtyard, terraced
/// houses with party walls, an L, flat slabs of height 0.
class RandomBuildings {
public:
    explicit RandomBuildings(unsigned seed) : random_(seed) {}

    static Extent extent() { return {674000, 6580000, 674160, 6580160}; }

    double real(double from, double to) {
        return std::uniform_real_distribution<double>(from, to)(random_);
    }
    MapPoint place() { return {real(674000, 674160), real(6580000, 6580160)}; }

    std::vector<Building> buildings() {
        std::vector<Building> all;
        const auto add = [&](MultiPolygon footprint, double height_m) {
            all.push_back(building_of(std::to_string(all.size()), std::move(footprint), height_m));
        };
        for (int i = 0; i < 7; ++i)
            add({{turned(box_ring(0, 0, real(4, 25), real(4, 25))), {}}}, real(0.5, 16.0));
        add({{turned(box_ring(0, 0, 30, 30)), {}}}, 0.0);
        add(courtyard(), real(3.0, 9.0));
        add({{turned({{0, 0}, {20, 0}, {20, 8}, {8, 8}, {8, 18}, {0, 18}}), {}}}, real(3.0, 9.0));
        turn_ = real(0.0, 360.0);
        const MapPoint corner = place();
        for (int house = 0; house < 4; ++house)
            add({{at(corner, box_ring(7.0 * house, 0, 7.0 * house + 7.0, 9)), {}}}, real(4.0, 8.0));
        return all;
    }

private:
    /// Turned about the origin, then moved; corners that two rings share stay one point.
    Ring at(MapPoint corner, const Ring& ring) const {
        const double s = std::sin(turn_ * radians_per_degree);
        const double c = std::cos(turn_ * radians_per_degree);
        Ring moved_ring;
        for (const MapPoint p : ring)
            moved_ring.push_back({corner.east_m + c * p.east_m - s * p.north_m,
                                  corner.north_m + s * p.east_m + c * p.north_m});
        return moved_ring;
    }
    Ring turned(const Ring& ring) {
        turn_ = real(0.0, 360.0);
        return at(place(), ring);
    }
    MultiPolygon courtyard() {
        turn_ = real(0.0, 360.0);
        const MapPoint corner = place();
        return {{at(corner, box_ring(0, 0, 34, 30)),
                 {at(corner, {{8, 8}, {8, 22}, {26, 22}, {26, 8}})}}};
    }

    std::mt19937 random_;
    double turn_ = 0.0;
};

/// Line of sight drawn plainly: whether the straight ray from (`from`, z0) to (`to`, zt) passes any
/// wall below its top. The walls of a building in whose footprint `from` stands, at or below its
/// roof, do not count.
inline bool plainly_hidden(const Obstacles& obstacles, MapPoint from, double z0, MapPoint to,
                           double zt) {
    for (const Wall& wall : obstacles.walls()) {
        const Obstacle& owner = obstacles.obstacle(wall.obstacle);
        if (z0 <= owner.height_m && contains(*owner.footprint, from)) continue;
        const long double rx = to.east_m - from.east_m, ry = to.north_m - from.north_m;
        const long double wx = wall.b.east_m - wall.a.east_m, wy = wall.b.north_m - wall.a.north_m;
        const long double ax = wall.a.east_m - from.east_m, ay = wall.a.north_m - from.north_m;
        const long double cross = rx * wy - ry * wx;
        if (cross == 0.0L) continue;
        const long double along_ray = (ax * wy - ay * wx) / cross;
        const long double along_wall = (ax * ry - ay * rx) / cross;
        if (along_ray <= 0.0L || along_ray >= 1.0L || along_wall < 0.0L || along_wall > 1.0L)
            continue;
        if (z0 + (zt - z0) * along_ray < wall.top_m) return true;
    }
    return false;
}

}  // namespace tk::test
