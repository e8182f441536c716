#pragma once

#include <string>
#include <vector>

#include "engine/core/map_point.h"

namespace tk::cli {

/// "671000,6577000,676000,6582000" as an extent. @throws UsageError naming `option`
Extent parse_extent(const std::string& option, const std::string& text);

/// "671000,6577000;671010,6577000" as places. @throws UsageError naming `option`
std::vector<MapPoint> parse_points(const std::string& option, const std::string& text);

/// A number in the text of an option, greater than 0. @throws UsageError naming `option`
double parse_positive(const std::string& option, const std::string& text);

/// "0.1,100,200" as the upper ends of bands: each more than the one before, the first more than 0;
/// the last may be `inf`. @throws UsageError naming `option`
std::vector<double> parse_band_ends(const std::string& option, const std::string& text);

/// "0.01,0.05,0.1" as shares, each above 0 and at most 1. @throws UsageError naming `option`
std::vector<double> parse_shares(const std::string& option, const std::string& text);

/// A whole number of at least `lowest`. @throws UsageError naming `option`
int require_at_least(const std::string& option, int value, int lowest);

/// A compass bearing in degrees, in [0, 360). @throws UsageError naming `option`
double parse_bearing(const std::string& option, const std::string& text);

/// A finite number greater than 0. @throws UsageError naming `option`
double require_positive(const std::string& option, double value);

/// A number of at least 0. @throws UsageError naming `option`
double require_not_negative(const std::string& option, double value);

}  // namespace tk::cli
