// Everything by its words: commands, layers, proposals, streets and areas.
#include <imgui.h>

#include <algorithm>

#include "viewer/panels/command_search.h"
#include "viewer/panels/dialogs.h"
#include "viewer/panels/name_order.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr std::size_t most_found = 200;

struct CommandSearchMemory : DialogMemory {
    std::vector<SearchEntry> entries;
    std::vector<std::string> folded;
    std::string query, found_for;
    std::vector<std::size_t> found;
    int at = 0;
    bool scrolls = false;  ///< bring the row into view
};

void gather(const PanelFrame& frame, CommandSearchMemory& memory) {
    memory.entries = command_entries(frame.session(), frame.view());
    if (const Town* town = frame.bench.today())
        for (SearchEntry& place : place_entries(*town)) memory.entries.push_back(std::move(place));
    for (const SearchEntry& entry : memory.entries)
        memory.folded.push_back(folded_for_search(entry.words));
    memory.found = found_entries(memory.folded, {}, most_found);
}

void move_by_keys(CommandSearchMemory& memory) {
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); };
    constexpr int page = 8;
    int step = 0;
    if (pressed(ImGuiKey_DownArrow)) step = 1;
    if (pressed(ImGuiKey_UpArrow)) step = -1;
    if (pressed(ImGuiKey_PageDown)) step = page;
    if (pressed(ImGuiKey_PageUp)) step = -page;
    if (step == 0) return;
    memory.at =
        std::clamp(memory.at + step, 0, std::max(0, static_cast<int>(memory.found.size()) - 1));
    memory.scrolls = true;
}

/// @return the row that was clicked, or -1
int draw_found(CommandSearchMemory& memory) {
    int clicked = -1;
    ImGui::BeginChild("found", {0.0F, ui::px(400.0F)}, false);
    for (std::size_t i = 0; i < memory.found.size(); ++i) {
        const SearchEntry& entry = memory.entries[memory.found[i]];
        const bool at = static_cast<int>(i) == memory.at;
        const std::string id = std::to_string(i);
        const std::string words =
            entry.kind.empty() ? entry.words : entry.words + "  ·  " + entry.kind;
        if (ui::action_row(id.c_str(), {.icon = entry.icon,
                                        .name = words,
                                        .detail = {},
                                        .keys = entry.keys,
                                        .selected = at}))
            clicked = static_cast<int>(i);
        if (at && memory.scrolls) ImGui::SetScrollHereY(0.5F);
    }
    memory.scrolls = false;
    if (memory.found.empty())
        ui::empty_state(Icon::search, tr("Nothing found"),
                        tr("Try fewer or other words: a command, a layer, a street, an area."));
    ImGui::EndChild();
    return clicked;
}

}  // namespace

void dialog_command_search(PanelFrame& frame, bool& open) {
    auto& memory = memory_of<CommandSearchMemory>(frame.state.dialog_memory);
    if (memory.entries.empty()) gather(frame, memory);
    if (!ui::begin_dialog("command_search", tr("Search commands and places"),
                          ui::DialogSize::medium, open, ui::DialogEscape::ends_at_once))
        return;
    // Up and down move in the list while the field keeps the focus.
    ImGui::GetIO().ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
    ui::search_field("query", memory.query, tr("Command, layer, street or area"), {}, 0.0F, true);
    if (memory.query != memory.found_for) {
        memory.found_for = memory.query;
        memory.found = found_entries(memory.folded, memory.query, most_found);
        memory.at = 0;
        memory.scrolls = true;
    }
    move_by_keys(memory);
    ui::gap(8.0F);
    int chosen = draw_found(memory);
    const bool entered = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false) ||
                         ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter), false);
    if (entered) chosen = memory.at;
    if (chosen >= 0 && static_cast<std::size_t>(chosen) < memory.found.size()) {
        const SearchEntry& entry = memory.entries[memory.found[static_cast<std::size_t>(chosen)]];
        frame.commands.insert(frame.commands.end(), entry.commands.begin(), entry.commands.end());
        open = false;
    }
    ui::dialog_footer();
    ui::small_text(tr("Arrow keys choose, Enter does it."));
    ui::end_dialog();
}

}  // namespace tk
