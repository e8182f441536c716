#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "sample-data/generator/features.h"
#include "sample-data/generator/placed_buildings.h"
#include "sample-data/generator/sample_random.h"

namespace tk {
namespace {

/// How many cameras hang near a place, at most how far from it.
struct CameraGroup {
    const char* place;
    MapPoint around;
    double reach_m;
    int number;
};

std::vector<CameraGroup> camera_groups() {
    const PlanFrame c = centre_frame();
    return {{"station", at(2040, 2690), 130, 14},  {"centrum", c.at(100, 45), 130, 14},
            {"centrum", c.at(-160, 5), 150, 6},    {"centrum", c.at(265, 200), 170, 6},
            {"handel", at(3440, 2400), 170, 10},   {"parkering", at(2320, 2625), 130, 4},
            {"parkering", at(3680, 2400), 190, 6}, {"parkering", at(2110, 775), 130, 3},
            {"skola", at(3320, 3160), 95, 3},      {"skola", at(950, 2480), 95, 3},
            {"skola", c.at(-110, 220), 95, 4},     {"skola", at(2900, 2020), 95, 3},
            {"skola", at(770, 1220), 95, 2},       {"skola", at(3500, 1170), 95, 2}};
}

SampleCamera camera_there(MapPoint p, Heading looks, SampleRandom& random) {
    const std::array<double, 5> views{62.0, 75.0, 90.0, 103.0, 110.0};
    const std::array<double, 4> pixels{1920, 2560, 2688, 3840};
    SampleCamera made;
    made.camera.at = to_centimetres(p);
    made.camera.height_m = std::round(random.between(3.2, 6.0) * 10.0) / 10.0;
    made.camera.bearing_deg =
        std::round(std::fmod(compass_deg(looks) + random.between(-35.0, 35.0) + 360.0, 360.0));
    made.camera.field_of_view_deg = views[random.index(views.size())];
    made.camera.pixels_across = pixels[random.index(pixels.size())];
    return made;
}

}  // namespace

std::vector<SampleCamera> place_cameras(const SampleTown& town, std::uint64_t seed) {
    SampleRandom random(seed, "cameras");
    const PlacedBuildings built(town.buildings);
    PlacedSegments streets;
    for (const LaidStreet& street : town.laid_streets)
        streets.add(street.line, street.width_m / 2.0, 0);
    std::vector<SampleCamera> cameras;
    const auto hang = [&](const char* place, MapPoint p, Heading looks, double apart_m) {
        for (const SampleCamera& other : cameras)
            if (distance_m(other.camera.at, p) < apart_m) return false;
        SampleCamera made = camera_there(p, looks, random);
        char id[16];
        std::snprintf(id, sizeof id, "K-%03d", static_cast<int>(cameras.size()) + 1);
        made.camera.id = id;
        made.place = place;
        cameras.push_back(made);
        return true;
    };
    for (const CameraGroup& group : camera_groups()) {
        const std::vector<std::size_t> walls = built.within(group.around, group.reach_m);
        int left = group.number;
        for (int tries = 0; left > 0 && tries < 4000; ++tries) {
            if (walls.empty() || group.place == std::string("parkering")) break;
            const Building& house = town.buildings[walls[random.index(walls.size())]];
            const Ring& ring = house.footprint.front().outer;
            const std::size_t i = random.index(ring.size());
            const MapPoint a = ring[i], b = ring[(i + 1) % ring.size()];
            const Heading out = heading(a, b).left().back();
            const MapPoint p = along(
                along(a, heading(a, b), distance_m(a, b) * random.between(0.05, 0.95)), out, 0.4);
            // Only where it looks on a public place: open for 12 m, a street not far off.
            if (distance_m(p, group.around) > group.reach_m || built.built_at(p, 0.25) ||
                built.built_at(along(p, out, 6.0)) || built.built_at(along(p, out, 12.0)) ||
                streets.nearest(along(p, out, 8.0), 14.0).owner < 0)
                continue;
            if (hang(group.place, p, out, 9.0)) --left;
        }
        // Where there are no walls, as in a large car park, on lamp posts.
        for (const SampleLamp& lamp : town.lamps)
            if (left > 0 && distance_m(lamp.light.at, group.around) < group.reach_m &&
                !built.built_at(lamp.light.at, 4.0) &&
                hang(group.place, along(lamp.light.at, {0.6, 0.8}, 0.2),
                     heading(lamp.light.at, group.around), 38.0))
                --left;
    }
    return cameras;
}

}  // namespace tk
