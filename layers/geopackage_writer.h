#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engine/core/progress.h"
#include "engine/grid/grid_rows.h"
#include "layers/output_file.h"
#include "layers/provenance.h"
#include "layers/raster_description.h"
#include "layers/raster_style.h"
#include "layers/vector_layer.h"
#include "layers/vector_style.h"

namespace tk {

struct GeoPackageTarget {
    std::filesystem::path path;
    Existing existing = Existing::refuse;
    enum class Scope {
        tables,      ///< add to a GeoPackage that exists; `existing` is about each table
        whole_file,  ///< a file that holds nothing else; `existing` is about the file
    } scope = Scope::tables;
};

/// One new GeoPackage, or additions to one that exists. Nothing is to be seen of it until commit():
/// it is written under a temporary name beside the target, and gone unless committed.
///
/// The same calls give the same bytes. Rasters are Float32 in the tiled gridded coverage extension,
/// their cells exactly the grid's, -9999 where a cell has no value. Vectors have a spatial index.
/// Styles stand in `layer_styles`; a raster's also as PATH_TABLE.qml beside the file. Provenance
/// stands in gpkg_metadata, for the file and each table.
class GeoPackageWriter {
public:
    /// @param crs_wkt of all that is added; empty for plane coordinates without a reference
    /// @throws InputError if the folder cannot be written to; an existing file is no GeoPackage, is
    ///         open in another program or, for whole_file, may not be replaced
    GeoPackageWriter(GeoPackageTarget target, std::string crs_wkt, Provenance provenance);
    ~GeoPackageWriter();
    GeoPackageWriter(const GeoPackageWriter&) = delete;
    GeoPackageWriter& operator=(const GeoPackageWriter&) = delete;

    /// @throws InputError if the table is there and may not be replaced, or the disk is full
    /// @throws std::invalid_argument if the grid is empty, or the name empty or beginning with
    ///         gpkg_, rtree_, sqlite_ or layer_styles
    /// @throws Cancelled
    void add_raster(const GridRows& grid, const RasterDescription& description,
                    const RasterStyle& style, const Progress& progress = {});
    /// @param style may be null
    void add_layer(const VectorLayer& layer, const VectorStyle* style = nullptr,
                   const Progress& progress = {});

    /// Writes styles and metadata, closes the file and puts it in place. Once.
    /// @throws InputError if the disk is full, or the target changed or was opened meanwhile
    void commit();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tk
