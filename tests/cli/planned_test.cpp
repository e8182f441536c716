// What is planned, on a day, in the verbs about one layer: --developments and --phase-date.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "tests/cli/command.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

std::string ring_wkt(int west, int south, int east, int north) {
    const auto corner = [](int e, int n) { return std::to_string(e) + " " + std::to_string(n); };
    return "\"POLYGON ((" + corner(west, south) + "," + corner(east, south) + "," +
           corner(east, north) + "," + corner(west, north) + "," + corner(west, south) + "))\"";
}

/// Between x = 0 and x = 20 a wall 5 m high that is built in 2027, and around the house at 20 its
/// demolition in 2029.
std::string planned_file(const TempFolder& folder) {
    return folder.write("planned.csv", "name;WKT;height;action;from\nmur;" +
                                           ring_wkt(9, -40, 10, 40) + ";5;build;2027-05-01\nhus;" +
                                           ring_wkt(18, -5, 35, 5) + ";;demolish;2029-01-01\n");
}

std::string house_at_20(const TempFolder& folder) {
    return folder.write("houses.csv",
                        "id;WKT;height;use\n1;" + ring_wkt(20, -2, 23, 2) + ";3;bostad\n");
}

nlohmann::json result_of(std::vector<std::string> words) {
    words.insert(words.end(), {"--crs", "local", "--json"});
    const auto run = command(words);
    EXPECT_EQ(run.status, 0) << run.err;
    return run.status == 0 ? run.json() : nlohmann::json();
}

double value_of(std::vector<std::string> words) {
    return result_of(std::move(words))["result"]["values"][0]["value"].get<double>();
}

TEST(PlannedDevelopments, HideAndTearDownFromTheirDayOnInSightlines) {
    const TempFolder folder;
    const std::string houses = house_at_20(folder), planned = planned_file(folder);
    const auto on = [&](const std::string& day) {
        return result_of(
            {"sightlines", houses, "--developments", planned, "--phase-date", day, "--at", "0,0"});
    };
    const auto without = result_of({"sightlines", houses, "--at", "0,0"});
    const double seen = without["result"]["values"][0]["value"].get<double>();
    ASSERT_GT(seen, 0.0);
    const auto before = on("2026-12-31");
    EXPECT_EQ(before["result"]["values"][0]["value"], seen);
    EXPECT_EQ(before["parameters"]["phase_date"], "2026-12-31");
    const auto walled = on("2027-05-01")["result"];
    // The wall looks out itself: windows without a stated use, 9 m away.
    EXPECT_GT(walled["observers"]["windows"], without["result"]["observers"]["windows"]);
    EXPECT_LT(walled["values"][0]["area_m2"], without["result"]["values"][0]["area_m2"]);
    const auto house_alone = [&](const std::string& day) {
        const std::string wall = folder.write(
            "wall.csv", "name;WKT;height;use;action;from\nmur;" + ring_wkt(9, -40, 10, 40) +
                            ";5;garage;build;2027-05-01\nhus;" + ring_wkt(18, -5, 35, 5) +
                            ";;;demolish;2029-01-01\n");
        return value_of({"sightlines", houses, "--developments", wall, "--phase-date", day, "--at",
                         "0,0;15,0"});
    };
    EXPECT_EQ(house_alone("2026-01-01"), seen);
    EXPECT_EQ(house_alone("2028-01-01"), 0.0) << "the house is behind a wall without windows";
    const auto gone = on("2029-06-01")["result"];
    EXPECT_EQ(gone["observers"]["windows"].get<int>(),
              walled["observers"]["windows"].get<int>() -
                  without["result"]["observers"]["windows"].get<int>());
}

TEST(PlannedDevelopments, CastShadowsFromTheirDayOn) {
    const TempFolder folder;
    const std::string planned = planned_file(folder), houses = house_at_20(folder);
    const std::string lamp = folder.write("lights.csv", "id,x,y,height,flux\n1,15,0,4,5000\n");
    const auto lux = [&](const std::string& day, const std::string& at) {
        return value_of({"lighting", lamp, "--buildings", houses, "--developments", planned,
                         "--phase-date", day, "--at", at});
    };
    const double open = value_of({"lighting", lamp, "--at", "0,0"});
    ASSERT_GT(open, 0.1);
    EXPECT_EQ(lux("2026-01-01", "0,0"), open);
    EXPECT_EQ(lux("2028-01-01", "0,0"), 0.0);
    // Behind the house light comes once that is torn down; the lamp is higher than it.
    EXPECT_EQ(lux("2028-01-01", "25,0"), 0.0);
    EXPECT_GT(lux("2029-01-01", "25,0"), 0.1);
}

