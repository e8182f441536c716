#include "layers/read_unplaced.h"

#include <gtest/gtest.h>

#include <cmath>

#include "layers/read_incidents.h"
#include "tests/layers/reading_checks.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

LayerRequest unplaced_request(const test::TempFolder& folder, const std::string& csv) {
    LayerRequest request;
    request.source = folder.write("i.csv", csv);
    request.input_crs = "EPSG:3006";
    return request;
}

const ReadContext& unplaced_context() {
    static const ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006")};
    return context;
}

TEST(ReadUnplaced, ReadsTheRowsThatAreSkippedForWantOfAPlace) {
    const test::TempFolder folder;
    const LayerRequest request = unplaced_request(folder,
                                                  "x,y,datum,brottstyp\n"
                                                  "674571,6580743,2024-01-01 10:00,rån\n"
                                                  ",,2024-01-02 11:00,rån\n"
                                                  "0,0,2024-01-03 12:00,stöld\n"
                                                  "674571,,2024-01-04,\n"
                                                  ",,,rån\n"
                                                  ",,no date,rån\n");
    const Incidents unplaced = read_unplaced_incidents(request, unplaced_context());
    ASSERT_EQ(unplaced.all.size(), 3U) << "a row without a time tells nothing";
    EXPECT_EQ(unplaced.all[0].row, 2);
    EXPECT_TRUE(std::isnan(unplaced.all[0].at.east_m));
    ASSERT_TRUE(unplaced.all[0].when);
    EXPECT_EQ(unplaced.all[0].when->local().time_since_epoch() % std::chrono::days{1},
              std::chrono::hours{11});
    EXPECT_EQ(unplaced.categories, (std::vector<std::string>{"rån", "stöld"}));
    EXPECT_EQ(unplaced.all[1].category, 1);
    EXPECT_EQ(unplaced.all[2].category, -1);
    EXPECT_TRUE(unplaced.all[2].when->date_only);
}

// Every row with a time is in one of the two lists.
TEST(ReadUnplaced, CompletesWhatIsReadWithAPlace) {
    const test::TempFolder folder;
    std::string csv = "x,y,datum\n";
    for (int i = 0; i < 200; ++i)
        csv += (i % 3 == 0   ? std::string(",")
                : i % 7 == 0 ? std::string("0,0")
                             : "6745" + std::to_string(10 + i % 80) + ",6580743") +
               ",2024-05-" + std::to_string(10 + i % 20) + "\n";
    const LayerRequest request = unplaced_request(folder, csv);
    ReadReport report;
    IncidentNeeds needs;
    needs.time = true;
    const auto placed = read_incidents(request, unplaced_context(), needs, report).all.size();
    const auto unplaced = read_unplaced_incidents(request, unplaced_context()).all.size();
    EXPECT_EQ(placed + unplaced, 200U);
    EXPECT_EQ(static_cast<std::int64_t>(unplaced), report.skipped_rows());
}

TEST(ReadUnplaced, NeedsAFieldForTheTime) {
    const test::TempFolder folder;
    const LayerRequest request = unplaced_request(folder, "x,y\n1,2\n");
    EXPECT_TRUE(test::holds_text(
        test::input_error_of([&] { read_unplaced_incidents(request, unplaced_context()); }),
        "no field for the time"));
}

}  // namespace
}  // namespace tk
