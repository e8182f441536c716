#include "cli/surface_source.h"

namespace tk::cli {

ProjectedCrs crs_of_surface(const RasterFile& surface, const std::string& source) {
    return surface.crs_wkt.empty() ? ProjectedCrs::local()
                                   : ProjectedCrs::parse(surface.crs_wkt, source);
}

}  // namespace tk::cli
