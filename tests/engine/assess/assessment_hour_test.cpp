#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <vector>

#include "engine/assess/assessment.h"
#include "engine/scenario/affected_cells.h"
#include "engine/scenario/apply.h"
#include "tests/engine/assess/random_town.h"

/// Another hour of the night: as if assessed from scratch, and only where lights give otherwise.
namespace tk {
namespace {

bool hour_bits_equal(const SurfaceGrid& one, const SurfaceGrid& other) {
    const Grid<float> a = one.whole(), b = other.whole();
    return a.spec() == b.spec() &&
           std::memcmp(a.cells().data(), b.cells().data(), a.cells().size_bytes()) == 0;
}

::testing::AssertionResult hours_agree(const Assessment& a, const Assessment& b) {
    for (const Surface surface : all_surfaces) {
        const auto x = a.surface(surface), y = b.surface(surface);
        if ((x == nullptr) != (y == nullptr) || (x != nullptr && !hour_bits_equal(*x, *y)))
            return ::testing::AssertionFailure() << surface_name(surface) << " differs";
    }
    return ::testing::AssertionSuccess();
}

AssessmentParameters parameters_at(AssessmentParameters parameters, std::optional<int> minute) {
    parameters.light->options.minute_of_day = minute;
    return parameters;
}

class AssessmentHour : public ::testing::TestWithParam<unsigned> {
protected:
    AssessmentHour() : random(GetParam()) {
        // A third dims after ten, a third goes out at one, a third is as it always was.
        const auto plain = random.town();
        std::vector<Edit> edits;
        for (std::size_t i = 0; i < plain->lights().size(); ++i) {
            StreetLight light = plain->lights()[i];
            if (i % 3 == 0) light.schedule.steps = {{{22 * 60, 5 * 60}, 0.4}};
            if (i % 3 == 1) light.schedule.burning = HourSpan{15 * 60, 60};
            edits.emplace_back(Changed<StreetLight>{light});
        }
        town = apply(*plain, {"schedules", edits});
        parameters = random.parameters();
    }

    test::RandomTown random;
    std::shared_ptr<const Town> town;
    AssessmentParameters parameters;
};

constexpr std::optional<int> hours_of_test[] = {23 * 60,      2 * 60 + 30, 23 * 60 + 15,
                                                std::nullopt, 16 * 60,     std::nullopt};

TEST_P(AssessmentHour, EqualsAnAssessmentFromScratchHourAfterHour) {
    Assessment assessment = assess(town, parameters);
    for (const auto& minute : hours_of_test) {
        assessment = at_hour(assessment, minute);
        EXPECT_EQ(assessment.parameters().light->options.minute_of_day, minute);
        ASSERT_TRUE(
            hours_agree(assessment, assess(town, parameters_at(assessment.parameters(), minute))));
    }
}

TEST_P(AssessmentHour, OfAScenarioEqualsOneFromScratch) {
    Scenario scenario{"plan", {}};
    auto after = town;
    for (int i = 0; i < 6; ++i) {
        scenario.edits.push_back(random.edit(*after));
        after = apply(*town, scenario);
    }
    Assessment today = assess(town, parameters);
    Assessment plan = reassess(today, after, scenario.edits);
    for (const auto& minute : hours_of_test) {
        today = at_hour(today, minute);
        plan = at_hour_of(today, plan, scenario.edits);
        ASSERT_TRUE(hours_agree(plan, assess(after, parameters_at(today.parameters(), minute))));
        EXPECT_EQ(plan.surface(Surface::hotspot), today.surface(Surface::hotspot));
    }
}

TEST_P(AssessmentHour, NothingChangesWhereNoLightGivesOtherwise) {
    const Assessment early = assess(town, parameters_at(parameters, 20 * 60));
    const Assessment late = at_hour(early, 23 * 60);
    const Grid<float> before = early.surface(Surface::light)->whole();
    const Grid<float> after = late.surface(Surface::light)->whole();
    const auto ranges = cells_lit_otherwise(town->lights(), 20 * 60, 23 * 60, before.spec());
    Grid<std::uint8_t> said(before.spec());
    for (const CellRange& range : ranges)
        for (int row = range.row_begin; row < range.row_end; ++row)
            for (int col = range.col_begin; col < range.col_end; ++col) said(row, col) = 1;
    int darker = 0, lighter = 0, unsaid = 0;
    for (std::size_t i = 0; i < before.cells().size(); ++i) {
        const float x = before.cells()[i], y = after.cells()[i];
        darker += y < x ? 1 : 0;
        lighter += y > x ? 1 : 0;
        unsaid += said.cells()[i] == 0 && std::memcmp(&x, &y, sizeof x) != 0 ? 1 : 0;
    }
    EXPECT_GT(darker, 0);
    EXPECT_EQ(lighter, 0);
    EXPECT_EQ(unsaid, 0);
    EXPECT_EQ(late.surface(Surface::cameras), early.surface(Surface::cameras));
    // Between eight and nine nobody's schedule changes anything: the same surface.
    EXPECT_EQ(at_hour(early, 21 * 60).surface(Surface::light), early.surface(Surface::light));
}

INSTANTIATE_TEST_SUITE_P(Seeds, AssessmentHour, ::testing::Range(1U, 5U));

}  // namespace
}  // namespace tk
