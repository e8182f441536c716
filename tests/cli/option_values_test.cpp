#include "cli/option_values.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace tk::cli
