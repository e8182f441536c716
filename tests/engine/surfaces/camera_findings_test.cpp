#include "engine/surfaces/camera_findings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <stdexcept>

#include "engine/core/compass.h"
#include "engine/core/parallel_for.h"
#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::BuiltScene;

constexpr MapPoint finding_foot{674000.0, 6580000.0};

MapPoint from_foot(double east_m, double north_m) {
    return {finding_foot.east_m + east_m, finding_foot.north_m + north_m};
}

Extent box_from_foot(double west, double south, double east, double north) {
    Extent box;
    box.add(from_foot(west, south));
    box.add(from_foot(east, north));
    return box;
}

/// Level with its targets, looking north over 90°: sees the triangle |east| <= north <= 76.8.
Camera finding_camera() {
    Camera camera;
    camera.id = "K";
    camera.at = finding_foot;
    camera.height_m = 1.6;
    camera.bearing_deg = 0.0;
    return camera;
}

SeenOfSet seen_of(const FeatureSet& set, std::span<const PrivacyMask> masks = {},
                  const Obstacles& obstacles = {}) {
    const Camera camera = finding_camera();
    const auto findings = what_cameras_see({{&camera, 1}, masks}, obstacles, {&set, 1});
    EXPECT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].id, "K");
    EXPECT_EQ(findings[0].sees.size(), 1u);
    EXPECT_EQ(findings[0].sees[0].name, set.name);
    return findings[0].sees[0];
}

TEST(CameraFindings, MeasureLinesWithinTheTriangleOfTheView) {
    const Camera camera = finding_camera();
    // Across the view 30 m ahead: 60 m of 100 m are seen. Along its axis: 76.8 m of 120 m.
    const std::vector<Line> lines{{from_foot(-50, 30), from_foot(50, 30)},
                                  {from_foot(0, -20), from_foot(0, 40), from_foot(0, 100)}};
    const LineCoverage across = covered_length({&lines[0], 1}, {&camera, 1}, {});
    EXPECT_NEAR(across.length_m, 100.0, 1e-9);
    EXPECT_NEAR(across.covered_m, 60.0, 1e-9);
    EXPECT_NEAR(across.covered_share(), 0.6, 1e-12);
    const LineCoverage both = covered_length(lines, {&camera, 1}, {});
    EXPECT_NEAR(both.length_m, 220.0, 1e-9);
    EXPECT_NEAR(both.covered_m, 136.8, 0.5);
    EXPECT_NEAR(seen_of({"streets", {}, lines, {}}).length_m, both.covered_m, 1e-9);

    const std::optional<MultiPolygon> west = rectangle(box_from_foot(-200, -200, 0, 200));
    const LineCoverage within = covered_length({&lines[0], 1}, {&camera, 1}, {}, {}, west);
    EXPECT_NEAR(within.length_m, 50.0, 1e-9);
    EXPECT_NEAR(within.covered_m, 30.0, 1e-9);
    EXPECT_TRUE(std::isnan(covered_length({}, {&camera, 1}, {}).covered_share()));
}

// A camera 10 m up looks 15 degrees down with a picture 29.4 degrees high: 30 m ahead it sees from
// the ground up to 9.8 m.
TEST(CameraFindings, JudgePointsAtTheirOwnHeight) {
    Camera camera = finding_camera();
    camera.height_m = 10.0;
    camera.field_of_view_deg = 50.0;
    camera.tilt_deg = 15.0;
    FeatureSet set{"windows", std::vector<MapPoint>(4, from_foot(0, 30)), {}, {}};
    const auto count = [&] {
        return what_cameras_see({&camera, 1}, {}, {&set, 1})[0].sees[0].points;
    };
    const double half = std::atan(9.0 / 16.0 * std::tan(25.0 * radians_per_degree));
    const double highest = 10.0 - 30.0 * std::tan(15.0 * radians_per_degree - half);
    set.point_heights_m = {1.6, highest - 0.1, highest + 0.1, 22.0};
    EXPECT_EQ(count(), 2u);
    set.point_heights_m.clear();
    EXPECT_EQ(count(), 4u) << "at the target's height";
}

