#pragma once

#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/compass.h"
#include "engine/town/town.h"

namespace tk::bench {

/// A made-up built-up area, the same for the same numbers: turned houses on jittered plots, lamps
/// and cameras between them.
struct BenchmarkTown {
    static constexpr double usual_side_m = 4000.0;
    static constexpr MapPoint corner{674000.0, 6580000.0};

    static Extent extent(double side_m = usual_side_m) {
        return {corner.east_m, corner.north_m, corner.east_m + side_m, corner.north_m + side_m};
    }

    explicit BenchmarkTown(int buildings, double side = usual_side_m) : side_m(side) {
        const int across = static_cast<int>(std::ceil(std::sqrt(buildings)));
        const double plot = side_m / across;
        TownParts parts;
        for (int i = 0; i < buildings; ++i) {
            const double east = corner.east_m + (i % across + real(0.3, 0.7)) * plot;
            const double north = corner.north_m + (i / across + real(0.3, 0.7)) * plot;
            Building building;
            building.id = std::to_string(i);
            building.footprint = {{house({east, north}, real(8.0, 20.0), real(8.0, 14.0)), {}}};
            building.height_m = real(3.0, 15.0);
            parts.buildings.push_back(std::move(building));
        }
        town = build_town(std::move(parts));
    }

    const double side_m;

    std::vector<StreetLight> lights(int number, LightDistribution distribution) {
        std::vector<StreetLight> all;
        for (int i = 0; i < number; ++i) {
            StreetLight light;
            light.id = std::to_string(i);
            light.at = place();
            light.height_m = real(4.0, 8.0);
            light.luminous_flux_lm = real(2000.0, 6000.0);
            light.distribution = distribution;
            light.bearing_deg = real(0.0, 360.0);
            all.push_back(light);
        }
        return all;
    }

    /// Cameras that see all round to `reach_m`, high enough to look over the lower houses.
    std::vector<Camera> cameras(int number, double reach_m) {
        std::vector<Camera> all;
        for (int i = 0; i < number; ++i) {
            Camera camera;
            camera.id = std::to_string(i);
            camera.at = place();
            camera.height_m = real(4.0, 12.0);
            camera.pixels_across = 20000.0;
            camera.range_m = reach_m;
            all.push_back(camera);
        }
        return all;
    }

    MapPoint place() {
        return {corner.east_m + real(0.0, side_m), corner.north_m + real(0.0, side_m)};
    }

    std::shared_ptr<const Town> town;

private:
    double real(double from, double to) {
        return std::uniform_real_distribution<double>(from, to)(random_);
    }
    Ring house(MapPoint centre, double width, double depth) {
        const double turned = real(0.0, 360.0);
        const double half = std::hypot(width, depth) / 2.0;
        const double corner_deg = std::atan2(width, depth) / radians_per_degree;
        return {moved(centre, turned - corner_deg, half),
                moved(centre, turned + 180.0 + corner_deg, half),
                moved(centre, turned + 180.0 - corner_deg, half),
                moved(centre, turned + corner_deg, half)};
    }

    std::mt19937 random_{7};
};

}  // namespace tk::bench
