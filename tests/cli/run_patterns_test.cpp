// What `run` finds of a study's incidents besides the surfaces: that it is what the verbs find.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <set>

#include "engine/compare/compare.h"
#include "layers/read_area_values.h"
#include "layers/read_raster.h"
#include "tests/cli/command.h"
#include "tests/cli/risk_town.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::RiskTown;
using test::TempFolder;

/// Two streets that cross in the middle of the made-up town.
const std::string crossing_streets =
    "WKT,name\n\"LINESTRING(50 1050,1050 1050)\",a\n\"LINESTRING(1050 1050,2050 1050)\",a\n"
    "\"LINESTRING(1050 50,1050 1050)\",b\n\"LINESTRING(1050 1050,1050 2050)\",b\n";

const std::string pattern_tables_text =
    "[layers.streets]\nsource = \"streets.csv\"\n"
    "[analysis.hotspot]\nbandwidth = 200\nalong = \"streets.csv\"\nsplit = \"continuous\"\n"
    "street_reach = 60\n"
    "[analysis.clusters]\ncell = 200\nneighbours = \"rook\"\nfdr = true\n"
    "[analysis.near_repeat]\ndistance_bands = [0.1, 100]\nday_bands = [7, 14]\n"
    "permutations = 19\n"
    "[analysis.risk]\nfolds = 3\noperations = \"proximity\"\nblocks = 2\n";

/// Asks for everything; a plan adds a bar.
struct PatternTown : RiskTown {
    explicit PatternTown(const std::string& tables = pattern_tables_text) : RiskTown(tables) {
        folder.write("streets.csv", crossing_streets);
    }
    void add_plan() {
        folder.write("developments.csv",
                     "edit;id;use;WKT\nadd;D1;Bar och restaurang;\"POLYGON ((1000 1000,1010 1000,"
                     "1010 1010,1000 1010,1000 1000))\"\n");
        std::ofstream(study, std::ios::app)
            << "[[scenario]]\nname = \"Ny bar\"\nedits = \"developments.csv\"\n";
    }

    nlohmann::json run(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"run",         study,   "--out", folder.file("r.gpkg"),
                                       "--overwrite", "--json"};
        words.insert(words.end(), more.begin(), more.end());
        const auto result = command(words);
        EXPECT_EQ(result.status, 0) << result.err;
        return result.status == 0 ? result.json() : nlohmann::json();
    }

    nlohmann::json verb(std::vector<std::string> words) const {
        words.insert(words.begin() + 1, folder.file("i.csv"));
        words.insert(words.end(), {"--crs", "local", "--json"});
        const auto result = command(words);
        EXPECT_EQ(result.status, 0) << result.err;
        return result.status == 0 ? result.json()["result"] : nlohmann::json();
    }
};

/// Rows by table of a written result.
std::map<std::string, int> rows_by_table(const std::string& file) {
    std::map<std::string, int> rows;
    const auto info = command({"info", file, "--json"}).json();
    for (const auto& layer : info["result"]["layers"])
        if (layer["features"].is_number()) rows[layer["name"]] = layer["features"].get<int>();
    return rows;
}

