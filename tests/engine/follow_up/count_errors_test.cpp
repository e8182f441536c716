#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>
#include <vector>

#include "engine/follow_up/count_regression.h"

namespace tk {
namespace {

using PlainMatrix = std::vector<std::vector<double>>;

PlainMatrix plain_zero(std::size_t size) {
    return PlainMatrix(size, std::vector<double>(size, 0.0));
}

/// By Gauss and Jordan.
PlainMatrix plain_inverse(PlainMatrix a) {
    const std::size_t n = a.size();
    PlainMatrix inverse = plain_zero(n);
    for (std::size_t i = 0; i < n; ++i) inverse[i][i] = 1.0;
    for (std::size_t k = 0; k < n; ++k) {
        const double pivot = a[k][k];
        for (std::size_t j = 0; j < n; ++j) {
            a[k][j] /= pivot;
            inverse[k][j] /= pivot;
        }
        for (std::size_t i = 0; i < n; ++i) {
            if (i == k) continue;
            const double factor = a[i][k];
            for (std::size_t j = 0; j < n; ++j) {
                a[i][j] -= factor * a[k][j];
                inverse[i][j] -= factor * inverse[k][j];
            }
        }
    }
    return inverse;
}

PlainMatrix plain_product(const PlainMatrix& a, const PlainMatrix& b) {
    PlainMatrix c = plain_zero(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < a.size(); ++j)
            for (std::size_t k = 0; k < a.size(); ++k) c[i][j] += a[i][k] * b[k][j];
    return c;
}

/// Twelve months of seven places, whose levels differ and whose months resemble the one before.
struct PlacesByMonth {
    CountData data{{}, {{"after", {}}, {"trend", {}}}};
    std::vector<int> place;
};
PlacesByMonth places_by_month() {
    PlacesByMonth made;
    std::mt19937 random(17);
    std::normal_distribution<double> noise(0.0, 0.4);
    for (int place = 0; place < 7; ++place) {
        const double level = noise(random);
        double carried = 0.0;
        for (int month = 0; month < 12; ++month) {
            carried = 0.7 * carried + noise(random);
            const double after = month >= 6 && place % 2 == 0 ? 1.0 : 0.0;
            made.data.columns[0].values.push_back(after);
            made.data.columns[1].values.push_back(month);
            made.place.push_back(place);
            made.data.counts.push_back(std::poisson_distribution<int>(
                std::exp(1.5 + level + carried - 0.4 * after))(random));
        }
    }
    return made;
}

/// The sandwich by its definition, from the sum over all pairs of rows of how they count together.
template <class Together>
std::vector<double> plain_errors(const CountData& data, const CountRegression& fit,
                                 Together together) {
    const std::size_t n = data.counts.size(), p = 1 + data.columns.size();
    const auto x = [&](std::size_t i, std::size_t j) {
        return j == 0 ? 1.0 : data.columns[j - 1].values[i];
    };
    PlainMatrix information = plain_zero(p), meat = plain_zero(p);
    const auto wide = [&](std::size_t i) { return 1.0 + fit.fitted[i] / fit.theta; };
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t a = 0; a < p; ++a)
            for (std::size_t b = 0; b < p; ++b)
                information[a][b] += x(i, a) * x(i, b) * fit.fitted[i] / wide(i);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = 0; k < n; ++k)
            for (std::size_t a = 0; a < p; ++a)
                for (std::size_t b = 0; b < p; ++b)
                    meat[a][b] += together(i, k) * x(i, a) * x(k, b) *
                                  (data.counts[i] - fit.fitted[i]) / wide(i) *
                                  (data.counts[k] - fit.fitted[k]) / wide(k);
    const PlainMatrix bread = plain_inverse(information);
    const PlainMatrix covariance = plain_product(plain_product(bread, meat), bread);
    std::vector<double> errors;
    for (std::size_t j = 0; j < p; ++j) errors.push_back(std::sqrt(covariance[j][j]));
    return errors;
}

void expect_errors(const CountRegression& fit, const std::vector<double>& expected) {
    ASSERT_TRUE(fit.usable()) << fit.statement;
    for (std::size_t j = 0; j < expected.size(); ++j)
        EXPECT_NEAR(fit.coefficients[j].standard_error, expected[j], 1e-9 * expected[j]);
}

