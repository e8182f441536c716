#include "layers/read_report.h"

#include <gtest/gtest.h>

namespace tk {
namespace {

TEST(ReadReport, CountsEveryReasonOnceWithItsFirstRow) {
    ReadReport report;
    report.skip("no coordinate", 17);
    report.skip("no time", 18);
    report.skip("no coordinate", 20);
    ASSERT_EQ(report.skipped.size(), 2u);
    EXPECT_EQ(report.skipped[0].reason, "no coordinate");
    EXPECT_EQ(report.skipped[0].count, 2);
    EXPECT_EQ(report.skipped[0].first_row, 17);
    EXPECT_EQ(report.skipped_rows(), 3);
}

}  // namespace
}  // namespace tk
