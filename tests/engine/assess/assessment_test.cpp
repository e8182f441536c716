#include "engine/assess/assessment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "engine/scenario/apply.h"
#include "engine/surfaces/feature_distance.h"
#include "tests/engine/assess/random_town.h"

namespace tk {
namespace {

using test::RandomTown;

StreetLight bright_light() {
    StreetLight light;
    light.id = "new";
    light.at = {674120, 6580100};
    light.luminous_flux_lm = 5000;
    return light;
}

TEST(Assessment, HoldsEverySurfaceOnItsOwnCells) {
    RandomTown random(1);
    const auto town = random.town();
    const Assessment today = assess(town, random.parameters());
    EXPECT_EQ(&today.town(), town.get());
    EXPECT_TRUE(today.missing().empty());
    EXPECT_EQ(today.surface(Surface::hotspot)->spec(), grid_covering(RandomTown::extent(), 8.0));
    EXPECT_EQ(today.surface(Surface::place_index)->spec(),
              grid_covering(RandomTown::extent(), 8.0));
    EXPECT_EQ(today.surface(Surface::light)->spec(), grid_covering(RandomTown::extent(), 4.0));
    EXPECT_EQ(today.surface(Surface::cameras)->spec(), grid_covering(RandomTown::extent(), 5.0));
}

/// A grid's float and the double at the same point, which may both have no value.
bool same_or_both_none(float in_grid, double at_point) {
    if (std::isnan(at_point)) return std::isnan(in_grid);
    return std::abs(in_grid - at_point) <= 1e-6 * (1.0 + at_point);
}

TEST(Assessment, HasTheValuesOfTheSurfacesThemselves) {
    RandomTown random(2);
    const auto town = random.town();
    const AssessmentParameters parameters = random.parameters();
    const Assessment today = assess(town, parameters);
    const Obstacles obstacles(*town);
    const Grid<float> density =
        kernel_density(*parameters.hotspot->incidents, parameters.grid, parameters.hotspot->kernel);
    for (const MapPoint at : {MapPoint{674050, 6580050}, MapPoint{674120, 6580100}}) {
        const auto value = [&](Surface which) {
            const auto grid = today.surface(which);
            const Cell cell = *cell_at(grid->spec(), at);
            return (*grid)(cell.row, cell.col);
        };
        const auto centre = [&](Surface which) {
            const GridSpec& spec = today.surface(which)->spec();
            const Cell cell = *cell_at(spec, at);
            return spec.centre_of(cell.row, cell.col);
        };
        const double lux = illuminance_at(centre(Surface::light), town->lights(), obstacles);
        const double seen =
            camera_coverage_at(centre(Surface::cameras), MaskedCameras(*town), obstacles);
        EXPECT_TRUE(same_or_both_none(value(Surface::light), lux));
        EXPECT_TRUE(same_or_both_none(value(Surface::cameras), seen));
        const double watched =
            surveillance_at(centre(Surface::sightlines), obstacles, today.entrances_watching(),
                            parameters.sightlines->options)
                .value;
        EXPECT_TRUE(same_or_both_none(value(Surface::sightlines), watched));
        const Cell cell = *cell_at(parameters.grid, at);
        EXPECT_EQ(value(Surface::hotspot), density(cell.row, cell.col));
    }
}

TEST(Assessment, HasNoValueOutsideTheBoundaryOnAnySurface) {
    RandomTown random(3);
    const Assessment today = assess(random.town(), random.parameters());
    for (const Surface surface : all_surfaces) {
        const SurfaceGrid& grid = *today.surface(surface);
        EXPECT_TRUE(std::isnan(grid(0, grid.spec().cols - 1))) << surface_name(surface);
        std::size_t with_data = 0;
        GridRows(grid).each_cell([&](float value) { with_data += std::isnan(value) ? 0U : 1U; });
        EXPECT_GT(with_data, grid.spec().cell_count() / 2) << surface_name(surface);
    }
}

TEST(Assessment, FreezesTheDensityRampFromTodayAndKeepsOneThatIsGiven) {
    RandomTown random(4);
    const auto town = random.town();
    AssessmentParameters parameters = random.parameters();
    const Assessment today = assess(town, parameters);
    ASSERT_TRUE(today.parameters().place_index->incident_density_ramp);
    EXPECT_EQ(*today.parameters().place_index->incident_density_ramp,
              density_ramp_of(*today.surface(Surface::hotspot)));

    parameters.place_index->incident_density_ramp = Ramp{0.0, 7.0};
    EXPECT_EQ(*assess(town, parameters).parameters().place_index->incident_density_ramp,
              (Ramp{0.0, 7.0}));

    const std::vector<Edit> edits{Added<StreetLight>{bright_light()}};
    const Assessment plan = reassess(today, apply(*town, {"P", edits}), edits);
    EXPECT_EQ(plan.parameters().place_index, today.parameters().place_index);
}

TEST(Assessment, TakesAHotspotSurfaceMadeInAnotherWayAsItIs) {
    RandomTown random(4);
    AssessmentParameters parameters = random.parameters();
    parameters.hotspot->incidents = nullptr;
    parameters.hotspot->made = std::make_shared<const Grid<float>>(parameters.grid, 2.5F);
    const auto town = random.town();
    EXPECT_EQ((*assess(town, parameters).surface(Surface::hotspot))(5, 5), 2.5F);
    EXPECT_TRUE(without_unknown_surfaces(parameters, *town).hotspot);

    parameters.hotspot->made =
        std::make_shared<const Grid<float>>(grid_covering(RandomTown::extent(), 9.0), 2.5F);
    EXPECT_THROW(assess(town, parameters), std::invalid_argument);
}

TEST(Assessment, ExplainsEveryCellsPlaceIndexByPartsThatSumToIt) {
    RandomTown random(5);
    const Assessment today = assess(random.town(), random.parameters());
    const SurfaceGrid& index = *today.surface(Surface::place_index);
    for (int row = 0; row < index.spec().rows; row += 3)
        for (int col = 0; col < index.spec().cols; col += 3) {
            const auto parts = today.explain({row, col});
            ASSERT_EQ(parts.size(), 4U);
            EXPECT_EQ(parts[0].unit, today.parameters().hotspot->unit);
            double sum = 0.0;
            for (const PlaceIndexPart& part : parts) sum += part.contribution;
            EXPECT_TRUE(static_cast<float>(sum) == index(row, col) ||
                        (std::isnan(sum) && std::isnan(index(row, col))));
        }
}

TEST(Assessment, SharesWithTodayWhatAnEditDoesNotChange) {
    RandomTown random(6);
    const auto town = random.town();
    const Assessment today = assess(town, random.parameters());

    const std::vector<Edit> lit{Added<StreetLight>{bright_light()}};
    const Assessment plan = reassess(today, apply(*town, {"P", lit}), lit);
    EXPECT_EQ(plan.surface(Surface::hotspot), today.surface(Surface::hotspot));
    EXPECT_EQ(plan.surface(Surface::cameras), today.surface(Surface::cameras));
    EXPECT_NE(plan.surface(Surface::light), today.surface(Surface::light));
    EXPECT_NE(plan.surface(Surface::place_index), today.surface(Surface::place_index));

    Street street;
    street.id = "S";
    street.lines = {{{674020, 6580100}, {674220, 6580100}}};
    const std::vector<Edit> laid{Added<Street>{street}};
    const Assessment walked = reassess(today, apply(*town, {"P", laid}), laid);
    for (const Surface surface : all_surfaces)
        EXPECT_EQ(walked.surface(surface), today.surface(surface)) << surface_name(surface);
}

TEST(Assessment, ANewLampMakesItsSurroundingsLighterAndThePlaceIndexLower) {
    RandomTown random(7);
    TownParts parts;
    parts.lights = {bright_light()};
    parts.lights[0].id = "old";
    parts.lights[0].at.east_m -= 100.0;
    const auto town = build_town(std::move(parts));
    AssessmentParameters parameters = random.parameters();
    parameters.place_index->features.clear();
    const Assessment today = assess(town, parameters);
    const std::vector<Edit> edits{Added<StreetLight>{bright_light()}};
    const Assessment plan = reassess(today, apply(*town, {"P", edits}), edits);
    const Cell cell = *cell_at(parameters.grid, bright_light().at);
    EXPECT_LT((*plan.surface(Surface::place_index))(cell.row, cell.col),
              (*today.surface(Surface::place_index))(cell.row, cell.col));
}

TEST(Assessment, ABarThatAPlanOpensCountsAsOneOfTheStudysBars) {
    RandomTown random(9);
    Development plan;
    plan.id = "P";
    plan.use = "restaurang";
    plan.action = DevelopmentAction::open;
    plan.stands = true;
    plan.footprint = {
        {{{674100, 6580100}, {674140, 6580100}, {674140, 6580140}, {674100, 6580140}}, {}}};
    TownParts parts;
    parts.features = {{"bars", {{674010, 6580010}}, {}, {}, {"bar", "restaurang"}}};
    const auto town = build_town(std::move(parts));
    AssessmentParameters parameters = random.parameters();
    parameters.place_index->incident_density_weight = 0.0;
    parameters.place_index->darkness_weight = parameters.place_index->unwatchedness_weight = 0.0;
    parameters.place_index->features = {{"bars", 1.0, {100.0, 0.0}}};
    const Assessment today = assess(town, parameters);
    const std::vector<Edit> edits{Added<Development>{plan}};
    const Assessment after = reassess(today, apply(*town, {"P", edits}), edits);
    const auto index_at = [&](const Assessment& of, MapPoint at) {
        const Cell cell = *cell_at(parameters.grid, at);
        return (*of.surface(Surface::place_index))(cell.row, cell.col);
    };
    EXPECT_EQ(index_at(today, {674120, 6580120}), 0.0F) << "the bar that is there lies 160 m away";
    EXPECT_EQ(index_at(after, {674120, 6580120}), 100.0F);
    // The centre of its cell of 8 m is 674188, 48 m east of the plan.
    EXPECT_NEAR(index_at(after, {674185, 6580120}), 100.0 * (1.0 - 48.0 / 100.0), 1e-4);
    EXPECT_EQ(index_at(after, {674012, 6580012}), index_at(today, {674012, 6580012}));
}

TEST(Assessment, LeavesOutWhatIsNotAskedForAndSaysWhy) {
    RandomTown random(8);
    AssessmentParameters parameters = random.parameters();
    parameters.light.reset();
    const Assessment today = assess(random.town(), parameters);
    EXPECT_EQ(today.surface(Surface::light), nullptr);
    ASSERT_EQ(today.missing().size(), 1U);
    EXPECT_EQ(today.missing()[0].surface, Surface::light);
    EXPECT_EQ(today.missing()[0].reason, "no street lights are known");
    for (const PlaceIndexPart& part : today.explain({5, 5})) EXPECT_NE(part.name, "darkness");
}

TEST(Assessment, WithNothingKnownHasNoSurfaceAtAll) {
    RandomTown random(9);
    AssessmentParameters parameters = random.parameters();
    parameters.hotspot->incidents = nullptr;
    parameters.place_index->features.clear();
    const auto town = build_town({});
    const Assessment empty = assess(town, without_unknown_surfaces(parameters, *town));
    for (const Surface surface : all_surfaces) EXPECT_EQ(empty.surface(surface), nullptr);
    EXPECT_EQ(empty.missing().size(), all_surfaces.size() - 1) << "sightlines are not missed";
    EXPECT_TRUE(empty.explain({0, 0}).empty());
}

TEST(AssessmentParameters, KeepASurfaceThatOnlyAScenarioKnows) {
    RandomTown random(10);
    const auto town = build_town({});
    const std::vector<Scenario> scenarios{{"P", {Added<StreetLight>{bright_light()}}}};
    const AssessmentParameters kept =
        without_unknown_surfaces(random.parameters(), *town, scenarios);
    EXPECT_TRUE(kept.light);
    EXPECT_FALSE(kept.cameras);
    EXPECT_TRUE(kept.hotspot);
}

TEST(Assessment, RefusesAFeatureSetThatTheTownDoesNotHave) {
    RandomTown random(11);
    AssessmentParameters parameters = random.parameters();
    parameters.place_index->features[0].set = "schools";
    EXPECT_THROW(assess(random.town(), parameters), std::invalid_argument);
}

TEST(Assessment, StopsWhenItIsCancelledAndReportsUpToTheEnd) {
    RandomTown random(12);
    const auto town = random.town();
    std::vector<double> shares;
    Progress progress;
    progress.report = [&](double share) { shares.push_back(share); };
    assess(town, random.parameters(), progress);
    ASSERT_FALSE(shares.empty());
    EXPECT_DOUBLE_EQ(shares.back(), 1.0);
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));

    const std::atomic<bool> stop{true};
    progress.cancelled = &stop;
    EXPECT_THROW(assess(town, random.parameters(), progress), Cancelled);
}

}  // namespace
}  // namespace tk
