#include "engine/analyses/camera_summary.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::box_building;
using test::BuiltScene;

constexpr MapPoint middle{674100.0, 6580100.0};

Camera camera_at(std::string id, double east, double north, double bearing_deg) {
    Camera camera;
    camera.id = std::move(id);
    camera.at = {middle.east_m + east, middle.north_m + north};
    camera.height_m = 4.0;
    camera.bearing_deg = bearing_deg;
    camera.field_of_view_deg = 90.0;
    camera.pixels_across = 2000;
    camera.range_m = 60.0;
    return camera;
}

StreetLight lamp_at(std::string id, double east, double north) {
    StreetLight light;
    light.id = std::move(id);
    light.at = {middle.east_m + east, middle.north_m + north};
    light.luminous_flux_lm = 5000.0;
    light.height_m = 6.0;
    return light;
}

TownParts a_square() {
    TownParts parts;
    parts.cameras = {camera_at("A", 0, 0, 45), camera_at("B", 50, 50, 225),
                     camera_at("far", 900, 0, 45)};
    parts.lights = {lamp_at("L1", 15, 20), lamp_at("L2", -40, 0)};
    parts.buildings = {box_building(
        "house", {middle.east_m + 20, middle.north_m + 5, middle.east_m + 30, middle.north_m + 12},
        8.0)};
    PrivacyMask mask;
    mask.id = "M";
    mask.camera_id = "A";
    mask.shape = {{test::box_ring(middle.east_m + 5, middle.north_m + 25, middle.east_m + 15,
                                  middle.north_m + 40),
                   {}}};
    parts.masks = {mask};
    Street street;
    street.id = "S";
    street.lines = {
        {{middle.east_m - 50, middle.north_m + 20.5}, {middle.east_m + 80, middle.north_m + 20.5}}};
    parts.streets = {street};
    return parts;
}

Incident incident_there(double east, double north) {
    Incident incident;
    incident.at = {middle.east_m + east, middle.north_m + north};
    return incident;
}

TEST(CameraSummary, AgreesWithEachCellLookedAtAlone) {
    const BuiltScene scene(a_square());
    const std::vector<Incident> incidents{incident_there(10, 15), incident_there(25, 8),
                                          incident_there(-10, -10), incident_there(10, 30)};
    CameraSummaryOptions options;
    options.light = IlluminanceOptions{};
    const auto summary = summarise_camera(*scene.town, scene.obstacles, "A", incidents, options);
    ASSERT_TRUE(summary);
    const auto& town = *scene.town;
    const MaskedCameras a(std::span(town.cameras()).subspan(0, 1), town.masks()),
        b(std::span(town.cameras()).subspan(1, 1), town.masks());
    double visible = 0.0, shared = 0.0, lit = 0.0;
    std::vector<double> of_class(summary->class_area_m2.size(), 0.0);
    for (double east = -69.5; east < 70.0; ++east)
        for (double north = -69.5; north < 70.0; ++north) {
            const MapPoint at{middle.east_m + east, middle.north_m + north};
            const double density = camera_coverage_at(at, a, scene.obstacles);
            if (!(density > 0.0)) continue;
            visible += 1.0;
            for (std::size_t k = 0; k < of_class.size(); ++k)
                of_class[k] += density >= density_classes({})[k].pixels_per_m ? 1.0 : 0.0;
            shared += camera_coverage_at(at, b, scene.obstacles) > 0.0 ? 1.0 : 0.0;
            lit += illuminance_at(at, town.lights(), scene.obstacles) >= 2.0 ? 1.0 : 0.0;
        }
    EXPECT_GT(shared, 100.0);
    EXPECT_GT(lit, 50.0);
    EXPECT_LT(lit, visible);
    EXPECT_EQ(summary->visible_area_m2, visible);
    EXPECT_EQ(summary->class_area_m2, of_class);
    EXPECT_EQ(summary->shared_area_m2, shared);
    EXPECT_EQ(*summary->lit_area_m2, lit);
    // One of four: the others lie in the house, behind the camera and in its mask.
    EXPECT_EQ(summary->incidents.count, 1u);
}

// A quarter of a circle of 60 m, and of a street 20.5 m up in it what lies between the diagonal and
// the arc; both without the mask and the house.
TEST(CameraSummary, IsTheFormOfTheViewWhereNothingIsInItsWay) {
    TownParts parts = a_square();
    parts.masks.clear();
    parts.buildings.clear();
    const BuiltScene scene(std::move(parts));
    const auto summary = summarise_camera(*scene.town, scene.obstacles, "A", {});
    ASSERT_TRUE(summary);
    EXPECT_DOUBLE_EQ(summary->reach_m, 60.0);
    EXPECT_NEAR(summary->visible_area_m2, M_PI * 3600.0 / 4.0, 30.0);
    EXPECT_NEAR(summary->street_length_m, std::sqrt(3600.0 - 20.5 * 20.5), 1.0);
    EXPECT_FALSE(summary->lit_area_m2);
    EXPECT_EQ(summary->cell_m, 1.0);
}

TEST(CameraSummary, IsOfNoCameraThatIsNotThereOrCannotBeJudged) {
    const BuiltScene scene(a_square());
    EXPECT_FALSE(summarise_camera(*scene.town, scene.obstacles, "C", {}));
    CameraSummaryOptions on_axis;
    on_axis.coverage.rule = PixelDensityRule::on_axis;
    EXPECT_FALSE(summarise_camera(*scene.town, scene.obstacles, "A", {}, on_axis));
}

TEST(CameraSummary, OfALongReachIsCountedOnCoarserCellsAndSaysSo) {
    TownParts parts = a_square();
    parts.cameras[0].range_m = 3000.0;
    parts.cameras[0].pixels_across = 200000;
    const BuiltScene scene(std::move(parts));
    const auto summary = summarise_camera(*scene.town, scene.obstacles, "A", {});
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->cell_m, 4.0);
}

}  // namespace
}  // namespace tk
