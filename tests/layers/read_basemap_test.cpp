#include "layers/read_basemap.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include <array>
#include <atomic>
#include <cmath>

#include "engine/core/input_error.h"
#include "layers/gdal_handles.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

struct BasemapFile {
    std::string path;
    int bands = 3;
    int epsg = 4326;  ///< 0: does not say
    GDALDataType type = GDT_Byte;
    bool palette = false;
    const char* copyright = nullptr;
};

/// A square of 0.02 by 0.02 degrees around 18.07 E, 59.33 N (or of 2 km around the same place in
/// SWEREF 99 TM): 200 (red) in the west half and 40 in the east half, 100 in the other bands.
void write_basemap(const BasemapFile& file) {
    ensure_gdal();
    GDALDataset* dataset = GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        file.path.c_str(), 200, 200, file.bands, file.type, nullptr);
    double degrees[6] = {18.06, 0.0001, 0, 59.34, 0, -0.0001};
    double metres[6] = {673571, 10, 0, 6581743, 0, -10};
    dataset->SetGeoTransform(file.epsg == 4326 ? degrees : metres);
    if (file.epsg != 0) {
        OGRSpatialReference crs;
        crs.importFromEPSG(file.epsg);
        dataset->SetSpatialRef(&crs);
    }
    if (file.copyright != nullptr) dataset->SetMetadataItem("TIFFTAG_COPYRIGHT", file.copyright);
    if (file.palette) {
        GDALColorTable table;
        const GDALColorEntry orange{255, 128, 0, 255}, teal{0, 128, 128, 255};
        table.SetColorEntry(40, &orange);
        table.SetColorEntry(200, &teal);
        dataset->GetRasterBand(1)->SetColorTable(&table);
    }
    for (int band = 1; band <= file.bands; ++band) {
        std::vector<unsigned char> row(200);
        for (std::size_t i = 0; i < row.size(); ++i) row[i] = band > 1 ? 100 : i < 100 ? 200 : 40;
        for (int y = 0; y < 200; ++y)
            ASSERT_EQ(dataset->GetRasterBand(band)->RasterIO(GF_Write, 0, y, 200, 1, row.data(),
                                                             200, 1, GDT_Byte, 0, 0, nullptr),
                      CE_None);
    }
    GDALClose(dataset);
}

LayerRequest basemap_at(const std::string& source) {
    LayerRequest request;
    request.source = source;
    return request;
}

std::array<int, 4> rgba_at(const BasemapPicture& picture, int row, int col) {
    const std::size_t at = static_cast<std::size_t>(row * picture.width + col) * 4;
    return {picture.rgba[at], picture.rgba[at + 1], picture.rgba[at + 2], picture.rgba[at + 3]};
}

using ColourOfPixel = std::array<int, 4>;

TEST(Basemap, BringsAnotherSystemToTheStudys) {
    const test::TempFolder folder;
    write_basemap({.path = folder.file("degrees.tif")});
    const ProjectedCrs crs = ProjectedCrs::parse("EPSG:3006");
    const Basemap map(basemap_at(folder.file("degrees.tif")), crs);
    const MapPoint middle = to_map({18.07, 59.33}, crs);
    const Extent around{middle.east_m - 100, middle.north_m - 100, middle.east_m + 100,
                        middle.north_m + 100};
    const BasemapPicture picture = map.read(around, 64, 32);
    EXPECT_EQ(picture.width, 64);
    EXPECT_EQ(picture.height, 32);
    ASSERT_EQ(picture.rgba.size(), 64U * 32U * 4U);
    EXPECT_EQ(rgba_at(picture, 16, 16), (ColourOfPixel{200, 100, 100, 255}));
    EXPECT_EQ(rgba_at(picture, 16, 48), (ColourOfPixel{40, 100, 100, 255}));
}

TEST(Basemap, IsTransparentBesideItsSource) {
    const test::TempFolder folder;
    write_basemap({.path = folder.file("degrees.tif")});
    const ProjectedCrs crs = ProjectedCrs::parse("EPSG:3006");
    const Basemap map(basemap_at(folder.file("degrees.tif")), crs);
    const MapPoint west = to_map({18.0, 59.33}, crs);
    const BasemapPicture picture =
        map.read({west.east_m - 50, west.north_m - 50, west.east_m + 50, west.north_m + 50}, 8, 8);
    for (std::size_t i = 3; i < picture.rgba.size(); i += 4) EXPECT_EQ(picture.rgba[i], 0);
}

constexpr Extent basemap_middle{674471, 6580643, 674671, 6580843};

