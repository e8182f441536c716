#pragma once

#include <imgui.h>

#include <string>

#include "viewer/panels/panels.h"
#include "viewer/text/fonts.h"

/// Small things drawn over the map.
namespace tk {

/// Words centred on a point and turned, with a halo that parts them from the map.
void draw_halo_text(ImDrawList* list, ScreenPoint middle, double angle_rad,
                    const std::string& words, TextStyle style, Colour ink, Colour halo);

/// A rounded surface on the map, and one with words in it; its corner at `at`.
void draw_chip_box(ImDrawList* list, const ScreenRect& place, double unit);
void draw_chip(ImDrawList* list, ScreenPoint at, const std::string& words, TextStyle style,
               double unit);

/// An arrow to the north with its letter; `tip` is its upper end.
void draw_north(ImDrawList* list, ScreenPoint tip, double unit);

/// A line on one side of the map, with an edge that parts it from the map.
void stroke_on_map(const PanelFrame& frame, const MapSide& side, const Line& line, bool closed,
                   Colour colour);
/// The outlines of an area likewise.
void outline_on_map(const PanelFrame& frame, const MapSide& side, const MultiPolygon& shape,
                    Colour colour);

/// What is selected, its handles, and the place that was asked about.
void draw_marks(const PanelFrame& frame, const MapSide& side);

}  // namespace tk
