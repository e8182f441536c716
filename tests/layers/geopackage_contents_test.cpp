// What a GeoPackage holds after it is written: cells, rows, styles and metadata.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "layers/geopackage_writer.h"
#include "layers/read_raster.h"
#include "layers/vector_layers.h"
#include "tests/layers/gdal_check.h"
#include "tests/layers/written_samples.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

namespace fs = std::filesystem;
using test::sample_surface;
using namespace std::chrono_literals;

GeoPackageWriter new_geopackage(const fs::path& path) {
    return {GeoPackageTarget{path}, test::sweref99_tm(), test::sample_provenance()};
}

std::vector<std::string> answers(GDALDataset& dataset, const std::string& query) {
    std::vector<std::string> values;
    OGRLayer* rows = dataset.ExecuteSQL(query.c_str(), nullptr, nullptr);
    if (rows == nullptr) return values;
    while (auto row = std::unique_ptr<OGRFeature>(rows->GetNextFeature()))
        values.emplace_back(row->GetFieldAsString(0));
    dataset.ReleaseResultSet(rows);
    return values;
}

TEST(GeoPackageRaster, GivesTheSameCellsPlaceAndSystemBack) {
    const test::TempFolder folder;
    const fs::path path = folder.path() / path_from_utf8("läge i ån.gpkg");
    const Grid<float> small = sample_surface(7, 3, 250.0), large = sample_surface(700, 530, 1.0);
    {
        GeoPackageWriter writer = new_geopackage(path);
        writer.add_raster(small, test::sample_description("hotspot_today"), test::sample_style());
        writer.add_raster(large, test::sample_description("light_today"), test::sample_style());
        writer.commit();
    }
    const test::GdalMustBeSilent silent;
    const RasterFile read = read_raster(utf8(path) + "|layername=light_today");
    EXPECT_TRUE(test::same_cells(read.values, large));
    EXPECT_NE(read.crs_wkt.find("SWEREF99 TM"), std::string::npos);
    EXPECT_TRUE(
        test::same_cells(read_raster("GPKG:" + utf8(path) + ":hotspot_today").values, small));
    const test::OpenDataset dataset =
        test::open_with_gdal("GPKG:" + utf8(path) + ":light_today", GDAL_OF_RASTER);
    ASSERT_TRUE(dataset);
    std::array<double, 6> transform{};
    dataset->GetGeoTransform(transform.data());
    EXPECT_EQ(transform, (std::array<double, 6>{674000, 1, 0, 6580000, 0, -1}));
    GDALRasterBand& band = *dataset->GetRasterBand(1);
    EXPECT_EQ(band.GetRasterDataType(), GDT_Float32);
    EXPECT_EQ(band.GetNoDataValue(), -9999.0);
    EXPECT_STREQ(band.GetUnitType(), "lx");
}

TEST(GeoPackageRaster, CellsStandForAreas) {
    const test::TempFolder folder;
    GeoPackageWriter writer = new_geopackage(folder.path() / "a.gpkg");
    writer.add_raster(sample_surface(30, 30), test::sample_description("a"), test::sample_style());
    writer.commit();
    const test::OpenDataset dataset = test::open_with_gdal(folder.file("a.gpkg"), GDAL_OF_VECTOR);
    EXPECT_EQ(
        answers(*dataset, "SELECT grid_cell_encoding FROM gpkg_2d_gridded_coverage_ancillary"),
        std::vector<std::string>{"grid-value-is-area"});
}

TEST(GeoPackageRaster, WithoutAnyDataComesBackEmpty) {
    const test::TempFolder folder;
    const Grid<float> empty(GridSpec{1.0, 0, 300, 300, 300}, std::nanf(""));
    {
        GeoPackageWriter writer = new_geopackage(folder.path() / "a.gpkg");
        writer.add_raster(empty, test::sample_description("a"), test::sample_style());
        writer.commit();
    }
    EXPECT_TRUE(test::same_cells(read_raster(folder.file("a.gpkg")).values, empty));
}

TEST(GeoPackageRaster, WithoutAReferenceSystemHasNone) {
    const test::TempFolder folder;
    GeoPackageWriter writer({folder.path() / "a.gpkg"}, "", test::sample_provenance());
    writer.add_raster(sample_surface(30, 30), test::sample_description("a"), test::sample_style());
    writer.commit();
    const test::GdalMustBeSilent silent;
    const RasterFile read = read_raster(folder.file("a.gpkg"));
    EXPECT_EQ(read.crs_wkt, "");
    EXPECT_TRUE(test::same_cells(read.values, sample_surface(30, 30)));
}

