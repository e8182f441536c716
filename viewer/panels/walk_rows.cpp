// The charts of a walk: light, who sees it, cameras, incidents.
#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>
#include <vector>

#include "engine/analyses/walk_summary.h"
#include "viewer/panels/walk_strip.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/chart_maths.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

using Places = std::vector<WalkPlace>;
using PlaceValue = double (*)(const WalkPlace&);

double lux_of(const WalkPlace& place) {
    return place.lux;
}
double watchers_of(const WalkPlace& place) {
    return std::isnan(place.watch.value) ? place.watch.value
                                         : static_cast<double>(place.watch.watchers_seeing);
}

constexpr float ticks_width = 30.0F;  ///< units, of the numbers left of a chart

/// The name of a chart, and below it what is counted and what kind of number that is.
void row_title(const WalkChart& chart, std::string_view name, std::string_view kind) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float room = chart.left - ui::px(ticks_width + 6.0F) - chart.title_left;
    const float upper = ui::line_height(TextStyle::body_medium);
    const float lower = ui::line_height(TextStyle::small);
    float top = chart.top;
    // A low row has its words at its middle.
    if (chart.height() < upper + lower + ui::px(8.0F))
        top += std::round((chart.height() - upper - lower) / 2.0F);
    ui::draw_text(list, {chart.title_left, top}, {room, upper}, name, TextStyle::body_medium,
                  ui::colours().text);
    ui::draw_text(list, {chart.title_left, top + upper}, {room, lower}, kind, TextStyle::small,
                  ui::colours().muted);
}

void row_tick(const WalkChart& chart, float y, std::string_view words, Colour ink,
              float room_units = ticks_width) {
    const float height = ui::line_height(TextStyle::small);
    const float room = ui::px(room_units);
    ui::draw_text(ImGui::GetWindowDrawList(),
                  {chart.left - ui::px(6.0F) - room, std::round(y - height / 2.0F)}, {room, height},
                  words, TextStyle::small, ink, ui::Align::right);
}

void row_line(const WalkChart& chart, float y, Colour colour) {
    const float at = std::round(y);
    ImGui::GetWindowDrawList()->AddRectFilled({chart.left, at}, {chart.right, at + ui::line_px()},
                                              colour.packed());
}

/// Fills those stretches of the walk for whose places it holds.
void shade_where(const WalkChart& chart, const Places& places, Colour colour,
                 const std::function<bool(const WalkPlace&)>& holds) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < places.size();) {
        if (!holds(places[i])) {
            ++i;
            continue;
        }
        const std::size_t first = i;
        while (i < places.size() && holds(places[i])) ++i;
        list->AddRectFilled({chart.x_of(stretch_of_place(places, first).from_m), chart.top},
                            {chart.x_of(stretch_of_place(places, i - 1).to_m), chart.bottom},
                            colour.packed());
    }
}

/// Straight from place to place, broken where there is no value.
void draw_values(const WalkChart& chart, const Places& places, PlaceValue value,
                 const std::function<float(double)>& y_of, Colour colour, float width) {
    std::vector<ImVec2> piece;
    const auto flush = [&] {
        ImGui::GetWindowDrawList()->AddPolyline(piece.data(), static_cast<int>(piece.size()),
                                                colour.packed(), 0, width);
        piece.clear();
    };
    for (const WalkPlace& place : places) {
        if (std::isnan(value(place))) {
            flush();
            continue;
        }
        piece.push_back({chart.x_of(place.along_m), y_of(value(place))});
    }
    flush();
}

/// Today muted under the proposal in accent; alone in the colour of text.
void draw_both(const WalkShown& shown, const WalkChart& chart, PlaceValue value,
               const std::function<float(double)>& y_of) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect({chart.left, chart.top - ui::px(2.0F)},
                       {chart.right, chart.bottom + ui::px(2.0F)}, true);
    const ThemeColours& c = ui::colours();
    if (shown.walked.after == nullptr) {
        draw_values(chart, *shown.walked.before, value, y_of, c.text, ui::px(1.75F));
    } else {
        draw_values(chart, *shown.walked.before, value, y_of, c.muted.faded(0.75), ui::px(1.75F));
        draw_values(chart, *shown.walked.after, value, y_of, c.accent, ui::px(2.0F));
    }
    list->PopClipRect();
}

double highest_value(const WalkShown& shown, PlaceValue value, double least) {
    double highest = least;
    for (const auto& side : {shown.walked.before, shown.walked.after})
        if (side != nullptr)
            for (const WalkPlace& place : *side)
                if (value(place) > highest) highest = value(place);
    return highest;
}

/// The walk passes through a building there.
bool is_inside(const WalkPlace& place) {
    return std::isnan(place.lux) && std::isnan(place.pixels_per_m) && std::isnan(place.watch.value);
}

void draw_row_ground(const WalkShown& shown, const WalkChart& chart) {
    ImGui::GetWindowDrawList()->AddRectFilled({chart.left, chart.top}, {chart.right, chart.bottom},
                                              ui::colours().field.packed());
    shade_where(chart, shown.main(), ui::colours().building, is_inside);
}

void draw_camera_band(const WalkShown& shown, const WalkChart& chart, const Places& places,
                      float top, float bottom) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < places.size();) {
        const Colour colour = colour_of(shown.cameras_look, places[i].pixels_per_m);
        const std::size_t first = i;
        while (i < places.size() && colour_of(shown.cameras_look, places[i].pixels_per_m) == colour)
            ++i;
        if (colour.alpha > 0)
            list->AddRectFilled({chart.x_of(stretch_of_place(places, first).from_m), top},
                                {chart.x_of(stretch_of_place(places, i - 1).to_m), bottom},
                                colour.packed());
    }
}

}  // namespace

