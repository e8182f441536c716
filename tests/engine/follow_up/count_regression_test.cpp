#include "engine/follow_up/count_regression.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <random>
#include <string>

#include "engine/follow_up/dummy_columns.h"
#include "tests/engine/follow_up/research_table.h"

namespace tk {
namespace {

using test::as_numbers;
using test::research_table;

void expect_estimates(const CountRegression& fit, const std::vector<double>& expected,
                      double within) {
    ASSERT_EQ(fit.state, CountFitState::converged) << fit.statement;
    ASSERT_EQ(fit.coefficients.size(), expected.size());
    for (std::size_t j = 0; j < expected.size(); ++j)
        EXPECT_NEAR(fit.coefficients[j].estimate, expected[j], within) << fit.coefficients[j].name;
}

/// R's standard errors rest on the weights of the step before its last.
constexpr double rs_step_before_its_last = 5e-7;

void append_columns(std::vector<CountColumn>& all, std::vector<CountColumn> more) {
    all.insert(all.end(), more.begin(), more.end());
}

CountData warp_breaks() {
    auto table = research_table("warpbreaks.csv");
    CountData data{as_numbers(table["breaks"]), {}};
    append_columns(data.columns, dummy_columns("wool", table["wool"]));
    append_columns(data.columns, dummy_columns("tension", table["tension"], "L", {"L", "M", "H"}));
    data.columns.push_back(interaction(data.columns[0], data.columns[1]));
    data.columns.push_back(interaction(data.columns[0], data.columns[2]));
    return data;
}

// O-20: R's glm(breaks ~ wool * tension, poisson, warpbreaks).
TEST(CountRegression, OfWarpBreaksIsThatOfR) {
    TK_NEED_SHARED_DATA("research-r/warpbreaks.csv");
    const CountRegression fit = fit_count_regression(warp_breaks());
    expect_estimates(fit, {3.7967368, -0.4566272, -0.6186830, -0.5957987, 0.6381768, 0.1883632},
                     5e-8);
    const std::vector<double> errors{.04993753, .08019202, .08440012,
                                     .08377723, .12215312, .12989529};
    for (std::size_t j = 0; j < errors.size(); ++j)
        EXPECT_NEAR(fit.coefficients[j].standard_error, errors[j], rs_step_before_its_last);
    // A mean of its own for each of the six: 401 breaks in the first.
    EXPECT_NEAR(fit.coefficients[0].standard_error, 1.0 / std::sqrt(401.0), 1e-14);
    EXPECT_EQ(fit.coefficients[4].name, "wool B x tension M");
    EXPECT_TRUE(fit.statement.empty());
}

CountData quine_days() {
    auto table = research_table("quine.csv");
    CountData data{as_numbers(table["Days"]), {}};
    for (const char* factor : {"Eth", "Sex", "Age", "Lrn"})
        append_columns(data.columns, dummy_columns(factor, table[factor]));
    return data;
}

// O-21: Venables & Ripley (2002), section 7.4.
TEST(CountRegression, OfQuinesDaysIsThatOfVenablesAndRipley) {
    TK_NEED_SHARED_DATA("research-r/quine.csv");
    const CountRegression poisson = fit_count_regression(quine_days());
    expect_estimates(
        poisson, {2.71538022, -.53360433, .16159659, -.33390136, .25782835, .42769383, .34894296},
        5e-9);
    EXPECT_NEAR(poisson.deviance, 1696.707, 5e-4);
    EXPECT_NEAR(poisson.bic, 2320.069, 5e-4);
    EXPECT_EQ(poisson.theta, HUGE_VAL);
    CountRegressionOptions options;
    options.family = CountFamily::negative_binomial;
    const CountRegression wide = fit_count_regression(quine_days(), options);
    ASSERT_EQ(wide.state, CountFitState::converged) << wide.statement;
    EXPECT_NEAR(wide.theta, 1.2748926, 5e-7);
    EXPECT_NEAR(wide.theta_standard_error, .161035, 5e-6);
    EXPECT_NEAR(2.0 * wide.log_likelihood, -1093.151018, 5e-6);
    EXPECT_NEAR(wide.aic, 1109.151, 5e-4);
    EXPECT_NEAR(wide.bic, 1133.020, 5e-4);
}

// O-28: R's glm(VanKilled ~ law + t + factor(month), poisson, Seatbelts).
TEST(CountRegression, OfVanDriversKilledIsThatOfR) {
    TK_NEED_SHARED_DATA("research-r/seatbelts.csv");
    auto table = research_table("seatbelts.csv");
    CountData data{as_numbers(table["VanKilled"]), {{"law", as_numbers(table["law"])}, {"t", {}}}};
    ASSERT_EQ(data.counts.size(), 192u);
    for (int t = 1; t <= 192; ++t) data.columns[1].values.push_back(t);
    append_columns(data.columns, dummy_columns("month", table["month"], "1"));
    ASSERT_EQ(data.columns.size(), 13u);
    const CountRegression fit = fit_count_regression(data);
    ASSERT_TRUE(fit.usable()) << fit.statement;
    const CountCoefficient& law = *fit.coefficient("law");
    EXPECT_NEAR(law.estimate, -0.24800622, 5e-9);
    EXPECT_NEAR(law.standard_error, 0.10916602, rs_step_before_its_last);
    EXPECT_NEAR(law.z, -2.27182619, 10.0 * rs_step_before_its_last);
    EXPECT_NEAR(law.p, 0.02309701, rs_step_before_its_last);
    EXPECT_EQ(fit.coefficient("Law"), nullptr);
}

// Dobson (1990), page 93, as R's help of glm prints it.
TEST(CountRegression, OfDobsonsTrialIsThatOfR) {
    CountData data{{18, 17, 15, 20, 10, 20, 25, 13, 12}, {}};
    const std::vector<std::string> outcome{"1", "2", "3", "1", "2", "3", "1", "2", "3"};
    const std::vector<std::string> treatment{"1", "1", "1", "2", "2", "2", "3", "3", "3"};
    append_columns(data.columns, dummy_columns("outcome", outcome));
    append_columns(data.columns, dummy_columns("treatment", treatment));
    const CountRegression fit = fit_count_regression(data);
    // Independent margins: (63, 40, 47) of 150 by outcome, 50 each by treatment.
    expect_estimates(fit, {std::log(21.0), std::log(40.0 / 63), std::log(47.0 / 63), 0.0, 0.0},
                     1e-12);
    EXPECT_NEAR(fit.coefficients[0].standard_error, 0.1708987, 5e-8);
    EXPECT_NEAR(fit.coefficients[1].standard_error, 0.2021708, 5e-8);
    EXPECT_NEAR(fit.coefficients[3].standard_error, 0.2, 1e-12);
    EXPECT_NEAR(fit.deviance, 5.12914, 5e-6);
    EXPECT_NEAR(fit.aic, 56.76132, 5e-6);
}

// O-25: the interaction of four counts is the log of their odds ratio, with the sum of their
// reciprocals for its variance.
TEST(CountRegression, OfFourCountsIsTheirOddsRatio) {
    CountData data{{207, 110, 308, 318},
                   {{"treated", {1, 1, 0, 0}}, {"after", {0, 1, 0, 1}}, {"both", {0, 1, 0, 0}}}};
    const CountRegression fit = fit_count_regression(data);
    ASSERT_EQ(fit.state, CountFitState::converged) << fit.statement;
    const CountCoefficient& both = *fit.coefficient("both");
    EXPECT_NEAR(both.estimate, -0.66419003, 5e-9);
    EXPECT_NEAR(both.standard_error, 0.14252449, rs_step_before_its_last);
    EXPECT_NEAR(both.estimate, -std::log(207.0 * 318.0 / (110.0 * 308.0)), 1e-12);
    EXPECT_NEAR(both.standard_error, std::sqrt(1.0 / 207 + 1.0 / 110 + 1.0 / 308 + 1.0 / 318),
                1e-12);
    EXPECT_NEAR(fit.deviance, 0.0, 1e-9);
    EXPECT_TRUE(std::isnan(fit.pearson_phi)) << "no row to spare";
}

// With a constant alone, theta is the root of its score: here drawn as a slow search over the log
// likelihood itself.
TEST(CountRegression, ThetaIsWhereTheLikelihoodIsHighest) {
    const std::vector<double> counts{0, 0, 0, 0, 1, 0, 3, 7, 0, 2, 12, 0, 1, 1, 5};
    CountRegressionOptions options;
    options.family = CountFamily::negative_binomial;
    const CountRegression fit = fit_count_regression({counts, {}}, options);
    ASSERT_EQ(fit.state, CountFitState::converged) << fit.statement;
    double mean = 0.0;
    for (const double y : counts) mean += y / static_cast<double>(counts.size());
    EXPECT_NEAR(fit.fitted.front(), mean, 1e-9);
    const auto likelihood = [&](double theta) {
        double sum = 0.0;
        for (const double y : counts)
            sum += std::lgamma(theta + y) - std::lgamma(theta) - std::lgamma(y + 1.0) +
                   theta * std::log(theta / (theta + mean)) + y * std::log(mean / (theta + mean));
        return sum;
    };
    EXPECT_NEAR(fit.log_likelihood, likelihood(fit.theta), 1e-10);
    for (const double factor : {0.9, 0.999, 1.001, 1.1})
        EXPECT_LT(likelihood(fit.theta * factor), fit.log_likelihood);
    // The curvature there is what its standard error comes from.
    const double h = 1e-3 * fit.theta;
    const double curvature =
        (likelihood(fit.theta + h) - 2.0 * likelihood(fit.theta) + likelihood(fit.theta - h)) /
        (h * h);
    EXPECT_NEAR(fit.theta_standard_error, 1.0 / std::sqrt(-curvature), 1e-4);
}

TEST(CountRegression, LargeAndBrokenCountsHaveTheirTheta) {
    // Above 256 the sums of the likelihood come from gamma functions: the same by either way.
    CountRegressionOptions options;
    options.family = CountFamily::negative_binomial;
    const std::vector<double> counts{256, 300, 0.5, 900, 257, 100.25, 4000, 256.5};
    const CountRegression fit = fit_count_regression({counts, {}}, options);
    ASSERT_EQ(fit.state, CountFitState::converged) << fit.statement;
    double mean = 0.0, sum = 0.0;
    for (const double y : counts) mean += y / 8.0;
    for (const double y : counts)
        sum += std::lgamma(fit.theta + y) - std::lgamma(fit.theta) - std::lgamma(y + 1.0) +
               fit.theta * std::log(fit.theta / (fit.theta + mean)) +
               y * std::log(mean / (fit.theta + mean));
    EXPECT_NEAR(fit.log_likelihood, sum, 1e-9);
}

TEST(CountRegression, QuasiPoissonWidensPoissonsErrorsByTheRootOfPhi) {
    TK_NEED_SHARED_DATA("research-r/quine.csv");
    const CountRegression poisson = fit_count_regression(quine_days());
    CountRegressionOptions options;
    options.family = CountFamily::quasi_poisson;
    const CountRegression quasi = fit_count_regression(quine_days(), options);
    double chi_squared = 0.0;
    for (std::size_t i = 0; i < quasi.fitted.size(); ++i) {
        const double off = quine_days().counts[i] - quasi.fitted[i];
        chi_squared += off * off / quasi.fitted[i];
    }
    EXPECT_NEAR(quasi.pearson_phi, chi_squared / (146.0 - 7.0), 1e-10);
    for (std::size_t j = 0; j < 7; ++j) {
        EXPECT_EQ(quasi.coefficients[j].estimate, poisson.coefficients[j].estimate);
        EXPECT_NEAR(quasi.coefficients[j].standard_error,
                    poisson.coefficients[j].standard_error * std::sqrt(quasi.pearson_phi), 1e-10);
    }
    EXPECT_TRUE(std::isnan(quasi.bic));
    EXPECT_EQ(quasi.deviance, poisson.deviance);
}

/// Counts with some columns and exposures, some of them large.
CountData made_up_counts(unsigned seed, std::size_t rows, bool overdispersed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    std::gamma_distribution<double> frailty(1.5, 1.0 / 1.5);
    CountData data{{}, {{"a", {}}, {"b", {}}, {"c", {}}}, true, {}};
    for (std::size_t i = 0; i < rows; ++i) {
        const double a = uniform(random) < 0.4 ? 1.0 : 0.0, b = 100.0 + 5.0 * uniform(random);
        const double c = uniform(random) - 0.5, exposure = std::exp(3.0 * uniform(random));
        const double mean = exposure * std::exp(-0.5 + 0.8 * a + 0.1 * (b - 102.0) - 0.6 * c);
        const double of_row = overdispersed ? mean * frailty(random) : mean;
        data.columns[0].values.push_back(a);
        data.columns[1].values.push_back(b);
        data.columns[2].values.push_back(c);
        data.offsets.push_back(std::log(exposure));
        data.counts.push_back(std::poisson_distribution<int>(of_row)(random));
    }
    return data;
}

// At the optimum the score of every coefficient is 0.
RC_GTEST_PROP(CountRegressionProperty, AnyFitLeavesNoScore, ()) {
    const auto seed = *rc::gen::inRange<unsigned>(0, 1u << 30);
    const bool wide = *rc::gen::arbitrary<bool>();
    const CountData data = made_up_counts(seed, 60, wide);
    CountRegressionOptions options;
    options.family = wide ? CountFamily::negative_binomial : CountFamily::poisson;
    const CountRegression fit = fit_count_regression(data, options);
    RC_PRE(fit.usable());
    for (int j = -1; j < 3; ++j) {
        double score = 0.0, size = 0.0;
        for (std::size_t i = 0; i < data.counts.size(); ++i) {
            const double x = j < 0 ? 1.0 : data.columns[static_cast<std::size_t>(j)].values[i];
            const double mu = fit.fitted[i];
            const double part = x * (data.counts[i] - mu) / (1.0 + mu / fit.theta);
            score += part;
            size += std::abs(part);
        }
        RC_ASSERT(std::abs(score) <= 1e-9 * size);
    }
}

// Exposures in other units move the constant and nothing else; a column in other units its own
// coefficient.
RC_GTEST_PROP(CountRegressionProperty, AnyUnitsTellTheSame, ()) {
    const auto seed = *rc::gen::inRange<unsigned>(0, 1u << 30);
    CountData data = made_up_counts(seed, 80, false);
    const CountRegression before = fit_count_regression(data);
    RC_PRE(before.usable());
    for (double& offset : data.offsets) offset += std::log(1000.0);
    for (double& b : data.columns[1].values) b *= 0.001;
    const CountRegression after = fit_count_regression(data);
    RC_ASSERT(after.usable());
    const auto alike = [](double a, double b) {
        return std::abs(a - b) <= 1e-8 * (1.0 + std::abs(a));
    };
    RC_ASSERT(
        alike(after.coefficients[0].estimate, before.coefficients[0].estimate - std::log(1000.0)));
    RC_ASSERT(alike(after.coefficients[1].estimate, before.coefficients[1].estimate));
    RC_ASSERT(alike(0.001 * after.coefficients[2].estimate, before.coefficients[2].estimate));
    RC_ASSERT(alike(after.coefficients[3].standard_error, before.coefficients[3].standard_error));
    RC_ASSERT(alike(after.log_likelihood, before.log_likelihood));
}

TEST(CountRegression, FindsWhatTheCountsWereMadeWith) {
    const CountData data = made_up_counts(5, 4000, true);
    CountRegressionOptions options;
    options.family = CountFamily::negative_binomial;
    const CountRegression fit = fit_count_regression(data, options);
    ASSERT_EQ(fit.state, CountFitState::converged) << fit.statement;
    EXPECT_LT(std::abs(fit.theta - 1.5), 4.0 * fit.theta_standard_error);
    EXPECT_LT(std::abs(fit.coefficient("a")->estimate - 0.8),
              4.0 * fit.coefficient("a")->standard_error);
    EXPECT_LT(std::abs(fit.coefficient("c")->estimate + 0.6),
              4.0 * fit.coefficient("c")->standard_error);
    EXPECT_NEAR(fit.pearson_phi, 1.0, 0.2);
    EXPECT_GT(fit_count_regression(data).pearson_phi, 2.0) << "Poisson's is far too narrow";
}

TEST(DummyColumns, LeaveTheReferenceOut) {
    const std::vector<std::string> levels{"M", "L", "H", "L"};
    const auto columns = dummy_columns("tension", levels, "L", {"L", "M", "H"});
    ASSERT_EQ(columns.size(), 2u);
    EXPECT_EQ(columns[0].name, "tension M");
    EXPECT_EQ(columns[0].values, (std::vector<double>{1, 0, 0, 0}));
    EXPECT_EQ(columns[1].values, (std::vector<double>{0, 0, 1, 0}));
    EXPECT_EQ(dummy_columns("tension", levels)[0].name, "tension L") << "H is the first";
    EXPECT_THROW(dummy_columns("tension", levels, "X"), std::invalid_argument);
    EXPECT_THROW(dummy_columns("tension", levels, "", {"L", "M"}), std::invalid_argument);
    EXPECT_EQ(interaction(columns[0], {"b", {3, 3, 3, 3}}).values,
              (std::vector<double>{3, 0, 0, 0}));
    EXPECT_THROW(interaction(columns[0], {"b", {3}}), std::invalid_argument);
}

}  // namespace
}  // namespace tk
