#include "engine/surfaces/camera_coverage.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <limits>
#include <numbers>

#include "engine/core/compass.h"
#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::BuiltScene;

constexpr MapPoint camera_foot{674000.5, 6580000.5};

/// A camera as high as its targets, so that slant and horizontal distance are one.
Camera level_camera(double bearing, double view_deg, double pixels) {
    Camera camera;
    camera.id = "C1";
    camera.at = camera_foot;
    camera.height_m = 1.6;
    camera.bearing_deg = bearing;
    camera.field_of_view_deg = view_deg;
    camera.pixels_across = pixels;
    return camera;
}

double density_beside(const Camera& camera, double bearing, double distance,
                      const CameraCoverageOptions& options = {}) {
    return camera_coverage_at(moved(camera.at, bearing, distance), {&camera, 1}, Obstacles{},
                              options);
}

// Oracle O-37: 1920 px across 90°.
TEST(CameraCoverage, OnThePlaneHasThePublishedDistancesOfTheClasses) {
    const Camera camera = level_camera(0.0, 90.0, 1920.0);
    for (const auto& [pixels_per_m, distance] : std::vector<std::pair<double, double>>{
             {12.5, 76.8}, {25, 38.4}, {62.5, 15.36}, {125, 7.68}, {250, 3.84}, {1000, 0.96}})
        EXPECT_NEAR(density_beside(camera, 0.0, distance), pixels_per_m, 1e-6 * pixels_per_m);
    EXPECT_EQ(density_beside(camera, 0.0, 76.81), 0.0);
}

// Oracle O-37: a 1/2.8" sensor 5.37 mm wide behind 2.8 mm.
TEST(CameraCoverage, TakesTheFieldOfViewFromLensAndSensor) {
    Camera camera = level_camera(0.0, 33.0, 1920.0);
    camera.focal_length_mm = 2.8;
    EXPECT_EQ(horizontal_field_of_view_deg(camera), 33.0);
    camera.sensor_width_mm = 5.37;
    EXPECT_NEAR(horizontal_field_of_view_deg(camera), 87.5978, 5e-5);
}

// Oracle O-38: 2688 px on 4.8 mm behind 2.8 mm.
TEST(CameraCoverage, OnTheAxisHasTheDistancesOfTheVendorsSheet) {
    Camera camera = level_camera(0.0, 90.0, 2688.0);
    camera.focal_length_mm = 2.8;
    camera.sensor_width_mm = 4.8;
    const CameraCoverageOptions options{.rule = PixelDensityRule::on_axis};
    for (const auto& [pixels_per_m, distance] :
         std::vector<std::pair<double, double>>{{25, 62.7}, {62.5, 25.1}, {125, 12.5}, {250, 6.27}})
        EXPECT_NEAR(density_beside(camera, 0.0, distance, options), pixels_per_m,
                    0.005 * pixels_per_m);
    EXPECT_NEAR(density_beside(camera, 0.0, 62.72, options), 25.0, 1e-9);
    // Off the axis the distance alone counts.
    EXPECT_NEAR(density_beside(camera, 35.0, 62.72, options), 25.0, 1e-9);
}

// Oracle O-38: the same sheet's field of view of 103° and the plane formula.
TEST(CameraCoverage, OnThePlaneAWideLensReachesLessFarThanTheVendorSays) {
    const Camera camera = level_camera(0.0, 103.0, 2688.0);
    EXPECT_NEAR(density_beside(camera, 0.0, 42.8), 25.0, 0.05);
    EXPECT_LT(density_beside(camera, 0.0, 62.7), 25.0 * 42.9 / 62.7);
}

// IEC 62676-4:2014 and IEC 62676-4:2025, in px/m, and the distances at which 1920 px across 90°
// reach the newer classes: 960 / px/m.
TEST(CameraCoverage, HasTheClassesOfBothEditions) {
    const auto named = [](CameraStandard standard) {
        std::vector<std::pair<std::string, double>> classes;
        for (const DensityClass& c : density_classes(standard))
            classes.emplace_back(c.name, c.pixels_per_m);
        return classes;
    };
    EXPECT_EQ(named(CameraStandard::iec_62676_4_2014),
              (std::vector<std::pair<std::string, double>>{{"monitor", 12.5},
                                                           {"detect", 25},
                                                           {"observe", 62.5},
                                                           {"recognise", 125},
                                                           {"identify", 250},
                                                           {"inspect", 1000}}));
    EXPECT_EQ(named(CameraStandard::iec_62676_4_2025),
              (std::vector<std::pair<std::string, double>>{{"overview", 20},
                                                           {"outline", 40},
                                                           {"discern", 80},
                                                           {"perceive", 125},
                                                           {"characterise", 250},
                                                           {"validate", 500},
                                                           {"scrutinise", 1500}}));
    const Camera camera = level_camera(0.0, 90.0, 1920.0);
    const CameraCoverageOptions newer{.standard = CameraStandard::iec_62676_4_2025};
    for (const auto& [pixels_per_m, distance] : std::vector<std::pair<double, double>>{
             {20, 48}, {40, 24}, {80, 12}, {125, 7.68}, {250, 3.84}, {500, 1.92}, {1500, 0.64}})
        EXPECT_NEAR(density_beside(camera, 0.0, distance, newer), pixels_per_m, 1e-6);
}

