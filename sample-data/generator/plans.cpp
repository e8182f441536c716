#include "sample-data/generator/plans.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "sample-data/generator/building_placer.h"
#include "sample-data/generator/lamps.h"
#include "sample-data/generator/placed_buildings.h"

namespace tk {
namespace {

namespace chrono = std::chrono;

std::string numbered_id(const char* letters, std::size_t number) {
    char id[24];
    std::snprintf(id, sizeof id, "%s%02d", letters, static_cast<int>(number));
    return id;
}

/// Lamps on 4 m poles along the unlit paths that bear one of the names.
void light_paths(SamplePlan& plan, const SampleTown& town, const std::string& name,
                 const char* letters, std::size_t paths) {
    const PlacedBuildings built(town.buildings);
    for (const LaidStreet& path : town.laid_streets) {
        if (path.name != name || path.lit || paths == 0) continue;
        --paths;
        for (const Station& s : stations(path.line, 9.0, 27.0)) {
            const bool in_town = s.at.north_m > plan_origin.north_m + 1200.0 &&
                                 s.at.north_m < plan_origin.north_m + 2500.0;
            const MapPoint p =
                to_centimetres(along(s.at, s.ahead.left(), path.width_m / 2.0 + 0.9));
            if (!in_town || built.built_at(p, 1.0) || town.ground.wet(p, 0.5)) continue;
            SampleLamp lamp;
            lamp.light.height_m = 4.0;
            lamp.watts = 20.0;
            lamp.light.luminous_flux_lm = led_flux_lm(lamp.watts);
            lamp.light.maintenance_factor = 0.85;
            lamp.light.bearing_deg = std::round(compass_deg(s.ahead.left().back()) * 10.0) / 10.0;
            lamp.source = "led";
            lamp.installed_year = 2027;
            lamp.installed_month = 9;
            lamp.street = path.name;
            plan.lamps.push_back(
                {EditWord::add, numbered_id(letters, plan.lamps.size() + 1), p, lamp});
        }
    }
}

CameraEdit new_camera(const char* id, MapPoint p, double bearing) {
    return {EditWord::add, id, p, 5.0, bearing, 90.0, 3840.0};
}

void renew_lamps(SamplePlan& plan, const SampleTown& town) {
    for (const SampleLamp& old : town.lamps) {
        if (old.source == "led" || distance_m(old.light.at, centre_frame().at(50, 150)) > 620.0)
            continue;
        SampleLamp renewed = old;
        renewed.source = "led";
        renewed.watts = old.light.height_m > 7.0 ? 68.0 : 34.0;
        renewed.light.luminous_flux_lm = led_flux_lm(renewed.watts);
        renewed.light.maintenance_factor = 0.85;
        renewed.installed_year = 2027;
        renewed.installed_month = 9;
        plan.lamps.push_back({EditWord::modify, old.light.id, std::nullopt, renewed});
    }
}

void remove_nearest_lamps(SamplePlan& plan, const SampleTown& town, MapPoint p, int number) {
    std::vector<const SampleLamp*> by_distance;
    for (const SampleLamp& lamp : town.lamps) by_distance.push_back(&lamp);
    std::stable_sort(by_distance.begin(), by_distance.end(), [&](const auto* a, const auto* b) {
        return distance_m(a->light.at, p) < distance_m(b->light.at, p);
    });
    for (int i = 0; i < number; ++i)
        plan.lamps.push_back({EditWord::remove, by_distance[static_cast<std::size_t>(i)]->light.id,
                              std::nullopt, std::nullopt});
}

}  // namespace

const char* word_of(EditWord edit) {
    switch (edit) {
        case EditWord::add: return "add";
        case EditWord::modify: return "modify";
        case EditWord::remove: return "remove";
    }
    return "";
}

std::vector<Development> plan_developments(const SampleTown& town) {
    const Ring& site = town.ground.site("Kv. Bryggan").ring;
    const PlanFrame f{site[0], heading(site[0], site[1])};
    const chrono::year_month_day built{chrono::year{2028}, chrono::June, chrono::day{1}};
    const chrono::year_month_day torn_down{chrono::year{2027}, chrono::March, chrono::day{1}};
    std::vector<Development> found;
    const auto add = [&](const char* name, const Ring& ring, double floors, const char* use,
                         double dwellings) {
        Development d;
        d.id = numbered_id("D-", found.size() + 1);
        d.name = std::string("Kv. Bryggan, ") + name;
        d.footprint = {Polygon{ring, {}}};
        d.floors = floors;
        d.height_m = floors * 3.1 + 1.5;
        d.use = use;
        d.from = built;
        if (dwellings > 0) d.dwellings = dwellings;
        found.push_back(d);
    };
    add("hus A", yard_plan(f.at(10, 12), f.u, 72, 52, 12).outline, 5, "flerbostadshus", 96);
    add("hus B", yard_plan(f.at(98, 12), f.u, 72, 52, 12).outline, 5, "flerbostadshus", 96);
    add("hus C", box_plan(f.at(200, 40), f.u, 22, 20).outline, 9, "flerbostadshus", 48);
    add("hus D", box_plan(f.at(262, 22), f.u, 76, 13).outline, 6, "flerbostadshus", 64);
    add("hus E", box_plan(f.at(262, 58), f.u, 60, 14).outline, 2, "handel, restaurang", 0);
    Development old;
    old.id = numbered_id("D-", found.size() + 1);
    old.name = "Gamla magasinet rivs";
    old.footprint = {Polygon{box_plan(at(2040, 628), heading_of_angle(-4.0), 66, 26).outline, {}}};
    old.height_m = 0.0;
    old.use = "magasin";
    old.action = DevelopmentAction::demolish;
    old.from = torn_down;
    found.push_back(old);
    return found;
}

SamplePlan plan_a(const SampleTown& town) {
    SamplePlan plan;
    light_paths(plan, town, "Stadsparkens gångväg", "A-L", 1);
    plan.cameras.push_back(new_camera("A-K1", at(1655, 1512), 105.0));
    return plan;
}

SamplePlan plan_b(const SampleTown& town) {
    SamplePlan plan;
    light_paths(plan, town, "Stadsparkens gångväg", "B-L", 9);
    light_paths(plan, town, "Västra Åstråket", "B-L", 9);
    renew_lamps(plan, town);
    remove_nearest_lamps(plan, town, at(2280, 560), 2);
    const auto camera = [&](std::size_t i) { return town.cameras[i].camera; };
    plan.cameras = {
        {EditWord::modify,
         camera(0).id,
         {},
         {},
         std::fmod(*camera(0).bearing_deg + 40.0, 360.0),
         {},
         {}},
        {EditWord::modify,
         camera(1).id,
         {},
         {},
         std::fmod(*camera(1).bearing_deg + 320.0, 360.0),
         {},
         {}},
        {EditWord::modify, camera(2).id, to_centimetres(at(2090, 2668)), 6.0, 200.0, 110.0, 3840.0},
        {EditWord::remove, camera(3).id, {}, {}, {}, {}, {}},
        new_camera("B-K1", at(1655, 1512), 105.0),
        new_camera("B-K2", at(2305, 1425), 285.0),
        new_camera("B-K3", at(2120, 560), 20.0),
    };
    for (const Building& house : town.buildings)
        if (house.use == "kontor" && plan.buildings.empty())
            plan.buildings.push_back({EditWord::modify, house.id, house.height_m + 6.4,
                                      house.floors.value_or(1.0) + 2.0});
    for (const Development& d : plan_developments(town)) plan.developments.push_back(d.id);
    return plan;
}

double ground_height_m(const Ground& ground, MapPoint p) {
    const double x = p.east_m - plan_origin.east_m, y = p.north_m - plan_origin.north_m;
    const auto hill = [&](double cx, double cy, double reach, double height) {
        return height * std::exp(-((x - cx) * (x - cx) + (y - cy) * (y - cy)) / (reach * reach));
    };
    const double land = 0.006 * std::max(0.0, y - 400.0) + hill(3300, 3300, 700, 22) +
                        hill(500, 3500, 600, 15) + hill(800, 1100, 550, 12) +
                        hill(3500, 1100, 500, 10) + hill(2900, 2100, 500, 5);
    if (inside(ground.lake, p)) return 0.0;
    // Down to the water within 150 m of it.
    const double shore = std::min(distance_to_ring_m(p, ground.lake),
                                  std::max(0.0, distance_to_line_m(p, ground.river) - 17.0));
    return (0.6 + land) * std::min(1.0, shore / 150.0);
}

}  // namespace tk