TEST(GeoPackageLayer, GivesEveryFieldAndPlaceBack) {
    const test::TempFolder folder;
    std::vector<StreetLight> lights(3);
    for (std::size_t i = 0; i < 3; ++i) {
        lights[i].id = "lykta " + std::to_string(i);
        lights[i].at = {674000.125 + static_cast<double>(i), 6580000.5};
        lights[i].luminous_flux_lm = 1234.5;
        lights[i].distribution = LightDistribution::street;
    }
    std::vector<Camera> cameras(1);
    cameras[0].id = "K1";
    cameras[0].at = {674100, 6580100};
    {
        GeoPackageWriter writer = new_geopackage(folder.path() / "a.gpkg");
        const VectorStyle style = style_of_lights();
        writer.add_layer(layer_of_lights("lights_today", lights), &style);
        writer.add_layer(layer_of_cameras("cameras_today_points", cameras));
        writer.commit();
    }
    const test::GdalMustBeSilent silent;
    const test::OpenDataset dataset = test::open_with_gdal(folder.file("a.gpkg"), GDAL_OF_VECTOR);
    ASSERT_TRUE(dataset);
    OGRLayer* layer = dataset->GetLayerByName("lights_today");
    ASSERT_NE(layer, nullptr);
    EXPECT_EQ(layer->GetFeatureCount(), 3);
    EXPECT_STREQ(layer->GetSpatialRef()->GetAuthorityCode(nullptr), "3006");
    EXPECT_TRUE(layer->TestCapability(OLCFastSpatialFilter));
    const std::unique_ptr<OGRFeature> second(layer->GetFeature(2));
    ASSERT_TRUE(second);
    EXPECT_STREQ(second->GetFieldAsString("id"), "lykta 1");
    EXPECT_EQ(second->GetFieldAsDouble("luminous_flux_lm"), 1234.5);
    EXPECT_STREQ(second->GetFieldAsString("distribution"), "street");
    EXPECT_EQ(second->GetGeometryRef()->toPoint()->getX(), 674001.125);
    EXPECT_EQ(second->GetGeometryRef()->toPoint()->getY(), 6580000.5);
    const std::unique_ptr<OGRFeature> camera(
        dataset->GetLayerByName("cameras_today_points")->GetFeature(1));
    EXPECT_TRUE(camera->IsFieldNull(camera->GetFieldIndex("bearing_deg")));
    EXPECT_EQ(camera->GetFieldAsDouble("pixels_across"), 1920.0);
}

TEST(GeoPackageLayer, KeepsHolesDatesAndTimes) {
    const test::TempFolder folder;
    std::vector<Development> developments(1);
    Development& house = developments[0];
    house.id = "D1";
    house.from = 2028y / 2 / 29;
    house.stands = true;
    house.footprint = {{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{{4, 4}, {4, 6}, {6, 6}, {6, 4}}}},
                       {{{20, 0}, {30, 0}, {20, 10}}, {}}};
    Incidents incidents;
    incidents.categories = {"stöld"};
    incidents.all.resize(2);
    incidents.all[0].category = 0;
    incidents.all[0].when = IncidentTime{std::chrono::sys_days{2024y / 1 / 1} + 22h + 1min + 2s,
                                         std::chrono::sys_days{2024y / 1 / 2}, 3600, false};
    {
        GeoPackageWriter writer = new_geopackage(folder.path() / "a.gpkg");
        writer.add_layer(layer_of_developments("d", developments));
        writer.add_layer(layer_of_incidents("i", incidents));
        writer.commit();
    }
    const test::GdalMustBeSilent silent;
    const test::OpenDataset dataset = test::open_with_gdal(folder.file("a.gpkg"), GDAL_OF_VECTOR);
    const std::unique_ptr<OGRFeature> d(dataset->GetLayerByName("d")->GetFeature(1));
    EXPECT_EQ(d->GetGeometryRef()->toMultiPolygon()->get_Area(), 100.0 - 4.0 + 50.0);
    EXPECT_TRUE(d->GetGeometryRef()->IsValid());
    EXPECT_STREQ(d->GetFieldAsString("from_date"), "2028/02/29");
    EXPECT_EQ(d->GetFieldAsInteger("stands"), 1);
    EXPECT_TRUE(d->IsFieldNull(d->GetFieldIndex("dwellings")));
    const std::unique_ptr<OGRFeature> first(dataset->GetLayerByName("i")->GetFeature(1)),
        second(dataset->GetLayerByName("i")->GetFeature(2));
    EXPECT_STREQ(first->GetFieldAsString("from_time"), "2024/01/01 22:01:02+00");
    EXPECT_STREQ(first->GetFieldAsString("category"), "stöld");
    EXPECT_TRUE(second->IsFieldNull(second->GetFieldIndex("category")));
    EXPECT_TRUE(second->IsFieldNull(second->GetFieldIndex("from_time")));
}

