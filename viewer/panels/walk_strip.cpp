// The walk's charts, one above the other over one axis of metres, and the pointer over them.
#include "viewer/panels/walk_strip.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/panels/walk_words.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/chart_maths.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr float titles_width = 176.0F;  ///< units, with the numbers left of a chart
constexpr float right_margin = 12.0F;
constexpr float between_charts = 14.0F;
constexpr float axis_height = 18.0F;
constexpr float cameras_height = 28.0F, incidents_height = 36.0F;
constexpr float least_light_height = 50.0F, least_watchers_height = 32.0F;
constexpr float light_share = 0.62F;  ///< of what the charts of fixed height leave

struct StripRows {
    float light = 0.0F, watchers = 0.0F, cameras = 0.0F, incidents = 0.0F;
};

StripRows rows_in(const WalkOptions& options, float height) {
    StripRows rows;
    rows.incidents = ui::px(incidents_height);
    float rest = height - ui::px(axis_height) - rows.incidents;
    if (options.cameras) {
        rows.cameras = ui::px(cameras_height);
        rest -= rows.cameras + ui::px(between_charts);
    }
    if (options.light) rest -= ui::px(between_charts);
    if (options.sightlines) rest -= ui::px(between_charts);
    if (options.light && options.sightlines) {
        rows.light = std::round(rest * light_share);
        rows.watchers = std::round(rest - rows.light);
    } else if (options.light) {
        rows.light = rest;
    } else if (options.sightlines) {
        rows.watchers = rest;
    } else {
        rows.incidents += rest;
    }
    return rows;
}

void draw_walk_axis(const WalkChart& chart, float top) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float height = ui::line_height(TextStyle::small);
    const int most = std::max(3, static_cast<int>((chart.right - chart.left) / ui::px(80.0F)));
    const std::vector<double> ticks = ui::nice_ticks(0.0, chart.length_m, most);
    for (const double tick : ticks) {
        if (tick > chart.length_m) continue;
        const std::string words =
            number_text(tick, ui::tick_decimals(ticks)) + (tick == 0.0 ? "\u00A0m" : "");
        const float width = ui::text_size(words, TextStyle::small).x;
        const float x = chart.x_of(tick);
        list->AddRectFilled({std::round(x), top},
                            {std::round(x) + ui::line_px(), top + ui::px(3.0F)},
                            ui::colours().muted.packed());
        const float from = std::clamp(x - width / 2.0F, chart.left, chart.right - width);
        ui::draw_text(list, {std::round(from), top + ui::px(4.0F)}, {width + 1.0F, height}, words,
                      TextStyle::small, ui::colours().muted);
    }
}

void draw_pointed(const WalkChart& chart, double along_m) {
    const float x = std::round(chart.x_of(along_m));
    ImGui::GetWindowDrawList()->AddRectFilled({x, chart.top}, {x + ui::line_px(), chart.bottom},
                                              ui::colours().text.packed());
}

void show_place(const WalkShown& shown, double along_m) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui::px(12.0F), ui::px(8.0F)});
    ImGui::BeginTooltip();
    ui::text(number_text(along_m, 0) + "\u00A0m", TextStyle::body_medium);
    for (const WalkRow& row : walk_place_rows(shown.walked, along_m)) {
        ui::text(row.name, TextStyle::small, ui::colours().muted);
        ui::same_line();
        ui::text(row.before, TextStyle::number,
                 row.after.empty() ? ui::colours().text : ui::colours().muted);
        if (row.after.empty()) continue;
        ui::same_line();
        ui::text("→ " + row.after, TextStyle::number, ui::colours().accent);
    }
    ui::small_text(tr("A click centres the map here"));
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

}  // namespace

float least_walk_strip_height() {
    return ui::px(least_light_height + least_watchers_height + cameras_height + incidents_height +
                  3.0F * between_charts + axis_height);
}

WalkStripAnswer walk_strip(const char* id, const WalkShown& shown, float width, float height) {
    WalkStripAnswer answer;
    const ui::Item made = ui::item(id, {width, height});
    if (!made.visible || !(shown.length_m() > 0.0)) return answer;
    WalkChart chart;
    chart.title_left = made.min.x;
    chart.left = std::round(made.min.x + ui::px(titles_width));
    chart.right = std::round(made.max.x - ui::px(right_margin));
    chart.length_m = shown.length_m();
    const WalkOptions& options = shown.walked.wish.options;
    const StripRows rows = rows_in(options, made.height());
    chart.top = made.min.y;
    const auto row = [&](bool there, float row_height, auto draw) {
        if (!there) return;
        chart.bottom = chart.top + row_height;
        draw(shown, chart);
        chart.top = chart.bottom + ui::px(between_charts);
    };
    row(options.light.has_value(), rows.light, walk_light_row);
    row(options.sightlines.has_value(), rows.watchers, walk_watchers_row);
    row(options.cameras.has_value(), rows.cameras, walk_cameras_row);
    row(true, rows.incidents, walk_incidents_row);
    draw_walk_axis(chart, chart.bottom);
    chart.top = made.min.y;
    const float mouse = ImGui::GetIO().MousePos.x;
    if (made.hovered && mouse >= chart.left && mouse <= chart.right) {
        answer.hovered_m =
            chart.length_m * static_cast<double>((mouse - chart.left) / (chart.right - chart.left));
        answer.pressed = made.pressed;
        draw_pointed(chart, *answer.hovered_m);
        show_place(shown, *answer.hovered_m);
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    } else if (shown.marked_m) {
        draw_pointed(chart, *shown.marked_m);
    }
    return answer;
}

}  // namespace tk
