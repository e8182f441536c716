#include "viewer/widgets/key_cap.h"

#include <algorithm>
#include <string>

#include <imgui.h>

#include "viewer/text/translation.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

std::string_view key_word(std::string_view key) {
    if (key == "Shift") return tr("Shift");
    if (key == "Delete") return tr("Delete key");
    if (key == "Space") return tr("Space key");
    return key;
}

}  // namespace

void key_caps(std::string_view keys) {
    ImGui::BeginGroup();
    for (bool first = true; !keys.empty(); first = false) {
        // A plus alone is a key itself.
        const std::size_t end = std::min(keys.find('+', 1), keys.size());
        const std::string_view word = key_word(keys.substr(0, end));
        keys.remove_prefix(std::min(keys.size(), end + 1));
        if (!first) same_line(4);
        const float width = text_size(word, TextStyle::small_medium).x;
        const Item made = place({std::max(px(20), width + px(12)), px(20)});
        if (!made.visible) continue;
        ImDrawList* list = ImGui::GetWindowDrawList();
        box(list, made.min, made.max, colours().field, 4.0F, colours().line);
        draw_text(list, made.min, made.size(), word, TextStyle::small_medium, colours().muted,
                  Align::centre);
    }
    ImGui::EndGroup();
}

}  // namespace tk::ui
