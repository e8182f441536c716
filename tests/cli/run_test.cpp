// A whole study, Lilleby's: what `run` writes, and that it is the same however it is computed.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "engine/compare/compare.h"
#include "engine/grid/zonal.h"
#include "layers/read_areas.h"
#include "layers/read_raster.h"
#include "tests/cli/command.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

const std::string lilleby_to_run = std::string(TK_LILLEBY) + "/lilleby.toml";

std::string run_bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Light on cells of 5 m: the tests look at many maps.
std::string coarse_study(const TempFolder& folder) {
    const auto copy = folder.path() / "lilleby";
    std::filesystem::create_directories(copy);
    for (const auto& entry : std::filesystem::directory_iterator(TK_LILLEBY))
        if (entry.is_regular_file() && entry.path().extension() != ".qml")
            std::filesystem::copy_file(entry.path(), copy / entry.path().filename());
    std::string text = run_bytes_of(lilleby_to_run);
    const std::size_t table = text.find("[analysis.lighting]");
    const std::size_t line = text.find("\ncell", table);
    text.replace(line, text.find('\n', line + 1) - line, "\ncell = 5.0");
    std::ofstream(copy / "coarse.toml", std::ios::binary) << text;
    return (copy / "coarse.toml").string();
}

TEST(RunVerb, WritesEverySurfaceOfTodayAndOfEveryPlanAndTheirChange) {
    const TempFolder folder;
    const std::string out = folder.file("r.gpkg");
    const auto result = command({"run", coarse_study(folder), "--out", out, "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    std::set<std::string> names;
    const auto json = result.json();
    for (const auto& output : json["result"]["outputs"]) names.insert(output["name"]);
    for (const char* surface : {"hotspot", "light", "cameras", "sightlines", "place_index"}) {
        const std::string s = surface;
        for (const std::string& name : {s + "_today", s + "_forslag_a", s + "_forslag_a_change",
                                        s + "_forslag_b", s + "_forslag_b_change"})
            EXPECT_TRUE(names.contains(name)) << name;
    }
    const RasterFile today = read_raster(out + "|layername=light_today");
    const RasterFile plan = read_raster(out + "|layername=light_forslag_b");
    const RasterFile change = read_raster(out + "|layername=light_forslag_b_change");
    const Grid<float> expected = difference(plan.values, today.values);
    ASSERT_EQ(expected.spec(), change.values.spec());
    bool any = false;
    for (std::size_t i = 0; i < expected.cells().size(); ++i) {
        const float a = expected.cells()[i], b = change.values.cells()[i];
        ASSERT_TRUE(a == b || (std::isnan(a) && std::isnan(b))) << i;
        any = any || (!std::isnan(a) && a != 0.0f);
    }
    EXPECT_TRUE(any) << "plan B changes no light";
}

TEST(RunVerb, TableByAreaAgreesWithTheRastersItStandsBeside) {
    const TempFolder folder;
    const std::string out = folder.file("r.gpkg"), study = coarse_study(folder);
    const auto result = command({"run", study, "--out", out, "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const RasterFile today = read_raster(out + "|layername=place_index_today");
    LayerRequest request;
    request.source = std::string(TK_LILLEBY) + "/areas.gpkg";
    ReadReport report;
    std::map<std::string, double> means;
    for (const Area& area : read_areas(request, {.crs = ProjectedCrs::parse("EPSG:3006")}, report))
        means[area.name] = summarise(today.values, area.shape).mean;
    int rows = 0;
    const auto json = result.json();
    for (const auto& area : json["result"]["areas"]) {
        if (area["surface"] != "place_index" || area["scenario"] != "Förslag A") continue;
        ++rows;
        EXPECT_NEAR(area["before"].get<double>(), means[area["name"]], 1e-3) << area["name"];
        EXPECT_NEAR(area["after"].get<double>() - area["before"].get<double>(),
                    area["change"].get<double>(), 1e-9);
    }
    EXPECT_EQ(rows, 12);
}

TEST(RunVerb, TellsWhatCamerasCoverAsTheCamerasVerbDoes) {
    const TempFolder folder;
    const auto result =
        command({"run", coarse_study(folder), "--out", folder.file("r.gpkg"), "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto coverage = result.json()["result"]["coverage"];
    ASSERT_EQ(coverage.size(), 3U);
    EXPECT_TRUE(coverage[0]["scenario"].is_null());
    EXPECT_EQ(coverage[2]["scenario"], "Förslag B");
    EXPECT_EQ(coverage[0]["cameras"].size(), 80U);
    EXPECT_EQ(coverage[1]["cameras"].size(), 81U) << "plan A adds one";
    EXPECT_GT(coverage[1]["covered_share"], coverage[0]["covered_share"]);

    const std::string lilleby = TK_LILLEBY;
    const auto alone =
        command({"cameras", lilleby + "/cameras.geojson", "--crs", "EPSG:3006", "--buildings",
                 lilleby + "/buildings.gpkg", "--terrain", lilleby + "/terrain.tif", "--boundary",
                 lilleby + "/omrade.gpkg", "--cell", "5", "--out", folder.file("c.tif"), "--json"});
    ASSERT_EQ(alone.status, 0) << alone.err;
    const auto cameras = alone.json()["result"];
    EXPECT_NEAR(coverage[0]["covered_share"].get<double>(), cameras["covered_share"].get<double>(),
                1e-4);
    ASSERT_EQ(cameras["cameras"].size(), 80U);
    for (std::size_t k = 0; k < 80; ++k) {
        const auto one = cameras["cameras"][k], other = coverage[0]["cameras"][k];
        EXPECT_EQ(one["id"], other["id"]);
        EXPECT_NEAR(one["identify_m2"].get<double>(), other["identify_m2"].get<double>(), 50.0)
            << one["id"];
    }
}

TEST(RunVerb, WithStreetsTellsTheLightAlongEachTodayAndInEveryPlan) {
    const TempFolder folder;
    const std::string out = folder.file("r.gpkg");
    const auto result =
        command({"run", coarse_study(folder), "--out", out, "--with-streets", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto sides = result.json()["result"]["street_lighting"];
    ASSERT_EQ(sides.size(), 3U);
    EXPECT_EQ(sides[0]["streets_brighter"], 0);
    EXPECT_GT(sides[1]["streets_brighter"], 0) << "plan A lights a dark path";
    EXPECT_EQ(sides[1]["streets_darker"], 0);
    EXPECT_LT(sides[1]["length_m_of_p_class"]["none"], sides[0]["length_m_of_p_class"]["none"]);
    double length_m = 0.0;
    for (const auto& of_class : sides[1]["length_m_of_p_class"]) length_m += of_class.get<double>();
    EXPECT_NEAR(length_m, sides[1]["length_m"].get<double>(), 1e-6);

    const auto rows = command({"info", out, "--layer", sides[2]["table"], "--json"});
    ASSERT_EQ(rows.status, 0) << rows.err;
    const auto alone = command({"info", std::string(TK_LILLEBY) + "/streets.gpkg", "--json"});
    EXPECT_EQ(rows.json()["result"]["layers"][0]["features"],
              alone.json()["result"]["layers"][0]["features"]);
    EXPECT_NE(run_bytes_of(out).find("street_lighting_today"), std::string::npos);
}

TEST(RunVerb, WithStreetsButWithoutAnySaysWhatIsMissing) {
    const TempFolder folder;
    folder.write("i.csv", "x,y\n5,5\n6,7\n");
    folder.write("l.csv", "x,y,height,flux\n5,5,6,5000\n");
    const std::string study = folder.write(
        "s.toml",
        "format = 1\n[study]\ncrs = \"local\"\n[layers.incidents]\nsource = \"i.csv\"\n"
        "[layers.lights]\nsource = \"l.csv\"\n");
    const auto result = command({"run", study, "--out", folder.file("r.gpkg"), "--with-streets"});
    EXPECT_EQ(result.status, 1);
    EXPECT_NE(result.err.find("[layers.streets]"), std::string::npos) << result.err;
}

TEST(RunVerb, GivesTheSameBytesOnOneAndTwoThreads) {
    const TempFolder folder;
    const std::string study = coarse_study(folder);
    ASSERT_EQ(command({"run", study, "--out", folder.file("1.gpkg"), "--threads", "1"}).status, 0);
    ASSERT_EQ(command({"run", study, "--out", folder.file("2.gpkg"), "--threads", "2"}).status, 0);
    EXPECT_TRUE(run_bytes_of(folder.file("1.gpkg")) == run_bytes_of(folder.file("2.gpkg")));
}

TEST(RunVerb, LeavesIncidentPointsOutUnlessAskedAndTellsNoPaths) {
    const TempFolder folder;
    const std::string study = coarse_study(folder);
    ASSERT_EQ(command({"run", study, "--out", folder.file("r.gpkg")}).status, 0);
    const std::string bytes = run_bytes_of(folder.file("r.gpkg"));
    EXPECT_EQ(bytes.find(folder.path().string()), std::string::npos);
    EXPECT_EQ(bytes.find("personrån"), std::string::npos);
    EXPECT_NE(bytes.find("INTERNAL"), std::string::npos);
    EXPECT_NE(bytes.find("incidents_250m"), std::string::npos);
    ASSERT_EQ(command({"run", study, "--out", folder.file("w.gpkg"), "--with-incidents"}).status,
              0);
    EXPECT_NE(run_bytes_of(folder.file("w.gpkg")).find("personrån"), std::string::npos);
}

TEST(RunVerb, TellsTheDayAndTheQuantityOfTheLight) {
    const TempFolder folder;
    folder.write("i.csv", "x,y\n5,5\n6,7\n");
    folder.write("l.csv", "x,y,height,flux\n5,5,6,5000\n");
    const std::string study = folder.write(
        "s.toml",
        "format = 1\n[study]\ncrs = \"local\"\n[layers.incidents]\nsource = \"i.csv\"\n"
        "[layers.lights]\nsource = \"l.csv\"\n"
        "[analysis.lighting]\nquantity = \"vertical\"\nfacing = 90\ncell = 20\n");
    const auto result = command(
        {"run", study, "--out", folder.file("r.gpkg"), "--phase-date", "2028-06-01", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto parameters = result.json()["parameters"];
    EXPECT_EQ(parameters["phase_date"], "2028-06-01");
    EXPECT_EQ(parameters["light"]["quantity"], "vertical");
    EXPECT_EQ(parameters["light"]["facing"], 90.0);
    EXPECT_NE(run_bytes_of(folder.file("r.gpkg")).find("Vertical illuminance 1.5 m above"),
              std::string::npos);
}

TEST(RunVerb, WritesEveryListThatAPlanChanges) {
    const TempFolder folder;
    folder.write("i.csv", "x,y\n5,5\n6,7\n");
    folder.write("t.csv", "id,x,y,height\nA,5,5,6\nB,7,5,6\n");
    folder.write("s.csv", "id;WKT\n1;\"LINESTRING (0 1,10 1)\"\n");
    folder.write("m.csv", "id;camera;WKT\n1;;\"POLYGON ((0 1,10 1,10 11,0 11,0 1))\"\n");
    folder.write("trees.csv", "edit;id;WKT\nremove;A;\n");
    const std::string study = folder.write(
        "s.toml",
        "format = 1\n[study]\ncrs = \"local\"\n[layers.incidents]\nsource = \"i.csv\"\n"
        "[layers.trees]\nsource = \"t.csv\"\n[layers.streets]\nsource = \"s.csv\"\n"
        "[layers.masks]\nsource = \"m.csv\"\n"
        "[[scenario]]\nname = \"B\"\nedits = \"trees.csv\"\n");
    const std::string out = folder.file("r.gpkg");
    const auto result = command({"run", study, "--out", out});
    ASSERT_EQ(result.status, 0) << result.err;
    std::map<std::string, int> rows;
    const auto info = command({"info", out, "--json"}).json();
    for (const auto& layer : info["result"]["layers"])
        if (layer["features"].is_number()) rows[layer["name"]] = layer["features"].get<int>();
    EXPECT_EQ(rows["trees"], 2);
    EXPECT_EQ(rows["trees_b"], 1);
    EXPECT_EQ(rows["streets"], 1);
    EXPECT_EQ(rows["masks"], 1);
    EXPECT_FALSE(rows.contains("streets_b")) << "as today";
}

TEST(RunVerb, SaysHowManyLightsAndCamerasHangOnFacades) {
    const TempFolder folder;
    folder.write("i.csv", "x,y\n5,5\n6,7\n");
    folder.write("l.csv", "id,x,y,height,flux\n1,5,5,6,5000\n2,500,5,6,5000\n");
    folder.write("c.csv", "id,x,y,height\n1,6,6,4\n");
    folder.write("b.csv", "id;WKT;height\n1;\"POLYGON ((0 1,10 1,10 11,0 11,0 1))\";9\n");
    folder.write("buildings.csv",
                 "edit;id;WKT;height\nadd;N;\"POLYGON ((490 1,510 1,510 11,490 11,490 1))\";9\n");
    const std::string study = folder.write(
        "s.toml",
        "format = 1\n[study]\ncrs = \"local\"\n[layers.incidents]\nsource = \"i.csv\"\n"
        "[layers.lights]\nsource = \"l.csv\"\n[layers.cameras]\nsource = \"c.csv\"\n"
        "[layers.buildings]\nsource = \"b.csv\"\n[analysis.lighting]\ncell = 20\n"
        "[[scenario]]\nname = \"B\"\nedits = \"buildings.csv\"\n");
    const auto result = command({"run", study, "--out", folder.file("r.gpkg"), "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const std::string notes = result.json()["notes"].dump();
    for (const char* said :
         {"\"1 lights stand in a building's", "\"1 cameras stand in a building's",
          "\"B: 2 lights stand in a building's", "\"B: 1 cameras stand in a building's"})
        EXPECT_NE(notes.find(said), std::string::npos) << said << notes;
}

TEST(RunVerb, RefusesAScenarioThatTheStudyDoesNotHave) {
    const TempFolder folder;
    const auto result =
        command({"run", lilleby_to_run, "--out", folder.file("r.gpkg"), "--scenario", "Förslag C"});
    EXPECT_EQ(result.status, 1);
    EXPECT_NE(result.err.find("Förslag A"), std::string::npos) << result.err;
    EXPECT_FALSE(std::filesystem::exists(folder.file("r.gpkg")));
}

TEST(RunVerb, RefusesTwoScenariosThatWouldWriteTheSameTables) {
    const TempFolder folder;
    const std::string study = folder.write("s.toml",
                                           "format = 1\n[layers.incidents]\nsource = \"i.csv\"\n"
                                           "[[scenario]]\nname = \"Plan ä\"\nedits = \"a.gpkg\"\n"
                                           "[[scenario]]\nname = \"plan a\"\nedits = \"b.gpkg\"\n");
    const auto result = command({"run", study, "--out", folder.file("r.gpkg")});
    EXPECT_EQ(result.status, 1);
    EXPECT_NE(result.err.find("_plan_a"), std::string::npos) << result.err;
}

TEST(RunVerb, KeepsTheFormerResultUnlessToldToReplaceIt) {
    const TempFolder folder;
    const std::string mine = folder.write("r.gpkg", "mine");
    EXPECT_EQ(command({"run", lilleby_to_run, "--out", mine}).status, 1);
    EXPECT_EQ(command({"run", lilleby_to_run, "--out", mine, "--overwrite"}).status, 1);
    EXPECT_EQ(run_bytes_of(mine), "mine");
}

}  // namespace
}  // namespace tk
