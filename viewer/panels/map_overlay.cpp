// What stands on the map but is no part of it: names, scale, north, the sketch, handles, the swipe.
#include <imgui.h>

#include <cmath>

#include "viewer/map/measure.h"
#include "viewer/map/poles_along_line.h"
#include "viewer/map/scale_bar.h"
#include "viewer/panels/follow_up_on_map.h"
#include "viewer/panels/map_isovist.h"
#include "viewer/panels/map_marks.h"
#include "viewer/panels/map_names.h"
#include "viewer/panels/map_values.h"
#include "viewer/panels/measure_parts.h"
#include "viewer/panels/panels.h"
#include "viewer/panels/pattern_on_map.h"
#include "viewer/panels/walk_on_map.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/side_name.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

void draw_caption(const PanelFrame& frame, const MapSide& side, bool right) {
    std::string words = side_name(side.scenario);
    if (side.difference) {
        const std::string& base = frame.view().sides[0].scenario;
        words = fill_in(tr("{} minus {}"), {side.scenario.empty() ? tr("today") : side.scenario,
                                            base.empty() ? tr("today") : base});
    }
    const ImVec2 size = ui::text_size(words, TextStyle::body_medium);
    const double pad = 10.0 * frame.unit;
    const double width = static_cast<double>(size.x) + 2 * pad;
    if (width > side.clip.width - 16.0 * frame.unit) return;
    const double x = right ? side.clip.x + 12.0 * frame.unit
                           : side.clip.x + side.clip.width - width - 12.0 * frame.unit;
    draw_chip(ImGui::GetBackgroundDrawList(), {x, side.clip.y + 12.0 * frame.unit}, words,
              TextStyle::body_medium, frame.unit);
}

/// Where there are no buttons to choose with: in a meeting, and on the map alone.
void draw_captions(const PanelFrame& frame) {
    if (frame.layout.tool_bar.height > 0.0) return;
    const auto& sides = frame.sides;
    if (sides.size() == 1) {
        if (sides[0].scenario.empty() && !sides[0].difference) return;
        draw_caption(frame, sides[0], true);
        return;
    }
    for (std::size_t i = 0; i < sides.size(); ++i)
        draw_caption(frame, sides[i], frame.view().compare != CompareMode::swipe || i > 0);
}

void draw_swipe(const PanelFrame& frame) {
    if (frame.view().compare != CompareMode::swipe) return;
    const ScreenRect& map = frame.layout.map;
    const auto x = static_cast<float>(std::round(map.x + map.width * frame.view().swipe_share));
    const auto top = static_cast<float>(map.y), bottom = static_cast<float>(map.y + map.height);
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    list->AddLine({x, top}, {x, bottom}, ui::colours().panel.packed(), ui::px(4.0F));
    list->AddLine({x, top}, {x, bottom}, ui::colours().accent.packed(), ui::px(2.0F));
    const float y = (top + bottom) / 2, w = ui::px(12.0F), h = ui::px(18.0F);
    list->AddRectFilled({x - w, y - h}, {x + w, y + h}, ui::colours().accent.packed(),
                        ui::px(8.0F));
    for (const float to : {-1.0F, 1.0F}) {
        const float cx = x + to * ui::px(5.0F);
        list->AddLine({cx - to * ui::px(2.0F), y - ui::px(4.0F)}, {cx + to * ui::px(2.0F), y},
                      ui::colours().on_accent.packed(), ui::px(1.6F));
        list->AddLine({cx + to * ui::px(2.0F), y}, {cx - to * ui::px(2.0F), y + ui::px(4.0F)},
                      ui::colours().on_accent.packed(), ui::px(1.6F));
    }
}

