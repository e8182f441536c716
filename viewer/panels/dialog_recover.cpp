// Work that a crash has left: take it up, or give it up.
#include "viewer/panels/dialogs.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/local_clock.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
void dialog_recover(PanelFrame& frame, bool& open) {
    const Recovery* recovery = frame.bench.recovery();
    if (recovery == nullptr) {
        open = false;
        return;
    }
    bool stays = true;  // no answer is no loss: it is offered again at the next opening
    if (!ui::begin_dialog("recover", tr("Unsaved work was found"), ui::DialogSize::small, stays)) {
        open = stays;
        return;
    }
    ui::text_wrapped(fill_in(tr("Tryggkarta ended without saving on {}. This differs from what is "
                                "saved:"),
                             {day_and_clock_text(recovery->at)}));
    ui::gap(4.0F);
    for (const std::string& difference : recovery->differences) ui::text_wrapped("• " + difference);
    ui::dialog_footer(ui::button_width(tr("Throw it away")) + ui::button_width(tr("Restore it")) +
                      ui::px(8.0F));
    if (ui::button(tr("Throw it away"), {.kind = ui::ButtonKind::danger})) {
        frame.emit(AppRequest{DiscardWork{}});
        stays = false;
    }
    ui::same_line();
    if (ui::button(tr("Restore it"), {.kind = ui::ButtonKind::primary}) || ui::dialog_confirmed()) {
        frame.emit(AppRequest{RestoreWork{}});
        stays = false;
    }
    ui::end_dialog();
    open = stays;
}

}  // namespace tk
