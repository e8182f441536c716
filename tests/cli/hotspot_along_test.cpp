#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <string>

#include "layers/read_streets.h"
#include "tests/cli/command.h"
#include "tests/support/shared_data.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

/// Lines as GDAL reads them from a table: a row a line, its corners as WKT.
std::string streets_file(const TempFolder& folder, const std::vector<std::string>& lines) {
    std::string rows = "WKT,name\n";
    for (const std::string& line : lines) rows += "\"LINESTRING(" + line + ")\",gata\n";
    return folder.write("streets.csv", rows);
}

test::CommandResult along(const std::string& incidents, const std::string& streets,
                          std::vector<std::string> more) {
    std::vector<std::string> words{"hotspot", incidents, "--crs", "local",
                                   "--along", streets,   "--json"};
    words.insert(words.end(), more.begin(), more.end());
    return command(words);
}

/// O-6: three streets of 100 m that meet in (1000, 1000), an incident 40 m from there.
class HotspotAlongAStar : public ::testing::Test {
protected:
    const TempFolder folder_;
    const std::string streets_ =
        streets_file(folder_, {"1000 1000,1100 1000", "1000 1000,1000 1100", "900 1000,1000 1000"});
    const std::string incident_ = folder_.write("i.csv", "x,y\n1040,1000\n");

    std::vector<double> values(const std::string& split, const std::string& at) const {
        const auto result =
            along(incident_, streets_, {"--bandwidth", "100", "--split", split, "--at", at});
        EXPECT_EQ(result.status, 0) << result.err;
        const auto json = result.json();
        std::vector<double> found;
        for (const auto& value : json["result"]["values"])
            found.push_back(value["value"].is_null() ? std::nan("") : value["value"].get<double>());
        return found;
    }
};

TEST_F(HotspotAlongAStar, HasThePublishedValuesPerKilometre) {
    const auto discontinuous = values("discontinuous", "1000,1030;1010,1000");
    EXPECT_NEAR(discontinuous[0], 1.219219, 5e-7);
    EXPECT_NEAR(discontinuous[1], 7.763438, 5e-7);
    const auto continuous = values("continuous", "1000,1030;1010,1000");
    EXPECT_NEAR(continuous[0], 1.625625, 5e-7);
    EXPECT_NEAR(continuous[1], 6.005625, 5e-7);
}

TEST_F(HotspotAlongAStar, HasTheValueOfTheNearestStreetAndNoneFarFromAll) {
    const auto found = values("discontinuous", "980,1030;1500,1500;1050,1020");
    EXPECT_NEAR(found[0], 1e3 * 15.0 / 1600.0 * 0.5 * std::pow(1.0 - 0.7 * 0.7, 2), 1e-9);
    EXPECT_TRUE(std::isnan(found[1]));
    EXPECT_NEAR(found[2], 1e3 * 15.0 / 1600.0 * std::pow(1.0 - 0.1 * 0.1, 2), 1e-9);
}