// Level with the camera a place is seen further off than on the ground.
TEST(CameraFindings, ReachAsFarAsTheHeightOfThePointAllows) {
    Camera camera = finding_camera();
    camera.height_m = 61.6;
    FeatureSet set{"windows", std::vector<MapPoint>(2, from_foot(0, 70)), {}, {}};
    set.point_heights_m = {61.6, 1.6};
    // 12.5 px/m end at a slant distance of 76.8 m: 48 m ahead on the ground.
    EXPECT_EQ(what_cameras_see({&camera, 1}, {}, {&set, 1})[0].sees[0].points, 1u);
}

// 3 floors and a wall of 9 m: nine windows to the south, which it looks at, none of the others.
TEST(CameraFindings, WindowsOfTheFacadesStandAtTheirHeights) {
    const BuiltScene scene({test::box_building("house", box_from_foot(-4.5, 20, 4.5, 29), 9.5),
                            test::box_building("far", box_from_foot(-4.5, 2000, 4.5, 2009), 9.5)});
    const Camera camera = finding_camera();
    const FeatureSet windows = facade_windows("windows", {&camera, 1}, scene.obstacles);
    ASSERT_EQ(windows.points.size(), 36u) << "the far house's are left out";
    ASSERT_EQ(windows.point_heights_m.size(), 36u);
    for (const double height_m : {1.6, 4.6, 7.6})
        EXPECT_EQ(std::count_if(windows.point_heights_m.begin(), windows.point_heights_m.end(),
                                [&](double h) { return std::abs(h - height_m) < 1e-9; }),
                  12)
            << height_m;
    EXPECT_EQ(what_cameras_see({&camera, 1}, scene.obstacles, {&windows, 1})[0].sees[0].points, 9u);
}

TEST(CameraFindings, FallWhereAMaskCoversThem) {
    const FeatureSet set{"ground",
                         {from_foot(0, 35), from_foot(8, 35), from_foot(36, 35)},
                         {{from_foot(-50, 35), from_foot(50, 35)}},
                         rectangle(box_from_foot(-10, 30, 10, 40))};
    const SeenOfSet free = seen_of(set);
    EXPECT_EQ(free.points, 2u);
    EXPECT_NEAR(free.length_m, 70.0, 1e-9);
    EXPECT_EQ(free.area_m2, 200.0);
    const std::vector<PrivacyMask> masks{
        {"M", "K", rectangle(box_from_foot(-5, 30, 5, 40))},
        {"N", "another", rectangle(box_from_foot(-50, 30, 50, 40))}};
    const SeenOfSet masked = seen_of(set, masks);
    EXPECT_EQ(masked.points, 1u);
    EXPECT_NEAR(masked.length_m, 60.0, 1e-9);
    EXPECT_EQ(masked.area_m2, 100.0);
    const std::vector<PrivacyMask> all{{"M", "", rectangle(box_from_foot(-50, 30, 50, 40))}};
    const SeenOfSet none = seen_of(set, all);
    EXPECT_EQ(none.points, 0u);
    EXPECT_EQ(none.length_m, 0.0);
    EXPECT_EQ(none.area_m2, 0.0);
}

TEST(CameraFindings, CountGroundThatTwoPolygonsShareOnce) {
    FeatureSet set{"ground", {}, {}, rectangle(box_from_foot(-10, 20, 10, 30))};
    set.polygons.push_back(rectangle(box_from_foot(0, 20, 20, 30))[0]);
    EXPECT_EQ(seen_of(set).area_m2, 300.0);
    // The whole of what is seen: rows of cells with their centres 0.5, 1.5 ... 76.5 m ahead, of
    // which 2, 4 ... 154 lie between the edges of the view or on them.
    set.polygons = rectangle(box_from_foot(-300, -300, 300, 300));
    EXPECT_EQ(seen_of(set).area_m2, 77.0 * 78.0);
}

