#include "viewer/widgets/toggle.h"

#include <cmath>

#include <imgui.h>

#include "viewer/text/icons.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/tooltip.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr float choice_height = 28.0F;

std::string_view choice_words(const char* label) {
    return {label, static_cast<std::size_t>(label_end(label) - label)};
}

/// An item as wide as a mark and its words, with the words drawn.
Item marked_item(const char* label, float mark_width, bool enabled) {
    const std::string_view words = choice_words(label);
    const float gap = words.empty() ? 0.0F : px(8);
    const Item made =
        item(label, {mark_width + gap + text_size(words, TextStyle::body).x, px(choice_height)},
             {.enabled = enabled});
    if (made.visible)
        draw_text(ImGui::GetWindowDrawList(), {made.min.x + mark_width + gap, made.min.y},
                  {made.width() - mark_width - gap + 1.0F, made.height()}, words, TextStyle::body,
                  enabled ? colours().text : colours().muted);
    hand_over(made);
    return made;
}

}  // namespace

bool toggle(const char* label, bool& on, const char* tip) {
    const float width = px(32), height = px(18);
    const Item made = marked_item(label, width, true);
    if (made.pressed) on = !on;
    if (!made.visible) return made.pressed;
    if (tip != nullptr) tooltip(tip);
    const ThemeColours& c = colours();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 min{made.min.x, std::round(made.centre().y - height / 2.0F)};
    const Colour fill = on ? (made.hovered ? c.accent_hover : c.accent)
                           : (made.hovered ? c.muted : c.muted.faded(0.7));
    list->AddRectFilled(min, {min.x + width, min.y + height}, packed(fill), height / 2.0F);
    const float radius = height / 2.0F - px(2);
    const float x = on ? min.x + width - height / 2.0F : min.x + height / 2.0F;
    list->AddCircleFilled({x, min.y + height / 2.0F}, radius, packed(on ? c.on_accent : c.panel));
    return made.pressed;
}

bool check_box(const char* label, bool& on, bool enabled) {
    const float side = px(18);
    const Item made = marked_item(label, side, enabled);
    if (made.pressed) on = !on;
    if (!made.visible) return made.pressed;
    const ThemeColours& c = colours();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 min{made.min.x, std::round(made.centre().y - side / 2.0F)};
    const ImVec2 max{min.x + side, min.y + side};
    const Colour fill = !on ? (made.hovered ? c.hover : c.field) : enabled ? c.accent : c.muted;
    box(list, min, max, fill, 4.0F, on ? fill : c.muted.faded(enabled ? 0.9 : 0.5));
    if (on) {
        // A check of two strokes is crisper than a glyph at this size.
        const ImVec2 points[] = {{min.x + side * 0.24F, min.y + side * 0.52F},
                                 {min.x + side * 0.43F, min.y + side * 0.70F},
                                 {min.x + side * 0.77F, min.y + side * 0.32F}};
        list->AddPolyline(points, 3, packed(c.on_accent), 0, px(2));
    }
    return made.pressed;
}

bool radio(const char* label, bool chosen) {
    const float side = px(18);
    const Item made = marked_item(label, side, true);
    if (!made.visible) return made.pressed;
    const ThemeColours& c = colours();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 centre{made.min.x + side / 2.0F, made.centre().y};
    const float radius = side / 2.0F - 0.5F;
    if (chosen) {
        list->AddCircleFilled(centre, radius, packed(c.accent));
        list->AddCircleFilled(centre, px(7) / 2.0F, packed(c.on_accent));
    } else {
        list->AddCircleFilled(centre, radius, packed(made.hovered ? c.hover : c.field));
        list->AddCircle(centre, radius, packed(c.muted.faded(0.9)), 0, line_px());
    }
    return made.pressed;
}

bool pill(const char* label, bool on, const Colour* dot) {
    const std::string_view words = choice_words(label);
    const float dot_room = dot == nullptr ? 0.0F : px(16);
    const Item made =
        item(label, {text_size(words, TextStyle::small_medium).x + dot_room + px(20), px(24)},
             {.rounding = 12.0F});
    if (!made.visible) return made.pressed;
    const ThemeColours& c = colours();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Colour fill = on ? c.accent_background : made.hovered ? c.hover : c.panel;
    box(list, made.min, made.max, fill, 12.0F, on ? c.accent : c.line);
    if (dot != nullptr)
        list->AddCircleFilled({made.min.x + px(14), made.centre().y}, px(8) / 2.0F, packed(*dot));
    draw_text(list, {made.min.x + px(10) + dot_room, made.min.y},
              {made.width() - px(18) - dot_room, made.height()}, words, TextStyle::small_medium,
              on ? c.accent : c.text);
    hand_over(made);
    return made.pressed;
}

}  // namespace tk::ui
