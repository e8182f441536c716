#include "layers/read_raster.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "engine/core/input_error.h"
#include "tests/layers/gdal_check.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

/// A 3 x 2 GeoTIFF with the given transform, cells 0 to 5, and 4 as no data.
std::string foreign_raster(const test::TempFolder& folder, std::array<double, 6> transform) {
    GDALAllRegister();
    const std::string path = folder.file("foreign.tif");
    const test::OpenDataset dataset(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        path.c_str(), 3, 2, 1, GDT_Int16, nullptr));
    dataset->SetGeoTransform(transform.data());
    GDALRasterBand& band = *dataset->GetRasterBand(1);
    band.SetNoDataValue(4);
    std::array<std::int16_t, 6> cells{0, 1, 2, 3, 4, 5};
    EXPECT_EQ(band.RasterIO(GF_Write, 0, 0, 3, 2, cells.data(), 3, 2, GDT_Int16, 0, 0, nullptr),
              CE_None);
    return path;
}

TEST(ReadRaster, GivesARasterOfAnotherProgramOnTheLattice) {
    const test::TempFolder folder;
    const RasterFile read = read_raster(foreign_raster(folder, {674000, 2.5, 0, 6580000, 0, -2.5}));
    EXPECT_EQ(read.values.spec(), (GridSpec{2.5, 269600, 2632000, 2, 3}));
    EXPECT_EQ(read.values(0, 2), 2.0f);
    EXPECT_EQ(read.values(1, 0), 3.0f);
    EXPECT_TRUE(std::isnan(read.values(1, 1)));
    EXPECT_EQ(read.crs_wkt, "");
}

TEST(ReadRaster, RefusesWhatIsNotOnTheLatticeWithARemedy) {
    const test::TempFolder folder;
    for (const std::array<double, 6>& transform :
         {std::array<double, 6>{674003, 10, 0, 6580000, 0, -10},
          std::array<double, 6>{674000, 10, 0, 6580001, 0, -10},
          std::array<double, 6>{674000, 10, 0, 6580000, 0, -5},
          std::array<double, 6>{674000, 10, 0, 6580000, 0, 10},
          std::array<double, 6>{674000, 10, 1, 6580000, 1, -10}}) {
        try {
            read_raster(foreign_raster(folder, transform));
            ADD_FAILURE() << "not refused";
        } catch (const InputError& error) {
            EXPECT_NE(error.remedy().find("gdalwarp"), std::string::npos) << error.what();
        }
    }
}

TEST(ReadRaster, RefusesWhatIsNoRasterOrCutShort) {
    const test::TempFolder folder;
    EXPECT_THROW(read_raster(folder.file("absent.tif")), InputError);
    EXPECT_THROW(read_raster(folder.write("a.csv", "x,y\n1,2\n")), InputError);
    const std::string whole = foreign_raster(folder, {0, 10, 0, 0, 0, -10});
    const std::string bytes = test::bytes_of(whole);
    EXPECT_THROW(read_raster(folder.write("cut.tif", bytes.substr(0, 12))), InputError);
}

}  // namespace
}  // namespace tk
