#include "viewer/map/seen_cells.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/town/town.h"

namespace tk {
namespace {

Camera seen_cells_camera() {
    Camera camera;
    camera.id = "K";
    camera.at = {674000.3, 6580000.7};
    camera.bearing_deg = 80.0;
    camera.field_of_view_deg = 70.0;
    camera.pixels_across = 900.0;
    return camera;
}

/// A house 15 m to the east that hides what lies behind it.
std::shared_ptr<const Town> town_with_a_house() {
    Building house;
    house.id = "B";
    house.footprint = rectangle({674015, 6579998, 674022, 6580006});
    house.height_m = 9.0;
    TownParts parts;
    parts.buildings = {house};
    return build_town(std::move(parts));
}

double area_of_triangles_m2(const ShapeChunk& chunk) {
    double twice = 0.0;
    const auto at = [&](std::uint32_t i) {
        return MapPoint{static_cast<double>(chunk.xy[2 * i]),
                        static_cast<double>(chunk.xy[2 * i + 1])};
    };
    for (std::size_t i = 0; i < chunk.triangles.size(); i += 3) {
        const MapPoint a = at(chunk.triangles[i]), b = at(chunk.triangles[i + 1]),
                       c = at(chunk.triangles[i + 2]);
        twice += (b.east_m - a.east_m) * (c.north_m - a.north_m) -
                 (c.east_m - a.east_m) * (b.north_m - a.north_m);
    }
    return twice / 2.0;
}

/// The area of the cells whose centre is seen at least so finely, asked place by place.
double seen_area_m2(const Camera& camera, const std::vector<PrivacyMask>& masks,
                    const Obstacles& obstacles, double least, double cell_m) {
    MaskedCameras masked(&camera, 1);
    masked.masks = masks;
    Extent around;
    around.add(camera.at);
    const GridSpec spec = grid_covering(around.grown(camera_reach_m(camera)), cell_m);
    double area = 0.0;
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col)
            if (camera_coverage_at({spec.east_of_centre_m(col), spec.north_of_centre_m(row)},
                                   masked, obstacles) >= least)
                area += cell_m * cell_m;
    return area;
}

TEST(SeenCells, CoverWhatTheCameraSeesAsFinelyAsEachClassAsks) {
    const Camera camera = seen_cells_camera();
    const auto town = town_with_a_house();
    const Obstacles obstacles(*town);
    const std::vector<PrivacyMask> masks{
        {"M", "K", rectangle({674005, 6579990, 674012, 6580002})},
        {"N", "another", rectangle({674000, 6580000, 674100, 6580100})}};
    const auto chunks = seen_cells(camera, masks, obstacles, {{}, 500.0, 1.0});
    const auto classes = density_classes(CameraStandard::iec_62676_4_2014);
    ASSERT_EQ(chunks.size(), classes.size());
    for (std::size_t k = 0; k < classes.size(); ++k)
        EXPECT_NEAR(area_of_triangles_m2(chunks[k]),
                    seen_area_m2(camera, masks, obstacles, classes[k].pixels_per_m, 1.0), 1e-3)
            << classes[k].name;
    const auto unmasked = seen_cells(camera, {}, obstacles, {{}, 500.0, 1.0});
    EXPECT_GT(area_of_triangles_m2(unmasked[0]), area_of_triangles_m2(chunks[0]) + 20.0);
}

TEST(SeenCells, EndWhereNoMoreIsDrawn) {
    const Camera camera = seen_cells_camera();
    const Obstacles nothing;
    const auto chunks = seen_cells(camera, {}, nothing, {{}, 20.0, 0.5});
    for (std::size_t i = 0; i < chunks[0].xy.size(); i += 2)
        EXPECT_LE(std::hypot(chunks[0].xy[i], chunks[0].xy[i + 1]), 20.0 + 0.8);
}

TEST(SeenCells, AreAsFineAsThePictureButNotTooMany) {
    EXPECT_EQ(seen_cell_m(1.5, 150.0), 1.0);
    EXPECT_EQ(seen_cell_m(0.6, 150.0), 0.5);
    EXPECT_EQ(seen_cell_m(0.1, 150.0), 0.5) << "600 cells across";
    EXPECT_EQ(seen_cell_m(0.1, 60.0), 0.25);
    EXPECT_EQ(seen_cell_m(5.0, 150.0), 2.0);
}

}  // namespace
}  // namespace tk
