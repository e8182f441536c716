#include "layers/write_geopackage_raster.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "engine/core/parallel_for.h"
#include "layers/gdal_writing.h"
#include "layers/gridded_tile.h"
#include "layers/output_file.h"

namespace tk {
namespace {

constexpr float table_no_data = -9999.0f;

/// Small tiles for small grids, else such that a screen of QGIS reads a dozen.
int tile_side(const GridSpec& spec) {
    return std::max(spec.rows, spec.cols) <= 256 ? 256 : 512;
}

GdalDatasetPtr create_raster_table(const std::filesystem::path& path, const GridSpec& spec,
                                   const RasterTable& table) {
    OptionList options;
    options.SetNameValue("APPEND_SUBDATASET", "YES");
    options.SetNameValue("RASTER_TABLE", table.name.c_str());
    options.SetNameValue("RASTER_IDENTIFIER", table.name.c_str());
    options.SetNameValue("RASTER_DESCRIPTION", table.description.c_str());
    options.SetNameValue("TILE_FORMAT", "TIFF");
    options.SetNameValue("BLOCKSIZE", std::to_string(tile_side(spec)).c_str());
    options.SetNameValue("GRID_CELL_ENCODING", "grid-value-is-area");
    options.SetNameValue("FIELD_NAME", table.name.c_str());
    options.SetNameValue("QUANTITY_DEFINITION", table.quantity.c_str());
    if (!table.unit.empty()) options.SetNameValue("UOM", table.unit.c_str());
    GdalDatasetPtr dataset(gdal_driver("GPKG").Create(utf8(path).c_str(), spec.cols, spec.rows, 1,
                                                      GDT_Float32, options.List()));
    if (!dataset) return nullptr;
    std::array<double, 6> transform{spec.west_m(),  spec.cell_m, 0.0,
                                    spec.north_m(), 0.0,         -spec.cell_m};
    // The reference comes first: the tile matrix is registered with the transform.
    if (const auto reference = spatial_reference(table.crs_wkt))
        dataset->SetSpatialRef(&*reference);
    dataset->SetGeoTransform(transform.data());
    dataset->GetRasterBand(1)->SetNoDataValue(table_no_data);
    return dataset;
}

const std::string staging = "tryggkarta_tiles";

/// A table for OGR to write tiles to, which is the fastest way past SQL text: every row inserted is
/// passed on to the table of tiles and its figures, and itself never stored.
OGRLayer* create_staging(GDALDataset& geopackage, const std::string& table) {
    OptionList options;
    options.SetNameValue("ASPATIAL_VARIANT", "NOT_REGISTERED");
    OGRLayer* layer = geopackage.CreateLayer(staging.c_str(), nullptr, wkbNone, options.List());
    if (layer == nullptr) return nullptr;
    OGRFieldDefn column("tile_column", OFTInteger), row("tile_row", OFTInteger),
        data("tile_data", OFTBinary), mean("mean", OFTReal), deviation("std_dev", OFTReal);
    for (OGRFieldDefn* field : {&column, &row, &data, &mean, &deviation})
        if (layer->CreateField(field) != OGRERR_NONE) return nullptr;
    // Makes OGR create the table, which it puts off until a row is written.
    run_sql(geopackage, "SELECT 1");
    run_sql(geopackage,
            "CREATE TRIGGER tryggkarta_tiles_pass_on BEFORE INSERT ON " + staging +
                " BEGIN INSERT INTO " + sql_name(table) +
                " (zoom_level, tile_column, tile_row, tile_data) SELECT max(zoom_level), "
                "NEW.tile_column, NEW.tile_row, NEW.tile_data FROM gpkg_tile_matrix WHERE "
                "table_name = " +
                sql_text(table) +
                "; INSERT INTO gpkg_2d_gridded_tile_ancillary (tpudt_name, tpudt_id, "
                "mean, std_dev) VALUES (" +
                sql_text(table) +
                ", last_insert_rowid(), NEW.mean, NEW.std_dev); SELECT "
                "RAISE(IGNORE); END");
    return layer;
}

bool insert_tile(OGRLayer& layer, const GriddedTile& tile, int column, int row) {
    OGRFeature feature(layer.GetLayerDefn());
    feature.SetField(0, column);
    feature.SetField(1, row);
    feature.SetField(2, static_cast<int>(tile.tiff.size()), tile.tiff.data());
    feature.SetField(3, tile.mean);
    feature.SetField(4, tile.standard_deviation);
    return layer.CreateFeature(&feature) == OGRERR_NONE;
}

/// Tiles made in parallel, a batch at a time, and inserted in their order.
bool insert_tiles(OGRLayer& layer, const GridRows& grid, int side, const Progress& progress) {
    const GridSpec& spec = grid.spec();
    const int across = (spec.cols + side - 1) / side, down = (spec.rows + side - 1) / side;
    const std::int64_t count = static_cast<std::int64_t>(across) * down;
    constexpr std::int64_t batch = 16;
    std::array<GriddedTile, batch> tiles;
    for (std::int64_t first = 0; first < count; first += batch) {
        progress.at(static_cast<double>(first) / static_cast<double>(count));
        const std::int64_t number = std::min(batch, count - first);
        const auto column = [&](std::int64_t i) { return static_cast<int>((first + i) % across); };
        const auto row = [&](std::int64_t i) { return static_cast<int>((first + i) / across); };
        parallel_for(static_cast<std::size_t>(number), [&](std::size_t t) {
            const auto i = static_cast<std::int64_t>(t);
            tiles[t] = gridded_tile(grid, {row(i) * side, column(i) * side}, side, table_no_data);
        });
        for (std::int64_t i = 0; i < number; ++i) {
            const GriddedTile& tile = tiles[static_cast<std::size_t>(i)];
            if (!tile.tiff.empty() && !insert_tile(layer, tile, column(i), row(i))) return false;
        }
    }
    progress.at(1.0);
    return true;
}

}  // namespace

void write_raster_table(const std::filesystem::path& path, const GridRows& grid,
                        const RasterTable& table, const Progress& progress) {
    const int side = tile_side(grid.spec());
    if (!create_raster_table(path, grid.spec(), table)) return;
    const GdalDatasetPtr dataset(
        GDALDataset::Open(utf8(path).c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    if (!dataset) return;
    OGRLayer* layer = create_staging(*dataset, table.name);
    if (layer == nullptr || dataset->StartTransaction() != OGRERR_NONE) return;
    if (!insert_tiles(*layer, grid, side, progress)) return;
    if (dataset->CommitTransaction() != OGRERR_NONE) return;
    run_sql(*dataset, "DROP TABLE " + staging);
}

}  // namespace tk
