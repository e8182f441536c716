#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <utility>
#include <vector>

#include "layers/read_incidents.h"
#include "layers/read_raster.h"
#include "tests/cli/command.h"
#include "tests/support/shared_data.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

/// Ten by ten cells of 10 m: from one point at a cell's centre, with a kernel that ends within it,
/// each cell has the weight given for it as its density.
std::string surface_of_weights(const TempFolder& folder, const std::vector<double>& weights,
                               const std::string& name = "surface.tif") {
    std::string csv = "x,y,weight\n";
    for (std::size_t i = 0; i < weights.size(); ++i)
        csv += std::to_string(5 + 10 * (i % 10)) + "," + std::to_string(95 - 10 * (i / 10)) + "," +
               std::to_string(weights[i]) + "\n";
    const std::string out = folder.file(name);
    const auto made = command({"hotspot", folder.write("weights.csv", csv), "--crs", "local",
                               "--cell", "10", "--extent", "0,0,100,100", "--kernel", "uniform",
                               "--bandwidth", "6", "--out", out, "--json"});
    EXPECT_EQ(made.status, 0) << made.err;
    return out;
}

std::vector<double> falling_weights() {
    std::vector<double> weights;
    for (int i = 0; i < 100; ++i) weights.push_back(100.0 - i);
    return weights;
}

test::CommandResult validate(const std::string& surface, const std::string& csv,
                             std::vector<std::string> more = {}) {
    std::vector<std::string> words{"validate", surface, csv, "--json"};
    words.insert(words.end(), more.begin(), more.end());
    return command(words);
}

