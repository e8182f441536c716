#pragma once

#include <string>
#include <string_view>

namespace tk {

/// What a set of features is called, in the language that is on: common English names are known in
/// both ("bus_stops": "Bus stops", "Busshållplatser"), any other is the study's own, read with
/// spaces and a capital ("gröna_stråk": "Gröna stråk").
std::string set_title(std::string_view name);

}  // namespace tk
