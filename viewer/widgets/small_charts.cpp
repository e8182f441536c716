#include "viewer/widgets/small_charts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <imgui.h>

#include "viewer/text/number_words.h"
#include "viewer/widgets/chart_maths.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

ImVec2 chart_size(float width, float height) {
    const ImVec2 room = ImGui::GetContentRegionAvail();
    return {width > 0.0F ? width : room.x, std::max(px(60), height > 0.0F ? height : room.y)};
}

/// A chart's area and what its edges stand for.
struct Plot {
    ImVec2 min, max;
    double x_low = 0.0, x_high = 1.0, y_low = 0.0, y_high = 1.0;
    float x_of(double x) const {
        return min.x + (max.x - min.x) * static_cast<float>((x - x_low) / (x_high - x_low));
    }
    float y_of(double y) const {
        return max.y - (max.y - min.y) * static_cast<float>((y - y_low) / (y_high - y_low));
    }
};

struct Span {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    void take(double value) {
        if (!std::isfinite(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    bool empty() const { return low > high; }
};

void draw_y_axis(const Plot& plot, const std::vector<double>& ticks, float left) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const int decimals = tick_decimals(ticks);
    const float height = line_height(TextStyle::small);
    for (const double tick : ticks) {
        const float y = std::round(plot.y_of(tick));
        list->AddRectFilled({plot.min.x, y}, {plot.max.x, y + line_px()}, packed(colours().line));
        draw_text(list, {left, y - height / 2.0F}, {plot.min.x - px(6) - left, height},
                  number_text(tick, decimals), TextStyle::small, colours().muted, Align::right);
    }
}

void draw_x_axis(const Plot& plot, const std::vector<double>& ticks, float top, bool years) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const int decimals = tick_decimals(ticks);
    const float height = line_height(TextStyle::small);
    float taken = -1.0F;  // up to here words stand already
    for (const double tick : ticks) {
        if (tick < plot.x_low || tick > plot.x_high) continue;
        if (years && tick != std::floor(tick)) continue;
        const std::string words =
            years ? std::to_string(static_cast<int>(tick)) : number_text(tick, decimals);
        const float width = text_size(words, TextStyle::small).x;
        const float x =
            std::clamp(plot.x_of(tick) - width / 2.0F, plot.min.x - px(20), plot.max.x - width);
        if (x < taken) continue;
        taken = x + width + px(8);
        draw_text(list, {std::round(x), top}, {width + 1.0F, height}, words, TextStyle::small,
                  colours().muted);
    }
}

/// Pieces between missing values, each a line; dashes are every other step.
void draw_curve(const Plot& plot, const Curve& curve) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const std::size_t count = std::min(curve.x.size(), curve.y.size());
    std::vector<ImVec2> piece;
    const auto flush = [&] {
        if (curve.filled)
            for (std::size_t i = 1; i < piece.size(); ++i) {
                const ImVec2 quad[] = {
                    piece[i - 1], piece[i], {piece[i].x, plot.max.y}, {piece[i - 1].x, plot.max.y}};
                list->AddConvexPolyFilled(quad, 4, packed(curve.colour.faded(0.12)));
            }
        if (curve.dashed)
            for (std::size_t i = 1; i < piece.size(); i += 2)
                list->AddLine(piece[i - 1], piece[i], packed(curve.colour), 1.5F * line_px());
        else
            list->AddPolyline(piece.data(), static_cast<int>(piece.size()), packed(curve.colour), 0,
                              2.0F * line_px());
        piece.clear();
    };
    for (std::size_t i = 0; i < count; ++i) {
        if (std::isfinite(curve.y[i]) && std::isfinite(curve.x[i]))
            piece.push_back({plot.x_of(curve.x[i]), plot.y_of(curve.y[i])});
        else
            flush();
    }
    flush();
}