TEST(CameraCoverage, OnTheAxisACameraWithoutLensOrSensorSeesNothing) {
    std::vector<Camera> cameras(2, level_camera(0.0, 90.0, 1920.0));
    cameras[1].focal_length_mm = 2.8;
    const CameraCoverageOptions options{.rule = PixelDensityRule::on_axis};
    for (const Camera& camera : cameras) {
        EXPECT_FALSE(can_be_judged(camera, options.rule));
        EXPECT_EQ(camera_reach_m(camera, options), 0.0);
        EXPECT_EQ(density_beside(camera, 0.0, 0.0, options), 0.0);
        EXPECT_EQ(density_beside(camera, 0.0, 5.0, options), 0.0);
    }
    EXPECT_TRUE(can_be_judged(cameras[0], PixelDensityRule::plane));
}

TEST(CameraCoverage, OffTheAxisCountsTheDistanceOfThePlane) {
    const Camera camera = level_camera(90.0, 90.0, 1920.0);
    // 20 m ahead and 10 m to the side: the plane is 20 m away.
    const MapPoint at{camera_foot.east_m + 20.0, camera_foot.north_m + 10.0};
    EXPECT_NEAR(camera_coverage_at(at, {&camera, 1}, Obstacles{}), 1920.0 / 40.0, 1e-9);
    // The reach is furthest at the edges of the view.
    EXPECT_NEAR(camera_reach_m(camera), 76.8 * std::sqrt(2.0), 1e-9);
    EXPECT_GT(density_beside(camera, 46.0, 105.0), 12.5);
}

TEST(CameraCoverage, CountsTheSlantDistance) {
    Camera camera = level_camera(0.0, 90.0, 1920.0);
    camera.height_m = 1.6 + 12.0;
    EXPECT_NEAR(density_beside(camera, 0.0, 16.0), 960.0 / 20.0, 1e-6);
    // The same for a target above the camera.
    camera.height_m = 1.6;
    EXPECT_NEAR(density_beside(camera, 0.0, 16.0, {.target_height_m = 13.6}), 960.0 / 20.0, 1e-6);
    // 16 ahead, 9 to the side, 12 up: slant √481, cosine on the map 16 / √337.
    const MapPoint at{camera_foot.east_m + 9.0, camera_foot.north_m + 16.0};
    EXPECT_NEAR(camera_coverage_at(at, {&camera, 1}, Obstacles{}, {.target_height_m = 13.6}),
                960.0 / (std::sqrt(481.0) * 16.0 / std::sqrt(337.0)), 1e-9);
}

TEST(CameraCoverage, SeesTheEdgesOfItsViewAndNothingBeyondAlsoAcrossNorth) {
    for (const double bearing : {0.0, 5.0, 355.0, 359.9, 180.0, 271.0}) {
        const Camera camera = level_camera(bearing, 60.0, 1920.0);
        for (const double side : {-1.0, 1.0}) {
            EXPECT_GT(density_beside(camera, bearing + side * 29.99, 10.0), 0.0) << bearing;
            EXPECT_EQ(density_beside(camera, bearing + side * 30.01, 10.0), 0.0) << bearing;
        }
        EXPECT_EQ(density_beside(camera, bearing + 180.0, 10.0), 0.0);
    }
    // Just on the edge: the diagonal of a view of 90°.
    const Camera camera = level_camera(0.0, 90.0, 1920.0);
    const MapPoint diagonal{camera_foot.east_m + 7.0, camera_foot.north_m + 7.0};
    EXPECT_GT(camera_coverage_at(diagonal, {&camera, 1}, Obstacles{}), 0.0);
}

TEST(CameraCoverage, WithoutABearingIsTheSameAllRound) {
    Camera camera = level_camera(0.0, 90.0, 1920.0);
    camera.bearing_deg.reset();
    for (double bearing = 0.0; bearing < 360.0; bearing += 15.0)
        EXPECT_NEAR(density_beside(camera, bearing, 38.4), 25.0, 1e-6);
    EXPECT_NEAR(camera_reach_m(camera), 76.8, 1e-9);
}

