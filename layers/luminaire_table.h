#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/town/street_light.h"
#include "layers/photometry_file.h"

namespace tk {

/// What is known of one type of luminaire: a row of the library that a municipality keeps of the
/// types in its register. What a light's own row states goes before.
struct LuminaireType {
    std::string pattern;     ///< of the register's name: * is any text, ? any one letter
    std::string photometry;  ///< file; empty: none
    PhotometryOptions photometry_options;
    std::optional<double> flux_lm;             ///< that leaves the luminaire; >= 0
    std::optional<double> power_w;             ///< >= 0
    std::optional<double> height_m;            ///< where the register knows none; > 0
    std::optional<double> maintenance_factor;  ///< (0, 1]
    std::optional<LightDistribution> distribution;
    std::string lamp_kind;  ///< "LED", "sodium", ...: makes flux of power
};

/// Reads a library: a table (CSV or any that GDAL opens) with a column `pattern` (or `mönster`,
/// `typ`, `luminaire`, `armatur`) and, as they are known, `photometry`, `lamp_set`, `orientation`,
/// `flux`, `watts`, `height`, `maintenance_factor`, `distribution`, `source`.
/// @throws InputError with the row if a value is none, or a row has no pattern; without rows
std::vector<LuminaireType> read_luminaire_table(const std::string& source);

/// Whether a name meets a pattern from its first letter to its last; small and capital letters are
/// equal, and so are runs of blanks.
bool meets_pattern(std::string_view name, std::string_view pattern);

/// "isotropic", "lambertian", "street", or a Swedish name ("gata", "väg"); none for another text.
std::optional<LightDistribution> distribution_called(const std::string& name);

/// "cie": horizontal angle 0 of an IES file is along the road; "ies" or empty: it is the front.
/// None for another text.
std::optional<bool> cie_orientation_called(const std::string& name);

}  // namespace tk
