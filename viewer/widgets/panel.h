#pragma once

#include <string_view>

#include "viewer/session/map_view.h"

/// The plain surfaces on which widgets lie: a panel fixed in the window, a card within one.
namespace tk::ui {

/// Which sides of a panel bear the one-pixel line.
enum PanelLine : unsigned {
    no_line = 0,
    line_left = 1,
    line_right = 2,
    line_top = 4,
    line_bottom = 8
};

/// Looks: the panel colour, no title, no rounding, lines on the sides asked for.
/// Begins a Dear ImGui window that fills `place`; its content keeps `padding` units from the edges
/// and scrolls (a slim bar) unless `scrolls` is false. Always end it.
struct PanelOptions {
    unsigned lines = no_line;
    float padding_x = 16.0F, padding_y = 12.0F;
    bool scrolls = true;
    bool background = false;  ///< the window's background colour in place of the panel's
};
void begin_panel(const char* id, const ScreenRect& place, const PanelOptions& options = {});
void end_panel();

/// Looks: a rounded rectangle in the field colour with 12 units of padding, as high as its content.
void begin_card(const char* id);
void end_card();

/// Looks: a small rounded window over the map with a soft shadow, as large as its content, its
/// corner at `at`; `pivot` (0..1) says which point of it stands there. False: draw nothing, and
/// do not end it.
bool begin_floating(const char* id, ScreenPoint at, ScreenPoint pivot = {0.0, 0.0});
void end_floating();

/// Looks: a rounded tag: "INTERN" in caution on its tint, or muted. 24 high, `width` units or 0
/// for as wide as its words.
enum class TagKind { plain, accent, caution };
void tag(std::string_view words, TagKind kind = TagKind::plain, float width = 0.0F);

/// A one-pixel line across the content, with `above_below` units of air on each side.
void divider(float above_below = 8.0F);
/// A short upright line in a row of buttons.
void vertical_divider(float height = 24.0F);
/// Empty space of so many units, downwards / to the right on the same line.
void gap(float units);
void same_line(float units = 8.0F);
/// Sets the cursor so that an item `width` pixels wide ends at the content's right edge.
void align_right(float width);
/// Pixels of content width left.
float content_width();

}  // namespace tk::ui
