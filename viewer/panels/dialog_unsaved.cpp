// Before proposals are lost that were not saved.
#include "viewer/panels/dialogs.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {

void dialog_unsaved(PanelFrame& frame, bool& open) {
    if (!ui::begin_dialog("unsaved", tr("Save the changes?"), ui::DialogSize::small, open)) return;
    const AppRequest next = frame.state.after_unsaved.value_or(AppRequest{Quit{}});
    const auto go_on = [&] {
        frame.emit(next);
        open = false;
    };
    ui::text_wrapped(std::holds_alternative<Quit>(next)
                         ? tr("Proposals or drawings have changes that are not saved. Tryggkarta "
                              "will end.")
                         : tr("Proposals or drawings have changes that are not saved. The study "
                              "will be closed."));
    const float width = ui::button_width(tr("Cancel")) + ui::button_width(tr("Don't save")) +
                        ui::button_width(tr("Save")) + 2 * ui::px(8.0F);
    ui::dialog_footer(width);
    if (ui::button(tr("Cancel"))) open = false;
    ui::same_line();
    if (ui::button(tr("Don't save"), {.kind = ui::ButtonKind::danger})) {
        frame.state.discard_unsaved = true;
        go_on();
    }
    ui::same_line();
    if (ui::button(tr("Save"), {.kind = ui::ButtonKind::primary}) || ui::dialog_confirmed()) {
        frame.emit(AppRequest{SavePlans{}});
        go_on();
    }
    ui::end_dialog();
}

}  // namespace tk
