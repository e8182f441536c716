#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace tk {

/// A colour on the screen, 8 bits a channel.
struct Rgb {
    std::uint8_t red = 0, green = 0, blue = 0;
    friend bool operator==(const Rgb&, const Rgb&) = default;
};

/// "#0b6e99".
std::string hex(Rgb colour);

/// Colour ramps that can be read without telling red from green, and in grey.
///
/// Sources: batlow: F. Crameri, Scientific colour maps (2018, doi:10.5281/zenodo.1243862, MIT);
/// cividis: Nuñez, Anderton and Renslow, PLOS ONE 13 (2018), e0199239; the ends of blue_orange:
/// ColorBrewer RdBu and PuOr (C. Brewer).
enum class ColourRamp {
    batlow,            ///< sequential, dark is low
    batlow_reversed,   ///< sequential, light is low: for a light ground
    cividis,           ///< sequential, dark is low
    cividis_reversed,  ///< sequential, light is low
    blue_orange,       ///< diverging: blue, white, orange
    orange_blue,       ///< diverging: orange, white, blue
};

/// The ramp's colours at equal steps from 0 to 1.
std::span<const Rgb> stops_of(ColourRamp ramp);

/// The ramp's colour at `position`, clamped to [0, 1], linear in sRGB between the stops.
Rgb colour_at(ColourRamp ramp, double position);

}  // namespace tk
