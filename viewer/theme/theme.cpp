#include "viewer/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace tk {
namespace {

ThemeColours light_colours() {
    ThemeColours c;
    c.background = Colour::of(0xF6F7F9);
    c.hatch = Colour::of(0x1A1A1A, 190);
    c.panel = Colour::of(0xFFFFFF);
    c.line = Colour::of(0xE1E5EA);
    c.text = Colour::of(0x1B2430);
    c.muted = Colour::of(0x5D6B7A);
    c.accent = Colour::of(0x0B6E99);
    c.accent_background = Colour::of(0xE3F1F7);
    c.on_accent = Colour::of(0xFFFFFF);
    c.map_ground = Colour::of(0xEEF1EE);
    c.building = Colour::of(0xD5D9DD);
    c.building_edge = Colour::of(0xB6BDC4);
    c.street = Colour::of(0xFFFFFF);
    c.street_edge = Colour::of(0xDBE0E4);
    c.park = Colour::of(0xD3E6CF);
    c.water = Colour::of(0xBFDCEB);
    c.lamp = Colour::of(0xE3A008);
    c.camera = Colour::of(0x5B3FA8);
    c.incident = Colour::of(0xB3261E);
    c.development = c.accent;
    c.caution = Colour::of(0x9A5B00);
    c.caution_background = Colour::of(0xFAF0E0);
    c.halo = Colour::of(0xFFFFFF);
    c.track = Colour::of(0xE6EAEE);
    c.selection = Colour::of(0x1B2430);
    c.field = Colour::of(0xF0F3F6);
    c.hover = Colour::of(0xEEF1F4);
    c.pressed = Colour::of(0xE6EBEF);
    c.accent_hover = Colour::of(0x095F85);
    c.error = c.incident;
    c.error_background = Colour::of(0xFBEAE8);
    c.info_background = c.accent_background;
    c.faint = Colour::of(0xD9DEE4);
    c.dim = Colour::of(0x1B2430, 96);
    c.shadow = Colour::of(0x1B2430, 16);
    c.ramp_edge = Colour::of(0x1B2430, 40);
    return c;
}

ThemeColours dark_colours() {
    ThemeColours c;
    c.background = Colour::of(0x14181D);
    c.hatch = Colour::of(0xF2F2F2, 190);
    c.panel = Colour::of(0x1C2229);
    c.line = Colour::of(0x2E3741);
    c.text = Colour::of(0xE8EDF2);
    c.muted = Colour::of(0x9AA8B6);
    c.accent = Colour::of(0x5CC3EA);
    c.accent_background = Colour::of(0x17384A);
    c.on_accent = Colour::of(0x14181D);
    c.map_ground = Colour::of(0x20272C);
    c.building = Colour::of(0x3A434C);
    c.building_edge = Colour::of(0x505B66);
    c.street = Colour::of(0x2C343C);
    c.street_edge = Colour::of(0x39434D);
    c.park = Colour::of(0x27392B);
    c.water = Colour::of(0x1C3946);
    c.lamp = Colour::of(0xFFC845);
    c.camera = Colour::of(0xB49CFF);
    c.incident = Colour::of(0xFF8A80);
    c.development = c.accent;
    c.caution = Colour::of(0xFFC168);
    c.caution_background = Colour::of(0x3A3023);
    c.halo = Colour::of(0x14181D);
    c.track = Colour::of(0x2B333C);
    c.selection = Colour::of(0xFFFFFF);
    c.field = Colour::of(0x242C35);
    c.hover = Colour::of(0x262E37);
    c.pressed = Colour::of(0x2E3741);
    c.accent_hover = Colour::of(0x82D3F1);
    c.error = c.incident;
    c.error_background = Colour::of(0x3A2524);
    c.info_background = c.accent_background;
    c.faint = Colour::of(0x343D47);
    c.dim = Colour::of(0x05070A, 150);
    c.shadow = Colour::of(0x000000, 44);
    c.ramp_edge = Colour::of(0xFFFFFF, 40);
    return c;
}

/// Relative luminance (WCAG 2.1).
double luminance_of(Colour colour) {
    const auto linear = [](std::uint8_t channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

}  // namespace

const ThemeColours& colours_of(Theme theme) {
    static const ThemeColours light = light_colours();
    static const ThemeColours dark = dark_colours();
    return theme == Theme::light ? light : dark;
}

Colour blended(Colour under, Colour over) {
    const double share = over.alpha / 255.0;
    const auto mix = [share](std::uint8_t below, std::uint8_t above) {
        return static_cast<std::uint8_t>(std::lround(below + (above - below) * share));
    };
    return {mix(under.red, over.red), mix(under.green, over.green), mix(under.blue, over.blue),
            255};
}

double contrast(Colour a, Colour b) {
    const double first = luminance_of(a), second = luminance_of(b);
    const double low = std::min(first, second), high = std::max(first, second);
    return (high + 0.05) / (low + 0.05);
}

}  // namespace tk
