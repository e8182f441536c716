#include "layers/repeated_incidents.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace tk {
namespace {

Incident incident_at(double east_m, double north_m, int hour, std::int64_t row) {
    Incident incident;
    incident.at = {east_m, north_m};
    IncidentTime when;
    when.from = std::chrono::sys_seconds{std::chrono::hours{hour}};
    when.to = when.from;
    incident.when = when;
    incident.row = row;
    return incident;
}

/// The note; empty for none.
std::string note_on(const std::vector<Incident>& incidents, std::int64_t expected = -1) {
    RepeatedIncidents repeats(incidents, expected);
    repeats.look();
    ReadReport report;
    repeats.tell(report);
    return report.notes.empty() ? std::string{} : report.notes.front();
}

TEST(RepeatedIncidents, DifferInPlaceTimeOrCategory) {
    const Incident first = incident_at(1.0, 2.0, 5, 1);
    std::vector<Incident> others(6, first);
    others[1].at.east_m = 1.5;
    others[2].at.north_m = 2.5;
    others[3].when->from += std::chrono::seconds{1};
    others[3].when->to += std::chrono::seconds{1};
    others[4].when->to += std::chrono::hours{1};
    others[5].category = 0;
    EXPECT_EQ(note_on(others), "");
    others.push_back(first);
    others.back().row = 7;
    EXPECT_EQ(note_on(others),
              "1 rows repeat the place, time and category of another (the first: row 7); all are "
              "counted.");
}

TEST(RepeatedIncidents, AreNotTakenFromDatesAloneNorFromPlacesThatCannotBeShown) {
    Incident dated = incident_at(1.0, 2.0, 0, 1);
    dated.when->date_only = true;
    EXPECT_EQ(note_on({dated, dated}), "");
    Incident untimed = dated;
    untimed.when.reset();
    EXPECT_EQ(note_on({untimed, untimed}), "");
    const Incident nowhere = incident_at(std::nan(""), std::nan(""), 3, 1);
    EXPECT_EQ(note_on({nowhere, nowhere}), "");
}

TEST(RepeatedIncidents, TakeMinusZeroForZero) {
    EXPECT_NE(note_on({incident_at(0.0, 1.0, 3, 1), incident_at(-0.0, 1.0, 3, 2)}), "");
}

TEST(RepeatedIncidents, AgreesWithComparingEveryPairHoweverManyAreExpected) {
    std::mt19937 random(3);
    std::vector<Incident> incidents;
    for (int i = 0; i < 1500; ++i)
        incidents.push_back(incident_at(static_cast<double>(random() % 12),
                                        static_cast<double>(random() % 12),
                                        static_cast<int>(random() % 24), 3000 - i));
    std::int64_t repeats = 0, first_row = 10'000;
    for (std::size_t i = 0; i < incidents.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (incidents[i].at == incidents[j].at && incidents[i].when == incidents[j].when) {
                ++repeats;
                first_row = std::min(first_row, incidents[i].row);
                break;
            }
    ASSERT_GT(repeats, 100);
    const std::string expected =
        std::to_string(repeats) +
        " rows repeat the place, time and category of another (the first: row " +
        std::to_string(first_row) + "); all are counted.";
    for (const std::int64_t rows : {-1, 0, 1500, 100'000})
        EXPECT_EQ(note_on(incidents, rows), expected);
}

}  // namespace
}  // namespace tk
