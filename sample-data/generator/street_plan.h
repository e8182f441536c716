#pragma once

#include <cstdint>

#include "sample-data/generator/street_network.h"

namespace tk {

/// A quarter of detached houses: where, and how its streets bend.
struct VillaQuarter {
    std::string name;
    Ring ring;
    PlanFrame frame;
    double spacing_m = 80.0;  ///< between streets
    double bend_m = 20.0;     ///< how far they swing
    double lot_m = 30.0;      ///< along the street; from 40: rows of terraced houses
    std::vector<std::string> names;
};

/// A quarter of slabs around green yards, motor traffic kept outside.
struct SlabQuarter {
    std::string name;
    Ring ring;
    PlanFrame frame;
    double tile_u_m = 165.0;
    double tile_v_m = 140.0;
    std::vector<std::string> names;
};

std::vector<VillaQuarter> villa_quarters();
std::vector<SlabQuarter> slab_quarters();

/// Block lines of the quarters that are built on a grid.
struct BlockGrid {
    std::string name;
    PlanFrame frame;
    Ring ring;
    std::vector<double> u_lines, v_lines;
    std::vector<std::string> u_names, v_names;  ///< of the streets along constant u, constant v
    double street_width_m = 8.0;
    StreetKind kind = StreetKind::street;
};
std::vector<BlockGrid> block_grids();

void lay_main_roads(StreetNetwork& network);
void lay_quarter_streets(StreetNetwork& network);
void lay_paths(StreetNetwork& network, const Ground& ground);

}  // namespace tk
