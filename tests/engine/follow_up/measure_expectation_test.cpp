#include "engine/follow_up/measure_expectation.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tk {
namespace {

using std::chrono::local_days;
using namespace std::chrono_literals;

constexpr local_days day_2024{2024y / 1 / 1};
constexpr local_days day_2025{2025y / 1 / 1};

MeasureQuestion lit_place(double incidents, std::vector<std::string> categories = {}) {
    MeasureQuestion question;
    question.kind = "lighting";
    question.before.incidents = incidents;
    question.before.from = day_2024;
    question.before.to = day_2025;
    question.before.categories = std::move(categories);
    return question;
}

PublishedEffect of_the_night() {
    PublishedEffect row = published_effects().front();
    row.night_only = true;
    return row;
}

TEST(ExpectOfMeasure, AppliesEachRowByItselfAndMultipliesNone) {
    const std::vector<PublishedEffect> table = published_effects();
    const MeasureExpectation found = expect_of_measure(lit_place(60), table);
    ASSERT_EQ(found.why_none, NoExpectation::none);
    int expected = 0;
    for (const EffectExpectation& row : found.effects) {
        EXPECT_EQ(row.expected.has_value(), row.not_applied == NotApplied::applied);
        if (!row.expected) continue;
        ++expected;
        ExpectedEffectQuestion alone;
        alone.before = 60;
        alone.days_before = 366;
        EXPECT_EQ(row.expected->expected_fewer, expected_effect(row.effect, alone).expected_fewer);
        EXPECT_EQ(row.expected->fewer_95.low, expected_effect(row.effect, alone).fewer_95.low);
    }
    EXPECT_EQ(expected, 2);
}

TEST(ExpectOfMeasure, SaysWhyNothingIsExpected) {
    const std::vector<PublishedEffect> table = published_effects();
    MeasureQuestion patrol = lit_place(60);
    patrol.kind = "patrol";
    EXPECT_EQ(expect_of_measure(patrol, table).why_none, NoExpectation::no_evidence);
    EXPECT_EQ(expect_of_measure(lit_place(60, {"misshandel"}), table).why_none,
              NoExpectation::none_applies);
    EXPECT_EQ(expect_of_measure(lit_place(0), table).why_none, NoExpectation::nothing_before);
}

TEST(ExpectOfMeasure, AppliesARowOfTheNightToTheNight) {
    const std::vector<PublishedEffect> table{of_the_night()};
    MeasureQuestion question = lit_place(60);
    question.before.in_the_dark = 20.0;
    question.days_after = 366;
    const MeasureExpectation found = expect_of_measure(question, table);
    EXPECT_NEAR(found.effects.front().expected->expected_without, 20.0, 1e-12);
    question.before.in_the_dark.reset();
    const MeasureExpectation unknown = expect_of_measure(question, table);
    EXPECT_EQ(unknown.effects.front().not_applied, NotApplied::dark_hours_unknown);
    EXPECT_EQ(unknown.why_none, NoExpectation::none_applies);
}

TEST(ExpectOfMeasure, RefusesPeriodsWithoutDays) {
    MeasureQuestion question = lit_place(60);
    question.before.to = question.before.from;
    EXPECT_THROW(expect_of_measure(question, {}), std::invalid_argument);
}

TEST(ParallelMeasures, AreThoseThatBeganInTheSamePlaceMeanwhile) {
    const std::vector<MeasureInTime> others{
        {"late", "patrol", day_2024 + std::chrono::days{200}, true},
        {"elsewhere", "patrol", day_2024 + std::chrono::days{100}, false},
        {"first", "upkeep", day_2024, true},
        {"after", "social", day_2025, true},
        {"some day", "social", std::nullopt, true}};
    const std::vector<MeasureInTime> found = parallel_measures(others, day_2024, day_2025);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].id, "first");
    EXPECT_EQ(found[1].id, "late");
}

}  // namespace
}  // namespace tk
