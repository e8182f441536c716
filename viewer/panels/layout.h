#pragma once

#include "viewer/session/view_state.h"

namespace tk {

/// Where everything stands in the window, in its pixels.
struct Layout {
    ScreenRect top_bar, tool_bar, layers, inspector, bottom, status, map;
    ScreenRect layers_splitter, inspector_splitter, bottom_splitter;
};

/// @param unit        pixels of a unit: text size times the screen's scale
/// @param foot_height what the sentences below the map need in a meeting, in pixels
Layout layout_of(double width, double height, double unit, const ViewState& view, bool map_only,
                 double foot_height = 0.0);

/// The map's sides from left to right, with the part of each that is seen.
struct MapSide {
    ScreenRect map;   ///< what its view fills
    ScreenRect clip;  ///< the part of it that is seen
    std::string scenario;
    bool difference = false;
};
/// @param active_plan what one map shows; empty: today
std::vector<MapSide> map_sides(const ScreenRect& map, const ViewState& view,
                               const std::string& active_plan, double unit);

}  // namespace tk
