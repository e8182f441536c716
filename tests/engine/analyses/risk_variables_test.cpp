#include "engine/analyses/risk_variables.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <stdexcept>

#include "engine/analyses/population_background.h"
#include "engine/analyses/risk_feature_sets.h"
#include "engine/analyses/risk_sample.h"
#include "engine/core/input_error.h"
#include "engine/core/parallel_for.h"

namespace tk {
namespace {

const GridSpec risk_cells{50.0, 0, 20, 20, 20};  // 1 km from (0, 0)

std::vector<Cell> every_cell(const GridSpec& spec) {
    std::vector<Cell> cells;
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col) cells.push_back({row, col});
    return cells;
}

TownParts town_with(std::vector<FeatureSet> features) {
    TownParts parts;
    parts.features = std::move(features);
    return parts;
}

FeatureSet random_bars(unsigned seed, int count) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(0.0, 1000.0);
    FeatureSet set;
    set.name = "bars";
    for (int i = 0; i < count; ++i) set.points.push_back({place(random), place(random)});
    return set;
}

TEST(RiskVariables, AgreesWithDistancesAndKernelsReckonedOneByOne) {
    FeatureSet bars = random_bars(2, 12);
    // A square of 100 m: near by its edge, dense by its middle.
    bars.polygons = {{{{400, 400}, {500, 400}, {500, 500}, {400, 500}}, {}}};
    const RiskGround ground{build_town(town_with({bars}))};
    const std::vector<RiskVariable> variables{{"bars", RiskOperation::proximity, 100.0},
                                              {"bars", RiskOperation::proximity, 162.5},
                                              {"bars", RiskOperation::density, 200.0}};
    const auto cells = every_cell(risk_cells);
    const auto values = measured_values(variables, ground, risk_cells, cells);
    std::vector<MapPoint> dense = bars.points;
    dense.push_back({450, 450});
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const MapPoint at = risk_cells.centre_of(cells[i].row, cells[i].col);
        double nearest = std::hypot(std::max({400 - at.east_m, at.east_m - 500, 0.0}),
                                    std::max({400 - at.north_m, at.north_m - 500, 0.0}));
        double density = 0.0;
        for (const MapPoint bar : bars.points) nearest = std::min(nearest, distance_m(at, bar));
        for (const MapPoint bar : dense) {
            const double u = distance_m(at, bar) / 200.0;
            if (u < 1.0) density += 3.0 / (std::acos(-1.0) * 4e4) * std::pow(1.0 - u * u, 2.0);
        }
        EXPECT_EQ(values[0][i], nearest <= 100.0 ? 1.0 : 0.0);
        EXPECT_EQ(values[1][i], nearest <= 162.5 ? 1.0 : 0.0);
        EXPECT_NEAR(values[2][i], density, 1e-7 * density + 1e-12);
    }
    EXPECT_EQ(variables[0].name(), "bars within 100 m");
    EXPECT_EQ(variables[1].name(), "bars within 162.5 m");
    EXPECT_EQ(variables[2].name(), "dense bars (200 m)");
}

