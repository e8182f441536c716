// The same numbers as R's packages give for data drawn here, where R and they are installed.
#include <gtest/gtest.h>

#include <cmath>
#include <initializer_list>
#include <iomanip>
#include <limits>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "engine/analyses/local_statistics.h"
#include "engine/analyses/near_repeat.h"
#include "engine/follow_up/count_regression.h"
#include "engine/surfaces/kernel_density.h"
#include "tests/support/r_program.h"

namespace tk {
namespace {

#define TK_NEED_R(numbers, package) \
    if ((numbers).empty()) GTEST_SKIP() << "R with its package " package " is not installed"

/// A row of a table, to the last bit.
std::string csv_row(std::initializer_list<double> values) {
    std::ostringstream row;
    row << std::setprecision(std::numeric_limits<double>::max_digits10);
    const char* between = "";
    for (const double value : values) {
        row << between << value;
        between = ",";
    }
    return row.str() + "\n";
}

struct DrawnPlaces {
    std::vector<MapPoint> places;
    std::vector<double> values, days;
    std::string csv = "e,n,value,day\n";
};

DrawnPlaces drawn_places() {
    std::mt19937 random(4711);
    std::uniform_real_distribution<double> metres(0.0, 400.0), day(0.0, 60.0);
    std::poisson_distribution<int> count(4.0);
    DrawnPlaces drawn;
    for (int i = 0; i < 80; ++i) {
        drawn.places.push_back({metres(random), metres(random)});
        drawn.values.push_back(count(random));
        drawn.days.push_back(day(random));
        drawn.csv += csv_row({drawn.places.back().east_m, drawn.places.back().north_m,
                              drawn.values.back(), drawn.days.back()});
    }
    return drawn;
}

TEST(LocalStatistics, AgreesWithSpdepWhereItIsInstalled) {
    const DrawnPlaces drawn = drawn_places();
    const test::TempFolder folder;
    const std::vector<double> z = test::r_says(
        folder, "spdep", drawn.csv,
        "near <- spdep::dnearneigh(as.matrix(x[, c('e', 'n')]), 0, 150)\n"
        "out(spdep::localG(x$value, spdep::nb2listw(near, style = 'B')))\n"
        "out(spdep::localG(x$value, spdep::nb2listw(spdep::include.self(near), style = 'B')))");
    TK_NEED_R(z, "spdep");
    const std::size_t count = drawn.values.size();
    ASSERT_EQ(z.size(), 2 * count);
    const Neighbours near = neighbours_within(drawn.places, 150.0);
    const auto gi = local_statistics(drawn.values, near, {LocalStatistic::gi}).z;
    const auto gi_star = local_statistics(drawn.values, near).z;
    for (std::size_t i = 0; i < count; ++i) {
        EXPECT_NEAR(gi[i], z[i], 1e-9) << i;
        EXPECT_NEAR(gi_star[i], z[count + i], 1e-9) << i;
    }
}

TEST(NearRepeat, AgreesWithSurveillanceWhereItIsInstalled) {
    const DrawnPlaces drawn = drawn_places();
    const test::TempFolder folder;
    const std::vector<double> pairs =
        test::r_says(folder, "surveillance", drawn.csv,
                     "out(surveillance::knox(dist(x$day), dist(x[, c('e', 'n')]), eps.t = 7, "
                     "eps.s = 100, simulate.p.value = FALSE)$statistic)");
    TK_NEED_R(pairs, "surveillance");
    ASSERT_EQ(pairs.size(), 1U);
    std::vector<DatedPlace> incidents;
    for (std::size_t i = 0; i < drawn.places.size(); ++i)
        incidents.push_back({drawn.places[i], drawn.days[i]});
    NearRepeatOptions options;
    options.distance_ends_m = {100.0};
    options.day_ends = {7.0};
    options.permutations = 9;
    EXPECT_EQ(static_cast<double>(near_repeat(incidents, options).front().observed), pairs[0]);
}

TEST(CountRegression, AgreesWithMassWhereItIsInstalled) {
    std::mt19937 random(12);
    std::normal_distribution<double> normal;
    CountData data{{}, {{"a", {}}, {"b", {}}}};
    std::string csv = "y,a,b\n";
    for (int i = 0; i < 300; ++i) {
        const double a = normal(random), b = normal(random);
        const double mean = std::exp(1.0 + 0.4 * a - 0.2 * b);
        const double rate = std::gamma_distribution<double>(2.0, mean / 2.0)(random);
        const int y = std::poisson_distribution<int>(rate)(random);
        data.counts.push_back(y);
        data.columns[0].values.push_back(a);
        data.columns[1].values.push_back(b);
        csv += csv_row({static_cast<double>(y), a, b});
    }
    const test::TempFolder folder;
    const std::vector<double> numbers =
        test::r_says(folder, "MASS", csv,
                     "m <- MASS::glm.nb(y ~ a + b, data = x, control = glm.control(epsilon = "
                     "1e-12, maxit = 100))\nout(c(coef(m), m$theta))");
    TK_NEED_R(numbers, "MASS");
    ASSERT_EQ(numbers.size(), 4U);
    CountRegressionOptions options;
    options.family = CountFamily::negative_binomial;
    const CountRegression fit = fit_count_regression(data, options);
    ASSERT_TRUE(fit.usable()) << fit.statement;
    for (std::size_t j = 0; j < 3; ++j)
        EXPECT_NEAR(fit.coefficients[j].estimate, numbers[j], 1e-6) << j;
    EXPECT_NEAR(fit.theta, numbers[3], 1e-4 * numbers[3]);
}

TEST(KernelDensity, AgreesWithSpatstatWhereItIsInstalled) {
    const DrawnPlaces drawn = drawn_places();
    const test::TempFolder folder;
    const std::vector<double> density = test::r_says(
        folder, "spatstat.explore", drawn.csv,
        "p <- spatstat.geom::ppp(x$e, x$n, c(0, 400), c(0, 400))\n"
        "out(spatstat.explore::density.ppp(p, sigma = 60, edge = FALSE, at = 'points', "
        "leaveoneout = FALSE))");
    TK_NEED_R(density, "spatstat.explore");
    ASSERT_EQ(density.size(), drawn.places.size());
    std::vector<WeightedPoint> points;
    for (const MapPoint place : drawn.places) points.push_back({place, 1.0});
    KernelDensityOptions options;
    options.bandwidth_m = 60.0;
    options.shape = KernelShape::gaussian;
    for (std::size_t i = 0; i < density.size(); ++i)
        EXPECT_NEAR(kernel_density_at(points, drawn.places[i], options), density[i],
                    1e-6 * density[i])
            << i;
}

}  // namespace
}  // namespace tk
