// When a GeoPackage may be written, what becomes of the former one, and that bytes repeat.
#include "layers/geopackage_writer.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>

#include "engine/core/input_error.h"
#include "engine/core/parallel_for.h"
#include "layers/read_raster.h"
#include "layers/vector_layers.h"
#include "tests/layers/gdal_check.h"
#include "tests/layers/written_samples.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

namespace fs = std::filesystem;
using test::sample_surface;
using Scope = GeoPackageTarget::Scope;

void add_sample_raster(GeoPackageWriter& writer, const std::string& name, int rows = 9,
                       const Progress& progress = {}) {
    writer.add_raster(sample_surface(rows, 9), test::sample_description(name), test::sample_style(),
                      progress);
}

void write_sample_geopackage(const fs::path& path, const std::string& table,
                             Existing existing = Existing::refuse, Scope scope = Scope::tables,
                             int rows = 9) {
    GeoPackageWriter writer({path, existing, scope}, test::sweref99_tm(),
                            test::sample_provenance());
    add_sample_raster(writer, table, rows);
    writer.commit();
}

/// A GeoPackage that QGIS or ogr2ogr could have made: one table without provenance.
fs::path foreign_geopackage(const test::TempFolder& folder) {
    GDALAllRegister();
    const std::string path = folder.file("foreign.gpkg");
    const test::OpenDataset dataset(GetGDALDriverManager()->GetDriverByName("GPKG")->Create(
        path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRLayer* layer = dataset->CreateLayer("mine", nullptr, wkbPoint, nullptr);
    OGRFeature feature(layer->GetLayerDefn());
    EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    return path;
}

std::vector<std::string> tables_of(const fs::path& path) {
    const test::OpenDataset dataset = test::open_with_gdal(utf8(path), GDAL_OF_VECTOR);
    std::vector<std::string> names;
    OGRLayer* rows = dataset->ExecuteSQL(
        "SELECT table_name FROM gpkg_contents WHERE table_name <> 'layer_styles' ORDER BY 1",
        nullptr, nullptr);
    while (auto row = std::unique_ptr<OGRFeature>(rows->GetNextFeature()))
        names.emplace_back(row->GetFieldAsString(0));
    dataset->ReleaseResultSet(rows);
    return names;
}

using Names = std::vector<std::string>;

TEST(GeoPackageWriter, LeavesTheFormerFileByteForByteWhenNotCommitted) {
    const test::TempFolder folder;
    const fs::path path = folder.path() / "a.gpkg";
    write_sample_geopackage(path, "a");
    const std::string former = test::bytes_of(path);
    for (const Scope scope : {Scope::tables, Scope::whole_file}) {
        GeoPackageWriter writer({path, Existing::replace_ours, scope}, test::sweref99_tm(),
                                test::sample_provenance());
        add_sample_raster(writer, "a");
        add_sample_raster(writer, "b");
    }
    EXPECT_EQ(test::bytes_of(path), former);
    EXPECT_EQ(test::files_in(folder.path()), 2);  // and a_a.qml
}

TEST(GeoPackageWriter, CancelledLeavesNothing) {
    const test::TempFolder folder;
    std::atomic<bool> stop = false;
    const Progress progress{[&stop](double share) { stop = share > 0.2; }, &stop};
    {
        GeoPackageWriter writer({folder.path() / "a.gpkg"}, "", test::sample_provenance());
        EXPECT_THROW(add_sample_raster(writer, "a", 12000, progress), Cancelled);
        EXPECT_THROW(writer.commit(), std::logic_error);
    }
    EXPECT_EQ(test::files_in(folder.path()), 0);
}

TEST(GeoPackageWriter, AddsTablesToAFileThatExists) {
    const test::TempFolder folder;
    const fs::path path = foreign_geopackage(folder);
    write_sample_geopackage(path, "light_today");
    write_sample_geopackage(path, "hotspot_today");
    EXPECT_EQ(tables_of(path), (Names{"hotspot_today", "light_today", "mine"}));
    const test::GdalMustBeSilent silent;
    EXPECT_TRUE(test::same_cells(read_raster(utf8(path) + "|layername=light_today").values,
                                 sample_surface(9, 9)));
}

TEST(GeoPackageWriter, NeverReplacesATableWithoutBeingAskedTo) {
    const test::TempFolder folder;
    const fs::path path = folder.path() / "a.gpkg";
    write_sample_geopackage(path, "light_today");
    const std::string former = test::bytes_of(path);
    EXPECT_THROW(write_sample_geopackage(path, "Light_Today"), InputError);
    EXPECT_EQ(test::bytes_of(path), former);
}

TEST(GeoPackageWriter, ReplacesATableOfItsOwnAndForgetsTheFormerOne) {
    const test::TempFolder folder;
    const fs::path path = folder.path() / "a.gpkg";
    std::vector<StreetLight> lights(1);
    lights[0].id = "secret-of-the-former";
    const VectorStyle style = style_of_lights();
    {
        GeoPackageWriter writer({path}, "", test::sample_provenance());
        writer.add_layer(layer_of_lights("lights", lights), &style);
        add_sample_raster(writer, "light_today", 9);
        writer.commit();
    }
    lights[0].id = "new";
    {
        GeoPackageWriter writer({path, Existing::replace_ours}, "", test::sample_provenance());
        writer.add_layer(layer_of_lights("lights", lights), &style);
        add_sample_raster(writer, "light_today", 20);
        writer.commit();
    }
    EXPECT_EQ(tables_of(path), (Names{"light_today", "lights"}));
    EXPECT_EQ(read_raster(utf8(path)).values.spec().rows, 20);
    EXPECT_EQ(test::bytes_of(path).find("secret-of-the-former"), std::string::npos);
    const test::GdalMustBeSilent silent;
    const test::OpenDataset dataset = test::open_with_gdal(utf8(path), GDAL_OF_VECTOR);
    EXPECT_EQ(dataset->GetLayerByName("layer_styles")->GetFeatureCount(), 2);
    EXPECT_EQ(dataset->GetLayerByName("lights")->GetFeatureCount(), 1);
}

TEST(GeoPackageWriter, NeverReplacesATableOfAnotherProgram) {
    const test::TempFolder folder;
    const fs::path path = foreign_geopackage(folder);
    const std::string former = test::bytes_of(path);
    EXPECT_THROW(write_sample_geopackage(path, "mine", Existing::replace_ours), InputError);
    EXPECT_THROW(write_sample_geopackage(path, "new", Existing::replace_ours, Scope::whole_file),
                 InputError);
    EXPECT_EQ(test::bytes_of(path), former);
}

TEST(GeoPackageWriter, WholeFileHoldsNothingElse) {
    const test::TempFolder folder;
    const fs::path path = folder.path() / "a.gpkg";
    write_sample_geopackage(path, "former");
    EXPECT_THROW(write_sample_geopackage(path, "new", Existing::refuse, Scope::whole_file),
                 InputError);
    write_sample_geopackage(path, "new", Existing::replace_ours, Scope::whole_file);
    EXPECT_EQ(tables_of(path), Names{"new"});
}

TEST(GeoPackageWriter, RefusesAFileThatIsNoGeoPackage) {
    const test::TempFolder folder;
    const fs::path path = folder.write("a.gpkg", "id,name\n1,Anna\n");
    EXPECT_THROW(write_sample_geopackage(path, "a", Existing::replace_ours), InputError);
    EXPECT_EQ(test::bytes_of(path), "id,name\n1,Anna\n");
    EXPECT_EQ(test::files_in(folder.path()), 1);
}

TEST(GeoPackageWriter, RefusesAFileThatAnotherProgramHasOpen) {
    const test::TempFolder folder;
    const fs::path path = foreign_geopackage(folder);
    for (const char* companion : {"foreign.gpkg-wal", "foreign.gpkg-journal"}) {
        folder.write(companion, "of another program");
        try {
            write_sample_geopackage(path, "a");
            ADD_FAILURE() << companion;
        } catch (const InputError& error) {
            EXPECT_NE(error.remedy().find("close it there"), std::string::npos);
        }
        fs::remove(folder.path() / companion);
    }
}

TEST(GeoPackageWriter, RefusesAFileThatAnotherConnectionWritesTo) {
    const test::TempFolder folder;
    const fs::path path = foreign_geopackage(folder);
    test::OpenDataset writing(
        GDALDataset::Open(utf8(path).c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    ASSERT_TRUE(writing);
    writing->ExecuteSQL("BEGIN IMMEDIATE", nullptr, nullptr);
    EXPECT_THROW(write_sample_geopackage(path, "a"), InputError);
    writing.reset();
    EXPECT_NO_THROW(write_sample_geopackage(path, "a"));
}

TEST(GeoPackageWriter, RefusesToOverwriteWhatChangedMeanwhile) {
    const test::TempFolder folder;
    const fs::path path = foreign_geopackage(folder);
    GeoPackageWriter writer({path}, "", test::sample_provenance());
    add_sample_raster(writer, "a");
    std::ofstream(path, std::ios::binary | std::ios::app) << "more";
    const std::string changed = test::bytes_of(path);
    EXPECT_THROW(writer.commit(), InputError);
    EXPECT_EQ(test::bytes_of(path), changed);
}

TEST(GeoPackageWriter, GivesTheSameBytesTwiceAndOnAnyThreads) {
    const test::TempFolder folder;
    const auto write = [&](const char* name, int threads) {
        const ThreadLimit limit(threads);
        std::vector<StreetLight> lights(300);
        for (std::size_t i = 0; i < lights.size(); ++i) {
            lights[i].id = std::to_string(i);
            lights[i].at = {674000.0 + static_cast<double>(i * 37 % 101), 6580000.0};
        }
        const VectorStyle style = style_of_lights();
        GeoPackageWriter writer({folder.path() / name}, test::sweref99_tm(),
                                test::sample_provenance());
        writer.add_layer(layer_of_lights("lights", lights), &style);
        add_sample_raster(writer, "light_today", 600);
        writer.commit();
        return test::bytes_of(folder.path() / name);
    };
    const std::string first = write("first.gpkg", 1);
    EXPECT_EQ(first, write("second.gpkg", 1));
    EXPECT_EQ(first, write("third.gpkg", 2));
}

}  // namespace
}  // namespace tk
