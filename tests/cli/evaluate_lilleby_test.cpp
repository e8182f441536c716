// `tryggkarta evaluate` on Lilleby, whose measure is known: from 2024 on incidents in Stadsparken
// in dark hours come at 1 / 1.35 of their former rate, and nothing moved.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "tests/cli/command.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using Json = nlohmann::json;
using test::command;

const std::string lilleby_folder = TK_LILLEBY;

Json followed_up(const std::vector<std::string>& more) {
    std::vector<std::string> words{"evaluate",
                                   "--incidents",
                                   lilleby_folder + "/incidents.csv",
                                   "--input-crs",
                                   "EPSG:3006",
                                   "--treated",
                                   lilleby_folder + "/parken.gpkg",
                                   "--control",
                                   lilleby_folder + "/jamforelse.gpkg",
                                   "--date",
                                   "2024-01-01",
                                   "--before-days",
                                   "730",
                                   "--after-days",
                                   "730",
                                   "--category",
                                   "misshandel,ordningsstörning,narkotikabrott,personrån",
                                   "--json"};
    words.insert(words.end(), more.begin(), more.end());
    const auto result = command(words);
    EXPECT_EQ(result.status, 0) << result.err;
    return result.status == 0 ? result.json() : Json::object();
}

void expect_interval_holds(const Json& interval, double value) {
    EXPECT_LE(interval[0].get<double>(), value);
    EXPECT_GE(interval[1].get<double>(), value);
}

void expect_drawn_from(const Json& count, double expected) {
    EXPECT_NEAR(count.get<double>(), expected, 3.0 * std::sqrt(expected));
}

// The expected counts are those that sample-data/README.md tells.
TEST(EvaluateLilleby, FindsThePlantedEffectInItsInterval) {
    const Json dark = followed_up({"--darkness", "dark", "--buffer", "200"})["result"];
    expect_drawn_from(dark["counts"]["treated_before"], 187.6);
    expect_drawn_from(dark["counts"]["treated_after"], 139.1);
    expect_drawn_from(dark["counts"]["control_before"], 127.2);
    expect_drawn_from(dark["counts"]["control_after"], 127.3);
    expect_interval_holds(dark["relative_effect"]["interval"], 1.35);
    EXPECT_GT(dark["relative_effect"]["estimate"].get<double>(), 1.0);
    const Json all = followed_up({"--buffer", "200"})["result"];
    expect_drawn_from(all["counts"]["treated_before"], 302.5);
    expect_drawn_from(all["counts"]["treated_after"], 253.6);
    expect_drawn_from(all["counts"]["control_before"], 207.7);
    expect_drawn_from(all["counts"]["control_after"], 207.5);
    expect_interval_holds(all["relative_effect"]["interval"], 1.19);
    // Its incidents are drawn one by one: they are no more dispersed than Poisson ones.
    EXPECT_NEAR(all["overdispersion"]["estimate"].get<double>(), 1.0, 0.7);
    EXPECT_EQ(all["overdispersion"]["from"], "estimated");
}

TEST(EvaluateLilleby, FindsNothingMovedToTheSurroundings) {
    const Json found = followed_up({"--buffer", "200", "--control-buffer", "200"})["result"];
    const Json& difference = found["weighted_displacement_difference"];
    expect_interval_holds(difference["displacement"]["interval"], 0.0);
    EXPECT_NEAR(difference["total"]["estimate"].get<double>(),
                difference["local"]["estimate"].get<double>() +
                    difference["displacement"]["estimate"].get<double>(),
                1e-9);
    EXPECT_EQ(found["placed_share"]["alarm"], false);
    EXPECT_GT(found["placed_share"]["unplaced_before"].get<int>(), 0);
}

TEST(EvaluateLilleby, GivesItsMonthsAndWhatRestsOnThem) {
    const Json found = followed_up({"--darkness", "dark", "--series", "month"})["result"];
    double before = 0.0, after = 0.0;
    for (const Json& month : found["series"])
        (month["period"] == "before" ? before : after) += month["treated"].get<double>();
    EXPECT_EQ(found["series"].size(), 48U);
    EXPECT_EQ(before, found["counts"]["treated_before"].get<double>());
    EXPECT_EQ(after, found["counts"]["treated_after"].get<double>());
    // With two areas it is one over the relative effect.
    EXPECT_NEAR(found["difference_in_differences"]["relative_effect"].get<double>(),
                found["relative_effect"]["estimate"].get<double>(), 1e-6);
    expect_interval_holds(found["difference_in_differences"]["interval"], 1.0 / 1.35);
    expect_interval_holds(found["interrupted_time_series"]["step"]["interval"], 1.0 / 1.35);
    EXPECT_EQ(found["interrupted_time_series"]["months_before"], 24);
}

TEST(EvaluateLilleby, SuggestsControlsAndTriesThem) {
    const Json found =
        followed_up({"--buffer", "200", "--control-candidates", lilleby_folder + "/areas.gpkg",
                     "--reference", lilleby_folder + "/parks.shp"})["result"];
    EXPECT_EQ(found["control_suggestions"].size(), 12U);
    const Json& best = found["control_suggestions"][0];
    EXPECT_FALSE(best["too_near"]);
    EXPECT_GT(best["level_ratio"].get<double>(), 0.3);
    EXPECT_LT(best["level_ratio"].get<double>(), 3.0);
    int controls = 0, misses = 0;
    for (const Json& row : found["sensitivity"]) {
        EXPECT_TRUE(row.contains("relative_effect"));
        if (row["choice"] != "control") continue;
        ++controls;
        const Json& interval = row["relative_effect"]["interval"];
        misses += interval[0].get<double>() > 1.19 || interval[1].get<double>() < 1.19 ? 1 : 0;
    }
    EXPECT_GE(controls, 4);
    EXPECT_LE(misses, 1) << "of so many intervals of 95 %";
    EXPECT_EQ(found["regression_to_mean"]["places"], 8) << "nine parks, one of them treated";
    EXPECT_LT(found["regression_to_mean"]["weight"].get<double>(), 0.1)
        << "the park was not chosen for a peak";
}

TEST(EvaluateLilleby, IsTheSameOnOneAndTwoThreads) {
    const Json one = followed_up({"--buffer", "200", "--threads", "1"});
    const Json two = followed_up({"--buffer", "200", "--threads", "2"});
    EXPECT_EQ(one["result"], two["result"]);
}

}  // namespace
}  // namespace tk
