#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "layers/read_raster.h"
#include "tests/cli/command.h"
#include "tests/support/shared_data.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

std::vector<std::string> hotspot(const std::string& csv, std::vector<std::string> more) {
    std::vector<std::string> words{"hotspot", csv, "--input-crs", "EPSG:3006", "--json"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

TEST(HotspotVerb, GivesTheQuarticPeakPerSquareKilometre) {
    const TempFolder folder;
    const std::string csv = folder.write("i.csv", "x,y\n674005,6580005\n");
    const auto result = command(hotspot(
        csv, {"--bandwidth", "100", "--cell", "10", "--at", "674005,6580005;674055,6580005"}));
    ASSERT_EQ(result.status, 0) << result.err;
    const auto values = result.json()["result"]["values"];
    const double peak = 3.0 / (std::numbers::pi * 1e4) * 1e6;
    EXPECT_NEAR(values[0]["value"].get<double>(), peak, 1e-9 * peak);
    EXPECT_NEAR(values[1]["value"].get<double>(), peak * 0.5625, 1e-9 * peak);
    EXPECT_NEAR(values[0]["cell_value"].get<double>(), peak, 1e-9 * peak);
}

TEST(HotspotVerb, SaysWhyAdaptiveTakesNoEdgeCorrectionAndWhatToDo) {
    const auto result = command(
        {"hotspot", "incidents.csv", "--adaptive", "--edge", "uniform", "--out", "density.tif"});
    EXPECT_EQ(result.status, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_NE(result.err.find("the edge correction is for one bandwidth"), std::string::npos)
        << result.err;
    EXPECT_NE(result.err.find("leave out --edge, or leave out --adaptive"), std::string::npos)
        << result.err;
}

TEST(HotspotVerb, RasterIntegratesToTheNumberOfIncidentsAndReadsBack) {
    const TempFolder folder;
    const std::string csv =
        folder.write("i.csv", "x,y,antal\n674005,6580005,2\n674305,6580105,1\n");
    const std::string out = folder.file("täthet.tif");
    const auto result = command(hotspot(csv, {"--out", out}));
    ASSERT_EQ(result.status, 0) << result.err;
    const auto json = result.json();
    EXPECT_NEAR(json["result"]["sum_times_cell_area"].get<double>(), 3.0, 0.01);
    EXPECT_EQ(json["input"]["used"], 2);
    const RasterFile raster = read_raster(out);
    double sum = 0.0;
    for (const float v : raster.values.cells()) sum += static_cast<double>(v);
    EXPECT_NEAR(sum * raster.values.spec().cell_area_m2() / 1e6, 3.0, 0.01);
}

TEST(HotspotVerb, NeverReplacesAFileItWasNotToldToReplace) {
    const TempFolder folder;
    const std::string csv = folder.write("i.csv", "x,y\n674005,6580005\n");
    const std::string out = folder.write("o.tif", "mine");
    EXPECT_EQ(command(hotspot(csv, {"--out", out})).status, 1);
    EXPECT_EQ(command(hotspot(csv, {"--out", out, "--overwrite"})).status, 1);
    const std::string ours = folder.file("ours.tif");
    EXPECT_EQ(command(hotspot(csv, {"--out", ours})).status, 0);
    EXPECT_EQ(command(hotspot(csv, {"--out", ours})).status, 1);
    EXPECT_EQ(command(hotspot(csv, {"--out", ours, "--overwrite"})).status, 0);
}

TEST(HotspotVerb, CountsFilteredAndSkippedRowsApart) {
    const TempFolder folder;
    const std::string csv = folder.write("i.csv",
                                         "x,y,datum,brottstyp\n"
                                         "674005,6580005,2024-01-01 23:10,rån\n"
                                         "674005,6580005,2024-01-02 12:00,rån\n"
                                         ",,2024-01-02 23:30,rån\n"
                                         "0,0,2024-01-02 23:30,rån\n"
                                         "674015,6580005,2024-01-03,rån\n"
                                         "674005,6580005,2024-01-04 01:00,stöld\n");
    const auto result =
        command(hotspot(csv, {"--hours", "22-04", "--category", "Rån", "--at", "674005,6580005"}));
    ASSERT_EQ(result.status, 0) << result.err;
    const auto input = result.json()["input"];
    EXPECT_EQ(input["read"], 6);
    EXPECT_EQ(input["used"], 1);
    EXPECT_EQ(input["filtered"], 2);
    std::map<std::string, std::pair<int, int>> skipped;
    for (const auto& s : input["skipped"]) skipped[s["reason"]] = {s["count"], s["first_row"]};
    EXPECT_EQ(skipped["no coordinate"], std::pair(1, 3));
    EXPECT_EQ(skipped["hidden or missing place (0,0)"], std::pair(1, 4));
    EXPECT_EQ(skipped["no hour"], std::pair(1, 5));
}

TEST(HotspotVerb, RatePerYearIsTheDensityOverTheYearsOfThePeriod) {
    const TempFolder folder;
    const std::string csv = folder.write("i.csv", "x,y,datum\n674005,6580005,2022-06-01\n");
    const std::vector<std::string> at{"--at",       "674005,6580005", "--from",
                                      "2022-01-01", "--to",           "2024-01-01"};
    auto per_year = at;
    per_year.insert(per_year.end(), {"--unit", "per-km2-year"});
    const double density = command(hotspot(csv, at)).json()["result"]["values"][0]["value"];
    const double rate = command(hotspot(csv, per_year)).json()["result"]["values"][0]["value"];
    EXPECT_NEAR(rate, density / (730.0 / 365.25), 1e-9 * density);
}

TEST(HotspotVerb, RatioIsNoDataWhereTheBaselineIsThin) {
    const TempFolder folder;
    const std::string csv = folder.write("i.csv", "x,y\n674005,6580005\n675005,6580005\n");
    const std::string base = folder.write("b.csv", "x,y\n674005,6580005\n674005,6580005\n");
    const auto result = command(hotspot(csv, {"--relative-to", base + "", "--crs", "EPSG:3006",
                                              "--at", "674005,6580005;675005,6580005"}));
    if (result.status != 0) {
        // The baseline has no CRS of its own: the error says how to give one.
        EXPECT_NE(result.err.find("--input-crs"), std::string::npos) << result.err;
        return;
    }
    const auto values = result.json()["result"]["values"];
    EXPECT_NEAR(values[0]["value"].get<double>(), 0.5, 1e-9);
    EXPECT_TRUE(values[1]["value"].is_null());
}

TEST(HotspotVerb, GivesThePublishedValuesOfTheChicagoStreetCrimes) {
    // O-3: spatstat.data chicago (Ang, Baddeley & Nair 2012), in feet, taken as plane units.
    TK_NEED_SHARED_DATA("research-spatstat-chicago");
    const std::string points =
        (test::shared_data() / "research-spatstat-chicago" / "chicago_points.csv").string();
    const std::vector<std::string> gaussian{
        "hotspot",     points, "--crs", "local",           "--kernel", "gaussian",
        "--bandwidth", "100",  "--at",  "200,300;900,800", "--json"};
    const auto plain = command(gaussian).json()["result"]["values"];
    EXPECT_NEAR(plain[0]["value"].get<double>(), 43.99800588, 1e-7);
    EXPECT_NEAR(plain[1]["value"].get<double>(), 151.0473264, 1e-6);
    auto corrected = gaussian;
    corrected.insert(corrected.end(), {"--edge", "uniform", "--extent",
                                       "0.3893522899,153.1034962,1281.986257,1276.560223"});
    const auto edge = command(corrected).json()["result"]["values"];
    EXPECT_NEAR(edge[0]["value"].get<double>(), 48.46950538, 1e-5);
}

TEST(HotspotVerb, HasNoValueOutsideTheBoundaryAtPlacesEither) {
    const TempFolder folder;
    const std::string csv = folder.write("i.csv", "x,y\n674005,6580005\n");
    const std::string boundary = folder.write(
        "b.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}},
"features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":
[[[673900,6579900],[674100,6579900],[674100,6580100],[673900,6580100],[673900,6579900]]]}}]})");
    const auto result = command(hotspot(
        csv, {"--boundary", boundary, "--cell", "10", "--at", "674005,6580005;674150,6580005"}));
    ASSERT_EQ(result.status, 0) << result.err;
    const auto json = result.json();
    EXPECT_GT(json["result"]["values"][0]["value"].get<double>(), 0.0);
    EXPECT_TRUE(json["result"]["values"][1]["value"].is_null());
    EXPECT_TRUE(json["result"]["values"][1]["cell_value"].is_null());
    EXPECT_TRUE(json["grid"]["cells_with_data"].is_null()) << "no grid was computed";
}

