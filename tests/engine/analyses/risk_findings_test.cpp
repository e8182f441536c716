#include "engine/analyses/risk_findings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>

namespace tk {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::sys_days;

constexpr sys_days first_of_findings = sys_days{std::chrono::year{2024} / 1 / 1};

Incident incident_of_day(MapPoint at, int day, int hour, std::int32_t utc_offset_s = 0) {
    Incident incident;
    incident.at = at;
    const std::chrono::sys_seconds when = first_of_findings + days(day) + std::chrono::hours(hour);
    incident.when = IncidentTime{when, when, utc_offset_s, false};
    return incident;
}

local_days findings_day(int day) {
    return local_days{(first_of_findings + days(day)).time_since_epoch()};
}

const GridSpec findings_cells{50.0, 0, 40, 40, 40};

/// Bars with e times as many incidents within 100 m, over 200 days.
struct FindingsTown {
    RiskGround ground;
    std::vector<Incident> incidents;

    FindingsTown() {
        std::mt19937 random(11);
        std::uniform_real_distribution<double> place(0.0, 2000.0);
        std::uniform_int_distribution<int> day(0, 199);
        TownParts parts;
        FeatureSet bars;
        bars.name = "bars";
        for (int i = 0; i < 20; ++i) bars.points.push_back({place(random), place(random)});
        for (int row = 0; row < 40; ++row)
            for (int col = 0; col < 40; ++col) {
                const MapPoint at = findings_cells.centre_of(row, col);
                const bool near =
                    std::any_of(bars.points.begin(), bars.points.end(),
                                [&](MapPoint p) { return distance_m(at, p) <= 100.0; });
                for (int i = std::poisson_distribution<int>(near ? 2.0 : 0.4)(random); i > 0; --i)
                    incidents.push_back(incident_of_day(at, day(random), 12));
            }
        parts.features.push_back(bars);
        ground.town = build_town(std::move(parts));
    }
};

TEST(RiskFindings, TheLastFifthBeginsWithTheFirstOfIts) {
    std::vector<Incident> incidents;
    for (int day = 9; day >= 0; --day) incidents.push_back(incident_of_day({0, 0}, day, 12));
    incidents.emplace_back();
    EXPECT_EQ(day_of_last_fifth(incidents), findings_day(8)) << "eight of ten came before";
    EXPECT_FALSE(day_of_last_fifth(std::vector<Incident>(3)).has_value());
    // Two hours before midnight UTC is the next day where clocks show four hours more.
    EXPECT_EQ(day_of_last_fifth(std::vector{incident_of_day({0, 0}, 3, 22, 4 * 3600)}),
              findings_day(4));
}

TEST(RiskFindings, AreThoseOfTheirParts) {
    FindingsTown town;
    Incident timeless;
    timeless.at = {1000.0, 1000.0};
    town.incidents.push_back(timeless);
    RiskTerrainOptions options;
    options.split = findings_day(150);
    options.area_share = 0.2;
    options.candidates.position_error_m = 300.0;
    const RiskSample sample =
        risk_sample(town.ground, town.incidents, findings_cells, options.candidates);
    const RiskFindings found = find_risk_terrain(sample, town.incidents, options);
    ASSERT_FALSE(found.terrain.factors.empty());
    EXPECT_EQ(found.terrain.factors.front().variable.factor, "bars");
    EXPECT_EQ(found.folds, 5);
    EXPECT_EQ(found.split_day, options.split);
    EXPECT_EQ(found.without_time, 1);

    std::vector<Incident> before, after;
    for (const Incident& incident : town.incidents)
        if (incident.when)
            (incident.when->from < first_of_findings + days(150) ? before : after)
                .push_back(incident);
    std::string reason;
    const auto squares = accuracy_across_squares(sample, {}, 0.2, reason);
    const auto split = accuracy_over_time(
        sample, counts_in_sample(sample, before), counts_in_sample(sample, after),
        density_in_sample(sample, before, options.density_bandwidth_m), {}, 0.2, reason);
    ASSERT_TRUE(squares && split && found.squares && found.split) << reason;
    EXPECT_EQ(found.squares->top.hit_rate, squares->top.hit_rate);
    EXPECT_EQ(found.split->model.deviance, split->model.deviance);
    EXPECT_EQ(found.split->density.pei, split->density.pei);
    EXPECT_EQ(found.split->after, static_cast<double>(after.size()));

    const auto warns_of = [&](const char* words) {
        return std::any_of(
            found.terrain.warnings.begin(), found.terrain.warnings.end(),
            [&](const std::string& warning) { return warning.find(words) != std::string::npos; });
    };
    EXPECT_TRUE(warns_of("cells of 50 m are smaller than the position error of 300 m"));
    EXPECT_TRUE(warns_of("the bandwidth of 250 m is smaller than the position error of 300 m"));
}

TEST(RiskFindings, OfIncidentsWithoutTimesHaveNoSplitAndSayWhy) {
    FindingsTown town;
    for (Incident& incident : town.incidents) incident.when.reset();
    const RiskSample sample = risk_sample(town.ground, town.incidents, findings_cells, {});
    const RiskFindings found = find_risk_terrain(sample, town.incidents, {});
    EXPECT_TRUE(found.squares);
    EXPECT_FALSE(found.split);
    EXPECT_FALSE(found.split_day);
    EXPECT_EQ(found.why_no_split, "no incident has a time");
}

}  // namespace
}  // namespace tk