void draw_scale_and_north(const PanelFrame& frame) {
    const ScreenRect& map = frame.layout.map;
    const double unit = frame.unit;
    const ScaleBar bar =
        scale_bar(frame.view().map.metres_per_px, std::min(140.0 * unit, 0.3 * map.width));
    const std::string words = length_text(bar.length_m);
    const ImVec2 size = ui::text_size(words, TextStyle::small);
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    const double pad = 10.0 * unit, height = 26.0 * unit;
    const double x = map.x + 12.0 * unit, y = map.y + map.height - 12.0 * unit - height;
    const double width = bar.length_px + static_cast<double>(size.x) + 3 * pad;
    draw_chip_box(list, {x, y, width, height}, unit);
    const auto line = ui::colours().text.packed();
    const auto y0 = static_cast<float>(y + height / 2);
    const auto x0 = static_cast<float>(x + pad), x1 = static_cast<float>(x + pad + bar.length_px);
    list->AddLine({x0, y0}, {x1, y0}, line, ui::px(2.0F));
    for (const float at : {x0, x1})
        list->AddLine({at, y0 - ui::px(5.0F)}, {at, y0 + ui::px(5.0F)}, line, ui::px(2.0F));
    ui::draw_text(list, {x1 + ui::px(10.0F), static_cast<float>(y)},
                  {size.x + 1.0F, static_cast<float>(height)}, words, TextStyle::small,
                  ui::colours().text);
    const auto nx = static_cast<float>(map.x + map.width - 28.0 * unit);
    const auto ny = static_cast<float>(map.y + map.height - 52.0 * unit);
    draw_north(list, {static_cast<double>(nx), static_cast<double>(ny)}, unit);
}

/// Whose background map it is, beside the north arrow.
void draw_attribution(const PanelFrame& frame) {
    const std::string& all = frame.state.map_attribution;
    const ScreenRect& map = frame.layout.map;
    // The scale bar and the arrow keep their places.
    const double room = map.width - (230.0 + 60.0) * frame.unit;
    if (all.empty() || room < 60.0 * frame.unit) return;
    const std::string words = ui::elided(all, TextStyle::small, static_cast<float>(room));
    const ImVec2 size = ui::text_size(words, TextStyle::small);
    const double pad = 6.0 * frame.unit, height = 20.0 * frame.unit;
    const double width = static_cast<double>(size.x) + 2 * pad;
    const double x = map.x + map.width - 48.0 * frame.unit - width;
    const double y = map.y + map.height - 12.0 * frame.unit - height;
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    const ImVec2 corner{static_cast<float>(x), static_cast<float>(y)};
    const ImVec2 far{static_cast<float>(x + width), static_cast<float>(y + height)};
    list->AddRectFilled(corner, far, ui::colours().panel.faded(0.8).packed(), ui::px(4.0F));
    ui::draw_text(list, {static_cast<float>(x + pad), corner.y},
                  {size.x + 1.0F, static_cast<float>(height)}, words, TextStyle::small,
                  ui::colours().muted);
}

/// How far one walks in 1, 5 and 10 minutes from the place that was asked about, for a meeting.
void draw_walking_rings(const PanelFrame& frame, const MapSide& side) {
    if (!frame.view().meeting || !frame.session().asked_at) return;
    const ScreenPoint middle = frame.view().map.to_screen(*frame.session().asked_at, side.map);
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    for (const int minutes : ring_minutes) {
        const double radius = minutes * walking_m_per_minute / frame.view().map.metres_per_px;
        if (radius < 24.0 * frame.unit) continue;
        const ImVec2 at{static_cast<float>(middle.x), static_cast<float>(middle.y)};
        list->AddCircle(at, static_cast<float>(radius), ui::colours().halo.packed(), 96,
                        ui::px(4.0F));
        list->AddCircle(at, static_cast<float>(radius), ui::colours().text.packed(), 96,
                        ui::px(1.5F));
        draw_halo_text(
            list, {middle.x, middle.y - radius}, 0.0,
            fill_in(tr("{} min on foot"), {number_text(static_cast<long long>(minutes))}),
            TextStyle::small_medium, ui::colours().text, ui::colours().halo);
    }
}

/// Where lamps along a line would stand. @return how many
std::size_t draw_poles_to_be(const PanelFrame& frame, const MapSide& side, const Line& line) {
    const std::vector<Pole> poles =
        poles_along_line(line, {frame.tools.pole_spacing_m, frame.tools.pole_offset_m,
                                static_cast<PoleSides>(frame.tools.pole_sides)});
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    for (const Pole& pole : poles) {
        const ScreenPoint s = frame.view().map.to_screen(pole.at, side.map);
        if (!side.clip.contains(s)) continue;
        const ImVec2 at{static_cast<float>(s.x), static_cast<float>(s.y)};
        list->AddCircleFilled(at, ui::px(5.5F), ui::colours().panel.packed());
        list->AddCircleFilled(at, ui::px(4.0F), ui::colours().lamp.packed());
    }
    return poles.size();
}

