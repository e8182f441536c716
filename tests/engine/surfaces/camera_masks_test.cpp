#include "engine/surfaces/camera_masks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/camera_coverage.h"
#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::BuiltScene;

/// Level with its targets, looking north over 90°: sees the triangle |east| <= north <= 76.8.
Camera masked_camera(const std::string& id) {
    Camera camera;
    camera.id = id;
    camera.at = {674000.0, 6580000.0};
    camera.height_m = 1.6;
    camera.bearing_deg = 0.0;
    return camera;
}

PrivacyMask mask_of(const std::string& id, const std::string& camera, Extent box) {
    return {id, camera, rectangle(box)};
}

/// 10 m by 10 m, from 30 m to 40 m ahead of masked_camera().
Extent box_ahead() {
    return {673995.0, 6580030.0, 674005.0, 6580040.0};
}

TEST(CameraMasks, TakeAwayTheirOwnAreaAndNothingBehindIt) {
    const Camera camera = masked_camera("C1");
    const std::vector<PrivacyMask> masks{mask_of("M", "C1", box_ahead())};
    const MaskedCameras masked({&camera, 1}, masks);
    const auto ahead = [&](double north_m) {
        return camera_coverage_at({674000.0, 6580000.0 + north_m}, masked, Obstacles{});
    };
    // 960 / distance, and none in the mask.
    EXPECT_NEAR(ahead(29.9), 960.0 / 29.9, 1e-9);
    EXPECT_EQ(ahead(30.1), 0.0);
    EXPECT_EQ(ahead(39.9), 0.0);
    EXPECT_NEAR(ahead(40.1), 960.0 / 40.1, 1e-9);

    const Grid<float> all({0.5, 2 * 673900, 2 * 6580100, 2 * 110, 2 * 200});
    const CameraAreas free = summarise_coverage({&camera, 1}, Obstacles{}, all).cameras[0];
    const CameraAreas kept = summarise_coverage(masked, Obstacles{}, all).cameras[0];
    EXPECT_EQ(free.visible_area_m2 - kept.visible_area_m2, 100.0);
    // Detect (25 px/m) ends 38.4 m ahead: cell centres up to 38.25 m, 17 rows of 20 cells.
    EXPECT_EQ(free.class_area_m2[1] - kept.class_area_m2[1], 17.0 * 20.0 * 0.25);
    EXPECT_EQ(free.class_area_m2[2], kept.class_area_m2[2]);
}

TEST(CameraMasks, ActOnTheCameraTheyNameOrOnEveryOne) {
    const std::vector<Camera> cameras{masked_camera("C1"), masked_camera("C2")};
    const MapPoint at{674000.0, 6580035.0};
    const auto watched_by = [&](const std::string& masked_id) {
        const std::vector<PrivacyMask> masks{mask_of("M", masked_id, box_ahead())};
        int watching = 0;
        for (const Camera& camera : cameras)
            watching += camera_coverage_at(at, {{&camera, 1}, masks}, Obstacles{}) > 0.0;
        return watching;
    };
    EXPECT_EQ(watched_by("C2"), 1);
    EXPECT_EQ(watched_by("C3"), 2);
    EXPECT_EQ(watched_by(""), 0);
    const std::vector<PrivacyMask> masks{mask_of("M", "C2", box_ahead())};
    EXPECT_TRUE(is_masked("C2", at, masks));
    EXPECT_FALSE(is_masked("C1", at, masks));
    EXPECT_FALSE(is_masked("C2", {674000.0, 6580041.0}, masks));
}

struct MaskedScene {
    explicit MaskedScene(unsigned seed) : random(seed), scene(random.buildings()) {
        for (int i = 0; i < 9; ++i) {
            Camera camera = masked_camera(std::to_string(i));
            camera.at = random.place();
            camera.height_m = random.real(2.0, 12.0);
            camera.bearing_deg = random.real(0.0, 360.0);
            cameras.push_back(camera);
        }
        for (int i = 0; i < 12; ++i) masks.push_back(random_mask(i));
    }

