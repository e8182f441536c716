#pragma once

#include <string>

#include "layers/crs.h"
#include "layers/read_raster.h"

namespace tk::cli {

/// The CRS of a surface that was read; one without was computed in plane coordinates.
/// @throws InputError naming `source`
ProjectedCrs crs_of_surface(const RasterFile& surface, const std::string& source);

}  // namespace tk::cli
