#include "sample-data/generator/sample_town.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sample-data/generator/placed_buildings.h"
#include "sample-data/generator/plans.h"
#include "tests/sample_data/sample_lilleby.h"

namespace tk {
namespace {

const SampleTown& lilleby_town() {
    return test::sample_lilleby().town;
}

PlacedSegments carriageways() {
    PlacedSegments placed;
    for (std::size_t k = 0; k < lilleby_town().laid_streets.size(); ++k) {
        const LaidStreet& street = lilleby_town().laid_streets[k];
        placed.add(street.line, street.width_m / 2.0, static_cast<int>(k));
    }
    return placed;
}

TEST(SampleTown, HasWhatItsReadmePromises) {
    const SampleTown& town = lilleby_town();
    EXPECT_EQ(town.districts.size(), 12u);
    EXPECT_EQ(town.cameras.size(), 80u);
    EXPECT_GT(town.buildings.size(), 2700u);
    EXPECT_LT(town.buildings.size(), 3500u);
    EXPECT_GT(town.lamps.size(), 3600u);
    EXPECT_LT(town.lamps.size(), 4400u);
    EXPECT_EQ(town.features.bars.size(), 56u);
    EXPECT_EQ(town.features.schools.size(), 7u);
}

TEST(SampleTown, DistrictsTileTheMunicipality) {
    double sum_m2 = 0.0;
    for (const Area& district : lilleby_town().districts) sum_m2 += area_m2(district.shape);
    EXPECT_NEAR(sum_m2, area_m2({Polygon{lilleby_town().border, {}}}), 1e-3);
    for (int x = 5; x < 4000; x += 37)
        for (int y = 5; y < 4000; y += 41) {
            const MapPoint p = at(x, y);
            const auto holds = [&](const Area& a) { return contains(a.shape, p); };
            const auto districts = std::count_if(lilleby_town().districts.begin(),
                                                 lilleby_town().districts.end(), holds);
            EXPECT_EQ(districts, inside(lilleby_town().border, p) ? 1 : 0) << x << ", " << y;
        }
}

TEST(SampleTown, EveryBuildingStandsOnDryLandClearOfStreets) {
    const PlacedSegments streets = carriageways();
    for (const Building& house : lilleby_town().buildings)
        for (const MapPoint& corner : house.footprint.front().outer) {
            EXPECT_TRUE(inside(lilleby_town().border, corner)) << house.id;
            EXPECT_FALSE(lilleby_town().ground.wet(corner, 7.0)) << house.id;
            EXPECT_GT(streets.nearest(corner, 2.0).clear_m, 0.4) << house.id;
        }
}

TEST(SampleTown, EveryBuildingKeepsItsGroundToItself) {
    const PlacedBuildings all(lilleby_town().buildings);
    for (const Building& house : lilleby_town().buildings) {
        if (house.use == "köpcentrum" || house.use == "skola") continue;  // the middle is a yard
        for (const std::size_t other : all.within(centroid(house.footprint), 0.0))
            EXPECT_EQ(lilleby_town().buildings[other].id, house.id);
    }
}

TEST(SampleTown, EveryLampStandsBesideItsStreetAndOutsideHouses) {
    const PlacedSegments streets = carriageways();
    const PlacedBuildings houses(lilleby_town().buildings);
    for (const SampleLamp& lamp : lilleby_town().lamps) {
        EXPECT_FALSE(houses.built_at(lamp.light.at)) << lamp.light.id;
        EXPECT_FALSE(lilleby_town().ground.wet(lamp.light.at, 0.0)) << lamp.light.id;
        const auto street = streets.nearest(lamp.light.at, 2.0);
        const Site* site = lilleby_town().ground.site_at(lamp.light.at);
        if (street.owner < 0) {
            ASSERT_NE(site, nullptr) << lamp.light.id << " lights neither street nor square";
        } else {
            EXPECT_GT(street.clear_m, 0.3) << lamp.light.id << " stands in the carriageway";
        }
    }
}

TEST(SampleTown, DimsWhatCanBeDimmedAndNothingElse) {
    std::size_t dimmed = 0, early = 0;
    for (const SampleLamp& lamp : lilleby_town().lamps) {
        const LightSchedule& night = lamp.light.schedule;
        dimmed += night.steps.empty() ? 0 : 1;
        early += night.burning ? 1 : 0;
        EXPECT_TRUE(lamp.source == "led" || night.empty()) << lamp.light.id;
        // In the evening all give what they give whatever the hour.
        EXPECT_EQ(lamp.light.output_share_at(20 * 60), 1.0);
    }
    EXPECT_GT(dimmed, 1000u);
    EXPECT_GT(early, 20u);
}

TEST(SampleTown, LampsOfAStreetShineTowardIt) {
    const PlacedSegments streets = carriageways();
    int judged = 0, toward = 0;
    for (const SampleLamp& lamp : lilleby_town().lamps) {
        if (lamp.light.distribution != LightDistribution::street) continue;
        const auto street = streets.nearest(lamp.light.at, 3.0);
        if (street.owner < 0) continue;
        const auto owner = static_cast<std::size_t>(street.owner);
        if (lilleby_town().laid_streets[owner].name != lamp.street) continue;
        const Heading road = heading(lamp.light.at, street.foot.at);
        const Heading shines = heading_of_angle(90.0 - lamp.light.bearing_deg);
        toward += road.east * shines.east + road.north * shines.north > 0.9;
        ++judged;
    }
    EXPECT_GT(judged, 1500);
    // A few stand where a street of the same name branches off.
    EXPECT_GT(toward, 0.99 * judged);
}

TEST(SampleTown, CamerasHangOutsideAndHaveOpenGroundBeforeThem) {
    const PlacedBuildings houses(lilleby_town().buildings);
    for (const SampleCamera& each : lilleby_town().cameras)
        EXPECT_FALSE(houses.built_at(each.camera.at)) << each.camera.id;
}

TEST(SampleTown, IdsAreUniqueWithinTheirKind) {
    std::set<std::string> ids;
    for (const SampleLamp& l : lilleby_town().lamps) ids.insert(l.light.id);
    for (const SampleCamera& c : lilleby_town().cameras) ids.insert(c.camera.id);
    for (const Building& b : lilleby_town().buildings) ids.insert(b.id);
    for (const Street& s : lilleby_town().streets) ids.insert(s.id);
    EXPECT_EQ(ids.size(), lilleby_town().lamps.size() + lilleby_town().cameras.size() +
                              lilleby_town().buildings.size() + lilleby_town().streets.size());
}

/// Sizes of the groups of street pieces that hang together by their end points.
std::vector<double> connected_lengths_m(const std::vector<Street>& streets) {
    std::map<std::pair<long, long>, std::size_t> node_of;
    std::vector<std::size_t> parent;
    const auto root = [&](std::size_t i) {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    };
    const auto node = [&](MapPoint p) {
        const auto [found, added] = node_of.try_emplace(
            {std::lround(p.east_m * 100), std::lround(p.north_m * 100)}, parent.size());
        if (added) parent.push_back(found->second);
        return found->second;
    };
    std::vector<std::pair<std::size_t, double>> pieces;
    for (const Street& street : streets) {
        const std::size_t a = node(street.lines[0].front()), b = node(street.lines[0].back());
        parent[root(a)] = root(b);
        pieces.emplace_back(a, length_m(street.lines[0]));
    }
    std::map<std::size_t, double> by_root;
    for (const auto& [start, length] : pieces) by_root[root(start)] += length;
    std::vector<double> lengths;
    for (const auto& group : by_root) lengths.push_back(group.second);
    std::sort(lengths.rbegin(), lengths.rend());
    return lengths;
}

TEST(SampleTown, StreetsHangTogetherAsANetwork) {
    const std::vector<double> lengths = connected_lengths_m(lilleby_town().streets);
    double all = 0.0;
    for (const double length : lengths) all += length;
    EXPECT_GT(lengths.front() / all, 0.95);
}

TEST(SampleTown, IsAnotherTownForAnotherSeed) {
    const SampleTown other = build_sample_town(2);
    ASSERT_FALSE(other.buildings.empty());
    EXPECT_NE(other.buildings.back().footprint, lilleby_town().buildings.back().footprint);
}

TEST(SamplePlans, ConcernObjectsThatAreThere) {
    std::set<std::string> lamps, cameras, buildings, developments;
    for (const SampleLamp& l : lilleby_town().lamps) lamps.insert(l.light.id);
    for (const SampleCamera& c : lilleby_town().cameras) cameras.insert(c.camera.id);
    for (const Building& b : lilleby_town().buildings) buildings.insert(b.id);
    for (const Development& d : plan_developments(lilleby_town())) developments.insert(d.id);
    for (const SamplePlan& plan : {plan_a(lilleby_town()), plan_b(lilleby_town())}) {
        std::set<std::string> concerned;
        for (const LampEdit& e : plan.lamps) {
            EXPECT_EQ(lamps.contains(e.id), e.edit != EditWord::add) << e.id;
            EXPECT_TRUE(concerned.insert("lamp " + e.id).second) << e.id;
        }
        for (const CameraEdit& e : plan.cameras) {
            EXPECT_EQ(cameras.contains(e.id), e.edit != EditWord::add) << e.id;
            EXPECT_TRUE(concerned.insert("camera " + e.id).second) << e.id;
        }
        for (const BuildingEdit& e : plan.buildings) EXPECT_TRUE(buildings.contains(e.id)) << e.id;
        for (const std::string& id : plan.developments) EXPECT_TRUE(developments.contains(id));
    }
    EXPECT_GT(plan_b(lilleby_town()).lamps.size(), 3 * plan_a(lilleby_town()).lamps.size());
}

TEST(SamplePlans, TheOldStoreIsTornDownWhereItStands) {
    const auto developments = plan_developments(lilleby_town());
    const auto demolished =
        std::find_if(developments.begin(), developments.end(),
                     [](const auto& d) { return d.action == DevelopmentAction::demolish; });
    ASSERT_NE(demolished, developments.end());
    int gone = 0;
    for (const Building& house : lilleby_town().buildings)
        if (contains(demolished->footprint, centroid(house.footprint))) {
            EXPECT_EQ(house.use, "magasin");
            ++gone;
        }
    EXPECT_EQ(gone, 1);
}

TEST(SampleTerrain, LiesAtZeroOnTheLakeAndIsGentle) {
    const Ground& ground = lilleby_town().ground;
    EXPECT_EQ(ground_height_m(ground, at(2000, 200)), 0.0);
    for (int x = 10; x < 3980; x += 30)
        for (int y = 10; y < 3980; y += 30) {
            const double here = ground_height_m(ground, at(x, y));
            EXPECT_GE(here, 0.0);
            EXPECT_LT(here, 60.0);
            EXPECT_LT(std::abs(ground_height_m(ground, at(x + 10, y)) - here), 4.0);
        }
}

}  // namespace
}  // namespace tk
