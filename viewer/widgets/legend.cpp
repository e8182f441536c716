#include "viewer/widgets/legend.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {

void legend_bar(std::span<const Colour> ramp, std::span<const LegendTickMark> ticks) {
    const float ticks_height = ticks.empty() ? 0.0F : line_height(TextStyle::small) + px(4);
    const Item made = place({content_width(), px(10) + ticks_height + px(4)}, {.joined = true});
    if (!made.visible || ramp.empty()) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float bottom = made.min.y + px(10);
    for (float x = made.min.x; x < made.max.x; x += 1.0F) {
        const auto at = static_cast<std::size_t>((x - made.min.x + 0.5F) / made.width() *
                                                 static_cast<float>(ramp.size()));
        list->AddRectFilled({x, made.min.y}, {std::min(made.max.x, x + 1.0F), bottom},
                            packed(ramp[std::min(at, ramp.size() - 1)]));
    }
    for (const LegendTickMark& tick : ticks) {
        const float width = text_size(tick.words, TextStyle::small).x;
        const float middle = made.min.x + static_cast<float>(tick.position) * made.width();
        const float x =
            std::clamp(middle - width / 2.0F, made.min.x, std::max(made.min.x, made.max.x - width));
        draw_text(list, {std::round(x), bottom + px(4)}, {width, line_height(TextStyle::small)},
                  tick.words, TextStyle::small, colours().muted);
    }
}

void draw_hatch(ImDrawList* list, float x, float y, float width, float height, Colour colour) {
    const float step = px(5);
    list->PushClipRect({x, y}, {x + width, y + height}, true);
    for (float at = x - height; at < x + width; at += step)
        list->AddLine({at, y + height}, {at + height, y}, packed(colour), 1.3F * line_px());
    list->PopClipRect();
}

void legend_class(Colour colour, std::string_view words, std::string_view numbers, bool hatched) {
    const Item made = place({content_width(), px(22)}, {.joined = true});
    if (!made.visible) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float top = std::round(made.centre().y - px(12) / 2.0F);
    const ImVec2 min{made.min.x, top}, max{made.min.x + px(18), top + px(12)};
    box(list, min, max, colour, 2.0F);
    if (hatched) draw_hatch(list, min.x, min.y, px(18), px(12), colours().hatch);
    list->AddRect(min, max, packed(colours().ramp_edge), px(2), 0, line_px());
    const float left = made.min.x + px(26);
    const float room = made.max.x - left;
    const float numbers_width =
        words.empty() ? 0.0F : text_size(numbers, TextStyle::small).x + px(8);
    if (words.empty()) {
        draw_text(list, {left, made.min.y}, {room, made.height()}, numbers, TextStyle::body,
                  colours().text);
        return;
    }
    draw_text(list, {left, made.min.y}, {room - numbers_width, made.height()}, words,
              TextStyle::body, colours().text);
    draw_text(list, {left, made.min.y}, {room, made.height()}, numbers, TextStyle::small,
              colours().muted, Align::right);
}

namespace {

/// @param r the radius of a disc that looks as large
void draw_mark(ImDrawList* list, ImVec2 at, LegendMark mark, float r, ImU32 ink) {
    switch (mark) {
        case LegendMark::disc:
        case LegendMark::ringed:
        case LegendMark::crowd: list->AddCircleFilled(at, r, ink); break;
        case LegendMark::diamond: list->AddNgonFilled(at, 1.2F * r, ink, 4); break;
        case LegendMark::square:
            list->AddRectFilled({at.x - 0.9F * r, at.y - 0.9F * r},
                                {at.x + 0.9F * r, at.y + 0.9F * r}, ink);
            break;
        case LegendMark::triangle:
            list->AddTriangleFilled({at.x, at.y - 1.2F * r}, {at.x - 1.1F * r, at.y + 0.8F * r},
                                    {at.x + 1.1F * r, at.y + 0.8F * r}, ink);
            break;
        case LegendMark::hexagon: list->AddNgonFilled(at, 1.2F * r, ink, 6); break;
        case LegendMark::cross:
            list->AddRectFilled({at.x - 1.1F * r, at.y - 0.4F * r},
                                {at.x + 1.1F * r, at.y + 0.4F * r}, ink);
            list->AddRectFilled({at.x - 0.4F * r, at.y - 1.1F * r},
                                {at.x + 0.4F * r, at.y + 1.1F * r}, ink);
            break;
    }
}

}  // namespace

void legend_symbol(LegendMark mark, Colour colour, std::string_view words, bool hollow) {
    const Item made = place({content_width(), px(22)}, {.joined = true});
    if (!made.visible) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 at{made.min.x + px(9), made.centre().y};
    const float r = mark == LegendMark::crowd ? px(9) : px(5);
    if (mark == LegendMark::ringed) draw_mark(list, at, mark, r + px(1.5F), packed(colours().text));
    draw_mark(list, at, mark, r, packed(colour));
    if (hollow) draw_mark(list, at, mark, r - px(2), packed(colours().panel));
    const float left = made.min.x + px(26);
    draw_text(list, {left, made.min.y}, {made.max.x - left, made.height()}, words, TextStyle::body,
              colours().text);
}

}  // namespace tk::ui
