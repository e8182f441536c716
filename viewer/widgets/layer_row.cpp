#include "viewer/widgets/layer_row.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <imgui.h>

#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/tooltip.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr float row_height = 44.0F;
constexpr float reach = 8.0F;  ///< of the background beyond the content
constexpr float words_from = 38.0F;

void draw_swatch(ImDrawList* list, ImVec2 centre, const LayerSwatch& swatch) {
    const float half = px(14) / 2.0F;
    const ImVec2 min{std::round(centre.x - half), std::round(centre.y - half)};
    const ImVec2 max{min.x + px(14), min.y + px(14)};
    switch (swatch.shape) {
        case LayerSwatch::Shape::dot:
            list->AddCircleFilled(centre, px(10) / 2.0F, packed(swatch.colour));
            break;
        case LayerSwatch::Shape::square: box(list, min, max, swatch.colour, 3.0F); break;
        case LayerSwatch::Shape::icon:
            draw_icon(list, centre, swatch.icon, 16.0F, swatch.colour);
            break;
        case LayerSwatch::Shape::ramp:
            for (float x = min.x; x < max.x && !swatch.ramp.empty(); x += 1.0F) {
                const auto at = static_cast<std::size_t>((x - min.x + 0.5F) / (max.x - min.x) *
                                                         static_cast<float>(swatch.ramp.size()));
                list->AddRectFilled({x, min.y}, {x + 1.0F, max.y},
                                    packed(swatch.ramp[std::min(at, swatch.ramp.size() - 1)]));
            }
            break;
    }
}

/// The dot that shows and hides, drawn filled or hollow.
bool visibility_dot(const Item& row, bool visible, const std::string& noted_as) {
    const float side = px(28);
    const ImVec2 centre{row.max.x - px(reach) - px(6), row.centre().y};
    const Item dot = item_at("dot", {centre.x - side / 2, centre.y - side / 2},
                             {centre.x + side / 2, centre.y + side / 2});
    note_item(noted_as.c_str(), dot.min, dot.max, dot.visible);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float radius = px(9) / 2.0F;
    if (dot.hovered)
        list->AddCircleFilled(centre, px(11),
                              packed(dot.held ? colours().pressed : colours().track));
    if (visible)
        list->AddCircleFilled(centre, radius, packed(colours().accent));
    else
        list->AddCircle(centre, radius - 0.5F, packed(colours().muted), 0, 1.3F * line_px());
    hand_over(dot);
    return dot.pressed;
}

int rows_moved(const Item& row) {
    if (!ImGui::IsItemDeactivated()) return 0;
    const float moved = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, row.height() / 2.0F).y;
    return static_cast<int>(std::lround(moved / row.height()));
}

void draw_lines_of(const Item& made, float from, float to, std::string_view name,
                   std::string_view detail, Colour ink) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float width = to - from;
    if (detail.empty()) {
        draw_text(list, {from, made.min.y}, {width, made.height()}, name, TextStyle::body_medium,
                  ink);
        return;
    }
    const float top = line_height(TextStyle::body_medium);
    const float below = line_height(TextStyle::small);
    const float start = std::round(made.centre().y - (top + below) / 2.0F);
    draw_text(list, {from, start}, {width, top}, name, TextStyle::body_medium, ink);
    draw_text(list, {from, start + top}, {width, below}, detail, TextStyle::small, colours().muted);
}

}  // namespace

LayerRowResult layer_row(const char* id, const LayerRow& row) {
    LayerRowResult result;
    ImGui::PushID(id);
    const Item made = item("row", {content_width(), px(row_height)},
                           {.wider = px(reach), .joined = true, .overlapped = true});
    note_item(id, made.min, made.max, made.visible);
    result.moved = rows_moved(made);
    result.clicked = made.pressed && result.moved == 0;
    result.menu = made.hovered && ImGui::IsMouseReleased(ImGuiMouseButton_Right);
    if (row.tooltip != nullptr) tooltip(row.tooltip);
    if (made.visible) {
        ImDrawList* list = ImGui::GetWindowDrawList();
        const ThemeColours& c = colours();
        if (row.selected)
            box(list, made.min, made.max, c.accent_background);
        else if (made.hovered)
            box(list, made.min, made.max, c.hover);
        const float left = made.min.x + px(reach);
        draw_swatch(list, {left + px(12), made.centre().y}, row.swatch);
        draw_lines_of(made, left + px(words_from) - px(8), made.max.x - px(26), row.name,
                      row.explanation, row.visible ? c.text : c.muted);
        hand_over(made);
        result.toggled = visibility_dot(made, row.visible, std::string(id) + "/dot");
    }
    ImGui::PopID();
    return result;
}

bool action_row(const char* id, const ActionRow& row) {
    const Item made = item(id, {content_width(), px(row.detail.empty() ? 32.0F : row_height)},
                           {.wider = px(reach), .joined = true, .enabled = row.enabled});
    if (!made.visible) return false;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ThemeColours& c = colours();
    if (row.selected || made.held)
        box(list, made.min, made.max, c.accent_background);
    else if (made.hovered)
        box(list, made.min, made.max, c.hover);
    const float left = made.min.x + px(reach);
    const bool icon = *icon_text(row.icon) != '\0';
    if (icon)
        draw_icon(list, {left + px(10), made.centre().y}, row.icon, 16.0F,
                  row.enabled ? c.muted : c.faint);
    float right = made.max.x - px(reach);
    if (!row.keys.empty())
        right -= draw_text(list, {left, made.min.y}, {right - left, made.height()}, row.keys,
                           TextStyle::small, c.muted, Align::right) +
                 px(12);
    draw_lines_of(made, left + (icon ? px(28) : 0.0F), right, row.name, row.detail,
                  row.enabled ? c.text : c.muted);
    hand_over(made);
    return made.pressed;
}

}  // namespace tk::ui
