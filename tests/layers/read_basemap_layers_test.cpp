#include "layers/read_basemap_layers.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include "engine/core/input_error.h"
#include "layers/gdal_handles.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

void add_map_layer(GDALDataset& dataset, const char* name, OGRwkbGeometryType type,
                   const char* wkt) {
    OGRSpatialReference crs;
    crs.importFromEPSG(3006);
    OGRLayer* layer = dataset.CreateLayer(name, type == wkbNone ? nullptr : &crs, type, nullptr);
    ASSERT_NE(layer, nullptr);
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    if (wkt != nullptr) {
        OGRGeometry* geometry = nullptr;
        ASSERT_EQ(OGRGeometryFactory::createFromWkt(wkt, nullptr, &geometry), OGRERR_NONE);
        feature->SetGeometryDirectly(geometry);
    }
    ASSERT_EQ(layer->CreateFeature(feature.get()), OGRERR_NONE);
}

/// Water, a table without places, and a railway.
void write_map(const std::string& path) {
    ensure_gdal();
    GDALDataset* dataset = GetGDALDriverManager()->GetDriverByName("GPKG")->Create(
        path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    add_map_layer(
        *dataset, "water", wkbPolygon,
        "POLYGON((600000 6600000,600000 6600010,600010 6600010,600010 6600000,600000 6600000))");
    add_map_layer(*dataset, "notes", wkbNone, nullptr);
    add_map_layer(*dataset, "railway", wkbLineString, "LINESTRING(600000 6600000,600100 6600000)");
    GDALClose(dataset);
}

LayerRequest map_at(const std::string& source, const std::string& layer = {}) {
    LayerRequest request;
    request.source = source;
    request.layer = layer;
    return request;
}

TEST(ReadBasemapLayers, GivesTheLayersThatHavePlaces) {
    const test::TempFolder folder;
    const std::string path = folder.file("map.gpkg");
    write_map(path);
    const ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006")};
    const std::vector<FeatureSet> sets = read_basemap_layers(map_at(path), context);
    ASSERT_EQ(sets.size(), 2U);
    EXPECT_EQ(sets[0].name, "water");
    EXPECT_EQ(sets[0].polygons.size(), 1U);
    EXPECT_EQ(sets[1].name, "railway");
    EXPECT_EQ(sets[1].lines.size(), 1U);
    const std::vector<FeatureSet> one = read_basemap_layers(map_at(path, "railway"), context);
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one[0].name, "railway");
}

TEST(ReadBasemapLayers, RefusesWhatHoldsNothingToDraw) {
    const test::TempFolder folder;
    const std::string path = folder.file("map.gpkg");
    write_map(path);
    const ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006")};
    EXPECT_THROW(read_basemap_layers(map_at(path, "notes"), context), InputError);
    EXPECT_THROW(read_basemap_layers(map_at(path, "missing"), context), InputError);
    EXPECT_THROW(read_basemap_layers(map_at(folder.file("none.gpkg")), context), InputError);
}

}  // namespace
}  // namespace tk
