#include "viewer/widgets/button.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include <imgui.h>

#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/tooltip.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr float button_height = 32.0F;
constexpr float button_padding = 14.0F;
constexpr float button_icon_room = 22.0F;

std::string_view shown_part(const char* label) {
    return {label, static_cast<std::size_t>(label_end(label) - label)};
}

float icon_room_of(Icon icon) {
    return *icon_text(icon) == '\0' ? 0.0F : px(button_icon_room);
}

void draw_words(const Item& made, std::string_view words, Icon icon, Colour ink) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float icon_width = words.empty() && icon != Icon::none ? 0.0F : icon_room_of(icon);
    if (words.empty()) {
        draw_icon(list, made.centre(), icon, 16.0F, ink);
        return;
    }
    const float room = std::max(0.0F, made.width() - icon_width - px(8));
    const float width = std::min(room, text_size(words, TextStyle::body_medium).x);
    const float x = std::round(made.centre().x - (width + icon_width) / 2.0F);
    if (icon_width > 0.0F) draw_icon(list, {x + px(8), made.centre().y}, icon, 16.0F, ink);
    draw_text(list, {x + icon_width, made.min.y}, {width, made.height()}, words,
              TextStyle::body_medium, ink);
}

/// Fill, edge and ink by kind and state.
struct ButtonPaint {
    Colour fill, edge, ink;
};
ButtonPaint paint_of(const Item& made, const ButtonOptions& options) {
    const ThemeColours& c = colours();
    const Colour none{0, 0, 0, 0};
    if (!options.enabled) return {c.field, none, c.muted.faded(0.6)};
    const Colour behind = made.held ? c.pressed : made.hovered ? c.hover : none;
    switch (options.kind) {
        case ButtonKind::primary:
            return {made.hovered ? c.accent_hover : c.accent, none, c.on_accent};
        case ButtonKind::quiet: return {behind, none, c.accent};
        case ButtonKind::danger: return {behind, none, c.error};
        case ButtonKind::plain: break;
    }
    return {made.held ? c.pressed : made.hovered ? c.hover : c.field, c.line, c.text};
}

}  // namespace

float button_width(const char* label, Icon icon) {
    return text_size(shown_part(label), TextStyle::body_medium).x + icon_room_of(icon) +
           2.0F * px(button_padding);
}

bool button(const char* label, const ButtonOptions& options) {
    float width = options.width > 0.0F ? options.width : button_width(label, options.icon);
    if (options.width < 0.0F) width = content_width();
    const Item made = item(label, {width, px(button_height)}, {.enabled = options.enabled});
    if (!made.visible) return false;
    const ButtonPaint paint = paint_of(made, options);
    box(ImGui::GetWindowDrawList(), made.min, made.max, paint.fill, 6.0F, paint.edge);
    draw_words(made, shown_part(label), options.icon, paint.ink);
    if (options.tooltip != nullptr) tooltip(options.tooltip);
    hand_over(made);
    return made.pressed;
}

bool icon_button(const char* id, Icon icon, const char* words, bool enabled, bool on) {
    const bool drawn = *icon_text(icon) != '\0';
    const float width = drawn ? px(28) : button_width(words) - px(12);
    const Item made = item(id, {width, px(28)}, {.enabled = enabled});
    if (!made.visible) return false;
    const ThemeColours& c = colours();
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (on)
        box(list, made.min, made.max, c.accent_background);
    else if (made.hovered)
        box(list, made.min, made.max, made.held ? c.pressed : c.hover);
    Colour ink = on ? c.accent : made.hovered ? c.text : c.muted;
    if (!enabled) ink = c.muted.faded(0.45);
    draw_words(made, drawn ? std::string_view() : words, icon, ink);
    tooltip(words);
    hand_over(made);
    return made.pressed;
}

float tool_button_width(Icon icon, const char* word) {
    if (*word == '\0') return px(36);
    return text_size(word, TextStyle::body_medium).x + icon_room_of(icon) + px(20);
}

bool tool_button(const char* id, Icon icon, const char* word, bool in_use, const char* tip,
                 const char* keys) {
    const Item made = item(id, {tool_button_width(icon, word), px(button_height)});
    if (!made.visible) return false;
    const ThemeColours& c = colours();
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (in_use)
        box(list, made.min, made.max, c.accent_background);
    else if (made.hovered)
        box(list, made.min, made.max, made.held ? c.pressed : c.hover);
    draw_words(made, word, icon, in_use ? c.accent : c.text);
    if (tip != nullptr) tooltip({}, tip, keys == nullptr ? std::string_view() : keys);
    hand_over(made);
    return made.pressed;
}

bool link(const char* label) {
    const std::string_view words = shown_part(label);
    const Item made = item(label, text_size(words, TextStyle::body));
    if (!made.visible) return false;
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw_text(list, made.min, made.size(), words, TextStyle::body, colours().accent);
    if (made.hovered)
        list->AddRectFilled({made.min.x, made.max.y - line_px()}, made.max,
                            packed(colours().accent));
    hand_over(made);
    return made.pressed;
}

}  // namespace tk::ui
