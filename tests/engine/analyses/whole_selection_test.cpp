#include "engine/analyses/whole_selection.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstddef>

namespace tk {
namespace {

/// Of all subsets.
double most_of_all_subsets(const std::vector<double>& sizes, const std::vector<double>& counts,
                           double budget) {
    double most = 0.0;
    for (std::size_t set = 0; set < std::size_t{1} << sizes.size(); ++set) {
        double size = 0.0, count = 0.0;
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            if ((set >> i & 1U) == 0) continue;
            size += sizes[i];
            count += counts[i];
        }
        if (size <= budget && count > most) most = count;
    }
    return most;
}

// The densest place first would hold 6 and then nothing more: two lesser ones hold 8.
TEST(WholeSelection, IsNotThatOfTheDensestFirst) {
    const std::vector<double> sizes{5.0, 5.0, 6.0}, counts{4.0, 4.0, 6.0};
    EXPECT_EQ(most_in_whole_places(sizes, counts, std::vector<double>{10.0, 4.0, 6.0}),
              (std::vector<double>{8.0, 0.0, 6.0}));
}

RC_GTEST_PROP(WholeSelection, AnyPlacesAgreesWithAllSubsets, (bool as_large)) {
    const auto n = *rc::gen::inRange<std::size_t>(1, 11);
    std::vector<double> sizes, counts, budgets;
    double all = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        sizes.push_back(as_large ? 3.0 : 0.5 * *rc::gen::inRange(1, 40));
        counts.push_back(*rc::gen::inRange(0, 9));
        all += sizes.back();
    }
    for (const double share : {0.0, 0.13, 0.4, 0.77, 1.0}) budgets.push_back(share * all);
    const std::vector<double> most = most_in_whole_places(sizes, counts, budgets);
    for (std::size_t k = 0; k < budgets.size(); ++k)
        RC_ASSERT(most[k] == most_of_all_subsets(sizes, counts, budgets[k]));
}

TEST(WholeSelection, OfOneSizeNeedsNoWholeCounts) {
    const std::vector<double> sizes(3, 2.0), counts{0.5, 0.25, 1.5};
    EXPECT_EQ(most_in_whole_places(sizes, counts, std::vector<double>{4.0})[0], 2.0);
    // 0.1 three times is a little more than 0.3.
    const std::vector<double> tenths(10, 0.1), ones(10, 1.0);
    EXPECT_EQ(most_in_whole_places(tenths, ones, std::vector<double>{0.3})[0], 3.0);
}

TEST(WholeSelection, IsNotToldWhereItCannotBeWorkedOut) {
    const std::vector<double> sizes{1.0, 2.0}, parts{0.5, 1.0}, many{3e3, 3e3}, budgets{1.0};
    EXPECT_TRUE(std::isnan(most_in_whole_places(sizes, parts, budgets)[0]));
    EXPECT_TRUE(std::isnan(most_in_whole_places(sizes, many, budgets, 1e3)[0]));
    EXPECT_EQ(most_in_whole_places(sizes, many, budgets)[0], 3e3);
    EXPECT_EQ(most_in_whole_places(sizes, std::vector<double>(2, 0.0), budgets)[0], 0.0);
}

}  // namespace
}  // namespace tk
