#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layers/colour_ramps.h"

/// Pieces of the style files that QGIS reads. Private to layers/.
namespace tk::qgis {

// The light theme of the program.
inline constexpr Rgb lamp_colour{0xE3, 0xA0, 0x08}, camera_colour{0x5B, 0x3F, 0xA8},
    incident_colour{0xB3, 0x26, 0x1E}, accent_colour{0x0B, 0x6E, 0x99},
    building_colour{0xD5, 0xD9, 0xDD}, muted_colour{0x5D, 0x6B, 0x7A},
    caution_colour{0x9A, 0x5B, 0x00}, white_colour{0xFF, 0xFF, 0xFF}, line_colour{0xE1, 0xE5, 0xEA},
    text_colour{0x1B, 0x24, 0x30};

/// "227,160,8,255".
std::string rgba_of(Rgb colour, int alpha = 255);

using SymbolProperties = std::vector<std::pair<std::string_view, std::string>>;
std::string symbol_layer(std::string_view type, const SymbolProperties& properties,
                         std::string_view data_defined = {});
/// @param kind "marker", "line" or "fill"
std::string symbol(int name, std::string_view kind, std::string_view layers);
/// A document in which all features look alike.
std::string single_symbol(std::string_view kind, std::string_view layers);

std::string marker_dot(Rgb fill, double size_mm);
std::string fill_layer(Rgb fill, int fill_alpha, Rgb outline, std::string_view outline_mm);

/// A rule of a rule-based renderer and what it draws with.
struct StyleRule {
    std::string filter;  ///< a QGIS expression
    std::string label;
    std::string symbol_layers;
};
std::string rule_based(std::string_view kind, const std::vector<StyleRule>& list);

/// A rule and the fill that it draws with.
struct FillRule {
    std::string filter;  ///< a QGIS expression
    std::string label;
    Rgb fill;
};
std::string fill_rules(const std::vector<FillRule>& list, int fill_alpha);

/// Lower ends of up to five classes with about as many values each; the first is the minimum.
std::vector<double> quantile_starts(std::vector<double> values);

}  // namespace tk::qgis
