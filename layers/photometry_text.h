#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/town/photometry.h"
#include "layers/photometry_file.h"

/// What the readers of EULUMDAT and IES files share: lines, numbers, and the last look at what was
/// read. Private to layers/.
namespace tk {

/// More planes, or angles, than this are not read: a half degree all round.
inline constexpr int max_photometry_angles = 721;

/// Lines that end in LF, CRLF or CR, without a byte order mark. No last empty line.
std::vector<std::string_view> photometry_lines(std::string_view bytes);

/// Without blanks and control characters at either end.
std::string_view photometry_trimmed(std::string_view text);

/// A finite number that fills the text, with a decimal point; a leading + is allowed.
std::optional<double> photometry_number(std::string_view text);

/// As UTF-8: what is not valid UTF-8 is taken for Latin-1. At most 200 bytes of it.
std::string photometry_utf8(std::string_view text);

/// Whole numbers as they are, others to six digits.
std::string photometry_digits(double value);

/// Quotes what a file says, shortened.
std::string photometry_quoted(std::string_view text);

/// Sets the flux, notes where the file states another, and refuses what gives no light.
/// @throws InputError
void finish_photometry(PhotometryReading& reading, const std::string& source);

}  // namespace tk
