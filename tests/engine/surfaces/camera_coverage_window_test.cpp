#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <numbers>

#include "engine/core/compass.h"
#include "engine/core/parallel_for.h"
#include "engine/surfaces/camera_coverage.h"
#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::BuiltScene;

Camera random_camera(test::RandomBuildings& random, int number) {
    Camera camera;
    camera.id = std::to_string(number);
    camera.at = random.place();
    // Some below their targets at 4 m, some above the roofs.
    camera.height_m = random.real(2.0, 14.0);
    if (number % 4 != 0) camera.bearing_deg = random.real(0.0, 360.0);
    camera.field_of_view_deg =
        number % 5 == 4 ? random.real(180.0, 360.0) : random.real(20.0, 170.0);
    camera.pixels_across = random.real(300.0, 3000.0);
    if (number % 3 == 1) camera.tilt_deg = random.real(-10.0, 50.0);
    if (number % 6 == 5) camera.range_m = random.real(10.0, 60.0);
    return camera;
}

std::vector<Camera> scattered_cameras(test::RandomBuildings& random, int number) {
    std::vector<Camera> cameras;
    for (int i = 0; i < number; ++i) cameras.push_back(random_camera(random, i));
    return cameras;
}

/// One camera's density by angles, as the definitions say.
double plain_density(const Camera& camera, MapPoint at, double target_height_m) {
    const double half_deg = camera.field_of_view_deg / 2.0;
    const double r = distance_m(camera.at, at);
    const double drop = camera.height_m - target_height_m;
    double off_axis_deg = 0.0;
    if (camera.bearing_deg && r > 0.0) {
        off_axis_deg =
            std::abs(std::remainder(bearing_deg(camera.at, at) - *camera.bearing_deg, 360.0));
        if (off_axis_deg > half_deg) return 0.0;
    }
    const double half = half_deg * radians_per_degree;
    if (camera.tilt_deg) {
        const double vertical = half_deg < 90.0 ? std::atan(9.0 / 16.0 * std::tan(half))
                                                : std::min(9.0 / 16.0 * half, std::numbers::pi / 2);
        const double below = std::atan2(drop, r) - *camera.tilt_deg * radians_per_degree;
        if (std::abs(below) > vertical) return 0.0;
    }
    if (camera.range_m && r > *camera.range_m) return 0.0;
    const double slant = std::max(0.1, std::hypot(r, drop));
    double density = 0.0;
    if (half_deg >= 90.0)
        density = camera.pixels_across / (2.0 * half * slant);
    else
        density = camera.pixels_across /
                  (2.0 * slant * std::cos(off_axis_deg * radians_per_degree) * std::tan(half));
    return density >= 12.5 ? density : 0.0;
}

double plain_coverage(MapPoint at, std::span<const Camera> cameras, const Obstacles& obstacles,
                      double target_height_m) {
    for (const Obstacle& obstacle : obstacles.all())
        if (contains(*obstacle.footprint, at)) return std::numeric_limits<double>::quiet_NaN();
    double most = 0.0;
    for (const Camera& camera : cameras)
        if (!test::plainly_hidden(obstacles, camera.at, camera.height_m, at, target_height_m))
            most = std::max(most, plain_density(camera, at, target_height_m));
    return most;
}

bool same_densities(const Grid<float>& a, const Grid<float>& b) {
    return a.spec() == b.spec() &&
           std::memcmp(a.cells().data(), b.cells().data(), a.cells().size_bytes()) == 0;
}

TEST(CameraCoverage, AgreesWithLinesDrawnFromEveryCamera) {
    std::size_t compared = 0, seen = 0;
    for (unsigned seed = 61; seed <= 62; ++seed) {
        test::RandomBuildings random(seed);
        const BuiltScene scene(random.buildings());
        const auto cameras = scattered_cameras(random, 12);
        const GridSpec spec = grid_covering(test::RandomBuildings::extent().grown(10.0), 3.0);
        const CameraCoverageOptions options{.target_height_m = seed == 61 ? 1.6 : 4.0};
        const Grid<float> density = camera_coverage(cameras, scene.obstacles, spec, options);
        for (int row = 0; row < spec.rows; ++row)
            for (int col = 0; col < spec.cols; ++col) {
                const MapPoint centre = spec.centre_of(row, col);
                const double expected =
                    plain_coverage(centre, cameras, scene.obstacles, options.target_height_m);
                const float value = density(row, col);
                ASSERT_EQ(std::isnan(value), std::isnan(expected));
                if (std::isnan(expected)) continue;
                ASSERT_NEAR(static_cast<double>(value), expected, 6.1e-8 * expected)
                    << "seed " << seed << ", cell " << row << ", " << col;
                ASSERT_EQ(static_cast<float>(
                              camera_coverage_at(centre, cameras, scene.obstacles, options)),
                          value);
                ++compared;
                seen += expected > 0.0;
            }
    }
    EXPECT_GT(seen, compared / 4);
    EXPECT_LT(seen, compared);
}

