#include "viewer/panels/timeline_data.h"

#include <gtest/gtest.h>

#include "viewer/panels/timeline_filter.h"

namespace tk {
namespace {

using std::chrono::hours;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

sys_seconds utc_midnight(int year, unsigned month, unsigned day) {
    return sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

Incident incident_at(sys_seconds utc, std::int32_t utc_offset_s, std::int32_t category) {
    Incident incident;
    incident.category = category;
    incident.at = {674000.0, 6580000.0};
    incident.when = IncidentTime{utc, utc, utc_offset_s, false};
    return incident;
}

std::shared_ptr<const LoadedStudy> loaded_in(const ProjectedCrs& crs, Incidents incidents) {
    auto loaded = std::make_shared<LoadedStudy>(LoadedStudy{.context = ReadContext{.crs = crs}});
    TownParts parts;
    parts.incidents = std::move(incidents);
    loaded->town = build_town(std::move(parts));
    return loaded;
}

/// The first half hour of April by the clock, which is March in UTC; one in June; one without a
/// time.
Incidents spring() {
    Incidents incidents;
    incidents.categories = {"rån", "stöld", "våld"};
    incidents.all = {incident_at(utc_midnight(2024, 4, 1) - hours(2), 7200, 1),
                     incident_at(utc_midnight(2024, 6, 10), 7200, 1),
                     incident_at(utc_midnight(2024, 6, 11), 7200, 2), Incident{}};
    return incidents;
}

TEST(TimelineData, MonthsBeginByTheLocalClock) {
    const TimelineData data =
        make_timeline_data(loaded_in(ProjectedCrs::local(), spring()), "Europe/Stockholm");
    ASSERT_EQ(data.month_starts.size(), 4U);
    EXPECT_EQ(data.month_starts.front(), utc_midnight(2024, 4, 1) - hours(2));
    EXPECT_EQ(data.month_starts.back(), utc_midnight(2024, 7, 1) - hours(2));
    EXPECT_EQ(data.all.shown, 4);
    EXPECT_EQ(data.all.without_time, 1);
}

TEST(TimelineData, BrushOverAMonthKeepsWhatItsBarCounts) {
    const TimelineData data =
        make_timeline_data(loaded_in(ProjectedCrs::local(), spring()), "Europe/Stockholm");
    for (int month = 0; month < 3; ++month) {
        const IncidentFilter filter = with_months({}, {month, month + 1}, data.month_starts);
        const std::int64_t counted = data.all.months[static_cast<std::size_t>(month)];
        // An open end keeps nothing more: what has no time is left out all the same.
        EXPECT_EQ(data.index.summary(filter).shown, counted) << month;
    }
}

TEST(TimelineData, CategoriesTheMostFrequentFirstAndOnlyThoseThatAreThere) {
    const TimelineData data =
        make_timeline_data(loaded_in(ProjectedCrs::local(), spring()), "Europe/Stockholm");
    EXPECT_EQ(data.by_number, (std::vector<std::size_t>{1, 2}));
}

TEST(TimelineData, LightHoursOfAPlaceOnTheGlobe) {
    const TimelineData data = make_timeline_data(
        loaded_in(ProjectedCrs::parse("EPSG:3006"), spring()), "Europe/Stockholm");
    ASSERT_TRUE(data.light_hours);
    const auto whole = data.light_hours->hours({});
    EXPECT_NEAR(whole[0] + whole[1] + whole[2], 91 * 24, 1e-6);
    // In Stockholm there are few dark hours from April to June.
    EXPECT_GT(whole[0], 3 * whole[2]);
}

TEST(TimelineData, NoLightHoursInLocalCoordinates) {
    EXPECT_FALSE(make_timeline_data(loaded_in(ProjectedCrs::local(), spring()), "Europe/Stockholm")
                     .light_hours);
}

TEST(TimelineData, WithoutTimesThereAreNoMonths) {
    Incidents incidents;
    incidents.all.resize(3);
    const TimelineData data =
        make_timeline_data(loaded_in(ProjectedCrs::local(), incidents), "no zone at all");
    EXPECT_TRUE(data.month_starts.empty());
    EXPECT_EQ(data.all.without_time, 3);
}

}  // namespace
}  // namespace tk