TEST_F(HotspotAlongAStar, WritesPiecesOfStreetWithTheirDensity) {
    const std::string out = folder_.file("längs.gpkg");
    const auto result =
        along(incident_, streets_,
              {"--bandwidth", "100", "--split", "continuous", "--cell", "7", "--out", out});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto json = result.json();
    EXPECT_EQ(json["output"], out);
    EXPECT_EQ(json["result"]["unit"], "1/km");
    EXPECT_EQ(json["parameters"]["unit"], "per-km");
    EXPECT_EQ(json["result"]["lixels"], 45);
    EXPECT_NEAR(json["result"]["length_km"].get<double>(), 0.3, 1e-12);
    EXPECT_NEAR(json["result"]["sum_times_cell_area"].get<double>(), 1.0, 1e-3);
    EXPECT_EQ(json["result"]["off_street"], 0);
    EXPECT_EQ(json["result"]["streets"]["parts"], 1);
    EXPECT_EQ(json["parameters"]["split"], "continuous");
    EXPECT_EQ(json["parameters"]["bandwidth_m"], 100.0);
    // Not where the incident is, 40 m along: what the junction sends back is below 0.
    EXPECT_NEAR(json["result"]["maximum_at"][0].get<double>(), 1050.0, 1e-9);
    LayerRequest request;
    request.source = out;
    request.layer = "hotspot_streets";
    request.fields = {{"width", "density"}};
    ReadReport report;
    const std::vector<Street> pieces =
        read_streets(request, {.crs = ProjectedCrs::local()}, report);
    ASSERT_EQ(pieces.size(), 45u);
    double length_m = 0.0, highest = 0.0;
    for (const Street& piece : pieces) {
        for (const Line& line : piece.lines)
            for (std::size_t i = 1; i < line.size(); ++i)
                length_m += distance_m(line[i - 1], line[i]);
        highest = std::max(highest, piece.width_m.value_or(0.0));
    }
    EXPECT_NEAR(length_m, 300.0, 1e-6);
    EXPECT_EQ(highest, json["result"]["maximum"].get<double>());
    EXPECT_EQ(along(incident_, streets_, {"--out", out}).status, 1) << "it is there already";
}

TEST_F(HotspotAlongAStar, CountsAndSaysWhoIsFarFromEveryStreet) {
    const std::string csv =
        folder_.write("far.csv", "x,y,antal\n1040,1000,2\n1040,1060,1\n1500,1500,1\n");
    const auto with = [&](const std::string& reach) {
        const auto result =
            along(csv, streets_,
                  {"--bandwidth", "50", "--split", "continuous", "--cell", "1", "--street-reach",
                   reach, "--out", folder_.file("o.gpkg"), "--overwrite"});
        EXPECT_EQ(result.status, 0) << result.err;
        return result.json();
    };
    const auto near = with("10");
    EXPECT_EQ(near["result"]["off_street"], 2);
    EXPECT_NEAR(near["result"]["sum_times_cell_area"].get<double>(), 2.0, 1e-3);
    EXPECT_NE(near["notes"].dump().find("2 of 3 incidents lie more than 10 m from every street"),
              std::string::npos)
        << near["notes"].dump();
    const auto wide = with("100");
    EXPECT_EQ(wide["result"]["off_street"], 1);
    EXPECT_NEAR(wide["result"]["sum_times_cell_area"].get<double>(), 3.0, 1e-3);
}

TEST_F(HotspotAlongAStar, KeepsToTheExtentAndTheBoundary) {
    const auto lixels = [&](std::vector<std::string> more) {
        more.insert(more.end(), {"--out", folder_.file("o.gpkg"), "--overwrite"});
        const auto result = along(incident_, streets_, more);
        EXPECT_EQ(result.status, 0) << result.err;
        return result.json()["result"]["lixels"].get<int>();
    };
    EXPECT_EQ(lixels({}), 30);
    EXPECT_EQ(lixels({"--extent", "1000.5,900,1200,1100"}), 10);
    const std::string boundary = folder_.write(
        "b.csv", "WKT,name\n\"POLYGON((990 1050,1010 1050,1010 1100,990 1100,990 1050))\",b\n");
    EXPECT_EQ(lixels({"--boundary", boundary}), 5);
}

TEST_F(HotspotAlongAStar, RefusesWhatIsForThePlane) {
    const auto error = [&](std::vector<std::string> more) {
        more.insert(more.end(), {"--at", "1,1"});
        const auto result = along(incident_, streets_, more);
        EXPECT_EQ(result.status, 2) << result.err;
        return result.err;
    };
    EXPECT_NE(error({"--kernel", "gaussian"}).find("choose another kernel"), std::string::npos);
    EXPECT_NE(error({"--bandwidth", "scott"}).find("give it in metres"), std::string::npos);
    error({"--adaptive"});
    error({"--edge", "uniform"});
    error({"--relative-to", "x.csv"});
    error({"--split", "half"});
    error({"--snap", "-1"});
    error({"--street-reach", "0"});
    error({"--out", "o.tif"});
    EXPECT_EQ(command({"hotspot", incident_, "--split", "continuous", "--at", "1,1"}).status, 2);
    const auto nothing = along(incident_, folder_.write("s.csv", "WKT,name\n"), {"--at", "1,1"});
    EXPECT_EQ(nothing.status, 1);
    EXPECT_NE(nothing.err.find("there is no street in it"), std::string::npos) << nothing.err;
}

