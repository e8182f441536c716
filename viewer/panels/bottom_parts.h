#pragma once

#include "viewer/panels/panels.h"

/// What the bottom panel shows, one at a time.
namespace tk {

/// Incidents by month, hour of the week and light, and the filters on them.
void timeline_panel(PanelFrame& frame, ScreenRect place);
/// Today against a plan, a row an area.
void compare_panel(PanelFrame& frame, ScreenRect place);
/// Any layer as a table: sorted, filtered, selected in table or map alike, copied.
void layer_table_panel(PanelFrame& frame, ScreenRect place);
/// What one meets on a walk along a line: light, who sees it, cameras, incidents.
void walk_panel(PanelFrame& frame, ScreenRect place);
/// Where the incidents that are shown are many or few together, what rises, what follows what.
void pattern_panel(PanelFrame& frame, ScreenRect place);
/// Whether a measure worked: a follow-up of the study.
void follow_up_panel(PanelFrame& frame, ScreenRect place);
/// Problems, what is done about them, and what came of it: a chain that is edited here.
void measure_panel(PanelFrame& frame, ScreenRect place);
/// The active plan's edits in words, each of which can be switched off. Within a panel.
void changes_panel(PanelFrame& frame);

}  // namespace tk
