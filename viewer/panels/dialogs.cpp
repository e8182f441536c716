// Which dialog is open.
#include "viewer/panels/dialogs.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace tk {
namespace {

struct DialogOfName {
    std::string_view name;
    void (*draw)(PanelFrame& frame, bool& open);
};

constexpr std::array all_dialogs{
    DialogOfName{"new_study", dialog_new_study},
    DialogOfName{"add_layer", dialog_add_layer},
    DialogOfName{"open_study", dialog_open_study},
    DialogOfName{"remove_layer", dialog_remove_layer},
    DialogOfName{"lock_design", dialog_lock_design},
    DialogOfName{"export", dialog_export},
    DialogOfName{"export_table", dialog_export_table},
    DialogOfName{"command_search", dialog_command_search},
    DialogOfName{"shortcuts", dialog_shortcuts},
    DialogOfName{"settings", dialog_settings},
    DialogOfName{"about", dialog_about},
    DialogOfName{"unsaved", dialog_unsaved},
    DialogOfName{"rename_plan", dialog_rename_plan},
    DialogOfName{"log", dialog_log},
    DialogOfName{"recover", dialog_recover},
    DialogOfName{"keep_view", dialog_keep_view},
};

}  // namespace

void dialogs(PanelFrame& frame) {
    tell_of_exports(frame);
    // The command search turns this off while it is open.
    ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    PanelState& state = frame.state;
    if (state.dialog.empty()) {
        // Closed by a key: what it kept, and what it ran, ends here.
        state.dialog_memory.reset();
        return;
    }
    const auto found = std::find_if(all_dialogs.begin(), all_dialogs.end(),
                                    [&](const DialogOfName& d) { return d.name == state.dialog; });
    bool open = found != all_dialogs.end();
    if (open) found->draw(frame, open);
    if (open) return;
    state.dialog.clear();
    state.dialog_about.clear();
    state.dialog_memory.reset();
}

}  // namespace tk
