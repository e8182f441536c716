#include "engine/analyses/risk_terrain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "engine/analyses/risk_warnings.h"
#include "engine/core/input_error.h"
#include "engine/core/parallel_for.h"
#include "engine/town/land_use.h"

namespace tk {
namespace {

const GridSpec terrain_cells{50.0, 0, 100, 100, 100};  // 5 km from (0, 0)

FeatureSet scattered_set(const std::string& name, int count, std::mt19937& random) {
    std::uniform_real_distribution<double> place(0.0, 5000.0);
    FeatureSet set;
    set.name = name;
    for (int i = 0; i < count; ++i) set.points.push_back({place(random), place(random)});
    return set;
}

/// Sets A, B and C, and incidents that go with A alone: exp(constant + beta) within 200 m of one.
struct PlantedTerrain {
    TownParts parts;
    std::vector<Incident> incidents;
};
PlantedTerrain planted_terrain(unsigned seed, double constant = -3.0, double beta = 0.9,
                               int of_each = 40) {
    std::mt19937 random(seed);
    PlantedTerrain made;
    for (const char* name : {"A", "B", "C"})
        made.parts.features.push_back(scattered_set(name, of_each, random));
    for (int row = 0; row < 100; ++row)
        for (int col = 0; col < 100; ++col) {
            const MapPoint at = terrain_cells.centre_of(row, col);
            const auto& a = made.parts.features[0].points;
            const bool near = std::any_of(
                a.begin(), a.end(), [&](MapPoint place) { return distance_m(at, place) <= 200.0; });
            const double mean = std::exp(constant + (near ? beta : 0.0));
            const int count = std::poisson_distribution<int>(mean)(random);
            for (int i = 0; i < count; ++i) {
                made.incidents.emplace_back();
                made.incidents.back().at = at;
            }
        }
    return made;
}

/// Radii of two, four and six cells, as when the oracle was tried.
const RiskCandidateOptions by_whole_blocks{100.0, 3, RiskIncrements::whole,
                                           RiskOperations::proximity};

RiskTerrain fitted_terrain(const PlantedTerrain& made, const RiskCandidateOptions& options,
                           const RiskSelectionOptions& selection = {}) {
    const RiskGround ground{build_town(made.parts)};
    return fit_risk_terrain(risk_sample(ground, made.incidents, terrain_cells, options), selection);
}

// O-22: of nine variables the planted one is found, alone, five times of five.
TEST(RiskTerrain, FindsThePlantedFactorAndNoOther) {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const RiskTerrain terrain = fitted_terrain(planted_terrain(seed), by_whole_blocks);
        EXPECT_EQ(terrain.candidates, 9u);
        ASSERT_EQ(terrain.factors.size(), 1u) << "seed " << seed;
        const RiskFactor& factor = terrain.factors.front();
        EXPECT_EQ(factor.variable.factor, "A");
        EXPECT_EQ(factor.variable.operation, RiskOperation::proximity);
        EXPECT_EQ(factor.variable.distance_m, 200.0);
        EXPECT_LE(std::abs(factor.coefficient - 0.9), 3.0 * factor.standard_error);
        EXPECT_EQ(terrain.family, CountFamily::poisson);
        EXPECT_LT(terrain.bic, terrain.null_bic);
        EXPECT_NEAR(factor.relative_risk, std::exp(factor.coefficient), 1e-12);
        EXPECT_NEAR(factor.low * factor.high, factor.relative_risk * factor.relative_risk, 1e-9);
        EXPECT_TRUE(terrain.warnings.empty()) << terrain.warnings.front();
    }
}

TEST(RiskTerrain, FindsItAmongHalfBlocksAndDensitiesToo) {
    const RiskTerrain terrain = fitted_terrain(planted_terrain(6), {});
    EXPECT_EQ(terrain.candidates, 36u);
    ASSERT_FALSE(terrain.factors.empty());
    EXPECT_EQ(terrain.factors.front().variable.factor, "A");
    EXPECT_EQ(terrain.factors.front().variable.distance_m, 200.0);
    EXPECT_GE(terrain.left_by_net, terrain.factors.size());
}

TEST(RiskTerrain, OfPlainChanceTellsNothing) {
    const RiskTerrain terrain = fitted_terrain(planted_terrain(7, -2.5, 0.0), by_whole_blocks);
    ASSERT_TRUE(terrain.factors.empty());
    EXPECT_EQ(terrain.scale.mean, 1.0);
    EXPECT_TRUE(terrain.scale.class_breaks.empty());
    EXPECT_EQ(terrain.scale.class_of(1.0), 1);
    ASSERT_EQ(terrain.warnings.size(), 1u);
    EXPECT_NE(terrain.warnings[0].find("no factor"), std::string::npos);
    EXPECT_NEAR(std::exp(terrain.intercept), terrain.incidents / 1e4, 1e-12);
}

TEST(RiskTerrain, ScoresAreOneAtLeastAndTheScaleIsThatOfTheCells) {
    const PlantedTerrain made = planted_terrain(2);
    const RiskGround ground{build_town(made.parts)};
    const RiskSample sample = risk_sample(ground, made.incidents, terrain_cells, {});
    const RiskTerrain terrain = fit_risk_terrain(sample, {});
    const std::vector<double> scores = sample_scores(terrain, sample);
    EXPECT_DOUBLE_EQ(*std::min_element(scores.begin(), scores.end()), 1.0);
    EXPECT_DOUBLE_EQ(*std::max_element(scores.begin(), scores.end()), terrain.scale.maximum);
    double mean = 0.0, squares = 0.0;
    for (const double score : scores) mean += score / 1e4;
    for (const double score : scores) squares += (score - mean) * (score - mean) / 1e4;
    EXPECT_NEAR(terrain.scale.mean, mean, 1e-9);
    EXPECT_NEAR(terrain.scale.standard_deviation, std::sqrt(squares), 1e-9);
    ASSERT_EQ(terrain.scale.class_breaks.size(), 3u);
    EXPECT_NEAR(terrain.scale.class_breaks[2], mean + 2.0 * std::sqrt(squares), 1e-9);
    EXPECT_EQ(terrain.scale.class_of(1.0), 1);
    EXPECT_EQ(terrain.scale.class_of(terrain.scale.class_breaks[2]), 4);
    // The grid for the same town is the sample's scores.
    const Grid<float> grid = risk_scores(terrain, ground, terrain_cells);
    for (std::size_t i = 0; i < scores.size(); ++i)
        EXPECT_EQ(grid.cells()[i], static_cast<float>(scores[i]));
}

TEST(RiskTerrain, APlanIsMeasuredByTodaysScale) {
    PlantedTerrain made = planted_terrain(3);
    for (FeatureSet& set : made.parts.features) set.uses = {set.name};
    const RiskGround today{build_town(made.parts)};
    const RiskSample sample = risk_sample(today, made.incidents, terrain_cells, by_whole_blocks);
    const RiskTerrain terrain = fit_risk_terrain(sample, {});
    ASSERT_EQ(terrain.factors.size(), 1u);
    Development planned;
    planned.id = "D1";
    planned.use = "A";
    planned.stands = true;
    planned.footprint = rectangle({2500.0, 2500.0, 2550.0, 2550.0});
    TownParts parts = made.parts;
    parts.developments = {planned};
    const RiskGround plan{build_town(std::move(parts))};
    const Grid<float> before = risk_scores(terrain, today, terrain_cells);
    const Grid<float> after = risk_scores(terrain, plan, terrain_cells);
    const auto raised = static_cast<float>(terrain.factors.front().relative_risk);
    for (int row = 0; row < 100; ++row)
        for (int col = 0; col < 100; ++col) {
            const MapPoint at = terrain_cells.centre_of(row, col);
            const double east = std::max({2500.0 - at.east_m, at.east_m - 2550.0, 0.0});
            const double north = std::max({2500.0 - at.north_m, at.north_m - 2550.0, 0.0});
            const bool reached = std::hypot(east, north) <= 200.0;
            EXPECT_EQ(after(row, col), reached ? raised : before(row, col));
        }
    // On other cells it is the same function of the place.
    const GridSpec fine{10.0, 200, 300, 50, 50};
    const Grid<float> nearby = risk_scores(terrain, plan, fine);
    EXPECT_EQ(nearby(2, 2), after(terrain_cells.rows - 1 - 2975 / 50, 2025 / 50));
}

TEST(RiskTerrain, NegativeBinomialWhereCountsVaryMore) {
    PlantedTerrain made = planted_terrain(8);
    // Each incident brings on more in its cell.
    std::mt19937 random(1);
    const std::size_t first = made.incidents.size();
    for (std::size_t i = 0; i < first; ++i)
        for (int more = std::geometric_distribution<int>(0.35)(random); more > 0; --more)
            made.incidents.push_back(made.incidents[i]);
    const RiskTerrain terrain = fitted_terrain(made, by_whole_blocks);
    EXPECT_EQ(terrain.family, CountFamily::negative_binomial);
    EXPECT_LT(terrain.theta, 1.0);
    ASSERT_FALSE(terrain.factors.empty());
    EXPECT_EQ(terrain.factors.front().variable.factor, "A");
    // Asked for Poisson it is said that its intervals are too narrow.
    RiskSelectionOptions poisson;
    poisson.family = RiskFamily::poisson;
    const RiskTerrain narrow = fitted_terrain(made, by_whole_blocks, poisson);
    EXPECT_EQ(narrow.family, CountFamily::poisson);
    EXPECT_GT(narrow.bic, terrain.bic);
    EXPECT_TRUE(std::any_of(narrow.warnings.begin(), narrow.warnings.end(), [](const auto& words) {
        return words.find("intervals are too narrow") != std::string::npos;
    }));
}

TEST(RiskTerrain, FeaturesRaiseTheIncidentsUnlessAllowedOtherwise) {
    const PlantedTerrain made = planted_terrain(9, -1.5, -1.5);
    EXPECT_TRUE(fitted_terrain(made, by_whole_blocks).factors.empty());
    RiskSelectionOptions protective;
    protective.features = CoefficientSign::not_positive;
    const RiskTerrain terrain = fitted_terrain(made, by_whole_blocks, protective);
    ASSERT_EQ(terrain.factors.size(), 1u);
    EXPECT_EQ(terrain.factors[0].variable.factor, "A");
    EXPECT_LT(terrain.factors[0].high, 1.0);
    // The lowest score is then that of the cells with the factor.
    EXPECT_NEAR(terrain.scale.lowest_log, terrain.factors[0].coefficient, 1e-12);
}

TEST(RiskTerrain, WarnsOfWhatMakesItDoubtful) {
    PlantedTerrain made = planted_terrain(1);
    // B lies where A does; incidents may lie further off than their cell.
    made.parts.features[1].points = made.parts.features[0].points;
    for (MapPoint& place : made.parts.features[1].points) place.east_m += 20.0;
    RiskCandidateOptions options = by_whole_blocks;
    options.position_error_m = 80.0;
    const auto said = [](const RiskTerrain& terrain, const char* words) {
        return std::any_of(terrain.warnings.begin(), terrain.warnings.end(),
                           [&](const auto& w) { return w.find(words) != std::string::npos; });
    };
    const RiskTerrain terrain = fitted_terrain(made, options);
    EXPECT_TRUE(said(terrain, "smaller than the position error of 80 m"));
    EXPECT_TRUE(said(terrain, "lie much in the same cells"));
    EXPECT_FALSE(said(terrain, "too few to tell"));
    made.incidents.resize(40);
    EXPECT_TRUE(said(fitted_terrain(made, options), "40 incidents, too few to tell"));
    made.incidents.resize(5);
    EXPECT_THROW(fitted_terrain(made, options), InputError);
}

TEST(RiskTerrain, CorrelationIsThatOfPearson) {
    EXPECT_NEAR(correlation_of({1, 2, 3, 4}, {2, 4, 6, 8}), 1.0, 1e-12);
    EXPECT_NEAR(correlation_of({1, 0, 1, 0}, {1, 1, 0, 0}), 0.0, 1e-12);
    EXPECT_NEAR(correlation_of({1, 0, 0, 0}, {1, 1, 0, 0}), std::sqrt(1.0 / 3.0), 1e-12);
    EXPECT_TRUE(std::isnan(correlation_of({1, 1}, {1, 0})));
}

TEST(RiskTerrain, IsTheSameOnAnyNumberOfThreads) {
    const PlantedTerrain made = planted_terrain(4);
    const RiskTerrain all = fitted_terrain(made, {});
    const ThreadLimit one(1);
    const RiskTerrain alone = fitted_terrain(made, {});
    ASSERT_EQ(all.factors.size(), alone.factors.size());
    EXPECT_EQ(all.factors[0].coefficient, alone.factors[0].coefficient);
    EXPECT_EQ(all.bic, alone.bic);
    EXPECT_EQ(all.penalty, alone.penalty);
    EXPECT_EQ(all.scale.standard_deviation, alone.scale.standard_deviation);
}

}  // namespace
}  // namespace tk