TEST(CameraFindings, SeeEntrancesOfTheFacadeThatFacesThem) {
    const BuiltScene scene({test::box_building("house", box_from_foot(-10, 40, 10, 50), 10.0)});
    const auto points_seen = [&](std::vector<MapPoint> points,
                                 std::span<const PrivacyMask> masks = {}) {
        return seen_of({"entrances", std::move(points), {}, {}}, masks, scene.obstacles).points;
    };
    EXPECT_EQ(points_seen({from_foot(0, 39.9), from_foot(0, 40), from_foot(0, 40.3)}), 3u);
    EXPECT_EQ(points_seen({from_foot(0, 45), from_foot(0, 49.8), from_foot(0, 50)}), 0u);
    EXPECT_EQ(points_seen({from_foot(0, 50.3), from_foot(0, 60)}), 0u);
    const std::vector<PrivacyMask> masks{{"M", "K", rectangle(box_from_foot(-2, 40, 2, 41))}};
    EXPECT_EQ(points_seen({from_foot(0, 40.3), from_foot(3, 40.3)}, masks), 1u);
    // A line through the house and ground under it: only what lies before it.
    const FeatureSet through{"path",
                             {},
                             {{from_foot(0, 30), from_foot(0, 60)}},
                             rectangle(box_from_foot(-5, 30, 5, 60))};
    const SeenOfSet seen = seen_of(through, {}, scene.obstacles);
    EXPECT_NEAR(seen.length_m, 10.0, 1e-9);
    EXPECT_EQ(seen.area_m2, 100.0);
    // And the piece within it has no part in a share: 10 m of 20 m.
    const Camera camera = finding_camera();
    EXPECT_NEAR(covered_length(through.lines, {&camera, 1}, scene.obstacles).covered_share(), 0.5,
                1e-12);
}

Incident incident_at(double east_m, double north_m, double weight) {
    Incident incident;
    incident.at = from_foot(east_m, north_m);
    incident.weight = weight;
    return incident;
}

TEST(CameraFindings, SumIncidentsByTheClassInWhichTheyAreSeen) {
    const BuiltScene scene({test::box_building("house", box_from_foot(-9, 40, 9, 50), 10.0)});
    const Camera camera = finding_camera();
    // 960 / distance: 12.8, 30, 96, 480 px/m; one behind the camera, two in the house.
    const std::vector<Incident> incidents{incident_at(60, 75, 1.0), incident_at(0, 32, 2.0),
                                          incident_at(0, 10, 0.5),  incident_at(0, 2, 4.0),
                                          incident_at(0, -5, 2.5),  incident_at(0, 45, 7.0),
                                          incident_at(1, 45, 1.0),  incident_at(500, 0, 10.0)};
    const std::optional<MultiPolygon> near = rectangle(box_from_foot(-100, -100, 100, 100));
    const IncidentCoverage sums =
        covered_incidents(incidents, {&camera, 1}, scene.obstacles, {}, near);
    EXPECT_EQ(sums.in_buildings, (IncidentSum{2, 8.0}));
    EXPECT_EQ(sums.outdoors, (IncidentSum{5, 10.0}));
    EXPECT_EQ(sums.covered, (IncidentSum{4, 7.5}));
    EXPECT_NEAR(sums.covered_share(), 0.75, 1e-15);
    ASSERT_EQ(sums.of_class.size(), 6u);
    EXPECT_EQ(sums.of_class[0], sums.covered);
    EXPECT_EQ(sums.of_class[1], (IncidentSum{3, 6.5}));
    EXPECT_EQ(sums.of_class[2], (IncidentSum{2, 4.5}));
    EXPECT_EQ(sums.of_class[3], (IncidentSum{1, 4.0}));
    EXPECT_EQ(sums.of_class[4], (IncidentSum{1, 4.0}));
    EXPECT_EQ(sums.of_class[5], (IncidentSum{0, 0.0}));
    EXPECT_TRUE(std::isnan(covered_incidents({}, {&camera, 1}, {}).covered_share()));
}

