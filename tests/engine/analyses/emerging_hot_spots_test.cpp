#include "engine/analyses/emerging_hot_spots.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tk {
namespace {

/// "h" hot, "c" cold, "." neither, step by step.
std::string pattern(const std::string& steps, int trend = 0) {
    std::vector<SpotState> states;
    for (const char step : steps)
        states.push_back(step == 'h'   ? SpotState::hot
                         : step == 'c' ? SpotState::cold
                                       : SpotState::neither);
    return std::string(name_of(emerging_spot(states, trend)));
}

// Esri, "How Emerging Hot Spot Analysis works".
TEST(EmergingSpot, IsByTheDefinitionsInTheirOrder) {
    EXPECT_EQ(pattern(".........h"), "new_hot_spot");
    EXPECT_EQ(pattern(".......hhh"), "consecutive_hot_spot");
    EXPECT_EQ(pattern("hhhhhhhhhh", 1), "intensifying_hot_spot");
    EXPECT_EQ(pattern("hhhhhhhhhh"), "persistent_hot_spot");
    EXPECT_EQ(pattern(".hhhhhhhhh"), "persistent_hot_spot") << "nine of ten are nearly always";
    EXPECT_EQ(pattern("hhhhhhhhhh", -1), "diminishing_hot_spot");
    EXPECT_EQ(pattern("..h.hh...h"), "sporadic_hot_spot");
    EXPECT_EQ(pattern("..h.c....h"), "oscillating_hot_spot");
    EXPECT_EQ(pattern("hhhhhhhhh."), "historical_hot_spot");
    EXPECT_EQ(pattern("..h.h....."), "no_pattern");
    EXPECT_EQ(pattern(".........."), "no_pattern");
    EXPECT_EQ(pattern(""), "no_pattern");
}

TEST(EmergingSpot, OfColdIsTheMirrorOfHot) {
    EXPECT_EQ(pattern(".........c"), "new_cold_spot");
    EXPECT_EQ(pattern("........cc"), "consecutive_cold_spot");
    EXPECT_EQ(pattern("cccccccccc", -1), "intensifying_cold_spot") << "colder and colder";
    EXPECT_EQ(pattern("cccccccccc", 1), "diminishing_cold_spot");
    EXPECT_EQ(pattern("h.c......c"), "oscillating_cold_spot");
    EXPECT_EQ(pattern("ccccccccc."), "historical_cold_spot");
}

}  // namespace
}  // namespace tk
