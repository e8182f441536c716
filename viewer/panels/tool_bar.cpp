// Tools, and how the map compares.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

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

constexpr std::size_t tool_count = 13;
using ToolEntries = std::array<ToolEntry, tool_count>;
using ToolFlags = std::array<bool, tool_count>;

ToolEntries tools() {
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
        {Tool::walk, Icon::walk, tr("Walk"),
         tr("Click along a way to see the light, who sees it, cameras and incidents along it. A "
            "double click ends it."),
         "W"},
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

/// Words stand beside the icons where there is room, on what adds something first.
ToolFlags words_that_fit(const ToolEntries& list, float room) {
    constexpr std::array<std::size_t, tool_count> first_to_have{5, 7, 8, 1,  9,  4, 2,
                                                                3, 0, 6, 10, 11, 12};
    ToolFlags has_word{};
    for (const ToolEntry& entry : list)
        room -= ui::tool_button_width(entry.icon, "") + ui::px(2.0F);
    for (const std::size_t i : first_to_have) {
        room -= ui::tool_button_width(list[i].icon, list[i].word) -
                ui::tool_button_width(list[i].icon, "");
        if (room < 0.0F) break;
        has_word[i] = true;
    }
    return has_word;
}

/// Those that are used least make room first, and are found under "more".
ToolFlags tools_without_room(const ToolEntries& list, float room) {
    constexpr std::array<std::size_t, tool_count> first_to_go{11, 12, 10, 6, 0, 9, 3,
                                                              2,  4,  8,  7, 5, 1};
    ToolFlags is_hidden{};
    float needed = 0.0F;
    for (const ToolEntry& entry : list)
        needed += ui::tool_button_width(entry.icon, "") + ui::px(2.0F);
    if (needed <= room) return is_hidden;
    needed += ui::tool_button_width(Icon::more, "");
    for (const std::size_t i : first_to_go) {
        if (needed <= room) break;
        is_hidden[i] = true;
        needed -= ui::tool_button_width(list[i].icon, "") + ui::px(2.0F);
    }
    return is_hidden;
}

void more_tools(PanelFrame& frame, const ToolEntries& list, const ToolFlags& is_hidden) {
    if (std::find(is_hidden.begin(), is_hidden.end(), true) == is_hidden.end()) return;
    bool in_use = false;
    for (std::size_t i = 0; i < list.size(); ++i)
        in_use = in_use || (is_hidden[i] && list[i].tool == frame.view().tool);
    ui::same_line(2.0F);
    if (ui::tool_button("more_tools", Icon::more, "", in_use, tr("More tools")))
        ImGui::OpenPopup("more_tools_list");
    if (!ImGui::BeginPopup("more_tools_list")) return;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (is_hidden[i] && ui::menu_item(list[i].icon, list[i].word, list[i].keys,
                                          list[i].tool == frame.view().tool))
            frame.emit(ViewCommand{SetTool{list[i].tool}});
    ImGui::EndPopup();
}

constexpr std::array compare_modes{CompareMode::one, CompareMode::swipe, CompareMode::side,
                                   CompareMode::difference};

constexpr std::array compare_icons{Icon::one_map, Icon::swipe, Icon::side_by_side,
                                   Icon::difference};

}  // namespace

void tool_bar(PanelFrame& frame) {
    const ScreenRect& place = frame.layout.tool_bar;
    ui::begin_panel(
        "tool_bar", place,
        {.lines = ui::line_bottom, .padding_x = 12.0F, .padding_y = 6.0F, .scrolls = false});
    const std::array modes{tr("One map"), tr("Swipe"), tr("Side by side"), tr("Difference")};
    const auto list = tools();
    // Where even the tools' icons leave no room for words, the modes are icons too.
    const std::array<const char*, 4> no_words{"", "", "", ""};
    float icons_width = ui::px(24.0F + 40.0F);
    for (const ToolEntry& entry : list)
        icons_width += ui::tool_button_width(entry.icon, "") + ui::px(2.0F);
    const bool short_of_room =
        icons_width + ui::segmented_width(modes) > static_cast<float>(place.width);
    const std::span<const char* const> mode_words = short_of_room
                                                        ? std::span<const char* const>(no_words)
                                                        : std::span<const char* const>(modes);
    const std::span<const Icon> mode_icons =
        short_of_room ? std::span<const Icon>(compare_icons) : std::span<const Icon>();
    const float modes_width = ui::segmented_width(mode_words, mode_icons);
    const std::array has_word =
        words_that_fit(list, static_cast<float>(place.width) - ui::px(24.0F + 40.0F) - modes_width);
    const std::array is_hidden = tools_without_room(
        list, static_cast<float>(place.width) - ui::px(24.0F + 40.0F) - modes_width);
    bool first = true;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const ToolEntry& entry = list[i];
        if (is_hidden[i]) continue;
        if (!std::exchange(first, false)) ui::same_line(2.0F);
        if (entry.divider_before) {
            ui::vertical_divider();
            ui::same_line(2.0F);
        }
        const char* word = has_word[i] ? entry.word : "";
        const std::string id = "tool" + std::to_string(i);
        const std::string tip =
            *word == '\0' ? std::string(entry.word) + ". " + entry.explanation : entry.explanation;
        if (ui::tool_button(id.c_str(), entry.icon, word, frame.view().tool == entry.tool,
                            tip.c_str(), entry.keys))
            frame.emit(ViewCommand{SetTool{entry.tool}});
    }
    more_tools(frame, list, is_hidden);
    int chosen = 0;
    for (int i = 0; i < 4; ++i)
        if (compare_modes[static_cast<std::size_t>(i)] == frame.view().compare) chosen = i;
    ui::same_line(8.0F);
    ui::align_right(modes_width);
    if (ui::segmented(
            "compare", mode_words, chosen, mode_icons, 0.0F,
            short_of_room ? std::span<const char* const>(modes) : std::span<const char* const>())) {
        frame.emit(ViewCommand{SetCompareMode{compare_modes[static_cast<std::size_t>(chosen)]}});
    }
    ui::end_panel();
}

}  // namespace tk
