#pragma once

#include <string>
#include <string_view>

namespace tk {

/// A scenario's name as part of a table's name: lower case, å and ä to a, ö to o, all else `_`.
/// "Detaljplan 2028, förslag B" -> "detaljplan_2028__forslag_b".
std::string layer_name_part(std::string_view name);

}  // namespace tk
