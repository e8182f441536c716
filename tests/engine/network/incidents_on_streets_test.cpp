#include "engine/network/incidents_on_streets.h"

#include <gtest/gtest.h>

#include "tests/engine/network/made_streets.h"

namespace tk {
namespace {

TEST(IncidentsOnStreets, AreThoseWithinReachInTheirOrder) {
    const StreetNetwork streets(test::streets_of({{{0, 0}, {100, 0}}, {{0, 500}, {100, 500}}}));
    Incidents incidents;
    incidents.categories = {"theft"};
    for (const MapPoint at : {MapPoint{20, 30}, {50, 150}, {70, 490}}) {
        incidents.all.emplace_back();
        incidents.all.back().at = at;
        incidents.all.back().row = static_cast<std::int64_t>(incidents.all.size());
    }
    const IncidentsOnStreets found = incidents_on_streets(incidents, streets, 100.0);
    ASSERT_EQ(found.incidents.all.size(), 2U);
    ASSERT_EQ(found.places.size(), 2U);
    EXPECT_EQ(found.off_street, 1U);
    EXPECT_EQ(found.incidents.categories, incidents.categories);
    EXPECT_EQ(found.incidents.all[0].row, 1);
    EXPECT_EQ(found.places[0].edge, 0U);
    EXPECT_DOUBLE_EQ(found.places[0].along_m, 20.0);
    EXPECT_DOUBLE_EQ(found.places[0].off_m, 30.0);
    EXPECT_EQ(found.incidents.all[1].row, 3);
    EXPECT_EQ(found.places[1].edge, 1U);
    EXPECT_EQ(incidents_on_streets(incidents, streets, 29.0).off_street, 2U);
}

}  // namespace
}  // namespace tk