TEST(CountErrors, AgreesWithTheSandwichSummedOverAllPairsOfRows) {
    const PlacesByMonth made = places_by_month();
    for (const CountFamily family :
         {CountFamily::poisson, CountFamily::quasi_poisson, CountFamily::negative_binomial}) {
        CountRegressionOptions options{family, CountErrors::hc0, {}, 0};
        const auto fitted = [&] { return fit_count_regression(made.data, options); };
        expect_errors(fitted(), plain_errors(made.data, fitted(), [](std::size_t i, std::size_t k) {
                          return i == k ? 1.0 : 0.0;
                      }));
        options.errors = CountErrors::cr0;
        options.groups = made.place;
        const auto same_place = [&](std::size_t i, std::size_t k) {
            return made.place[i] == made.place[k] ? 1.0 : 0.0;
        };
        expect_errors(fitted(), plain_errors(made.data, fitted(), same_place));
        options.errors = CountErrors::cr1;
        expect_errors(fitted(),
                      plain_errors(made.data, fitted(), [&](std::size_t i, std::size_t k) {
                          return same_place(i, k) * 7.0 / 6.0;
                      }));
        options.errors = CountErrors::newey_west;
        options.lag = 3;
        const auto bartlett = [](std::size_t i, std::size_t k) {
            const double apart = std::abs(static_cast<double>(i) - static_cast<double>(k));
            return std::max(0.0, 1.0 - apart / 4.0);
        };
        expect_errors(fitted(),
                      plain_errors(made.data, fitted(), [&](std::size_t i, std::size_t k) {
                          return same_place(i, k) * bartlett(i, k);
                      }));
        options.groups.clear();
        expect_errors(fitted(), plain_errors(made.data, fitted(), bartlett));
    }
}

TEST(CountErrors, WithoutALagNeweyAndWestAreWhite) {
    const PlacesByMonth made = places_by_month();
    const auto white =
        fit_count_regression(made.data, {CountFamily::poisson, CountErrors::hc0, {}, 0});
    const auto without_lag =
        fit_count_regression(made.data, {CountFamily::poisson, CountErrors::newey_west, {}, 0});
    EXPECT_EQ(white.covariance, without_lag.covariance);
    // Months of a place resemble each other: it is told less than its rows one by one would say.
    const auto by_place =
        fit_count_regression(made.data, {CountFamily::poisson, CountErrors::cr0, made.place, 0});
    EXPECT_GT(by_place.coefficients[0].standard_error, white.coefficients[0].standard_error);
}

// One mean for all: the sandwich is the spread of the counts over their number, whatever the
// family.
TEST(CountErrors, OfAConstantAreThoseOfAMean) {
    const std::vector<double> counts{3, 0, 7, 2, 2, 9, 1, 4};
    const auto fit = fit_count_regression({counts, {}}, {CountFamily::poisson, CountErrors::hc0});
    double mean = 0.0, spread = 0.0;
    for (const double y : counts) mean += y / 8.0;
    for (const double y : counts) spread += (y - mean) * (y - mean);
    EXPECT_NEAR(fit.coefficients[0].standard_error, std::sqrt(spread) / (8.0 * mean), 1e-12);
}

TEST(CountErrors, CovarianceHoldsTheSquaredErrors) {
    const PlacesByMonth made = places_by_month();
    const auto fit =
        fit_count_regression(made.data, {CountFamily::poisson, CountErrors::cr1, made.place, 0});
    ASSERT_EQ(fit.covariance.size(), 9u);
    for (std::size_t j = 0; j < 3; ++j)
        EXPECT_NEAR(fit.covariance[4 * j], std::pow(fit.coefficients[j].standard_error, 2.0),
                    1e-15);
    EXPECT_DOUBLE_EQ(fit.covariance[1], fit.covariance[3]);
}

TEST(CountErrors, LagGrowsSlowly) {
    EXPECT_EQ(newey_west_lag(100), 4);
    EXPECT_EQ(newey_west_lag(24), 2);
    EXPECT_EQ(newey_west_lag(192), 4);
    EXPECT_EQ(newey_west_lag(500), 5);
}

}  // namespace
}  // namespace tk
