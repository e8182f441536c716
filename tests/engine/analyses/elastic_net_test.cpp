#include "engine/analyses/elastic_net.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>

#include "engine/analyses/stratified_folds.h"
#include "engine/core/parallel_for.h"

namespace tk {
namespace {

/// Columns of 0 and 1, some nested as distances from a place are, and one that is measured.
CountData net_data(unsigned seed, std::size_t rows) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    CountData data{{}, {}, true, {}};
    for (const char* name : {"near", "nearer", "other", "measured", "noise"})
        data.columns.push_back({name, {}});
    for (std::size_t i = 0; i < rows; ++i) {
        const double away = uniform(random);
        const std::vector<double> x{away < 0.5 ? 1.0 : 0.0, away < 0.2 ? 1.0 : 0.0,
                                    uniform(random) < 0.3 ? 1.0 : 0.0, 10.0 * uniform(random),
                                    uniform(random) < 0.5 ? 1.0 : 0.0};
        for (std::size_t j = 0; j < x.size(); ++j) data.columns[j].values.push_back(x[j]);
        const double offset = uniform(random) < 0.5 ? 0.0 : 0.7;
        data.offsets.push_back(offset);
        const double mean = std::exp(offset - 0.8 + 0.9 * x[1] - 0.5 * x[2] + 0.08 * x[3]);
        data.counts.push_back(std::poisson_distribution<int>(mean)(random));
    }
    return data;
}

/// Columns with mean 0 and standard deviation 1 over the rows.
struct StandardColumns {
    std::vector<std::vector<double>> values;
    std::vector<double> spread;
};
StandardColumns standardised(const CountData& data) {
    StandardColumns made;
    const auto n = static_cast<double>(data.counts.size());
    for (const CountColumn& column : data.columns) {
        double mean = 0.0, squares = 0.0;
        for (const double x : column.values) mean += x / n;
        for (const double x : column.values) squares += (x - mean) * (x - mean) / n;
        made.spread.push_back(std::sqrt(squares));
        made.values.emplace_back();
        for (const double x : column.values)
            made.values.back().push_back((x - mean) / std::sqrt(squares));
    }
    return made;
}

double expected_count(const CountData& data, const ElasticNetFit& fit, std::size_t row) {
    double eta = fit.intercept + (data.offsets.empty() ? 0.0 : data.offsets[row]);
    for (std::size_t j = 0; j < data.columns.size(); ++j)
        eta += fit.coefficients[j] * data.columns[j].values[row];
    return std::exp(eta);
}

double plain_deviance(const CountData& data, const ElasticNetFit& fit) {
    double sum = 0.0;
    for (std::size_t i = 0; i < data.counts.size(); ++i) {
        const double y = data.counts[i], mu = expected_count(data, fit, i);
        sum += 2.0 * ((y > 0.0 ? y * std::log(y / mu) : 0.0) - (y - mu));
    }
    return sum;
}

/// How far the fit is from what makes the penalised likelihood greatest (Karush, Kuhn & Tucker).
double worst_violation(const CountData& data, const ElasticNetOptions& options,
                       const ElasticNetFit& fit) {
    const StandardColumns standard = standardised(data);
    const auto n = static_cast<double>(data.counts.size());
    double worst = 0.0, of_constant = 0.0;
    for (std::size_t i = 0; i < data.counts.size(); ++i)
        of_constant += (data.counts[i] - expected_count(data, fit, i)) / n;
    worst = std::abs(of_constant);
    for (std::size_t j = 0; j < data.columns.size(); ++j) {
        double gradient = 0.0;
        for (std::size_t i = 0; i < data.counts.size(); ++i)
            gradient += standard.values[j][i] * (data.counts[i] - expected_count(data, fit, i)) / n;
        const double b = fit.coefficients[j] * standard.spread[j];
        const double pull = fit.penalty * options.mix;
        gradient -= fit.penalty * (1.0 - options.mix) * b;
        const CoefficientSign sign =
            options.signs.empty() ? CoefficientSign::any : options.signs[j];
        if (sign == CoefficientSign::not_negative && b < 0.0) return HUGE_VAL;
        if (sign == CoefficientSign::not_positive && b > 0.0) return HUGE_VAL;
        if (b != 0.0) {
            worst = std::max(worst, std::abs(gradient - (b > 0.0 ? pull : -pull)));
        } else {
            if (sign != CoefficientSign::not_positive) worst = std::max(worst, gradient - pull);
            if (sign != CoefficientSign::not_negative) worst = std::max(worst, -gradient - pull);
        }
    }
    return worst;
}

RC_GTEST_PROP(ElasticNetProperty, AnyFitMeetsTheConditionsOfTheLeast, ()) {
    CountData data = net_data(*rc::gen::inRange<unsigned>(0, 1u << 30), 80);
    // Then many rows are alike, and are taken together.
    if (*rc::gen::arbitrary<bool>())
        for (double& x : data.columns[3].values) x = x < 5.0 ? 0.0 : 5.0;
    ElasticNetOptions options;
    options.mix = 0.1 * *rc::gen::inRange(1, 11);
    options.steps = 20;
    if (*rc::gen::arbitrary<bool>())
        for (std::size_t j = 0; j < 5; ++j)
            options.signs.push_back(*rc::gen::element(CoefficientSign::any,
                                                      CoefficientSign::not_negative,
                                                      CoefficientSign::not_positive));
    for (const ElasticNetFit& fit : elastic_net_path(data, options).fits) {
        RC_ASSERT(fit.converged);
        RC_ASSERT(worst_violation(data, options, fit) < 2e-6);
    }
}

// By small steps against the slope, each drawn toward 0 (iterative soft thresholding): slow and
// plain.
TEST(ElasticNet, AgreesWithSmallStepsDownhill) {
    const CountData data = net_data(3, 60);
    const StandardColumns standard = standardised(data);
    const auto n = static_cast<double>(data.counts.size());
    for (const double mix : {0.3, 1.0})
        for (const double penalty : {0.3, 0.05}) {
            ElasticNetOptions options;
            options.mix = mix;
            options.penalties = {penalty};
            options.signs.assign(5, CoefficientSign::any);
            options.signs[2] = CoefficientSign::not_negative;  // against what was planted
            double constant = 0.0;
            std::vector<double> b(5, 0.0);
            const double stride = 0.05;
            for (int step = 0; step < 40000; ++step) {
                std::vector<double> slope(6, 0.0);
                for (std::size_t i = 0; i < data.counts.size(); ++i) {
                    double eta = constant + data.offsets[i];
                    for (std::size_t j = 0; j < 5; ++j) eta += b[j] * standard.values[j][i];
                    const double rest = (data.counts[i] - std::exp(eta)) / n;
                    slope[5] += rest;
                    for (std::size_t j = 0; j < 5; ++j) slope[j] += rest * standard.values[j][i];
                }
                constant += stride * slope[5];
                for (std::size_t j = 0; j < 5; ++j) {
                    const double wanted = b[j] + stride * (slope[j] - penalty * (1.0 - mix) * b[j]);
                    const double pull = stride * penalty * mix;
                    b[j] = wanted > pull ? wanted - pull : wanted < -pull ? wanted + pull : 0.0;
                    if (j == 2) b[j] = std::max(b[j], 0.0);
                }
            }
            const ElasticNetFit fit = elastic_net_path(data, options).fits.front();
            for (std::size_t j = 0; j < 5; ++j)
                EXPECT_NEAR(fit.coefficients[j] * standard.spread[j], b[j], 2e-6)
                    << data.columns[j].name << " " << mix << " " << penalty;
            EXPECT_EQ(fit.coefficients[2], 0.0);
        }
}

// One column of 0 and 1, lasso: the penalty takes rows x spread x penalty incidents from the rows
// with 1 and gives them to those with 0.
TEST(ElasticNet, OfOneColumnHasAClosedForm) {
    const CountData data{{5, 9, 7, 1, 2, 0, 1, 3, 0, 2},
                         {{"near", {1, 1, 1, 0, 0, 0, 0, 0, 0, 0}}}};
    const double spread = std::sqrt(0.3 * 0.7);
    ElasticNetOptions options;
    options.mix = 1.0;
    options.penalties = {1.0, 0.5, 0.1, 0.0};
    const ElasticNetPath path = elastic_net_path(data, options);
    for (const ElasticNetFit& fit : path.fits) {
        const double moved = 10.0 * spread * fit.penalty;
        const double with = (21.0 - moved) / 3.0, without = (9.0 + moved) / 7.0;
        EXPECT_NEAR(fit.coefficients[0], std::log(with / without), 1e-7) << fit.penalty;
        EXPECT_NEAR(fit.intercept, std::log(without), 1e-7);
    }
    // All is taken that there is more of: (21 - 30 x 0.3) / (10 x spread).
    options.penalties.clear();
    const ElasticNetPath own = elastic_net_path(data, options);
    EXPECT_NEAR(own.fits.front().penalty, 12.0 / (10.0 * spread), 1e-12);
    EXPECT_EQ(own.fits.front().kept(), 0u);
    EXPECT_EQ(own.fits[1].kept(), 1u);
    EXPECT_NEAR(own.fits.front().deviance, own.null_deviance, 1e-9);
}

TEST(ElasticNet, WithoutPenaltyIsPlainRegression) {
    const CountData data = net_data(8, 200);
    ElasticNetOptions options;
    options.penalties = {0.1, 0.0};
    const ElasticNetFit fit = elastic_net_path(data, options).fits.back();
    const CountRegression plain = fit_count_regression(data);
    ASSERT_TRUE(plain.usable()) << plain.statement;
    EXPECT_NEAR(fit.intercept, plain.coefficients[0].estimate, 1e-5);
    for (std::size_t j = 0; j < 5; ++j)
        EXPECT_NEAR(fit.coefficients[j], plain.coefficients[j + 1].estimate, 1e-5);
    EXPECT_NEAR(fit.deviance, plain.deviance, 1e-8);
}

TEST(ElasticNet, DevianceIsThatOfItsCoefficientsAndFallsAlongThePath) {
    const CountData data = net_data(21, 300);
    const ElasticNetPath path = elastic_net_path(data);
    ASSERT_GT(path.fits.size(), 10u);
    double before = path.null_deviance * (1.0 + 1e-12);
    for (const ElasticNetFit& fit : path.fits) {
        EXPECT_NEAR(fit.deviance, plain_deviance(data, fit), 1e-8);
        EXPECT_LE(fit.deviance, before + 1e-9);
        before = fit.deviance;
    }
    EXPECT_EQ(path.fits.back().kept(), 5u);
}

TEST(ElasticNet, AColumnThatTellsNothingOrWhatItsSignForbidsKeepsZero) {
    CountData data = net_data(4, 100);
    data.columns.resize(3);
    data.columns.push_back({"constant", std::vector<double>(100, 7.0)});
    for (const ElasticNetFit& fit : elastic_net_path(data).fits)
        EXPECT_EQ(fit.coefficients[3], 0.0);
    ElasticNetOptions options;
    options.signs.assign(4, CoefficientSign::not_positive);
    data.columns = {data.columns[1], data.columns[3]};  // planted above 0
    options.signs.resize(2);
    const ElasticNetPath none = elastic_net_path(data, options);
    ASSERT_EQ(none.fits.size(), 1u);
    EXPECT_EQ(none.fits[0].kept(), 0u);
    EXPECT_EQ(none.fits[0].penalty, 0.0);
}

CountData rows_of(const CountData& data, const std::vector<int>& fold, int which, bool inside) {
    CountData part{{}, {}, true, {}};
    for (const CountColumn& column : data.columns) part.columns.push_back({column.name, {}});
    for (std::size_t i = 0; i < data.counts.size(); ++i) {
        if ((fold[i] == which) != inside) continue;
        part.counts.push_back(data.counts[i]);
        part.offsets.push_back(data.offsets[i]);
        for (std::size_t j = 0; j < data.columns.size(); ++j)
            part.columns[j].values.push_back(data.columns[j].values[i]);
    }
    return part;
}

TEST(ElasticNet, AgreesWithCrossValidationFoldByFold) {
    const CountData data = net_data(31, 120);
    const std::vector<int> fold = stratified_folds(data.counts, 4, 9);
    ElasticNetOptions options;
    options.steps = 12;
    const ElasticNetChoice choice = cross_validated_elastic_net(data, fold, options);
    ElasticNetOptions same = options;
    for (const ElasticNetFit& fit : choice.path.fits) same.penalties.push_back(fit.penalty);
    std::vector<std::vector<double>> of_fold;
    for (int k = 0; k < 4; ++k) {
        const CountData left = rows_of(data, fold, k, true);
        of_fold.emplace_back();
        for (const ElasticNetFit& fit : elastic_net_path(rows_of(data, fold, k, false), same).fits)
            of_fold.back().push_back(plain_deviance(left, fit) /
                                     static_cast<double>(left.counts.size()));
    }
    ASSERT_EQ(choice.deviance.size(), choice.path.fits.size());
    for (std::size_t k = 0; k < choice.deviance.size(); ++k) {
        double mean = 0.0, spread = 0.0;  // the four folds are of 30 rows each
        for (const auto& deviance : of_fold) mean += deviance[k] / 4.0;
        for (const auto& deviance : of_fold) spread += std::pow(deviance[k] - mean, 2.0) / 4.0;
        EXPECT_NEAR(choice.deviance[k], mean, 1e-6);
        EXPECT_NEAR(choice.deviance_error[k], std::sqrt(spread / 3.0), 1e-6);
        EXPECT_GE(choice.deviance[k], choice.deviance[choice.best]);
        const double bound = choice.deviance[choice.best] + choice.deviance_error[choice.best];
        if (k < choice.within_one_error) {
            EXPECT_GT(choice.deviance[k], bound);
        }
    }
    EXPECT_LE(choice.within_one_error, choice.best);
}

TEST(ElasticNet, IsTheSameOnAnyNumberOfThreads) {
    const CountData data = net_data(5, 400);
    const std::vector<int> fold = stratified_folds(data.counts, 5, 1);
    const ElasticNetChoice all = cross_validated_elastic_net(data, fold);
    const ThreadLimit one(1);
    const ElasticNetChoice alone = cross_validated_elastic_net(data, fold);
    EXPECT_EQ(all.deviance, alone.deviance);
    EXPECT_EQ(all.deviance_error, alone.deviance_error);
    for (std::size_t k = 0; k < all.path.fits.size(); ++k)
        EXPECT_EQ(all.path.fits[k].coefficients, alone.path.fits[k].coefficients);
}

TEST(ElasticNet, RefusesOptionsOutOfRange) {
    const CountData data = net_data(1, 20);
    const auto with = [&](auto change) {
        ElasticNetOptions options;
        change(options);
        return elastic_net_path(data, options);
    };
    EXPECT_THROW(with([](auto& o) { o.mix = 1.5; }), std::invalid_argument);
    EXPECT_THROW(with([](auto& o) { o.mix = 0.0; }), std::invalid_argument);
    EXPECT_THROW(with([](auto& o) { o.penalties = {0.1, 0.2}; }), std::invalid_argument);
    EXPECT_THROW(with([](auto& o) { o.signs.resize(2); }), std::invalid_argument);
    EXPECT_THROW(elastic_net_path({{0, 0}, {{"a", {1, 0}}}}), std::invalid_argument);
    EXPECT_THROW(cross_validated_elastic_net(data, std::vector<int>(20, 0)), std::invalid_argument);
    // What is left beside fold 0 has no count.
    EXPECT_THROW(
        cross_validated_elastic_net({{3, 0, 0}, {{"a", {1, 0, 1}}}}, std::vector<int>{0, 1, 1}),
        std::invalid_argument);
}

TEST(StratifiedFolds, DealOutEveryCountEvenly) {
    std::vector<double> counts(103, 0.0);
    for (std::size_t i = 0; i < 20; ++i) counts[5 * i] = 1.0;
    for (std::size_t i = 0; i < 5; ++i) counts[7 * i + 1] = 9.0;
    const std::vector<int> fold = stratified_folds(counts, 5, 4);
    for (const double value : {0.0, 1.0, 9.0}) {
        std::vector<int> in(5, 0);
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i] == value) ++in[static_cast<std::size_t>(fold[i])];
        EXPECT_LE(*std::max_element(in.begin(), in.end()) - *std::min_element(in.begin(), in.end()),
                  1);
    }
    EXPECT_EQ(stratified_folds(counts, 5, 4), fold);
    EXPECT_NE(stratified_folds(counts, 5, 5), fold);
    EXPECT_THROW(stratified_folds(counts, 1, 4), std::invalid_argument);
}

}  // namespace
}  // namespace tk
