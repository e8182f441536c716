#include "cli/option_values.h"

#include <gtest/gtest.h>

#include <cmath>

#include "cli/option_set.h"

namespace tk::cli {
namespace {

TEST(OptionValues, AnExtentIsFourNumbersFromSouthWestToNorthEast) {
    EXPECT_EQ(parse_extent("--extent", "671000,6577000, 676000,6582000.5"),
              (Extent{671000, 6577000, 676000, 6582000.5}));
    for (const char* bad : {"", "1,2,3", "1,2,3,4,5", "1,2,x,4", "5,5,1,9", "1,2,1,4", "1,2,nan,4"})
        EXPECT_THROW(parse_extent("--extent", bad), UsageError) << bad;
}

TEST(OptionValues, PlacesAreSeparatedBySemicolons) {
    const auto points = parse_points("--at", "1,2;3.5,-4");
    ASSERT_EQ(points.size(), 2u);
    EXPECT_EQ(points[1], (MapPoint{3.5, -4}));
    for (const char* bad : {"", "1", "1,2;3", "a,b"})
        EXPECT_THROW(parse_points("--at", bad), UsageError) << bad;
}

TEST(OptionValues, PositiveMeansMoreThanZero) {
    EXPECT_EQ(parse_positive("--bandwidth", "250"), 250.0);
    for (const char* bad : {"0", "-1", "inf", "abc", "12m"})
        EXPECT_THROW(parse_positive("--bandwidth", bad), UsageError) << bad;
}

TEST(OptionValues, EndsOfBandsRiseAndTheLastMayBeOpen) {
    EXPECT_EQ(parse_band_ends("--day-bands", "7,14, 21"), (std::vector<double>{7, 14, 21}));
    EXPECT_EQ(parse_band_ends("--day-bands", "0.1,inf"), (std::vector<double>{0.1, HUGE_VAL}));
    for (const char* bad :
         {"", "0,7", "7,7", "14,7", "-1", "7,x", "inf,7", "inf,inf", "nan", "7,,14"})
        EXPECT_THROW(parse_band_ends("--day-bands", bad), UsageError) << bad;
}

TEST(OptionValues, WholeNumbersHaveALowest) {
    EXPECT_EQ(require_at_least("--permutations", 1, 1), 1);
    EXPECT_THROW(require_at_least("--permutations", 0, 1), UsageError);
}

}  // namespace
}  // namespace tk::cli