TEST(HotspotVerb, SaysWhenTheFilterLeavesNothing) {
    const TempFolder folder;
    const std::string csv = folder.write("i.csv", "x,y,datum\n674005,6580005,2024-01-01\n");
    const auto at = command(hotspot(csv, {"--from", "2030-01-01", "--at", "674005,6580005"}));
    ASSERT_EQ(at.status, 0) << at.err;
    EXPECT_NE(at.json()["notes"].dump().find("do not meet the filter"), std::string::npos);
    EXPECT_EQ(at.json()["parameters"]["filter"]["from"], "2030-01-01");
    const auto grid =
        command(hotspot(csv, {"--from", "2030-01-01", "--out", folder.file("o.tif")}));
    EXPECT_EQ(grid.status, 1);
    EXPECT_NE(grid.err.find("i.csv"), std::string::npos) << grid.err;
}

TEST(HotspotVerb, ARowWithoutTheWeightThatWasNamedIsSkipped) {
    const TempFolder folder;
    const std::string csv =
        folder.write("i.csv", "x,y,antal\n674005,6580005,2\n674105,6580005,\n674205,6580005,1\n");
    const auto input =
        command(hotspot(csv, {"--weight", "antal", "--at", "674005,6580005"})).json()["input"];
    EXPECT_EQ(input["used"], 2);
    ASSERT_EQ(input["skipped"].size(), 1U);
    EXPECT_EQ(input["skipped"][0]["reason"], "no weight");
    EXPECT_EQ(input["skipped"][0]["first_row"], 2);
}

