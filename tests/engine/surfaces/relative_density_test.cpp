#include "engine/surfaces/relative_density.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace tk {
namespace {

Grid<double> ratio_row(std::initializer_list<double> values) {
    Grid<double> row({10.0, 0, 0, 1, static_cast<int>(values.size())});
    std::copy(values.begin(), values.end(), row.cells().begin());
    return row;
}

TEST(RelativeDensity, IsTheRatioWhereTheBaselineIsAtLeastAHundredthOfItsMaximum) {
    const Grid<float> ratio =
        relative_density(ratio_row({3.0, 1.0, 0.0, 5.0}), ratio_row({2.0, 200.0, 50.0, 1.999}));
    EXPECT_FLOAT_EQ(ratio(0, 0), 1.5f);
    EXPECT_FLOAT_EQ(ratio(0, 1), 0.005f);
    EXPECT_EQ(ratio(0, 2), 0.0f);
    EXPECT_TRUE(std::isnan(ratio(0, 3)));
}

TEST(RelativeDensity, OfABaselineOfZerosIsNowhere) {
    const Grid<float> ratio = relative_density(ratio_row({3.0, 0.0}), ratio_row({0.0, 0.0}));
    EXPECT_TRUE(std::isnan(ratio(0, 0)) && std::isnan(ratio(0, 1)));
}

TEST(RelativeDensity, IsNowhereWhereEitherSurfaceHasNoValue) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    const Grid<float> ratio =
        relative_density(ratio_row({none, 1.0, 6.0}), ratio_row({1.0, none, 2.0}));
    EXPECT_TRUE(std::isnan(ratio(0, 0)) && std::isnan(ratio(0, 1)));
    EXPECT_EQ(ratio(0, 2), 3.0f);
}

TEST(RelativeDensity, RefusesSurfacesOfDifferentGrids) {
    EXPECT_THROW(relative_density(ratio_row({1.0}), ratio_row({1.0, 2.0})), std::invalid_argument);
}

}  // namespace
}  // namespace tk
