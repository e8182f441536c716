#include "layers/read_terrain.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/input_error.h"
#include "layers/gdal_handles.h"
#include "layers/read_ground.h"
#include "tests/layers/reading_checks.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

/// A plane of heights 0.5 e + 0.25 n over (600000..600100, 6500000..6500100), 5 m cells.
std::string write_slope(const test::TempFolder& folder, bool with_crs) {
    ensure_gdal();
    const std::string path = folder.file("slope.tif");
    const GDALDatasetUniquePtr raster(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        path.c_str(), 20, 20, 1, GDT_Float32, nullptr));
    double transform[] = {600000, 5, 0, 6500100, 0, -5};
    raster->SetGeoTransform(transform);
    if (with_crs) {
        OGRSpatialReference srs;
        srs.importFromEPSG(3006);
        raster->SetSpatialRef(&srs);
    }
    std::vector<float> heights;
    for (int row = 0; row < 20; ++row)
        for (int col = 0; col < 20; ++col)
            heights.push_back(
                static_cast<float>(0.5 * (col * 5 + 2.5) + 0.25 * (100 - row * 5 - 2.5)));
    EXPECT_EQ(raster->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, 20, 20, heights.data(), 20, 20,
                                                 GDT_Float32, 0, 0, nullptr),
              CE_None);
    return path;
}

LayerRequest terrain_request(const std::string& source) {
    LayerRequest request;
    request.source = source;
    return request;
}

TEST(ReadTerrain, InterpolatesASlopeAtCellCentres) {
    const test::TempFolder folder;
    const ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006")};
    const GridSpec spec = grid_covering({600010, 6500010, 600090, 6500090}, 2);
    ReadReport report;
    const Grid<float> heights =
        read_terrain(terrain_request(write_slope(folder, true)), context, spec, report);
    for (int row = 0; row < spec.rows; ++row) {
        for (int col = 0; col < spec.cols; ++col) {
            const MapPoint at = spec.centre_of(row, col);
            EXPECT_NEAR(heights(row, col),
                        0.5 * (at.east_m - 600000) + 0.25 * (at.north_m - 6500000), 1e-3);
        }
    }
    EXPECT_EQ(report.crs, "EPSG:3006");
    EXPECT_EQ(report.read, report.used);
}

TEST(ReadTerrain, IsNaNWhereThereIsNoHeightAndCountsIt) {
    const test::TempFolder folder;
    const ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006")};
    const GridSpec spec = grid_covering({599900, 6500000, 600100, 6500100}, 10);
    ReadReport report;
    const Grid<float> heights =
        read_terrain(terrain_request(write_slope(folder, true)), context, spec, report);
    EXPECT_TRUE(std::isnan(heights(5, 0)));
    EXPECT_FALSE(std::isnan(heights(5, 15)));
    EXPECT_EQ(report.skipped.at(0).reason, "no height here");
    EXPECT_EQ(report.read, report.used + report.skipped_rows());
}

TEST(ReadTerrain, RefusesAnUnknownCrsAndAPlaceElsewhere) {
    const test::TempFolder folder;
    const ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006")};
    const GridSpec spec = grid_covering({600010, 6500010, 600090, 6500090}, 10);
    ReadReport report;
    LayerRequest request = terrain_request(write_slope(folder, false));
    EXPECT_TRUE(test::holds_text(
        test::input_error_of([&] { read_terrain(request, context, spec, report); }),
        "--input-crs"));
    request.input_crs = "EPSG:3006";
    EXPECT_NO_THROW(read_terrain(request, context, spec, report));
    ReadReport local_report;
    request.input_crs.clear();
    EXPECT_NO_THROW(read_terrain(request, {.crs = ProjectedCrs::local()}, spec, local_report));
    const GridSpec far = grid_covering({700010, 6500010, 700090, 6500090}, 10);
    ReadReport far_report;
    EXPECT_TRUE(test::holds_text(test::input_error_of([&] {
                                     read_terrain(terrain_request(write_slope(folder, true)),
                                                  context, far, far_report);
                                 }),
                                 "covers none of the study's extent"));
    EXPECT_TRUE(test::holds_text(test::input_error_of([&] {
                                     read_terrain(
                                         terrain_request(folder.write("t.tif", "not a raster")),
                                         context, spec, report);
                                 }),
                                 "terrain is an elevation raster"));
}

TEST(ReadGround, HasTheRastersOwnCellsAndGoesNoFurther) {
    const test::TempFolder folder;
    const ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006")};
    ReadReport report;
    const auto ground = read_ground(terrain_request(write_slope(folder, true)), context,
                                    {600020, 6500020, 900000, 6500060}, report);
    EXPECT_DOUBLE_EQ(ground->heights_m().spec().cell_m, 5.0);
    EXPECT_EQ(ground->heights_m().spec().cols, 16);
    EXPECT_EQ(ground->heights_m().spec().rows, 8);
    EXPECT_NEAR(ground->height_m({600050.0, 6500040.0}), 0.5 * 50.0 + 0.25 * 40.0, 1e-3);
    EXPECT_TRUE(report.notes.empty());
    EXPECT_THROW(read_ground(terrain_request(write_slope(folder, true)), context,
                             {700000, 6500000, 700100, 6500100}, report),
                 InputError);
    // One that says no CRS takes the verb's.
    ReadContext told = context;
    EXPECT_THROW(read_ground(terrain_request(write_slope(folder, false)), told,
                             {600020, 6500020, 600080, 6500060}, report),
                 InputError);
    told.usual_input_crs = "EPSG:3006";
    EXPECT_NO_THROW(read_ground(terrain_request(write_slope(folder, false)), told,
                                {600020, 6500020, 600080, 6500060}, report));
}

}  // namespace
}  // namespace tk
