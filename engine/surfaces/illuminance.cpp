#include "engine/surfaces/illuminance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/grid_tiles.h"
#include "engine/surfaces/lamp_light.h"
#include "engine/surfaces/light_reach.h"
#include "engine/surfaces/place_runs.h"
#include "engine/visibility/sight.h"
#include "engine/visibility/tree_shade.h"
#include "engine/visibility/visible_cells.h"

namespace tk {
namespace {

LampLight lamp_light(const StreetLight& light, const IlluminanceOptions& options) {
    const double below_m = light.height_m - options.plane_height_m;
    return {light, below_m <= 0.0 && is_upright(options.quantity) ? light.height_m : below_m,
            options.minute_of_day};
}

Observer lamp_observer(const StreetLight& light, const LampLight& lamp,
                       const IlluminanceOptions& options) {
    return {light.at, light.height_m, options.plane_height_m, lamp.reach_m()};
}

/// A lamp that reaches the cells asked for.
struct ReachingLamp {
    LampLight light;
    Observer observer;
};

/// The lamps that reach any of some cells, in the order given, and which cells.
struct ReachingLamps {
    std::vector<ReachingLamp> lamps;
    std::vector<CellRange> cells;
};

/// The cells of a grid that an observer may reach: a hair more, so that rounding loses none.
CellRange cells_lit_by(const Observer& lamp, const GridSpec& spec) {
    Extent extent;
    extent.add(lamp.at);
    return cells_with_centre_in(spec, extent.grown(lamp.reach_m + 1e-3));
}

ReachingLamps lamps_reaching(const GridSpec& spec, const CellRange& cells,
                             std::span<const StreetLight> lights,
                             const IlluminanceOptions& options) {
    const Extent near = window_of(spec, cells).extent().grown(furthest_light_m);
    ReachingLamps reaching;
    for (const StreetLight& light : lights) {
        // Spares the reckoning of its reach.
        if (!near.contains(light.at)) continue;
        const LampLight lamp = lamp_light(light, options);
        if (lamp.reach_m() <= 0.0) continue;
        const Observer observer = lamp_observer(light, lamp, options);
        const CellRange lit = intersection(cells_lit_by(observer, spec), cells);
        if (lit.empty()) continue;
        reaching.lamps.push_back({lamp, observer});
        reaching.cells.push_back(lit);
    }
    return reaching;
}

/// The sums of one tile.
class TileLight {
public:
    TileLight(const GridSpec& tile, const IlluminanceOptions& options)
        : surface_(options.quantity, options.facing_deg),
          sums_(surface_.facings(), Grid<double>(tile, 0.0)),
          offsets_m_(static_cast<std::size_t>(tile.cols)),
          cd_per_m3_(offsets_m_.size()) {}

    void add(const ReachingLamp& lamp, const Obstacles& obstacles) {
        const GridSpec& tile = sums_.front().spec();
        const CellRange cells = cells_lit_by(lamp.observer, tile);
        if (cells.empty()) return;
        for (int col = cells.col_begin; col < cells.col_end; ++col)
            offsets_m_[static_cast<std::size_t>(col)] =
                tile.east_of_centre_m(col) - lamp.observer.at.east_m;
        const GridSpec window = window_of(tile, cells);
        const Sight sight(lamp.observer, window.extent(), obstacles);
        const TreeShade trees(sight, window.extent(), obstacles);
        const VisibleCells visible(sight, window);
        visible.each_run([&](int row, int begin, int end) {
            const auto count = static_cast<std::size_t>(end - begin);
            add_run(lamp, trees, cells.row_begin + row,
                    static_cast<std::size_t>(cells.col_begin + begin),
                    visible.below_m(row).subspan(static_cast<std::size_t>(begin), count));
        });
    }

