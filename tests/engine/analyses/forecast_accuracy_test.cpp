#include "engine/analyses/forecast_accuracy.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>

namespace tk {
namespace {

constexpr double no_forecast = std::numeric_limits<double>::quiet_NaN();

struct MadeUpPlaces {
    std::vector<double> density, size, count;

    ForecastPlaces as_places() const { return {density, size, count}; }
};

// O-31. Test of the R package ptools (Wheeler): seen (6, 3, 0), forecast (3, 2, 1), places as
// large.
TEST(ForecastAccuracy, IsThatOfPtools) {
    const MadeUpPlaces made{{3, 2, 1}, {1, 1, 1}, {6, 3, 0}};
    const ForecastRanking ranking(made.as_places());
    const auto all = ranking.at(std::vector<double>{1.0 / 3.0, 2.0 / 3.0, 1.0});
    const double pai[] = {2.0, 1.5, 1.0}, ratio[] = {3.0 / 6.0, 5.0 / 9.0, 6.0 / 9.0};
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(all[i].pai, pai[i], 1e-12);
        EXPECT_NEAR(all[i].pei, 1.0, 1e-12);
        EXPECT_NEAR(all[i].pei_whole, 1.0, 1e-12);
        EXPECT_EQ(all[i].places, i + 1);
        const double predicted = ranking.sum_over(made.density, all[i].area_share);
        const double observed = ranking.sum_over(made.count, all[i].area_share);
        EXPECT_NEAR(predicted_over_observed(predicted, observed), ratio[i], 1e-12);
    }
}

// O-31. The arithmetic of Chainey, Tompson & Uhlig (2008): a quarter of what came in half of the
// ground is worse than chance, a fifth in a tenth twice as good.
TEST(ForecastAccuracy, PaiIsHitRateOverAreaShare) {
    const MadeUpPlaces half{{2, 1}, {50, 50}, {25, 75}};
    const auto at_half = ForecastRanking(half.as_places()).at(std::vector<double>{0.5})[0];
    EXPECT_DOUBLE_EQ(at_half.hit_rate, 0.25);
    EXPECT_DOUBLE_EQ(at_half.pai, 0.5);
    EXPECT_DOUBLE_EQ(at_half.pei, 0.25 / 0.75);
    const MadeUpPlaces tenth{{2, 1}, {10, 90}, {20, 80}};
    EXPECT_DOUBLE_EQ(ForecastRanking(tenth.as_places()).at(std::vector<double>{0.1})[0].pai, 2.0);
}

// By metres along streets the denser street is the short one, by number the long one.
TEST(ForecastAccuracy, RanksAndCountsByLengthAsByArea) {
    const MadeUpPlaces streets{{6.0 / 100, 8.0 / 400}, {100, 400}, {3, 9}};
    const auto at = ForecastRanking(streets.as_places()).at(std::vector<double>{0.2})[0];
    EXPECT_DOUBLE_EQ(at.hit_rate, 0.25);
    EXPECT_DOUBLE_EQ(at.pai, 1.25);
}

// Four cells with one forecast, of which one holds all: the forecast gets no credit for it, and
// as chance would have it a quarter for each.
TEST(ForecastAccuracy, OfPlacesAlikeThoseWithLeastComeFirst) {
    const MadeUpPlaces made{{5, 5, 5, 5}, {1, 1, 1, 1}, {0, 8, 0, 0}};
    const std::vector<double> shares{0.25, 0.75, 1.0};
    const ForecastRanking pessimistic(made.as_places()), spread(made.as_places(), TieRule::spread);
    EXPECT_EQ(pessimistic.at(shares)[0].hit_rate, 0.0);
    EXPECT_EQ(pessimistic.at(shares)[1].hit_rate, 0.0);
    EXPECT_EQ(pessimistic.at(shares)[2].hit_rate, 1.0);
    EXPECT_DOUBLE_EQ(pessimistic.curve().area(), 0.125);
    EXPECT_DOUBLE_EQ(spread.at(shares)[0].hit_rate, 0.25);
    EXPECT_DOUBLE_EQ(spread.curve().area(), 0.5);
    EXPECT_DOUBLE_EQ(spread.sum_over(made.count, 0.25), 2.0);
    EXPECT_DOUBLE_EQ(pessimistic.sum_over(made.count, 0.25), 0.0);
}

TEST(ForecastAccuracy, AShareThatEndsWithinAPlaceTakesPartOfIt) {
    const MadeUpPlaces made{{3, 2}, {10, 30}, {4, 4}};
    const ForecastRanking ranking(made.as_places());
    const auto at = ranking.at(std::vector<double>{0.5})[0];
    EXPECT_DOUBLE_EQ(at.hit_rate, (4.0 + 4.0 / 3.0) / 8.0);
    EXPECT_EQ(at.places, 1u);
    EXPECT_DOUBLE_EQ(ranking.sum_over(std::vector<double>{7, 9}, 0.5), 10.0);
}

TEST(ForecastAccuracy, PlacesWithoutAForecastTakeNoPart) {
    const MadeUpPlaces made{{no_forecast, 2, 1}, {1000, 10, 10}, {50, 3, 1}};
    const ForecastRanking ranking(made.as_places());
    EXPECT_EQ(ranking.total_size(), 20.0);
    EXPECT_EQ(ranking.total_count(), 4.0);
    EXPECT_DOUBLE_EQ(ranking.at(std::vector<double>{0.5})[0].hit_rate, 0.75);
}

TEST(ForecastAccuracy, TellsNothingWhereNothingCame) {
    const MadeUpPlaces none{{2, 1}, {1, 1}, {0, 0}};
    const ForecastRanking ranking(none.as_places());
    const auto at = ranking.at(std::vector<double>{0.5})[0];
    EXPECT_TRUE(std::isnan(at.hit_rate) && std::isnan(at.pai) && std::isnan(at.pei) &&
                std::isnan(at.pei_whole));
    EXPECT_TRUE(std::isnan(ranking.curve().area()));
    const ForecastRanking empty(ForecastPlaces{});
    EXPECT_TRUE(std::isnan(empty.curve().area()));
    EXPECT_TRUE(std::isnan(empty.at(std::vector<double>{0.5})[0].hit_rate));
}

TEST(ForecastAccuracy, RefusesWhatIsNoPlaceOrShare) {
    EXPECT_THROW(ForecastRanking(MadeUpPlaces{{1}, {0}, {1}}.as_places()), std::invalid_argument);
    EXPECT_THROW(ForecastRanking(MadeUpPlaces{{1}, {1}, {-1}}.as_places()), std::invalid_argument);
    EXPECT_THROW(ForecastRanking(MadeUpPlaces{{1}, {1, 2}, {1}}.as_places()),
                 std::invalid_argument);
    const MadeUpPlaces made{{1}, {1}, {1}};
    const ForecastRanking ranking(made.as_places());
    EXPECT_THROW(ranking.at(std::vector<double>{0.0}), std::invalid_argument);
    EXPECT_THROW(ranking.at(std::vector<double>{1.1}), std::invalid_argument);
}

MadeUpPlaces any_places() {
    MadeUpPlaces made;
    const int n = *rc::gen::inRange(1, 13);
    for (int i = 0; i < n; ++i) {
        made.density.push_back(*rc::gen::inRange(-3, 6));
        made.size.push_back(*rc::gen::inRange(1, 20));
        made.count.push_back(*rc::gen::inRange(0, 7));
    }
    made.count[0] += 1.0;
    return made;
}

/// The least and most that any order of the places by falling density holds in a share; by going
/// through all orders of some of them at random.
double hit_rate_in_order(const MadeUpPlaces& made, const std::vector<std::size_t>& order,
                         double share) {
    const double all_size = std::accumulate(made.size.begin(), made.size.end(), 0.0);
    const double all = std::accumulate(made.count.begin(), made.count.end(), 0.0);
    double left = share * all_size, held = 0.0;
    for (const std::size_t i : order) {
        const double taken = std::min(left, made.size[i]);
        held += made.count[i] * taken / made.size[i];
        left -= taken;
    }
    return held / all;
}

// No order of places with the same forecast holds less, and no ranking more than the ideal.
RC_GTEST_PROP(ForecastAccuracy, AnyOrderAmongEqualsHoldsAsMuchOrMore, (unsigned seed)) {
    const MadeUpPlaces made = any_places();
    const ForecastRanking ranking(made.as_places());
    std::mt19937 random(seed);
    std::vector<std::size_t> order(made.density.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> shares{0.05, 0.2, 0.5, 0.9};
    const auto found = ranking.at(shares);
    for (int k = 0; k < 20; ++k) {
        std::shuffle(order.begin(), order.end(), random);
        for (std::size_t s = 0; s < shares.size(); ++s)
            RC_ASSERT(hit_rate_in_order(made, order, shares[s]) <=
                      ranking.ideal().hit_rate_at(shares[s]) + 1e-12);
        std::vector<std::size_t> ranked = order;
        std::stable_sort(ranked.begin(), ranked.end(), [&](std::size_t a, std::size_t b) {
            return made.density[a] > made.density[b];
        });
        for (std::size_t s = 0; s < shares.size(); ++s)
            RC_ASSERT(hit_rate_in_order(made, ranked, shares[s]) >= found[s].hit_rate - 1e-12);
    }
}

// The mean over random orders among equals.
RC_GTEST_PROP(ForecastAccuracy, AnySpreadTiesHoldTheMeanOfAllOrders, (unsigned seed)) {
    MadeUpPlaces made = any_places();
    std::fill(made.size.begin(), made.size.end(), 4.0);
    const double share = 0.37;
    const double spread =
        ForecastRanking(made.as_places(), TieRule::spread).curve().hit_rate_at(share);
    std::mt19937 random(seed);
    std::vector<std::size_t> order(made.density.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    double sum = 0.0, squares = 0.0;
    constexpr int draws = 3000;
    for (int k = 0; k < draws; ++k) {
        std::shuffle(order.begin(), order.end(), random);
        std::vector<std::size_t> ranked = order;
        std::stable_sort(ranked.begin(), ranked.end(), [&](std::size_t a, std::size_t b) {
            return made.density[a] > made.density[b];
        });
        const double rate = hit_rate_in_order(made, ranked, share);
        sum += rate;
        squares += rate * rate;
    }
    const double mean = sum / draws;
    const double error = std::sqrt(std::max(0.0, squares / draws - mean * mean) / draws);
    RC_ASSERT(std::abs(mean - spread) <= 6.0 * error + 1e-9);
}

RC_GTEST_PROP(ForecastAccuracy, EveryIndexStaysWithinItsBounds, ()) {
    const MadeUpPlaces made = any_places();
    const ForecastRanking ranking(made.as_places());
    for (const AccuracyAt& at : ranking.at(std::vector<double>{0.01, 0.3, 0.6, 1.0})) {
        RC_ASSERT(at.hit_rate >= 0.0 && at.hit_rate <= 1.0 + 1e-12);
        RC_ASSERT(at.pei <= 1.0 + 1e-12);
        RC_ASSERT(std::isnan(at.pei_whole) || at.pei_whole <= 1.0);
        RC_ASSERT(std::abs(at.pai * at.area_share - at.hit_rate) < 1e-12);
    }
    RC_ASSERT(ranking.curve().area() <= ranking.ideal().area() + 1e-12);
    RC_ASSERT(ranking.curve().area() <=
              ForecastRanking(made.as_places(), TieRule::spread).curve().area() + 1e-12);
}

// Only the order of the forecasts counts, and the unit of size does not.
RC_GTEST_PROP(ForecastAccuracy, AnyRisingFunctionOfTheForecastIsAsGood, ()) {
    const MadeUpPlaces made = any_places();
    MadeUpPlaces other = made;
    for (double& density : other.density) density = std::exp(0.5 * density);
    for (double& size : other.size) size *= 16.0;
    const ForecastRanking a(made.as_places()), b(other.as_places());
    RC_ASSERT(a.curve().area() == b.curve().area());
    RC_ASSERT(a.curve().hit_rate == b.curve().hit_rate);
}

// The trapezoids of a curve are the chance that a random incident's place is forecast higher than
// a random bit of ground, ties half: Mann and Whitney.
RC_GTEST_PROP(ForecastAccuracy, AnyAreaUnderTheSpreadCurveAgreesWithAllPairs, ()) {
    const MadeUpPlaces made = any_places();
    double sum = 0.0, weight = 0.0;
    for (std::size_t i = 0; i < made.density.size(); ++i)
        for (std::size_t j = 0; j < made.density.size(); ++j) {
            const double pairs = made.count[i] * made.size[j];
            const double d = made.density[i] - made.density[j];
            sum += pairs * (d > 0.0 ? 1.0 : d < 0.0 ? 0.0 : 0.5);
            weight += pairs;
        }
    const ForecastRanking ranking(made.as_places(), TieRule::spread);
    RC_ASSERT(std::abs(ranking.curve().area() - sum / weight) < 1e-12);
}

// Levine (2008): of a city whose burglaries fell from 100 to 80, the hot spot's fell from 40 to 24.
TEST(RecaptureRateIndex, AllowsForHowAllChanged) {
    EXPECT_DOUBLE_EQ(recapture_rate_index({40, 24, 100, 80}), 0.75);
    EXPECT_DOUBLE_EQ(recapture_rate_index({40, 32, 100, 80}), 1.0);
    EXPECT_TRUE(std::isnan(recapture_rate_index({0, 5, 100, 80})));
    EXPECT_TRUE(std::isnan(recapture_rate_index({5, 0, 100, 0})));
    EXPECT_EQ(recapture_rate_index({5, 0, 100, 80}), 0.0);
    EXPECT_TRUE(std::isinf(predicted_over_observed(2.0, 0.0)));
}

}  // namespace
}  // namespace tk