TEST_F(HotspotAlongAStar, SaysThatStreetsDoNotAllMeet) {
    const std::string apart = streets_file(folder_, {"1000 1000,1100 1000", "1050 900,1050 1100"});
    const auto bridge = along(incident_, apart, {"--at", "1050,1050"}).json();
    EXPECT_EQ(bridge["result"]["streets"]["parts"], 2);
    EXPECT_EQ(bridge["result"]["values"][0]["value"], 0.0) << "nothing comes down from a bridge";
    EXPECT_NE(bridge["notes"].dump().find("2 parts that do not meet"), std::string::npos);
}

TEST(HotspotAlong, KeepsAllOfChicagosStreetCrimes) {
    TK_NEED_SHARED_DATA("research-spatstat-chicago/chicago_points.csv");
    const auto data = test::shared_data() / "research-spatstat-chicago";
    const TempFolder folder;
    std::vector<std::string> lines;
    std::ifstream in(data / "chicago_segments.csv");
    std::string row;
    std::getline(in, row);
    while (std::getline(in, row)) {
        const std::size_t first = row.find(','), second = row.find(',', first + 1);
        row[first] = ' ';
        row[row.find(',', second + 1)] = ' ';
        lines.push_back(row);
    }
    ASSERT_EQ(lines.size(), 503u);
    const auto result = along((data / "chicago_points.csv").string(), streets_file(folder, lines),
                              {"--bandwidth", "300", "--split", "continuous", "--cell", "5",
                               "--out", folder.file("o.gpkg")});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto found = result.json()["result"];
    EXPECT_EQ(found["streets"]["nodes"], 338);
    EXPECT_EQ(found["streets"]["edges"], 503);
    EXPECT_NEAR(found["streets"]["length_km"].get<double>(), 31.1502101534, 1e-9);
    EXPECT_EQ(found["off_street"], 0);
    EXPECT_NEAR(found["sum_times_cell_area"].get<double>(), 116.0, 0.05);
}

TEST(HotspotAlong, OfLillebysStreetsIsHighestByTheBarsAndLosesTheTailOfDeadEndsAlone) {
    const TempFolder folder;
    const auto with = [&](const std::string& split, const std::string& threads) {
        const std::string out = folder.file(split + threads + ".gpkg");
        const auto result = command(
            {"hotspot", std::string(TK_LILLEBY) + "/incidents.csv", "--input-crs", "EPSG:3006",
             "--category", "misshandel", "--along", std::string(TK_LILLEBY) + "/streets.gpkg",
             "--split", split, "--bandwidth", "150", "--threads", threads, "--out", out, "--json"});
        EXPECT_EQ(result.status, 0) << result.err;
        return result.json();
    };
    const auto continuous = with("continuous", "2"), discontinuous = with("discontinuous", "2");
    const double all = continuous["input"]["used"].get<double>() -
                       continuous["result"]["off_street"].get<double>();
    EXPECT_GT(all, 2000.0);
    EXPECT_NEAR(continuous["result"]["sum_times_cell_area"].get<double>(), all, 1e-3 * all);
    const double kept = discontinuous["result"]["sum_times_cell_area"].get<double>();
    EXPECT_LT(kept, all);
    EXPECT_GT(kept, 0.7 * all);
    EXPECT_EQ(with("continuous", "1")["result"], continuous["result"]);
}

}  // namespace
}  // namespace tk
