#pragma once

#include <string>
#include <string_view>

namespace tk {

/// What a layer of the map is called, in the language that is on. @param id see layer_id.h
std::string layer_title(std::string_view id);

}  // namespace tk
