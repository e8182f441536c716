#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "cli/path_lighting_layer.h"
#include "engine/analyses/path_points.h"
#include "layers/read_raster.h"
#include "layers/read_streets.h"
#include "tests/cli/command.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

TEST(LightingVerb, GivesThePublishedValuesOfAnIsotropicLamp) {
    // O-32: I = 1000 cd all round, H = 6 m: 27.77777778 lx below it, 19.87615980 lx at 3 m.
    const TempFolder folder;
    const std::string csv = folder.write(
        "l.csv", "x,y,height,flux,distribution\n674000,6580000,6,12566.370614359172,isotropic\n");
    const auto result = command({"lighting", csv, "--input-crs", "EPSG:3006", "--at",
                                 "674000,6580000;674003,6580000", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto values = result.json()["result"]["values"];
    EXPECT_NEAR(values[0]["value"].get<double>(), 27.77777778, 1e-8);
    EXPECT_NEAR(values[1]["value"].get<double>(), 19.87615980, 1e-8);
}

TEST(LightingVerb, WritesTheLightAlongStreetsAsLines) {
    const TempFolder folder;
    const std::string csv = folder.write("l.csv", "x,y,height,flux\n10,3,6,6000\n40,3,6,6000\n");
    const std::string streets =
        folder.write("s.csv",
                     "id;name;width;WKT\ns1;Långgatan;4;\"LINESTRING (0 0,50 0)\"\n"
                     "s2;Mörka stigen;2;\"LINESTRING (900 0,950 0)\"\n");
    const std::string out = folder.file("s.gpkg");
    const auto result = command(
        {"lighting", csv, "--crs", "local", "--streets", streets, "--street-lines", out, "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(result.json()["result"]["street_lines"]["table"], "street_lighting");
    LayerRequest request;
    request.source = out;
    request.layer = "street_lighting";
    ReadReport report;
    const auto written = read_streets(request, {.crs = ProjectedCrs::parse("local")}, report);
    ASSERT_EQ(written.size(), 2U);
    EXPECT_EQ(written[0].name, "Långgatan");
    EXPECT_NEAR(length_m(written[1].lines.front()), 50.0, 1e-9);
    EXPECT_EQ(command({"lighting", csv, "--crs", "local", "--street-lines", out}).status, 2);
}

TEST(PathLightingLayer, HasEveryValueOfTheStreetInTheColumnThatNamesIt) {
    const std::vector<Street> streets(1);
    PathLighting path;
    path.id = "s1";
    path.length_m = 120.5;
    path.values = {8.0, 2.0, 5.0, 1.0, 0.75, 0.5};
    path.uniformity = 0.25;
    path.classes = {"P3", "", "HS2", "SC5", "EV6", true};
    path.poles = 4;
    path.energy_kwh_per_year = 816.0;
    path.lamps_without_power = 1;
    const std::vector<PathLighting> paths{path};
    const VectorLayer layer = cli::path_lighting_layer("street_lighting", streets, paths);
    VectorRow row;
    layer.fill_row(0, row);
    ASSERT_EQ(row.values.size(), layer.fields.size());
    const auto value = [&](const std::string& name) {
        const auto field = std::find_if(layer.fields.begin(), layer.fields.end(),
                                        [&](const FieldDefinition& f) { return f.name == name; });
        EXPECT_NE(field, layer.fields.end()) << name;
        return row.values[static_cast<std::size_t>(field - layer.fields.begin())];
    };
    EXPECT_EQ(value("id"), FieldValue("s1"));
    EXPECT_EQ(value("length_m"), FieldValue(120.5));
    EXPECT_EQ(value("mean_lux"), FieldValue(8.0));
    EXPECT_EQ(value("minimum_lux"), FieldValue(2.0));
    EXPECT_EQ(value("mean_hemispherical_lux"), FieldValue(5.0));
    EXPECT_EQ(value("minimum_semicylindrical_lux"), FieldValue(0.75));
    EXPECT_EQ(value("minimum_vertical_lux"), FieldValue(0.5));
    EXPECT_EQ(value("class_p"), FieldValue("P3"));
    EXPECT_EQ(value("too_uneven_for_p"), FieldValue(true));
    EXPECT_EQ(value("class_c"), FieldValue(std::monostate{})) << "none is reached";
    EXPECT_EQ(value("class_hs"), FieldValue("HS2"));
    EXPECT_EQ(value("class_sc"), FieldValue("SC5"));
    EXPECT_EQ(value("class_ev"), FieldValue("EV6"));
    EXPECT_EQ(value("poles"), FieldValue(std::int64_t{4}));
    EXPECT_EQ(value("spacing_m"), FieldValue(std::monostate{}));
    EXPECT_EQ(value("energy_kwh_per_year"), FieldValue(816.0));
    EXPECT_EQ(value("lamps_without_power"), FieldValue(std::int64_t{1}));
}

TEST(LightingVerb, AWallDarkensWhatLiesBehindIt) {
    // O-35: lamp 8 m, wall 6 m high 10 m away: dark from the wall to 40 m.
    const TempFolder folder;
    const std::string csv = folder.write("l.csv", "x,y,height,flux\n674000,6580000,8,50000\n");
    const std::string wall = folder.write(
        "b.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}},
"features":[{"type":"Feature","properties":{"id":"w","height":6},"geometry":{"type":"Polygon","coordinates":
[[[674010,6579950],[674010.001,6579950],[674010.001,6580050],[674010,6580050],[674010,6579950]]]}}]})");
    const auto result =
        command({"lighting", csv, "--input-crs", "EPSG:3006", "--buildings", wall, "--at",
                 "674009,6580000;674012,6580000;674039,6580000;674041,6580000", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto values = result.json()["result"]["values"];
    EXPECT_GT(values[0]["value"].get<double>(), 0.0);
    EXPECT_EQ(values[1]["value"].get<double>(), 0.0);
    EXPECT_EQ(values[2]["value"].get<double>(), 0.0);
    EXPECT_GT(values[3]["value"].get<double>(), 0.0);
}

TEST(LightingVerb, SaysWhatItAssumed) {
    const TempFolder folder;
    const std::string csv = folder.write("l.csv", "x,y\n674000,6580000\n");
    const auto result =
        command({"lighting", csv, "--input-crs", "EPSG:3006", "--at", "674000,6580000", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const std::string notes = result.json()["notes"].dump();
    EXPECT_NE(notes.find("6 m"), std::string::npos) << notes;
    EXPECT_NE(notes.find("5000"), std::string::npos) << notes;
}

TEST(CamerasVerb, GivesThePlaneFormulasDensityOnTheAxis) {
    // O-37: 1920 px and 90 degrees: 25 px/m at 38.4 m, here at the target's height.
    const TempFolder folder;
    const std::string csv =
        folder.write("c.csv", "x,y,height,bearing,fov,pixels\n674000,6580000,1.6,90,90,1920\n");
    const auto result = command({"cameras", csv, "--input-crs", "EPSG:3006", "--at",
                                 "674038.4,6580000;673990,6580000", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto values = result.json()["result"]["values"];
    EXPECT_NEAR(values[0]["value"].get<double>(), 25.0, 1e-9);
    EXPECT_EQ(values[1]["value"].get<double>(), 0.0);
}

TEST(CamerasVerb, TheOnAxisRuleNeedsTheLens) {
    const TempFolder folder;
    const std::string csv = folder.write("c.csv", "x,y\n674000,6580000\n");
    const auto result = command({"cameras", csv, "--input-crs", "EPSG:3006", "--rule", "on-axis",
                                 "--at", "674010,6580000"});
    EXPECT_EQ(result.status, 1);
    EXPECT_NE(result.err.find("focal length"), std::string::npos) << result.err;
}

TEST(CamerasVerb, WritesItsClassesAsPolygonsThatAddUpToTheCells) {
    const TempFolder folder;
    const std::string csv =
        folder.write("c.csv",
                     "x,y,height,bearing,fov,pixels\n674000,6580000,4,0,60,1920\n"
                     "674020,6580000,4,45,90,3840\n");
    const std::string polygons = folder.file("p.gpkg"), raster = folder.file("c.tif");
    const auto result = command({"cameras", csv, "--input-crs", "EPSG:3006", "--cell", "2", "--out",
                                 raster, "--polygons", polygons, "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const RasterFile cells = read_raster(raster);
    const std::vector<double> from{12.5, 25, 62.5, 125, 250, 1000};
    const auto classes = result.json()["result"]["polygons"]["classes"];
    ASSERT_EQ(classes.size(), from.size());
    for (std::size_t c = 0; c < from.size(); ++c) {
        double area_m2 = 0.0;
        for (const float v : cells.values.cells())
            if (static_cast<double>(v) >= from[c] &&
                (c + 1 == from.size() || static_cast<double>(v) < from[c + 1]))
                area_m2 += 4.0;
        EXPECT_NEAR(classes[c]["area_m2"].get<double>(), area_m2, 1e-6) << classes[c]["class"];
    }
    const auto info = command({"info", polygons, "--json"}).json()["result"];
    EXPECT_EQ(info["layers"][0]["name"], "camera_classes");
    EXPECT_EQ(command({"cameras", csv, "--input-crs", "EPSG:3006", "--polygons", polygons}).status,
              1)
        << "it is there already";
    EXPECT_EQ(
        command({"cameras", csv, "--input-crs", "EPSG:3006", "--polygons", polygons, "--overwrite"})
            .status,
        0);
}

TEST(CamerasVerb, PolygonsNeedAGeoPackageAndAGrid) {
    EXPECT_EQ(command({"cameras", "c.csv", "--polygons", "p.shp"}).status, 2);
    EXPECT_EQ(command({"cameras", "c.csv", "--polygons", "p.gpkg", "--at", "1,2"}).status, 2);
}

}  // namespace
}  // namespace tk
