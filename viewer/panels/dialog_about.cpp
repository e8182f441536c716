// What the program is, and what its numbers are not.
#include "viewer/panels/dialogs.h"
#include "viewer/panels/program_version.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {

void dialog_about(PanelFrame&, bool& open) {
    if (!ui::begin_dialog("about", tr("About Tryggkarta"), ui::DialogSize::medium, open)) return;
    ui::text("Tryggkarta", TextStyle::display);
    ui::small_text(fill_in(tr("Version {}"), {program_version()}));
    ui::gap(8.0F);
    ui::text_wrapped(
        tr("See where places are dark, unwatched or burdened; try lamps, cameras and buildings; "
           "follow up what a measure did."));
    ui::divider();
    const char* const sentences[] = {
        tr("The place index describes the place. A lower value does not mean less crime."),
        tr("Reported events only; reporting differs between places."),
        tr("Events at places, not who lives there."),
        tr("The program does not decide whether a camera is allowed."),
        tr("Names, personal identity numbers and free text are never read into a study unless "
           "asked for."),
        tr("Every export is stamped INTERNAL unless it was made to be shared."),
    };
    for (const char* sentence : sentences) {
        ui::text_wrapped(sentence);
        ui::gap(4.0F);
    }
    ui::dialog_footer(ui::button_width(tr("Close")));
    if (ui::button(tr("Close"), {.kind = ui::ButtonKind::primary}) || ui::dialog_confirmed())
        open = false;
    ui::end_dialog();
}

}  // namespace tk
