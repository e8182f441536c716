#include "viewer/map/pick.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "viewer/session/layer_id.h"

namespace tk {
namespace {

MultiPolygon picked_square(double x, double y, double side) {
    return rectangle({x, y, x + side, y + side});
}

std::shared_ptr<const Town> town_to_pick() {
    TownParts parts;
    parts.incidents.all.resize(3);
    parts.incidents.all[0].at = {10, 10};
    parts.incidents.all[1].at = {50, 50};
    parts.incidents.all[2].at = {12, 10};
    StreetLight light;
    light.id = "L1";
    light.at = {11, 10};
    parts.lights = {light};
    Building building;
    building.id = "B1";
    building.footprint = picked_square(0, 0, 40);
    parts.buildings = {building};
    Development development;
    development.id = "D1";
    development.footprint = picked_square(20, 0, 20);
    parts.developments = {development};
    Street street;
    street.id = "S1";
    street.lines = {{{0, 60}, {100, 60}}};
    parts.streets = {street};
    parts.areas = {{"Centrum", picked_square(0, 0, 100), std::nullopt}};
    Tree tree;
    tree.id = "T1";
    tree.at = {70, 70};
    Tree stand;
    stand.id = "T2";
    stand.at = {85, 85};
    stand.shape = picked_square(80, 80, 10);
    parts.trees = {tree, stand};
    return build_town(std::move(parts));
}

std::vector<std::pair<std::string, std::string>> picked_names(const std::vector<PickHit>& hits) {
    std::vector<std::pair<std::string, std::string>> names;
    for (const PickHit& hit : hits) names.emplace_back(hit.layer, hit.id);
    return names;
}

using PickedNames = std::vector<std::pair<std::string, std::string>>;

TEST(Picker, FindsTheFeaturesOfASetByTheirNumber) {
    TownParts parts;
    FeatureSet set;
    set.name = "bars";
    set.points = {{10, 10}, {50, 50}};
    set.lines = {{{100, 0}, {100, 100}}};
    set.polygons = {{{{200, 0}, {300, 0}, {300, 100}, {200, 100}}, {}}};
    parts.features = {set};
    const PickScene scene{build_town(std::move(parts)), nullptr, {}, {}};
    Picker picker;
    const auto number_at = [&](MapPoint at) {
        const auto hits = picker.at(scene, at, 2.0);
        return hits.size() == 1 && hits[0].layer == "features:bars" ? hits[0].id : std::string();
    };
    EXPECT_EQ(number_at({51, 50}), "1");
    EXPECT_EQ(number_at({101, 50}), "2");
    EXPECT_EQ(number_at({250, 50}), "3");
    EXPECT_EQ(number_at({150, 50}), "");
    const auto within = picker.within(scene, {{{{0, 0}, {400, 0}, {400, 30}, {0, 30}}, {}}});
    ASSERT_EQ(within.size(), 1U);
    EXPECT_EQ(within[0].indices, (std::vector<std::size_t>{0, 2}));
}

TEST(Picker, PutsPointsFirstByDistanceThenWhatLiesBelow) {
    Picker picker;
    const PickScene scene{town_to_pick(), nullptr, {}, {}};
    EXPECT_EQ(picked_names(picker.at(scene, {11.2, 10}, 3.0)), (PickedNames{{"lights", "L1"},
                                                                            {"incidents", "2"},
                                                                            {"incidents", "0"},
                                                                            {"buildings", "B1"},
                                                                            {"areas", "0"}}));
    EXPECT_EQ(picked_names(picker.at(scene, {30, 10}, 1.0)),
              (PickedNames{{"developments", "D1"}, {"buildings", "B1"}, {"areas", "0"}}));
    EXPECT_EQ(picked_names(picker.at(scene, {5, 58}, 3.0)),
              (PickedNames{{"streets", "S1"}, {"areas", "0"}}));
    EXPECT_EQ(picked_names(picker.at(scene, {70, 71}, 2.0)),
              (PickedNames{{"trees", "T1"}, {"areas", "0"}}));
    EXPECT_EQ(picked_names(picker.at(scene, {82, 88}, 1.0)),
              (PickedNames{{"trees", "T2"}, {"areas", "0"}}));
    EXPECT_TRUE(picker.at(scene, {-500, 0}, 5.0).empty());
}

TEST(Picker, FindsMasksOverHousesAndEntrancesBeforeBoth) {
    TownParts parts;
    Building house;
    house.id = "B1";
    house.footprint = picked_square(0, 0, 40);
    parts.buildings = {house};
    parts.masks = {{"M1", "K1", picked_square(20, 0, 40)}};
    parts.entrances = {{"E1", {30, 10}, "entré"}};
    const PickScene scene{build_town(std::move(parts)), nullptr, {}, {}};
    Picker picker;
    EXPECT_EQ(picked_names(picker.at(scene, {31, 10}, 3.0)),
              (PickedNames{{"entrances", "E1"}, {"masks", "M1"}, {"buildings", "B1"}}));
    EXPECT_EQ(picked_names(picker.at(scene, {50, 10}, 3.0)), (PickedNames{{"masks", "M1"}}));
    EXPECT_EQ(picked_names(picker.at(scene, {10, 10}, 3.0)), (PickedNames{{"buildings", "B1"}}));
    const auto within = picker.within(scene, picked_square(25, 0, 30));
    ASSERT_EQ(within.size(), 2U);
    EXPECT_EQ(within[0].layer, "entrances");
    EXPECT_EQ(within[1].layer, "masks");
}

TEST(Picker, SeesOnlyTheLayersThatAreShown) {
    Picker picker;
    const PickScene scene{town_to_pick(), nullptr, {}, [](std::string_view layer) {
                              return layer == layer_id::lights;
                          }};
    EXPECT_EQ(picked_names(picker.at(scene, {11, 10}, 5.0)), (PickedNames{{"lights", "L1"}}));
}

TEST(Picker, NumbersFilteredIncidentsAsTheTownDoes) {
    Picker picker;
    auto filtered = std::make_shared<FilteredIncidents>();
    filtered->kept.all = {town_to_pick()->incidents().all[2]};
    filtered->indices = {2};
    const PickScene scene{town_to_pick(), filtered, {}, [](std::string_view layer) {
                              return layer == layer_id::incidents;
                          }};
    EXPECT_EQ(picked_names(picker.at(scene, {11, 10}, 5.0)), (PickedNames{{"incidents", "2"}}));
    EXPECT_EQ(picker.within(scene, picked_square(0, 0, 40)),
              (std::vector<ObjectsWithin>{{"incidents", {2}}}));
}

TEST(Picker, FindsDrawings) {
    Drawing note;
    note.id = "d-1";
    note.kind = Drawing::Kind::note;
    note.at = {200, 200};
    Drawing line;
    line.id = "d-2";
    line.kind = Drawing::Kind::line;
    line.line = {{200, 205}, {300, 205}};
    Drawing area;
    area.id = "d-3";
    area.area = picked_square(190, 190, 100);
    const std::vector<Drawing> drawings{note, line, area};
    Picker picker;
    const PickScene scene{town_to_pick(), nullptr, drawings, {}};
    EXPECT_EQ(picked_names(picker.at(scene, {200, 202}, 4.0)),
              (PickedNames{{"drawings", "d-1"}, {"drawings", "d-2"}, {"drawings", "d-3"}}));
    EXPECT_EQ(picker.within(scene, picked_square(195, 195, 60)),
              (std::vector<ObjectsWithin>{{"drawings", {0, 1, 2}}}));
}

TEST(Picker, GathersWhatLiesInAnArea) {
    Picker picker;
    const PickScene scene{town_to_pick(), nullptr, {}, {}};
    EXPECT_EQ(picker.within(scene, picked_square(5, 5, 50)),
              (std::vector<ObjectsWithin>{{"lights", {0}},
                                          {"incidents", {0, 1, 2}},
                                          {"developments", {0}},
                                          {"buildings", {0}},
                                          {"areas", {0}}}));
    EXPECT_TRUE(picker.within(scene, {}).empty());
}

TEST(Picker, FollowsATownWhoseLampsWereMoved) {
    Picker picker;
    const auto before = town_to_pick();
    auto lights = std::make_shared<std::vector<StreetLight>>(before->lights());
    lights->front().at = {150, 150};
    Town::Changes changes;
    changes.lights = lights;
    const auto after = before->with(changes);
    const auto lamps = [](std::string_view layer) { return layer == layer_id::lights; };
    EXPECT_EQ(picker.at({before, nullptr, {}, lamps}, {11, 10}, 2.0).size(), 1U);
    EXPECT_TRUE(picker.at({after, nullptr, {}, lamps}, {11, 10}, 2.0).empty());
    EXPECT_EQ(picker.at({after, nullptr, {}, lamps}, {150, 150}, 2.0).size(), 1U);
    EXPECT_EQ(picker.at({before, nullptr, {}, lamps}, {11, 10}, 2.0).size(), 1U);
}

TEST(Picker, FindsNothingNowhere) {
    Picker picker;
    const PickScene scene{town_to_pick(), nullptr, {}, {}};
    EXPECT_TRUE(picker.at({}, {0, 0}, 5.0).empty());
    EXPECT_TRUE(picker.at(scene, {std::nan(""), 0}, 5.0).empty());
    EXPECT_TRUE(picker.at(scene, {0, 0}, -1.0).empty());
}

TEST(Picker, GathersOnlyTheNearestOfACrowd) {
    TownParts parts;
    parts.incidents.all.resize(5000);
    for (std::size_t i = 0; i < 5000; ++i)
        parts.incidents.all[i].at = {static_cast<double>(i) * 0.001, 0.0};
    Picker picker;
    const auto hits = picker.at({build_town(std::move(parts)), nullptr, {}, {}}, {0, 0}, 100.0);
    ASSERT_EQ(hits.size(), 64U);
    for (std::size_t i = 0; i < hits.size(); ++i) EXPECT_EQ(hits[i].index, i);
}

RC_GTEST_PROP(Picker, AnyPickAgreesWithMeasuringEveryLampAndHouse, ()) {
    std::mt19937 random(*rc::gen::arbitrary<std::uint32_t>());
    std::uniform_real_distribution<double> at(0.0, 300.0);
    TownParts parts;
    for (int i = 0; i < 200; ++i) {
        StreetLight light;
        light.id = "L" + std::to_string(i);
        light.at = {at(random), at(random)};
        parts.lights.push_back(light);
        Building building;
        building.id = "B" + std::to_string(i);
        building.footprint = picked_square(at(random), at(random), at(random) / 10.0);
        parts.buildings.push_back(building);
    }
    const auto town = build_town(std::move(parts));
    Picker picker;
    const MapPoint place{at(random), at(random)};
    const double radius_m = at(random) / 10.0;
    std::vector<std::string> expected;
    std::vector<std::pair<double, std::string>> lamps;
    for (const StreetLight& light : town->lights())
        if (distance_m(light.at, place) <= radius_m)
            lamps.emplace_back(distance_m(light.at, place), light.id);
    std::sort(lamps.begin(), lamps.end());
    for (const auto& [away_m, id] : lamps) expected.push_back(id);
    std::vector<std::string> houses;
    for (const Building& building : town->buildings())
        if (contains(building.footprint, place)) houses.push_back(building.id);
    std::vector<std::string> found_lamps, found_houses;
    for (const PickHit& hit : picker.at({town, nullptr, {}, {}}, place, radius_m))
        (hit.layer == layer_id::lights ? found_lamps : found_houses).push_back(hit.id);
    std::sort(houses.begin(), houses.end());
    std::sort(found_houses.begin(), found_houses.end());
    RC_ASSERT(found_lamps == expected);
    RC_ASSERT(found_houses == houses);
}

}  // namespace
}  // namespace tk
