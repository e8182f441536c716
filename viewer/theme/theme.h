#pragma once

#include <cstdint>

#include "viewer/session/view_state.h"

namespace tk {

/// A colour of the window, straight alpha.
struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;

    static constexpr Colour of(std::uint32_t rgb, std::uint8_t alpha = 255) {
        return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
                static_cast<std::uint8_t>(rgb), alpha};
    }
    constexpr Colour faded(double share) const {
        Colour c = *this;
        c.alpha = static_cast<std::uint8_t>(alpha * share);
        return c;
    }
    /// As Dear ImGui packs colours: 0xAABBGGRR.
    constexpr std::uint32_t packed() const {
        return static_cast<std::uint32_t>(alpha) << 24 | static_cast<std::uint32_t>(blue) << 16 |
               static_cast<std::uint32_t>(green) << 8 | red;
    }
    friend bool operator==(const Colour&, const Colour&) = default;
};

/// Every colour of the window by what it is for.
struct ThemeColours {
    Colour background, panel, line, text, muted, accent, accent_background;
    Colour on_accent;  ///< text on accent
    Colour hatch;      ///< over what gets worse
    Colour map_ground, building, building_edge, street, street_edge, park, water;
    Colour lamp, camera, incident, development, caution, caution_background;
    Colour halo;       ///< behind labels on the map
    Colour track;      ///< of sliders and bars
    Colour selection;  ///< outline of what is picked

    // Derived from the above.
    Colour field;           ///< fields, unpressed buttons, cards
    Colour hover, pressed;  ///< a row or quiet button under the pointer, and held
    Colour accent_hover;    ///< an accent button under the pointer
    Colour error, error_background, info_background;
    Colour faint;      ///< bars outside a brush, dots of what is off
    Colour dim;        ///< over the window, behind a dialog
    Colour shadow;     ///< under what floats
    Colour ramp_edge;  ///< around swatches
};

const ThemeColours& colours_of(Theme theme);

/// `over` laid on the opaque `under`; opaque.
Colour blended(Colour under, Colour over);

/// The contrast of two opaque colours by WCAG 2.1: 1 to 21.
double contrast(Colour a, Colour b);

}  // namespace tk
