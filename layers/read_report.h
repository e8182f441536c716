#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/map_point.h"

namespace tk {

/// Rows that were left out for one reason.
struct SkippedRows {
    std::string reason;  ///< "no coordinate", "hidden or missing place (0,0)", ...
    std::int64_t count = 0;
    std::int64_t first_row = 0;  ///< record number from 1, header not counted
};

/// What happened to every row of a layer. read = used + filtered + all skipped.
struct ReadReport {
    std::string source;
    std::string layer;
    std::string role;    ///< "incidents", "lights", ...
    std::string driver;  ///< GDAL's name of the format
    std::string crs;     ///< of the source, as EPSG:code where it has one
    std::int64_t read = 0;
    std::int64_t used = 0;
    std::int64_t filtered = 0;
    std::vector<SkippedRows> skipped;
    std::map<std::string, std::string> fields;  ///< role -> field recognised or named
    std::vector<std::string> notes;  ///< what was assumed, repaired or left unread, in sentences
    Extent extent;                   ///< of what was used, in the study's CRS

    void skip(std::string_view reason, std::int64_t row);
    std::int64_t skipped_rows() const;
};

}  // namespace tk
