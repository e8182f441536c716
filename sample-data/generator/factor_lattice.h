#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/grid/grid.h"
#include "sample-data/generator/sample_town.h"

namespace tk {

/// What the incidents' intensity depends on, each 0 or 1 at the centre of a lattice cell.
enum class Factor {
    bars,        ///< within 100 m of a bar
    bus_stops,   ///< within 50 m of a bus stop
    car_parks,   ///< within 50 m of a car park's outline, or in it
    schools,     ///< within 100 m of a school's grounds, or in them
    parks,       ///< in a park
    station,     ///< within 200 m of the railway station's door
    unwatched,   ///< no camera within 50 m, and no dwelling within 30 m
    off_street,  ///< more than 40 m from every street's and path's edge
    dark,        ///< in dark hours only: lamps give less than 0.2 lx there
};
inline constexpr std::size_t factor_count = 9;
const char* name_of(Factor factor);

inline constexpr double lattice_cell_m = 25.0;
inline constexpr double dark_limit_lux = 0.2;

/// The factors on a lattice of 25 m cells over the plan.
struct FactorLattice {
    GridSpec spec;
    Grid<std::uint8_t> land;  ///< 1 where incidents can be: dry, within the municipality
    std::array<Grid<std::uint8_t>, factor_count> factors;
    Grid<double> lux;  ///< see lamp_lux()
    /// Dwellings (indices of buildings) with their centre in the cell; row-major.
    std::vector<std::vector<std::size_t>> dwellings;

    bool has(Factor factor, std::size_t cell) const {
        return factors[static_cast<std::size_t>(factor)].cells()[cell] != 0;
    }
};

FactorLattice lay_lattice(const SampleTown& town);

/// Horizontal lux at the ground from all lamps within 60 m, each taken as Lambertian and without
/// shadows: flux × maintenance factor × height² / (pi × distance⁴).
double lamp_lux(const std::vector<SampleLamp>& lamps, MapPoint p);

MapPoint station_door();

}  // namespace tk
