#include "sample-data/generator/factor_lattice.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sample-data/generator/placed_buildings.h"

namespace tk {
namespace {

bool point_within(const std::vector<NamedPoint>& points, MapPoint p, double reach_m) {
    return std::any_of(points.begin(), points.end(),
                       [&](const NamedPoint& each) { return distance_m(each.at, p) <= reach_m; });
}

bool ring_within(const std::vector<NamedRing>& rings, MapPoint p, double reach_m) {
    return std::any_of(rings.begin(), rings.end(), [&](const NamedRing& each) {
        return inside(each.ring, p) || (reach_m > 0 && distance_to_ring_m(p, each.ring) <= reach_m);
    });
}

bool is_unwatched(const SampleTown& town, const PlacedBuildings& built, MapPoint p) {
    for (const SampleCamera& each : town.cameras)
        if (distance_m(each.camera.at, p) <= 50.0) return false;
    for (const std::size_t i : built.within(p, 30.0))
        if (is_dwelling(town.buildings[i])) return false;
    return true;
}

double one_lamp_lux(const StreetLight& light, MapPoint p) {
    const double level = distance_m(light.at, p);
    if (level > 60.0) return 0.0;
    const double h2 = light.height_m * light.height_m;
    const double d2 = level * level + h2;
    return light.luminous_flux_lm * light.maintenance_factor * h2 / (std::numbers::pi * d2 * d2);
}

/// The same sum as lamp_lux(), for all cells at once.
Grid<double> lattice_lux(const GridSpec& spec, const std::vector<SampleLamp>& lamps) {
    Grid<double> lux(spec);
    for (const SampleLamp& lamp : lamps) {
        const MapPoint at = lamp.light.at;
        const CellRange near = cells_with_centre_in(
            spec, Extent{at.east_m, at.north_m, at.east_m, at.north_m}.grown(60.0));
        for (int row = near.row_begin; row < near.row_end; ++row)
            for (int col = near.col_begin; col < near.col_end; ++col)
                lux(row, col) += one_lamp_lux(lamp.light, spec.centre_of(row, col));
    }
    return lux;
}

}  // namespace

const char* name_of(Factor factor) {
    constexpr std::array<const char*, factor_count> names{"bars",      "bus_stops",  "car_parks",
                                                          "schools",   "parks",      "station",
                                                          "unwatched", "off_street", "dark"};
    return names[static_cast<std::size_t>(factor)];
}

MapPoint station_door() {
    return at(2033, 2692);
}

double lamp_lux(const std::vector<SampleLamp>& lamps, MapPoint p) {
    double lux = 0.0;
    for (const SampleLamp& lamp : lamps) lux += one_lamp_lux(lamp.light, p);
    return lux;
}

FactorLattice lay_lattice(const SampleTown& town) {
    FactorLattice lattice;
    lattice.spec =
        grid_covering({plan_origin.east_m, plan_origin.north_m, plan_origin.east_m + plan_side_m,
                       plan_origin.north_m + plan_side_m},
                      lattice_cell_m);
    const GridSpec& spec = lattice.spec;
    lattice.land = Grid<std::uint8_t>(spec);
    lattice.factors.fill(Grid<std::uint8_t>(spec));
    lattice.lux = lattice_lux(spec, town.lamps);
    const PlacedBuildings built(town.buildings);
    PlacedSegments streets;
    for (const LaidStreet& street : town.laid_streets)
        streets.add(street.line, street.width_m / 2.0, 0);
    const SampleFeatures& f = town.features;
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col) {
            const MapPoint p = spec.centre_of(row, col);
            if (!inside(town.border, p) || town.ground.wet(p, 0.0)) continue;
            lattice.land(row, col) = 1;
            const auto set = [&](Factor factor, bool holds) {
                lattice.factors[static_cast<std::size_t>(factor)](row, col) = holds ? 1 : 0;
            };
            set(Factor::bars, point_within(f.bars, p, 100.0));
            set(Factor::bus_stops, point_within(f.bus_stops, p, 50.0));
            set(Factor::car_parks, ring_within(f.car_parks, p, 50.0));
            set(Factor::schools, ring_within(f.schools, p, 100.0));
            set(Factor::parks, ring_within(f.parks, p, 0.0));
            set(Factor::station, distance_m(p, station_door()) <= 200.0);
            set(Factor::unwatched, is_unwatched(town, built, p));
            set(Factor::off_street, streets.nearest(p, 40.0).owner < 0);
            set(Factor::dark, lattice.lux(row, col) < dark_limit_lux);
        }
    lattice.dwellings.resize(spec.cell_count());
    for (std::size_t i = 0; i < town.buildings.size(); ++i) {
        const auto cell = cell_at(spec, centroid(town.buildings[i].footprint));
        if (cell && is_dwelling(town.buildings[i]) && lattice.land(cell->row, cell->col))
            lattice
                .dwellings[static_cast<std::size_t>(cell->row) *
                               static_cast<std::size_t>(spec.cols) +
                           static_cast<std::size_t>(cell->col)]
                .push_back(i);
    }
    return lattice;
}

}  // namespace tk
