#pragma once

#include <string>
#include <string_view>

namespace tk {

/// What kind of number a value is; never blended silently.
enum class NumberKind {
    measured,     ///< counted or observed
    physical,     ///< lux, pixels per metre, visibility
    index,        ///< a documented combination of a place's properties
    statistical,  ///< a fitted association or a density estimate
    evidence,     ///< a published effect
};

std::string_view name_of(NumberKind kind);

/// What the cells of a raster hold.
struct RasterDescription {
    std::string name;         ///< table or band name: "light_today"
    std::string title;        ///< for people, one line; the name when empty
    std::string description;  ///< in plain words, a sentence or two
    std::string unit;         ///< "lx", "px/m", "1/km2"; empty for a pure number
    NumberKind kind = NumberKind::physical;
};

}  // namespace tk
