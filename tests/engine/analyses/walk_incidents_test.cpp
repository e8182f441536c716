#include "engine/analyses/walk_incidents.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "engine/analyses/along_line.h"
#include "engine/analyses/path_points.h"

namespace tk {
namespace {

Incident incident_at(double east, double north) {
    Incident incident;
    incident.at = {east, north};
    return incident;
}

TEST(PlaceByLine, TellsHowFarAlongAndOnWhichSide) {
    const Line line{{0, 0}, {100, 0}, {100, 50}};
    const auto expect = [&](MapPoint at, double along, double off) {
        const LinePlace place = place_by_line(at, line);
        EXPECT_NEAR(place.along_m, along, 1e-12) << at.east_m << " " << at.north_m;
        EXPECT_NEAR(place.off_m, off, 1e-12) << at.east_m << " " << at.north_m;
    };
    expect({30, 5}, 30, -5);     // to the left of one going east
    expect({30, -5}, 30, 5);     // to the right
    expect({110, 30}, 130, 10);  // then going north: east is right
    expect({95, 30}, 130, -5);   // west is left
    expect({-3, -4}, 0, 5);      // before the beginning
    expect({97, 62}, 150, -std::hypot(3, 12));
    // Beyond the outside of the corner: nearest to it, and outside of both pieces is right.
    expect({103, -4}, 100, 5);
    expect({30, 0}, 30, 0);
}

// In the wedge behind a sharp turn the place is on one side of one piece and on the other of the
// next: the one that it lies further from the course of is right about the side.
TEST(PlaceByLine, BehindASharpTurnIsOnTheOuterSide) {
    const Line line{{0, 0}, {100, 0}, {0, 10}};  // turns back, to the left
    EXPECT_GT(place_by_line({108, -1}, line).off_m, 0.0);
    EXPECT_GT(place_by_line({108, 1}, line).off_m, 0.0);
    Line mirrored{{0, 0}, {100, 0}, {0, -10}};
    EXPECT_LT(place_by_line({108, 1}, mirrored).off_m, 0.0);
    EXPECT_LT(place_by_line({108, -1}, mirrored).off_m, 0.0);
}

TEST(PointAlong, StaysOnTheLine) {
    const Line line{{0, 0}, {0, 0}, {3, 0}, {3, 4}};
    EXPECT_EQ(point_along(line, -1.0), (MapPoint{0, 0}));
    EXPECT_EQ(point_along(line, 1.5), (MapPoint{1.5, 0}));
    EXPECT_EQ(point_along(line, 5.0), (MapPoint{3, 2}));
    EXPECT_EQ(point_along(line, 7.0), (MapPoint{3, 4}));
    EXPECT_EQ(point_along(line, 99.0), (MapPoint{3, 4}));
    EXPECT_EQ(point_along(line, std::nan("")), (MapPoint{0, 0}));
}

TEST(IncidentsAlong, AreThoseWithinTheDistanceInTheOrderOfTheWalk) {
    const Line line{{0, 0}, {100, 0}};
    const std::vector<Incident> incidents{incident_at(80, 25),  incident_at(20, -25.001),
                                          incident_at(20, -25), incident_at(50, 3),
                                          incident_at(-20, 15), incident_at(-20, 16)};
    const std::vector<WalkIncident> along = incidents_along(line, incidents);
    ASSERT_EQ(along.size(), 4U);
    const std::size_t order[] = {4, 2, 3, 0};
    const double at[] = {0, 20, 50, 80}, off[] = {-25, 25, -3, -25};
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(along[i].index, order[i]);
        EXPECT_NEAR(along[i].along_m, at[i], 1e-12);
        EXPECT_NEAR(along[i].off_m, off[i], 1e-12);
    }
    EXPECT_EQ(incidents_along(line, incidents, 0.0).size(), 0U);
    EXPECT_TRUE(incidents_along(line, {}).empty());
}

TEST(IncidentsAlong, AnyAgreesWithALineOfManyPoints) {
    std::mt19937 random(9);
    std::uniform_real_distribution<double> real(0.0, 200.0);
    for (int round = 0; round < 20; ++round) {
        Line line;
        for (int i = 0; i < 2 + round % 6; ++i) line.push_back({real(random), real(random)});
        std::vector<Incident> incidents;
        for (int i = 0; i < 60; ++i) incidents.push_back(incident_at(real(random), real(random)));
        const std::vector<WalkIncident> along = incidents_along(line, incidents, 30.0);
        // The line as points five centimetres apart, its end among them.
        std::vector<double> nearest_m(incidents.size(), HUGE_VAL), nearest_along(incidents.size());
        const double length = length_m(line);
        for (int k = 0; 0.05 * (k - 1) < length; ++k) {
            const double at = std::min(0.05 * k, length);
            const MapPoint p = point_along(line, at);
            for (std::size_t i = 0; i < incidents.size(); ++i)
                if (const double d = distance_m(p, incidents[i].at); d < nearest_m[i]) {
                    nearest_m[i] = d;
                    nearest_along[i] = at;
                }
        }
        std::vector<bool> told(incidents.size(), false);
        double before = 0.0;
        for (const WalkIncident& one : along) {
            ASSERT_FALSE(told[one.index]);
            told[one.index] = true;
            EXPECT_GE(one.along_m, before);
            before = one.along_m;
            EXPECT_NEAR(std::abs(one.off_m), nearest_m[one.index], 0.03);
            EXPECT_NEAR(distance_m(point_along(line, one.along_m), incidents[one.index].at),
                        std::abs(one.off_m), 1e-9);
        }
        for (std::size_t i = 0; i < incidents.size(); ++i)
            if (std::abs(nearest_m[i] - 30.0) > 0.06) {
                EXPECT_EQ(told[i], nearest_m[i] < 30.0);
            }
    }
}

TEST(IncidentsAlong, AnyWayBackHasThemOnTheOtherSide) {
    std::mt19937 random(10);
    std::uniform_real_distribution<double> real(0.0, 200.0);
    const Line line{{10, 10}, {150, 40}, {170, 180}};
    const Line back(line.rbegin(), line.rend());
    std::vector<Incident> incidents;
    for (int i = 0; i < 200; ++i) incidents.push_back(incident_at(real(random), real(random)));
    const auto there = incidents_along(line, incidents), again = incidents_along(back, incidents);
    ASSERT_EQ(there.size(), again.size());
    ASSERT_GT(there.size(), 20U);
    const double length = length_m(line);
    for (const WalkIncident& one : there)
        for (const WalkIncident& other : again)
            if (other.index == one.index) {
                EXPECT_NEAR(other.along_m, length - one.along_m, 1e-9);
                EXPECT_NEAR(other.off_m, -one.off_m, 1e-9);
            }
}

}  // namespace
}  // namespace tk