TEST(GeoPackageLayer, SuppressedSquaresHaveNoCount) {
    const test::TempFolder folder;
    CountSquares squares{250.0, 5, {{{0, 0, 250, 250}, 17}, {{250, 0, 500, 250}, std::nullopt}}};
    {
        GeoPackageWriter writer = new_geopackage(folder.path() / "a.gpkg");
        writer.add_layer(layer_of_incident_squares("incidents_250m", squares));
        writer.commit();
    }
    const test::OpenDataset dataset = test::open_with_gdal(folder.file("a.gpkg"), GDAL_OF_VECTOR);
    OGRLayer* layer = dataset->GetLayerByName("incidents_250m");
    const std::unique_ptr<OGRFeature> told(layer->GetFeature(1)), held(layer->GetFeature(2));
    EXPECT_EQ(told->GetFieldAsInteger("count"), 17);
    EXPECT_TRUE(told->IsFieldNull(told->GetFieldIndex("suppressed")));
    EXPECT_TRUE(held->IsFieldNull(held->GetFieldIndex("count")));
    EXPECT_STREQ(held->GetFieldAsString("suppressed"), "<5");
    EXPECT_EQ(held->GetGeometryRef()->toPolygon()->get_Area(), 62500.0);
}

TEST(GeoPackageLayer, MayHaveNoGeometryAndNoRows) {
    const test::TempFolder folder;
    VectorLayer table;
    table.name = "areas_compared";
    table.fields = {{"name", FieldKind::text, "", ""}, {"change", FieldKind::real, "lx", "after"}};
    table.row_count = 1;
    table.fill_row = rows_from({{{}, {std::string("Norr"), std::nan("")}}});
    {
        GeoPackageWriter writer = new_geopackage(folder.path() / "a.gpkg");
        writer.add_layer(table);
        writer.add_layer(layer_of_lights("lights_today", {}));
        writer.commit();
    }
    const test::GdalMustBeSilent silent;
    const test::OpenDataset dataset = test::open_with_gdal(folder.file("a.gpkg"), GDAL_OF_VECTOR);
    const std::unique_ptr<OGRFeature> row(dataset->GetLayerByName("areas_compared")->GetFeature(1));
    EXPECT_STREQ(row->GetFieldAsString("name"), "Norr");
    EXPECT_TRUE(row->IsFieldNull(row->GetFieldIndex("change")));
    EXPECT_EQ(dataset->GetLayerByName("lights_today")->GetFeatureCount(), 0);
    EXPECT_EQ(answers(*dataset,
                      "SELECT description FROM gpkg_data_columns WHERE table_name = "
                      "'areas_compared'"),
              std::vector<std::string>{"after [lx]"});
}

TEST(GeoPackageLayer, RefusesRowsAndFieldsThatDoNotFit) {
    const test::TempFolder folder;
    VectorLayer layer;
    layer.name = "a";
    layer.geometry = GeometryKind::point;
    layer.fields = {{"x", FieldKind::text, "", ""}};
    layer.row_count = 1;
    GeoPackageWriter writer = new_geopackage(folder.path() / "a.gpkg");
    layer.fill_row = rows_from({{MapPoint{1, 2}, {}}});
    EXPECT_THROW(writer.add_layer(layer), std::invalid_argument);
    layer.name = "b";
    layer.fill_row = rows_from({{Extent{0, 0, 1, 1}, {1.0}}});
    EXPECT_THROW(writer.add_layer(layer), std::invalid_argument);
    layer.name = "c";
    layer.fields = {{"x", FieldKind::text, "", ""}, {"X", FieldKind::text, "", ""}};
    EXPECT_THROW(writer.add_layer(layer), std::invalid_argument);
    for (const char* name : {"", "gpkg_contents", "RTREE_x", "layer_styles", "sqlite_a"}) {
        layer.name = name;
        EXPECT_THROW(writer.add_layer(layer), std::invalid_argument) << name;
    }
    EXPECT_THROW(writer.commit(), std::logic_error);
}

