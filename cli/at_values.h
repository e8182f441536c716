#pragma once

#include <string>
#include <vector>

#include "cli/verb.h"
#include "engine/core/map_point.h"

namespace tk::cli {

/// NaN and infinity as JSON null, all else as it is.
Json number_or_null(double value);

/// The places of --at with a value at each, as the `values` of the result.
Json at_values(const std::vector<MapPoint>& points, const std::vector<double>& values);

/// The same for people.
std::string at_table(const std::vector<MapPoint>& points, const std::vector<double>& values,
                     const std::string& unit);

}  // namespace tk::cli