/// Made-up surroundings with cameras, masks, lines, points and polygons.
struct FindingScene {
    explicit FindingScene(unsigned seed) : random(seed), scene(random.buildings()) {
        for (int i = 0; i < 8; ++i) {
            Camera camera = finding_camera();
            camera.id = std::to_string(i);
            camera.at = random.place();
            camera.height_m = random.real(2.5, 9.0);
            camera.bearing_deg = random.real(0.0, 360.0);
            cameras.push_back(camera);
            masks.push_back({"M" + camera.id, camera.id, {{triangle(), {}}}});
            set.lines.push_back({random.place(), random.place(), random.place()});
            set.points.push_back(random.place());
            set.polygons.push_back({triangle(), {}});
        }
        set.name = "all";
    }
    Ring triangle() {
        const MapPoint a = random.place();
        return {a,
                {a.east_m + random.real(9.0, 40.0), a.north_m + random.real(-9.0, 9.0)},
                {a.east_m + random.real(-9.0, 9.0), a.north_m + random.real(9.0, 40.0)}};
    }
    MaskedCameras masked() const { return {cameras, masks}; }

    test::RandomBuildings random;
    BuiltScene scene;
    std::vector<Camera> cameras;
    std::vector<PrivacyMask> masks;
    FeatureSet set;
};

/// Calls `step(middle, length)` along the lines, in steps of a metre or a little less.
template <class Step>
void walk_lines(const std::vector<Line>& lines, Step step) {
    for (const Line& line : lines)
        for (std::size_t k = 1; k < line.size(); ++k) {
            const int steps = static_cast<int>(std::ceil(distance_m(line[k - 1], line[k])));
            for (int i = 0; i < steps; ++i) {
                const double share = (i + 0.5) / steps;
                step(MapPoint{std::lerp(line[k - 1].east_m, line[k].east_m, share),
                              std::lerp(line[k - 1].north_m, line[k].north_m, share)},
                     distance_m(line[k - 1], line[k]) / steps);
            }
        }
}

TEST(CameraFindings, AgreesWithAskingEveryCameraAboutEveryMetre) {
    const FindingScene s(81);
    double length_m = 0.0, covered_m = 0.0;
    std::vector<double> of_camera(s.cameras.size(), 0.0);
    walk_lines(s.set.lines, [&](MapPoint at, double step_m) {
        if (!s.scene.obstacles.containing(at).empty()) return;
        bool covered = false;
        for (std::size_t i = 0; i < s.cameras.size(); ++i) {
            const bool seen = !contains(s.masks[i].shape, at) &&
                              camera_coverage_at(at, {&s.cameras[i], 1}, s.scene.obstacles) > 0.0;
            of_camera[i] += seen ? step_m : 0.0;
            covered = covered || seen;
        }
        length_m += step_m;
        covered_m += covered ? step_m : 0.0;
    });
    const LineCoverage lines = covered_length(s.set.lines, s.masked(), s.scene.obstacles);
    EXPECT_NEAR(lines.length_m, length_m, 1e-6);
    EXPECT_NEAR(lines.covered_m, covered_m, 1e-6);
    EXPECT_GT(covered_m, 50.0);
    // Every square metre of the polygons, by its middle.
    std::vector<MapPoint> ground;
    for (double east = 673950.5; east < 674250; east += 1.0)
        for (double north = 6579950.5; north < 6580250; north += 1.0)
            if (std::any_of(s.set.polygons.begin(), s.set.polygons.end(), [&](const Polygon& p) {
                    return contains({p}, {east, north});
                }))
                ground.push_back({east, north});
    const auto findings = what_cameras_see(s.masked(), s.scene.obstacles, {&s.set, 1});
    for (std::size_t i = 0; i < s.cameras.size(); ++i) {
        EXPECT_NEAR(findings[i].sees[0].length_m, of_camera[i], 1e-6) << i;
        double area_m2 = 0.0;
        for (const MapPoint at : ground)
            if (!contains(s.masks[i].shape, at) &&
                camera_coverage_at(at, {&s.cameras[i], 1}, s.scene.obstacles) > 0.0)
                area_m2 += 1.0;
        EXPECT_EQ(findings[i].sees[0].area_m2, area_m2) << i;
    }
}

