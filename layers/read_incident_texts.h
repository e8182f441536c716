#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/town/incident.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"

namespace tk {

/// The text of a field, such as a street or the name of a place, for each of the incidents that
/// read_incidents() read from the same source; empty where there is none. The field is read
/// because it is named: whether it holds personal data is for the user to know.
/// @throws InputError if the source cannot be read or has no such field
std::vector<std::string> read_incident_texts(const LayerRequest& request, const std::string& field,
                                             std::span<const Incident> incidents,
                                             const ReadContext& context);

}  // namespace tk
