// Below the map: time, comparison by area, tables, changes.
#include <imgui.h>

#include <array>

#include "viewer/panels/bottom_parts.h"
#include "viewer/panels/panels.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {

void bottom_panel(PanelFrame& frame) {
    const ScreenRect& place = frame.layout.bottom;
    if (place.height <= 0.0) return;
    const double tabs_height = std::round(32.0 * frame.unit);
    const ScreenRect head{place.x, place.y, place.width, tabs_height};
    const ScreenRect body{place.x, place.y + tabs_height, place.width, place.height - tabs_height};
    ui::begin_panel("bottom_tabs", head,
                    {.lines = ui::line_top, .padding_y = 0.0F, .scrolls = false});
    const std::array words{tr("Time"), tr("Compare by area"), tr("Changes"),   tr("Table"),
                           tr("Walk"), tr("Patterns"),        tr("Follow-up"), tr("Measures")};
    constexpr std::array panels{BottomPanel::timeline,  BottomPanel::compare_table,
                                BottomPanel::changes,   BottomPanel::layer_table,
                                BottomPanel::walk,      BottomPanel::patterns,
                                BottomPanel::follow_up, BottomPanel::measures};
    int chosen = 0;
    for (int i = 0; i < static_cast<int>(panels.size()); ++i)
        if (panels[static_cast<std::size_t>(i)] == frame.view().bottom) chosen = i;
    if (ui::tabs("bottom", words, chosen))
        frame.emit(ViewCommand{SetBottomPanel{panels[static_cast<std::size_t>(chosen)]}});
    ui::end_panel();
    switch (frame.view().bottom) {
        case BottomPanel::compare_table: compare_panel(frame, body); break;
        case BottomPanel::changes:
            ui::begin_panel("changes", body);
            changes_panel(frame);
            ui::end_panel();
            break;
        case BottomPanel::timeline: timeline_panel(frame, body); break;
        case BottomPanel::layer_table: layer_table_panel(frame, body); break;
        case BottomPanel::walk: walk_panel(frame, body); break;
        case BottomPanel::patterns: pattern_panel(frame, body); break;
        case BottomPanel::follow_up: follow_up_panel(frame, body); break;
        case BottomPanel::measures: measure_panel(frame, body); break;
    }
    PanelSizes sizes = frame.view().panels;
    const bool timeline = frame.view().bottom == BottomPanel::timeline;
    float& height = timeline ? sizes.bottom_height : sizes.tables_height;
    if (ui::splitter("bottom_splitter", frame.layout.bottom_splitter, ui::SplitterSide::below,
                     height, 100.0F, 640.0F, timeline ? 132.0F : 300.0F))
        frame.emit(ViewCommand{SetPanels{sizes}});
}

}  // namespace tk