TEST(Basemap, TakesGreyAndPalettesAsColours) {
    const test::TempFolder folder;
    const ProjectedCrs crs = ProjectedCrs::parse("EPSG:3006");
    write_basemap({.path = folder.file("grey.tif"), .bands = 1, .epsg = 3006});
    const BasemapPicture grey =
        Basemap(basemap_at(folder.file("grey.tif")), crs).read(basemap_middle, 40, 40);
    EXPECT_EQ(rgba_at(grey, 20, 5), (ColourOfPixel{200, 200, 200, 255}));
    write_basemap({.path = folder.file("palette.tif"), .bands = 1, .epsg = 3006, .palette = true});
    const BasemapPicture palette =
        Basemap(basemap_at(folder.file("palette.tif")), crs).read(basemap_middle, 40, 40);
    EXPECT_EQ(rgba_at(palette, 20, 5), (ColourOfPixel{0, 128, 128, 255}));
    EXPECT_EQ(rgba_at(palette, 20, 35), (ColourOfPixel{255, 128, 0, 255}));
}

TEST(Basemap, NeedsItsSystemNamedWhereTheSourceDoesNotSay) {
    const test::TempFolder folder;
    write_basemap({.path = folder.file("silent.tif"), .epsg = 0});
    const ProjectedCrs crs = ProjectedCrs::parse("EPSG:3006");
    LayerRequest request = basemap_at(folder.file("silent.tif"));
    EXPECT_THROW(Basemap(request, crs), InputError);
    request.input_crs = "EPSG:3006";
    const BasemapPicture named = Basemap(request, crs).read(basemap_middle, 40, 40);
    EXPECT_EQ(rgba_at(named, 20, 5), (ColourOfPixel{200, 100, 100, 255}));
    request.input_crs.clear();
    const BasemapPicture local = Basemap(request, ProjectedCrs::local()).read(basemap_middle, 9, 9);
    EXPECT_EQ(rgba_at(local, 4, 1), (ColourOfPixel{200, 100, 100, 255}));
}

TEST(Basemap, NamesWhoseMapItIs) {
    const test::TempFolder folder;
    const ProjectedCrs crs = ProjectedCrs::parse("EPSG:3006");
    write_basemap({.path = folder.file("owned.tif"), .copyright = "© Lantmäteriet"});
    EXPECT_EQ(Basemap(basemap_at(folder.file("owned.tif")), crs).attribution(), "© Lantmäteriet");
    write_basemap({.path = folder.file("nobodys.tif")});
    EXPECT_EQ(Basemap(basemap_at(folder.file("nobodys.tif")), crs).attribution(), "");
}

TEST(Basemap, MustNameOpenStreetMapWhereItsServerDoesNot) {
    const test::TempFolder folder;
    const std::string service = folder.write("osm.xml", R"(<GDAL_WMS>
  <Service name="TMS"><ServerUrl>https://tile.openstreetmap.org/${z}/${x}/${y}.png</ServerUrl></Service>
  <DataWindow><UpperLeftX>-20037508.34</UpperLeftX><UpperLeftY>20037508.34</UpperLeftY>
    <LowerRightX>20037508.34</LowerRightX><LowerRightY>-20037508.34</LowerRightY>
    <TileLevel>18</TileLevel><TileCountX>1</TileCountX><TileCountY>1</TileCountY>
    <YOrigin>top</YOrigin></DataWindow>
  <Projection>EPSG:3857</Projection><BlockSizeX>256</BlockSizeX><BlockSizeY>256</BlockSizeY>
  <BandsCount>3</BandsCount></GDAL_WMS>)");
    const Basemap map(basemap_at(service), ProjectedCrs::parse("EPSG:3006"));
    EXPECT_EQ(map.attribution(), "© OpenStreetMap contributors");
}

TEST(Basemap, RefusesWhatIsNoPicture) {
    const test::TempFolder folder;
    const ProjectedCrs crs = ProjectedCrs::parse("EPSG:3006");
    EXPECT_THROW(Basemap(basemap_at(folder.file("missing.tif")), crs), InputError);
    EXPECT_THROW(Basemap(basemap_at(folder.write("text.txt", "no picture")), crs), InputError);
    write_basemap({.path = folder.file("heights.tif"), .bands = 1, .type = GDT_Float32});
    try {
        const Basemap map(basemap_at(folder.file("heights.tif")), crs);
        FAIL() << "heights were taken for a picture";
    } catch (const InputError& error) {
        EXPECT_NE(error.problem().find("Float32"), std::string::npos);
    }
}

TEST(Basemap, IsCutShortByWhoeverCancels) {
    const test::TempFolder folder;
    write_basemap({.path = folder.file("owned.tif")});
    const Basemap map(basemap_at(folder.file("owned.tif")), ProjectedCrs::parse("EPSG:3006"));
    const std::atomic<bool> cancelled = true;
    EXPECT_THROW(map.read(basemap_middle, 64, 64, {{}, &cancelled}), Cancelled);
}

TEST(Basemap, RefusesAPartWithoutSize) {
    const test::TempFolder folder;
    write_basemap({.path = folder.file("owned.tif")});
    const Basemap map(basemap_at(folder.file("owned.tif")), ProjectedCrs::parse("EPSG:3006"));
    EXPECT_THROW(map.read(basemap_middle, 0, 64), std::invalid_argument);
    EXPECT_THROW(map.read({}, 64, 64), std::invalid_argument);
}

}  // namespace
}  // namespace tk
