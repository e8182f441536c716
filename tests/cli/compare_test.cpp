#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/cli/command.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

constexpr const char* extent = "674000,6580000,674200,6580100";

std::string light_map(const TempFolder& folder, const std::string& name, const std::string& flux,
                      const std::string& cell = "10") {
    const std::string csv =
        folder.write(name + ".csv", "x,y,height,flux\n674050,6580050,6," + flux + "\n");
    const std::string out = folder.file(name + ".tif");
    const auto made = command({"lighting", csv, "--input-crs", "EPSG:3006", "--extent", extent,
                               "--cell", cell, "--out", out});
    EXPECT_EQ(made.status, 0) << made.err;
    return out;
}

/// The west half gets all of the lamp's change, the east half what reaches it.
std::string halves(const TempFolder& folder) {
    return folder.write(
        "halves.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}},
"features":[
{"type":"Feature","properties":{"name":"väster"},"geometry":{"type":"Polygon","coordinates":[[[674000,6580000],[674100,6580000],[674100,6580100],[674000,6580100],[674000,6580000]]]}},
{"type":"Feature","properties":{"name":"öster"},"geometry":{"type":"Polygon","coordinates":[[[674100,6580000],[674200,6580000],[674200,6580100],[674100,6580100],[674100,6580000]]]}}]})");
}

TEST(CompareVerb, TwiceTheFluxChangesEveryAreaByItsMeanBefore) {
    const TempFolder folder;
    const std::string before = light_map(folder, "a", "1000"),
                      after = light_map(folder, "b", "2000");
    const auto result = command({"compare", before, after, "--areas", halves(folder), "--csv",
                                 folder.file("t.csv"), "--out", folder.file("c.tif"), "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto areas = result.json()["result"]["areas"];
    ASSERT_EQ(areas.size(), 2u);
    for (const auto& area : areas) {
        const double was = area["before"], change = area["change"];
        // Twice the flux reaches a little further: the change is the mean before, and a bit.
        EXPECT_GE(change, was * 0.999) << area["name"];
        EXPECT_LT(change, was + 0.02) << area["name"];
        EXPECT_TRUE(area["interval"].is_null());
    }
    std::ifstream csv(folder.file("t.csv"));
    const std::string text{std::istreambuf_iterator<char>(csv), {}};
    EXPECT_NE(text.find("väster"), std::string::npos);
}

TEST(CompareVerb, ASurfaceWithItselfDoesNotChange) {
    const TempFolder folder;
    const std::string map = light_map(folder, "a", "1000");
    const auto json = command({"compare", map, map, "--json"}).json();
    EXPECT_EQ(json["result"]["mean_change"], 0.0);
    EXPECT_EQ(json["result"]["increased_share"], 0.0);
    EXPECT_EQ(json["result"]["decreased_share"], 0.0);
}

TEST(CompareVerb, CountsItsCells) {
    const TempFolder folder;
    const std::string before = light_map(folder, "a", "1000"),
                      after = light_map(folder, "b", "2000");
    const auto input = command({"compare", before, after, "--json"}).json()["input"];
    // 200 m by 100 m in cells of 10 m.
    EXPECT_EQ(input["read"], 200);
    EXPECT_EQ(input["used"], 200);
    EXPECT_EQ(input["filtered"], 0);
    EXPECT_TRUE(input["skipped"].empty());
}

TEST(CompareVerb, RefusesGridsOfDifferentCells) {
    const TempFolder folder;
    const auto result =
        command({"compare", light_map(folder, "a", "1000"), light_map(folder, "b", "1000", "5")});
    EXPECT_EQ(result.status, 1);
    EXPECT_NE(result.err.find("same --cell"), std::string::npos) << result.err;
}

}  // namespace
}  // namespace tk
