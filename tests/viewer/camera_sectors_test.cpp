#include "viewer/map/camera_sectors.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "engine/surfaces/camera_view.h"

namespace tk {
namespace {

Camera camera_north() {
    Camera camera;
    camera.id = "north";
    camera.at = {674000, 6580000};
    camera.height_m = 1.6;  // as high as what it looks at, so that distances lie flat
    camera.bearing_deg = 0.0;
    camera.field_of_view_deg = 60.0;
    camera.pixels_across = 1920.0;
    return camera;
}

double furthest_north_m(const CameraSector& sector) {
    return extent_of(sector.shape).north_m - 6580000.0;
}

// IEC 62676-4:2014: monitor 12.5, detect 25, observe 62.5, recognise 125, identify 250, inspect
// 1000 px/m; on the axis z = N / (2 density tan(fov / 2)).
TEST(CameraSectors, ReachWhereTheStandardsDensitiesEnd) {
    const auto sectors = camera_sectors(camera_north());
    const double expected_px_per_m[] = {12.5, 25, 62.5, 125, 250, 1000};
    ASSERT_EQ(sectors.size(), std::size(expected_px_per_m));
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        EXPECT_DOUBLE_EQ(sectors[i].pixels_per_m, expected_px_per_m[i]);
        const double z_m =
            1920.0 / (2.0 * expected_px_per_m[i] * std::tan(30.0 * 3.14159265358979 / 180.0));
        EXPECT_NEAR(furthest_north_m(sectors[i]), z_m, 1e-4 * z_m);
    }
}

TEST(CameraSectors, OfAPlaneAreTriangles) {
    // By the plane rule the far end is a straight line across: half base times height.
    const auto sectors = camera_sectors(camera_north());
    ASSERT_FALSE(sectors.empty());
    const double z_m = 1920.0 / (2.0 * 12.5 * std::tan(30.0 * 3.14159265358979 / 180.0));
    EXPECT_NEAR(area_m2(sectors[0].shape), z_m * z_m * std::tan(30.0 * 3.14159265358979 / 180.0),
                1.0);
}

TEST(CameraSectors, AreNotDrawnFurtherThanAsked) {
    for (const CameraSector& sector : camera_sectors(camera_north(), {}, 20.0)) {
        for (const MapPoint p : sector.shape.front().outer)
            EXPECT_LE(distance_m(p, camera_north().at), 20.0 + 1e-6);
    }
    EXPECT_TRUE(camera_sectors(camera_north(), {}, 0.0).empty());
}

TEST(CameraSectors, WithoutABearingGoAllRound) {
    Camera camera = camera_north();
    camera.bearing_deg.reset();
    const auto sectors = camera_sectors(camera);
    ASSERT_FALSE(sectors.empty());
    EXPECT_TRUE(contains(sectors[0].shape, {674000, 6579990}));
    EXPECT_TRUE(contains(sectors[0].shape, {674010, 6580000}));
}

TEST(CameraSectors, LeaveOutWhatTheTiltHidesBelowTheCamera) {
    Camera camera = camera_north();
    camera.height_m = 6.6;  // 5 m above the target
    camera.tilt_deg = 20.0;
    const auto sectors = camera_sectors(camera);
    ASSERT_FALSE(sectors.empty());
    // Half the picture's height is atan(9/16 tan 30°) = 18.0°: the steepest sight is 38.0° down.
    const double near_m = 5.0 / std::tan((20.0 + 17.9949) * 3.14159265358979 / 180.0);
    EXPECT_FALSE(contains(sectors[0].shape, {674000, 6580000 + near_m - 0.05}));
    EXPECT_TRUE(contains(sectors[0].shape, {674000, 6580000 + near_m + 0.05}));
    camera.bearing_deg.reset();
    const auto round = camera_sectors(camera);
    ASSERT_FALSE(round.empty());
    EXPECT_EQ(round[0].shape.front().holes.size(), 1U);
    EXPECT_FALSE(contains(round[0].shape, camera.at));
}

TEST(CameraSectors, StandInForAMissingFocalLength) {
    EXPECT_FALSE(camera_sectors(camera_north(), {.rule = PixelDensityRule::on_axis}).empty());
}

RC_GTEST_PROP(CameraSectors, EveryPlaceAgreesWithTheEnginesView, ()) {
    Camera camera = camera_north();
    camera.height_m = *rc::gen::inRange(20, 120) / 10.0;
    camera.bearing_deg = *rc::gen::inRange(0, 360);
    camera.field_of_view_deg = *rc::gen::inRange(10, 360);
    if (*rc::gen::inRange(0, 2) == 1) camera.tilt_deg = *rc::gen::inRange(0, 60);
    const auto sectors = camera_sectors(camera);
    const CameraView view(camera, {});
    for (int i = 0; i < 60; ++i) {
        const double east_m = *rc::gen::inRange(-1000, 1000) / 10.0;
        const double north_m = *rc::gen::inRange(-1000, 1000) / 10.0;
        const MapPoint at{camera.at.east_m + east_m, camera.at.north_m + north_m};
        for (const CameraSector& sector : sectors) {
            const auto sees = [&](double scale, double turn) {
                const double x = scale * (east_m + turn * north_m);
                const double y = scale * (north_m - turn * east_m);
                return view.density(x, y) >= sector.pixels_per_m;
            };
            // Chords and edges: only places whose surroundings are of one mind.
            const bool inside = sees(1.0, 0.0);
            bool clear = true;
            for (const double scale : {0.9, 0.97, 1.0, 1.03, 1.1})
                for (const double turn : {-0.08, 0.0, 0.08})
                    clear = clear && sees(scale, turn) == inside;
            if (clear && std::hypot(east_m, north_m) > 1.0)
                RC_ASSERT(contains(sector.shape, at) == inside);
        }
    }
}

}  // namespace
}  // namespace tk