void walk_light_row(const WalkShown& shown, const WalkChart& chart) {
    const ThemeColours& c = ui::colours();
    const IlluminanceOptions& light = *shown.walked.wish.options.light;
    std::string name = tr("Light level");
    if (!is_horizontal_at_ground(light)) name += ", " + light_quantity_text(light);
    row_title(chart, name,
              light_unit_text({.minute_of_day = light.minute_of_day}) + " · " +
                  kind_text(NumberKind::physical));
    draw_row_ground(shown, chart);
    const double dark = shown.dark_below_lux;
    const double top_lux = highest_value(shown, lux_of, std::max(5.0, 1.5 * dark));
    // By the square root, as the map has it: what is decided is decided far down.
    const auto y_of = [&](double lux) {
        return chart.bottom - chart.height() * static_cast<float>(std::sqrt(lux / top_lux));
    };
    shade_where(chart, shown.main(), c.caution.faded(0.11),
                [dark](const WalkPlace& p) { return p.lux < dark; });
    const float dark_y = y_of(dark);
    float free_above = chart.bottom + ui::px(14.0F);
    for (const double tick : {0.0, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0}) {
        const float y = y_of(tick);
        if (tick > top_lux || y > free_above - ui::px(13.0F)) continue;
        if (std::abs(y - dark_y) < ui::px(13.0F) && tick != dark) continue;
        row_line(chart, y, c.line);
        if (tick != dark) row_tick(chart, y, number_text(tick, 0), c.muted);
        free_above = y;
    }
    draw_both(shown, chart, lux_of, y_of);
    // The chosen level, dashed, over the curves.
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (float x = chart.left; x < chart.right; x += ui::px(8.0F))
        list->AddLine({x, dark_y}, {std::min(chart.right, x + ui::px(5.0F)), dark_y},
                      c.caution.packed(), ui::px(1.25F));
    row_tick(chart, dark_y, short_number_text(dark), c.caution);
}

void walk_watchers_row(const WalkShown& shown, const WalkChart& chart) {
    const ThemeColours& c = ui::colours();
    row_title(chart, tr("Seen from"),
              tr("windows, entrances") + std::string(" · ") + kind_text(NumberKind::index));
    draw_row_ground(shown, chart);
    shade_where(chart, shown.main(), c.caution.faded(0.11), [](const WalkPlace& p) {
        return !std::isnan(p.watch.value) && p.watch.watchers_seeing == 0;
    });
    const std::vector<double> ticks =
        ui::nice_ticks(0.0, highest_value(shown, watchers_of, 4.0), 3);
    const auto y_of = [&](double count) {
        return chart.bottom - chart.height() * static_cast<float>(count / ticks.back());
    };
    for (const double tick : ticks) {
        row_line(chart, y_of(tick), c.line);
        row_tick(chart, y_of(tick), number_text(tick, ui::tick_decimals(ticks)), c.muted);
    }
    draw_both(shown, chart, watchers_of, y_of);
}

void walk_cameras_row(const WalkShown& shown, const WalkChart& chart) {
    row_title(chart, tr("Camera"), "px/m · " + kind_text(NumberKind::physical));
    draw_row_ground(shown, chart);
    const auto band = [&](const Places& places, float top, float bottom) {
        draw_camera_band(shown, chart, places, top, bottom);
    };
    if (shown.walked.after == nullptr) {
        band(*shown.walked.before, chart.top, chart.bottom);
        return;
    }
    // One above the other, as the names left of them say.
    const float middle = std::round((chart.top + chart.bottom) / 2.0F);
    band(*shown.walked.before, chart.top, middle);
    band(*shown.walked.after, middle, chart.bottom);
    row_line(chart, middle, ui::colours().panel);
    const float half = (middle - chart.top) / 2.0F;
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const auto& [y, ink] : {std::pair{chart.top + half, ui::colours().muted.faded(0.75)},
                                 std::pair{middle + half, ui::colours().accent}})
        list->AddRectFilled({chart.left - ui::px(20.0F), std::round(y) - ui::px(1.0F)},
                            {chart.left - ui::px(6.0F), std::round(y) + ui::px(1.0F)},
                            ink.packed());
}

void walk_incidents_row(const WalkShown& shown, const WalkChart& chart) {
    const ThemeColours& c = ui::colours();
    row_title(chart, tr("Incidents"),
              fill_in(tr("within {} m"), {number_text(along_a_walk_m, 0)}) + " · " +
                  kind_text(NumberKind::measured));
    draw_row_ground(shown, chart);
    const float middle = std::round((chart.top + chart.bottom) / 2.0F);
    row_line(chart, middle, c.muted.faded(0.6));
    const float quarter = chart.height() / 4.0F;
    row_tick(chart, middle - quarter, tr("left"), c.muted, 44.0F);
    row_tick(chart, middle + quarter, tr("right"), c.muted, 44.0F);
    // Each at its distance from the line, what lies to the left above it.
    const float reach = chart.height() / 2.0F - ui::px(3.5F);
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const WalkIncident& incident : shown.walked.incidents) {
        const float y = middle + reach * static_cast<float>(incident.off_m / along_a_walk_m);
        list->AddCircleFilled({chart.x_of(incident.along_m), y}, ui::px(2.75F),
                              c.incident.faded(0.8).packed());
    }
}

}  // namespace tk
