// Every key, in columns.
#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "viewer/app/shortcuts.h"
#include "viewer/panels/dialogs.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

struct KeyLine {
    const char* words;
    const char* keys;
};

/// In the order of menus, then what the map itself understands.
std::vector<KeyLine> all_key_lines() {
    std::vector<KeyLine> lines;
    for (const Shortcut& shortcut : shortcuts())
        if (*shortcut.keys != '\0') lines.push_back({tr(shortcut.name), shortcut.keys});
    const KeyLine of_map[] = {
        {tr("Zoom in"), "+"},
        {tr("Zoom out"), "-"},
        {tr("End what is drawn"), "Enter"},
        {tr("Take back the last corner"), "Backspace"},
        {tr("Remove what is selected"), "Delete"},
        {tr("Cancel, or leave the tool"), "Esc"},
    };
    lines.insert(lines.end(), std::begin(of_map), std::end(of_map));
    return lines;
}

}  // namespace

void dialog_shortcuts(PanelFrame&, bool& open) {
    if (!ui::begin_dialog("shortcuts", tr("Keys"), ui::DialogSize::large, open)) return;
    const std::vector<KeyLine> lines = all_key_lines();
    // Two columns where their words have room.
    const std::size_t columns = ui::content_width() >= ui::px(640.0F) ? 2 : 1;
    const std::size_t rows = (lines.size() + columns - 1) / columns;
    if (ImGui::BeginTable("keys", static_cast<int>(columns) * 2)) {
        for (std::size_t column = 0; column < columns; ++column) {
            ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch);
            ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, ui::px(150.0F));
        }
        for (std::size_t row = 0; row < rows; ++row) {
            ImGui::TableNextRow(0, ui::px(26.0F));
            for (std::size_t column = 0; column < columns; ++column) {
                const std::size_t at = column * rows + row;
                if (at >= lines.size()) continue;
                ImGui::TableSetColumnIndex(static_cast<int>(column) * 2);
                ui::text(lines[at].words);
                ImGui::TableSetColumnIndex(static_cast<int>(column) * 2 + 1);
                ui::key_caps(lines[at].keys);
            }
        }
        ImGui::EndTable();
    }
    ui::divider();
    ui::text_wrapped(
        tr("Drag moves the map, the wheel zooms to the pointer, arrow keys move, double "
           "click zooms in."),
        TextStyle::small, ui::colours().muted);
    ui::text_wrapped(
        tr("What is picked in a proposal: drag it, a corner, or the middle of a side, which "
           "adds a corner. A double click takes a corner away."),
        TextStyle::small, ui::colours().muted);
    ui::dialog_footer(ui::button_width(tr("Close")));
    if (ui::button(tr("Close"), {.kind = ui::ButtonKind::primary}) || ui::dialog_confirmed())
        open = false;
    ui::end_dialog();
}

}  // namespace tk