// The highest cell has 3 of 10 incidents, the next nine have 2, the last one 5.
TEST(ValidateVerb, TellsHitRatePaiAndPeiOfTheHighestCells) {
    const TempFolder folder;
    const std::string surface = surface_of_weights(folder, falling_weights());
    const std::string csv = folder.write(
        "later.csv",
        "x,y\n1,99\n2,98\n3,97\n15,95\n25,95\n96,4\n97,4\n98,4\n99,4\n95,5\n500,500\n");
    const auto result = validate(surface, csv, {"--area-shares", "0.01,0.1,1"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto json = result.json()["result"];
    EXPECT_EQ(json["area_share"], nlohmann::json({0.01, 0.1, 1.0}));
    EXPECT_NEAR(json["hit_rate"][0].get<double>(), 0.3, 1e-12);
    EXPECT_NEAR(json["hit_rate"][1].get<double>(), 0.5, 1e-12);
    EXPECT_NEAR(json["hit_rate"][2].get<double>(), 1.0, 1e-12);
    EXPECT_NEAR(json["pai"][0].get<double>(), 30.0, 1e-9);
    EXPECT_NEAR(json["pai"][1].get<double>(), 5.0, 1e-9);
    // The best cell has five, the best ten have all.
    EXPECT_NEAR(json["pei"][0].get<double>(), 0.6, 1e-12);
    EXPECT_NEAR(json["pei"][1].get<double>(), 0.5, 1e-12);
    // Trapezoids by hand: up to 3, 4 and 5 tenths in the first three cells, level, the rest in the
    // last.
    EXPECT_NEAR(json["auc"].get<double>(), 0.01 * (0.15 + 0.35 + 0.45) + 0.96 * 0.5 + 0.01 * 0.75,
                1e-9);
    EXPECT_EQ(json["incidents"], 10);
    EXPECT_EQ(json["outside"], 1);
    EXPECT_NE(result.json()["notes"].dump().find("1 of 11 incidents lie outside the surface"),
              std::string::npos);
    EXPECT_EQ(result.json()["grid"]["cells_with_data"], 100);
}

TEST(ValidateVerb, ReadsAGeoPackageAsItReadsAGeoTiff) {
    const TempFolder folder;
    const std::string csv = folder.write("later.csv", "x,y\n1,99\n55,55\n77,13\n");
    const auto tif = validate(surface_of_weights(folder, falling_weights()), csv);
    const auto gpkg = validate(surface_of_weights(folder, falling_weights(), "s.gpkg"), csv);
    ASSERT_EQ(gpkg.status, 0) << gpkg.err;
    EXPECT_EQ(gpkg.json()["result"], tif.json()["result"]);
}

// A level surface foretells nothing: whatever came is taken last.
TEST(ValidateVerb, GivesNoCreditForCellsThatAreAlike) {
    const TempFolder folder;
    const std::string surface = surface_of_weights(folder, std::vector<double>(100, 7.0));
    const std::string csv = folder.write("later.csv", "x,y\n5,95\n5,95\n15,95\n");
    const auto json = validate(surface, csv, {"--area-shares", "0.5,0.98,0.99"}).json()["result"];
    EXPECT_EQ(json["hit_rate"][0], 0.0);
    EXPECT_NEAR(json["hit_rate"][1].get<double>(), 0.0, 1e-12);
    EXPECT_NEAR(json["hit_rate"][2].get<double>(), 1.0 / 3.0, 1e-9);
}

// PEI* of squares of 50 m: the north-western one is forecast highest and has 3 of 10, the best 5.
TEST(ValidateVerb, PeiStarIsOfWholeSquares) {
    const TempFolder folder;
    const std::string surface = surface_of_weights(folder, falling_weights());
    const std::string csv = folder.write(
        "later.csv", "x,y\n1,99\n12,88\n33,77\n55,95\n66,77\n96,4\n97,14\n78,24\n69,34\n55,45\n");
    const auto result =
        validate(surface, csv, {"--area-shares", "0.25,0.5", "--patrol-cell", "50"});
    const auto json = result.json()["result"];
    EXPECT_NEAR(json["pei_star"][0].get<double>(), 3.0 / 5.0, 1e-12);
    EXPECT_NEAR(json["pei_star"][1].get<double>(), 5.0 / 8.0, 1e-12);
    EXPECT_EQ(result.json()["parameters"]["patrol_cell_m"], 50.0);
}

TEST(ValidateVerb, RecaptureIsLevinesAndTheOtherRatioBearsAnotherName) {
    const TempFolder folder;
    std::vector<double> weights(100, 0.0);
    weights[0] = 8.0;
    weights[99] = 2.0;
    const std::string surface = surface_of_weights(folder, weights);
    std::string csv = "x,y,datum\n";
    for (int i = 0; i < 8; ++i) csv += "5,95,2023-05-01\n";
    for (int i = 0; i < 2; ++i) csv += "95,5,2023-05-01\n";
    for (int i = 0; i < 3; ++i) csv += "5,95,2024-05-01\n";
    for (int i = 0; i < 2; ++i) csv += "95,5,2024-05-01\n";
    const auto result =
        validate(surface, folder.write("i.csv", csv),
                 {"--from", "2024-01-01", "--earlier-to", "2024-01-01", "--area-shares", "0.01,1"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto json = result.json()["result"];
    // 3 of 8 stayed where 5 of 10 did in all.
    EXPECT_NEAR(json["recapture_rate_index"][0].get<double>(), 0.375 / 0.5, 1e-9);
    EXPECT_NEAR(json["recapture_rate_index"][1].get<double>(), 1.0, 1e-9);
    // The kernel is cut by its circle: 100 m² of a density of weight / (36 π) m².
    EXPECT_NEAR(json["predicted_over_observed"][0].get<double>(),
                8.0 * 100.0 / (36.0 * std::acos(-1.0)) / 3.0, 1e-4);
    EXPECT_TRUE(
        validate(surface, folder.file("i.csv")).json()["result"]["recapture_rate_index"].is_null());
}

std::string four_squares() {
    const auto square = [](int west, int south, int value) {
        const auto corner = [](int x, int y) {
            return "[" + std::to_string(x) + "," + std::to_string(y) + "]";
        };
        return R"({"type":"Feature","properties":{"name":"a","risk":)" + std::to_string(value) +
               R"(},"geometry":{"type":"Polygon","coordinates":[[)" + corner(west, south) + "," +
               corner(west + 50, south) + "," + corner(west + 50, south + 50) + "," +
               corner(west, south + 50) + "," + corner(west, south) + "]]}}";
    };
    return R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3006"}},)"
           R"("features":[)" +
           square(600000, 6600000, 4) + "," + square(600050, 6600000, 3) + "," +
           square(600000, 6600050, 2) + "," + square(600050, 6600050, 1) + "]}";
}

TEST(ValidateVerb, RanksPolygonsByAFieldOfTheirOwn) {
    const TempFolder folder;
    const std::string areas = folder.write("areas.geojson", four_squares());
    const std::string csv = folder.write("later.csv",
                                         "x,y\n600010,6600010\n600020,6600020\n600060,6600010\n"
                                         "600060,6600060\n700000,6600000\n");
    const auto result = validate(
        areas, csv, {"--value", "risk", "--input-crs", "EPSG:3006", "--area-shares", "0.25,0.5"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto json = result.json()["result"];
    EXPECT_NEAR(json["hit_rate"][0].get<double>(), 0.5, 1e-9);
    EXPECT_NEAR(json["pai"][1].get<double>(), 1.5, 1e-9);
    EXPECT_EQ(json["places_taken"], nlohmann::json({1, 2}));
    EXPECT_EQ(json["outside"], 1);
    EXPECT_NEAR(json["size_m2"].get<double>(), 10000.0, 1e-6);
    EXPECT_TRUE(json["predicted_over_observed"].is_null());
}

// Read and ranked again by plain means: cells sorted, incidents dropped into them.
TEST(ValidateVerb, AgreesWithCellsSortedByHandInLilleby) {
    const TempFolder folder;
    const std::string lilleby = TK_LILLEBY, surface = folder.file("h.tif");
    const auto made =
        command({"hotspot", lilleby + "/incidents.csv", "--input-crs", "EPSG:3006", "--to",
                 "2025-01-01", "--boundary", lilleby + "/omrade.gpkg", "--out", surface});
    ASSERT_EQ(made.status, 0) << made.err;
    const auto result = validate(
        surface, lilleby + "/incidents.csv",
        {"--input-crs", "EPSG:3006", "--from", "2025-01-01", "--area-shares", "0.01,0.05,0.2"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto json = result.json()["result"];

    const Grid<float> grid = read_raster(surface).values;
    LayerRequest request;
    request.source = lilleby + "/incidents.csv";
    request.input_crs = "EPSG:3006";
    IncidentNeeds needs;
    needs.time = true;
    ReadReport report;
    const Incidents incidents =
        read_incidents(request, {.crs = ProjectedCrs::parse("EPSG:3006")}, needs, report);
    std::vector<std::pair<double, int>> cells;  // less density, incidents
    std::map<std::pair<int, int>, int> in_cell;
    int all = 0;
    for (const Incident& incident : incidents.all) {
        if (incident.when->local() < std::chrono::local_days{std::chrono::year{2025} / 1 / 1})
            continue;
        const auto cell = cell_at(grid.spec(), incident.at);
        if (!cell || std::isnan(grid(cell->row, cell->col))) continue;
        ++in_cell[{cell->row, cell->col}];
        ++all;
    }
    for (int row = 0; row < grid.spec().rows; ++row)
        for (int col = 0; col < grid.spec().cols; ++col)
            if (!std::isnan(grid(row, col)))
                cells.emplace_back(-grid(row, col),
                                   in_cell.contains({row, col}) ? in_cell[{row, col}] : 0);
    std::sort(cells.begin(), cells.end());
    const double shares[] = {0.01, 0.05, 0.2};
    for (int k = 0; k < 3; ++k) {
        // Of a cell that the share ends within a part is taken: at most what one cell holds.
        int hit = 0;
        const auto end = static_cast<std::size_t>(shares[k] * static_cast<double>(cells.size()));
        for (std::size_t i = 0; i < end; ++i) hit += cells[i].second;
        EXPECT_NEAR(json["hit_rate"][k].get<double>() * all, hit, cells[end].second + 1e-6);
    }
    EXPECT_EQ(json["incidents"], all);
    // The hot spots are planted: a twentieth of the ground holds far more than that.
    EXPECT_GT(json["pai"][1].get<double>(), 2.0);
    EXPECT_GT(json["auc"].get<double>(), 0.6);
}

TEST(ValidateVerb, RollingRecommendsDensityForLillebysRobberiesAndNothingWhereNothingIsToFind) {
    const TempFolder folder;
    const std::string lilleby = TK_LILLEBY, surface = folder.file("h.tif");
    const auto made =
        command({"hotspot", lilleby + "/incidents.csv", "--input-crs", "EPSG:3006", "--cell", "50",
                 "--boundary", lilleby + "/omrade.gpkg", "--out", surface});
    ASSERT_EQ(made.status, 0) << made.err;
    const auto rolling =
        validate(surface, lilleby + "/incidents.csv",
                 {"--input-crs", "EPSG:3006", "--category", "personrån", "--rolling", "month"})
            .json()["result"]["rolling"];
    EXPECT_EQ(rolling["all"]["recommended"], "density");
    EXPECT_EQ(rolling["categories"][0]["category"], "personrån");
    EXPECT_NEAR(rolling["all"]["forecasters"][0]["hit_rate"].get<double>(), 0.05, 1e-9);
    // Anywhere at all: a multiplicative generator over the square, a day apart.
    std::string csv = "x,y,datum,brottstyp\n";
    unsigned state = 12345;
    const auto next = [&] {
        state = state * 1664525U + 1013904223U;
        return state >> 8;
    };
    for (int i = 0; i < 600; ++i)
        csv += std::to_string(600000 + next() % 4000) + "," +
               std::to_string(6600000 + next() % 4000) + ",20" + std::to_string(22 + i / 336) +
               "-" + (i / 28 % 12 < 9 ? "0" : "") + std::to_string(1 + i / 28 % 12) + "-" +
               (i % 28 < 9 ? "0" : "") + std::to_string(1 + i % 28) + ",x\n";
    const auto none = validate(surface, folder.write("any.csv", csv),
                               {"--input-crs", "EPSG:3006", "--rolling", "month"});
    ASSERT_EQ(none.status, 0) << none.err;
    EXPECT_TRUE(none.json()["result"]["rolling"]["all"]["recommended"].is_null());
}

TEST(ValidateVerb, TellsNothingOfNoIncidents) {
    const TempFolder folder;
    const std::string surface = surface_of_weights(folder, falling_weights());
    const auto result = validate(surface, folder.write("later.csv", "x,y\n500,500\n"));
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_TRUE(result.json()["result"]["hit_rate"][0].is_null());
    EXPECT_TRUE(result.json()["result"]["auc"].is_null());
    EXPECT_NE(result.json()["notes"].dump().find("nothing can be told"), std::string::npos);
}

// Aggravated assaults in Chicago: four years foretell the fifth.
TEST(ValidateVerb, FourYearsOfChicagosAssaultsForetellTheFifth) {
    TK_NEED_SHARED_DATA("chicago-assaults/chicago_aggravated_assaults_2010_2014.csv.gz");
    const TempFolder folder;
    const std::string assaults = "/vsigzip/" + (test::shared_data() / "chicago-assaults" /
                                                "chicago_aggravated_assaults_2010_2014.csv.gz")
                                                   .string();
    const std::string surface = folder.file("h.tif");
    const auto made =
        command({"hotspot", assaults, "--time", "date", "--timezone", "America/Chicago", "--to",
                 "2014-01-01", "--cell", "100", "--bandwidth", "500", "--out", surface});
    ASSERT_EQ(made.status, 0) << made.err;
    const auto result = validate(surface, assaults,
                                 {"--time", "date", "--timezone", "America/Chicago", "--from",
                                  "2014-01-01", "--earlier-to", "2014-01-01"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto json = result.json()["result"];
    EXPECT_GT(json["incidents"].get<double>(), 10000.0);
    EXPECT_GT(json["pai"][1].get<double>(), 3.0);
    EXPECT_GT(json["auc"].get<double>(), 0.8);
    // Violence fell, in and out of the hot spots alike.
    EXPECT_NEAR(json["recapture_rate_index"][2].get<double>(), 1.0, 0.15);
}

TEST(ValidateVerb, RefusesWhatContradictsItself) {
    EXPECT_EQ(command({"validate", "s.tif", "i.csv", "--area-shares", "0"}).status, 2);
    EXPECT_EQ(command({"validate", "s.tif", "i.csv", "--area-shares", "0.1,2"}).status, 2);
    EXPECT_EQ(command({"validate", "s.tif", "i.csv", "--area-shares", "much"}).status, 2);
    EXPECT_EQ(command({"validate", "s.gpkg", "i.csv", "--value", "v", "--areas", "a"}).status, 2);
    EXPECT_EQ(command({"validate", "s.tif", "i.csv", "--areas", "a", "--patrol-cell", "50"}).status,
              2);
    const auto earlier = command({"validate", "s.tif", "i.csv", "--earlier-to", "soon"});
    EXPECT_EQ(earlier.status, 2);
    EXPECT_NE(earlier.err.find("--earlier-to"), std::string::npos) << earlier.err;
    const auto missing = command({"validate", "no-such.tif", "i.csv"});
    EXPECT_EQ(missing.status, 1);
    EXPECT_NE(missing.err.find("no-such.tif"), std::string::npos) << missing.err;
}

}  // namespace
}  // namespace tk