void draw_sketch(const PanelFrame& frame, const MapSide& side) {
    const Sketch& sketch = frame.tools.sketch();
    if (sketch.empty()) return;
    const ScreenRect& map = side.map;
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    std::vector<ImVec2> points;
    Line measured_points = sketch.points;
    if (sketch.to) measured_points.push_back(*sketch.to);
    const bool rectangle = frame.view().tool == Tool::area && sketch.points.size() == 1;
    if (rectangle && sketch.to) {
        const MapPoint a = sketch.points.front(), b = *sketch.to;
        measured_points = {a, {b.east_m, a.north_m}, b, {a.east_m, b.north_m}};
    }
    for (const MapPoint p : measured_points) {
        const ScreenPoint s = frame.view().map.to_screen(p, map);
        points.push_back({static_cast<float>(s.x), static_cast<float>(s.y)});
    }
    const auto ink = ui::colours().accent.packed();
    const bool closed = sketch.closed && points.size() > 2;
    list->AddPolyline(points.data(), static_cast<int>(points.size()), ui::colours().panel.packed(),
                      closed ? ImDrawFlags_Closed : 0, ui::px(4.0F));
    list->AddPolyline(points.data(), static_cast<int>(points.size()), ink,
                      closed ? ImDrawFlags_Closed : 0, ui::px(2.0F));
    for (const ImVec2 p : points) {
        list->AddCircleFilled(p, ui::px(4.0F), ui::colours().panel.packed());
        list->AddCircle(p, ui::px(4.0F), ink, 0, ui::px(2.0F));
    }
    const MeasuredLine measure = measured(measured_points, closed);
    std::string words = length_text(measure.length_m);
    if (frame.view().tool == Tool::measure || frame.view().tool == Tool::walk)
        words += " · " +
                 fill_in(tr("{} min on foot"), {number_text(walking_minutes(measure.length_m), 0)});
    if (closed && measure.inside_m2 > 0.0)
        words = number_text(std::llround(measure.inside_m2)) + " m²";
    if (frame.view().tool == Tool::poles && measured_points.size() > 1) {
        const auto count = static_cast<long long>(draw_poles_to_be(frame, side, measured_points));
        words += " · " + fill_in(tr_n("{} lamp", "{} lamps", count), {number_text(count)});
    }
    const ImVec2 last = points.back();
    draw_chip(list,
              {static_cast<double>(last.x) + 14.0 * frame.unit,
               static_cast<double>(last.y) - 10.0 * frame.unit},
              words, TextStyle::small, frame.unit);
}

}  // namespace

void map_overlay(PanelFrame& frame) {
    point_at_walk(frame);
    const ScreenRect& map = frame.layout.map;
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    for (std::size_t i = 0; i < frame.sides.size(); ++i) {
        const ScreenRect& c = frame.sides[i].clip;
        list->PushClipRect({static_cast<float>(c.x), static_cast<float>(c.y)},
                           {static_cast<float>(c.x + c.width), static_cast<float>(c.y + c.height)},
                           true);
        draw_pattern(frame, frame.sides[i]);
        draw_follow_up(frame, frame.sides[i]);
        draw_picked_measure(frame, frame.sides[i]);
        draw_isovist(frame, frame.sides[i]);
        draw_map_values(frame, frame.sides[i]);
        draw_map_names(frame, frame.sides[i], i);
        draw_walking_rings(frame, frame.sides[i]);
        draw_walk(frame, frame.sides[i]);
        draw_marks(frame, frame.sides[i]);
        draw_sketch(frame, frame.sides[i]);
        list->PopClipRect();
    }
    list->PushClipRect(
        {static_cast<float>(map.x), static_cast<float>(map.y)},
        {static_cast<float>(map.x + map.width), static_cast<float>(map.y + map.height)}, true);
    draw_swipe(frame);
    draw_captions(frame);
    draw_scale_and_north(frame);
    draw_attribution(frame);
    list->PopClipRect();
}

}  // namespace tk
