#pragma once

#include "viewer/session/map_view.h"

namespace tk::ui {

/// Which panel the drag makes larger.
enum class SplitterSide { left_of, right_of, below };

/// Looks: nothing but the panels' line until the pointer is over it, then an accent line and a
/// resize pointer. `size` is the panel's width or height in units and is kept within [low, high];
/// double click gives `usual`. True while it changes. Draws itself as a window of its own: call it
/// outside others.
bool splitter(const char* id, const ScreenRect& place, SplitterSide side, float& size, float low,
              float high, float usual);

}  // namespace tk::ui
