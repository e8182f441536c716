#pragma once

#include <string>
#include <string_view>

#include "viewer/session/session.h"

namespace tk {

/// A name as it is kept: without blanks at its ends.
std::string tidy_plan_name(std::string_view name);

/// Why a plan cannot have the name, in the language that is on; empty when it can. Names are some,
/// on one line, and differ also as parts of tables' names (layers/layer_name.h), where upper and
/// lower case, å, ä and a, and all signs are alike.
/// @param of the plan that is renamed, which may keep its own; empty for a new one
std::string refusal_of_plan_name(std::string_view name, const Document& document,
                                 std::string_view of = {});

/// "Förslag A" / "Proposal A", or the next letter that no plan has; numbers when all are taken.
std::string free_plan_name(const Document& document);
/// "Proposal A (copy)", "Proposal A (copy 2)", ...: the first that is free.
std::string free_copy_name(const Document& document, std::string_view of);

}  // namespace tk
