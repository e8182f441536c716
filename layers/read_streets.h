#pragma once

#include <vector>

#include "engine/town/map_features.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Reads streets and paths (lines). Fields: id, class, name, width. Rows without a line longer
/// than nothing are skipped.
///
/// @throws InputError if the source, a named field or its CRS cannot be used
std::vector<Street> read_streets(const LayerRequest& request, const ReadContext& context,
                                 ReadReport& report);

}  // namespace tk
