#pragma once

#include <string>
#include <vector>

namespace tk {

/// What a name of a projected CRS stands for.
struct NamedCrs {
    int epsg_code = 0;  ///< 0: none, or more than one
    /// Where there is no code: up to four that the user may have meant, as "SWEREF99 TM
    /// (EPSG:3006)".
    std::vector<std::string> candidates;
};

/// Looks a name up in PROJ's EPSG data, whatever its capitals, blanks and punctuation: "SWEREF 99
/// TM", "sweref99tm" and "SWEREF99_TM" are one. CRSs that EPSG has withdrawn are passed over.
NamedCrs crs_by_name(const std::string& name);

}  // namespace tk
