#include "viewer/map/extent_index.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace tk {
namespace {

std::set<std::uint32_t> boxes_meeting(const ExtentIndex& index, const Extent& extent) {
    std::set<std::uint32_t> found;
    index.meeting(extent, [&](std::uint32_t number) { EXPECT_TRUE(found.insert(number).second); });
    return found;
}

TEST(ExtentIndex, OfNothingFindsNothing) {
    EXPECT_TRUE(boxes_meeting(ExtentIndex{}, {0, 0, 1, 1}).empty());
    const std::vector<Extent> empty(3);
    const ExtentIndex index(empty);
    EXPECT_EQ(index.size(), 0U);
    EXPECT_TRUE(boxes_meeting(index, {-1e9, -1e9, 1e9, 1e9}).empty());
}

TEST(ExtentIndex, CountsEdgesIn) {
    const std::vector<Extent> one{{0, 0, 10, 10}};
    const ExtentIndex index(one);
    EXPECT_EQ(boxes_meeting(index, {10, 10, 20, 20}).size(), 1U);
    EXPECT_EQ(boxes_meeting(index, {10.001, 10, 20, 20}).size(), 0U);
}

RC_GTEST_PROP(ExtentIndex, AnySearchAgreesWithLookingAtEveryBox, ()) {
    const auto corners = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 1000), rc::gen::inRange(0, 1000)));
    std::vector<Extent> extents;
    // Enough for several levels, some of them empty.
    for (int copy = 0; copy < 8; ++copy)
        for (const auto& [x, y] : corners) {
            const double west = x + 37 * copy, south = (y * (copy + 1)) % 1000;
            extents.push_back((x + y + copy) % 11 == 0
                                  ? Extent{}
                                  : Extent{west, south, west + x % 23, south + y % 29});
        }
    const ExtentIndex index(extents);
    const double x = *rc::gen::inRange(0, 1000), y = *rc::gen::inRange(0, 1000);
    const Extent wanted{x, y, x + *rc::gen::inRange(0, 300), y + *rc::gen::inRange(0, 300)};
    std::set<std::uint32_t> expected;
    for (std::size_t i = 0; i < extents.size(); ++i)
        if (!extents[i].empty() && extents[i].meets(wanted))
            expected.insert(static_cast<std::uint32_t>(i));
    RC_ASSERT(boxes_meeting(index, wanted) == expected);
}

}  // namespace
}  // namespace tk
