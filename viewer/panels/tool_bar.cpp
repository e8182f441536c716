// Tools, and how the map compares.
#include <imgui.h>

#include <array>
#include <span>

#include "viewer/panels/panels.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

struct ToolEntry {
    Tool tool;
    Icon icon;
    const char* word;
    const char* explanation;
    const char* keys;
    bool divider_before = false;
};

std::array<ToolEntry, 12> tools() {
    return {{
        {Tool::pan, Icon::pan, tr("Pan"), tr("Drag the map. A click asks about a place."), "H"},
        {Tool::identify, Icon::identify, tr("Ask"),
         tr("Click a place to see what is known there. What is picked can be dragged in a "
            "proposal."),
         "I"},
        {Tool::measure, Icon::measure, tr("Measure"),
         tr("Click along a line; a double click ends it."), "M"},
        {Tool::area, Icon::area, tr("Area"),
         tr("Drag a rectangle, or click corner by corner, to sum up what lies in it."), "A"},
        {Tool::lamp, Icon::lamp, tr("Lamp"), tr("Click to add a lamp to the proposal."), "L", true},
        {Tool::poles, Icon::poles, tr("Lamps along a line"),
         tr("Click along a line; lamps are set along it."), "P"},
        {Tool::camera, Icon::camera, tr("Camera"),
         tr("Press to set a camera down, drag to turn it."), "C"},
        {Tool::development, Icon::building, tr("Building"),
         tr("Click corner by corner; a double click ends it."), "B"},
        {Tool::path, Icon::path, tr("Path"), tr("Click along a street or path."), "S"},
        {Tool::draw_area, Icon::draw, tr("Draw an area"),
         tr("An area of your own: a boundary, a problem, a measure."), "D", true},
        {Tool::draw_line, Icon::line, tr("Draw a line"), tr("A line of your own."), "Shift+D"},
        {Tool::draw_note, Icon::note, tr("Note"), tr("A note on the map."), "N"},
    }};
}

constexpr std::array compare_modes{CompareMode::one, CompareMode::swipe, CompareMode::side,
                                   CompareMode::difference};

}  // namespace

void tool_bar(PanelFrame& frame) {
    const ScreenRect& place = frame.layout.tool_bar;
    ui::begin_panel(
        "tool_bar", place,
        {.lines = ui::line_bottom, .padding_x = 12.0F, .padding_y = 6.0F, .scrolls = false});
    const std::array modes{tr("One map"), tr("Swipe"), tr("Side by side"), tr("Difference")};
    const auto list = tools();
    const float modes_width = ui::segmented_width(modes);
    float words_width = 0.0F;
    float key_words_width = 0.0F;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const bool lesser = i == 5 || i >= 9;
        words_width += ui::tool_button_width(list[i].icon, list[i].word) + ui::px(2.0F);
        key_words_width +=
            ui::tool_button_width(list[i].icon, lesser ? "" : list[i].word) + ui::px(2.0F);
    }
    const float room = static_cast<float>(place.width) - ui::px(24.0F + 40.0F) - modes_width;
    // Words where they fit; else only on the tools that are used most; else icons alone.
    const int wordiness = words_width < room ? 2 : key_words_width < room ? 1 : 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const ToolEntry& entry = list[i];
        if (i > 0) ui::same_line(2.0F);
        if (entry.divider_before) {
            ui::vertical_divider();
            ui::same_line(2.0F);
        }
        const bool lesser = i == 5 || i >= 9;
        const char* word = wordiness == 2 || (wordiness == 1 && !lesser) ? entry.word : "";
        const std::string id = "tool" + std::to_string(i);
        const std::string tip =
            *word == '\0' ? std::string(entry.word) + ". " + entry.explanation : entry.explanation;
        if (ui::tool_button(id.c_str(), entry.icon, word, frame.view().tool == entry.tool,
                            tip.c_str(), entry.keys))
            frame.emit(ViewCommand{SetTool{entry.tool}});
    }
    int chosen = 0;
    for (int i = 0; i < 4; ++i)
        if (compare_modes[static_cast<std::size_t>(i)] == frame.view().compare) chosen = i;
    ui::same_line(8.0F);
    ui::align_right(modes_width);
    if (ui::segmented("compare", modes, chosen)) {
        frame.emit(ViewCommand{SetCompareMode{compare_modes[static_cast<std::size_t>(chosen)]}});
    }
    ui::end_panel();
}

}  // namespace tk
