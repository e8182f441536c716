#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "layers/layer_request.h"
#include "layers/read_report.h"

namespace tk {

/// One layer of a source, as it would be read.
struct LayerInfo {
    std::string name;
    std::string role;  ///< guessed: "incidents", "lights", ..., "features"; "table" without a place
    std::string geometry;  ///< "point", "line", "polygon", "mixed", "none"
    std::int64_t features = 0;
    std::string crs;  ///< of the source: EPSG:code, else its name; empty when it does not say
    Extent extent;    ///< in the source's CRS: degrees for longitude/latitude; empty when unknown
    std::map<std::string, std::string> fields;  ///< role -> field recognised
    std::vector<std::string> columns;           ///< all its fields, in their order
    bool has_geometry = false;         ///< else its places, if any, stand in two of its fields
    bool is_background = false;        ///< by its name or its file's: a map to draw under others
    std::vector<SkippedRows> skipped;  ///< if it were read for its role
    std::vector<std::string> notes;
    std::size_t notes_on_crs = 0;  ///< how many of the first notes tell what CRS it asks for itself
};

struct SourceInfo {
    std::string driver;  ///< GDAL's name of the format
    std::vector<LayerInfo> layers;
};

/// Looks into a vector source: every layer of it, or the one that the request names.
///
/// @param role how to read it ("incidents", ...); empty: guessed from the geometry, the fields and
///        the names of layer and file
/// @throws InputError if it cannot be opened
SourceInfo describe_source(const LayerRequest& request, const std::string& role = {});

}  // namespace tk