TEST(PlannedDevelopments, StandInTheWayOfCamerasFromTheirDayOn) {
    const TempFolder folder;
    const std::string planned = planned_file(folder), houses = house_at_20(folder);
    const std::string camera =
        folder.write("cameras.csv", "id,x,y,height,bearing,fov,pixels\n1,0,0,4,90,60,1920\n");
    const auto density = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words{"cameras", camera, "--buildings", houses, "--at", "15,0"};
        words.insert(words.end(), more.begin(), more.end());
        return value_of(words);
    };
    const double open = density({});
    ASSERT_GT(open, 0.0);
    EXPECT_EQ(density({"--developments", planned, "--phase-date", "2026-06-01"}), open);
    EXPECT_EQ(density({"--developments", planned, "--phase-date", "2027-06-01"}), 0.0);
}

TEST(PlannedDevelopments, OfRowsThatCannotBeUsedItIsSaid) {
    const TempFolder folder;
    const std::string planned =
        folder.write("p.csv", "name;WKT;height;action\nA;" + ring_wkt(9, -40, 10, 40) +
                                  ";5;build\nB;" + ring_wkt(18, -5, 35, 5) + ";5;sell\n");
    const std::string doors = folder.write("d.csv", "x,y\n20,1\n,\n");
    const auto result =
        result_of({"sightlines", house_at_20(folder), "--developments", planned, "--phase-date",
                   "2028-01-01", "--entrances", doors, "--at", "0,0"});
    const std::string notes = result["notes"].dump();
    EXPECT_NE(notes.find("developments: 1 of 2 rows are skipped: action is not build"),
              std::string::npos)
        << notes;
    EXPECT_NE(notes.find("entrances: 1 of 2 rows are skipped: no coordinate"), std::string::npos)
        << notes;
}

TEST(PlannedDevelopments, NeedADayAndADayThatIsOne) {
    for (const std::string verb : {"sightlines", "lighting", "cameras"}) {
        for (const std::vector<std::string>& more :
             {std::vector<std::string>{"--developments", "p.csv"},
              {"--phase-date", "2028-01-01"},
              {"--developments", "p.csv", "--phase-date", "soon"}}) {
            std::vector<std::string> words{verb, "x.csv", "--at", "0,0"};
            words.insert(words.end(), more.begin(), more.end());
            const auto refused = command(words);
            EXPECT_EQ(refused.status, 2) << verb;
            EXPECT_NE(refused.err.find("--phase-date"), std::string::npos) << refused.err;
        }
    }
}

// Ground that falls from 10 m in the west to 0 in the east, and a house 5 m high on it below.
TEST(SightlinesOverTerrain, TellTheAreaOverTheGroundBesideTheLevelOne) {
    const TempFolder folder;
    std::string grid =
        "ncols 40\nnrows 40\nxllcorner -200\nyllcorner -200\ncellsize 10\nNODATA_value -9999\n";
    for (int row = 0; row < 40; ++row)
        for (int col = 0; col < 40; ++col)
            grid += (col < 20 ? "10" : "0") + std::string(col == 39 ? "\n" : " ");
    const std::string ground = folder.write("ground.asc", grid);
    const std::string houses = folder.write(
        "houses.csv", "id;WKT;height;use\n1;" + ring_wkt(20, -20, 24, 20) + ";5;bostad\n");
    const auto over = result_of({"sightlines", houses, "--terrain", ground, "--reach", "80", "--at",
                                 "-20.5,0.5;400,0", "--observers", "windows"});
    const auto level = result_of(
        {"sightlines", houses, "--reach", "80", "--at", "-20.5,0.5", "--observers", "windows"});
    const auto& value = over["result"]["values"][0];
    // From above one looks over the house: the level plane is whole.
    EXPECT_NEAR(value["area_m2"].get<double>(), 6400.0 * 3.14159265358979, 1e-6);
    EXPECT_LT(level["result"]["values"][0]["area_m2"].get<double>(), 6400.0 * 3.1);
    EXPECT_TRUE(level["result"]["values"][0]["area_over_ground_m2"].is_null());
    // On the ground the slope at the foot of the rise is out of sight, and a strip behind the
    // house.
    const double seen_m2 = value["area_over_ground_m2"].get<double>();
    EXPECT_LT(seen_m2, value["area_m2"].get<double>() - 100.0);
    EXPECT_GT(seen_m2, 0.5 * value["area_m2"].get<double>());
    EXPECT_EQ(over["parameters"]["ground_cell_m"], 1.0);
    bool said = false;
    for (const auto& note : over["notes"])
        said = said || note.get<std::string>().find("level plane") != std::string::npos;
    EXPECT_TRUE(said);
    EXPECT_NEAR(over["result"]["values"][1]["area_m2"].get<double>(), 6400.0 * 3.14159265358979,
                1e-6)
        << "beyond the raster the ground goes on level";
}

}  // namespace
}  // namespace tk