    /// Rounds once, to what is asked for.
    void give(const Grid<std::uint8_t>& built, Grid<float>& lux, const CellRange& cells) const {
        for (int row = 0; row < cells.rows(); ++row) {
            const auto no_data = built.view().row(row);
            const auto to = lux.view()
                                .row(cells.row_begin + row)
                                .subspan(static_cast<std::size_t>(cells.col_begin), no_data.size());
            for (std::size_t col = 0; col < no_data.size(); ++col)
                to[col] = no_data[col] != 0 ? std::numeric_limits<float>::quiet_NaN()
                                            : static_cast<float>(least(row, col));
        }
    }

private:
    void add_run(const ReachingLamp& lamp, const TreeShade& trees, int row, std::size_t first,
                 std::span<const double> below_m) {
        const LampPoints points{
            std::span<const double>(offsets_m_).subspan(first, below_m.size()),
            sums_.front().spec().north_of_centre_m(row) - lamp.observer.at.north_m, below_m};
        const std::span<double> cd_per_m3(cd_per_m3_.data(), below_m.size());
        lamp.light.find(points, cd_per_m3);
        trees.dim(points.east_m, points.north_m, below_m, cd_per_m3);
        std::array<double*, LitSurface::most_facings> sums{};
        for (std::size_t k = 0; k < sums_.size(); ++k) sums[k] = &sums_[k].view().row(row)[first];
        surface_.add(points, cd_per_m3, sums);
    }

    double least(int row, std::size_t col) const {
        double lux = sums_.front().view().row(row)[col];
        for (std::size_t k = 1; k < sums_.size(); ++k)
            lux = std::min(lux, sums_[k].view().row(row)[col]);
        return lux;
    }

