#include <algorithm>
#include <cmath>

#include "sample-data/generator/building_placer.h"
#include "sample-data/generator/street_plan.h"

namespace tk {
namespace {

double to_decimetre(double metres) {
    return std::round(metres * 10.0) / 10.0;
}

BuildingKind town_house(SampleRandom& random, int floors) {
    const bool shops = random.chance(0.35);
    return {shops                 ? "flerbostadshus med lokaler"
            : random.chance(0.15) ? "kontor"
                                  : "flerbostadshus",
            floors, to_decimetre(floors * random.between(3.0, 3.4) + random.between(1.5, 4.0)),
            shops ? 0.36 : 0.28};
}

/// Houses wall to wall along one side of a block.
/// @param from, to the side's ends at the street, the yard to the left
void build_side(BuildingPlacer& placer, SampleRandom& random, MapPoint from, MapPoint to,
                int usual_floors) {
    const Heading h = heading(from, to);
    const double length = distance_m(from, to);
    const double depth = random.between(11.0, 13.0);
    const Clearance wall{1.5, 0.5, -0.1, nullptr};
    for (double u = 0.0; u < length - 7.0;) {
        double piece = random.between(19.0, 36.0);
        if (length - (u + piece) < 13.0) piece = length - u;
        const int floors =
            std::max(2, usual_floors + static_cast<int>(std::floor(random.between(-1.0, 2.0))));
        const MapPoint middle = along(along(from, h, u + piece / 2.0), h.left(), depth / 2.0);
        if (!random.chance(0.07))
            placer.place(box_plan(middle, h, piece, depth), town_house(random, floors), wall);
        u += piece;
    }
}

/// A closed block round a yard, with a house or two in it.
void build_block(BuildingPlacer& placer, SampleRandom& random, const PlanFrame& frame,
                 const Extent& uv, int usual_floors) {
    const double depth = 12.0;
    const auto p = [&](double u, double v) { return frame.at(u, v); };
    build_side(placer, random, p(uv.west_m, uv.south_m), p(uv.east_m, uv.south_m), usual_floors);
    build_side(placer, random, p(uv.east_m, uv.north_m), p(uv.west_m, uv.north_m), usual_floors);
    build_side(placer, random, p(uv.east_m, uv.south_m + depth + 1.2),
               p(uv.east_m, uv.north_m - depth - 1.2), usual_floors);
    build_side(placer, random, p(uv.west_m, uv.north_m - depth - 1.2),
               p(uv.west_m, uv.south_m + depth + 1.2), usual_floors);
    if (random.chance(0.55)) {
        const MapPoint middle = p((uv.west_m + uv.east_m) / 2.0 + random.between(-9, 9),
                                  (uv.south_m + uv.north_m) / 2.0 + random.between(-6, 6));
        placer.place(box_plan(middle, frame.u, random.between(9, 17), random.between(6, 9)),
                     {"gårdshus", 2, to_decimetre(random.between(4.5, 7.5)), 0.12},
                     {2.0, 1.0, 4.0, nullptr});
    }
}

void build_grid(BuildingPlacer& placer, SampleRandom& random, const BlockGrid& grid,
                int usual_floors) {
    const double margin = grid.street_width_m / 2.0 + 2.6;
    for (std::size_t j = 0; j + 1 < grid.v_lines.size(); ++j)
        for (std::size_t i = 0; i + 1 < grid.u_lines.size(); ++i) {
            const Extent uv{grid.u_lines[i] + margin, grid.v_lines[j] + margin,
                            grid.u_lines[i + 1] - margin, grid.v_lines[j + 1] - margin};
            build_block(placer, random, grid.frame, uv, usual_floors);
        }
}

/// Rectangular halls with yards between them.
void build_hall_plots(BuildingPlacer& placer, SampleRandom& random, const BlockGrid& grid,
                      const BuildingKind& usual) {
    for (std::size_t j = 0; j + 1 < grid.v_lines.size(); ++j)
        for (std::size_t i = 0; i + 1 < grid.u_lines.size(); ++i)
            for (int k = 0; k < 9; ++k) {
                const double length = random.between(28.0, 82.0);
                const double depth = random.between(18.0, 42.0);
                const MapPoint centre =
                    grid.frame.at(random.between(grid.u_lines[i] + length / 2 + 9,
                                                 std::max(grid.u_lines[i] + length / 2 + 10,
                                                          grid.u_lines[i + 1] - length / 2 - 9)),
                                  random.between(grid.v_lines[j] + depth / 2 + 9,
                                                 std::max(grid.v_lines[j] + depth / 2 + 10,
                                                          grid.v_lines[j + 1] - depth / 2 - 9)));
                BuildingKind kind = usual;
                kind.height_m = to_decimetre(usual.height_m * random.between(0.8, 1.4));
                placer.place(box_plan(centre, grid.frame.u, length, depth), kind,
                             {7.0, 4.0, 12.0, nullptr});
            }
}

void build_yard(BuildingPlacer& placer, SampleRandom& random, const SlabQuarter& quarter,
                MapPoint low, MapPoint high) {
    const double u0 = low.east_m + 17, u1 = high.east_m - 17;
    const double v0 = low.north_m + 15, v1 = high.north_m - 15;
    const double middle_u = (u0 + u1) / 2, middle_v = (v0 + v1) / 2;
    const bool high_rise = random.chance(0.22);
    const Heading u = quarter.frame.u;
    const Heading v = u.left();
    const Clearance room{5.0, 3.0, 7.0, nullptr};
    const auto slab = [&](double at_u, double at_v, Heading h, double length, int floors) {
        placer.place(box_plan(quarter.frame.at(at_u, at_v), h, length, 12.0),
                     {"flerbostadshus", floors, to_decimetre(floors * 2.8 + 1.2), 0.26}, room);
    };
    if (high_rise) {
        for (const auto& [du, dv] : {std::pair{-0.3, -0.28}, {0.3, -0.28}, {0.0, 0.3}})
            placer.place(
                box_plan(quarter.frame.at(middle_u + du * (u1 - u0), middle_v + dv * (v1 - v0)), u,
                         22.0, 20.0),
                {"flerbostadshus", 9, 27.5, 0.27}, room);
        return;
    }
    const int floors = random.chance(0.3) ? 4 : 3;
    const double length = u1 - u0;
    slab(middle_u, v0 + 8, u, length * random.between(0.66, 0.8), floors);
    slab(middle_u, v1 - 8, u, length * random.between(0.66, 0.8), floors);
    slab(u0 + 8, middle_v, v, (v1 - v0) * 0.46, floors);
    if (random.chance(0.6)) slab(u1 - 8, middle_v, v, (v1 - v0) * 0.46, floors);
    placer.place(
        box_plan(quarter.frame.at(middle_u + random.between(-25, 25), middle_v), u, 9.0, 6.0),
        {"tvättstuga", 1, 3.2, 0.1}, {5.0, 2.0, 5.0, nullptr});
}

}  // namespace

void build_blocks(BuildingPlacer& placer, SampleRandom& random) {
    for (const BlockGrid& grid : block_grids()) {
        if (grid.name == "Centrum") build_grid(placer, random, grid, 4);
        if (grid.name == "Östra staden") build_grid(placer, random, grid, 5);
        if (grid.name == "Hamnen") build_grid(placer, random, grid, 3);
    }
}

void build_slabs(BuildingPlacer& placer, SampleRandom& random) {
    for (const SlabQuarter& quarter : slab_quarters())
        for (int j = -6; j < 6; ++j)
            for (int i = -6; i < 6; ++i)
                if (inside(quarter.ring, quarter.frame.at((i + 0.5) * quarter.tile_u_m,
                                                          (j + 0.5) * quarter.tile_v_m)))
                    build_yard(placer, random, quarter,
                               {i * quarter.tile_u_m, j * quarter.tile_v_m},
                               {(i + 1) * quarter.tile_u_m, (j + 1) * quarter.tile_v_m});
}

void build_works(BuildingPlacer& placer, SampleRandom& random) {
    for (const BlockGrid& grid : block_grids()) {
        if (grid.name == "Verkstadsområdet")
            build_hall_plots(placer, random, grid, {"industri", 1, 7.5, 0.05});
        if (grid.name == "Kronan") build_hall_plots(placer, random, grid, {"handel", 1, 7.0, 0.15});
    }
}

namespace {

void build_terrace(BuildingPlacer& placer, const LaidStreet& street, const Station& s, double side,
                   SampleRandom& random) {
    const MapPoint centre = along(s.at, s.ahead.left(), side * (street.width_m / 2.0 + 6.0 + 4.75));
    placer.place(box_plan(centre, s.ahead, random.chance(0.5) ? 39.0 : 32.5, 9.5),
                 {"radhus", 2, to_decimetre(random.between(6.0, 7.2)), 0.22},
                 {3.5, 3.0, 3.0, nullptr});
}

void build_villa(BuildingPlacer& placer, const LaidStreet& street, const Station& s, double side,
                 SampleRandom& random) {
    const double length = random.between(9.5, 14.0), depth = random.between(7.5, 10.0);
    const double setback = street.width_m / 2.0 + random.between(5.0, 9.0);
    const MapPoint centre = along(s.at, s.ahead.left(), side * (setback + depth / 2.0));
    const int floors = random.chance(0.55) ? 2 : 1;
    const Heading h = heading_of_angle(90.0 - compass_deg(s.ahead) + random.between(-4.0, 4.0));
    const bool stands =
        placer.place(box_plan(centre, h, length, depth),
                     {"småhus", floors, to_decimetre(floors * 2.7 + random.between(1.0, 2.6)), 0.2},
                     {4.0, 3.0, 4.0, nullptr});
    if (!stands || !random.chance(0.12)) return;
    const MapPoint beside = along(s.at, s.ahead, length / 2.0 + 5.5);
    placer.place(
        box_plan(along(beside, s.ahead.left(), side * (setback + 3.5)), h.left(), 6.0, 3.8),
        {"garage", 1, 2.8, 0.0}, {3.0, 2.0, 1.0, nullptr});
}

}  // namespace

void build_villas(BuildingPlacer& placer, const StreetNetwork& network, SampleRandom& random) {
    for (const VillaQuarter& quarter : villa_quarters())
        for (const LaidStreet& street : network.streets()) {
            const MapPoint middle = street.line[street.line.size() / 2];
            if (street.kind != StreetKind::street || !inside(quarter.ring, middle)) continue;
            for (const double side : {1.0, -1.0})
                for (const Station& s :
                     stations(street.line, random.between(8.0, 20.0), quarter.lot_m)) {
                    if (quarter.lot_m >= 40.0)
                        build_terrace(placer, street, s, side, random);
                    else
                        build_villa(placer, street, s, side, random);
                }
        }
}

void build_landmarks(BuildingPlacer& placer, const Ground& ground) {
    const auto on = [&](const std::string& name) {
        return Clearance{2.0, 1.5, 3.0, &ground.site(name)};
    };
    const PlanFrame c = centre_frame();
    placer.place(box_plan(at(2035, 2702), heading_of_angle(-10.5), 68.0, 13.0),
                 {"järnvägsstation", 2, 9.5, 0.3}, {1.0, 0.5, 2.0, nullptr});
    placer.place(box_plan(c.at(-110, -45), c.u, 34.0, 13.0), {"kyrka", 1, 17.0, 0.12},
                 on("Kyrkparken"));
    placer.place(ell_plan(at(3345, 2330), {1, 0}, 200.0, 150.0, 72.0),
                 {"köpcentrum", 2, 12.5, 0.12}, on("Kronan köpcentrum"));
    for (const Site& site : ground.sites) {
        if (site.kind != SiteKind::school) continue;
        const MapPoint corner = site.ring[0];
        const Heading u = heading(site.ring[0], site.ring[1]);
        const double length = std::min(92.0, distance_m(site.ring[0], site.ring[1]) - 8.0);
        placer.place(yard_plan(along(along(corner, u, 4.0), u.left(), 4.0), u, length, 44.0, 14.0),
                     {"skola", 2, 8.4, 0.32}, on(site.name));
    }
    // The harbour's old store, which makes room for the new quarter, and its neighbour that stays.
    placer.place(box_plan(at(2040, 628), heading_of_angle(-4.0), 62.0, 22.0),
                 {"magasin", 2, 9.0, 0.06}, on("Kv. Bryggan"));
}

}  // namespace tk
