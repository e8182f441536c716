#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/map_point.h"
#include "engine/core/progress.h"
#include "layers/crs.h"
#include "layers/layer_request.h"

namespace tk {

/// A part of a background map.
struct BasemapPicture {
    Extent extent;
    int width = 0, height = 0;
    /// Width × height × RGBA, straight alpha, row 0 the northernmost; transparent where the source
    /// has nothing.
    std::vector<std::uint8_t> rgba;
};

/// A background map from any raster that GDAL opens (GeoTIFF, GeoPackage, MBTiles, VRT, the XML
/// of a WMS, WMTS or XYZ service), brought to the study's coordinate system part by part.
///
/// Takes one, three or four bands of bytes, or a palette. Not to be used by two threads at once.
class Basemap {
public:
    /// Opens the source; a service may be asked over the network, for at most ten seconds a try.
    /// @param request source, layer (of a GeoPackage) and input_crs count
    /// @throws InputError if it cannot be opened, holds no picture, or does not say where it lies
    Basemap(const LayerRequest& request, const ProjectedCrs& crs);
    ~Basemap();
    Basemap(Basemap&&) noexcept;
    Basemap& operator=(Basemap&&) noexcept;

    /// Whose map it is, from the data set's own words (copyright, attribution); may be empty.
    const std::string& attribution() const;

    /// Takes the source's overviews where they are fine enough.
    /// @param width, height in pixels, > 0
    /// @throws InputError if the source cannot be read there; Cancelled
    BasemapPicture read(const Extent& extent, int width, int height,
                        const Progress& progress = {}) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tk