    LitSurface surface_;
    std::vector<Grid<double>> sums_;  ///< of each facing
    std::vector<double> offsets_m_;   ///< of the columns' centres, east of the lamp
    std::vector<double> cd_per_m3_;
};

/// What one lamp sends to those places that it reaches.
struct LampAtPlaces {
    struct Lit {
        std::size_t place;
        double east_m, north_m, below_m;  ///< from the lamp
        double cd_per_m3;
    };
    std::vector<Lit> lit;  ///< by place
};

LampAtPlaces reach_places(const StreetLight& light, std::span<const MapPoint> places,
                          const PlaceRuns& runs, const Obstacles& obstacles,
                          const IlluminanceOptions& options) {
    LampAtPlaces reached;
    const LampLight lamp = lamp_light(light, options);
    if (lamp.reach_m() <= 0.0) return reached;
    const Observer observer = lamp_observer(light, lamp, options);
    Extent around, targets;
    around.add(light.at);
    runs.each_in(around.grown(lamp.reach_m() + 1e-3), [&](std::size_t i) {
        const double east_m = places[i].east_m - light.at.east_m;
        const double north_m = places[i].north_m - light.at.north_m;
        const double distance2 = east_m * east_m + north_m * north_m;
        if (distance2 > furthest_light_m * furthest_light_m ||
            distance2 > lamp.reach_m() * lamp.reach_m())
            return;
        reached.lit.push_back({i, east_m, north_m, 0.0, 0.0});
        targets.add(places[i]);
    });
    if (reached.lit.empty()) return reached;
    const Sight sight(observer, targets, obstacles);
    const TreeShade trees(sight, targets, obstacles);
    for (LampAtPlaces::Lit& lit : reached.lit) lit.below_m = sight.below_m(places[lit.place]);
    std::erase_if(reached.lit, [&](const LampAtPlaces::Lit& lit) {
        return sight.hides(places[lit.place], lit.below_m);
    });
    for (LampAtPlaces::Lit& lit : reached.lit) {
        const LampPoints point{{&lit.east_m, 1}, lit.north_m, {&lit.below_m, 1}};
        lamp.find(point, {&lit.cd_per_m3, 1});
        trees.dim(point.east_m, lit.north_m, point.below_m, {&lit.cd_per_m3, 1});
    }
    return reached;
}

}  // namespace

double light_reach_m(const StreetLight& light, const IlluminanceOptions& options) {
    return lamp_light(light, options).reach_m();
}

void recompute_illuminance(Grid<float>& lux, const CellRange& cells,
                           std::span<const StreetLight> lights, const Obstacles& obstacles,
                           const IlluminanceOptions& options, const Progress& progress) {
    const GridSpec spec = lux.spec();
    const CellRange asked = intersection(cells, spec.all_cells());
    if (asked.empty()) return;
    const ReachingLamps reaching = lamps_reaching(spec, asked, lights, options);
    const GridTiles tiles(asked);
    const auto lamps_of_tile = tiles.meeting(reaching.cells);
    const auto compute_tile = [&](std::size_t t) {
        const CellRange tile = tiles.tile(t);
        TileLight light(window_of(spec, tile), options);
        // In the order given, so that a cell's sum does not depend on tile or thread.
        for (const std::uint32_t i : lamps_of_tile[t]) light.add(reaching.lamps[i], obstacles);
        light.give(built_on(obstacles, window_of(spec, tile)), lux, tile);
    };
    parallel_for(tiles.count(), compute_tile, progress);
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
    Extent target;
    target.add(at);
    const LitSurface surface(options.quantity, options.facing_deg);
    std::array<double, LitSurface::most_facings> lux{};
    for (const StreetLight& light : lights) {
        const double east_m = at.east_m - light.at.east_m;
        const double north_m = at.north_m - light.at.north_m;
        const double distance2 = east_m * east_m + north_m * north_m;
        if (distance2 > furthest_light_m * furthest_light_m) continue;
        const LampLight lamp = lamp_light(light, options);
        if (lamp.reach_m() <= 0.0 || distance2 > lamp.reach_m() * lamp.reach_m()) continue;
        const Sight sight(lamp_observer(light, lamp, options), target, obstacles);
        const double below_m = sight.below_m(at);
        if (sight.hides(at, below_m)) continue;
        const LampPoints point{{&east_m, 1}, north_m, {&below_m, 1}};
        double cd_per_m3 = 0.0;
        lamp.find(point, {&cd_per_m3, 1});
        TreeShade(sight, target, obstacles)
            .dim(point.east_m, north_m, point.below_m, {&cd_per_m3, 1});
        surface.add(point, {&cd_per_m3, 1}, {&lux[0], &lux[1], &lux[2], &lux[3]});
    }
    return *std::min_element(lux.begin(),
                             lux.begin() + static_cast<std::ptrdiff_t>(surface.facings()));
}

std::vector<double> illuminance_at_places(std::span<const MapPoint> places,
                                          std::span<const StreetLight> lights,
                                          const Obstacles& obstacles,
                                          const IlluminanceOptions& options,
                                          const Progress& progress) {
    const PlaceRuns runs(places);
    const Extent near = runs.extent().grown(furthest_light_m);
    std::vector<const StreetLight*> lamps;
    for (const StreetLight& light : lights)
        if (near.contains(light.at)) lamps.push_back(&light);
    std::vector<LampAtPlaces> reached(lamps.size());
    parallel_for(
        lamps.size(),
        [&](std::size_t k) {
            reached[k] = reach_places(*lamps[k], places, runs, obstacles, options);
        },
        progress);
    // In the order given, as at one place.
    const LitSurface surface(options.quantity, options.facing_deg);
    std::vector<std::array<double, LitSurface::most_facings>> sums(places.size());
    for (const LampAtPlaces& lamp : reached)
        for (const LampAtPlaces::Lit& lit : lamp.lit) {
            auto& sum = sums[lit.place];
            surface.add({{&lit.east_m, 1}, lit.north_m, {&lit.below_m, 1}}, {&lit.cd_per_m3, 1},
                        {&sum[0], &sum[1], &sum[2], &sum[3]});
        }
    std::vector<double> lux(places.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        lux[i] = obstacles.containing(places[i]).empty()
                     ? *std::min_element(
                           sums[i].begin(),
                           sums[i].begin() + static_cast<std::ptrdiff_t>(surface.facings()))
                     : std::numeric_limits<double>::quiet_NaN();
    return lux;
}

std::size_t lights_in_buildings(std::span<const StreetLight> lights, const Obstacles& obstacles) {
    return static_cast<std::size_t>(
        std::count_if(lights.begin(), lights.end(), [&](const StreetLight& light) {
            return hangs_on_building(light.at, light.height_m, obstacles);
        }));
}

}  // namespace tk
