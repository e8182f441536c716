#include "viewer/widgets/segmented.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/tooltip.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr float segment_height = 32.0F;
constexpr float segment_padding = 14.0F;
constexpr float icon_room = 22.0F;

Icon icon_at(std::span<const Icon> icons, std::size_t i) {
    return i < icons.size() ? icons[i] : Icon::none;
}

float segment_width(const char* label, Icon icon) {
    const float icon_width = *icon_text(icon) == '\0' ? 0.0F : px(icon_room);
    return text_size(label, TextStyle::body_medium).x + icon_width + 2.0F * px(segment_padding);
}

/// Icon and word side by side, centred as one.
void draw_segment(const Item& made, const char* label, Icon icon, Colour ink) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float icon_width = *icon_text(icon) == '\0' ? 0.0F : px(icon_room);
    const float words =
        std::min(text_size(label, TextStyle::body_medium).x, made.width() - icon_width - px(8));
    const float x = std::round(made.centre().x - (words + icon_width) / 2.0F);
    if (icon_width > 0.0F) draw_icon(list, {x + px(8), made.centre().y}, icon, 16.0F, ink);
    draw_text(list, {x + icon_width, made.min.y}, {words, made.height()}, label,
              TextStyle::body_medium, ink);
}

ImDrawFlags corners_of(std::size_t i, std::size_t count) {
    ImDrawFlags corners = ImDrawFlags_RoundCornersNone;
    if (i == 0) corners |= ImDrawFlags_RoundCornersLeft;
    if (i + 1 == count) corners |= ImDrawFlags_RoundCornersRight;
    // "None" is a flag of its own, which must not stand beside others.
    return corners == ImDrawFlags_RoundCornersNone ? corners
                                                   : corners & ~ImDrawFlags_RoundCornersNone;
}

}  // namespace

float segmented_width(std::span<const char* const> labels, std::span<const Icon> icons) {
    float width = 0.0F;
    for (std::size_t i = 0; i < labels.size(); ++i)
        width += segment_width(labels[i], icon_at(icons, i));
    return width;
}

bool segmented(const char* id, std::span<const char* const> labels, int& chosen,
               std::span<const Icon> icons, float width, std::span<const char* const> tooltips) {
    const float natural = segmented_width(labels, icons);
    const float share = width > 0.0F ? width / natural : 1.0F;
    const int before = chosen;
    const ThemeColours& c = colours();
    ImDrawList* list = ImGui::GetWindowDrawList();
    ImGui::PushID(id);
    ImGui::BeginGroup();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (i > 0) ImGui::SameLine(0.0F, 0.0F);
        ImGui::PushID(static_cast<int>(i));
        const Icon icon = icon_at(icons, i);
        const Item made = item(
            "segment", {std::floor(segment_width(labels[i], icon) * share), px(segment_height)});
        note_item((std::string(id) + ":" + std::to_string(i)).c_str(), made.min, made.max,
                  made.visible);
        if (i < tooltips.size()) tooltip(tooltips[i]);
        if (made.pressed) chosen = static_cast<int>(i);
        const bool on = chosen == static_cast<int>(i);
        const ImDrawFlags corners = corners_of(i, labels.size());
        const Colour fill = on ? c.accent : made.hovered ? c.pressed : c.field;
        list->AddRectFilled(made.min, made.max, packed(fill), px(6), corners);
        if (!on)
            list->AddRect(made.min,
                          {made.max.x + (i + 1 < labels.size() ? line_px() : 0.0F), made.max.y},
                          packed(c.line), px(6), corners, line_px());
        draw_segment(made, labels[i], icon, on ? c.on_accent : c.text);
        hand_over(made);
        ImGui::PopID();
    }
    ImGui::EndGroup();
    ImGui::PopID();
    return chosen != before;
}

bool switch_words(const char* id, std::span<const char* const> labels, int& chosen) {
    const int before = chosen;
    float width = px(8);
    for (const char* label : labels) width += text_size(label, TextStyle::body_medium).x + px(12);
    ImGui::PushID(id);
    const Item field = place({width, px(28)});
    ImDrawList* list = ImGui::GetWindowDrawList();
    box(list, field.min, field.max, colours().field, 6.0F, colours().line);
    float x = field.min.x + px(4);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const float wide = text_size(labels[i], TextStyle::body_medium).x + px(12);
        ImGui::PushID(static_cast<int>(i));
        const Item made = item_at("word", {x, field.min.y}, {x + wide, field.max.y});
        note_item((std::string(id) + ":" + std::to_string(i)).c_str(), made.min, made.max,
                  made.visible);
        if (made.pressed) chosen = static_cast<int>(i);
        const bool on = chosen == static_cast<int>(i);
        const Colour ink = on ? colours().accent : made.hovered ? colours().text : colours().muted;
        draw_text(list, made.min, made.size(), labels[i],
                  on ? TextStyle::number : TextStyle::body_medium, ink, Align::centre);
        hand_over(made);
        ImGui::PopID();
        x += wide;
    }
    ImGui::PopID();
    return chosen != before;
}

bool tabs(const char* id, std::span<const char* const> labels, int& chosen) {
    const int before = chosen;
    ImDrawList* list = ImGui::GetWindowDrawList();
    ImGui::PushID(id);
    ImGui::BeginGroup();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (i > 0) ImGui::SameLine(0.0F, px(16));
        ImGui::PushID(static_cast<int>(i));
        const Item made = item("tab", {text_size(labels[i], TextStyle::body_medium).x, px(32)});
        note_item((std::string(id) + ":" + std::to_string(i)).c_str(), made.min, made.max,
                  made.visible);
        if (made.pressed) chosen = static_cast<int>(i);
        const bool on = chosen == static_cast<int>(i);
        const Colour ink = on || made.hovered ? colours().text : colours().muted;
        draw_text(list, made.min, made.size(), labels[i], TextStyle::body_medium, ink);
        if (on)
            list->AddRectFilled({made.min.x, made.max.y - px(2)}, made.max,
                                packed(colours().accent), px(1));
        hand_over(made);
        ImGui::PopID();
    }
    ImGui::EndGroup();
    ImGui::PopID();
    return chosen != before;
}

bool toggle_buttons(const char* id, std::span<const char* const> labels, std::span<bool> on,
                    std::span<const Icon> icons) {
    bool changed = false;
    const ThemeColours& c = colours();
    ImDrawList* list = ImGui::GetWindowDrawList();
    ImGui::PushID(id);
    ImGui::BeginGroup();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const Icon icon = icon_at(icons, i);
        const float width = segment_width(labels[i], icon);
        if (i > 0) {
            ImGui::SameLine(0.0F, px(6));
            if (content_width() < width) ImGui::NewLine();
        }
        ImGui::PushID(static_cast<int>(i));
        const Item made = item("button", {width, px(28)});
        note_item((std::string(id) + ":" + std::to_string(i)).c_str(), made.min, made.max,
                  made.visible);
        if (made.pressed) {
            on[i] = !on[i];
            changed = true;
        }
        const Colour fill = on[i] ? c.accent : made.hovered ? c.pressed : c.field;
        box(list, made.min, made.max, fill, 6.0F, on[i] ? fill : c.line);
        draw_segment(made, labels[i], icon, on[i] ? c.on_accent : c.text);
        hand_over(made);
        ImGui::PopID();
    }
    ImGui::EndGroup();
    ImGui::PopID();
    return changed;
}

}  // namespace tk::ui
