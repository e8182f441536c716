#pragma once

#include <string>
#include <vector>

#include "layers/vector_layer.h"
#include "layers/vector_style.h"

class GDALDataset;

/// The tables of a GeoPackage that tell of its other tables: who made them, how they are drawn,
/// what their columns mean. All take a GeoPackage that is open, for writing where they write;
/// problems are told to GDAL's error handler.
namespace tk {

/// Whether the file has a table of that name, whatever the case.
bool has_table(GDALDataset& geopackage, const std::string& table);

/// Whether this program made the table: provenance is registered for it.
bool is_our_table(GDALDataset& geopackage, const std::string& table);

/// Whether it made every table with contents, and there is one.
bool is_our_geopackage(GDALDataset& geopackage);

/// Removes a vector or raster table with its index, styles, metadata and column descriptions.
void drop_table(GDALDataset& geopackage, const std::string& table);

/// Registers provenance (a JSON object) in gpkg_metadata for a table, or for the whole file where
/// `table` is empty.
/// @param timestamp ISO 8601 UTC
void add_provenance(GDALDataset& geopackage, const std::string& table, const std::string& json,
                    const std::string& timestamp);

/// Adds the default style of a table to `layer_styles`, the table that QGIS looks in.
/// @param geometry_column empty for a raster
void add_style(GDALDataset& geopackage, const std::string& table,
               const std::string& geometry_column, const VectorStyle& style,
               const std::string& timestamp);

/// Units and descriptions of a table's columns, in gpkg_data_columns.
void add_column_descriptions(GDALDataset& geopackage, const std::string& table,
                             const std::vector<FieldDefinition>& fields);

}  // namespace tk
