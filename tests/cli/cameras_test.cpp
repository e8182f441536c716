#include <gtest/gtest.h>

#include "tests/cli/command.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

/// Level with its targets, looking north over 90°: sees the triangle |east| <= north <= 76.8.
constexpr const char* northward_csv =
    "id,x,y,height,bearing,fov,pixels\nK1,674000,6580000,1.6,0,90,1920\n";

std::string box_wkt(int west, int south, int east, int north) {
    const auto at = [](int x, int y) {
        return std::to_string(674000 + x) + " " + std::to_string(6580000 + y);
    };
    return "\"POLYGON ((" + at(west, south) + "," + at(east, south) + "," + at(east, north) + "," +
           at(west, north) + "," + at(west, south) + "))\"";
}

TEST(CamerasVerb, LeavesOutWhatMasksCover) {
    const TempFolder folder;
    const std::string csv = folder.write("c.csv", northward_csv);
    const std::string masks =
        folder.write("m.csv", "id;camera;WKT\n1;K1;" + box_wkt(-5, 30, 5, 40) + "\n2;K7;" +
                                  box_wkt(-50, 0, 50, 80) + "\n");
    const std::vector<std::string> words{"cameras", csv,          "--crs", "local",
                                         "--cell",  "0.5",        "--out", folder.file("c.tif"),
                                         "--json",  "--overwrite"};
    std::vector<std::string> masked = words;
    masked.insert(masked.end(), {"--masks", masks});
    const auto free = command(words), kept = command(masked);
    ASSERT_EQ(free.status, 0) << free.err;
    ASSERT_EQ(kept.status, 0) << kept.err;
    const auto area = [](const auto& result) {
        return result.json()["result"]["cameras"][0]["visible_area_m2"].template get<double>();
    };
    EXPECT_EQ(area(free) - area(kept), 100.0);
    EXPECT_NE(kept.json()["notes"].dump().find("1 of 2 masks: the camera that is named is unknown"),
              std::string::npos);
    const auto at = command({"cameras", csv, "--crs", "local", "--masks", masks, "--at",
                             "674000,6580035;674000,6580048", "--json"});
    ASSERT_EQ(at.status, 0) << at.err;
    const auto values = at.json()["result"]["values"];
    EXPECT_EQ(values[0]["value"].get<double>(), 0.0);
    EXPECT_NEAR(values[1]["value"].get<double>(), 20.0, 1e-9);
}

}  // namespace
}  // namespace tk