TEST(HotspotVerb, SaysWhenNoIncidentReachesTheExtent) {
    const TempFolder folder;
    const std::string csv = folder.write("i.csv", "x,y\n674005,6580005\n");
    const auto far = command(hotspot(
        csv, {"--extent", "670000,6580000,671000,6581000", "--out", folder.file("far.tif")}));
    ASSERT_EQ(far.status, 0) << far.err;
    EXPECT_NE(far.json()["notes"].dump().find("lies within reach (250 m) of the grid"),
              std::string::npos)
        << far.out;
    const auto near = command(hotspot(
        csv, {"--extent", "674000,6580000,675000,6581000", "--out", folder.file("near.tif")}));
    EXPECT_EQ(near.json()["notes"].dump().find("within reach"), std::string::npos);
}

TEST(HotspotVerb, SaysWhenCoordinatesSeemToBeExchanged) {
    const TempFolder folder;
    const auto notes = [&](const std::string& csv, std::vector<std::string> more) {
        std::vector<std::string> words{"hotspot", folder.write("i.csv", csv), "--json",
                                       "--out",   folder.file("d.tif"),       "--overwrite"};
        words.insert(words.end(), more.begin(), more.end());
        const auto result = command(words);
        EXPECT_EQ(result.status, 0) << result.err;
        return result.json()["notes"].dump();
    };
    const char* said = "exchanged";
    EXPECT_NE(
        notes("x,y\n6580005,674005\n6580105,674105\n", {"--input-crs", "EPSG:3006"}).find(said),
        std::string::npos);
    EXPECT_NE(notes("lon,lat\n59.3,18.1\n59.31,18.11\n", {}).find(said), std::string::npos);
    EXPECT_EQ(notes("lon,lat\n18.1,59.3\n18.11,59.31\n", {}).find(said), std::string::npos);
    // Chicago lies neither way in Sweden.
    EXPECT_EQ(notes("lon,lat\n-87.6,41.8\n-87.61,41.81\n", {}).find(said), std::string::npos);
}

TEST(HotspotVerb, ComputesInMetresWhereTheCrsIsInFeet) {
    const TempFolder folder;
    const std::string csv = folder.write("i.csv", "lon,lat\n-73.95,40.71\n-73.94,40.71\n");
    const auto result =
        command({"hotspot", csv, "--crs", "EPSG:2263", "--json", "--out", folder.file("ny.tif")});
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_NE(result.json()["notes"].dump().find("counted in metres"), std::string::npos);
    const RasterFile raster = read_raster(folder.file("ny.tif"));
    EXPECT_EQ(raster.values.spec().cell_m, 10.0);
    EXPECT_NE(raster.crs_wkt.find("metre"), std::string::npos);
    EXPECT_EQ(raster.crs_wkt.find("survey foot"), std::string::npos);
}

TEST(HotspotVerb, SeesThroughWordsThatContradictEachOther) {
    EXPECT_EQ(command({"hotspot", "x.csv"}).status, 2);
    EXPECT_EQ(command({"hotspot", "x.csv", "--out", "o.png"}).status, 2);
    EXPECT_EQ(command({"hotspot", "x.csv", "--out", "o.tif", "--cell", "0"}).status, 2);
    EXPECT_EQ(command({"hotspot", "x.csv", "--out", "o.tif", "--bandwidth", "wide"}).status, 2);
    EXPECT_EQ(command({"hotspot", "x.csv", "--out", "o.tif", "--hours", "25-3"}).status, 2);
    EXPECT_EQ(command({"hotspot", "x.csv", "--out", "o.tif", "--kernel", "cone"}).status, 2);
    EXPECT_EQ(command({"hotspot", "x.csv", "--out", "o.tif", "--extent", "1,2,3"}).status, 2);
    EXPECT_EQ(command({"hotspot", "x.csv", "--out", "o.tif", "--from", "2024-02-30"}).status, 2);
}

}  // namespace
}  // namespace tk
