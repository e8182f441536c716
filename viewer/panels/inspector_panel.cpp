// What is known of a place, an area and what is picked.
#include "viewer/panels/inspector_parts.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {

std::string inspected_plan(const PanelFrame& frame) {
    const Session& session = frame.session();
    if (!session.active_plan.empty()) return session.active_plan;
    if (frame.view().compare == CompareMode::one) return {};
    const int sides = frame.view().compare == CompareMode::side ? frame.view().side_count : 2;
    for (int i = sides - 1; i >= 0; --i) {
        const std::string& shown = frame.view().sides[static_cast<std::size_t>(i)].scenario;
        if (session.plan(shown) != nullptr) return shown;
    }
    return {};
}

void inspector_panel(PanelFrame& frame) {
    const ScreenRect& place = frame.layout.inspector;
    if (place.width <= 0.0) return;
    ui::begin_panel("inspector", place, {.lines = ui::line_left});
    const Session& session = frame.session();
    const bool picked = !session.selection.ids.empty();
    if (picked) {
        inspect_selection(frame);
        if (session.asked_at || session.asked_area) ui::divider(12.0F);
    }
    if (session.asked_area)
        inspect_area(frame);
    else if (session.asked_at)
        inspect_place(frame);
    else if (!picked)
        ui::empty_state(Icon::identify, tr("What is here?"),
                        tr("Click on the map, and everything that is known of the place stands "
                           "here. Drag a rectangle with the tool Area to sum up an area."));
    ui::end_panel();
    PanelSizes sizes = frame.view().panels;
    if (ui::splitter("inspector_splitter", frame.layout.inspector_splitter,
                     ui::SplitterSide::right_of, sizes.inspector_width, 220.0F, 700.0F, 320.0F))
        frame.emit(ViewCommand{SetPanels{sizes}});
}

}  // namespace tk
