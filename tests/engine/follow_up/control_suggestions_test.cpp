#include "engine/follow_up/control_suggestions.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace tk {
namespace {

std::vector<std::size_t> suggested_order(const std::vector<ControlSuggestion>& suggestions) {
    std::vector<std::size_t> order;
    for (const ControlSuggestion& suggestion : suggestions) order.push_back(suggestion.candidate);
    return order;
}

TEST(ControlSuggestions, BeginWithWhatIsAsHighGoesTheSameWayAndLiesNear) {
    const std::vector<ControlCandidate> candidates{
        {"ten times", {1000, 1000}, 1000.0}, {"falling", {130, 70}, 1000.0},
        {"alike, far", {100, 100}, 2000.0},  {"alike", {100, 100}, 1000.0},
        {"beside", {100, 100}, 50.0},        {"empty", {0, 0}, 1000.0}};
    const auto suggestions = suggest_controls({100, 100}, candidates);
    EXPECT_EQ(suggested_order(suggestions), (std::vector<std::size_t>{3, 2, 1, 0, 4, 5}));
    EXPECT_EQ(suggestions[0].level_ratio, 1.0);
    EXPECT_EQ(suggestions[0].misfit, 0.2);
    EXPECT_TRUE(suggestions[4].too_near);
    EXPECT_TRUE(suggestions[5].is_empty);
    EXPECT_TRUE(std::isinf(suggestions[5].misfit));
}

TEST(ControlSuggestions, TellTheEffectThatWouldBeFoundWhereNothingWasDone) {
    const std::vector<ControlCandidate> candidates{{"falling", {130, 70}, 1000.0}};
    const auto falling = suggest_controls({100, 120}, candidates)[0];
    EXPECT_NEAR(falling.placebo_effect, (100.0 * 70.0) / (120.0 * 130.0), 1e-12);
    EXPECT_LT(falling.placebo_interval.high, 1.0);
    EXPECT_NEAR(falling.level_ratio, 200.0 / 220.0, 1e-12);
    EXPECT_NEAR(falling.misfit, std::log(1.1) + std::log((120.0 * 130.0) / (100.0 * 70.0)) + 0.2,
                1e-12);
}

TEST(ControlSuggestions, RefuseDistancesBelowNothing) {
    const std::vector<ControlCandidate> candidates{{"a", {1, 1}, -1.0}};
    EXPECT_THROW(suggest_controls({1, 1}, candidates), std::invalid_argument);
    EXPECT_THROW(suggest_controls({1, 1}, {}, {.nearest_m = 0.0, .far_m = 0.0}),
                 std::invalid_argument);
    EXPECT_TRUE(suggest_controls({1, 1}, {}).empty());
}

}  // namespace
}  // namespace tk
