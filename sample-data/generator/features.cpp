#include "sample-data/generator/features.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sample-data/generator/placed_buildings.h"
#include "sample-data/generator/sample_random.h"
#include "sample-data/generator/street_plan.h"

namespace tk {
namespace {

bool far_from_all(const std::vector<NamedPoint>& others, MapPoint p, double apart_m) {
    return std::none_of(others.begin(), others.end(),
                        [&](const NamedPoint& o) { return distance_m(o.at, p) < apart_m; });
}

/// Bars in the ground floors of town houses, most in the centre, a few in every quarter.
std::vector<NamedPoint> place_bars(const SampleTown& town, SampleRandom& random) {
    const std::array<const char*, 16> first{
        "Krogen",   "Bar",        "Restaurang",     "Pub",      "Café",    "Källaren",
        "Bistro",   "Matsalen",   "Puben",          "Vinbaren", "Grillen", "Ölhallen",
        "Pizzeria", "Skafferiet", "Kvarterskrogen", "Nattklubb"};
    const std::array<const char*, 12> second{"Ankaret", "Laxen",  "Eken",   "Kronan",
                                             "Svanen",  "Tuppen", "Lyktan", "Björnen",
                                             "Åkanten", "Linden", "Fyren",  "Räven"};
    std::vector<NamedPoint> bars;
    const auto add = [&](MapPoint p) {
        const std::size_t k = bars.size();
        bars.push_back(
            {std::string(first[k % 16]) + " " + second[(k * 5 + k / 12) % 12], to_centimetres(p)});
    };
    for (int tries = 0; tries < 6000 && bars.size() < 44; ++tries) {
        const Building& house = town.buildings[random.index(town.buildings.size())];
        if (house.use != "flerbostadshus med lokaler") continue;
        const MapPoint p = centroid(house.footprint);
        const double from_square = distance_m(p, centre_frame().at(100, 45));
        if (random.chance(std::exp(-from_square / 420.0)) && far_from_all(bars, p, 35.0)) add(p);
    }
    for (int tries = 0; tries < 4000 && bars.size() < 56; ++tries) {
        const Building& house = town.buildings[random.index(town.buildings.size())];
        if (house.use != "flerbostadshus" && house.use != "handel") continue;
        const MapPoint p = centroid(house.footprint);
        if (far_from_all(bars, p, 320.0)) add(p);
    }
    return bars;
}

/// Stops on both sides of the main roads and of the slab quarters' streets.
std::vector<NamedPoint> place_bus_stops(const SampleTown& town, SampleRandom& random) {
    std::vector<NamedPoint> stops;
    for (const LaidStreet& street : town.laid_streets) {
        if (street.kind == StreetKind::path) continue;
        bool slab = false;
        for (const SlabQuarter& quarter : slab_quarters())
            slab |= inside(quarter.ring, street.line[street.line.size() / 2]);
        if (street.kind != StreetKind::main_road && !slab) continue;
        int number = 0;
        for (const Station& s : stations(street.line, random.between(60.0, 160.0), 340.0)) {
            if (!far_from_all(stops, s.at, 150.0) || town.ground.wet(s.at, 15.0) ||
                town.ground.on_railway(s.at, 25.0))
                continue;
            const double side = street.width_m / 2.0 + 1.8;
            const std::string name =
                street.name + " " + std::string(1, static_cast<char>('A' + number++));
            stops.push_back({name, to_centimetres(along(s.at, s.ahead.left(), -side))});
            stops.push_back(
                {name, to_centimetres(along(along(s.at, s.ahead, 22.0), s.ahead.left(), side))});
        }
    }
    return stops;
}

std::vector<NamedPoint> place_playgrounds(const SampleTown& town) {
    std::vector<NamedPoint> found;
    const PlacedBuildings built(town.buildings);
    for (const SlabQuarter& quarter : slab_quarters())
        for (int j = -6; j < 6; ++j)
            for (int i = -6; i < 6; i += 2) {
                const MapPoint p = quarter.frame.at((i + 0.5) * quarter.tile_u_m,
                                                    (j + 0.5) * quarter.tile_v_m + 22.0);
                if (inside(quarter.ring, p) && !built.built_at(p, 4.0))
                    found.push_back(
                        {"Lekplats " + quarter.name + " " + std::to_string(found.size() + 1),
                         to_centimetres(p)});
            }
    for (const Site& site : town.ground.sites)
        if (site.kind == SiteKind::park || site.kind == SiteKind::school)
            found.push_back(
                {"Lekplats " + site.name,
                 to_centimetres(along(centroid({Polygon{site.ring, {}}}), {0.6, 0.8}, 18.0))});
    return found;
}

/// Public parks and the car parks between the slabs and on the industrial plots.
void collect_sites(const SampleTown& town, SampleRandom& random, SampleFeatures& features) {
    for (const Site& site : town.ground.sites) {
        if (site.kind == SiteKind::park || site.kind == SiteKind::churchyard)
            features.parks.push_back({site.name, site.ring});
        if (site.kind == SiteKind::school) features.schools.push_back({site.name, site.ring});
        if (site.kind == SiteKind::car_park) features.car_parks.push_back({site.name, site.ring});
    }
    const PlacedBuildings built(town.buildings);
    PlacedSegments streets;
    for (std::size_t k = 0; k < town.laid_streets.size(); ++k)
        streets.add(town.laid_streets[k].line, town.laid_streets[k].width_m / 2.0,
                    static_cast<int>(k));
    for (const LaidStreet& street : town.laid_streets) {
        if (street.kind != StreetKind::street && street.kind != StreetKind::works_street) continue;
        if (features.car_parks.size() >= 36) break;
        for (const Station& s : stations(street.line, random.between(40.0, 220.0), 430.0)) {
            const MapPoint centre = along(s.at, s.ahead.left(), street.width_m / 2.0 + 14.0);
            const Ring ring = rectangle(centre, s.ahead, 46.0, 20.0);
            const bool clear = std::all_of(ring.begin(), ring.end(), [&](MapPoint p) {
                return !built.built_at(p, 1.5) && streets.nearest(p, 2.0).clear_m > 1.5 &&
                       !town.ground.site_at(p, 2.0) && !town.ground.wet(p, 4.0);
            });
            const bool overlaps = std::any_of(
                features.car_parks.begin(), features.car_parks.end(), [&](const NamedRing& other) {
                    return distance_m(centroid({Polygon{other.ring, {}}}), centre) < 70.0;
                });
            if (!clear || overlaps || built.built_at(centre, 11.0) ||
                streets.nearest(centre, 9.0).owner >= 0 || !random.chance(0.7))
                continue;
            NamedRing park{street.name + "s parkering", ring};
            for (MapPoint& p : park.ring) p = to_centimetres(p);
            features.car_parks.push_back(park);
        }
    }
}

}  // namespace

SampleFeatures place_features(const SampleTown& town, std::uint64_t seed) {
    SampleRandom random(seed, "features");
    SampleFeatures features;
    features.bars = place_bars(town, random);
    features.bus_stops = place_bus_stops(town, random);
    features.playgrounds = place_playgrounds(town);
    collect_sites(town, random, features);
    return features;
}

std::vector<Area> populate_districts(const std::vector<Building>& buildings) {
    std::vector<Area> areas;
    for (const District& district : draw_districts()) {
        const MultiPolygon shape{Polygon{district.ring, {}}};
        double people = 0.0;
        for (const Building& house : buildings) {
            if (!is_dwelling(house) || !contains(shape, centroid(house.footprint))) continue;
            const double floor_m2 = area_m2(house.footprint) * house.floors.value_or(1.0);
            // 2.7 to a detached house; elsewhere a share for stairs, 62 m² a person.
            people += house.use == "småhus" ? 2.7 : 0.8 * floor_m2 / 62.0;
        }
        areas.push_back({district.name, shape, std::round(people)});
    }
    return areas;
}

bool is_dwelling(const Building& building) {
    return building.use.rfind("flerbostadshus", 0) == 0 || building.use == "småhus" ||
           building.use == "radhus";
}

}  // namespace tk
