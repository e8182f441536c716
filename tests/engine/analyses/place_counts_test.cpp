#include "engine/analyses/place_counts.h"

#include <gtest/gtest.h>

namespace tk {
namespace {

Incident weighing_incident(MapPoint at, double weight = 1.0) {
    Incident incident;
    incident.at = at;
    incident.weight = weight;
    return incident;
}

// Three columns and two rows of 10 m; the boundary leaves the north-eastern cell out.
TEST(PlaceCounts, NumberTheCellsWhoseCentreLiesInTheBoundary) {
    const GridSpec spec{10.0, 0, 2, 2, 3};
    const MultiPolygon boundary{{{{0, 0}, {30, 0}, {30, 12}, {22, 12}, {22, 20}, {0, 20}}, {}}};
    const NumberedCells cells = numbered_cells(spec, boundary);
    EXPECT_EQ(cells.places(), 5u);
    EXPECT_EQ(cells.number(0, 2), -1);
    EXPECT_EQ(cells.number(1, 0), 2);
    EXPECT_EQ(cells.of_place[4], (Cell{1, 2}));
    EXPECT_EQ(numbered_cells(spec, std::nullopt).places(), 6u);
}

TEST(PlaceCounts, AddUpWeightsInCellsAndSayHowManyLieElsewhere) {
    const NumberedCells cells = numbered_cells({10.0, 0, 2, 2, 3}, std::nullopt);
    const std::vector<Incident> incidents{
        weighing_incident({5, 15}), weighing_incident({10, 10}, 2.5), weighing_incident({0, 0}),
        weighing_incident({30, 5}),  // on the eastern edge, which belongs to the next cell
        weighing_incident({-5, 5})};
    const PlaceCounts counts = counts_in_cells(incidents, cells);
    EXPECT_EQ(counts.sums, (std::vector<double>{1, 2.5, 0, 1, 0, 0}));
    EXPECT_EQ(counts.elsewhere, 2);
}

TEST(PlaceCounts, InAreasCountInEachThatHoldsThem) {
    const auto square = [](double west_m, double side_m) {
        return rectangle({west_m, 0, west_m + side_m, side_m});
    };
    const std::vector<MultiPolygon> areas{square(0, 10), square(5, 10), square(100, 10)};
    const std::vector<Incident> incidents{weighing_incident({2, 5}), weighing_incident({7, 5}, 2),
                                          weighing_incident({50, 5})};
    const PlaceCounts counts = counts_in_areas(incidents, areas);
    EXPECT_EQ(counts.sums, (std::vector<double>{3, 2, 0}));
    EXPECT_EQ(counts.elsewhere, 1);
}

}  // namespace
}  // namespace tk