TEST(CameraCoverage, AnyNumberOfThreadsGivesTheSameBytes) {
    test::RandomBuildings random(63);
    const BuiltScene scene(random.buildings());
    const auto cameras = scattered_cameras(random, 15);
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 0.6);
    const auto on_threads = [&](int threads) {
        const ThreadLimit limit(threads);
        return camera_coverage(cameras, scene.obstacles, spec);
    };
    const Grid<float> one = on_threads(1);
    EXPECT_TRUE(same_densities(on_threads(2), one));
    EXPECT_TRUE(same_densities(on_threads(4), one));
}

/// What summarise_coverage() should say, counted cell by cell with lines drawn.
CoverageSummary plain_summary(std::span<const Camera> cameras, const Obstacles& obstacles,
                              const Grid<float>& counted, double target_height_m) {
    constexpr std::array<double, 6> least{12.5, 25.0, 62.5, 125.0, 250.0, 1000.0};
    const GridSpec& spec = counted.spec();
    CoverageSummary summary;
    for (const Camera& camera : cameras)
        summary.cameras.push_back({camera.id, 0.0, std::vector<double>(least.size(), 0.0)});
    double cells = 0.0, covered = 0.0, overlapping = 0.0;
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col) {
            if (std::isnan(counted(row, col))) continue;
            int watchers = 0;
            for (std::size_t i = 0; i < cameras.size(); ++i) {
                const double density = plain_coverage(spec.centre_of(row, col), {&cameras[i], 1},
                                                      obstacles, target_height_m);
                if (!(density > 0.0)) continue;
                ++watchers;
                summary.cameras[i].visible_area_m2 += spec.cell_area_m2();
                for (std::size_t k = 0; k < least.size(); ++k)
                    if (density >= least[k])
                        summary.cameras[i].class_area_m2[k] += spec.cell_area_m2();
            }
            cells += 1.0;
            covered += watchers >= 1;
            overlapping += watchers >= 2;
        }
    summary.covered_share = covered / cells;
    summary.overlap_share = overlapping / cells;
    return summary;
}

// More cells than one block computed at a time, so that the areas of blocks are added up.
TEST(CoverageSummary, AgreesWithCountingCellsByLinesDrawnFromEveryCamera) {
    test::RandomBuildings random(66);
    const BuiltScene scene(random.buildings());
    const auto cameras = scattered_cameras(random, 6);
    const GridSpec spec = grid_covering(test::RandomBuildings::extent().grown(80.0), 1.5);
    const Grid<std::uint8_t> built = built_on(scene.obstacles, spec);
    Grid<float> counted(spec, std::nanf(""));
    // Every fourth cell is left out.
    for (std::size_t i = 0; i < counted.cells().size(); ++i)
        if (built.cells()[i] == 0 && i % 4 != 0) counted.cells()[i] = 0.0F;
    const auto summary = summarise_coverage(cameras, scene.obstacles, counted);
    const auto expected = plain_summary(cameras, scene.obstacles, counted, 1.6);
    ASSERT_GT(spec.cols, 200);
    EXPECT_NEAR(summary.covered_share, expected.covered_share, 1e-12);
    EXPECT_NEAR(summary.overlap_share, expected.overlap_share, 1e-12);
    EXPECT_GT(summary.overlap_share, 0.01);
    ASSERT_EQ(summary.cameras.size(), cameras.size());
    for (std::size_t i = 0; i < cameras.size(); ++i) {
        EXPECT_EQ(summary.cameras[i].id, cameras[i].id);
        EXPECT_NEAR(summary.cameras[i].visible_area_m2, expected.cameras[i].visible_area_m2, 1e-6);
        ASSERT_EQ(summary.cameras[i].class_area_m2.size(), 6u);
        for (std::size_t k = 0; k < 6; ++k)
            EXPECT_NEAR(summary.cameras[i].class_area_m2[k], expected.cameras[i].class_area_m2[k],
                        1e-6)
                << "camera " << i << ", class " << k;
    }
}

