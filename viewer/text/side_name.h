#pragma once

#include <string>

namespace tk {

/// What a side of a comparison is called: a plan's name, or "Nuläge" / "Today" for the empty one.
std::string side_name(const std::string& plan);

}  // namespace tk