TEST(RiskVariables, AgreesWithMeansAndSpreadsOfSurfaces) {
    const GridSpec fine{10.0, -10, 110, 120, 120};
    Grid<float> light(fine);
    std::mt19937 random(5);
    std::uniform_real_distribution<float> lux(0.0F, 20.0F);
    for (float& value : light.cells()) value = lux(random);
    for (int row = 0; row < 40; ++row)
        for (int col = 0; col < 40; ++col) light(row, col) = NAN;  // a large house
    const RiskGround ground{build_town({}),
                            {{"light", std::make_shared<const SurfaceGrid>(Grid<float>(light))}}};
    const std::vector<RiskVariable> variables{{"light", RiskOperation::surface_mean, 80.0},
                                              {"light", RiskOperation::surface_spread, 80.0}};
    const auto cells = every_cell(risk_cells);
    const auto values = measured_values(variables, ground, risk_cells, cells);
    std::size_t without = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const MapPoint at = risk_cells.centre_of(cells[i].row, cells[i].col);
        std::vector<double> near;
        for (int row = 0; row < fine.rows; ++row)
            for (int col = 0; col < fine.cols; ++col)
                if (!std::isnan(light(row, col)) &&
                    distance_m(at, fine.centre_of(row, col)) <= 80.0)
                    near.push_back(static_cast<double>(light(row, col)));
        if (near.empty()) {
            ++without;
            EXPECT_TRUE(std::isnan(values[0][i]));
            EXPECT_TRUE(std::isnan(values[1][i]));
            continue;
        }
        double mean = 0.0, squares = 0.0;
        for (const double value : near) mean += value / static_cast<double>(near.size());
        for (const double value : near)
            squares += (value - mean) * (value - mean) / static_cast<double>(near.size());
        EXPECT_NEAR(values[0][i], mean, 1e-9);
        EXPECT_NEAR(values[1][i], std::sqrt(squares), 1e-9);
    }
    EXPECT_GT(without, 0u);
    EXPECT_EQ(variables[1].name(), "light, spread within 80 m");
}

TEST(RiskVariables, FreezeWhatIsDenseAndWhatIsCommon) {
    const std::vector<double> measured{0, 0, 0, 0, 0, 0, 0, 0, 0, 10, NAN};
    // Mean 1, standard deviation 3.
    const RiskVariable dense = frozen({"bars", RiskOperation::density, 100.0}, measured);
    EXPECT_DOUBLE_EQ(dense.dense_from_per_m2, 7.0);
    EXPECT_EQ(regression_value(dense, 7.0), 0.0);
    EXPECT_EQ(regression_value(dense, 7.1), 1.0);
    const RiskVariable light = frozen({"light", RiskOperation::surface_mean, 50.0}, measured);
    EXPECT_DOUBLE_EQ(regression_value(light, 10.0), 3.0);
    EXPECT_TRUE(std::isnan(regression_value(light, NAN)));
    const RiskVariable level =
        frozen({"light", RiskOperation::surface_spread, 50.0}, std::vector<double>(4, 2.5));
    EXPECT_EQ(regression_value(level, 2.5), 0.0);
}

TEST(RiskVariables, WhatAPlanOpensCounts) {
    FeatureSet bars = random_bars(3, 3);
    bars.uses = {"bar"};
    TownParts parts = town_with({bars});
    Development bar;
    bar.id = "D1";
    bar.use = "Restaurang och bar";
    bar.footprint = rectangle({900.0, 900.0, 910.0, 910.0});
    bar.stands = true;
    parts.developments = {bar};
    const RiskGround after{build_town(std::move(parts))}, before{build_town(town_with({bars}))};
    const std::vector<RiskVariable> near{{"bars", RiskOperation::proximity, 100.0}};
    const std::vector<Cell> there{{2, 18}};  // its centre is (925, 875)
    EXPECT_EQ(measured_values(near, before, risk_cells, there)[0][0], 0.0);
    EXPECT_EQ(measured_values(near, after, risk_cells, there)[0][0], 1.0);
}

