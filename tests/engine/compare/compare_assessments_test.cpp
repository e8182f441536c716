#include "engine/compare/compare_assessments.h"

#include <gtest/gtest.h>

#include "engine/scenario/apply.h"
#include "tests/engine/assess/random_town.h"

namespace tk {
namespace {

/// Today, and the same town with one lamp more.
struct TodayAndPlan {
    test::RandomTown random{1};
    std::shared_ptr<const Town> town = random.town();
    Assessment today = assess(town, random.parameters());
    std::vector<Edit> edits;
    Assessment plan;

    static std::vector<Edit> one_lamp_more() {
        StreetLight light;
        light.id = "new";
        light.at = {674100, 6580100};
        light.luminous_flux_lm = 8000;
        return {Added<StreetLight>{light}};
    }
    TodayAndPlan()
        : edits(one_lamp_more()), plan(reassess(today, apply(*town, {"P", edits}), edits)) {}
};

Area area_of_extent(std::string name, const Extent& e) {
    return {std::move(name),
            {{{{e.west_m, e.south_m},
               {e.east_m, e.south_m},
               {e.east_m, e.north_m},
               {e.west_m, e.north_m}},
              {}}},
            {}};
}

TEST(CompareAssessments, TakesEverySurfaceInOrder) {
    const TodayAndPlan both;
    const auto comparisons = compare(both.today, both.plan);
    ASSERT_EQ(comparisons.size(), all_surfaces.size());
    for (std::size_t i = 0; i < comparisons.size(); ++i)
        EXPECT_EQ(comparisons[i].surface, all_surfaces[i]);
    EXPECT_EQ(comparisons[0].summary.increased_share, 0.0);
    EXPECT_EQ(comparisons[0].summary.decreased_share, 0.0);
    EXPECT_FALSE(comparisons[0].summary.better_share);
}

TEST(CompareAssessments, CallsALampMoreBetterAndNothingWorse) {
    const TodayAndPlan both;
    const auto comparisons = compare(both.today, both.plan);
    const SurfaceComparison& light = comparisons[1];
    EXPECT_GT(light.summary.mean_change, 0.0);
    EXPECT_GT(*light.summary.better_share, 0.0);
    EXPECT_EQ(*light.summary.worse_share, 0.0);
    const SurfaceComparison& index = comparisons[4];
    EXPECT_LT(index.summary.mean_change, 0.0);
    EXPECT_GT(*index.summary.better_share, 0.0);
    EXPECT_EQ(*index.summary.worse_share, 0.0);
}

TEST(CompareAssessments, ComparesEverySurfaceInEveryArea) {
    const TodayAndPlan both;
    const std::vector<Area> areas{area_of_extent("West", {674000, 6580000, 674120, 6580200}),
                                  area_of_extent("East", {674120, 6580000, 674240, 6580200})};
    const auto comparisons = compare(both.today, both.plan, areas);
    ASSERT_EQ(comparisons.size(), all_surfaces.size());
    for (const SurfaceComparison& comparison : comparisons) {
        ASSERT_EQ(comparison.summary.areas.size(), 2U);
        EXPECT_EQ(comparison.summary.areas[0].name, "West");
        EXPECT_EQ(comparison.summary.areas[1].name, "East");
    }
    EXPECT_GT(comparisons[1].summary.areas[0].change, 0.0);
}

TEST(CompareAssessments, LeavesOutASurfaceThatOneOfThemLacks) {
    TodayAndPlan both;
    AssessmentParameters dark = both.today.parameters();
    dark.light.reset();
    const Assessment without = assess(both.town, dark);
    EXPECT_EQ(compare(both.today, without).size(), all_surfaces.size() - 1);
}

}  // namespace
}  // namespace tk
