#pragma once

#include <map>
#include <span>
#include <string>

#include "layers/field_names.h"

namespace tk {

/// The fields of a table of edits by role, in one that write_scenario() wrote: there they bear the
/// names of their roles, and nothing need be guessed, neither what they are nor whether they hold
/// personal data. Empty for any other table. Private to layers/.
std::map<std::string, std::string> own_edit_fields(LayerKind kind,
                                                   std::span<const std::string> present);

}  // namespace tk