TEST(RiskVariables, TheTownsOwnStreetsAndBuildingsCountAndWhatAPlanBuildsOrTearsDown) {
    TownParts parts = town_with({random_bars(3, 3)});
    Building house;
    house.id = "B1";
    house.footprint = rectangle({100.0, 100.0, 120.0, 120.0});
    parts.buildings = {house};
    Street street;
    street.id = "S1";
    street.lines = {{{0.0, 500.0}, {1000.0, 500.0}}};
    parts.streets = {street};
    EXPECT_EQ(risk_set_names(*build_town(parts)),
              (std::vector<std::string>{"bars", "streets", "buildings"}));
    const std::vector<RiskVariable> near{{"buildings", RiskOperation::proximity, 50.0},
                                         {"streets", RiskOperation::proximity, 50.0},
                                         {"buildings", RiskOperation::density, 200.0}};
    // Centres (125, 125), (875, 875) and (525, 525).
    const std::vector<Cell> there{{17, 2}, {2, 17}, {9, 10}};
    const auto today = measured_values(near, {build_town(parts)}, risk_cells, there);
    EXPECT_EQ(today[0], (std::vector<double>{1, 0, 0}));
    EXPECT_EQ(today[1], (std::vector<double>{0, 0, 1}));
    EXPECT_GT(today[2][0], 0.0);
    EXPECT_EQ(today[2][1], 0.0);
    Development tearing, built;
    tearing.id = "D1";
    tearing.action = DevelopmentAction::demolish;
    tearing.footprint = rectangle({90.0, 90.0, 130.0, 130.0});
    built.id = "D2";
    built.footprint = rectangle({880.0, 880.0, 900.0, 900.0});
    tearing.stands = built.stands = true;
    parts.developments = {tearing, built};
    const auto then = measured_values(near, {build_town(parts)}, risk_cells, there);
    EXPECT_EQ(then[0], (std::vector<double>{0, 1, 0}));
    // A set of the study's own takes their place.
    FeatureSet own;
    own.name = "buildings";
    own.points = {{525.0, 525.0}};
    parts.features.push_back(own);
    EXPECT_EQ(measured_values(near, {build_town(parts)}, risk_cells, there)[0],
              (std::vector<double>{0, 0, 1}));
}

TEST(RiskVariables, RefuseWhatIsNotThere) {
    const RiskGround ground{build_town({})};
    const auto measure = [&](RiskVariable variable) {
        return measured_values(std::vector{variable}, ground, risk_cells, {});
    };
    EXPECT_THROW(measure({"bars", RiskOperation::proximity, 100.0}), std::invalid_argument);
    EXPECT_THROW(measure({"bars", RiskOperation::density, 100.0}), std::invalid_argument);
    EXPECT_THROW(measure({"bars", RiskOperation::proximity, 0.0}), std::invalid_argument);
}

// O-19: RTMDx's report of Leeds: "Both, 3 blocks, Whole" and "Proximity, 3 blocks, Whole".
TEST(RiskCandidates, OfTheLeedsReportAreNine) {
    RiskCandidateOptions both{250.0 * 2, 3, RiskIncrements::whole, RiskOperations::both};
    RiskCandidateOptions proximity = both;
    proximity.operations = RiskOperations::proximity;
    const auto first = feature_candidates("pubs", both);
    const auto second = feature_candidates("schools", proximity);
    EXPECT_EQ(first.size() + second.size(), 9u);
    EXPECT_EQ(second.back().distance_m, 1500.0);
    both.increments = RiskIncrements::half;
    const auto halves = feature_candidates("pubs", both);
    EXPECT_EQ(halves.size(), 12u);
    EXPECT_EQ(halves.front().distance_m, 250.0);
    EXPECT_EQ(halves.back().operation, RiskOperation::density);
    both.blocks = 0;
    EXPECT_THROW(feature_candidates("pubs", both), std::invalid_argument);
}

TEST(RiskCandidates, OfLinesHaveNoDensity) {
    FeatureSet paths;
    paths.name = "paths";
    paths.lines = {{{0, 0}, {100, 0}}};
    const auto variables = feature_candidates(paths, {});
    EXPECT_EQ(variables.size(), 6u);
    for (const RiskVariable& variable : variables)
        EXPECT_EQ(variable.operation, RiskOperation::proximity);
    // Of a surface: around as far as incidents may lie from where they are put.
    const auto light = surface_candidates("light", 50.0, {.position_error_m = 80.0});
    ASSERT_EQ(light.size(), 2u);
    EXPECT_EQ(light[0].distance_m, 80.0);
    EXPECT_EQ(surface_candidates("light", 50.0, {})[0].distance_m, 25.0);
}

