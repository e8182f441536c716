#include "engine/analyses/incident_places.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace tk {
namespace {

std::vector<Incident> incidents_at(const std::vector<MapPoint>& points) {
    std::vector<Incident> incidents;
    for (const MapPoint& at : points) incidents.emplace_back().at = at;
    return incidents;
}

Street street_along(const std::string& name, const std::vector<Line>& lines) {
    Street street;
    street.name = name;
    street.lines = lines;
    return street;
}

using Numbers = std::vector<std::int32_t>;

TEST(IncidentPlaces, CellsAndAreasHoldTheirSouthWestEdges) {
    const auto incidents = incidents_at({{0, 0}, {9.9, 9.9}, {10, 0}, {20, 0}, {5, 15}});
    const NumberedCells cells = numbered_cells(GridSpec{10.0, 0, 1, 1, 2}, std::nullopt);
    EXPECT_EQ(places_by_cell(incidents, cells).of_incident, (Numbers{0, 0, 1, -1, -1}));
    const std::vector<MultiPolygon> areas{rectangle({2, 2, 12, 12}), rectangle({0, 0, 30, 30})};
    const IncidentPlaces by_area = places_by_area(incidents, areas);
    EXPECT_EQ(by_area.of_incident[1], 0) << "the first that holds it";
    EXPECT_EQ(by_area.of_incident[4], 1);
}

TEST(IncidentPlaces, TheNearestStreetWithinReach) {
    const std::vector<Street> streets{street_along("a", {{{0, 0}, {100, 0}}}),
                                      street_along("b", {{{0, 40}, {50, 40}, {50, 90}}}),
                                      street_along("a", {{{100, 0}, {100, 100}}})};
    const auto incidents =
        incidents_at({{50, 5}, {50, 30}, {75, 80}, {100, 0}, {-31, 0}, {-30, 0}, {75, 20}});
    // At (100, 0) both meet, at (75, 80) and (75, 20) both are as far.
    EXPECT_EQ(places_by_street(incidents, streets, 30.0).of_incident,
              (Numbers{0, 1, 1, 0, -1, 0, 0}));
    EXPECT_EQ(places_by_street(incidents, streets, 0.0).of_incident,
              (Numbers{-1, -1, -1, 0, -1, -1, -1}));
}

TEST(IncidentPlaces, TheNearestStreetAgreesWithAllOfThem) {
    std::mt19937 random(6);
    std::uniform_real_distribution<double> any(0.0, 1000.0), near(-80.0, 80.0);
    std::vector<Street> streets;
    for (int i = 0; i < 60; ++i) {
        Line line{{any(random), any(random)}};
        for (int k = 0; k < 3; ++k)
            line.push_back({line.back().east_m + near(random), line.back().north_m + near(random)});
        streets.push_back(street_along("", {line}));
    }
    std::vector<MapPoint> points;
    for (int i = 0; i < 500; ++i) points.push_back({any(random), any(random)});
    const auto incidents = incidents_at(points);
    const IncidentPlaces found = places_by_street(incidents, streets, 40.0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        std::int32_t nearest = -1;
        double least = 40.0;
        for (std::size_t s = 0; s < streets.size(); ++s)
            for (std::size_t k = 1; k < streets[s].lines[0].size(); ++k) {
                const double away = distance_to_segment_m(points[i], streets[s].lines[0][k - 1],
                                                          streets[s].lines[0][k]);
                if (away < least) {
                    least = away;
                    nearest = static_cast<std::int32_t>(s);
                }
            }
        EXPECT_EQ(found.of_incident[i], nearest);
    }
}

TEST(IncidentPlaces, PointsAreTheSameToTheCentimetre) {
    const IncidentPlaces found =
        places_by_point(incidents_at({{674000.004, 0}, {674000.0, 0}, {674000.02, 0}, {5, 5}}));
    EXPECT_EQ(found.of_incident, (Numbers{0, 0, 1, 2}));
    EXPECT_EQ(found.places, 3u);
}

TEST(IncidentPlaces, NamesAreOneWhateverTheirCase) {
    const std::vector<std::string> names{"Storgatan", "", "STORGATAN", "Ågatan", "ågatan"};
    const NamedPlaces found = places_by_name(names);
    EXPECT_EQ(found.names, (std::vector<std::string>{"Storgatan", "Ågatan"}));
    EXPECT_EQ(found.number, (Numbers{0, -1, 0, 1, 1}));
    const IncidentPlaces pieces{5, {4, 2, 1, -1, 3}};
    EXPECT_EQ(renamed_places(pieces, found).of_incident, (Numbers{1, 0, -1, -1, 1}));
    EXPECT_EQ(renamed_places(pieces, found).places, 2u);
}

TEST(IncidentPlaces, AddUpWeightsInAllAndStepByStep) {
    auto incidents = incidents_at({{0, 0}, {0, 0}, {0, 0}, {0, 0}});
    const std::chrono::sys_days start = std::chrono::year(2024) / 1 / 15;
    incidents[0].when = IncidentTime{start, start, 0, false};
    incidents[1].when =
        IncidentTime{start + std::chrono::days{60}, start + std::chrono::days{60}, 0, false};
    incidents[1].weight = 2.5;
    incidents[3].when = incidents[0].when;
    const IncidentPlaces places{2, {0, 0, 0, 1}};
    EXPECT_EQ(counts_at_places(places, incidents), (std::vector<double>{4.5, 1.0}));
    const StepRange months{TimeStep::month, 2024 * 12, 2024 * 12 + 3};
    EXPECT_EQ(series_at_place(places, incidents, 0, months),
              (std::vector<double>{1.0, 0.0, 2.5, 0.0}));
}

}  // namespace
}  // namespace tk
