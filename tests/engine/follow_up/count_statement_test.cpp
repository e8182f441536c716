#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "engine/core/input_error.h"
#include "engine/follow_up/count_regression.h"

namespace tk {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

void expect_said(const CountRegression& fit, CountFitState state,
                 const std::vector<std::string>& words) {
    EXPECT_EQ(static_cast<int>(fit.state), static_cast<int>(state)) << fit.statement;
    for (const std::string& word : words)
        EXPECT_NE(fit.statement.find(word), std::string::npos) << word << "\n" << fit.statement;
    if (fit.usable()) return;
    EXPECT_TRUE(fit.coefficients.empty());
    EXPECT_TRUE(fit.fitted.empty());
    EXPECT_TRUE(std::isnan(fit.deviance));
    EXPECT_TRUE(std::isnan(fit.theta));
}

TEST(CountStatement, AllCountsZero) {
    expect_said(fit_count_regression({{0, 0, 0}, {{"a", {1, 2, 4}}}}),
                CountFitState::all_counts_zero, {"all 3 counts are 0"});
}

TEST(CountStatement, TooFewRows) {
    expect_said(fit_count_regression({{1, 2}, {{"a", {1, 2}}, {"b", {2, 1}}}}),
                CountFitState::too_few_rows, {"2 rows", "3 coefficients"});
    expect_said(fit_count_regression({{}, {{"a", {}}}}), CountFitState::too_few_rows, {"0 rows"});
    CountRegressionOptions options;
    options.family = CountFamily::negative_binomial;
    expect_said(fit_count_regression({{1, 2}, {{"a", {1, 2}}}}, options),
                CountFitState::too_few_rows, {"the spread of the counts"});
}

TEST(CountStatement, NamesCollinearColumns) {
    const std::vector<double> counts{1, 4, 2, 6, 3};
    const CountColumn a{"bars", {0, 1, 1, 0, 1}}, b{"schools", {1, 0, 1, 1, 0}};
    CountColumn sum{"either", {1, 1, 2, 1, 1}};
    expect_said(fit_count_regression({counts, {a, b, sum}}), CountFitState::collinear,
                {"'either' is made up of 'bars' and 'schools'"});
    expect_said(fit_count_regression({counts, {{"none", {0, 0, 0, 0, 0}}}}),
                CountFitState::collinear, {"'none' is 0 in every row"});
    expect_said(fit_count_regression({counts, {a, {"year", {2024, 2024, 2024, 2024, 2024}}}}),
                CountFitState::collinear, {"'year' is the same in every row"});
    sum.values = {3, 1, 1, 3, 1};
    expect_said(fit_count_regression({counts, {b, a, sum}}), CountFitState::collinear,
                {"'either' is made up of 'intercept' and 'bars'"});
    // A projected coordinate hardly differs beside its size, and still is no constant.
    EXPECT_TRUE(
        fit_count_regression({counts, {{"north", {6580000, 6580010, 6580030, 6580020, 6580050}}}})
            .usable());
}

TEST(CountStatement, NamesWhatIsSeparated) {
    const std::vector<double> counts{1, 4, 0, 0, 3, 2};
    expect_said(fit_count_regression(
                    {counts, {{"parks", {0, 0, 1, 1, 0, 0}}, {"bars", {1, 0, 1, 0, 0, 1}}}}),
                CountFitState::separated, {"the 2 rows that 'parks' sets apart"});
    // One column alone would do; only both together set the rows apart.
    expect_said(
        fit_count_regression({counts, {{"a", {0, 1, 1, 1, 0, 1}}, {"b", {0, 1, 0, 0, 0, 1}}}}),
        CountFitState::separated, {"'a'", "'b'"});
    // Zeros on both sides of what counts allow: the estimate exists.
    EXPECT_TRUE(fit_count_regression({{0, 0, 2, 3}, {{"x", {-1, 1, 0, 0}}}}).usable());
    // As large as the likelihood allows, not infinite.
    EXPECT_TRUE(fit_count_regression({{0, 0, 1, 900}, {{"x", {0, 1, 2, 3}}}}).usable());
}

TEST(CountStatement, NoConvergence) {
    CountRegressionOptions options;
    options.most_iterations = 1;
    expect_said(fit_count_regression({{1, 40, 2, 16, 3}, {{"a", {0, 1, 1, 0, 1}}}}, options),
                CountFitState::not_converged, {"came to no rest in 1 steps"});
}

TEST(CountStatement, NoMoreSpreadThanPoissonHasIt) {
    CountRegressionOptions options;
    options.family = CountFamily::negative_binomial;
    const std::vector<double> counts{5, 5, 6, 5, 4, 5, 5};
    const CountRegression fit = fit_count_regression({counts, {}}, options);
    expect_said(fit, CountFitState::no_overdispersion, {"theta is infinite"});
    EXPECT_EQ(fit.theta, HUGE_VAL);
    const CountRegression poisson = fit_count_regression({counts, {}});
    EXPECT_EQ(fit.coefficients[0].standard_error, poisson.coefficients[0].standard_error);
    EXPECT_NEAR(fit.bic, poisson.bic + std::log(7.0), 1e-12) << "theta counts all the same";
}

TEST(CountStatement, OneGroupTellsNoErrors) {
    CountRegressionOptions options;
    options.errors = CountErrors::cr1;
    options.groups = {3, 3, 3};
    const CountRegression fit = fit_count_regression({{1, 4, 2}, {}}, options);
    expect_said(fit, CountFitState::too_few_groups, {"one group"});
    EXPECT_TRUE(std::isnan(fit.coefficients[0].standard_error));
    EXPECT_NEAR(fit.coefficients[0].estimate, std::log(7.0 / 3.0), 1e-12);
}

// Two groups and a column for one of them: their residuals add up to 0, which is not certainty.
TEST(CountStatement, GroupsThatLeaveNothingOverTellNoErrors) {
    CountRegressionOptions options;
    options.errors = CountErrors::cr0;
    options.groups = {0, 0, 1, 1};
    const CountRegression fit =
        fit_count_regression({{1, 4, 2, 9}, {{"treated", {0, 0, 1, 1}}}}, options);
    EXPECT_TRUE(fit.usable());
    EXPECT_TRUE(std::isnan(fit.coefficient("treated")->standard_error));
    EXPECT_TRUE(std::isnan(fit.coefficient("treated")->p));
    EXPECT_NE(fit.statement.find("'treated'"), std::string::npos) << fit.statement;
}

TEST(CountStatement, RefusesWhatIsNoNumber) {
    const auto problem = [](const CountData& data) -> std::string {
        try {
            fit_count_regression(data);
        } catch (const InputError& error) {
            return std::to_string(error.row().value_or(0)) + ": " + error.problem();
        }
        return {};
    };
    EXPECT_EQ(problem({{1, not_a_number}, {}}), "2: the count is not a number");
    EXPECT_EQ(problem({{1, 2, -1}, {}}), "3: the count is below 0");
    EXPECT_EQ(problem({{1, 2}, {{"bars", {not_a_number, 1}}}}),
              "1: the value of 'bars' is not a number");
    EXPECT_EQ(problem({{1, 2}, {{"bars", {HUGE_VAL, 1}}}}), "1: the value of 'bars' is infinite");
    EXPECT_EQ(problem({{1, 2}, {}, true, {0, -HUGE_VAL}}), "2: the offset is infinite");
}

TEST(CountStatement, RefusesListsThatDoNotFit) {
    EXPECT_THROW(fit_count_regression({{1, 2}, {{"a", {1}}}}), std::invalid_argument);
    EXPECT_THROW(fit_count_regression({{1, 2}, {}, true, {0}}), std::invalid_argument);
    EXPECT_THROW(fit_count_regression({{1, 2}, {}, false}), std::invalid_argument);
    EXPECT_THROW(fit_count_regression({{1, 2}, {{"a", {1, 2}}, {"a", {2, 1}}}}),
                 std::invalid_argument);
    CountRegressionOptions options;
    options.errors = CountErrors::cr0;
    EXPECT_THROW(fit_count_regression({{1, 2}, {}}, options), std::invalid_argument);
    options = {};
    options.lag = -1;
    EXPECT_THROW(fit_count_regression({{1, 2}, {}}, options), std::invalid_argument);
}

// Small whole numbers, zeros and sparse columns: whatever they are, the answer is finite or it is
// said why there is none.
RC_GTEST_PROP(CountStatementProperty, AnyTableEndsInNumbersOrWords, ()) {
    const auto rows = *rc::gen::inRange<std::size_t>(1, 14);
    const auto columns = *rc::gen::inRange<std::size_t>(0, 4);
    const auto small = [&](int end) {
        std::vector<double> values;
        for (std::size_t i = 0; i < rows; ++i) values.push_back(*rc::gen::inRange<int>(0, end));
        return values;
    };
    CountData data{small(4), {}};
    for (std::size_t j = 0; j < columns; ++j)
        data.columns.push_back({"c" + std::to_string(j), small(3)});
    for (const CountFamily family :
         {CountFamily::poisson, CountFamily::quasi_poisson, CountFamily::negative_binomial}) {
        const CountRegression fit = fit_count_regression(data, {family, CountErrors::model, {}, 0});
        if (!fit.usable()) {
            RC_ASSERT(!fit.statement.empty());
            RC_ASSERT(fit.state != CountFitState::not_converged);
            continue;
        }
        for (const CountCoefficient& c : fit.coefficients) {
            RC_ASSERT(std::isfinite(c.estimate));
            RC_ASSERT(std::isfinite(c.standard_error) || !fit.statement.empty());
            RC_ASSERT(std::abs(c.estimate) < 50.0);
        }
    }
}

}  // namespace
}  // namespace tk
