#include <gtest/gtest.h>

#include <cstring>
#include <vector>

#include "engine/assess/assessment.h"
#include "engine/core/parallel_for.h"
#include "engine/scenario/affected_cells.h"
#include "engine/scenario/apply.h"
#include "engine/scenario/cell_ranges.h"
#include "engine/scenario/describe.h"
#include "tests/engine/assess/random_town.h"

/// Edit -> affected cells -> recompute that window: the three properties that make it safe.
namespace tk {
namespace {

bool same_bits_in(const SurfaceGrid& a, const SurfaceGrid& b, int row, int col) {
    const float x = a(row, col), y = b(row, col);
    return std::memcmp(&x, &y, sizeof(float)) == 0;
}

/// Whether two surfaces are the same to the last bit, NaN included.
::testing::AssertionResult assessed_bits_equal(const SurfaceGrid& a, const SurfaceGrid& b) {
    if (a.spec() != b.spec()) return ::testing::AssertionFailure() << "other cells";
    for (int row = 0; row < a.spec().rows; ++row)
        for (int col = 0; col < a.spec().cols; ++col)
            if (!same_bits_in(a, b, row, col))
                return ::testing::AssertionFailure() << "cell " << row << ", " << col << " is "
                                                     << a(row, col) << " and " << b(row, col);
    return ::testing::AssertionSuccess();
}

::testing::AssertionResult assessed_bits_equal(const Assessment& a, const Assessment& b) {
    for (const Surface surface : all_surfaces) {
        if (a.surface(surface) == nullptr && b.surface(surface) == nullptr) continue;
        const auto same = assessed_bits_equal(*a.surface(surface), *b.surface(surface));
        if (!same)
            return ::testing::AssertionFailure() << surface_name(surface) << ": " << same.message();
    }
    return ::testing::AssertionSuccess();
}

/// All surfaces for seeds that are odd; for the others the hotspot surface is not known.
AssessmentParameters parameters_for(unsigned seed, test::RandomTown& random) {
    AssessmentParameters parameters = random.parameters();
    if (seed % 2 == 0) parameters.hotspot.reset();
    return parameters;
}

/// How many cells that lie in no range differ in their bits.
int changes_outside(const std::vector<CellRange>& ranges, const SurfaceGrid& a,
                    const SurfaceGrid& b) {
    Grid<std::uint8_t> inside(a.spec());
    for (const CellRange& range : ranges)
        for (int row = range.row_begin; row < range.row_end; ++row)
            for (int col = range.col_begin; col < range.col_end; ++col) inside(row, col) = 1;
    int changes = 0;
    for (int row = 0; row < a.spec().rows; ++row)
        for (int col = 0; col < a.spec().cols; ++col)
            if (inside(row, col) == 0 && !same_bits_in(a, b, row, col)) ++changes;
    return changes;
}

std::size_t range_cell_count(const std::vector<CellRange>& ranges) {
    std::size_t cells = 0;
    for (const CellRange& range : ranges) cells += range.cell_count();
    return cells;
}

class AssessmentIncremental : public ::testing::TestWithParam<unsigned> {};

TEST_P(AssessmentIncremental, NothingChangesOutsideTheAffectedCells) {
    test::RandomTown random(GetParam());
    auto town = random.town();
    Assessment before = assess(town, parameters_for(GetParam(), random));
    std::size_t affected = 0, all = 0;
    for (int step = 0; step < 12; ++step) {
        const std::vector<Edit> edits{random.edit(*town)};
        const auto next = apply(*town, {"step", edits});
        const Assessment after = assess(next, before.parameters());
        const SurfaceGrid& lux = *after.surface(Surface::light);
        const SurfaceGrid& seen = *after.surface(Surface::cameras);
        const SurfaceGrid& index = *after.surface(Surface::place_index);
        const EditedObjects edited = edited_objects(*town, *next, edits);
        const auto light = affected_light_cells(edited, *next, lux.spec());
        const auto cameras = affected_camera_cells(edited, *next, seen.spec());
        auto place = cells_overlapping(light, lux.spec(), index.spec());
        const auto more = cells_overlapping(cameras, seen.spec(), index.spec());
        place.insert(place.end(), more.begin(), more.end());
        const FeaturePart& bars = before.parameters().place_index->features[0];
        const auto near = affected_distance_cells(edited, *next->feature_set(bars.set),
                                                  bars.reach_m(), index.spec());
        place.insert(place.end(), near.begin(), near.end());

        const std::string what = describe(edits[0], *town);
        EXPECT_EQ(changes_outside(light, *before.surface(Surface::light), lux), 0) << what;
        EXPECT_EQ(changes_outside(cameras, *before.surface(Surface::cameras), seen), 0) << what;
        EXPECT_EQ(changes_outside(place, *before.surface(Surface::place_index), index), 0) << what;
        const auto watched = affected_surveillance_cells(
            extents_watching_otherwise(extents_of_edited_solids(edited, *next), Obstacles(*town),
                                       Obstacles(*next), before.entrances_watching(),
                                       after.entrances_watching()),
            before.surface(Surface::sightlines)->spec(), before.parameters().sightlines->options);
        EXPECT_EQ(changes_outside(watched, *before.surface(Surface::sightlines),
                                  *after.surface(Surface::sightlines)),
                  0)
            << what;
        affected += range_cell_count(light);
        all += lux.spec().cell_count();
        town = next;
        before = after;
    }
    EXPECT_GT(affected, 0U);
    EXPECT_LT(affected, all) << "windows that hold everything would prove nothing";
}

TEST_P(AssessmentIncremental, EqualsAnAssessmentFromScratchToTheLastBit) {
    test::RandomTown random(GetParam());
    auto town = random.town();
    Assessment assessment = assess(town, parameters_for(GetParam(), random));
    for (int step = 0; step < 20; ++step) {
        const std::vector<Edit> edits{random.edit(*town)};
        const std::string what = describe(edits[0], *town);
        town = apply(*town, {"step", edits});
        assessment = reassess(assessment, town, edits);
        if (step % 4 != 3) continue;
        ASSERT_TRUE(assessed_bits_equal(assessment, assess(town, assessment.parameters())))
            << "after " << what;
    }
}

TEST_P(AssessmentIncremental, OfAWholeScenarioEqualsOneFromScratchOnAnyNumberOfThreads) {
    test::RandomTown random(GetParam());
    const auto today = random.town();
    Scenario scenario{"plan", {}};
    auto town = today;
    for (int i = 0; i < 6; ++i) {
        scenario.edits.push_back(random.edit(*town));
        town = apply(*today, scenario);
    }
    const Assessment before = assess(today, parameters_for(GetParam(), random));
    const Assessment after = reassess(before, town, scenario.edits);
    const ThreadLimit one(1);
    EXPECT_TRUE(assessed_bits_equal(after, assess(town, before.parameters())));
}

TEST_P(AssessmentIncremental, UndoingRestoresTheSameBits) {
    test::RandomTown random(GetParam());
    auto town = random.town();
    const Assessment today = assess(town, parameters_for(GetParam(), random));
    std::vector<Assessment> made{today};
    std::vector<std::vector<Edit>> edits;
    for (int step = 0; step < 12; ++step) {
        edits.push_back({random.edit(*town)});
        town = apply(*town, {"step", edits.back()});
        made.push_back(reassess(made.back(), town, edits.back()));
    }
    // Back one by one: from the later assessment to the former town.
    Assessment assessment = made.back();
    for (std::size_t step = edits.size(); step-- > 0;) {
        assessment = reassess(assessment, made[step].shared_town(), edits[step]);
        ASSERT_TRUE(assessed_bits_equal(assessment, made[step])) << "back at step " << step;
    }
    // And back at once.
    std::vector<Edit> all;
    for (const auto& step : edits) all.insert(all.end(), step.begin(), step.end());
    EXPECT_TRUE(assessed_bits_equal(reassess(made.back(), today.shared_town(), all), today));
}

TEST(AssessmentIncrementalLong, ALongWayOfEditsNeedsNoneOfTheTownsBetween) {
    test::RandomTown random(3);
    AssessmentParameters parameters = random.parameters();
    auto town = random.town();
    Assessment assessment = assess(town, parameters);
    // So many that obstacles are made anew on the way, from a town that nothing else keeps.
    for (int step = 0; step < 4; ++step) {
        std::vector<Edit> edits;
        for (int i = 0; i < (step == 2 ? 520 : 1); ++i) {
            Building building = town->buildings().front();
            building.id = "new " + std::to_string(step) + " " + std::to_string(i);
            building.height_m = 1.0 + 0.01 * i;
            edits.push_back(Added<Building>{building});
        }
        town = apply(*town, {"step", edits});
        assessment = reassess(assessment, town, edits);
    }
    EXPECT_TRUE(assessed_bits_equal(assessment, assess(town, assessment.parameters())));
}

INSTANTIATE_TEST_SUITE_P(Seeds, AssessmentIncremental, ::testing::Range(1U, 9U));

}  // namespace
}  // namespace tk
