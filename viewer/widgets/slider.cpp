#include "viewer/widgets/slider.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr float slider_height = 28.0F;
constexpr float knob_radius = 7.0F;

void draw_track(const Item& made, float share, bool lively) {
    const ThemeColours& c = colours();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float y = std::round(made.centre().y), half = px(4) / 2.0F, radius = px(knob_radius);
    const float left = made.min.x + radius, right = made.max.x - radius;
    const float x = left + (right - left) * share;
    list->AddRectFilled({made.min.x, y - half}, {made.max.x, y + half}, packed(c.track), half);
    list->AddRectFilled({made.min.x, y - half}, {x, y + half}, packed(c.accent), half);
    if (lively) list->AddCircleFilled({x, y}, radius + px(4), packed(c.accent.faded(0.15)));
    list->AddCircleFilled({x, y}, radius, packed(c.panel));
    list->AddCircle({x, y}, radius, packed(c.accent), 0, 1.5F * line_px());
}

}  // namespace

bool slider(const char* id, std::string_view label, float& value, float low, float high,
            std::string_view value_text) {
    const float before = value;
    const float width = content_width();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = px(slider_height);
    const float label_width =
        label.empty() ? 0.0F : std::min(width * 0.5F, text_size(label, TextStyle::body).x + px(12));
    const float value_width = value_text.empty() ? 0.0F : px(48);
    ImDrawList* list = ImGui::GetWindowDrawList();

    ImGui::SetCursorScreenPos({at.x + label_width, at.y});
    const Item made = item(id, {std::max(px(40), width - label_width - value_width), height},
                           {.rounding = 14.0F});
    const float radius = px(knob_radius);
    const float run = std::max(1.0F, made.width() - 2.0F * radius);
    if (made.held && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        const float share = (ImGui::GetIO().MousePos.x - made.min.x - radius) / run;
        value = low + std::clamp(share, 0.0F, 1.0F) * (high - low);
    }
    if (made.focused) {
        const float step = (high - low) / 100.0F;
        if (ImGui::IsKeyPressedMap(ImGuiKey_LeftArrow)) value = std::max(low, value - step);
        if (ImGui::IsKeyPressedMap(ImGuiKey_RightArrow)) value = std::min(high, value + step);
    }
    if (made.visible) {
        const float share = high > low ? (value - low) / (high - low) : 0.0F;
        draw_track(made, std::clamp(share, 0.0F, 1.0F), made.hovered || made.held);
        draw_text(list, at, {label_width, height}, label, TextStyle::body, colours().muted);
        draw_text(list, {made.max.x, at.y}, {value_width, height}, value_text, TextStyle::number,
                  colours().text, Align::right);
        hand_over(made);
    }
    return value != before;
}

}  // namespace tk::ui
