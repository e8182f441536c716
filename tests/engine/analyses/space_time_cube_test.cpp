#include "engine/analyses/space_time_cube.h"

#include <gtest/gtest.h>

#include <numeric>

namespace tk {
namespace {

using std::chrono::local_days;

Incident dated_incident(MapPoint at, std::chrono::year_month_day day, double weight = 1.0) {
    Incident incident;
    incident.at = at;
    incident.weight = weight;
    // Half an hour after midnight in Stockholm's winter: the day before, by UTC.
    const std::chrono::sys_seconds utc = std::chrono::sys_days(day) - std::chrono::minutes{30};
    incident.when = IncidentTime{utc, utc, 3600, false};
    return incident;
}

TEST(TimeSteps, AreMonthsYearsAndWeeksFromMonday) {
    using namespace std::chrono;
    const auto step = [](TimeStep kind, year_month_day day) {
        return step_of(kind, local_days(day));
    };
    EXPECT_EQ(step(TimeStep::month, 2025y / 1 / 1), step(TimeStep::month, 2024y / 12 / 31) + 1);
    EXPECT_EQ(step(TimeStep::week, 2024y / 1 / 1), step(TimeStep::week, 2023y / 12 / 31) + 1);
    EXPECT_EQ(step(TimeStep::week, 2024y / 1 / 7), step(TimeStep::week, 2024y / 1 / 1));
    for (const TimeStep kind : {TimeStep::week, TimeStep::month, TimeStep::year})
        for (local_days day{2019y / 12 / 20}; day < local_days{2021y / 2 / 1}; day += days{1}) {
            const int number = step_of(kind, day);
            EXPECT_LE(first_day_of(kind, number), day);
            EXPECT_GT(first_day_of(kind, number + 1), day);
        }
}

TEST(SpaceTimeCube, CountsByTheLocalDay) {
    using namespace std::chrono;
    const NumberedCells cells = numbered_cells({10.0, 0, 1, 1, 2}, std::nullopt);
    const std::vector<Incident> incidents{
        dated_incident({5, 5}, 2024y / 1 / 1), dated_incident({5, 5}, 2024y / 1 / 31, 2.0),
        dated_incident({15, 5}, 2024y / 3 / 1), dated_incident({95, 5}, 2024y / 3 / 1)};
    const StepRange range = steps_of(TimeStep::month, incidents);
    EXPECT_EQ(range.count(), 3u);
    const SpaceTimeCube cube = cube_of(incidents, cells, range);
    EXPECT_EQ(cube.series(cube.counts, 0), (std::vector<double>{3, 0, 0}));
    EXPECT_EQ(cube.series(cube.counts, 1), (std::vector<double>{0, 0, 1}));
    EXPECT_EQ(cube.elsewhere, 1);
    EXPECT_EQ(steps_of(TimeStep::month, {}).count(), 0u);
}

TEST(SpaceTimeCube, NeighboursAreThoseNowAndThoseOneStepBefore) {
    const std::vector<std::vector<std::uint32_t>> lists{{1}, {0, 2}, {1}};
    const Neighbours cube = neighbours_in_cube(Neighbours(lists), 3);
    EXPECT_EQ(cube.places(), 9u);
    const auto of = [&](std::size_t place) {
        return std::vector<std::uint32_t>(cube.of(place).begin(), cube.of(place).end());
    };
    EXPECT_EQ(of(0), (std::vector<std::uint32_t>{1}));
    EXPECT_EQ(of(4), (std::vector<std::uint32_t>{0, 1, 2, 3, 5}));
    EXPECT_EQ(of(6), (std::vector<std::uint32_t>{3, 4, 7}));
}

}  // namespace
}  // namespace tk
