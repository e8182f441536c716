#include <algorithm>

#include "sample-data/generator/output_layer.h"
#include "sample-data/generator/write_layers.h"

namespace tk {
namespace {

namespace chrono = std::chrono;

/// "2021-03-05 23:40"
std::string local_text(chrono::local_seconds when) {
    const auto day = chrono::floor<chrono::days>(when);
    const chrono::year_month_day date{day};
    const auto minutes = chrono::duration_cast<chrono::minutes>(when - day).count();
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u %02d:%02d", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(minutes / 60), static_cast<int>(minutes % 60));
    return text;
}

std::string with_decimal_comma(double value) {
    std::string text = fixed(value, 1);
    std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

std::string wkt_point(MapPoint p) {
    return "POINT (" + fixed(p.east_m, 2) + " " + fixed(p.north_m, 2) + ")";
}

SampleTable named_polygons(const char* name, const std::vector<NamedRing>& rings) {
    SampleTable table{name, ShapeKind::polygon, {{"name"}}, {}};
    for (const NamedRing& each : rings)
        table.rows.push_back({MultiPolygon{Polygon{each.ring, {}}}, {each.name}});
    return table;
}

void write_incidents(const Lilleby& lilleby, const std::filesystem::path& folder) {
    const std::vector<CategoryModel> model = incident_model();
    std::string text = "handelse_id,datum,datum_till,brottstyp,x,y\n";
    int number = 0;
    for (const SampleIncident& i : lilleby.incidents) {
        char id[16];
        std::snprintf(id, sizeof id, "H-%05d", ++number);
        text += id;
        text += ',' + (i.time_is_missing ? "" : local_text(i.from));
        text += ',' + (i.till && !i.time_is_missing ? local_text(*i.till) : "");
        text += ',' + model[i.category].name + ',';
        if (i.place == WrittenPlace::coordinates)
            text += fixed(i.at.east_m, 2) + ',' + fixed(i.at.north_m, 2);
        if (i.place == WrittenPlace::empty) text += ',';
        if (i.place == WrittenPlace::zero) text += "0,0";
        text += '\n';
    }
    write_text(folder / "incidents.csv", text);
}

}  // namespace

void write_events(const Lilleby& lilleby, const std::filesystem::path& folder) {
    write_incidents(lilleby, folder);
    SampleTable table{
        "observations", ShapeKind::point, {{"id"}, {"datum"}, {"kind"}, {"text"}, {"walk"}}, {}};
    for (const SampleObservation& o : lilleby.observations)
        table.rows.push_back({o.at, {o.id, o.date, o.kind, o.text, o.walk}});
    write_table(folder / "observations.geojson", table);
}

void write_feature_layers(const Lilleby& lilleby, const std::filesystem::path& folder) {
    const SampleFeatures& f = lilleby.town.features;
    std::string bars = "namn;x;y\r\n";
    for (const NamedPoint& bar : f.bars)
        bars += bar.name + ';' + with_decimal_comma(bar.at.east_m) + ';' +
                with_decimal_comma(bar.at.north_m) + "\r\n";
    write_text(folder / "bars.csv", bars);
    std::string playgrounds = "name\tWKT\n";
    for (const NamedPoint& each : f.playgrounds)
        playgrounds += each.name + '\t' + wkt_point(each.at) + '\n';
    write_text(folder / "playgrounds.csv", playgrounds);
    SampleTable stops{"bus_stops", ShapeKind::point, {{"name"}}, {}};
    for (const NamedPoint& stop : f.bus_stops) stops.rows.push_back({stop.at, {stop.name}});
    write_table(folder / "bus_stops.geojson", stops);
    write_table(folder / "schools.gpkg", named_polygons("schools", f.schools));
    write_table(folder / "car_parks.gpkg", named_polygons("car_parks", f.car_parks));
    write_table(folder / "parks.shp", named_polygons("parks", f.parks));
}

}  // namespace tk