TEST(CameraFindings, AnyMaskTakesAwayAtMostWhatItCovers) {
    const FindingScene s(84);
    const auto free = what_cameras_see(s.cameras, s.scene.obstacles, {&s.set, 1});
    const auto masked = what_cameras_see(s.masked(), s.scene.obstacles, {&s.set, 1});
    double taken_m2 = 0.0;
    for (std::size_t i = 0; i < free.size(); ++i) {
        const SeenOfSet &before = free[i].sees[0], &after = masked[i].sees[0];
        EXPECT_LE(after.points, before.points);
        EXPECT_LE(after.length_m, before.length_m);
        EXPECT_LE(after.area_m2, before.area_m2);
        // Cells of 1 m whose centre lies in the triangle: its area, and half a metre around it.
        const double most_m2 = area_m2(s.masks[i].shape) + 100.0;
        EXPECT_LE(before.area_m2 - after.area_m2, most_m2);
        taken_m2 += before.area_m2 - after.area_m2;
        // A mask over all that a camera reaches leaves nothing.
        Extent reached;
        reached.add(s.cameras[i].at);
        const std::vector<PrivacyMask> all{{"all", "", rectangle(reached.grown(200.0))}};
        const auto none =
            what_cameras_see({{&s.cameras[i], 1}, all}, s.scene.obstacles, {&s.set, 1});
        EXPECT_EQ(none[0].sees[0].points, 0u);
        EXPECT_EQ(none[0].sees[0].length_m, 0.0);
        EXPECT_EQ(none[0].sees[0].area_m2, 0.0);
    }
    EXPECT_GT(taken_m2, 10.0);
}

TEST(CameraFindings, AnyNumberOfThreadsGivesTheSame) {
    const FindingScene s(82);
    const auto on_threads = [&](int threads) {
        const ThreadLimit limit(threads);
        std::vector<double> numbers{
            covered_length(s.set.lines, s.masked(), s.scene.obstacles).covered_m};
        for (const auto& camera : what_cameras_see(s.masked(), s.scene.obstacles, {&s.set, 1}))
            for (const SeenOfSet& seen : camera.sees)
                numbers.insert(numbers.end(),
                               {static_cast<double>(seen.points), seen.length_m, seen.area_m2});
        return numbers;
    };
    EXPECT_EQ(on_threads(1), on_threads(4));
}

TEST(CameraFindings, StopWhenTheyAreCancelled) {
    const FindingScene s(83);
    const std::atomic<bool> stop = true;
    Progress progress;
    progress.cancelled = &stop;
    EXPECT_THROW(what_cameras_see(s.masked(), s.scene.obstacles, {&s.set, 1}, {}, progress),
                 Cancelled);
    EXPECT_THROW(covered_length(s.set.lines, s.masked(), s.scene.obstacles, {}, {}, progress),
                 Cancelled);
}

TEST(CoveredAndLit, IsTheShareOfCellsWithBoth) {
    const GridSpec spec{1.0, 0, 2, 2, 3};
    Grid<float> density(spec), lux(spec);
    const float none = std::nanf("");
    std::ranges::copy(std::vector<float>{0.0f, 13.0f, 13.0f, 99.0f, none, 20.0f},
                      density.cells().begin());
    std::ranges::copy(std::vector<float>{9.0f, 4.9f, 5.0f, 20.0f, none, 0.0f}, lux.cells().begin());
    EXPECT_EQ(covered_and_lit_share(density, lux, 5.0), 2.0 / 5.0);
    EXPECT_EQ(covered_and_lit_share(density, lux, 0.0), 4.0 / 5.0);
    EXPECT_TRUE(std::isnan(covered_and_lit_share(Grid<float>(spec, none), lux, 5.0)));
    EXPECT_THROW(covered_and_lit_share(density, Grid<float>({1.0, 0, 2, 2, 2}), 5.0),
                 std::invalid_argument);
}

}  // namespace
}  // namespace tk