TEST(CameraCoverage, FromHalfATurnOnSpreadsItsPixelsAlongTheArc) {
    const Camera camera = level_camera(90.0, 270.0, 2700.0);
    const double view_rad = 1.5 * std::numbers::pi;
    EXPECT_NEAR(density_beside(camera, 90.0, 20.0), 2700.0 / (view_rad * 20.0), 1e-6);
    EXPECT_NEAR(density_beside(camera, 220.0, 20.0), 2700.0 / (view_rad * 20.0), 1e-6);
    EXPECT_EQ(density_beside(camera, 260.0, 20.0), 0.0);
    Camera whole = level_camera(90.0, 360.0, 3600.0);
    for (double bearing = 0.0; bearing < 360.0; bearing += 45.0)
        EXPECT_NEAR(density_beside(whole, bearing, 20.0), 3600.0 / (2.0 * std::numbers::pi * 20.0),
                    1e-6);
    EXPECT_NEAR(camera_reach_m(whole), 3600.0 / (2.0 * std::numbers::pi * 12.5), 1e-9);
}

TEST(CameraCoverage, WithATiltLeavesOutWhatIsTooNearOrTooFar) {
    // 90° across a 16:9 picture: half its height is atan(9/16) = 29.358°.
    const double half_deg = std::atan(9.0 / 16.0) / radians_per_degree;
    Camera camera = level_camera(0.0, 90.0, 1920.0);
    camera.height_m = 1.6 + 5.0;
    EXPECT_GT(density_beside(camera, 0.0, 0.5), 0.0);
    camera.tilt_deg = 20.0;
    const double nearest_m = 5.0 / std::tan((20.0 + half_deg) * radians_per_degree);
    EXPECT_EQ(density_beside(camera, 0.0, nearest_m - 0.01), 0.0);
    EXPECT_GT(density_beside(camera, 0.0, nearest_m + 0.01), 0.0);
    EXPECT_GT(density_beside(camera, 0.0, 70.0), 0.0);
    camera.tilt_deg = 50.0;
    const double furthest_m = 5.0 / std::tan((50.0 - half_deg) * radians_per_degree);
    EXPECT_GT(density_beside(camera, 0.0, furthest_m - 0.01), 0.0);
    EXPECT_EQ(density_beside(camera, 0.0, furthest_m + 0.01), 0.0);
    // Looking up, what is below is not seen.
    camera.tilt_deg = -60.0;
    EXPECT_EQ(density_beside(camera, 0.0, 10.0), 0.0);
}

TEST(CameraCoverage, EndsAtTheStatedRange) {
    Camera camera = level_camera(0.0, 90.0, 1920.0);
    camera.range_m = 30.0;
    EXPECT_EQ(camera_reach_m(camera), 30.0);
    EXPECT_GT(density_beside(camera, 0.0, 29.99), 0.0);
    EXPECT_EQ(density_beside(camera, 0.0, 30.01), 0.0);
    camera.range_m = 500.0;
    EXPECT_EQ(density_beside(camera, 0.0, 77.0), 0.0);
}

TEST(CameraCoverage, EndsAtTheLowestClassOfTheEdition) {
    const Camera camera = level_camera(0.0, 90.0, 1920.0);
    const CameraCoverageOptions newer{.standard = CameraStandard::iec_62676_4_2025};
    EXPECT_GT(density_beside(camera, 0.0, 47.9, newer), 20.0);
    EXPECT_EQ(density_beside(camera, 0.0, 48.1, newer), 0.0);
    EXPECT_EQ(density_classes(newer.standard).back().name, "scrutinise");
    EXPECT_EQ(density_classes(CameraStandard::iec_62676_4_2014)[1].name, "detect");
}

TEST(CameraCoverage, RightUnderACameraIsFinite) {
    const Camera camera = level_camera(0.0, 90.0, 1920.0);
    EXPECT_NEAR(density_beside(camera, 0.0, 0.0), 960.0 / 0.1, 1e-9);
}

TEST(CameraCoverage, TakesTheFinestOfSeveralCameras) {
    Camera fine = level_camera(0.0, 30.0, 4000.0);
    const Camera coarse = level_camera(0.0, 90.0, 1920.0);
    const std::vector<Camera> both{coarse, fine};
    const MapPoint ahead{camera_foot.east_m, camera_foot.north_m + 20.0};
    const MapPoint aside{camera_foot.east_m + 15.0, camera_foot.north_m + 20.0};
    EXPECT_EQ(camera_coverage_at(ahead, both, Obstacles{}),
              camera_coverage_at(ahead, {&fine, 1}, Obstacles{}));
    EXPECT_EQ(camera_coverage_at(aside, both, Obstacles{}),
              camera_coverage_at(aside, {&coarse, 1}, Obstacles{}));
}

