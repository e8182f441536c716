#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "layers/read_raster.h"
#include "tests/cli/command.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

std::string feature_collection(const std::string& features) {
    return R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}},"features":[)" +
           features + "]}";
}

/// A block of 14 x 14 m, 5 m high, around a courtyard of 10 x 10 m.
std::string courtyard_file(const TempFolder& folder) {
    return folder.write("b.geojson", feature_collection(R"(
{"type":"Feature","properties":{"id":"1","height":5,"use":"kontor"},"geometry":{"type":"Polygon","coordinates":[
[[673998,6579998],[674012,6579998],[674012,6580012],[673998,6580012],[673998,6579998]],
[[674000,6580000],[674000,6580010],[674010,6580010],[674010,6580000],[674000,6580000]]]}})"));
}

/// A house of 3 x 3 m and one storey: a window in the middle of each wall, of weight 0.2.
std::string house_file(const TempFolder& folder, const std::string& use = "bostad") {
    return folder.write("h.geojson", feature_collection(R"(
{"type":"Feature","properties":{"id":"1","height":3,"use":")" +
                                                        use +
                                                        R"("},"geometry":{"type":"Polygon",
"coordinates":[[[674000,6580000],[674003,6580000],[674003,6580003],[674000,6580003],[674000,6580000]]]}})"));
}

TEST(SightlinesVerb, GivesTheRoomsAreaAndPerimeter) {
    // O-39: a room of 10 x 10 m, seen from any point.
    const TempFolder folder;
    const auto result = command({"sightlines", courtyard_file(folder), "--at",
                                 "674005,6580005;674001,6580008.5", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto values = result.json()["result"]["values"];
    ASSERT_EQ(values.size(), 2U);
    for (const auto& value : values) {
        EXPECT_NEAR(value["area_m2"].get<double>(), 100.0, 1e-7);
        EXPECT_NEAR(value["perimeter_m"].get<double>(), 40.0, 1e-7);
        EXPECT_GT(value["value"].get<double>(), 0.0);
        EXPECT_FALSE(value.contains("note"));
    }
}

TEST(SightlinesVerb, GivesTheIndexOfOneWindow) {
    const TempFolder folder;
    // 25 m and a hand's breadth south of its southern window: the weight 0.2, halved.
    const auto result = command({"sightlines", house_file(folder), "--at",
                                 "674001.5,6579974.95;674001.5,6579900", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto found = result.json()["result"];
    EXPECT_NEAR(found["values"][0]["value"].get<double>(), 0.1, 1e-9);
    EXPECT_EQ(found["values"][0]["seen_by"], 1);
    EXPECT_EQ(found["values"][1]["value"], 0.0);
    EXPECT_NEAR(found["values"][1]["area_m2"].get<double>(), 2500.0 * std::numbers::pi, 1e-6);
    EXPECT_EQ(found["observers"]["windows"], 4);
    EXPECT_EQ(found["observers"]["entrances"], 0);
}

TEST(SightlinesVerb, AddsEntrancesAndTakesThemAlone) {
    const TempFolder folder;
    const std::string doors = folder.write("d.geojson", feature_collection(R"(
{"type":"Feature","properties":{"id":"1"},"geometry":{"type":"Point","coordinates":[674001.5,6579999.95]}})"));
    const std::string place = "674001.5,6579974.95";
    const auto value = [&](const std::string& observers) {
        const auto result = command({"sightlines", house_file(folder), "--entrances", doors,
                                     "--observers", observers, "--at", place, "--json"});
        EXPECT_EQ(result.status, 0) << result.err;
        return result.json()["result"]["values"][0]["value"].get<double>();
    };
    EXPECT_NEAR(value("windows"), 0.1, 1e-9);
    EXPECT_NEAR(value("entrances"), 0.5, 1e-9);
    EXPECT_NEAR(value("both"), 0.6, 1e-9);
}

TEST(SightlinesVerb, OfficesAreEmptyByNight) {
    const TempFolder folder;
    const auto value = [&](const std::string& use, const std::string& time) {
        const auto result = command({"sightlines", house_file(folder, use), "--time-of-day", time,
                                     "--at", "674001.5,6579974.95", "--json"});
        return result.json()["result"]["values"][0]["value"].get<double>();
    };
    EXPECT_NEAR(value("kontor", "day"), 0.1, 1e-9);
    EXPECT_EQ(value("kontor", "night"), 0.0);
    EXPECT_NEAR(value("bostad", "night"), 0.1, 1e-9);
}

TEST(SightlinesVerb, APlaceInABuildingOrOnAWallHasNoView) {
    const TempFolder folder;
    const auto result = command(
        {"sightlines", courtyard_file(folder), "--at", "673999,6580005;674000,6580005", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto values = result.json()["result"]["values"];
    EXPECT_TRUE(values[0]["value"].is_null());
    EXPECT_TRUE(values[0]["area_m2"].is_null());
    EXPECT_NE(values[0]["note"].get<std::string>().find("inside a building"), std::string::npos);
    EXPECT_TRUE(values[1]["perimeter_m"].is_null());
    EXPECT_NE(values[1]["note"].get<std::string>().find("on a wall"), std::string::npos);
}

TEST(SightlinesVerb, WritesTheIndexOfEveryCell) {
    const TempFolder folder;
    const std::string raster = folder.file("s.tif");
    const auto result =
        command({"sightlines", house_file(folder), "--out", raster, "--cell", "1", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto found = result.json();
    const RasterFile cells = read_raster(raster);
    double sum = 0.0, unseen = 0.0, counted = 0.0;
    for (const float v : cells.values.cells()) {
        if (std::isnan(v)) continue;
        ++counted;
        sum += static_cast<double>(v);
        unseen += v == 0.0f;
    }
    EXPECT_EQ(counted + 9.0, static_cast<double>(cells.values.cells().size()));
    EXPECT_NEAR(found["result"]["mean"].get<double>(), sum / counted, 1e-6);
    EXPECT_NEAR(found["result"]["unseen_share"].get<double>(), unseen / counted, 1e-9);
    EXPECT_GT(unseen, 0.0);
    EXPECT_EQ(found["parameters"]["half_distance_m"], 25.0);
}

TEST(SightlinesVerb, RefusesWordsThatMakeNoSense) {
    EXPECT_EQ(command({"sightlines", "b.gpkg"}).status, 2);
    EXPECT_EQ(command({"sightlines", "b.gpkg", "--at", "1,2", "--reach", "0"}).status, 2);
    EXPECT_EQ(command({"sightlines", "b.gpkg", "--at", "1,2", "--observers", "entrances"}).status,
              2);
    EXPECT_EQ(command({"sightlines", "b.gpkg", "--at", "1,2", "--observers", "cats"}).status, 2);
}

}  // namespace
}  // namespace tk
