// The area of the problem, measure or follow-up that is picked in the panel below the map.
#include <algorithm>

#include "viewer/app/measure_wish.h"
#include "viewer/panels/follow_up_on_map.h"
#include "viewer/panels/map_marks.h"
#include "viewer/panels/measure_parts.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

/// Its words stand above its uppermost corner.
void label_area(const PanelFrame& frame, const MapSide& side, const MultiPolygon& shape,
                const std::string& words) {
    if (shape.empty()) return;
    const Extent extent = extent_of(shape);
    const MapPoint top{(extent.west_m + extent.east_m) / 2.0, extent.north_m};
    const ScreenPoint at = frame.view().map.to_screen(top, side.map);
    draw_halo_text(ImGui::GetBackgroundDrawList(), {at.x, at.y - 12.0 * frame.unit}, 0.0, words,
                   TextStyle::body_medium, ui::colours().text, ui::colours().halo);
}

void draw_area_of_pick(const PanelFrame& frame, const MapSide& side, const AreaFound* area,
                       const std::string& words, Colour colour) {
    if (area == nullptr) return;
    outline_on_map(frame, side, area->shape, colour);
    label_area(frame, side, area->shape, words);
}

void draw_design_of_pick(const PanelFrame& frame, const MapSide& side, const FollowUpAnswer* answer,
                         const std::string& words) {
    if (answer == nullptr) return;
    const FollowUpAreas& areas = answer->design.areas;
    outline_on_map(frame, side, areas.control, follow_up_colour(FollowUpZone::control));
    outline_on_map(frame, side, areas.treated, follow_up_colour(FollowUpZone::treated));
    label_area(frame, side, areas.treated, words);
}

}  // namespace

void draw_picked_measure(const PanelFrame& frame, const MapSide& side) {
    if (!shows_measures(frame.view())) return;
    const std::shared_ptr<const MeasuresFound> found = frame.bench.measures();
    if (found == nullptr) return;
    const ChainPick& pick = measure_memory(frame.state).pick;
    switch (pick.kind) {
        case ChainPick::Kind::problem:
            draw_area_of_pick(frame, side, found_problem(found.get(), pick.name), pick.name,
                              ui::colours().caution);
            break;
        case ChainPick::Kind::measure: {
            const MeasureFound* measure = found_measure(found.get(), pick.name);
            draw_area_of_pick(frame, side, measure == nullptr ? nullptr : &measure->area, pick.name,
                              ui::colours().accent);
            break;
        }
        case ChainPick::Kind::follow_up:
            draw_design_of_pick(frame, side, found->follow_up(pick.name), pick.name);
            break;
        case ChainPick::Kind::none: break;
    }
}

}  // namespace tk
