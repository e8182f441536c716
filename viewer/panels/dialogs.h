#pragma once

#include <string_view>

#include "viewer/panels/panels.h"

/// The dialogs, one file each. Each draws itself while it is open, and sets `open` to false when it
/// is done. Private to panels/.
namespace tk {

void dialog_open_study(PanelFrame& frame, bool& open);
void dialog_new_study(PanelFrame& frame, bool& open);
/// New layers for the study that is open: the same dialog without folder and name.
void dialog_add_layer(PanelFrame& frame, bool& open);
void dialog_remove_layer(PanelFrame& frame, bool& open);
/// Whether a study can be without the layer: it needs incidents; drawings and surfaces are not its.
bool can_be_removed(std::string_view layer);
/// Before a design is locked, which changes the study's file.
void dialog_lock_design(PanelFrame& frame, bool& open);
void dialog_export(PanelFrame& frame, bool& open);
void dialog_export_table(PanelFrame& frame, bool& open);
void dialog_command_search(PanelFrame& frame, bool& open);
void dialog_shortcuts(PanelFrame& frame, bool& open);
void dialog_settings(PanelFrame& frame, bool& open);
void dialog_about(PanelFrame& frame, bool& open);
void dialog_unsaved(PanelFrame& frame, bool& open);
void dialog_rename_plan(PanelFrame& frame, bool& open);
/// All that was told of this study.
void dialog_log(PanelFrame& frame, bool& open);
void dialog_recover(PanelFrame& frame, bool& open);
void dialog_keep_view(PanelFrame& frame, bool& open);

/// Tells what an export has written, also once its dialog is closed. Every frame.
void tell_of_exports(PanelFrame& frame);
/// Whether a file is being written.
bool is_exporting(PanelState& state);

}  // namespace tk
