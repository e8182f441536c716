#include <gtest/gtest.h>

#include <filesystem>

#include "tests/cli/command.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

std::string small_light_map(const TempFolder& folder, const std::string& out) {
    const std::string csv = folder.write("lamp.csv", "x,y,height,flux\n674050,6580050,6,4000\n");
    const auto made = command({"lighting", csv, "--input-crs", "EPSG:3006", "--extent",
                               "674000,6580000,674200,6580100", "--cell", "10", "--out", out});
    EXPECT_EQ(made.status, 0) << made.err;
    return out;
}

TEST(InfoVerb, DescribesARasterByItsCellsAndValues) {
    const TempFolder folder;
    const std::string tif = small_light_map(folder, folder.file("light.tif"));
    const auto result = command({"info", tif, "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto json = result.json();
    EXPECT_EQ(json["result"]["driver"], "GTiff");
    const auto raster = json["result"]["layers"][0];
    EXPECT_EQ(raster["role"], "raster");
    EXPECT_EQ(raster["columns"], 20);
    EXPECT_EQ(raster["rows"], 10);
    EXPECT_EQ(raster["crs"], "EPSG:3006");
    EXPECT_EQ(raster["unit"], "lx");
    EXPECT_EQ(raster["cells_with_data"], 200);
    EXPECT_EQ(raster["extent"][2], 674200.0);
    EXPECT_GT(raster["maximum"].get<double>(), raster["mean"].get<double>());
    EXPECT_EQ(json["input"]["read"], 0);
    EXPECT_FALSE(std::filesystem::exists(tif + ".aux.xml"));
    EXPECT_NE(command({"info", tif}).out.find("20 x 10 cells of 10, EPSG:3006"), std::string::npos);
}

TEST(InfoVerb, DescribesRastersAndVectorsOfOneGeoPackage) {
    const TempFolder folder;
    const std::string file = small_light_map(folder, folder.file("both.gpkg"));
    const std::string csv = folder.write("c.csv", "x,y,height,bearing\n674050,6580050,4,90\n");
    ASSERT_EQ(command({"cameras", csv, "--input-crs", "EPSG:3006", "--polygons", file}).status, 0);
    const auto layers = command({"info", file, "--json"}).json()["result"]["layers"];
    ASSERT_EQ(layers.size(), 3U);
    EXPECT_EQ(layers[0]["geometry"], "raster");
    EXPECT_EQ(layers[1]["name"], "camera_classes");
    EXPECT_EQ(layers[2]["name"], "camera_areas");
    const auto named =
        command({"info", file + "|layername=" + layers[0]["name"].get<std::string>(), "--json"});
    ASSERT_EQ(named.status, 0) << named.err;
    EXPECT_EQ(named.json()["result"]["layers"].size(), 1U);
}

TEST(InfoVerb, CountsTheRowsOfItsLayers) {
    const TempFolder folder;
    const std::string csv = folder.write("i.csv", "lon,lat\n18.1,59.3\n,\n18.2,59.3\n");
    const auto input = command({"info", csv, "--json"}).json()["input"];
    EXPECT_EQ(input["read"], 3);
    EXPECT_EQ(input["used"], 2);
    EXPECT_EQ(input["skipped"][0]["reason"], "no coordinate");
    EXPECT_EQ(input["skipped"][0]["first_row"], 2);
}

TEST(InfoVerb, ATableOfNumbersIsNoRaster) {
    const TempFolder folder;
    const std::string csv = folder.write("i.csv", "x,y,z\n0,0,1\n1,0,2\n0,1,3\n1,1,4\n");
    const auto layers =
        command({"info", csv, "--input-crs", "EPSG:3006", "--json"}).json()["result"]["layers"];
    ASSERT_EQ(layers.size(), 1U);
    EXPECT_EQ(layers[0]["geometry"], "point");
}

}  // namespace
}  // namespace tk
