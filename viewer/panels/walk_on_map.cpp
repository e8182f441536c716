#include "viewer/panels/walk_on_map.h"

#include <imgui.h>

#include <cmath>

#include "engine/analyses/along_line.h"
#include "viewer/panels/map_marks.h"
#include "viewer/panels/walk_words.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr double pointing_px = 12.0;

ImVec2 walk_point(const PanelFrame& frame, const MapSide& side, MapPoint at) {
    const ScreenPoint p = frame.view().map.to_screen(at, side.map);
    return {static_cast<float>(p.x), static_cast<float>(p.y)};
}

void stroke_walk(const std::vector<ImVec2>& points, Colour colour, float width) {
    if (points.size() > 1)
        ImGui::GetBackgroundDrawList()->AddPolyline(points.data(), static_cast<int>(points.size()),
                                                    colour.packed(), 0, width);
}

/// The places of the walk as the side has them; null while they are being computed.
const std::vector<WalkPlace>* places_on(const PanelFrame& frame, const MapSide& side) {
    const WalkedSides& walked = frame.bench.walked();
    return walked.wish.line == frame.view().walk ? walked.of(side.scenario) : nullptr;
}

void draw_dark_stretches(const PanelFrame& frame, const MapSide& side,
                         const std::vector<WalkPlace>& places) {
    std::vector<ImVec2> stretch;
    const auto end_stretch = [&] {
        stroke_walk(stretch, ui::colours().caution, ui::px(3.0F));
        stretch.clear();
    };
    for (const WalkPlace& place : places) {
        if (place.lux < frame.view().walk_dark_below)
            stretch.push_back(walk_point(frame, side, place.at));
        else
            end_stretch();
    }
    end_stretch();
}

void draw_walk_end(const PanelFrame& frame, const MapSide& side, MapPoint at, bool filled) {
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    const ImVec2 p = walk_point(frame, side, at);
    list->AddCircleFilled(p, ui::px(7.0F), ui::colours().panel.packed());
    list->AddCircleFilled(p, ui::px(5.5F), ui::colours().accent.packed());
    if (!filled) list->AddCircleFilled(p, ui::px(3.0F), ui::colours().panel.packed());
}

void draw_pointed_place(const PanelFrame& frame, const MapSide& side) {
    const std::optional<double>& along =
        frame.state.walk_in_panel_m ? frame.state.walk_in_panel_m : frame.state.walk_on_map_m;
    if (!along) return;
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    const ImVec2 p = walk_point(frame, side, point_along(frame.view().walk, *along));
    list->AddCircle(p, ui::px(8.0F), ui::colours().panel.packed(), 0, ui::px(5.0F));
    list->AddCircle(p, ui::px(8.0F), ui::colours().text.packed(), 0, ui::px(2.5F));
    // Below the map the panel tells the values itself.
    if (!frame.state.walk_on_map_m || frame.state.walk_in_panel_m) return;
    const std::string words = short_walk_words(frame.bench.walked(), *along);
    if (!words.empty())
        draw_chip(list,
                  {static_cast<double>(p.x) + 16.0 * frame.unit,
                   static_cast<double>(p.y) - 32.0 * frame.unit},
                  words, TextStyle::small, frame.unit);
}

}  // namespace

bool shows_walk(const ViewState& view) {
    return view.bottom == BottomPanel::walk && view.panels.bottom_open && !view.meeting &&
           !view.walk.empty();
}

void walk_along_line(PanelFrame& frame, const Line& line) {
    frame.emit(ViewCommand{SetWalk{line}});
    frame.emit(ViewCommand{SetBottomPanel{BottomPanel::walk}});
}

void point_at_walk(PanelFrame& frame) {
    frame.state.walk_on_map_m.reset();
    if (!shows_walk(frame.view()) || !frame.state.pointer_at) return;
    const LinePlace place = place_by_line(*frame.state.pointer_at, frame.view().walk);
    if (std::abs(place.off_m) <= pointing_px * frame.unit * frame.view().map.metres_per_px)
        frame.state.walk_on_map_m = place.along_m;
}

void draw_walk(const PanelFrame& frame, const MapSide& side) {
    if (!shows_walk(frame.view())) return;
    const Line& line = frame.view().walk;
    std::vector<ImVec2> points;
    for (const MapPoint p : line) points.push_back(walk_point(frame, side, p));
    stroke_walk(points, ui::colours().panel, ui::px(6.0F));
    stroke_walk(points, ui::colours().accent, ui::px(3.0F));
    if (const auto* places = places_on(frame, side)) draw_dark_stretches(frame, side, *places);
    draw_walk_end(frame, side, line.front(), true);
    draw_walk_end(frame, side, line.back(), false);
    draw_pointed_place(frame, side);
}

}  // namespace tk
