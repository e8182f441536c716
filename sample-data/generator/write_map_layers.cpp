#include "sample-data/generator/output_layer.h"
#include "sample-data/generator/write_layers.h"

#include <cmath>

namespace tk {
namespace {

namespace chrono = std::chrono;

MultiPolygon polygon_of(const Ring& ring) {
    return {Polygon{ring, {}}};
}

chrono::year_month_day installed(const SampleLamp& lamp) {
    return {chrono::year{lamp.installed_year},
            chrono::month{static_cast<unsigned>(lamp.installed_month)}, chrono::day{1}};
}

void write_streets(const SampleTown& town, const std::filesystem::path& folder) {
    SampleTable table{"streets",
                      ShapeKind::line,
                      {{"id"}, {"class"}, {"name"}, {"width", ColumnKind::number}},
                      {}};
    for (const Street& s : town.streets)
        table.rows.push_back({s.lines.front(), {s.id, s.street_class, s.name, *s.width_m}});
    write_table(folder / "streets.gpkg", table);
}

void write_buildings(const SampleTown& town, const std::filesystem::path& folder) {
    SampleTable table{"buildings",
                      ShapeKind::polygon,
                      {{"id"},
                       {"height", ColumnKind::number},
                       {"floors", ColumnKind::whole},
                       {"use"},
                       {"window_share", ColumnKind::number}},
                      {}};
    for (const Building& b : town.buildings)
        table.rows.push_back(
            {b.footprint, {b.id, b.height_m, std::int64_t(*b.floors), b.use, *b.window_share}});
    write_table(folder / "buildings.gpkg", table);
}

void write_areas(const SampleTown& town, const std::filesystem::path& folder) {
    SampleTable table{
        "areas", ShapeKind::polygon, {{"name"}, {"population", ColumnKind::whole}}, {}};
    for (const Area& a : town.districts)
        table.rows.push_back({a.shape, {a.name, std::int64_t(*a.population)}});
    write_table(folder / "areas.gpkg", table);
    const auto one = [&](const char* file, const char* name, const Ring& ring) {
        write_table(
            folder / file,
            {name, ShapeKind::polygon, {{"name"}}, {{polygon_of(ring), {std::string(name)}}}});
    };
    one("omrade.gpkg", "omrade", town.border);
    one("parken.gpkg", "Stadsparken", treated_area(town));
    one("jamforelse.gpkg", "Folkparken", control_area(town));
    Ring around_station;
    for (int i = 0; i < 32; ++i)
        around_station.push_back(
            to_centimetres(along(station_door(), heading_of_angle(i * 11.25), 180.0)));
    one("station.gpkg", "Stationen", around_station);
}

void write_lights(const SampleTown& town, const std::filesystem::path& folder) {
    SampleTable table{"lights",
                      ShapeKind::point,
                      {{"id"},
                       {"height", ColumnKind::number},
                       {"flux", ColumnKind::number},
                       {"watts", ColumnKind::number},
                       {"source"},
                       {"distribution"},
                       {"bearing", ColumnKind::number},
                       {"maintenance_factor", ColumnKind::number},
                       {"installed", ColumnKind::date},
                       {"street"},
                       {"burning_hours"},
                       {"dimming_hours"}},
                      {}};
    const auto text_or_null = [](const std::string& text) {
        return text.empty() ? SampleValue() : SampleValue(text);
    };
    for (const SampleLamp& lamp : town.lamps) {
        const StreetLight& l = lamp.light;
        const bool street = l.distribution == LightDistribution::street;
        table.rows.push_back({l.at,
                              {l.id, l.height_m, l.luminous_flux_lm, lamp.watts, lamp.source,
                               std::string(street ? "street" : "lambertian"), l.bearing_deg,
                               l.maintenance_factor, installed(lamp), lamp.street,
                               text_or_null(l.schedule.burning ? hours_in_words(*l.schedule.burning)
                                                               : std::string()),
                               text_or_null(dimming_steps_in_words(l.schedule.steps))}});
    }
    write_table(folder / "lights.gpkg", table);
}

void write_cameras(const SampleTown& town, const std::filesystem::path& folder) {
    SampleTable table{"cameras",
                      ShapeKind::point,
                      {{"id"},
                       {"height", ColumnKind::number},
                       {"bearing", ColumnKind::number},
                       {"fov", ColumnKind::number},
                       {"pixels", ColumnKind::whole},
                       {"place"}},
                      {}};
    for (const SampleCamera& each : town.cameras) {
        const Camera& c = each.camera;
        table.rows.push_back({c.at,
                              {c.id, c.height_m, *c.bearing_deg, c.field_of_view_deg,
                               std::int64_t(c.pixels_across), each.place}});
    }
    write_table(folder / "cameras.geojson", table);
}

/// A line as a ribbon of that width.
MultiPolygon ribbon(const Line& line, double width_m) {
    Ring left, right;
    for (const Station& s : stations(line, 0.0, 12.0)) {
        left.push_back(to_centimetres(along(s.at, s.ahead.left(), width_m / 2.0)));
        right.push_back(to_centimetres(along(s.at, s.ahead.left(), -width_m / 2.0)));
    }
    right.insert(right.end(), left.rbegin(), left.rend());
    return polygon_of(turned_counter_clockwise(right));
}

void write_background(const SampleTown& town, const std::filesystem::path& folder) {
    const auto file = folder / "karta.gpkg";
    write_table(
        file, {"water",
               ShapeKind::polygon,
               {{"name"}},
               {{polygon_of(town.ground.lake), {std::string("Lillsjön")}},
                {ribbon(town.ground.river, town.ground.river_width_m), {std::string("Lillån")}}}});
    SampleTable green{"green", ShapeKind::polygon, {{"name"}}, {}};
    for (const NamedRing& park : town.features.parks)
        green.rows.push_back({polygon_of(park.ring), {park.name}});
    write_table(file, green);
    write_table(file, {"railway",
                       ShapeKind::line,
                       {{"name"}},
                       {{town.ground.railway, {std::string("Lillebybanan")}}}});
}

void write_terrain(const SampleTown& town, const std::filesystem::path& folder) {
    constexpr double cell_m = 10.0;
    constexpr int side = static_cast<int>(plan_side_m / cell_m);
    std::vector<float> heights;
    for (int row = 0; row < side; ++row)
        for (int col = 0; col < side; ++col)
            heights.push_back(static_cast<float>(
                std::round(100.0 *
                           ground_height_m(town.ground, at((col + 0.5) * cell_m,
                                                           plan_side_m - (row + 0.5) * cell_m))) /
                100.0));
    write_heights(folder / "terrain.tif", at(0, plan_side_m), cell_m, side, heights);
}

}  // namespace

void write_map_layers(const Lilleby& lilleby, const std::filesystem::path& folder) {
    write_streets(lilleby.town, folder);
    write_buildings(lilleby.town, folder);
    write_areas(lilleby.town, folder);
    write_lights(lilleby.town, folder);
    write_cameras(lilleby.town, folder);
    write_background(lilleby.town, folder);
    write_terrain(lilleby.town, folder);
}

}  // namespace tk
