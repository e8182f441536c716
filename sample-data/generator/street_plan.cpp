#include "sample-data/generator/street_plan.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tk {
namespace {

struct MainRoad {
    std::string name;
    double width_m;
    Line through;
};

std::vector<MainRoad> main_roads() {
    const PlanFrame c = centre_frame();
    const PlanFrame e = east_town_frame();
    return {
        {"Västra vägen",
         11.0,
         {at(36, 2010), at(400, 2030), at(900, 1985), at(1400, 2000), c.at(-400, 0),
          c.at(-380, 0)}},
        {"Storgatan", 12.0, {c.at(-380, 0), c.at(470, 0)}},
        {"Österleden",
         12.0,
         {c.at(470, 0), e.at(-200, 0), e.at(0, 0), e.at(300, 0), at(3300, 2170), at(3600, 2215),
          at(3974, 2220)}},
        {"Järnvägsgatan", 11.0, {c.at(265, -345), c.at(265, 560)}},
        {"Norra vägen",
         11.0,
         {c.at(265, 560), at(2160, 2760), at(2110, 3000), at(2085, 3300), at(2060, 3600),
          at(2050, 3953)}},
        {"Hamngatan",
         11.0,
         {c.at(265, -345), at(2362, 1650), at(2372, 1220), at(2345, 950), at(2330, 690)}},
        {"Strandvägen",
         9.0,
         {at(66, 580), at(480, 520), at(880, 450), at(1120, 440), at(1420, 545), at(1700, 690),
          at(1850, 715), at(2060, 700), at(2330, 690), at(2700, 610), at(3000, 560), at(3400, 480),
          at(3927, 440)}},
        {"Kungsvägen",
         10.0,
         {at(1430, 2002), at(1455, 1750), at(1410, 1400), at(1400, 1000), at(1440, 700),
          at(1470, 570)}},
        {"Norrängsvägen",
         10.0,
         {at(1430, 2002), at(1380, 2350), at(1265, 2650), at(1180, 2885), at(1060, 3180),
          at(1010, 3500), at(960, 3953)}},
        {"Björkhöjdsvägen",
         10.0,
         {e.at(0, -400), e.at(0, 400), at(2800, 2700), at(2850, 2950), at(2960, 3260),
          at(3080, 3560), at(3170, 3925)}},
        {"Solbackavägen",
         10.0,
         {e.at(300, 0), at(3075, 1900), at(3062, 1690), at(3060, 1400), at(3075, 1100),
          at(3110, 800), at(3130, 540)}},
        {"Sjöbergavägen",
         8.0,
         {at(745, 1998), at(720, 1700), at(665, 1480), at(640, 1240), at(600, 900), at(545, 508)}},
        {"Ekbacksvägen",
         8.0,
         {at(1330, 2520), at(1180, 2600), at(1120, 2700), at(1040, 2905), at(985, 3090),
          at(1020, 3330)}},
        {"Verkstadsgatan",
         9.0,
         {at(1055, 3195), at(1260, 3215), at(1500, 3190), at(2100, 3120), at(2500, 3110),
          at(2720, 3040), at(2880, 3035)}},
    };
}

void lay_grid(StreetNetwork& network, const BlockGrid& grid) {
    LayRules rules;
    rules.within = &grid.ring;
    rules.reach_m = 110.0;
    const double low_u = grid.u_lines.front() - 60, high_u = grid.u_lines.back() + 60;
    const double low_v = grid.v_lines.front() - 60, high_v = grid.v_lines.back() + 60;
    for (std::size_t i = 0; i < grid.v_lines.size(); ++i)
        network.lay(
            {grid.v_names[i],
             grid.kind,
             grid.street_width_m,
             true,
             {grid.frame.at(low_u, grid.v_lines[i]), grid.frame.at(high_u, grid.v_lines[i])}},
            rules);
    for (std::size_t i = 0; i < grid.u_lines.size(); ++i)
        network.lay(
            {grid.u_names[i],
             grid.kind,
             grid.street_width_m,
             true,
             {grid.frame.at(grid.u_lines[i], low_v), grid.frame.at(grid.u_lines[i], high_v)}},
            rules);
}

/// Every second line between the yards is a street, the others are paths.
void lay_slabs(StreetNetwork& network, const SlabQuarter& quarter) {
    LayRules rules;
    rules.within = &quarter.ring;
    std::size_t name = 0;
    const auto line = [&](bool constant_u, double position) {
        const auto place = [&](double other) {
            return constant_u ? quarter.frame.at(position, other)
                              : quarter.frame.at(other, position);
        };
        return Line{place(-900), place(900)};
    };
    for (int k = -6; k <= 6; k += 2) {
        const bool off = k % 4 != 0;
        network.lay({quarter.names[name++ % quarter.names.size()], StreetKind::street, 7.0, true,
                     line(false, k * quarter.tile_v_m)},
                    rules);
        if (off)
            network.lay({quarter.names[name++ % quarter.names.size()], StreetKind::street, 7.0,
                         true, line(true, k * quarter.tile_u_m)},
                        rules);
    }
    rules.reach_m = 80.0;
    for (int k = -6; k <= 6; ++k) {
        const std::string path = quarter.name + (k % 2 ? "stråket" : "sgången");
        if (k % 2)
            network.lay(
                {path, StreetKind::path, 3.0, k % 3 != 0, line(false, k * quarter.tile_v_m)},
                rules);
        if (k % 4 != 2 && k % 4 != -2)
            network.lay({path, StreetKind::path, 3.0, true, line(true, k * quarter.tile_u_m)},
                        rules);
    }
}

void lay_villas(StreetNetwork& network, const VillaQuarter& quarter) {
    LayRules rules;
    rules.within = &quarter.ring;
    rules.shortest_m = 90.0;
    rules.reach_m = 60.0;
    std::size_t name = 0;
    const auto swing = [&](double u, double v) {
        return quarter.bend_m * std::sin(u / 150.0 + v / 400.0) +
               0.5 * quarter.bend_m * std::sin(u / 61.0 + 1.0);
    };
    for (int k = -9; k <= 9; ++k) {
        Line line;
        for (double u = -800; u <= 800; u += 12)
            line.push_back(
                quarter.frame.at(u, k * quarter.spacing_m + swing(u, k * quarter.spacing_m)));
        network.lay(
            {quarter.names[name++ % quarter.names.size()], StreetKind::street, 6.0, true, line},
            rules);
    }
    // Cross streets between two neighbours, staggered so that no straight way leads through.
    rules.shortest_m = 40.0;
    for (int k = -9; k < 9; ++k) {
        const double low = k * quarter.spacing_m, high = (k + 1) * quarter.spacing_m;
        for (int j = -4; j <= 4; ++j) {
            const double u = j * 235.0 + (k % 2 ? 70.0 : -45.0) + k * 9.0;
            const Line line{quarter.frame.at(u, low + swing(u, low) + 1.0),
                            quarter.frame.at(u + 6.0, high + swing(u + 6.0, high) - 1.0)};
            const bool path = (j + k) % 3 == 0;
            network.lay(
                {quarter.names[name++ % quarter.names.size()],
                 path ? StreetKind::path : StreetKind::street, path ? 3.0 : 5.5, true, line},
                rules);
        }
    }
}

}  // namespace

void lay_main_roads(StreetNetwork& network) {
    LayRules rules;
    rules.over_water = true;
    rules.over_railway = true;
    rules.parallel_gap_m = 0.0;
    rules.reach_m = 30.0;
    for (const MainRoad& road : main_roads())
        network.lay({road.name, StreetKind::main_road, road.width_m, true, smooth(road.through)},
                    rules);
}

void lay_quarter_streets(StreetNetwork& network) {
    for (const BlockGrid& grid : block_grids()) lay_grid(network, grid);
    for (const SlabQuarter& quarter : slab_quarters()) lay_slabs(network, quarter);
    for (const VillaQuarter& quarter : villa_quarters()) lay_villas(network, quarter);
}

}  // namespace tk