TEST(PopulationBackground, IsRefusedByNameAndPlacesAreNot) {
    for (const char* name :
         {"Utrikes födda", "andel_invandrare", "foreign-born share", "RELIGION", "etnicitet",
          "Median income 2023", "arbetslöshet", "ethnic_groups", "religiösa", "race"})
        EXPECT_TRUE(is_population_background(name)) << name;
    for (const char* name : {"bars", "skolor", "busshållplatser", "gym", "racerbana", "Krogar",
                             "terrasser", "apotek", "parker", "språkcafé", "embrace centre"})
        EXPECT_FALSE(is_population_background(name)) << name;
    FeatureSet set = random_bars(1, 3);
    set.name = "Utrikes födda";
    const RiskGround ground{build_town(town_with({set}))};
    try {
        risk_sample(ground, {}, risk_cells, {});
        FAIL() << "it must be refused";
    } catch (const InputError& error) {
        EXPECT_EQ(error.source(), "Utrikes födda");
        EXPECT_NE(error.problem().find("background"), std::string::npos);
    }
}

TEST(RiskSample, CountsWithinTheBoundaryAndLeavesOutCellsWithoutAValue) {
    TownParts parts = town_with({random_bars(7, 10)});
    parts.boundary = rectangle({0.0, 0.0, 500.0, 1000.0});
    const GridSpec fine{50.0, 0, 20, 20, 20};
    Grid<float> light(fine, 1.0F);
    for (int row = 0; row < 2; ++row)
        for (int col = 0; col < 3; ++col) light(row, col) = NAN;
    const RiskGround ground{build_town(std::move(parts)),
                            {{"light", std::make_shared<const SurfaceGrid>(std::move(light))}}};
    std::vector<Incident> incidents(4);
    incidents[0].at = {475.0, 25.0};
    incidents[1].at = {480.0, 30.0};
    incidents[1].weight = 2.0;
    incidents[2].at = {525.0, 25.0};  // beyond the boundary
    incidents[3].at = {25.0, 975.0};  // in a cell that is left out
    const RiskSample sample = risk_sample(ground, incidents, risk_cells, {});
    EXPECT_EQ(sample.cells.size(), 200u - 6u);
    EXPECT_EQ(sample.without_value, 6);
    EXPECT_EQ(sample.elsewhere, 1);
    EXPECT_EQ(sample.incidents(), 3.0);
    EXPECT_EQ(sample.variables.size(), 12u + 2u);
    EXPECT_EQ(sample.values.size(), 14u);
    for (const auto& values : sample.values) EXPECT_EQ(values.size(), sample.cells.size());
    EXPECT_EQ(counts_in_sample(sample, incidents), sample.counts);
}

TEST(RiskSample, LeavesOutWhatIsNotToBeTried) {
    FeatureSet shops = random_bars(8, 4);
    shops.name = "shops";
    const RiskGround ground{build_town(town_with({random_bars(4, 30), shops}))};
    RiskCandidateOptions options;
    options.without = {"bars"};
    for (const RiskVariable& variable : risk_sample(ground, {}, risk_cells, options).variables)
        EXPECT_EQ(variable.factor, "shops");
    options.without = {"pubs"};
    EXPECT_THROW(risk_sample(ground, {}, risk_cells, options), InputError);
}

TEST(RiskSample, IsTheSameOnAnyNumberOfThreads) {
    const RiskGround ground{build_town(town_with({random_bars(4, 30)}))};
    const RiskSample all = risk_sample(ground, {}, risk_cells, {});
    const ThreadLimit one(1);
    const RiskSample alone = risk_sample(ground, {}, risk_cells, {});
    EXPECT_EQ(all.values, alone.values);
    EXPECT_EQ(all.variables, alone.variables);
}

}  // namespace
}  // namespace tk