/// The curves' values at the x nearest to the pointer.
void show_values(const Plot& plot, const LineChart& chart) {
    const float mouse = ImGui::GetIO().MousePos.x;
    if (chart.curves.empty() || mouse < plot.min.x || mouse > plot.max.x) return;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(12), px(8)});
    ImGui::BeginTooltip();
    for (const Curve& curve : chart.curves) {
        const std::size_t count = std::min(curve.x.size(), curve.y.size());
        std::size_t nearest = 0;
        for (std::size_t i = 1; i < count; ++i)
            if (std::abs(plot.x_of(curve.x[i]) - mouse) <
                std::abs(plot.x_of(curve.x[nearest]) - mouse))
                nearest = i;
        if (count == 0) continue;
        text(short_number_text(curve.y[nearest]), TextStyle::number, curve.colour);
        same_line();
        text(curve.name);
    }
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

/// What two bars of a group are drawn with.
struct BarRows {
    float names = 0.0F, values = 0.0F;  ///< widths
    double highest = 1.0;
};

BarRows rows_of(std::span<const BarGroup> groups, float width) {
    BarRows rows;
    Span span;
    for (const BarGroup& group : groups) {
        rows.names = std::max(rows.names, text_size(group.name, TextStyle::body).x);
        for (const double value : {group.before, group.after, group.high}) {
            span.take(value);
            rows.values =
                std::max(rows.values, text_size(short_number_text(value), TextStyle::small).x);
        }
    }
    rows.names = std::min(rows.names, width * 0.4F) + px(12);
    rows.values += px(8);
    if (!span.empty() && span.high > 0.0) rows.highest = span.high;
    return rows;
}

void draw_group(const Item& made, const BarGroup& group, const BarRows& rows) {
    const ThemeColours& c = colours();
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (made.hovered) box(list, made.min, made.max, c.hover);
    draw_text(list, {made.min.x + px(8), made.min.y}, {rows.names - px(8), made.height()},
              group.name, TextStyle::body, c.text);
    const float left = made.min.x + rows.names;
    const float room = std::max(px(20), made.width() - rows.names - rows.values - px(8));
    const auto x_of = [&](double value) {
        return left + room * static_cast<float>(std::clamp(value / rows.highest, 0.0, 1.0));
    };
    const auto bar = [&](double value, float top, Colour colour, Colour ink) {
        if (!std::isfinite(value)) return;
        const float right = std::max(left + px(2), x_of(value));
        list->AddRectFilled({left, top}, {right, top + px(8)}, packed(colour), px(2),
                            ImDrawFlags_RoundCornersRight);
        const float height = line_height(TextStyle::small);
        draw_text(list, {made.max.x - rows.values - px(8), top + px(4) - height / 2.0F},
                  {rows.values, height}, short_number_text(value), TextStyle::small, ink,
                  Align::right);
    };
    const float middle = std::round(made.centre().y);
    bar(group.before, middle - px(10), c.muted.faded(0.55), c.muted);
    bar(group.after, middle + px(2), c.accent, c.text);
    if (group.low < group.high) {
        const float y = middle + px(6);
        list->AddRectFilled({x_of(group.low), y - line_px() / 2.0F},
                            {x_of(group.high), y + line_px() / 2.0F}, packed(c.text));
    }
}

void bar_key(std::string_view words, Colour colour) {
    const Item made = place({px(10), line_height(TextStyle::small)});
    const float top = std::round(made.centre().y - px(4));
    ImGui::GetWindowDrawList()->AddRectFilled({made.min.x, top}, {made.max.x, top + px(8)},
                                              packed(colour), px(2));
    same_line(6);
    small_text(words);
}

}  // namespace

int grouped_bars(const char* id, std::span<const BarGroup> groups, std::string_view before_words,
                 std::string_view after_words, float width, float height) {
    int clicked = -1;
    const ImVec2 size = chart_size(width, height);
    ImGui::BeginChild(id, size, false, ImGuiWindowFlags_NoBackground);
    bar_key(before_words, colours().muted.faded(0.55));
    same_line(16);
    bar_key(after_words, colours().accent);
    gap(4);
    const BarRows rows = rows_of(groups, content_width());
    for (std::size_t i = 0; i < groups.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        const Item made = item("group", {content_width(), px(32)}, {.joined = true});
        if (made.visible) draw_group(made, groups[i], rows);
        if (made.pressed) clicked = static_cast<int>(i);
        ImGui::PopID();
    }
    ImGui::EndChild();
    return clicked;
}

