#include "viewer/panels/follow_up_on_map.h"

#include <imgui.h>

#include <vector>

#include "viewer/app/follow_up_wish.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

void draw_outline(const PanelFrame& frame, const MapSide& side, const Line& line, bool closed,
                  Colour colour) {
    std::vector<ImVec2> points;
    for (const MapPoint at : line) {
        const ScreenPoint p = frame.view().map.to_screen(at, side.map);
        points.push_back({static_cast<float>(p.x), static_cast<float>(p.y)});
    }
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    const auto count = static_cast<int>(points.size());
    const ImDrawFlags flags = closed ? ImDrawFlags_Closed : ImDrawFlags_None;
    list->AddPolyline(points.data(), count, ui::colours().panel.faded(0.85).packed(), flags,
                      ui::px(5.0F));
    list->AddPolyline(points.data(), count, colour.packed(), flags, ui::px(2.5F));
}

void outline_area(const PanelFrame& frame, const MapSide& side, const MultiPolygon& shape,
                  Colour colour) {
    for (const Polygon& polygon : shape) {
        draw_outline(frame, side, polygon.outer, true, colour);
        for (const Ring& hole : polygon.holes) draw_outline(frame, side, hole, true, colour);
    }
}

}  // namespace

Colour follow_up_colour(FollowUpZone zone) {
    const ThemeColours& c = ui::colours();
    switch (zone) {
        case FollowUpZone::treated: return c.accent;
        case FollowUpZone::control: return c.caution;
        case FollowUpZone::displacement: return c.camera;
        case FollowUpZone::control_displacement: return c.muted;
        case FollowUpZone::elsewhere: break;
    }
    return c.muted;
}

void draw_follow_up(const PanelFrame& frame, const MapSide& side) {
    if (!shows_follow_up(frame.view())) return;
    const std::shared_ptr<const FollowUpAnswer> answer = frame.bench.follow_up();
    if (answer == nullptr || answer->wish.study == nullptr || !answer->problem.empty()) return;
    const FollowUpAreas& areas = answer->design.areas;
    outline_area(frame, side, areas.control_displacement.shape,
                 follow_up_colour(FollowUpZone::control_displacement));
    const Colour around = follow_up_colour(FollowUpZone::displacement);
    outline_area(frame, side, areas.displacement.shape, around);
    for (const Line& line : answer->ring) draw_outline(frame, side, line, false, around);
    outline_area(frame, side, areas.control, follow_up_colour(FollowUpZone::control));
    outline_area(frame, side, areas.treated, follow_up_colour(FollowUpZone::treated));
}

}  // namespace tk
