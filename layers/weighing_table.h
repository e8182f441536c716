#pragma once

#include <span>

#include "engine/town/camera.h"
#include "layers/vector_layer.h"

namespace tk {

/// The weighing of interests of every camera, one row a camera: its id and place, all fields of
/// the weighing under their names in files, `missing_fields` (how many) and `missing` (their names,
/// separated by ", "). A field that is not documented is null. Refers to `cameras`.
VectorLayer weighing_table(std::span<const Camera> cameras);

}  // namespace tk
