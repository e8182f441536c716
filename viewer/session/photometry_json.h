#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "viewer/session/plan.h"

namespace tk {

/// What the photometries that a document's lights bear tell, each once, as JSON.
nlohmann::json photometries_as_json(const std::vector<Plan>& plans);

/// Gives lights that bear a photometry by name alone what `json` tells under that name.
/// @throws std::runtime_error if it tells nothing of one, or something that is none
void restore_photometries(const nlohmann::json& json, std::vector<Plan>& plans);

}  // namespace tk
