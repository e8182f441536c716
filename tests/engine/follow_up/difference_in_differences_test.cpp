#include "engine/follow_up/difference_in_differences.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <stdexcept>

#include "engine/follow_up/overdispersion.h"
#include "engine/follow_up/relative_effect.h"

namespace tk {
namespace {

const ComparedSeries one_step_each{{{"treated", true, {207, 110}}, {"control", false, {308, 318}}},
                                   {0, 1}};

// R's glm(count ~ treated * after, family = poisson): -0.66419003, 0.14252449.
TEST(DifferenceInDifferences, AgreesWithThePoissonRegressionOfFourCounts) {
    DifferenceInDifferencesOptions options;
    options.family = CountFamily::poisson;
    for (const bool step_effects : {true, false}) {
        options.step_effects = step_effects;
        const auto found = difference_in_differences(one_step_each, options);
        ASSERT_EQ(found.state, CountFitState::converged) << found.statement;
        EXPECT_NEAR(found.ratio.log_estimate, -0.66419003, 5e-9);
        EXPECT_NEAR(found.ratio.standard_error, 0.14252449, 5e-7);
        EXPECT_NEAR(1.0 / found.ratio.estimate, 1.942916175, 5e-9);
        EXPECT_NEAR(found.ratio.interval.low, 1.0 / 2.569042, 1e-6);
    }
}

/// Months that the areas share times levels of their own, drawn; `times` after the measure.
ComparedSeries drawn_series(unsigned seed, std::size_t areas, double times, double phi) {
    std::mt19937_64 random(seed);
    ComparedSeries series;
    for (int month = 0; month < 48; ++month) series.after.push_back(month < 24 ? 0 : 1);
    for (std::size_t area = 0; area < areas; ++area) {
        ComparedArea drawn{std::to_string(area), area < (areas + 1) / 2, {}};
        for (int month = 0; month < 48; ++month) {
            double mean = (20.0 + 10.0 * static_cast<double>(area)) *
                          (1.0 + 0.4 * std::sin(month * 0.5236)) *
                          (drawn.treated && month >= 24 ? times : 1.0);
            if (phi > 1.0)
                mean = std::gamma_distribution<double>(mean / (phi - 1.0), phi - 1.0)(random);
            drawn.counts.push_back(std::poisson_distribution<int>(mean)(random));
        }
        series.areas.push_back(drawn);
    }
    return series;
}

BeforeAfter summed(const ComparedSeries& series, std::size_t area) {
    BeforeAfter sum;
    for (std::size_t step = 0; step < series.after.size(); ++step)
        (series.after[step] ? sum.after : sum.before) += series.areas[area].counts[step];
    return sum;
}

// With two areas the effects of months leave the ratio of sums, and Pearson's phi is that of the
// months around their shares: two ways to one number.
TEST(DifferenceInDifferences, AgreesWithTheRelativeEffectAndItsOverdispersion) {
    const ComparedSeries series = drawn_series(4, 2, 0.7, 3.0);
    const auto found = difference_in_differences(series);
    ASSERT_EQ(found.state, CountFitState::converged) << found.statement;
    std::vector<CountsByArea> periods(2, CountsByArea(2));
    for (std::size_t area = 0; area < 2; ++area)
        for (std::size_t step = 0; step < 48; ++step)
            periods[step < 24 ? 0 : 1][area].push_back(series.areas[area].counts[step]);
    const Overdispersion phi = estimate_overdispersion(periods);
    const RelativeEffect effect = relative_effect(summed(series, 0), summed(series, 1), phi.phi);
    EXPECT_NEAR(found.ratio.log_estimate, -effect.log_estimate, 1e-9);
    EXPECT_NEAR(found.overdispersion, phi.phi, 1e-8);
    EXPECT_NEAR(found.ratio.standard_error, effect.standard_error, 1e-8);
    EXPECT_NEAR(found.ratio.p, effect.p, 1e-7);
}

TEST(DifferenceInDifferences, FindsAPlantedEffectByEveryFamilyAndByAreas) {
    const ComparedSeries series = drawn_series(9, 12, 0.75, 2.0);
    for (const auto family :
         {CountFamily::poisson, CountFamily::quasi_poisson, CountFamily::negative_binomial})
        for (const bool clustered : {false, true}) {
            DifferenceInDifferencesOptions options;
            options.family = family;
            options.clustered = clustered;
            const auto found = difference_in_differences(series, options);
            ASSERT_TRUE(found.state == CountFitState::converged) << found.statement;
            EXPECT_EQ(found.areas, 12u);
            EXPECT_EQ(found.steps, 48u);
            EXPECT_NEAR(found.ratio.log_estimate, std::log(0.75), 4.0 * found.ratio.standard_error);
            EXPECT_LT(found.ratio.interval.high, 1.0);
            EXPECT_NEAR(found.overdispersion, family == CountFamily::negative_binomial ? 1.0 : 2.0,
                        0.4);
        }
}

TEST(DifferenceInDifferences, IsTheSameForCountsOfAnotherSizeOfTheControl) {
    ComparedSeries series = drawn_series(5, 2, 0.8, 1.0);
    const double before = difference_in_differences(series).ratio.log_estimate;
    for (double& count : series.areas[1].counts) count *= 3.0;
    EXPECT_NEAR(difference_in_differences(series).ratio.log_estimate, before, 1e-9);
}

TEST(DifferenceInDifferences, LeavesOutWhatIsEmpty) {
    ComparedSeries series = drawn_series(6, 2, 0.8, 1.0);
    const auto whole = difference_in_differences(series);
    series.areas.push_back({"empty", false, std::vector<double>(48, 0.0)});
    for (ComparedArea& area : series.areas) area.counts.push_back(0.0);
    series.after.push_back(1);
    const auto with_empty = difference_in_differences(series);
    EXPECT_EQ(with_empty.areas, 2u);
    EXPECT_EQ(with_empty.steps, 48u);
    EXPECT_NEAR(with_empty.ratio.log_estimate, whole.ratio.log_estimate, 1e-12);
}

TEST(DifferenceInDifferences, SaysWhyThereIsNone) {
    // None after in the treated area: its logarithm has no end.
    const auto found = difference_in_differences(
        {{{"treated", true, {20, 30, 0, 0}}, {"control", false, {30, 31, 28, 35}}}, {0, 0, 1, 1}});
    EXPECT_EQ(found.state, CountFitState::separated);
    EXPECT_FALSE(found.statement.empty());
    EXPECT_TRUE(std::isnan(found.ratio.estimate));
    EXPECT_FALSE(found.ratio.interval.known());
}

TEST(DifferenceInDifferences, NeedsAComparison) {
    EXPECT_THROW(difference_in_differences({{{"a", true, {1, 2}}}, {0, 1}}), std::invalid_argument);
    EXPECT_THROW(difference_in_differences({{{"a", true, {1}}, {"b", false, {1, 2}}}, {0, 1}}),
                 std::invalid_argument);
    EXPECT_THROW(difference_in_differences({{{"a", true, {1, 2}}, {"b", false, {1, 2}}}, {1, 1}}),
                 std::invalid_argument);
}

}  // namespace
}  // namespace tk
