#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/core/geometry.h"

namespace tk {

/// What the user draws on the map: an area, a line or a note. Saved in the study's own GeoPackage;
/// see drawings_file.h.
struct Drawing {
    enum class Kind { area, line, note };
    enum class Meaning { none, boundary, treated, control, problem, measure };

    std::string id;  ///< unique among the drawings
    Kind kind = Kind::area;
    Meaning meaning = Meaning::none;
    std::string name;
    std::string text;
    MultiPolygon area;  ///< of an area
    Line line;          ///< of a line
    MapPoint at;        ///< of a note

    friend bool operator==(const Drawing&, const Drawing&) = default;
};

/// "none", "boundary", "treated", "control", "problem", "measure": as files write it.
std::string_view name_of(Drawing::Meaning meaning);
/// None for another text.
std::optional<Drawing::Meaning> drawing_meaning(std::string_view name);

}  // namespace tk
