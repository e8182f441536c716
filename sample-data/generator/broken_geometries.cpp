#include "sample-data/generator/broken_files.h"
#include "sample-data/generator/output_layer.h"
#include "sample-data/generator/plan_geometry.h"

namespace tk {
namespace {

/// GeoJSON in EPSG:3006, as GIS programs export it.
std::string collection(const std::vector<std::string>& features) {
    std::string text =
        "{\"type\": \"FeatureCollection\", \"crs\": {\"type\": \"name\", \"properties\": "
        "{\"name\": \"urn:ogc:def:crs:EPSG::3006\"}}, \"features\": [\n";
    for (std::size_t i = 0; i < features.size(); ++i) text += (i ? ",\n" : "") + features[i];
    return text + "\n]}\n";
}

std::string feature(const std::string& name, const std::string& geometry) {
    return "{\"type\": \"Feature\", \"properties\": {\"name\": \"" + name +
           "\", \"class\": \"lokalgata\"}, \"geometry\": " + geometry + "}";
}

std::string polygon(const std::string& ring) {
    return "{\"type\": \"Polygon\", \"coordinates\": [[" + ring + "]]}";
}

const std::string square = "[602000,6602000],[602100,6602000],[602100,6602100],[602000,6602100]";
const std::string first_corner = ",[602000,6602000]";

SampleTable point_table(const std::string& name) {
    SampleTable table{name, ShapeKind::point, {{"id"}, {"datum"}}, {}};
    for (int i = 0; i < 400; ++i)
        table.rows.push_back(
            {at(2000 + i, 2000 + 2 * i), {"H-" + std::to_string(i), std::string("2024-05-01")}});
    return table;
}

void write_cut_files(BrokenFolder& folder) {
    write_table(folder.path("whole.gpkg"), point_table("handelser"));
    folder.cut({"cut-off.gpkg", "incidents", "cut-off.gpkg", "", 0, 0, ""}, "whole.gpkg", 0.4);
    write_table(folder.path("whole.geojson"), point_table("handelser"));
    folder.cut({"cut-off.geojson", "incidents", "cut-off.geojson", "", 0, 0, ""}, "whole.geojson",
               0.5);
    write_table(folder.path("no-shx.shp"), point_table("no-shx"));
    std::filesystem::remove(folder.path("no-shx.shx"));
    folder.add({"no-shx.shp", "incidents", "no-shx.shp", "", 0, 0, ""});
    write_table(folder.path("no-prj.shp"), point_table("no-prj"));
    std::filesystem::remove(folder.path("no-prj.prj"));
    folder.add({"no-prj.shp", "incidents", "--input-crs", "", 0, 0, ""});
    for (const char* part :
         {"no-shx.dbf", "no-shx.prj", "no-shx.cpg", "no-prj.shx", "no-prj.dbf", "no-prj.cpg"})
        folder.add({part, "part", "", "", 0, 0, ""});
}

}  // namespace

void write_broken_geometries(BrokenFolder& folder) {
    write_cut_files(folder);
    folder.write({"bow-tie.geojson", "areas", "", "", 0, 2, ""},
                 collection({feature("Hel", polygon(square + first_corner)),
                             feature("Rosett", polygon("[602200,6602000],[602300,6602100],"
                                                       "[602300,6602000],[602200,6602100],"
                                                       "[602200,6602000]"))}));
    folder.write({"unclosed-ring.geojson", "areas", "", "", 0, 1, ""},
                 collection({feature("Öppen", polygon(square))}));
    folder.write(
        {"null-geometry.geojson", "areas", "", "no geometry", 2, 1, ""},
        collection({feature("Hel", polygon(square + first_corner)), feature("Ingen", "null"),
                    feature("Tom", "{\"type\": \"Polygon\", \"coordinates\": []}")}));
    folder.write({"zero-area.geojson", "areas", "", "no area", 1, 1, ""},
                 collection({feature("Hel", polygon(square + first_corner)),
                             feature("Streck", polygon("[602000,6602000],[602100,6602000],"
                                                       "[602050,6602000],[602000,6602000]"))}));
    folder.write(
        {"points-as-areas.geojson", "areas", "", "no area", 1, 0, ""},
        collection({feature("Punkt", "{\"type\": \"Point\", \"coordinates\": [602000,6602000]}")}));
    folder.write({"no-length.geojson", "streets", "", "no line", 1, 1, ""},
                 collection({feature("Storgatan",
                                     "{\"type\": \"LineString\", \"coordinates\": "
                                     "[[602000,6602000],[602100,6602000]]}"),
                             feature("Ingenstans",
                                     "{\"type\": \"LineString\", \"coordinates\": "
                                     "[[602000,6602000],[602000,6602000]]}")}));
    folder.write({"not-json.geojson", "areas", "not-json.geojson", "", 0, 0, ""},
                 "{\"type\": \"FeatureCollection\", \"features\": [ {]\n");
    folder.write({"text-in-disguise.gpkg", "areas", "text-in-disguise.gpkg", "", 0, 0, ""},
                 "Det här är ingen databas.\n");
    folder.write({"no-features.geojson", "incidents", "", "", 0, 0, ""}, collection({}));
}

}  // namespace tk
