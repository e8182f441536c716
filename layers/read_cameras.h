#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/surfaces/camera_coverage.h"
#include "engine/town/camera.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Reads cameras. Fields: id, height, bearing, fov or focal with sensor, pixels, tilt, range, and
/// those of the weighing of interests (camera_weighing.h), whose texts may be whole sentences.
///
/// What a row does not state is assumed, and counted in the notes: height 4 m, no bearing: it sees
/// all round, 1920 pixels, a field of view of 90° (or 2 atan(sensor / 2 focal) where both are
/// stated), no vertical limit. A value outside the range that Camera states skips the row.
///
/// @throws InputError if the source, a named field or its CRS cannot be used
std::vector<Camera> read_cameras(const LayerRequest& request, const ReadContext& context,
                                 ReadReport& report);

/// @param otherwise what else would do: "use --rule plane"
/// @throws InputError naming the source and the first camera that the rule cannot judge
void require_judgeable(std::span<const Camera> cameras, PixelDensityRule rule,
                       const std::string& source, const std::string& otherwise);

}  // namespace tk
