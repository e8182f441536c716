#pragma once

#include "engine/town/incident.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"

namespace tk {

/// The incidents that read_incidents() skips because they have no place that can be used, with
/// their times and categories: who counts by area must know when a register began to lose places.
/// Their place is NaN. Rows without a readable time are left out.
///
/// Cost: one pass over the source.
/// @throws InputError as read_incidents()
Incidents read_unplaced_incidents(const LayerRequest& request, const ReadContext& context);

}  // namespace tk
