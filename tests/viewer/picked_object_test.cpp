// What the inspector computes of a picked street and a picked camera: as among the whole town.
#include <gtest/gtest.h>

#include "engine/scenario/apply.h"
#include "tests/engine/visibility/built_scene.h"
#include "viewer/panels/camera_cover.h"
#include "viewer/panels/street_light.h"

namespace tk {
namespace {

constexpr MapPoint middle{674080.0, 6580080.0};

StreetLight lamp_at(std::string id, double east, double north) {
    StreetLight lamp;
    lamp.id = std::move(id);
    lamp.at = {middle.east_m + east, middle.north_m + north};
    lamp.luminous_flux_lm = 6000.0;
    lamp.height_m = 6.0;
    return lamp;
}

Camera camera_at(std::string id, double east, double north, double bearing_deg) {
    Camera camera;
    camera.id = std::move(id);
    camera.at = {middle.east_m + east, middle.north_m + north};
    camera.bearing_deg = bearing_deg;
    return camera;
}

TownParts town_with_all() {
    TownParts parts;
    parts.buildings = test::RandomBuildings(7).buildings();
    for (int i = 0; i < 12; ++i)
        parts.lights.push_back(lamp_at("L" + std::to_string(i), 25.0 * i - 140.0, 4.0 - 2.0 * i));
    parts.cameras = {camera_at("K", -60, -20, 70), camera_at("other", 60, 20, 260),
                     camera_at("behind", 4000, 0, 0)};
    Street street;
    street.id = "S";
    street.name = "Skolvägen";
    street.width_m = 4.0;
    street.lines = {{{middle.east_m - 150, middle.north_m + 1},
                     {middle.east_m + 20, middle.north_m - 6},
                     {middle.east_m + 120, middle.north_m - 40}}};
    Street side = street;
    side.id = "T";
    for (MapPoint& p : side.lines[0]) p.north_m += 30.0;
    parts.streets = {side, street};
    for (int i = 0; i < 200; ++i) {
        Incident incident;
        incident.at = {middle.east_m - 100.0 + i, middle.north_m - 40.0 + 0.4 * i};
        parts.incidents.all.push_back(incident);
    }
    return parts;
}

std::shared_ptr<const Town> without_lamp(const std::shared_ptr<const Town>& town, std::string id) {
    Scenario plan;
    plan.edits = {Removed<StreetLight>{std::move(id)}};
    return apply(*town, plan);
}

TEST(StreetLightOfAPickedStreet, IsWhatItIsAmongAllStreetsAndBuildings) {
    const auto town = build_town(town_with_all());
    const LitStreet lit = light_of_street({"S", town, nullptr, {}, {}});
    const auto all = light_along_paths(town->streets(), town->lights(), Obstacles(*town));
    ASSERT_TRUE(lit.today);
    EXPECT_FALSE(lit.plan);
    EXPECT_EQ(lit.today->name, "Skolvägen");
    EXPECT_GT(lit.today->values.mean_lux, 1.0);
    EXPECT_EQ(lit.today->values.mean_lux, all[1].values.mean_lux);
    EXPECT_EQ(lit.today->values.minimum_lux, all[1].values.minimum_lux);
    EXPECT_EQ(lit.today->values.minimum_vertical_lux, all[1].values.minimum_vertical_lux);
    EXPECT_EQ(lit.today->poles, all[1].poles);
    EXPECT_FALSE(light_of_street({"none", town, nullptr, {}, {}}).today);
}

TEST(StreetLightOfAPickedStreet, FollowsThePlanAndTheHour) {
    TownParts parts = town_with_all();
    for (StreetLight& lamp : parts.lights)
        lamp.schedule.steps = parse_dimming_steps("2-4:0.25", "the test");
    const auto town = build_town(std::move(parts));
    const auto plan = without_lamp(town, "L5");
    const LitStreet first = light_of_street({"S", town, plan, "A", {}});
    EXPECT_LT(first.plan->values.mean_lux, first.today->values.mean_lux);
    const LitStreet night = light_of_street({"S", town, plan, "A", 180}, first);
    // A dimmed lamp counts less far.
    EXPECT_NEAR(night.today->values.mean_lux, 0.25 * first.today->values.mean_lux, 0.05);
    const LitStreet back = light_of_street({"S", town, town, "A", {}}, night);
    EXPECT_EQ(back.plan->values.mean_lux, first.today->values.mean_lux);
}

TEST(CoverOfAPickedCamera, IsWhatItIsAmongTheWholeTown) {
    const auto town = build_town(town_with_all());
    CameraCoverWish wish{"K", town, nullptr, {}, nullptr, {}};
    wish.options.light = IlluminanceOptions{};
    const CameraCover cover = cover_of_camera(wish);
    const auto whole =
        summarise_camera(*town, Obstacles(*town), "K", town->incidents().all, wish.options);
    ASSERT_TRUE(cover.today && whole);
    EXPECT_GT(cover.today->shared_area_m2, 0.0);
    EXPECT_GT(*cover.today->lit_area_m2, 0.0);
    EXPECT_GT(cover.today->incidents.count, 0u);
    EXPECT_EQ(cover.today->class_area_m2, whole->class_area_m2);
    EXPECT_EQ(cover.today->shared_area_m2, whole->shared_area_m2);
    EXPECT_EQ(cover.today->lit_area_m2, whole->lit_area_m2);
    EXPECT_EQ(cover.today->street_length_m, whole->street_length_m);
    EXPECT_EQ(cover.today->incidents, whole->incidents);
}

TEST(CoverOfAPickedCamera, CountsTheIncidentsThatAreShownAndFollowsThePlan) {
    const auto town = build_town(town_with_all());
    const auto plan = without_lamp(town, "L5");
    CameraCoverWish wish{"K", town, plan, "A", nullptr, {}};
    wish.options.light = IlluminanceOptions{};
    const CameraCover all = cover_of_camera(wish);
    EXPECT_LT(*all.plan->lit_area_m2, *all.today->lit_area_m2);
    EXPECT_EQ(all.plan->visible_area_m2, all.today->visible_area_m2);
    wish.shown = std::make_shared<const Incidents>();
    const CameraCover none = cover_of_camera(wish, all);
    EXPECT_EQ(none.today->incidents.count, 0u);
    EXPECT_EQ(none.plan->incidents.count, 0u);
}

}  // namespace
}  // namespace tk
