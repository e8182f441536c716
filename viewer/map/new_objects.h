#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/town/town.h"
#include "viewer/session/session.h"

/// Objects that tools set down, with the values that a user most likely wants: those of the nearest
/// of their kind, else what is common. Their make is alike, not their state: a new lamp works and
/// is not dimmed, and of a new camera nothing has been stated or weighed yet.
namespace tk {

/// @param plan where it will go, for a new id; null: a plan yet to be made
StreetLight new_lamp(const Town& town, const Plan* plan, MapPoint at);
Camera new_camera(const Town& town, const Plan* plan, MapPoint at);
Development new_development(const Town& town, const Plan* plan, MultiPolygon footprint);
/// @param camera_id of the camera that must not see it; empty: of every camera
PrivacyMask new_mask(const Town& town, const Plan* plan, const std::string& camera_id,
                     MultiPolygon shape);
Street new_path(const Town& town, const Plan* plan, Line line);

enum class PoleSides { one, both, zigzag };
struct PoleOptions {
    double spacing_m = 25.0;  ///< along the line, > 0
    double offset_m = 3.0;    ///< from the line to the poles
    PoleSides sides = PoleSides::one;
};
/// Lamps along a line, the first at its start, each with its road side toward the line.
std::vector<StreetLight> new_lamps_along(const Town& town, const Plan* plan, const Line& line,
                                         const PoleOptions& options);

/// The edit that takes the object away; none for a layer that plans do not change.
std::optional<Edit> removal_of(const Town& town, std::string_view layer, const std::string& id);

std::string new_drawing_id(const Document& document);
/// One polygon whose outer ring runs counter-clockwise.
Polygon counter_clockwise(Ring ring);

}  // namespace tk
