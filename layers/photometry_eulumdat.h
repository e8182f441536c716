#pragma once

#include <string>
#include <string_view>

#include "layers/photometry_file.h"

namespace tk {

/// Reads an EULUMDAT file (Stockmar 1990): one value a line, candela per kilolumen.
///
/// Candela are the table x the flux of the lamp set / 1000 x the conversion factor of line 24. The
/// flux of a set is that of all its lamps; where their number is below 0 (absolute photometry) it
/// is the luminaire's. What leaves the luminaire is stated as the flux x the light output ratio of
/// line 23. A conversion factor that is missing or 0 counts as 1.
///
/// Takes lines that end in LF, CRLF or CR, Latin-1 or UTF-8, decimal commas, blanks round numbers
/// and blank lines between those of the tables, text in fields that decide nothing, and whatever
/// follows the last intensity. At most 721 planes and 721 angles.
/// @param source what errors name
/// @throws InputError with the line
PhotometryReading parse_eulumdat(std::string_view bytes, const std::string& source,
                                 const PhotometryOptions& options);

}  // namespace tk
