#include "sample-data/generator/building_placer.h"

#include <cmath>
#include <cstdio>

namespace tk {
namespace {

GroundPlan whole(std::vector<Ring> parts, Ring outline) {
    for (MapPoint& p : outline) p = to_centimetres(p);
    return {turned_counter_clockwise(std::move(outline)), std::move(parts)};
}

Extent extent_of_ring(const Ring& ring) {
    return extent_of(Line(ring));
}

}  // namespace

GroundPlan box_plan(MapPoint centre, Heading length_wise, double length, double depth) {
    const Ring box = rectangle(centre, length_wise, length, depth);
    return whole({box}, box);
}

GroundPlan ell_plan(MapPoint corner, Heading h, double length, double wing, double depth) {
    const Heading l = h.left();
    const auto p = [&](double u, double v) { return along(along(corner, h, u), l, v); };
    return whole(
        {{p(0, 0), p(length, 0), p(length, depth), p(0, depth)},
         {p(0, depth), p(depth, depth), p(depth, wing), p(0, wing)}},
        {p(0, 0), p(length, 0), p(length, depth), p(depth, depth), p(depth, wing), p(0, wing)});
}

GroundPlan yard_plan(MapPoint corner, Heading h, double length, double wing, double depth) {
    const Heading l = h.left();
    const auto p = [&](double u, double v) { return along(along(corner, h, u), l, v); };
    const double far_u = length - depth;
    return whole({{p(0, 0), p(length, 0), p(length, depth), p(0, depth)},
                  {p(0, depth), p(depth, depth), p(depth, wing), p(0, wing)},
                  {p(far_u, depth), p(length, depth), p(length, wing), p(far_u, wing)}},
                 {p(0, 0), p(length, 0), p(length, wing), p(far_u, wing), p(far_u, depth),
                  p(depth, depth), p(depth, wing), p(0, wing)});
}

BuildingPlacer::BuildingPlacer(const Ground& ground, const StreetNetwork& network)
    : ground_(ground), network_(network), border_(municipal_border()) {}

bool BuildingPlacer::ground_allows(const Ring& part, const Clearance& clearance) const {
    for (std::size_t i = 0; i < part.size(); ++i) {
        const MapPoint& a = part[i];
        const MapPoint& b = part[(i + 1) % part.size()];
        const int steps = 1 + static_cast<int>(distance_m(a, b) / 8.0);
        for (int k = 0; k < steps; ++k) {
            const MapPoint p = along(a, heading(a, b), distance_m(a, b) * k / steps);
            const Site* site = ground_.site_at(p, clearance.site ? 0.0 : 0.5);
            if ((site && site != clearance.site) || !inside(border_, p) || ground_.wet(p, 8.0) ||
                ground_.on_railway(p, 3.0))
                return false;
        }
    }
    return true;
}

bool BuildingPlacer::streets_allow(const Ring& part, const Clearance& clearance) const {
    const double reach = std::fmax(clearance.street_m, clearance.path_m);
    const auto street = network_.nearest(part, reach);
    if (!street) return true;
    const double wanted = street->kind == StreetKind::path ? clearance.path_m : clearance.street_m;
    return street->clear_m >= wanted;
}

bool BuildingPlacer::others_allow(const Ring& part, const Clearance& clearance) const {
    bool free = true;
    index_.near(extent_of_ring(part).grown(clearance.building_m + 1.0), [&](int number) {
        if (free &&
            convex_overlap(part, parts_[static_cast<std::size_t>(number)], -clearance.building_m))
            free = false;
    });
    return free;
}

bool BuildingPlacer::place(const GroundPlan& plan, const BuildingKind& kind,
                           const Clearance& clearance) {
    for (const Ring& part : plan.parts)
        if (!others_allow(part, clearance) || !streets_allow(part, clearance) ||
            !ground_allows(part, clearance))
            return false;
    for (const Ring& part : plan.parts) {
        index_.add(extent_of_ring(part), static_cast<int>(parts_.size()));
        parts_.push_back(part);
    }
    char id[16];
    std::snprintf(id, sizeof id, "B-%04d", static_cast<int>(buildings_.size()) + 1);
    buildings_.push_back({id,
                          {Polygon{plan.outline, {}}},
                          kind.height_m,
                          static_cast<double>(kind.floors),
                          kind.use,
                          kind.window_share});
    return true;
}

std::vector<Building> put_up_buildings(const Ground& ground, const StreetNetwork& network,
                                       std::uint64_t seed) {
    BuildingPlacer placer(ground, network);
    SampleRandom random(seed, "buildings");
    build_landmarks(placer, ground);
    build_blocks(placer, random);
    build_slabs(placer, random);
    build_works(placer, random);
    build_villas(placer, network, random);
    return placer.buildings();
}

}  // namespace tk