TEST(CameraCoverage, IsStoppedByAHouseAndNotByTheOneItHangsOn) {
    const BuiltScene scene({test::box_building("own", {674000, 6580000, 674001, 6580001}, 8.0),
                            test::box_building("house", {673990, 6580020, 674010, 6580030}, 5.0)});
    const Camera camera = level_camera(0.0, 90.0, 1920.0);
    const auto seen = [&](double north) {
        return camera_coverage_at({camera_foot.east_m, camera_foot.north_m + north}, {&camera, 1},
                                  scene.obstacles);
    };
    EXPECT_GT(seen(15.0), 0.0);
    EXPECT_TRUE(std::isnan(seen(25.0)));
    EXPECT_EQ(seen(35.0), 0.0);
}

TEST(CoverageSummary, HasTheAreasOfTheTriangleThatTheViewIs) {
    // The plane rule makes a class's area a triangle of depth z and width 2 z: z² for 90°.
    const Camera camera = level_camera(10.0, 90.0, 1920.0);
    const GridSpec spec{0.25, 4 * 673900, 4 * 6580100, 4 * 110, 4 * 200};
    const auto summary = summarise_coverage({&camera, 1}, Obstacles{}, Grid<float>(spec));
    ASSERT_EQ(summary.cameras.size(), 1u);
    const CameraAreas& areas = summary.cameras[0];
    EXPECT_EQ(areas.id, "C1");
    ASSERT_EQ(areas.class_area_m2.size(), 6u);
    EXPECT_NEAR(areas.visible_area_m2, 76.8 * 76.8, 30.0);
    EXPECT_EQ(areas.class_area_m2[0], areas.visible_area_m2);
    EXPECT_NEAR(areas.class_area_m2[1], 38.4 * 38.4, 15.0);
    EXPECT_NEAR(areas.class_area_m2[2], 15.36 * 15.36, 8.0);
    EXPECT_NEAR(areas.class_area_m2[5], 0.96 * 0.96, 0.5);
    EXPECT_NEAR(summary.covered_share, areas.visible_area_m2 / (110.0 * 200.0), 1e-12);
    EXPECT_EQ(summary.overlap_share, 0.0);
}

TEST(CoverageSummary, CountsOnlyTheCellsAskedForAndWhatTwoSee) {
    const Camera one = level_camera(0.0, 90.0, 1920.0);
    Camera other = one;
    other.id = "C2";
    other.bearing_deg = 45.0;
    const std::vector<Camera> both{one, other};
    const GridSpec spec{1.0, 673900, 6580100, 110, 200};
    Grid<float> counted(spec, std::nanf(""));
    for (int row = 0; row < 100; row += 2)
        for (int col = 0; col < 200; ++col) counted(row, col) = 0.0F;
    const auto summary = summarise_coverage(both, Obstacles{}, counted);
    std::size_t cells = 0, covered = 0, overlapping = 0, seen_by_other = 0;
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col) {
            if (std::isnan(counted(row, col))) continue;
            const MapPoint at = spec.centre_of(row, col);
            const bool a = camera_coverage_at(at, {&one, 1}, Obstacles{}) > 0.0;
            const bool b = camera_coverage_at(at, {&other, 1}, Obstacles{}) > 0.0;
            ++cells;
            covered += a || b;
            overlapping += a && b;
            seen_by_other += b;
        }
    const auto share = [&](std::size_t part) {
        return static_cast<double>(part) / static_cast<double>(cells);
    };
    EXPECT_EQ(summary.covered_share, share(covered));
    EXPECT_EQ(summary.overlap_share, share(overlapping));
    EXPECT_EQ(summary.cameras[1].visible_area_m2, static_cast<double>(seen_by_other));
    EXPECT_GT(overlapping, 100u);
}

TEST(CoverageSummary, OfNoCellsHasNoShares) {
    const Camera camera = level_camera(0.0, 90.0, 1920.0);
    const auto summary = summarise_coverage(
        {&camera, 1}, Obstacles{}, Grid<float>({1.0, 674000, 6580010, 4, 4}, std::nanf("")));
    EXPECT_TRUE(std::isnan(summary.covered_share));
    EXPECT_EQ(summary.cameras[0].visible_area_m2, 0.0);
}

TEST(CameraCoverage, StopsWhenItIsCancelled) {
    const std::atomic<bool> stop = true;
    Progress progress;
    progress.cancelled = &stop;
    const Camera camera = level_camera(0.0, 90.0, 1920.0);
    const GridSpec spec{1.0, 674000, 6580010, 4, 4};
    EXPECT_THROW(camera_coverage({&camera, 1}, Obstacles{}, spec, {}, progress), Cancelled);
    EXPECT_THROW(summarise_coverage({&camera, 1}, Obstacles{}, Grid<float>(spec), {}, progress),
                 Cancelled);
}

}  // namespace
}  // namespace tk
