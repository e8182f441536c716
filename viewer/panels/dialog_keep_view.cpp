// A name for the view, to come back to it.
#include <algorithm>

#include "viewer/panels/dialogs.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

struct KeepViewMemory : DialogMemory {
    std::string name;
};

}  // namespace

void dialog_keep_view(PanelFrame& frame, bool& open) {
    auto& memory = memory_of<KeepViewMemory>(frame.state.dialog_memory);
    if (!ui::begin_dialog("keep_view", tr("Keep this view"), ui::DialogSize::small, open)) return;
    ui::text_wrapped(tr("Place, scale, layers and comparison are kept under a name in the menu "
                        "View."),
                     TextStyle::body, ui::colours().muted);
    ui::gap(8.0F);
    const bool known = std::any_of(frame.state.saved_views.begin(), frame.state.saved_views.end(),
                                   [&](const SavedView& v) { return v.name == memory.name; });
    ui::text_field("name", memory.name,
                   {.label = tr("Name"),
                    .problem = known ? tr("A view has this name; it will be replaced.") : "",
                    .takes_focus = true});
    const bool can = memory.name.find_first_not_of(' ') != std::string::npos;
    ui::dialog_footer(ui::button_width(tr("Cancel")) + ui::button_width(tr("Keep")) + ui::px(8.0F));
    if (ui::button(tr("Cancel"))) open = false;
    ui::same_line();
    const bool asked = ui::button(tr("Keep"), {.kind = ui::ButtonKind::primary, .enabled = can}) ||
                       ui::dialog_confirmed();
    if (asked && can) {
        frame.emit(AppRequest{KeepView{memory.name}});
        open = false;
    }
    ui::end_dialog();
}

}  // namespace tk
