// What the tool in use needs to know, and how it is used: over the map's lower edge.
#include <imgui.h>

#include <array>

#include "viewer/panels/panels.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

const char* how_to_use(Tool tool) {
    switch (tool) {
        case Tool::pan:
        case Tool::identify: return "";
        case Tool::measure: return tr("Click along a line. Esc begins anew.");
        case Tool::area:
            return tr("Drag a rectangle, or click corner by corner and end with Enter.");
        case Tool::lamp: return tr("Click where the lamp is to stand. Esc puts the tool away.");
        case Tool::camera:
            return tr("Press where the camera is to stand, and drag to where it looks.");
        case Tool::development:
        case Tool::draw_area:
            return tr(
                "Click corner by corner. Enter or a double click ends, Backspace takes the "
                "last corner back.");
        case Tool::mask:
            return tr(
                "Click round what the camera must not see. Enter or a double click ends, Backspace "
                "takes the last corner back.");
        case Tool::path:
        case Tool::draw_line:
            return tr(
                "Click along the line. Enter or a double click ends, Backspace takes the last "
                "point back.");
        case Tool::poles:
            return tr(
                "Click along the line that the lamps are to follow. Enter or a double click "
                "ends.");
        case Tool::draw_note: return tr("Click where the note is to stand.");
    }
    return "";
}

void options_of_poles(PanelFrame& frame) {
    ui::number_field("pole_spacing", frame.tools.pole_spacing_m,
                     {.low = 2.0, .high = 500.0, .decimals = 0, .step = 5.0},
                     {.label = tr("Distance between lamps"), .unit = "m", .width = ui::px(150.0F)});
    ui::same_line(12.0F);
    ui::number_field("pole_offset", frame.tools.pole_offset_m,
                     {.low = 0.0, .high = 50.0, .decimals = 1, .step = 0.5},
                     {.label = tr("Distance from the line"), .unit = "m", .width = ui::px(150.0F)});
    ui::same_line(12.0F);
    const std::array sides{tr("One side"), tr("Both sides"), tr("Zigzag")};
    ui::segmented("pole_sides", sides, frame.tools.pole_sides);
    ui::gap(4.0F);
}

}  // namespace

void tool_options(PanelFrame& frame) {
    const Tool tool = frame.view().tool;
    std::string_view words = how_to_use(tool);
    if (words.empty() && frame.view().isovist.shown && !frame.session().asked_at)
        words = tr("Click a place to see what is seen from there.");
    if (words.empty()) return;
    const ScreenRect& map = frame.layout.map;
    // Above the scale bar and whose map it is, which it would cover in a small window.
    const double bottom = map.y + map.height - 46.0 * frame.unit;
    if (!ui::begin_floating("tool_options", {map.x + map.width / 2, bottom}, {0.5, 1.0})) return;
    if (tool == Tool::poles) options_of_poles(frame);
    ui::text(words, TextStyle::small, ui::colours().muted);
    ui::end_floating();
}

}  // namespace tk