TEST(RunPatterns, AreWhatTheVerbsTell) {
    const PatternTown town;
    const auto json = town.run();
    const auto& found = json["result"];
    const std::string extent = "50,50,2050,2050";
    EXPECT_EQ(found["clusters"], town.verb({"clusters", "--cell", "200", "--extent", extent,
                                            "--neighbours", "rook", "--fdr"}));
    EXPECT_EQ(found["near_repeat"], town.verb({"near-repeat", "--distance-bands", "0.1,100",
                                               "--day-bands", "7,14", "--permutations", "19"}));
    EXPECT_EQ(found["density_along_streets"],
              town.verb({"hotspot", "--along", town.folder.file("streets.csv"), "--split",
                         "continuous", "--street-reach", "60", "--bandwidth", "200", "--extent",
                         extent, "--out", town.folder.file("along.gpkg")}));
    auto risk = found["risk"];
    EXPECT_EQ(risk["scenarios"], nlohmann::json::array());
    risk.erase("scenarios");
    EXPECT_EQ(risk, command({"risk", town.study, "--json"}).json()["result"]);
    EXPECT_TRUE(risk["cross_validated"]["pai"].is_number());
    EXPECT_TRUE(risk["time_split"]["hit_rate"].is_number());
    EXPECT_EQ(json["parameters"]["clusters"]["cell_m"], 200.0);
    EXPECT_EQ(json["parameters"]["near_repeat"]["permutations"], 19);
    EXPECT_EQ(json["parameters"]["density_along_streets"]["along"], "streets.csv");
    EXPECT_EQ(json["parameters"]["risk"]["folds"], 3);
    EXPECT_EQ(json["notes"].dump().find("not computed"), std::string::npos);
}

TEST(RunPatterns, StandInTheGeoPackageAndAreListed) {
    PatternTown town;
    town.add_plan();
    const auto json = town.run();
    std::set<std::string> listed;
    for (const auto& output : json["result"]["outputs"]) listed.insert(output["name"]);
    for (const char* name : {"clusters_today", "density_along_streets_today", "risk_today",
                             "risk_ny_bar", "risk_ny_bar_change"})
        EXPECT_TRUE(listed.contains(name)) << name;
    EXPECT_FALSE(listed.contains("near_repeats_today")) << "its points are incidents";

    const std::string out = town.folder.file("r.gpkg");
    const auto rows = rows_by_table(out);
    EXPECT_EQ(rows.at("clusters_today"), json["result"]["clusters"]["cells"].get<int>());
    EXPECT_EQ(rows.at("density_along_streets_today"),
              json["result"]["density_along_streets"]["lixels"].get<int>());
    EXPECT_FALSE(rows.contains("near_repeats_today"));

    const Grid<float> today = read_raster(out + "|layername=risk_today").values;
    const Grid<float> plan = read_raster(out + "|layername=risk_ny_bar").values;
    const Grid<float> change = read_raster(out + "|layername=risk_ny_bar_change").values;
    const Grid<float> expected = difference(plan, today);
    ASSERT_EQ(change.spec(), expected.spec());
    int raised = 0;
    for (std::size_t i = 0; i < change.cells().size(); ++i) {
        ASSERT_EQ(change.cells()[i], expected.cells()[i]) << i;
        raised += change.cells()[i] > 0.0F ? 1 : 0;
    }
    const auto scenarios = json["result"]["risk"]["scenarios"];
    ASSERT_EQ(scenarios.size(), 1u);
    EXPECT_EQ(scenarios[0]["name"], "Ny bar");
    EXPECT_EQ(scenarios[0]["cells_raised"], raised);
    EXPECT_GT(raised, 0);
    EXPECT_NE(json["notes"].dump().find("no forecast"), std::string::npos);
}

TEST(RunPatterns, IncidentsWithTheirRolesAreWrittenOnlyWhereIncidentsAre) {
    const PatternTown town("[analysis.near_repeat]\npermutations = 19\n");
    const auto json = town.run({"--with-incidents"});
    const auto rows = rows_by_table(town.folder.file("r.gpkg"));
    EXPECT_EQ(rows.at("near_repeats_today"), rows.at("incidents"));
    int told = 0;
    for (const auto& count : json["result"]["near_repeat"]["roles"]) told += count.get<int>();
    EXPECT_EQ(told, rows.at("near_repeats_today"));
}

TEST(RunPatterns, AreNullWhereTheStudyDoesNotAskForThem) {
    const PatternTown town("");
    const auto json = town.run();
    for (const char* key : {"clusters", "near_repeat", "density_along_streets", "risk"}) {
        ASSERT_TRUE(json["result"].contains(key)) << key;
        EXPECT_TRUE(json["result"][key].is_null()) << key;
        EXPECT_FALSE(json["parameters"].contains(key)) << key;
    }
    for (const auto& output : json["result"]["outputs"])
        EXPECT_EQ(output["name"].get<std::string>().find("risk"), std::string::npos);
}

