#pragma once

#include <string>
#include <string_view>

#include "layers/photometry_file.h"

namespace tk {

/// Reads an IES LM-63 file of 1986, 1991, 1995, 2002 or 2019; one without a version line is taken
/// for one of 1986.
///
/// Candela are those of the file x multiplier x ballast factor, up to 1995 also x the ballast-lamp
/// photometric factor, which stands where later files have a field for other uses. What leaves the
/// luminaire is stated only by a keyword `[_ABSOLUTELUMENS]`: lumens per lamp are the lamp's. TILT
/// factors, for lamps whose output depends on their position, are checked and not applied.
///
/// Type C: horizontal angles h count counter-clockwise from above with the front at 0 (LM-63), so
/// C = h + 90; with `cie_orientation`, C = h. They run 0 only (the same all round), 0-90, 0-180,
/// 90-270 or 0-360; nearly 360 without the last plane is closed by the first.
///
/// Types B and A (LM-63; LM-75): V = H = 0 is the luminaire's axis and becomes γ 0; V grows towards
/// the top of a luminaire that is aimed level, which is its front (C 90) when it hangs with its
/// axis down; H grows to the right of one who looks along the beam, towards C 0. In type B, as for
/// floodlights, the poles lie to the sides: V turns about the level axis through them, H is the
/// latitude. In type A the poles lie above and below: H turns about the upright axis, V is the
/// latitude. Angles lie within -90 to 90; those that begin at 0 are mirrored. The field is
/// resampled every 2.5 degrees of C and 0.5 of γ.
///
/// Takes lines that end in LF, CRLF or CR, Latin-1 or UTF-8, keywords in any case, numbers wrapped
/// anywhere and parted by blanks or commas, and whatever follows the last intensity. At most 721
/// angles either way.
/// @param source what errors name
/// @throws InputError with the line
PhotometryReading parse_ies(std::string_view bytes, const std::string& source,
                            const PhotometryOptions& options);

}  // namespace tk