TEST(GeoPackageStyles, StandInTheTableThatQgisReadsAndBesideForRasters) {
    const test::TempFolder folder;
    const std::vector<StreetLight> lights(1);
    const VectorStyle style = style_of_lights();
    {
        GeoPackageWriter writer = new_geopackage(folder.path() / "R.gpkg");
        writer.add_layer(layer_of_lights("lights_today", lights), &style);
        writer.add_raster(sample_surface(9, 9), test::sample_description("light_today"),
                          test::sample_style());
        writer.commit();
    }
    const test::OpenDataset dataset = test::open_with_gdal(folder.file("R.gpkg"), GDAL_OF_VECTOR);
    EXPECT_EQ(
        answers(*dataset,
                "SELECT styleQML FROM layer_styles WHERE f_table_schema = '' AND f_table_name "
                "= 'lights_today' AND f_geometry_column = 'geom' AND useAsDefault"),
        std::vector<std::string>{style.qml});
    EXPECT_EQ(answers(*dataset, "SELECT update_time FROM layer_styles"),
              (std::vector<std::string>{"2024/05/01 12:00:00+00", "2024/05/01 12:00:00+00"}));
    EXPECT_EQ(test::bytes_of(folder.path() / "R_light_today.qml"),
              qml_of(test::sample_style(), test::sample_description("light_today")));
}

TEST(GeoPackageMetadata, TellsWhoMadeEveryTableAndWhenItsInputIsFrom) {
    const test::TempFolder folder;
    {
        GeoPackageWriter writer = new_geopackage(folder.path() / "a.gpkg");
        writer.add_layer(layer_of_lights("lights_today", {}));
        writer.add_raster(sample_surface(9, 9), test::sample_description("light_today"),
                          test::sample_style());
        writer.commit();
    }
    const test::OpenDataset dataset = test::open_with_gdal(folder.file("a.gpkg"), GDAL_OF_VECTOR);
    EXPECT_EQ(answers(*dataset, "SELECT DISTINCT last_change || '' FROM gpkg_contents"),
              std::vector<std::string>{"2024-05-01T12:00:00.000Z"});
    EXPECT_EQ(answers(*dataset, "SELECT count(*) FROM gpkg_metadata_reference"),
              std::vector<std::string>{"3"});
    EXPECT_EQ(
        answers(*dataset, "SELECT description FROM gpkg_contents WHERE table_name = 'light_today'"),
        std::vector<std::string>{"Belysning / Light. Horizontal illuminance (INTERN / INTERNAL)"});
    const std::string told =
        answers(*dataset,
                "SELECT metadata FROM gpkg_metadata JOIN gpkg_metadata_reference ON id = "
                "md_file_id WHERE table_name = 'lights_today'")
            .at(0);
    EXPECT_EQ(told, provenance_json(test::sample_provenance()));
}

TEST(GeoPackageMetadata, NeverHoldsAPathPasswordOrFilter) {
    const test::TempFolder folder;
    {
        GeoPackageWriter writer = new_geopackage(folder.path() / "a.gpkg");
        writer.add_layer(layer_of_lights("lights_today", {}));
        writer.add_raster(sample_surface(9, 9), test::sample_description("light_today"),
                          test::sample_style());
        writer.commit();
    }
    const std::string bytes = test::bytes_of(folder.path() / "a.gpkg");
    EXPECT_NE(bytes.find("händelser.csv"), std::string::npos);
    EXPECT_NE(bytes.find("INTERN / INTERNAL"), std::string::npos);
    for (const std::string& secret : {folder.path().string(), std::string("/home"),
                                      std::string("anna"), std::string("hemligt")})
        EXPECT_EQ(bytes.find(secret), std::string::npos) << secret;
}

}  // namespace
}  // namespace tk
