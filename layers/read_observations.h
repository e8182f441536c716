#pragma once

#include <vector>

#include "engine/town/incident.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Reads safety-walk observations. Fields: id, time, kind, and text, which is read only if
/// request.fields names it. A row without a readable time is kept without one, counted in the
/// notes.
///
/// @throws InputError if the source, a named field, its CRS or the time zone cannot be used
std::vector<Observation> read_observations(const LayerRequest& request, const ReadContext& context,
                                           ReadReport& report);

}  // namespace tk
