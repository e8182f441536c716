#include "viewer/panels/follow_up_on_map.h"

#include "viewer/app/follow_up_wish.h"
#include "viewer/panels/map_marks.h"
#include "viewer/widgets/widgets.h"

namespace tk {

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
    outline_on_map(frame, side, areas.control_displacement.shape,
                   follow_up_colour(FollowUpZone::control_displacement));
    const Colour around = follow_up_colour(FollowUpZone::displacement);
    outline_on_map(frame, side, areas.displacement.shape, around);
    for (const Line& line : answer->ring) stroke_on_map(frame, side, line, false, around);
    outline_on_map(frame, side, areas.control, follow_up_colour(FollowUpZone::control));
    outline_on_map(frame, side, areas.treated, follow_up_colour(FollowUpZone::treated));
}

}  // namespace tk
