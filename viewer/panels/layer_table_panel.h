#pragma once

#include <memory>

#include "viewer/panels/panels.h"
#include "viewer/session/layer_table.h"

namespace tk {

/// The table that the panel shows, or showed last; null where there was none.
std::shared_ptr<const LayerTable> shown_layer_table(PanelState& state);

}  // namespace tk
