#pragma once

#include <map>
#include <string>

namespace tk {

/// Which rows of which source to read, and which of its fields mean what.
struct LayerRequest {
    /// Path or connection that GDAL opens; may end in `|layername=NAME`, and behind that in
    /// `|subset=FILTER`, as QGIS writes sources.
    std::string source;
    std::string layer;      ///< layer of the source; empty: its first (or only) one
    std::string input_crs;  ///< only where the source does not say
    std::string where;      ///< GDAL attribute filter; empty: all rows
    /// What a field is for -> its name in the source ("time" -> "datum"). What is left out is
    /// recognised by name; an empty name says that there is none.
    std::map<std::string, std::string> fields;
    std::string timezone = "Europe/Stockholm";  ///< of times that do not say

    friend bool operator==(const LayerRequest&, const LayerRequest&) = default;
};

}  // namespace tk
