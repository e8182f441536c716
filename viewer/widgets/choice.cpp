#include "viewer/widgets/choice.h"

#include <algorithm>
#include <functional>
#include <vector>

#include <imgui.h>
#include <imgui_internal.h>

#include "viewer/widgets/fields.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr float list_row_height = 30.0F;
constexpr int most_rows = 13;
/// From so many on the list bears a filter.
constexpr int many_rows = 14;

/// What is typed in the filter of the list that is open.
std::string open_list_filter;

using LabelOf = std::function<const char*(int)>;

bool matches(std::string_view label, std::string_view filter) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::search(label.begin(), label.end(), filter.begin(), filter.end(),
                       [&](char a, char b) { return lower(a) == lower(b); }) != label.end();
}

bool list_row(const char* label, bool chosen, float width) {
    const Item made = item("row", {width, px(list_row_height)}, {.wider = px(8), .joined = true});
    note_item(label, made.min, made.max, made.visible);
    if (chosen && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY();
    if (!made.visible) return false;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ThemeColours& c = colours();
    if (chosen)
        box(list, made.min, made.max, c.accent_background);
    else if (made.hovered || made.focused)
        box(list, made.min, made.max, c.hover);
    draw_text(list, {made.min.x + px(8), made.min.y}, {made.width() - px(16), made.height()}, label,
              TextStyle::body, chosen ? c.accent : c.text);
    return made.pressed;
}

bool open_list(const LabelOf& label_of, int count, int& chosen, float width) {
    bool changed = false;
    if (ImGui::IsWindowAppearing()) open_list_filter.clear();
    const float inner = std::max(content_width(), width - px(32));
    if (count >= many_rows) search_field("##filter", open_list_filter, "", {}, inner, true);
    const float rows = static_cast<float>(std::min(count, most_rows));
    ImGui::BeginChild("rows", {inner + px(16), rows * px(list_row_height)}, false,
                      ImGuiWindowFlags_NoBackground);
    for (int i = 0; i < count; ++i) {
        if (!matches(label_of(i), open_list_filter)) continue;
        ImGui::PushID(i);
        if (list_row(label_of(i), i == chosen, inner)) {
            changed = chosen != i;
            chosen = i;
            ImGui::CloseCurrentPopup();
        }
        ImGui::PopID();
    }
    ImGui::EndChild();
    return changed;
}

bool choose(const char* id, const LabelOf& label_of, int count, int& chosen, std::string_view label,
            float width, const char* hint) {
    ImGui::BeginGroup();
    field_label(label);
    const float wide = width > 0.0F ? width : content_width();
    ImGui::PushID(id);
    const Item made = item("field", {wide, px(32)});
    note_item(id, made.min, made.max, made.visible);
    const bool known = chosen >= 0 && chosen < count;
    if (made.visible) {
        ImDrawList* list = ImGui::GetWindowDrawList();
        const ThemeColours& c = colours();
        box(list, made.min, made.max, made.hovered ? c.hover : c.field, 6.0F, c.line);
        draw_text(list, {made.min.x + px(10), made.min.y}, {made.width() - px(36), made.height()},
                  known ? label_of(chosen) : hint, TextStyle::body, known ? c.text : c.muted);
        draw_icon(list, {made.max.x - px(16), made.centre().y}, Icon::chevron_down, 16.0F, c.muted);
        hand_over(made);
    }
    if (made.pressed) ImGui::OpenPopup("list");
    bool changed = false;
    ImGui::SetNextWindowPos({made.min.x, made.max.y + px(2)}, ImGuiCond_Appearing);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(16), px(6)});
    if (ImGui::BeginPopup("list", ImGuiWindowFlags_NoMove)) {
        changed = open_list(label_of, count, chosen, wide);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    ImGui::PopID();
    ImGui::EndGroup();
    return changed;
}

}  // namespace

bool choice(const char* id, std::span<const char* const> labels, int& chosen,
            std::string_view label, float width, const char* hint) {
    return choose(
        id, [labels](int i) { return labels[static_cast<std::size_t>(i)]; },
        static_cast<int>(labels.size()), chosen, label, width, hint);
}

bool choice(const char* id, std::span<const std::string> labels, int& chosen,
            std::string_view label, float width, const char* hint) {
    return choose(
        id, [labels](int i) { return labels[static_cast<std::size_t>(i)].c_str(); },
        static_cast<int>(labels.size()), chosen, label, width, hint);
}

}  // namespace tk::ui
