#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/town/town.h"
#include "viewer/session/drawing.h"

namespace tk {

/// The line of a street, of a drawn line or of a line of a feature set, to go along; of one in
/// several parts the longest, once those that meet end to end are joined. None for all else.
/// @param layer, id as a Selection names the object
std::optional<Line> line_of_object(const Town& town, const std::vector<Drawing>& drawings,
                                   std::string_view layer, std::string_view id);

}  // namespace tk
