#include "engine/analyses/risk_validation.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>

#include "engine/analyses/risk_warnings.h"

namespace tk {
namespace {

TEST(TopShare, OfScoresThatDifferIsCountedByHand) {
    const std::vector<double> scores{5, 1, 4, 2, 3}, counts{3, 0, 1, 5, 1};
    const TopShare top = top_share(scores, counts, 0.4);
    EXPECT_DOUBLE_EQ(top.area_share, 0.4);
    EXPECT_DOUBLE_EQ(top.hit_rate, 0.4);  // 3 + 1 of 10
    EXPECT_DOUBLE_EQ(top.pai, 1.0);
    EXPECT_DOUBLE_EQ(top.pei, 0.5) << "4 of the 5 + 3 that two cells hold";
    EXPECT_DOUBLE_EQ(top_share(counts, counts, 0.4).pei, 1.0) << "who knew has the most";
    EXPECT_DOUBLE_EQ(top_share(scores, counts, 0.59).area_share, 0.4) << "whole cells";
    EXPECT_DOUBLE_EQ(top_share(scores, counts, 0.01).area_share, 0.2) << "one at least";
    EXPECT_DOUBLE_EQ(top_share(scores, counts, 1.0).hit_rate, 1.0);
    EXPECT_TRUE(std::isnan(top_share(scores, std::vector<double>(5, 0.0), 0.4).hit_rate));
    EXPECT_THROW(top_share(scores, counts, 0.0), std::invalid_argument);
    EXPECT_THROW(top_share(scores, std::vector<double>{1.0}, 0.5), std::invalid_argument);
}

// Of cells with equal scores chance decides: the mean over all orders of them.
RC_GTEST_PROP(TopShareProperty, AnyTiesCountAsIfTakenByChance, ()) {
    const auto size = *rc::gen::inRange<std::size_t>(1, 7);
    std::vector<double> scores, counts;
    double total = 0.0;
    for (std::size_t i = 0; i < size; ++i) {
        scores.push_back(*rc::gen::inRange(0, 3));
        counts.push_back(*rc::gen::inRange(0, 5));
        total += counts.back();
    }
    RC_PRE(total > 0.0);
    const auto taken = *rc::gen::inRange<std::size_t>(1, size + 1);
    std::vector<std::size_t> order(size);
    for (std::size_t i = 0; i < size; ++i) order[i] = i;
    double hits = 0.0, orders = 0.0;
    do {
        std::vector<std::size_t> ranked = order;
        std::stable_sort(ranked.begin(), ranked.end(),
                         [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
        for (std::size_t k = 0; k < taken; ++k) hits += counts[ranked[k]];
        orders += 1.0;
    } while (std::next_permutation(order.begin(), order.end()));
    const double share = static_cast<double>(taken) / static_cast<double>(size);
    RC_ASSERT(std::abs(top_share(scores, counts, share).hit_rate - hits / orders / total) < 1e-9);
}

const GridSpec validation_cells{50.0, 0, 60, 60, 60};

/// A set with a factor of e^beta within 100 m, and one of chance.
struct ValidationTown {
    RiskGround ground;
    std::vector<Incident> incidents;
};
ValidationTown validation_town(unsigned seed, double beta, double constant = -1.5) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(0.0, 3000.0);
    TownParts parts;
    for (const char* name : {"A", "B"}) {
        FeatureSet set;
        set.name = name;
        for (int i = 0; i < 30; ++i) set.points.push_back({place(random), place(random)});
        parts.features.push_back(set);
    }
    ValidationTown made;
    for (int row = 0; row < 60; ++row)
        for (int col = 0; col < 60; ++col) {
            const MapPoint at = validation_cells.centre_of(row, col);
            const auto& a = parts.features[0].points;
            const bool near = std::any_of(a.begin(), a.end(),
                                          [&](MapPoint p) { return distance_m(at, p) <= 100.0; });
            const double mean = std::exp(constant + (near ? beta : 0.0));
            for (int i = std::poisson_distribution<int>(mean)(random); i > 0; --i) {
                made.incidents.emplace_back();
                made.incidents.back().at = at;
            }
        }
    made.ground.town = build_town(std::move(parts));
    return made;
}

TEST(RiskValidation, SquaresAreForetoldBetterWhereThereIsSomethingToFind) {
    std::string reason;
    const ValidationTown real = validation_town(1, 1.5);
    const auto found = accuracy_across_squares(
        risk_sample(real.ground, real.incidents, validation_cells, {}), {}, 0.1, reason);
    ASSERT_TRUE(found) << reason;
    EXPECT_LT(found->deviance, 0.95 * found->null_deviance);
    EXPECT_GT(found->top.pai, 1.8);
    EXPECT_NEAR(found->top.area_share, 0.1, 1e-12);
    const ValidationTown chance = validation_town(2, 0.0);
    const auto nothing = accuracy_across_squares(
        risk_sample(chance.ground, chance.incidents, validation_cells, {}), {}, 0.1, reason);
    ASSERT_TRUE(nothing) << reason;
    EXPECT_GT(nothing->deviance, 0.99 * nothing->null_deviance);
    EXPECT_LT(nothing->top.pai, 1.3);
}

TEST(RiskValidation, SquaresLieInOneFoldEachAndFoldsAreAlikeInIncidents) {
    const ValidationTown town = validation_town(3, 1.0);
    const RiskSample sample = risk_sample(town.ground, town.incidents, validation_cells, {});
    const std::vector<int> fold = square_folds(sample, 4, 7);
    std::vector<double> incidents(4, 0.0);
    for (std::size_t i = 0; i < fold.size(); ++i) {
        incidents[static_cast<std::size_t>(fold[i])] += sample.counts[i];
        const Cell cell = sample.cells[i];
        const std::size_t corner =
            static_cast<std::size_t>(cell.row / 10 * 10 * 60 + cell.col / 10 * 10);
        EXPECT_EQ(fold[i], fold[corner]);
    }
    const double mean = sample.incidents() / 4.0;
    for (const double of_fold : incidents) EXPECT_NEAR(of_fold, mean, 0.15 * mean);
    EXPECT_EQ(square_folds(sample, 4, 7), fold);
    EXPECT_NE(square_folds(sample, 4, 8), fold);
}

TEST(RiskValidation, LaterIncidentsAreForetoldByEarlierOnes) {
    const ValidationTown town = validation_town(4, 1.5);
    const RiskSample sample = risk_sample(town.ground, town.incidents, validation_cells, {});
    std::vector<Incident> early, late;
    for (std::size_t i = 0; i < town.incidents.size(); ++i)
        (i % 3 == 0 ? late : early).push_back(town.incidents[i]);
    const std::vector<double> before = counts_in_sample(sample, early);
    const std::vector<double> after = counts_in_sample(sample, late);
    std::string reason;
    const auto split = accuracy_over_time(sample, before, after, before, {}, 0.1, reason);
    ASSERT_TRUE(split) << reason;
    EXPECT_EQ(split->before, static_cast<double>(early.size()));
    EXPECT_EQ(split->after, static_cast<double>(late.size()));
    EXPECT_LT(split->model.deviance, split->model.null_deviance);
    EXPECT_GT(split->model.top.pai, 1.8);
    // What is given as the density is ranked as it is.
    EXPECT_EQ(split->density.hit_rate, top_share(before, after, 0.1).hit_rate);
    // A tenth of 3600 cells is a whole number of them, where the curves say the same.
    EXPECT_NEAR(split->model.curve.hit_rate_at(0.1), split->model.top.hit_rate, 1e-12);
    EXPECT_NEAR(split->density_curve.hit_rate_at(0.1), split->density.hit_rate, 1e-12);
    EXPECT_GT(split->model.curve.area(), 0.55);
    EXPECT_FALSE(accuracy_over_time(sample, before, std::vector<double>(before.size(), 0.0), before,
                                    {}, 0.1, reason));
    EXPECT_NE(reason.find("no incident"), std::string::npos);
}

TEST(RiskValidation, DensityIsThatOfAHotspotMap) {
    const ValidationTown town = validation_town(6, 1.0, -4.0);
    const RiskSample sample = risk_sample(town.ground, town.incidents, validation_cells, {});
    const std::vector<double> density = density_in_sample(sample, town.incidents, 250.0);
    for (std::size_t i = 0; i < density.size(); i += 97) {
        const MapPoint at = validation_cells.centre_of(sample.cells[i].row, sample.cells[i].col);
        double sum = 0.0;
        for (const Incident& incident : town.incidents) {
            const double u = distance_m(at, incident.at) / 250.0;
            if (u < 1.0) sum += 3.0 / (std::acos(-1.0) * 62500.0) * std::pow(1.0 - u * u, 2.0);
        }
        EXPECT_NEAR(density[i], sum, 1e-13);
    }
}

TEST(RiskValidation, WarnsWhereItIsNoBetterThanWhatIsPlain) {
    RiskAccuracy squares;
    squares.deviance = 1.0;
    squares.null_deviance = 1.2;
    RiskSplitAccuracy split;
    split.model.top = {0.1, 0.312, 3.12};
    split.density = {0.1, 0.301, 3.01};
    EXPECT_TRUE(accuracy_warnings(squares, split).empty());
    EXPECT_TRUE(accuracy_warnings(std::nullopt, std::nullopt).empty());
    squares.null_deviance = 1.0;
    split.density.hit_rate = 0.4567;
    const auto warnings = accuracy_warnings(squares, split);
    ASSERT_EQ(warnings.size(), 2u);
    EXPECT_NE(warnings[0].find("may be chance"), std::string::npos);
    EXPECT_NE(warnings[1].find("31.2 %"), std::string::npos) << warnings[1];
    EXPECT_NE(warnings[1].find("45.7 %"), std::string::npos) << warnings[1];
}

TEST(RiskValidation, WarnsOfABandwidthBelowThePositionError) {
    EXPECT_TRUE(bandwidth_warnings(250.0, 80.0).empty());
    EXPECT_TRUE(bandwidth_warnings(250.0, 0.0).empty()) << "nothing is known of positions";
    const auto warnings = bandwidth_warnings(50.0, 80.0);
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_NE(warnings[0].find("50 m is smaller than the position error of 80 m"),
              std::string::npos);
}

TEST(RiskValidation, OfFewIncidentsSaysSo) {
    ValidationTown town = validation_town(5, 1.0);
    town.incidents.resize(11);
    const RiskSample sample = risk_sample(town.ground, town.incidents, validation_cells, {});
    std::string reason;
    EXPECT_FALSE(accuracy_across_squares(sample, {}, 0.1, reason));
    EXPECT_NE(reason.find("too few"), std::string::npos);
}

}  // namespace
}  // namespace tk
