#include "layers/write_cog.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cmath>
#include <fstream>

#include "engine/core/input_error.h"
#include "layers/read_raster.h"
#include "tests/layers/gdal_check.h"
#include "tests/layers/written_samples.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

namespace fs = std::filesystem;
using test::sample_surface;

void write_sample_cog(const fs::path& path, const Grid<float>& grid, const CogOptions& options = {},
                      const Progress& progress = {}) {
    write_cog(path, grid, test::sample_description("light_today"), test::sample_style(),
              test::sweref99_tm(), test::sample_provenance(), options, progress);
}

TEST(WriteCog, GivesTheSameCellsPlaceAndSystemBack) {
    const test::TempFolder folder;
    const Grid<float> grid = sample_surface(130, 517);
    const fs::path path = folder.path() / path_from_utf8("ljus på torget.tif");
    write_sample_cog(path, grid);
    const test::GdalMustBeSilent silent;
    const test::OpenDataset dataset = test::open_with_gdal(utf8(path), GDAL_OF_RASTER);
    ASSERT_TRUE(dataset);
    std::array<double, 6> transform{};
    dataset->GetGeoTransform(transform.data());
    EXPECT_EQ(transform, (std::array<double, 6>{674000, 10, 0, 6580000, 0, -10}));
    EXPECT_STREQ(dataset->GetSpatialRef()->GetAuthorityCode(nullptr), "3006");
    EXPECT_STREQ(dataset->GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE"), "COG");
    GDALRasterBand& band = *dataset->GetRasterBand(1);
    EXPECT_EQ(band.GetRasterDataType(), GDT_Float32);
    EXPECT_TRUE(std::isnan(band.GetNoDataValue()));
    EXPECT_STREQ(band.GetUnitType(), "lx");
    EXPECT_EQ(band.GetOverviewCount(), 0);
    const RasterFile read = read_raster(utf8(path));
    EXPECT_TRUE(test::same_cells(read.values, grid));
    EXPECT_EQ(read.unit, "lx");
    EXPECT_EQ(read.name, "light_today");
    EXPECT_NE(read.crs_wkt.find("SWEREF99 TM"), std::string::npos);
}

TEST(WriteCog, CarriesItsProvenanceButNoPathPasswordOrFilter) {
    const test::TempFolder folder;
    write_sample_cog(folder.path() / "a.tif", sample_surface(20, 20));
    const std::string bytes = test::bytes_of(folder.path() / "a.tif");
    for (const char* wanted : {"TRYGGKARTA_VERSION", "9.8.7", "INTERN / INTERNAL", "händelser.csv",
                               "2024-05-01T12:00:00Z", "physical"})
        EXPECT_NE(bytes.find(wanted), std::string::npos) << wanted;
    for (const std::string& secret : {folder.path().string(), std::string("/home"),
                                      std::string("anna"), std::string("hemligt")})
        EXPECT_EQ(bytes.find(secret), std::string::npos) << secret;
}

TEST(WriteCog, GivesTheSameBytesTwice) {
    const test::TempFolder folder;
    write_sample_cog(folder.path() / "a.tif", sample_surface(300, 200));
    write_sample_cog(folder.path() / "b.tif", sample_surface(300, 200));
    EXPECT_EQ(test::bytes_of(folder.path() / "a.tif"), test::bytes_of(folder.path() / "b.tif"));
    EXPECT_EQ(test::bytes_of(folder.path() / "a.qml"), test::bytes_of(folder.path() / "b.qml"));
}

TEST(WriteCog, LargeOnesAreCompressedWithOverviewsAndTheSameBytesOnAnyThreads) {
    const test::TempFolder folder;
    // A strip just above 4096 x 4096 cells; most of it without data, to be quick.
    Grid<float> grid(GridSpec{1.0, 674000, 6580000, 300, 56000}, std::nanf(""));
    for (int row = 100; row < 200; ++row)
        for (int col = 0; col < 2000; ++col)
            grid(row, col) = static_cast<float>(row * col % 991) * 0.37f;
    write_sample_cog(folder.path() / "one.tif", grid, {.threads = 1});
    write_sample_cog(folder.path() / "two.tif", grid, {.threads = 2});
    EXPECT_EQ(test::bytes_of(folder.path() / "one.tif"), test::bytes_of(folder.path() / "two.tif"));
    const test::GdalMustBeSilent silent;
    const test::OpenDataset dataset = test::open_with_gdal(folder.file("one.tif"), GDAL_OF_RASTER);
    ASSERT_TRUE(dataset);
    EXPECT_GT(dataset->GetRasterBand(1)->GetOverviewCount(), 0);
    EXPECT_NE(dataset->GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE"), nullptr);
    EXPECT_TRUE(test::same_cells(read_raster(folder.file("one.tif")).values, grid));
}

TEST(WriteCog, WithoutAReferenceSystemHasNone) {
    const test::TempFolder folder;
    const fs::path path = folder.path() / "a.tif";
    write_cog(path, sample_surface(9, 9), test::sample_description("a"), test::sample_style(), "",
              test::sample_provenance());
    EXPECT_EQ(read_raster(utf8(path)).crs_wkt, "");
}

TEST(WriteCog, NeverReplacesWithoutBeingAskedTo) {
    const test::TempFolder folder;
    const fs::path path = folder.path() / "a.tif";
    write_sample_cog(path, sample_surface(9, 9));
    const std::string former = test::bytes_of(path);
    EXPECT_THROW(write_sample_cog(path, sample_surface(5, 5)), InputError);
    EXPECT_EQ(test::bytes_of(path), former);
    write_sample_cog(path, sample_surface(5, 5), {.existing = Existing::replace_ours});
    EXPECT_EQ(read_raster(utf8(path)).values.spec().rows, 5);
    EXPECT_EQ(test::files_in(folder.path()), 2);  // and its .qml
}

TEST(WriteCog, NeverReplacesWhatAnotherProgramMade) {
    const test::TempFolder folder;
    const fs::path text = folder.write("text.tif", "not a picture");
    EXPECT_THROW(write_sample_cog(text, sample_surface(5, 5), {.existing = Existing::replace_ours}),
                 InputError);
    EXPECT_EQ(test::bytes_of(text), "not a picture");
    GDALAllRegister();
    const std::string foreign = folder.file("foreign.tif");
    GDALClose(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(foreign.c_str(), 4, 4, 1,
                                                                       GDT_Float32, nullptr));
    const std::string former = test::bytes_of(foreign);
    EXPECT_THROW(
        write_sample_cog(foreign, sample_surface(5, 5), {.existing = Existing::replace_ours}),
        InputError);
    EXPECT_EQ(test::bytes_of(foreign), former);
}

TEST(WriteCog, LeavesAStyleOfTheUsersOwnAlone) {
    const test::TempFolder folder;
    folder.write("a.qml", "<qgis>my own</qgis>");
    write_sample_cog(folder.path() / "a.tif", sample_surface(5, 5));
    EXPECT_EQ(test::bytes_of(folder.path() / "a.qml"), "<qgis>my own</qgis>");
}

TEST(WriteCog, CancelledLeavesNothing) {
    const test::TempFolder folder;
    std::atomic<bool> stop = false;
    const Progress progress{[&stop](double share) { stop = share > 0.0; }, &stop};
    EXPECT_THROW(write_sample_cog(folder.path() / "a.tif", sample_surface(2000, 600), {}, progress),
                 Cancelled);
    EXPECT_EQ(test::files_in(folder.path()), 0);
}

}  // namespace
}  // namespace tk
