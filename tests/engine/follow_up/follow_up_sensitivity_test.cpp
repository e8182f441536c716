#include "engine/follow_up/follow_up_sensitivity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace tk {
namespace {

using std::chrono::days;
using std::chrono::local_days;

const local_days measure_date{std::chrono::year{2024} / std::chrono::January / 1};

/// `count` incidents at a place, spread evenly over days [from, to) after the date.
void add_spread(std::vector<Incident>& incidents, MapPoint at, int from, int to, int count) {
    for (int i = 0; i < count; ++i) {
        Incident incident;
        incident.at = at;
        const int day = from + static_cast<int>((i + 0.5) * (to - from) / count);
        const std::chrono::sys_seconds utc{
            (measure_date + days{day} + std::chrono::hours{12}).time_since_epoch()};
        incident.when = IncidentTime{utc, utc, 0};
        incidents.push_back(incident);
    }
}

/// Treated 400 to 200, control 300 to 300, a ring's inner part 100 to 100 and outer part 50 to 80,
/// another place 80 to 40.
std::vector<Incident> followed_incidents() {
    std::vector<Incident> incidents;
    const auto add = [&](MapPoint at, int before, int after) {
        add_spread(incidents, at, -400, 0, before);
        add_spread(incidents, at, 0, 400, after);
    };
    add({50, 50}, 400, 200);
    add({5050, 50}, 300, 300);
    add({120, 50}, 100, 100);
    add({180, 50}, 50, 80);
    add({9050, 50}, 80, 40);
    return incidents;
}

FollowUpDesign followed_design() {
    FollowUpDesign design;
    design.areas = {rectangle({0, 0, 100, 100}), rectangle({5000, 0, 5100, 100})};
    design.areas.displacement.ring_m = 50.0;
    design.date = measure_date;
    design.before_days = design.after_days = 400;
    return design;
}

const SensitivityRow& row_of(const std::vector<SensitivityRow>& rows, const std::string& value) {
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const SensitivityRow& row) { return row.value == value; });
    if (found == rows.end()) throw std::out_of_range(value);
    return *found;
}

TEST(FollowUpSensitivity, TriesOtherRings) {
    const auto rows = follow_up_sensitivity(followed_incidents(), followed_design(), {});
    EXPECT_EQ(*row_of(rows, "25 m").counts.displacement, (BeforeAfter{100, 100}));
    EXPECT_EQ(*row_of(rows, "100 m").counts.displacement, (BeforeAfter{150, 180}));
    EXPECT_EQ(row_of(rows, "100 m").counts.treated, (BeforeAfter{400, 200}));
    EXPECT_EQ(row_of(rows, "75 m").choice, DesignChoice::buffer);
    FollowUpDesign drawn = followed_design();
    drawn.areas.displacement = {rectangle({0, 0, 300, 100})};
    for (const SensitivityRow& row : follow_up_sensitivity(followed_incidents(), drawn, {}))
        EXPECT_NE(row.choice, DesignChoice::buffer);
}

TEST(FollowUpSensitivity, TriesOtherControls) {
    const OtherControl other{"the other", rectangle({9000, 0, 9100, 100})};
    SensitivityOptions options;
    options.other_controls = {&other, 1};
    options.overdispersion = 1.0;
    const auto rows = follow_up_sensitivity(followed_incidents(), followed_design(), options);
    const SensitivityRow& named = row_of(rows, "the other");
    EXPECT_EQ(named.counts.control, (BeforeAfter{80, 40}));
    EXPECT_NEAR(named.findings.effect.estimate, 1.0, 1e-12);
    EXPECT_EQ(row_of(rows, "all other places").counts.control,
              (BeforeAfter{300 + 50 + 80, 300 + 80 + 40}));
    const FollowUpFindings main =
        findings_of({{{400, 200}, {300, 300}, {{100, 100}}, {}}, {}, 1.0});
    EXPECT_TRUE(disagrees(named, main));
    EXPECT_FALSE(disagrees(row_of(rows, "all other places"), main));
}

TEST(FollowUpSensitivity, TriesOtherPeriodsWhereThereAreIncidents) {
    SensitivityOptions options;
    options.data_from = measure_date - days{400};
    options.data_to = measure_date + days{400};
    const auto rows = follow_up_sensitivity(followed_incidents(), followed_design(), options);
    EXPECT_EQ(row_of(rows, "half the days").counts.treated, (BeforeAfter{200, 100}));
    EXPECT_EQ(row_of(rows, "one whole year").counts.treated, (BeforeAfter{365, 183}));
    // 28 of 400 days hold 14 of the 200; the difference is in incidents of 372 days.
    const SensitivityRow& later = row_of(rows, "the first four weeks after left out");
    EXPECT_EQ(later.counts.treated, (BeforeAfter{400, 186}));
    EXPECT_NEAR(later.findings.difference.local.estimate,
                (186 - 400 * 372 / 400.0) - (279 - 300 * 372 / 400.0), 1e-9);
    EXPECT_THROW(row_of(rows, "twice the days before"), std::out_of_range);
    options.data_from = measure_date - days{800};
    EXPECT_EQ(row_of(follow_up_sensitivity(followed_incidents(), followed_design(), options),
                     "twice the days before")
                  .counts.treated,
              (BeforeAfter{400, 200}));
}

TEST(FollowUpSensitivity, DifferencesNeedLevelsThatAreAlike) {
    AreaWeights weights;
    EXPECT_TRUE(levels_are_alike({{100, 7}, {200, 7}, {}, {}}, weights));
    EXPECT_FALSE(levels_are_alike({{100, 7}, {201, 7}, {}, {}}, weights));
    EXPECT_FALSE(levels_are_alike({{201, 7}, {100, 7}, {}, {}}, weights));
    weights.treated = 2.0;
    EXPECT_TRUE(levels_are_alike({{201, 7}, {100, 7}, {}, {}}, weights));
}

TEST(FollowUpSensitivity, FewerDaysThatTellLessDoNotDisagree) {
    const FollowUpFindings main = findings_of({{{100, 70}, {300, 300}, {}, {}}, {}, 1.0});
    SensitivityRow half;
    half.choice = DesignChoice::period;
    half.findings = findings_of({{{50, 36}, {150, 150}, {}, {}}, {}, 1.0});
    EXPECT_FALSE(disagrees(half, main));
    half.findings = findings_of({{{50, 70}, {150, 150}, {}, {}}, {}, 1.0});
    EXPECT_TRUE(disagrees(half, main)) << "it would not allow what was found";
    half.choice = DesignChoice::control;
    half.findings = findings_of({{{50, 36}, {150, 150}, {}, {}}, {}, 1.0});
    EXPECT_TRUE(disagrees(half, main));
}

}  // namespace
}  // namespace tk
