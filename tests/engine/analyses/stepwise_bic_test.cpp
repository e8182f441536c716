#include "engine/analyses/stepwise_bic.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>

#include "engine/core/parallel_for.h"
#include "engine/follow_up/dummy_columns.h"
#include "tests/engine/follow_up/research_table.h"

namespace tk {
namespace {

std::vector<StepwiseTerm> quine_terms() {
    auto table = test::research_table("quine.csv");
    std::vector<StepwiseTerm> terms;
    for (const char* factor : {"Eth", "Sex", "Age", "Lrn"})
        terms.push_back({factor, dummy_columns(factor, table[factor])});
    return terms;
}
std::vector<double> quine_counts() {
    return test::as_numbers(test::research_table("quine.csv")["Days"]);
}

// O-21: R's step(glm(Days ~ 1, poisson), scope = ~Eth + Sex + Age + Lrn, k = log(146)).
TEST(StepwiseBic, OfQuinesDaysKeepsAllFourFromNothing) {
    TK_NEED_SHARED_DATA("research-r/quine.csv");
    const StepwiseModel model =
        stepwise_bic(quine_counts(), {}, quine_terms(), CountFamily::poisson);
    EXPECT_EQ(model.kept, (std::vector<std::size_t>{0, 1, 2, 3}));
    EXPECT_NEAR(model.fit.bic, 2320.069, 5e-4);
    ASSERT_EQ(model.steps.size(), 4u);
    EXPECT_EQ(model.steps.front().term, "Eth");
    EXPECT_NEAR(model.steps.back().bic, model.fit.bic, 1e-6);
    EXPECT_TRUE(model.unusable.empty());
}

// The counts vary far more than Poisson's: the other family is much the likelier, and keeps less.
TEST(StepwiseBic, OfQuinesDaysNegativeBinomialWins) {
    TK_NEED_SHARED_DATA("research-r/quine.csv");
    const StepwiseModel model = stepwise_bic_of_both(quine_counts(), {}, quine_terms());
    EXPECT_EQ(model.family, CountFamily::negative_binomial);
    EXPECT_LT(model.fit.bic, 1133.020) << "that of all four, by Venables and Ripley";
    EXPECT_LT(model.kept.size(), 4u);
    EXPECT_FALSE(model.kept.empty());
}

struct SteppedCounts {
    std::vector<double> counts, offsets;
    std::vector<StepwiseTerm> terms;
};
/// Two that count, one nested in the first, one measured and two of chance.
SteppedCounts stepped_counts(unsigned seed, std::size_t rows, double frailty) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    std::gamma_distribution<double> wide(1.0 / frailty, frailty);
    SteppedCounts made;
    for (const char* name : {"a", "a far", "b", "measured", "chance 1", "chance 2"})
        made.terms.push_back({name, {{name, {}}}});
    for (std::size_t i = 0; i < rows; ++i) {
        const double away = uniform(random);
        const std::vector<double> x{
            away < 0.25 ? 1.0 : 0.0,           away < 0.5 ? 1.0 : 0.0,
            uniform(random) < 0.3 ? 1.0 : 0.0, std::floor(4.0 * uniform(random)),
            uniform(random) < 0.5 ? 1.0 : 0.0, uniform(random) < 0.2 ? 1.0 : 0.0};
        for (std::size_t j = 0; j < x.size(); ++j) made.terms[j].columns[0].values.push_back(x[j]);
        made.offsets.push_back(uniform(random) < 0.5 ? 0.0 : 0.5);
        const double mean =
            std::exp(made.offsets.back() - 0.5 + 0.9 * x[0] - 0.8 * x[2] + 0.2 * x[3]);
        made.counts.push_back(
            std::poisson_distribution<int>(frailty > 1e-6 ? mean * wide(random) : mean)(random));
    }
    return made;
}

CountRegression fitted_terms(const SteppedCounts& made, const std::vector<std::size_t>& which,
                             CountFamily family) {
    CountData data{made.counts, {}, true, made.offsets};
    for (const std::size_t term : which) data.columns.push_back(made.terms[term].columns[0]);
    CountRegressionOptions options;
    options.family = family;
    return fit_count_regression(data, options);
}

// Each fit anew, with every row: no step leads further down, and the path is what it says.
RC_GTEST_PROP(StepwiseBicProperty, AnyEndIsLowerThanAllThatIsOneStepAway, ()) {
    const auto seed = *rc::gen::inRange<unsigned>(0, 1u << 30);
    const bool wide = *rc::gen::arbitrary<bool>();
    const CountFamily family = wide ? CountFamily::negative_binomial : CountFamily::poisson;
    const SteppedCounts made = stepped_counts(seed, 150, wide ? 0.6 : 1e-9);
    const StepwiseModel model = stepwise_bic(made.counts, made.offsets, made.terms, family);
    RC_ASSERT(model.fit.usable());
    RC_ASSERT(std::abs(model.fit.bic - fitted_terms(made, model.kept, family).bic) < 1e-7);
    for (std::size_t term = 0; term < made.terms.size(); ++term) {
        std::vector<std::size_t> other = model.kept;
        const auto at = std::lower_bound(other.begin(), other.end(), term);
        if (at != other.end() && *at == term)
            other.erase(at);
        else
            other.insert(at, term);
        const CountRegression fit = fitted_terms(made, other, family);
        RC_ASSERT(!fit.usable() || fit.bic > model.fit.bic - 1e-5);
    }
    double before = model.null_bic;
    for (const StepwiseStep& step : model.steps) {
        RC_ASSERT(step.bic < before);
        before = step.bic;
    }
    RC_ASSERT(std::abs(before - model.fit.bic) < 1e-6);
}

TEST(StepwiseBic, FindsWhatTheCountsWereMadeWith) {
    const SteppedCounts made = stepped_counts(4, 3000, 1e-9);
    const StepwiseModel model = stepwise_bic_of_both(made.counts, made.offsets, made.terms);
    EXPECT_EQ(model.family, CountFamily::poisson);
    EXPECT_EQ(model.kept, (std::vector<std::size_t>{0, 2, 3}));
    const CountCoefficient& a = *model.fit.coefficient("a");
    EXPECT_LT(std::abs(a.estimate - 0.9), 3.0 * a.standard_error);
    const SteppedCounts wider = stepped_counts(4, 3000, 1.0);
    EXPECT_EQ(stepwise_bic_of_both(wider.counts, wider.offsets, wider.terms).family,
              CountFamily::negative_binomial);
}

TEST(StepwiseBic, OfAGroupOneAtMostIsKept) {
    SteppedCounts made = stepped_counts(6, 2000, 1e-9);
    // Both would help were they not of one group: they count apart.
    for (std::size_t i = 0; i < made.counts.size(); ++i)
        if (made.terms[1].columns[0].values[i] > 0.0) made.counts[i] += 1.0;
    const auto kept = [&] {
        return stepwise_bic(made.counts, made.offsets, made.terms, CountFamily::poisson).kept;
    };
    const auto both = kept();
    ASSERT_TRUE(std::binary_search(both.begin(), both.end(), std::size_t{0}));
    ASSERT_TRUE(std::binary_search(both.begin(), both.end(), std::size_t{1}));
    made.terms[0].group = made.terms[1].group = "away";
    const auto one = kept();
    EXPECT_EQ(std::count_if(one.begin(), one.end(), [](std::size_t t) { return t < 2; }), 1);
    // And it is the better of the two beside the others.
    std::vector<std::size_t> other = one;
    other.front() = 1 - one.front();
    EXPECT_LT(fitted_terms(made, one, CountFamily::poisson).bic,
              fitted_terms(made, other, CountFamily::poisson).bic);
}

// One term leads at first and is worth less than its rival once the other is there.
TEST(StepwiseBic, ExchangesWhatCameTooEarly) {
    std::vector<double> counts;
    std::vector<StepwiseTerm> terms{
        {"rough", {{"rough", {}}}, "same"}, {"exact", {{"exact", {}}}, "same"}, {"b", {{"b", {}}}}};
    // exact and b each make three of one; rough is where either is.
    for (int i = 0; i < 400; ++i) {
        const int of_ten = i % 10;
        const bool exact = of_ten < 3 || of_ten == 6, b = of_ten >= 3 && of_ten < 7;
        terms[0].columns[0].values.push_back(exact || b ? 1.0 : 0.0);
        terms[1].columns[0].values.push_back(exact ? 1.0 : 0.0);
        terms[2].columns[0].values.push_back(b ? 1.0 : 0.0);
        counts.push_back(2.0 * (exact ? 3.0 : 1.0) * (b ? 3.0 : 1.0));
    }
    const StepwiseModel model = stepwise_bic(counts, {}, terms, CountFamily::poisson);
    EXPECT_EQ(model.kept, (std::vector<std::size_t>{1, 2}));
    EXPECT_EQ(model.steps.front().term, "rough");
    const auto exchange = std::find_if(
        model.steps.begin(), model.steps.end(),
        [](const StepwiseStep& step) { return step.kind == StepwiseStep::Kind::exchanged; });
    ASSERT_NE(exchange, model.steps.end());
    EXPECT_EQ(exchange->term, "exact");
    EXPECT_EQ(exchange->instead_of, "rough");
}

TEST(StepwiseBic, KeepsToTheSignsThatAreAllowed) {
    SteppedCounts made = stepped_counts(8, 1000, 1e-9);
    for (StepwiseTerm& term : made.terms) term.sign = CoefficientSign::not_negative;
    const StepwiseModel up =
        stepwise_bic(made.counts, made.offsets, made.terms, CountFamily::poisson);
    EXPECT_EQ(up.kept, (std::vector<std::size_t>{0, 3})) << "b lowers the counts";
    for (StepwiseTerm& term : made.terms) term.sign = CoefficientSign::not_positive;
    const StepwiseModel down =
        stepwise_bic(made.counts, made.offsets, made.terms, CountFamily::poisson);
    EXPECT_TRUE(std::binary_search(down.kept.begin(), down.kept.end(), std::size_t{2}));
    for (const CountCoefficient& c : down.fit.coefficients)
        EXPECT_TRUE(c.name == intercept_name || c.estimate < 0.0) << c.name;
}

TEST(StepwiseBic, SaysWhatCannotBeFittedBesideTheRest) {
    SteppedCounts made = stepped_counts(9, 500, 1e-9);
    std::vector<double> copy = made.terms[0].columns[0].values, empty(500, 0.0);
    for (std::size_t i = 0; i < 500; ++i)
        if (made.counts[i] == 0.0) {
            empty[i] = 1.0;
            break;
        }
    made.terms.push_back({"copy of a", {{"copy of a", copy}}});
    made.terms.push_back({"empty", {{"empty", empty}}});
    const StepwiseModel model =
        stepwise_bic(made.counts, made.offsets, made.terms, CountFamily::poisson);
    ASSERT_TRUE(std::binary_search(model.kept.begin(), model.kept.end(), std::size_t{0}));
    ASSERT_EQ(model.unusable.size(), 2u);
    EXPECT_EQ(model.unusable[0].term, "copy of a");
    EXPECT_NE(model.unusable[0].statement.find("is made up of"), std::string::npos);
    EXPECT_EQ(model.unusable[1].term, "empty");
    EXPECT_NE(model.unusable[1].statement.find("every count is 0"), std::string::npos);
}

TEST(StepwiseBic, OfNothingSaysSo) {
    const std::vector<StepwiseTerm> terms{{"a", {{"a", {1, 0, 1}}}}};
    const StepwiseModel zero = stepwise_bic_of_both({0, 0, 0}, {}, terms);
    EXPECT_FALSE(zero.fit.usable());
    EXPECT_FALSE(zero.fit.statement.empty());
    const StepwiseModel empty = stepwise_bic_of_both({}, {}, {});
    EXPECT_EQ(static_cast<int>(empty.fit.state), static_cast<int>(CountFitState::too_few_rows));
    EXPECT_THROW(stepwise_bic({1, 2}, {}, {}, CountFamily::quasi_poisson), std::invalid_argument);
    EXPECT_THROW(stepwise_bic({1, 2}, {}, terms, CountFamily::poisson), std::invalid_argument);
}

TEST(StepwiseBic, IsTheSameOnAnyNumberOfThreads) {
    const SteppedCounts made = stepped_counts(12, 800, 0.5);
    const StepwiseModel all = stepwise_bic_of_both(made.counts, made.offsets, made.terms);
    const ThreadLimit one(1);
    const StepwiseModel alone = stepwise_bic_of_both(made.counts, made.offsets, made.terms);
    EXPECT_EQ(all.kept, alone.kept);
    EXPECT_EQ(all.fit.bic, alone.fit.bic);
    EXPECT_EQ(all.null_bic, alone.null_bic);
    EXPECT_EQ(all.fit.covariance, alone.fit.covariance);
}

}  // namespace
}  // namespace tk
