#pragma once

#include <optional>

#include "viewer/panels/panels.h"

namespace tk {

/// The uppermost surface that is seen with its values asked for; none: none is.
std::optional<Surface> surface_with_values(const ViewState& view);
/// Metres between its values at the zoom there is; none: one is too far away.
std::optional<double> shown_value_spacing_m(const PanelFrame& frame, Surface surface);

/// The values of that surface, or of its change, at a lattice of cells with a dot each.
void draw_map_values(PanelFrame& frame, const MapSide& side);

}  // namespace tk