TEST(CoverageSummary, AnyNumberOfThreadsGivesTheSameAreas) {
    test::RandomBuildings random(67);
    const BuiltScene scene(random.buildings());
    const auto cameras = scattered_cameras(random, 10);
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 0.4);
    const Grid<float> counted(spec);
    const auto on_threads = [&](int threads) {
        const ThreadLimit limit(threads);
        return summarise_coverage(cameras, scene.obstacles, counted);
    };
    const CoverageSummary one = on_threads(1);
    for (const int threads : {2, 4}) {
        const CoverageSummary more = on_threads(threads);
        EXPECT_EQ(more.covered_share, one.covered_share);
        EXPECT_EQ(more.overlap_share, one.overlap_share);
        for (std::size_t i = 0; i < cameras.size(); ++i) {
            EXPECT_EQ(more.cameras[i].visible_area_m2, one.cameras[i].visible_area_m2);
            EXPECT_EQ(more.cameras[i].class_area_m2, one.cameras[i].class_area_m2);
        }
    }
}

TEST(CameraCoverageIncremental, AnyWindowHasTheBitsOfTheWhole) {
    test::RandomBuildings random(64);
    const BuiltScene scene(random.buildings());
    const auto cameras = scattered_cameras(random, 12);
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 0.7);
    const Grid<float> whole = camera_coverage(cameras, scene.obstacles, spec);
    for (const CellRange cells : {CellRange{0, 1, 0, 1}, CellRange{10, 200, 50, 60},
                                  CellRange{100, 229, 3, 201}, CellRange{228, 229, 0, 229}}) {
        const Grid<float> part = camera_coverage(cameras, scene.obstacles, window_of(spec, cells));
        Grid<float> again(spec, -1.0f);
        recompute_camera_coverage(again, cells, cameras, scene.obstacles);
        for (int row = 0; row < cells.rows(); ++row) {
            const float* expected = &whole(cells.row_begin + row, cells.col_begin);
            const std::size_t bytes = part.view().row(row).size_bytes();
            ASSERT_EQ(std::memcmp(part.view().row(row).data(), expected, bytes), 0);
            ASSERT_EQ(std::memcmp(&again(cells.row_begin + row, cells.col_begin), expected, bytes),
                      0);
        }
        const auto untouched = std::count(again.cells().begin(), again.cells().end(), -1.0f);
        EXPECT_EQ(static_cast<std::size_t>(untouched), spec.cell_count() - cells.cell_count());
    }
}

TEST(CameraCoverageIncremental, AfterACameraTurnedAndABuildingWentEqualsFromScratch) {
    test::RandomBuildings random(65);
    const std::vector<Building> buildings = random.buildings();
    const BuiltScene with(buildings);
    const BuiltScene without(std::vector<Building>(buildings.begin() + 1, buildings.end()));
    auto cameras = scattered_cameras(random, 8);
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 1.0);
    Grid<float> density = camera_coverage(cameras, with.obstacles, spec);
    const auto reach_of = [&](const Camera& camera) {
        Extent reached;
        reached.add(camera.at);
        return cells_with_centre_in(spec, reached.grown(camera_reach_m(camera) + 0.01));
    };
    for (Camera& camera : cameras) {
        const CellRange before = reach_of(camera);
        camera = random_camera(random, static_cast<int>(&camera - cameras.data()) + 1);
        recompute_camera_coverage(density, before, cameras, with.obstacles);
        recompute_camera_coverage(density, reach_of(camera), cameras, with.obstacles);
        ASSERT_TRUE(same_densities(density, camera_coverage(cameras, with.obstacles, spec)));
    }
    double furthest_m = 0.0;
    for (const Camera& camera : cameras) furthest_m = std::max(furthest_m, camera_reach_m(camera));
    const CellRange near =
        cells_with_centre_in(spec, extent_of(buildings.front().footprint).grown(furthest_m + 0.01));
    const Grid<float> before = density;
    recompute_camera_coverage(density, near, cameras, without.obstacles);
    EXPECT_TRUE(same_densities(density, camera_coverage(cameras, without.obstacles, spec)));
    EXPECT_FALSE(same_densities(density, before));
    recompute_camera_coverage(density, near, cameras, with.obstacles);
    EXPECT_TRUE(same_densities(density, before));
}

}  // namespace
}  // namespace tk
