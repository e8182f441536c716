#pragma once

#include <string>

#include "engine/core/progress.h"
#include "layers/vector_layer.h"

class GDALDataset;

namespace tk {

/// Adds a layer's table, with a spatial index where it has a geometry, to a GeoPackage that is open
/// for writing. The column of the geometry is `geom`, of the row number `fid`.
/// Problems are told to GDAL's error handler.
/// @param description in gpkg_contents
/// @throws std::invalid_argument if two fields share a name, one is called fid or geom, a row has
///         another number of values than the layer has fields, or a shape is not of its geometry
/// @throws Cancelled
void write_vector_table(GDALDataset& geopackage, const VectorLayer& layer,
                        const std::string& description, const std::string& crs_wkt,
                        const Progress& progress);

}  // namespace tk
