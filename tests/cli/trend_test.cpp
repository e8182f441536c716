#include <gtest/gtest.h>

#include <map>

#include "layers/read_areas.h"
#include "tests/cli/command.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

/// Twelve months on 5 x 5 cells of 100 m with one incident in each; in one corner more each month.
std::string growing_corner(const TempFolder& folder) {
    std::string rows = "x,y,datum\n";
    for (int month = 1; month <= 12; ++month) {
        const std::string date =
            std::string(",2024-") + (month < 10 ? "0" : "") + std::to_string(month) + "-15\n";
        for (int east = 0; east < 5; ++east)
            for (int north = 0; north < 5; ++north) {
                const int count = east < 2 && north < 2 ? month : 1;
                for (int i = 0; i < count; ++i)
                    rows += std::to_string(100 * east + 50) + "," +
                            std::to_string(100 * north + 50) + date;
            }
    }
    return folder.write("i.csv", rows);
}

TEST(TrendVerb, FindsTheCornerThatGrows) {
    const TempFolder folder;
    const std::string out = folder.file("t.gpkg");
    const auto result = command({"trend", growing_corner(folder), "--crs", "local", "--cell", "100",
                                 "--step", "month", "--out", out, "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto found = result.json()["result"];
    EXPECT_EQ(found["steps"], 12);
    EXPECT_EQ(found["cells"], 25);
    EXPECT_EQ(found["from"], "2024-01-01");
    EXPECT_EQ(found["to"], "2025-01-01");
    EXPECT_EQ(found["rising"], 4);
    EXPECT_EQ(found["falling"], 0);
    EXPECT_EQ(found["whole"]["s"], 66) << "every month has more than all before";
    EXPECT_EQ(found["whole"]["sen_slope"], 4.0);
    EXPECT_NE(result.json()["notes"].dump().find("not why"), std::string::npos);
    LayerRequest request;
    request.source = out;
    request.layer = "trend";
    request.fields = {{"name", "class"}, {"population", "sen_slope"}};
    ReadReport report;
    int corner = 0;
    for (const Area& cell : read_areas(request, {.crs = ProjectedCrs::local()}, report)) {
        const MapPoint centre = centroid(cell.shape);
        const bool grows = centre.east_m < 200.0 && centre.north_m < 200.0;
        EXPECT_EQ(*cell.population, grows ? 1.0 : 0.0);
        if (centre.east_m < 100.0 && centre.north_m < 100.0) {
            ++corner;
            EXPECT_TRUE(cell.name.ends_with("_hot_spot")) << cell.name;
        }
        if (centre.east_m > 300.0) {
            EXPECT_FALSE(cell.name.ends_with("_hot_spot")) << cell.name;
        }
    }
    EXPECT_EQ(corner, 1);
}

TEST(TrendVerb, NeedsFourStepsAndKnowsThree) {
    const TempFolder folder;
    const std::string csv =
        folder.write("i.csv", "x,y,datum\n50,50,2024-01-01\n900,900,2024-03-01\n");
    const auto few = command({"trend", csv, "--crs", "local", "--step", "month"});
    EXPECT_EQ(few.status, 1);
    EXPECT_NE(few.err.find("shorter --step"), std::string::npos) << few.err;
    EXPECT_EQ(command({"trend", csv, "--crs", "local", "--step", "week"}).status, 0);
    EXPECT_EQ(command({"trend", csv, "--step", "day"}).status, 2);
    EXPECT_EQ(command({"trend", csv, "--alpha", "2"}).status, 2);
    EXPECT_EQ(command({"trend", csv, "--out", "t.tif"}).status, 2);
}

}  // namespace
}  // namespace tk
