#pragma once

#include <string>

#include "viewer/session/session.h"

namespace tk {

/// "Förslag A" / "Proposal A", or the next letter that no plan has; numbers when all are taken.
std::string lettered_plan_name(const Document& document);

}  // namespace tk
