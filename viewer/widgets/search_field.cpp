#include <cmath>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "viewer/widgets/fields.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr float glass_room = 32.0F;

/// "Ctrl+K" stands as "Ctrl K".
std::string spaced_keys(std::string_view keys) {
    std::string words(keys);
    for (char& c : words)
        if (c == '+') c = ' ';
    return words;
}

void draw_glass_and_keys(ImVec2 min, ImVec2 max, std::string_view keys) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw_icon(list, {min.x + px(17), (min.y + max.y) / 2.0F}, Icon::search, 16.0F, colours().muted);
    draw_text(list, min, {max.x - min.x - px(10), max.y - min.y}, spaced_keys(keys),
              TextStyle::small, colours().muted, Align::right);
}

}  // namespace

FieldResult search_field(const char* id, std::string& value, const char* hint,
                         std::string_view keys, float width, bool takes_focus) {
    FieldResult result;
    ImGui::PushID(id);
    if (takes_focus && ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(width > 0.0F ? width : content_width());
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {px(glass_room), px(8)});
    result.changed = ImGui::InputTextWithHint("##field", hint, &value, ImGuiInputTextFlags_None);
    ImGui::PopStyleVar();
    result.done =
        ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter));
    const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
    if (ImGui::IsItemActive())
        ImGui::GetWindowDrawList()->AddRect(min, max, packed(colours().accent), px(6), 0,
                                            std::round(1.5F * line_px()));
    draw_glass_and_keys(min, max, value.empty() ? keys : std::string_view());
    ImGui::PopID();
    return result;
}

bool search_button(const char* id, const char* hint, std::string_view keys, float width) {
    const Item made = item(id, {width, px(32)});
    if (!made.visible) return false;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ThemeColours& c = colours();
    box(list, made.min, made.max, made.hovered ? c.hover : c.field, 6.0F, c.line);
    draw_glass_and_keys(made.min, made.max, keys);
    const float keys_width = text_size(keys, TextStyle::small).x + px(20);
    draw_text(list, {made.min.x + px(glass_room), made.min.y},
              {made.width() - px(glass_room) - keys_width, made.height()}, hint, TextStyle::body,
              c.muted);
    hand_over(made);
    return made.pressed;
}

}  // namespace tk::ui
