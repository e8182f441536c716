#include "engine/surfaces/illuminance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

#include "engine/core/compass.h"
#include "engine/core/parallel_for.h"
#include "engine/surfaces/grid_tiles.h"
#include "engine/surfaces/light_distribution.h"
#include "engine/visibility/hidden_area.h"

namespace tk {
namespace {

constexpr double least_lux = 0.01;
constexpr double furthest_m = 200.0;
constexpr double bearing_step_deg = 5.0;

double below_m(const StreetLight& light, const IlluminanceOptions& options) {
    return light.height_m - options.plane_height_m;
}

/// E = I cos γ / d², without obstacles.
double unobstructed_lux(const StreetLight& light, MapPoint offset, double below) {
    const double d2 =
        offset.east_m * offset.east_m + offset.north_m * offset.north_m + below * below;
    const double intensity = luminous_intensity_cd(light, offset, below);
    return intensity * below / (d2 * std::sqrt(d2));
}

/// The most that any direction gets at this distance.
double highest_lux(const StreetLight& light, double distance, double below) {
    const bool even =
        light.distribution == LightDistribution::isotropic ||
        (light.distribution == LightDistribution::lambertian && light.tilt_deg == 0.0);
    if (even) return unobstructed_lux(light, {distance, 0.0}, below);
    double highest = 0.0;
    // Luminaires are alike on both sides of their front.
    for (double bearing = 0.0; bearing <= 180.0; bearing += bearing_step_deg)
        highest = std::max(
            highest,
            unobstructed_lux(light, moved({}, light.bearing_deg + bearing, distance), below));
    return highest;
}

/// A lamp with its reach and what stands around it.
struct LampField {
    const StreetLight* light;
    double below = 0.0;
    Observer observer;
    Extent extent;
};

std::vector<LampField> lamp_fields(std::span<const StreetLight> lights,
                                   const IlluminanceOptions& options) {
    std::vector<std::optional<LampField>> found(lights.size());
    parallel_for(lights.size(), [&](std::size_t i) {
        const double reach_m = light_reach_m(lights[i], options);
        if (reach_m <= 0.0) return;
        Extent extent;
        extent.add(lights[i].at);
        found[i] = LampField{&lights[i],
                             below_m(lights[i], options),
                             {lights[i].at, lights[i].height_m, options.plane_height_m, reach_m},
                             extent.grown(reach_m)};
    });
    std::vector<LampField> fields;
    for (std::optional<LampField>& field : found)
        if (field) fields.push_back(std::move(*field));
    return fields;
}

/// Adds one lamp to the sums of a tile.
void add_lamp(const LampField& lamp, const Obstacles& obstacles, Grid<double>& sums) {
    const GridSpec& tile = sums.spec();
    const CellRange cells = cells_with_centre_in(tile, lamp.extent);
    if (cells.empty()) return;
    const std::vector<Wall> walls = walls_around(lamp.observer, obstacles);
    const GridSpec window = window_of(tile, cells);
    std::optional<Grid<std::uint8_t>> hidden;
    if (!walls.empty()) hidden = hidden_cells(lamp.observer, walls, window);

    const MapPoint at = lamp.light->at;
    const double reach2 = lamp.observer.reach_m * lamp.observer.reach_m;
    const double below = lamp.below;
    const StreetLight& light = *lamp.light;
    const double flux_lm = light.luminous_flux_lm * light.maintenance_factor * light.dimming;
    // Lambertian, not tilted: I cos γ / d² = flux H² / (π d⁴), which needs no root.
    const bool plain = light.distribution == LightDistribution::lambertian && light.tilt_deg == 0.0;
    const double plain_factor = flux_lm / std::numbers::pi * below * below;
    for (int row = 0; row < window.rows; ++row) {
        const double dn = window.north_of_centre_m(row) - at.north_m;
        for (int col = 0; col < window.cols; ++col) {
            if (hidden && (*hidden)(row, col) != 0) continue;
            const double de = window.east_of_centre_m(col) - at.east_m;
            const double r2 = de * de + dn * dn;
            if (r2 > reach2) continue;
            const double d2 = r2 + below * below;
            sums(cells.row_begin + row, cells.col_begin + col) +=
                plain ? plain_factor / (d2 * d2) : unobstructed_lux(light, {de, dn}, below);
        }
    }
}

}  // namespace

double light_reach_m(const StreetLight& light, const IlluminanceOptions& options) {
    const double below = below_m(light, options);
    if (below <= 0.0 || light.luminous_flux_lm <= 0.0 || light.dimming <= 0.0) return 0.0;
    // Beams may be brighter further out: from the far end inwards to the first that is lit.
    constexpr double step_m = 10.0;
    if (highest_lux(light, furthest_m, below) >= least_lux) return furthest_m;
    double dark_m = furthest_m;
    double lit_m = furthest_m - step_m;
    while (lit_m > 0.0 && highest_lux(light, lit_m, below) < least_lux) {
        dark_m = lit_m;
        lit_m -= step_m;
    }
    if (lit_m <= 0.0 && highest_lux(light, 0.0, below) < least_lux) return 0.0;
    for (int i = 0; i < 24; ++i) {
        const double middle = 0.5 * (lit_m + dark_m);
        (highest_lux(light, middle, below) >= least_lux ? lit_m : dark_m) = middle;
    }
    return dark_m;
}

void recompute_illuminance(Grid<float>& lux, const CellRange& cells,
                           std::span<const StreetLight> lights, const Obstacles& obstacles,
                           const IlluminanceOptions& options, const Progress& progress) {
    const GridSpec spec = lux.spec();
    const std::vector<LampField> lamps = lamp_fields(lights, options);
    const std::vector<CellRange> tiles = tiles_of(intersection(cells, spec.all_cells()));
    const auto compute_tile = [&](std::size_t t) {
        const GridSpec tile = window_of(spec, tiles[t]);
        const Extent extent = tile.extent();
        Grid<double> sums(tile, 0.0);
        // In the order given, so that a cell's sum does not depend on tile or thread.
        for (const LampField& lamp : lamps)
            if (lamp.extent.meets(extent)) add_lamp(lamp, obstacles, sums);
        const Grid<std::uint8_t> built = built_on(obstacles, tile);
        for (int row = 0; row < tile.rows; ++row)
            for (int col = 0; col < tile.cols; ++col)
                lux(tiles[t].row_begin + row, tiles[t].col_begin + col) =
                    built(row, col) != 0 ? std::numeric_limits<float>::quiet_NaN()
                                         : static_cast<float>(sums(row, col));
    };
    parallel_for(tiles.size(), compute_tile, progress);
}

Grid<float> illuminance(std::span<const StreetLight> lights, const Obstacles& obstacles,
                        const GridSpec& spec, const IlluminanceOptions& options,
                        const Progress& progress) {
    Grid<float> lux(spec);
    recompute_illuminance(lux, spec.all_cells(), lights, obstacles, options, progress);
    return lux;
}

double illuminance_at(MapPoint at, std::span<const StreetLight> lights, const Obstacles& obstacles,
                      const IlluminanceOptions& options) {
    if (!obstacles.containing(at).empty()) return std::numeric_limits<double>::quiet_NaN();
    double lux = 0.0;
    for (const StreetLight& light : lights) {
        // Cheaper than the reach, and never nearer.
        if (distance_m(light.at, at) > furthest_m) continue;
        const double reach_m = light_reach_m(light, options);
        const MapPoint offset{at.east_m - light.at.east_m, at.north_m - light.at.north_m};
        if (offset.east_m * offset.east_m + offset.north_m * offset.north_m > reach_m * reach_m ||
            reach_m <= 0.0)
            continue;
        const Observer observer{light.at, light.height_m, options.plane_height_m, reach_m};
        if (is_hidden(observer, walls_around(observer, obstacles), at)) continue;
        lux += unobstructed_lux(light, offset, below_m(light, options));
    }
    return lux;
}

std::size_t lights_in_buildings(std::span<const StreetLight> lights, const Obstacles& obstacles) {
    std::size_t number = 0;
    for (const StreetLight& light : lights)
        if (hangs_on_building({light.at, light.height_m, 0.0, 0.0}, obstacles)) ++number;
    return number;
}

}  // namespace tk
