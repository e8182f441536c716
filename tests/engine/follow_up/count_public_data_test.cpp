// Counts that others have published, with what R makes of them: the data stand here whole. The
// references were computed once more by least squares with forty digits.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "engine/follow_up/count_regression.h"
#include "engine/follow_up/dummy_columns.h"
#include "tests/engine/follow_up/research_table.h"

namespace tk {
namespace {

struct ShipRow {
    const char* type;
    const char* built;
    const char* period;
    double months;
    double damages;
};

/// Damage by waves to cargo ships: McCullagh & Nelder (1989), table 6.2 (`ships` in R's MASS);
/// without the rows that were not in service.
const std::vector<ShipRow> ships{
    {"A", "60", "60", 127, 0},    {"A", "60", "75", 63, 0},     {"A", "65", "60", 1095, 3},
    {"A", "65", "75", 1095, 4},   {"A", "70", "60", 1512, 6},   {"A", "70", "75", 3353, 18},
    {"A", "75", "75", 2244, 11},  {"B", "60", "60", 44882, 39}, {"B", "60", "75", 17176, 29},
    {"B", "65", "60", 28609, 58}, {"B", "65", "75", 20370, 53}, {"B", "70", "60", 7064, 12},
    {"B", "70", "75", 13099, 44}, {"B", "75", "75", 7117, 18},  {"C", "60", "60", 1179, 1},
    {"C", "60", "75", 552, 1},    {"C", "65", "60", 781, 0},    {"C", "65", "75", 676, 1},
    {"C", "70", "60", 783, 6},    {"C", "70", "75", 1948, 2},   {"C", "75", "75", 274, 1},
    {"D", "60", "60", 251, 0},    {"D", "60", "75", 105, 0},    {"D", "65", "60", 288, 0},
    {"D", "65", "75", 192, 0},    {"D", "70", "60", 349, 2},    {"D", "70", "75", 1208, 11},
    {"D", "75", "75", 2051, 4},   {"E", "60", "60", 45, 0},     {"E", "65", "60", 789, 7},
    {"E", "65", "75", 437, 7},    {"E", "70", "60", 1157, 5},   {"E", "70", "75", 2161, 12},
    {"E", "75", "75", 542, 1}};

std::vector<CountColumn> ship_columns(const char* name, const char* ShipRow::*level) {
    std::vector<std::string> levels;
    for (const ShipRow& row : ships) levels.emplace_back(row.*level);
    return dummy_columns(name, levels);
}

CountData ship_damages() {
    CountData data;
    for (const ShipRow& row : ships) {
        data.counts.push_back(row.damages);
        data.offsets.push_back(std::log(row.months));
    }
    for (const auto& more :
         {ship_columns("type", &ShipRow::type), ship_columns("built", &ShipRow::built),
          ship_columns("period", &ShipRow::period)})
        data.columns.insert(data.columns.end(), more.begin(), more.end());
    return data;
}

/// A row for each unit: `frequencies[k]` of them count k.
std::vector<double> counts_of(const std::vector<int>& frequencies) {
    std::vector<double> counts;
    for (std::size_t k = 0; k < frequencies.size(); ++k)
        counts.insert(counts.end(), static_cast<std::size_t>(frequencies[k]),
                      static_cast<double>(k));
    return counts;
}

void expect_fit(const CountRegression& fit, const std::vector<double>& estimates,
                const std::vector<double>& errors) {
    ASSERT_EQ(fit.state, CountFitState::converged) << fit.statement;
    ASSERT_EQ(fit.coefficients.size(), estimates.size());
    for (std::size_t j = 0; j < estimates.size(); ++j) {
        const CountCoefficient& c = fit.coefficients[j];
        EXPECT_NEAR(c.estimate, estimates[j], 5e-9) << c.name;
        EXPECT_NEAR(c.standard_error, errors[j], 5e-9) << c.name;
    }
}

// Eight of the 34 counts of ships are 0, and service differs a thousandfold. McCullagh & Nelder
// (1989, section 6.3.2) print a deviance of 38.7 with 25 rows to spare, and phi as 1.69.
TEST(CountPublicData, ShipsDamagedByWavesAreThoseOfMcCullaghAndNelder) {
    const CountRegression fit = fit_count_regression(ship_damages());
    expect_fit(fit,
               {-6.40590156, -0.543344301, -0.687401647, -0.0759614219, 0.325579456, 0.697140427,
                0.818426577, 0.453426639, 0.384466958},
               {0.217444106, 0.177589907, 0.329047216, 0.290578659, 0.235879403, 0.149641393,
                0.169773649, 0.233170478, 0.118272163});
    EXPECT_NEAR(fit.deviance, 38.6950515, 5e-8);
    EXPECT_NEAR(fit.aic, 154.561543, 5e-7);
    EXPECT_NEAR(fit.pearson_phi, 1.69101012, 5e-9);
}

// Beall (1942), `InsectSprays` of R: glm(count ~ spray, poisson). Each estimate is the log of a
// mean, or of a ratio of means, of twelve plots.
TEST(CountPublicData, InsectsBySprayAreTheLogsOfTheirMeans) {
    const std::vector<std::vector<double>> sprays{{10, 7, 20, 14, 14, 12, 10, 23, 17, 20, 14, 13},
                                                  {11, 17, 21, 11, 16, 14, 17, 17, 19, 21, 7, 13},
                                                  {0, 1, 7, 2, 3, 1, 2, 1, 3, 0, 1, 4},
                                                  {3, 5, 12, 6, 4, 3, 5, 5, 5, 5, 2, 4},
                                                  {3, 5, 3, 5, 3, 6, 1, 1, 3, 2, 6, 4},
                                                  {11, 9, 15, 22, 15, 16, 13, 10, 26, 26, 24, 13}};
    CountData data;
    std::vector<std::string> levels;
    for (std::size_t k = 0; k < sprays.size(); ++k)
        for (const double count : sprays[k]) {
            data.counts.push_back(count);
            levels.emplace_back(1, static_cast<char>('A' + static_cast<int>(k)));
        }
    data.columns = dummy_columns("spray", levels);
    const CountRegression fit = fit_count_regression(data);
    const std::vector<double> sums{174, 184, 25, 59, 42, 200};
    std::vector<double> estimates{std::log(sums[0] / 12.0)}, errors{1.0 / std::sqrt(sums[0])};
    for (std::size_t k = 1; k < sums.size(); ++k) {
        estimates.push_back(std::log(sums[k] / sums[0]));
        errors.push_back(std::sqrt(1.0 / sums[k] + 1.0 / sums[0]));
    }
    expect_fit(fit, estimates, errors);
    EXPECT_NEAR(fit.deviance, 98.328663, 5e-7);
    EXPECT_NEAR(fit.aic, 376.589208, 5e-7);
}

// Bliss & Fisher (1953): red mites on 150 apple leaves, whose k they give as 1.0246; and Student's
// (1907) yeast cells in 400 squares of a haemocytometer.
TEST(CountPublicData, MitesAndYeastHaveTheirNegativeBinomialTheta) {
    CountRegressionOptions options;
    options.family = CountFamily::negative_binomial;
    const CountRegression mites =
        fit_count_regression({counts_of({70, 38, 17, 10, 9, 3, 2, 1}), {}}, options);
    ASSERT_EQ(mites.state, CountFitState::converged) << mites.statement;
    EXPECT_NEAR(mites.theta, 1.024592387, 5e-7);
    EXPECT_NEAR(mites.theta_standard_error, 0.2759072924, 5e-7);
    EXPECT_NEAR(mites.log_likelihood, -222.4371536, 5e-8);
    EXPECT_NEAR(mites.coefficients[0].estimate, std::log(172.0 / 150.0), 1e-9);
    const CountRegression yeast =
        fit_count_regression({counts_of({213, 128, 37, 18, 3, 1}), {}}, options);
    ASSERT_EQ(yeast.state, CountFitState::converged) << yeast.statement;
    EXPECT_NEAR(yeast.theta, 3.586087428, 5e-6);
    EXPECT_NEAR(yeast.theta_standard_error, 1.7496297, 5e-6);
    EXPECT_NEAR(yeast.log_likelihood, -446.5315762, 5e-8);
}

// No ship of type D built before 1970 was damaged: with a rate of its own there is no finite
// estimate, where other programs print -20 and an error of thousands.
TEST(CountPublicData, ShipsThatWereNeverDamagedAreSaidToBeSetApart) {
    CountData data = ship_damages();
    const CountColumn of_d = data.columns[2];
    ASSERT_EQ(of_d.name, "type D");
    CountColumn old_d{"type D built before 70", {}};
    for (std::size_t i = 0; i < ships.size(); ++i)
        old_d.values.push_back(std::string(ships[i].built) < "70" ? of_d.values[i] : 0.0);
    data.columns.push_back(old_d);
    const CountRegression fit = fit_count_regression(data);
    EXPECT_EQ(fit.state, CountFitState::separated);
    EXPECT_NE(fit.statement.find("the 4 rows that 'type D built before 70' sets apart"),
              std::string::npos)
        << fit.statement;
    EXPECT_TRUE(fit.coefficients.empty());
}

TEST(CountPublicData, ShipsWithoutAnyDamageTellNoRate) {
    CountData data;
    for (const ShipRow& row : ships) {
        if (row.type[0] != 'D' || std::string(row.built) >= "70") continue;
        data.counts.push_back(row.damages);
        data.offsets.push_back(std::log(row.months));
    }
    const CountRegression fit = fit_count_regression(data);
    EXPECT_EQ(fit.state, CountFitState::all_counts_zero);
    EXPECT_NE(fit.statement.find("all 4 counts are 0"), std::string::npos) << fit.statement;
}

TEST(CountPublicData, AllTypesOfShipBesideAConstantAreCollinear) {
    CountData data = ship_damages();
    CountColumn of_a{"type A", {}};
    for (const ShipRow& row : ships) of_a.values.push_back(row.type[0] == 'A' ? 1.0 : 0.0);
    data.columns.push_back(of_a);
    const CountRegression fit = fit_count_regression(data);
    EXPECT_EQ(fit.state, CountFitState::collinear);
    for (const char* named : {"'type A' is made up of", "'intercept'", "'type B'", "'type E'"})
        EXPECT_NE(fit.statement.find(named), std::string::npos) << fit.statement;
}

// Venables & Ripley (2002, section 7.4): no slow learner is in the last form, and R leaves the
// coefficient out.
TEST(CountPublicData, TheLastFormOfQuinesSchoolHasNoSlowLearners) {
    TK_NEED_SHARED_DATA("research-r/quine.csv");
    auto table = test::research_table("quine.csv");
    CountData data{test::as_numbers(table["Days"]), dummy_columns("Age", table["Age"])};
    data.columns.push_back(dummy_columns("Lrn", table["Lrn"]).front());
    ASSERT_EQ(data.columns[2].name, "Age F3");
    data.columns.push_back(interaction(data.columns[2], data.columns[3]));
    const CountRegression fit = fit_count_regression(data);
    EXPECT_EQ(fit.state, CountFitState::collinear);
    EXPECT_NE(fit.statement.find("'Age F3 x Lrn SL' is 0 in every row"), std::string::npos)
        << fit.statement;
}

TEST(CountPublicData, TooFewStepsAreSaidToBeTooFew) {
    CountRegressionOptions options;
    options.most_iterations = 2;
    const CountRegression fit = fit_count_regression(ship_damages(), options);
    EXPECT_EQ(fit.state, CountFitState::not_converged);
    EXPECT_NE(fit.statement.find("came to no rest in 2 steps"), std::string::npos) << fit.statement;
    EXPECT_TRUE(fit.coefficients.empty());
    options.family = CountFamily::negative_binomial;
    const CountRegression wide =
        fit_count_regression({counts_of({70, 38, 17, 10, 9, 3, 2, 1}), {}}, options);
    EXPECT_EQ(wide.state, CountFitState::not_converged);
    EXPECT_FALSE(wide.statement.empty());
}

}  // namespace
}  // namespace tk