void line_chart(const char* id, const LineChart& chart, float width, float height) {
    const Item made = item(id, chart_size(width, height));
    if (!made.visible) return;
    Span xs, ys;
    if (chart.zero_based) ys.take(0.0);
    for (const Curve& curve : chart.curves) {
        for (const double x : curve.x) xs.take(x);
        for (const double y : curve.y) ys.take(y);
    }
    if (xs.empty() || ys.empty()) return;
    if (ys.low == ys.high) ys.high = ys.low + 1.0;
    if (xs.low == xs.high) xs.high = xs.low + 1.0;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float line = line_height(TextStyle::small);
    const float head = chart.y_words.empty() ? line / 2.0F : line + px(6);
    const float foot = line + px(4) + (chart.x_words.empty() ? 0.0F : line + px(2));
    const float inner = std::max(1.0F, made.height() - head - foot);
    const auto y_ticks = nice_ticks(ys.low, ys.high, std::max(3, static_cast<int>(inner / px(32))));
    float axis = 0.0F;
    for (const double tick : y_ticks)
        axis = std::max(axis,
                        text_size(number_text(tick, tick_decimals(y_ticks)), TextStyle::small).x);
    const Plot plot{{made.min.x + axis + px(6), made.min.y + head},
                    {made.max.x - px(4), made.max.y - foot},
                    xs.low,
                    xs.high,
                    y_ticks.front(),
                    y_ticks.back()};
    if (chart.shade_from < chart.shade_to)
        list->AddRectFilled({plot.x_of(std::max(xs.low, chart.shade_from)), plot.min.y},
                            {plot.x_of(std::min(xs.high, chart.shade_to)), plot.max.y},
                            packed(colours().accent_background));
    draw_y_axis(plot, y_ticks, made.min.x);
    const int most = std::max(3, static_cast<int>((plot.max.x - plot.min.x) / px(56)));
    draw_x_axis(plot, nice_ticks(xs.low, xs.high, most), plot.max.y + px(4), chart.x_is_years);
    draw_text(list, made.min, {made.width(), line}, chart.y_words, TextStyle::small,
              colours().muted);
    draw_text(list, {plot.min.x, made.max.y - line}, {plot.max.x - plot.min.x, line}, chart.x_words,
              TextStyle::small, colours().muted, Align::right);
    list->PushClipRect({plot.min.x, made.min.y}, {made.max.x, plot.max.y + px(1)}, true);
    for (const Curve& curve : chart.curves) draw_curve(plot, curve);
    list->PopClipRect();
    if (made.hovered) show_values(plot, chart);
}

void distribution(const char* id, std::span<const double> counts, double low, double high,
                  double mark, Colour colour, float width, float height) {
    const Item made = item(id, chart_size(width, height));
    if (!made.visible || counts.empty() || !(low < high)) return;
    Span tallest;
    tallest.take(0.0);
    for (const double count : counts) tallest.take(count);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float line = line_height(TextStyle::small);
    const Plot plot{made.min, {made.max.x, made.max.y - line - px(4)}, low, high,
                    0.0,      tallest.high > 0.0 ? tallest.high : 1.0};
    const double step = (high - low) / static_cast<double>(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!(counts[i] > 0.0)) continue;
        const float left = std::round(plot.x_of(low + static_cast<double>(i) * step));
        const float right = std::round(plot.x_of(low + static_cast<double>(i + 1) * step));
        list->AddRectFilled({left, plot.y_of(counts[i])},
                            {std::max(left + 1.0F, right - 1.0F), plot.max.y},
                            packed(colour.faded(0.65)));
    }
    list->AddRectFilled({plot.min.x, plot.max.y}, {plot.max.x, plot.max.y + line_px()},
                        packed(colours().line));
    draw_x_axis(plot, nice_ticks(low, high, std::max(3, static_cast<int>(made.width() / px(56)))),
                plot.max.y + px(4), false);
    if (std::isfinite(mark) && mark >= low && mark <= high) {
        const float x = std::round(plot.x_of(mark));
        list->AddRectFilled({x, plot.min.y}, {x + 2.0F * line_px(), plot.max.y},
                            packed(colours().accent));
    }
}

}  // namespace tk::ui
