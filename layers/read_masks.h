#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/town/camera.h"
#include "engine/town/privacy_mask.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Reads privacy masks: polygons. Fields: id, camera (the id of the camera that must not see it).
///
/// A mask without a camera acts on every camera, and one that names none of `cameras` is kept (a
/// scenario may add that camera): of both it is said how many there are.
///
/// @param cameras none: what cameras there are is not known, and not spoken of
/// @throws InputError if the source, a named field or its CRS cannot be used
std::vector<PrivacyMask> read_masks(const LayerRequest& request,
                                    std::optional<std::span<const Camera>> cameras,
                                    const ReadContext& context, ReadReport& report);

}  // namespace tk
