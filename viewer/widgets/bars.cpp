#include "viewer/widgets/bars.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "viewer/widgets/chart_maths.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/tooltip.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

void rounded_bar(ImDrawList* list, ImVec2 min, ImVec2 max, Colour colour) {
    // Shorter than it is high, a bar would be no more than a dot.
    if (max.x <= min.x) return;
    max.x = std::max(max.x, min.x + (max.y - min.y));
    list->AddRectFilled(min, max, packed(colour), (max.y - min.y) / 2.0F);
}

/// From values to pixels across an item.
struct ValueAxis {
    double low = 0.0, high = 1.0;
    float left = 0.0F, width = 1.0F;
    float at(double value) const {
        return left +
               width * static_cast<float>(std::clamp((value - low) / (high - low), 0.0, 1.0));
    }
};

ValueAxis axis_of(const Interval& interval, const Item& made) {
    ValueAxis axis{interval.axis_low, interval.axis_high, made.min.x + px(8),
                   made.width() - px(16)};
    if (axis.low >= axis.high) {
        const auto ticks = nice_ticks(std::min(interval.low, interval.no_effect),
                                      std::max(interval.high, interval.no_effect), 6);
        axis.low = ticks.front();
        axis.high = ticks.back();
    }
    return axis;
}

void dotted_upright(ImDrawList* list, float x, float top, float bottom, Colour colour) {
    const float dash = px(2);
    for (float y = top; y < bottom; y += 2.0F * dash)
        list->AddRectFilled({std::round(x), y},
                            {std::round(x) + line_px(), std::min(bottom, y + dash)},
                            packed(colour));
}

}  // namespace

void explanation_bar(std::string_view label, double share, Colour colour, std::string_view value,
                     const char* tip) {
    const float words = line_height(TextStyle::body);
    const Item made = place({content_width(), words + px(4 + 8 + 8)}, {.joined = true});
    if (tip != nullptr) tooltip(label, tip);
    if (!made.visible) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float value_width = value.empty() ? 0.0F : text_size(value, TextStyle::small).x + px(8);
    draw_text(list, made.min, {made.width() - value_width, words}, label, TextStyle::body,
              colours().text);
    draw_text(list, made.min, {made.width(), words}, value, TextStyle::small, colours().muted,
              Align::right);
    const float top = made.min.y + words + px(4);
    rounded_bar(list, {made.min.x, top}, {made.max.x, top + px(8)}, colours().track);
    const float filled =
        made.width() * static_cast<float>(std::clamp(std::isfinite(share) ? share : 0.0, 0.0, 1.0));
    rounded_bar(list, {made.min.x, top}, {made.min.x + filled, top + px(8)}, colour);
}

void interval_bar(const Interval& interval, std::string_view words) {
    const bool known = std::isfinite(interval.low) && std::isfinite(interval.point) &&
                       std::isfinite(interval.high);
    const float bar = known ? px(36) : 0.0F;
    const float line = line_height(TextStyle::number);
    const Item made = place({content_width(), bar + line + px(4)}, {.joined = true});
    if (!made.visible) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ThemeColours& c = colours();
    if (known) {
        const ValueAxis axis = axis_of(interval, made);
        const float y = std::round(made.min.y + bar / 2.0F);
        list->AddRectFilled({made.min.x, y}, {made.max.x, y + line_px()},
                            packed(c.muted.faded(0.6)));
        const float half = px(8) / 2.0F;
        const auto band = [&](double low, double high, double strength) {
            list->AddRectFilled({axis.at(low), y - half}, {axis.at(high), y + half},
                                packed(c.accent.faded(strength)), px(3));
        };
        band(interval.low, interval.high, 0.35);
        if (interval.inner_low < interval.inner_high)
            band(interval.inner_low, interval.inner_high, 0.55);
        dotted_upright(list, axis.at(interval.no_effect), y - px(10), y + px(10), c.text);
        list->AddCircleFilled({axis.at(interval.point), y}, px(12) / 2.0F, packed(c.accent));
    }
    draw_text(list, {made.min.x, made.min.y + bar}, {made.width(), line}, words, TextStyle::number,
              c.text, known ? Align::centre : Align::left);
}

void progress_bar(double share, float width) {
    const Item made = place({width > 0.0F ? width : content_width(), px(8)});
    if (!made.visible) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    rounded_bar(list, made.min, made.max, colours().track);
    if (share >= 0.0) {
        const auto filled = static_cast<float>(std::min(1.0, share)) * made.width();
        rounded_bar(list, made.min, {made.min.x + filled, made.max.y}, colours().accent);
        return;
    }
    const float piece = made.width() * 0.3F;
    const double swing = 0.5 - 0.5 * std::cos(ImGui::GetTime() * 2.4);
    const float x = made.min.x + (made.width() - piece) * static_cast<float>(swing);
    rounded_bar(list, {x, made.min.y}, {x + piece, made.max.y}, colours().accent);
}

}  // namespace tk::ui