TEST(RunPatterns, GoAlongTheStudysOwnStreetsWhereNoOthersAreNamed) {
    const PatternTown town(
        "[layers.streets]\nsource = \"streets.csv\"\n"
        "[analysis.near_repeat]\nmetric = \"network\"\npermutations = 19\nstreet_reach = 40\n");
    const auto found = town.run()["result"]["near_repeat"];
    EXPECT_GT(found["off_street"].get<int>(), 0);
    EXPECT_EQ(found["streets"]["edges"], 4);
    EXPECT_EQ(found, town.verb({"near-repeat", "--metric", "network", "--streets",
                                town.folder.file("streets.csv"), "--street-reach", "40",
                                "--permutations", "19"}));
}

TEST(RunPatterns, WhatCannotBeFoundIsLeftOutAndTheRestGoesOn) {
    const TempFolder folder;
    folder.write("i.csv", "x,y,datum\n10,10,2024-01-01\n60,60,2024-01-02\n");
    const std::string study = folder.write(
        "s.toml",
        "format = 1\n[study]\ncrs = \"local\"\nextent = [0, 0, 1000, 1000]\n"
        "[layers.incidents]\nsource = \"i.csv\"\n[analysis.risk]\n[analysis.clusters]\n");
    const auto result = command({"run", study, "--out", folder.file("r.gpkg"), "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto json = result.json();
    EXPECT_TRUE(json["result"]["risk"].is_null());
    EXPECT_NE(json["notes"].dump().find("risk: left out: "), std::string::npos);
    EXPECT_NE(json["notes"].dump().find("nothing that risk could go with"), std::string::npos);
    EXPECT_EQ(json["result"]["clusters"]["cells"], 16);
}

TEST(RunPatterns, FewIncidentsAreNotToldByCellsUnlessIncidentsAreWritten) {
    // Four in one cell of 250 m, six in another, and none in the fourteen others.
    const TempFolder folder;
    std::string incidents = "x,y\n";
    for (int i = 0; i < 10; ++i) incidents += std::to_string((i < 4 ? 100 : 600) + i) + ",100\n";
    folder.write("i.csv", incidents);
    const std::string study =
        folder.write("s.toml",
                     "format = 1\n[study]\ncrs = \"local\"\nextent = [0, 0, 1000, 1000]\n"
                     "[layers.incidents]\nsource = \"i.csv\"\n[analysis.clusters]\n");
    const auto counts = [&](const std::string& out, std::vector<std::string> more) {
        std::vector<std::string> words{"run", study, "--out", folder.file(out)};
        words.insert(words.end(), more.begin(), more.end());
        EXPECT_EQ(command(words).status, 0);
        LayerRequest request;
        request.source = folder.file(out);
        request.layer = "clusters_today";
        ReadReport report;
        std::multiset<double> told;
        for (const double count :
             read_area_values(request, {"count", ""}, {.crs = ProjectedCrs::local()}, report)
                 .values)
            if (count != 0.0) told.insert(count);
        return told;
    };
    EXPECT_EQ(counts("a.gpkg", {}), (std::multiset<double>{6.0}));
    EXPECT_EQ(counts("b.gpkg", {"--with-incidents"}), (std::multiset<double>{4.0, 6.0}));
}

TEST(RunPatterns, AreToldToPeople) {
    const PatternTown town;
    const std::string text = command({"run", town.study, "--out", town.folder.file("r.gpkg")}).out;
    for (const char* said : {"clusters_today", "gi-star, rook", "near repeats", "[0, 7)",
                             "hotspot along streets", "relative risk", "plain density"})
        EXPECT_NE(text.find(said), std::string::npos) << said << "\n" << text;
}

}  // namespace
}  // namespace tk
