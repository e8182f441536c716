#include "engine/town/town.h"

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <stdexcept>
#include <string>

namespace tk {
namespace {

constexpr double town_test_nan = std::numeric_limits<double>::quiet_NaN();
const MultiPolygon town_test_square{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {}}};

StreetLight town_test_light(std::string id) {
    StreetLight light;
    light.id = std::move(id);
    light.at = {674000, 6580000};
    light.luminous_flux_lm = 4000;
    return light;
}

/// A town in which everything is right, with one object of each kind.
TownParts usable_town_parts() {
    TownParts parts;
    parts.incidents.categories = {"theft"};
    parts.incidents.all = {{{1, 2}, 1.0, 0, 0.0F, {}}};
    parts.observations = {{"O-1", {3, 4}, "dark", "", {}}};
    parts.lights = {town_test_light("L-1")};
    Camera camera;
    camera.id = "K-1";
    parts.cameras = {camera};
    Building building;
    building.id = "B-1";
    building.footprint = town_test_square;
    parts.buildings = {building};
    Development development;
    development.id = "D-1";
    development.footprint = town_test_square;
    parts.developments = {development};
    parts.areas = {{"Centrum", town_test_square, 1200.0}};
    parts.streets = {{"S-1", "Storgatan", "street", 8.0, {{{0, 0}, {5, 5}}}}};
    Tree tree;
    tree.id = "T-1";
    parts.trees = {tree};
    parts.features = {{"bus_stops", {{1, 1}}, {}, {}}};
    parts.boundary = town_test_square;
    return parts;
}

/// What is said about a town with one thing wrong; empty when nothing is.
std::string town_refusal(const std::function<void(TownParts&)>& spoil) {
    TownParts parts = usable_town_parts();
    spoil(parts);
    try {
        build_town(std::move(parts));
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
    return "";
}

TEST(Town, HoldsWhatItWasBuiltFrom) {
    const auto town = build_town(usable_town_parts());
    EXPECT_EQ(town->incidents().all.size(), 1U);
    EXPECT_EQ(town->lights().front().id, "L-1");
    EXPECT_EQ(town->areas().front().name, "Centrum");
    ASSERT_TRUE(town->boundary());
    EXPECT_EQ(*town->boundary(), town_test_square);
}

TEST(Town, MayBeEmpty) {
    const auto town = build_town({});
    EXPECT_TRUE(town->lights().empty());
    EXPECT_FALSE(town->boundary());
}

TEST(Town, FindsAFeatureSetByItsName) {
    const auto town = build_town(usable_town_parts());
    ASSERT_NE(town->feature_set("bus_stops"), nullptr);
    EXPECT_EQ(town->feature_set("bus_stops")->points.size(), 1U);
    EXPECT_EQ(town->feature_set("bars"), nullptr);
}

TEST(Town, IsRefusedWithAnIdThatOccursTwiceAndTheMessageNamesIt) {
    EXPECT_EQ(town_refusal([](TownParts& p) { p.lights.push_back(town_test_light("L-1")); }),
              "light 'L-1': the id occurs more than once");
    EXPECT_NE(town_refusal([](TownParts& p) { p.cameras.push_back(p.cameras[0]); }), "");
    EXPECT_NE(town_refusal([](TownParts& p) { p.buildings.push_back(p.buildings[0]); }), "");
    EXPECT_NE(town_refusal([](TownParts& p) { p.developments.push_back(p.developments[0]); }), "");
    EXPECT_NE(town_refusal([](TownParts& p) { p.streets.push_back(p.streets[0]); }), "");
    EXPECT_NE(town_refusal([](TownParts& p) { p.trees.push_back(p.trees[0]); }), "");
    EXPECT_NE(town_refusal([](TownParts& p) { p.observations.push_back(p.observations[0]); }), "");
}

TEST(Town, MayUseOneIdForTwoKindsOfObject) {
    EXPECT_EQ(town_refusal([](TownParts& p) { p.cameras[0].id = "L-1"; }), "");
}

TEST(Town, IsRefusedWithAValueOutOfItsRangeAndTheMessageSaysWhichAndWhat) {
    EXPECT_EQ(town_refusal([](TownParts& p) { p.lights[0].height_m = -2.5; }),
              "light 'L-1': the height must be finite and > 0, it is -2.5");
    EXPECT_EQ(town_refusal([](TownParts& p) { p.incidents.all[0].weight = town_test_nan; }),
              "incident 1: the weight must be finite and >= 0, it is not a number");
    EXPECT_EQ(town_refusal([](TownParts& p) { p.cameras[0].field_of_view_deg = 0.0; }),
              "camera 'K-1': the field of view must be above 0 and at most 360 degrees, it is 0");
}

class EveryFlawOfATown : public ::testing::TestWithParam<std::function<void(TownParts&)>> {};

TEST_P(EveryFlawOfATown, IsRefused) {
    EXPECT_NE(town_refusal(GetParam()), "");
}

INSTANTIATE_TEST_SUITE_P(
    Flaws, EveryFlawOfATown,
    ::testing::Values([](TownParts& p) { p.incidents.all[0].at.east_m = town_test_nan; },
                      [](TownParts& p) { p.incidents.all[0].weight = -1.0; },
                      [](TownParts& p) { p.incidents.all[0].category = 1; },
                      [](TownParts& p) {
                          p.incidents.all[0].when = IncidentTime{
                              std::chrono::sys_seconds{std::chrono::seconds{10}},
                              std::chrono::sys_seconds{std::chrono::seconds{9}}, 0, false};
                      },
                      [](TownParts& p) { p.observations[0].at.north_m = HUGE_VAL; },
                      [](TownParts& p) { p.lights[0].at.east_m = town_test_nan; },
                      [](TownParts& p) { p.lights[0].height_m = 0.0; },
                      [](TownParts& p) { p.lights[0].luminous_flux_lm = -1.0; },
                      [](TownParts& p) { p.lights[0].bearing_deg = town_test_nan; },
                      [](TownParts& p) { p.lights[0].tilt_deg = HUGE_VAL; },
                      [](TownParts& p) { p.lights[0].maintenance_factor = 0.0; },
                      [](TownParts& p) { p.lights[0].maintenance_factor = 1.01; },
                      [](TownParts& p) { p.lights[0].dimming = -0.01; },
                      [](TownParts& p) { p.lights[0].dimming = town_test_nan; },
                      [](TownParts& p) { p.cameras[0].height_m = 0.0; },
                      [](TownParts& p) { p.cameras[0].bearing_deg = town_test_nan; },
                      [](TownParts& p) { p.cameras[0].field_of_view_deg = 361.0; },
                      [](TownParts& p) { p.cameras[0].focal_length_mm = 0.0; },
                      [](TownParts& p) { p.cameras[0].sensor_width_mm = -1.0; },
                      [](TownParts& p) { p.cameras[0].pixels_across = 0.0; },
                      [](TownParts& p) { p.cameras[0].range_m = -5.0; },
                      [](TownParts& p) { p.buildings[0].footprint.clear(); },
                      [](TownParts& p) { p.buildings[0].footprint[0].outer.resize(2); },
                      [](TownParts& p) { p.buildings[0].footprint[0].holes = {{}}; },
                      [](TownParts& p) { p.buildings[0].footprint[0].outer[1].east_m = HUGE_VAL; },
                      [](TownParts& p) { p.buildings[0].height_m = -0.1; },
                      [](TownParts& p) { p.buildings[0].window_share = 1.1; },
                      [](TownParts& p) { p.buildings[0].entrances = -1.0; },
                      [](TownParts& p) { p.developments[0].footprint.clear(); },
                      [](TownParts& p) { p.developments[0].height_m = town_test_nan; },
                      [](TownParts& p) { p.developments[0].dwellings = -1.0; },
                      [](TownParts& p) { p.developments[0].entrances = -1.0; },
                      [](TownParts& p) { p.areas[0].population = -1.0; },
                      [](TownParts& p) { p.areas[0].shape[0].outer.resize(1); },
                      [](TownParts& p) { p.streets[0].lines[0].resize(1); },
                      [](TownParts& p) { p.streets[0].width_m = -1.0; },
                      [](TownParts& p) { p.trees[0].porosity = 2.0; },
                      [](TownParts& p) { p.trees[0].at.east_m = town_test_nan; },
                      [](TownParts& p) { p.features[0].points[0].east_m = town_test_nan; },
                      [](TownParts& p) { p.boundary = MultiPolygon{}; }));

TEST(Town, WithAnotherListSharesAllOthers) {
    const auto town = build_town(usable_town_parts());
    Town::Changes changes;
    changes.lights = std::make_shared<const std::vector<StreetLight>>(
        std::vector<StreetLight>{town_test_light("L-7"), town_test_light("L-8")});
    const auto changed = town->with(changes);
    EXPECT_EQ(changed->lights().size(), 2U);
    EXPECT_EQ(town->lights().size(), 1U);
    EXPECT_EQ(&changed->buildings(), &town->buildings());
    EXPECT_EQ(&changed->incidents(), &town->incidents());
}

TEST(Town, WithAListThatIsWrongIsRefused) {
    const auto town = build_town(usable_town_parts());
    Town::Changes changes;
    changes.lights = std::make_shared<const std::vector<StreetLight>>(
        std::vector<StreetLight>{town_test_light("L-7"), town_test_light("L-7")});
    EXPECT_THROW(town->with(changes), std::invalid_argument);
}

}  // namespace
}  // namespace tk
