#include <algorithm>
#include <string_view>

#include <imgui.h>

#include "viewer/widgets/button.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr float least_menu_width = 220.0F;
constexpr float menu_row_height = 30.0F;

/// The word of the menu bar whose menu is open, so that the pointer can wander along the bar.
ImGuiID open_menu_word = 0;

std::string_view word_of(const char* label) {
    return {label, static_cast<std::size_t>(label_end(label) - label)};
}

void place_popup_under(const Item& made) {
    ImGui::SetNextWindowPos({made.min.x, made.max.y + px(4)}, ImGuiCond_Appearing);
}

}  // namespace

bool menu_button(const char* label, const char* popup_id, Icon icon) {
    const std::string_view words = word_of(label);
    const float icon_width = *icon_text(icon) == '\0' ? 0.0F : px(22);
    const Item made =
        item(label, {text_size(words, TextStyle::body_medium).x + icon_width + px(40), px(32)});
    if (made.visible) {
        ImDrawList* list = ImGui::GetWindowDrawList();
        const ThemeColours& c = colours();
        const Colour fill = made.held ? c.pressed : made.hovered ? c.hover : c.field;
        box(list, made.min, made.max, fill, 6.0F, c.line);
        if (icon_width > 0.0F)
            draw_icon(list, {made.min.x + px(18), made.centre().y}, icon, 16.0F, c.muted);
        draw_text(list, {made.min.x + px(12) + icon_width, made.min.y},
                  {made.width() - icon_width - px(36), made.height()}, words,
                  TextStyle::body_medium, c.text);
        draw_icon(list, {made.max.x - px(14), made.centre().y}, Icon::chevron_down, 16.0F, c.muted);
        hand_over(made);
    }
    if (made.pressed) ImGui::OpenPopup(popup_id);
    if (ImGui::IsPopupOpen(popup_id)) place_popup_under(made);
    return made.pressed;
}

bool menu_item(Icon icon, const char* label, const char* keys, bool on, bool enabled) {
    const std::string_view words = word_of(label);
    const std::string_view key_words = keys == nullptr ? std::string_view() : keys;
    const float need = text_size(words, TextStyle::body).x +
                       text_size(key_words, TextStyle::small).x + px(28 + 32);
    const float width = std::max({need, px(least_menu_width), content_width()});
    const Item made = item(label, {width, px(menu_row_height)},
                           {.wider = px(8), .joined = true, .enabled = enabled});
    if (!made.visible) return false;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ThemeColours& c = colours();
    if (made.hovered || made.focused) box(list, made.min, made.max, c.hover);
    const float left = made.min.x + px(8), right = made.max.x - px(8);
    const Colour ink = enabled ? c.text : c.muted.faded(0.6);
    draw_icon(list, {left + px(8), made.centre().y}, on ? Icon::check : icon, 16.0F,
              on        ? c.accent
              : enabled ? c.muted
                        : ink);
    draw_text(list, {left + px(28), made.min.y}, {right - left - px(28), made.height()}, words,
              TextStyle::body, ink);
    draw_text(list, {left, made.min.y}, {right - left, made.height()}, key_words, TextStyle::small,
              c.muted, Align::right);
    if (made.pressed) ImGui::CloseCurrentPopup();
    return made.pressed;
}

bool begin_menu(const char* label) {
    const std::string_view words = word_of(label);
    const ImGuiID id = ImGui::GetID(label);
    const Item made = item(label, {text_size(words, TextStyle::body).x + px(20), px(32)});
    ImGui::PushID("menu");
    const bool was_open = ImGui::IsPopupOpen(label);
    if (made.pressed) ImGui::OpenPopup(label);
    const bool another_open = open_menu_word != 0 && open_menu_word != id;
    if (another_open && ImGui::IsMouseHoveringRect(made.min, made.max, false))
        ImGui::OpenPopup(label);
    if (made.visible) {
        ImDrawList* list = ImGui::GetWindowDrawList();
        if (made.hovered || was_open) box(list, made.min, made.max, colours().hover);
        draw_text(list, made.min, made.size(), words, TextStyle::body, colours().text,
                  Align::centre);
    }
    place_popup_under(made);
    const bool open = ImGui::BeginPopup(label);
    if (open)
        open_menu_word = id;
    else if (open_menu_word == id)
        open_menu_word = 0;
    if (!open) ImGui::PopID();
    return open;
}

void end_menu() {
    ImGui::EndPopup();
    ImGui::PopID();
}

}  // namespace tk::ui
