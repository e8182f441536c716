// Another name for a proposal.
#include "viewer/panels/dialogs.h"
#include "viewer/session/plan_name.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

struct RenamePlanMemory : DialogMemory {
    std::string from, name;
};

}  // namespace

void dialog_rename_plan(PanelFrame& frame, bool& open) {
    auto& memory = memory_of<RenamePlanMemory>(frame.state.dialog_memory);
    if (memory.from.empty()) {
        memory.from = frame.state.dialog_about.empty() ? frame.session().active_plan
                                                       : frame.state.dialog_about;
        memory.name = memory.from;
    }
    if (frame.session().plan(memory.from) == nullptr) {
        open = false;
        return;
    }
    if (!ui::begin_dialog("rename_plan", tr("Rename proposal"), ui::DialogSize::small, open))
        return;
    const std::string refused =
        refusal_of_plan_name(memory.name, *frame.session().document, memory.from);
    ui::text_field("name", memory.name,
                   {.label = tr("Name"), .problem = refused, .takes_focus = true});
    const bool can = refused.empty();
    ui::dialog_footer(ui::button_width(tr("Cancel")) + ui::button_width(tr("Rename")) +
                      ui::px(8.0F));
    if (ui::button(tr("Cancel"))) open = false;
    ui::same_line();
    const bool asked =
        ui::button(tr("Rename"), {.kind = ui::ButtonKind::primary, .enabled = can}) ||
        ui::dialog_confirmed();
    if (asked && can) {
        if (tidy_plan_name(memory.name) != memory.from)
            frame.emit(DocumentCommand{RenamePlan{memory.from, memory.name}});
        open = false;
    }
    ui::end_dialog();
}

}  // namespace tk