    /// A triangle, of one camera, of none that is there, or of all.
    PrivacyMask random_mask(int number) {
        const std::string camera = number % 4 == 3 ? "" : std::to_string(number);
        const MapPoint a = random.place();
        const MapPoint b{a.east_m + random.real(5.0, 40.0), a.north_m + random.real(-9.0, 9.0)};
        const MapPoint c{a.east_m + random.real(-9.0, 9.0), a.north_m + random.real(9.0, 40.0)};
        return {"M" + std::to_string(number), camera, {{{a, b, c}, {}}}};
    }
    Grid<float> coverage(const GridSpec& spec) const {
        return camera_coverage({cameras, masks}, scene.obstacles, spec);
    }

    test::RandomBuildings random;
    BuiltScene scene;
    std::vector<Camera> cameras;
    std::vector<PrivacyMask> masks;
};

bool same_masked_cells(const Grid<float>& a, const Grid<float>& b) {
    return std::memcmp(a.cells().data(), b.cells().data(), a.cells().size_bytes()) == 0;
}

TEST(CameraMasks, AgreesWithLeavingCamerasOutPlaceByPlace) {
    const MaskedScene s(71);
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 1.7);
    const Grid<float> density = s.coverage(spec);
    std::size_t masked_away = 0;
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col) {
            const MapPoint at = spec.centre_of(row, col);
            std::vector<Camera> unmasked;
            for (const Camera& camera : s.cameras) {
                const bool in_mask =
                    std::any_of(s.masks.begin(), s.masks.end(), [&](const PrivacyMask& mask) {
                        const bool acts = mask.camera_id.empty() || mask.camera_id == camera.id;
                        return acts && contains(mask.shape, at);
                    });
                if (!in_mask) unmasked.push_back(camera);
            }
            const double expected = camera_coverage_at(at, unmasked, s.scene.obstacles);
            const double exact = camera_coverage_at(at, {s.cameras, s.masks}, s.scene.obstacles);
            if (std::isnan(expected)) {
                ASSERT_TRUE(std::isnan(exact) && std::isnan(density(row, col)));
                continue;
            }
            ASSERT_EQ(exact, expected);
            ASSERT_EQ(density(row, col), static_cast<float>(expected));
            masked_away += camera_coverage_at(at, s.cameras, s.scene.obstacles) > expected;
        }
    EXPECT_GT(masked_away, 50u);
}

TEST(CameraMasks, AnyNumberOfThreadsAndAnyWindowGiveTheSameBytes) {
    const MaskedScene s(72);
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 0.9);
    const Grid<float> whole = s.coverage(spec);
    {
        const ThreadLimit one(1);
        EXPECT_TRUE(same_masked_cells(s.coverage(spec), whole));
    }
    const CellRange cells{40, 150, 11, 93};
    const Grid<float> part = s.coverage(window_of(spec, cells));
    for (int row = 0; row < cells.rows(); ++row)
        ASSERT_EQ(std::memcmp(part.view().row(row).data(), &whole(cells.row_begin + row, 11),
                              part.view().row(row).size_bytes()),
                  0);
}

TEST(CameraMasks, AnyMaskThatMovesChangesOnlyCellsInItBeforeOrAfter) {
    MaskedScene s(73);
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 1.0);
    Grid<float> density = s.coverage(spec);
    for (int i = 0; i < 12; ++i) {
        PrivacyMask& mask = s.masks[static_cast<std::size_t>(i)];
        Extent changed = extent_of(mask.shape);
        mask = s.random_mask(i);
        changed.add(extent_of(mask.shape));
        recompute_camera_coverage(density, cells_with_centre_in(spec, changed),
                                  {s.cameras, s.masks}, s.scene.obstacles);
        ASSERT_TRUE(same_masked_cells(density, s.coverage(spec))) << i;
    }
}

TEST(Town, RefusesMasksWithoutShapeOrWithOneId) {
    TownParts parts;
    parts.masks = {mask_of("M", "C1", box_ahead())};
    EXPECT_EQ(build_town(parts)->masks(), parts.masks);
    parts.masks.push_back(parts.masks[0]);
    EXPECT_THROW(build_town(parts), std::invalid_argument);
    parts.masks = {{"M", "C1", {}}};
    EXPECT_THROW(build_town(parts), std::invalid_argument);
}

}  // namespace
}  // namespace tk
