// The design of a follow-up fixed: asked first, since the study's file is changed at once.
#include "viewer/panels/dialogs.h"
#include "viewer/panels/follow_up_words.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

/// What the lock would be worth, said before it is set.
std::string lateness_words(const FollowUpAnswer& answer) {
    if (answer.still_to_come) return {};
    return fill_in(tr("Incidents are known from after {}: a design that is locked now is told as "
                      "chosen after the measure."),
                   {date_text(std::chrono::year_month_day(answer.design.date))});
}

}  // namespace

void dialog_lock_design(PanelFrame& frame, bool& open) {
    const std::shared_ptr<const FollowUpAnswer> answer = frame.bench.follow_up();
    if (answer == nullptr || answer->wish.name != frame.state.dialog_about ||
        !answer->problem.empty()) {
        open = false;
        return;
    }
    if (!ui::begin_dialog("lock_design", tr("Lock the design"), ui::DialogSize::small, open))
        return;
    ui::text_wrapped(fill_in(
        tr("The areas, the date, the periods and the categories of {} are fixed: whatever is "
           "changed in them afterwards is told. The lock is written into the study's file, and its "
           "former text is kept as .bak."),
        {answer->wish.name}));
    const bool anew = answer->lock.state != DesignLock::State::not_locked;
    if (anew) {
        ui::gap(4.0F);
        ui::text_wrapped(lock_words(answer->lock, answer->still_to_come), TextStyle::small,
                         ui::colours().muted);
    }
    if (const std::string late = lateness_words(*answer); !late.empty()) {
        ui::gap(4.0F);
        ui::note(ui::MessageKind::caution, late);
    }
    const char* go = anew ? tr("Lock anew") : tr("Lock");
    ui::dialog_footer(ui::button_width(tr("Cancel")) + ui::button_width(go) + ui::px(8.0F));
    if (ui::button(tr("Cancel"))) open = false;
    ui::same_line();
    if (ui::button(go, {.kind = ui::ButtonKind::primary}) || ui::dialog_confirmed()) {
        frame.emit(AppRequest{LockDesign{answer->wish.name, anew}});
        open = false;
    }
    ui::end_dialog();
}

}  // namespace tk
