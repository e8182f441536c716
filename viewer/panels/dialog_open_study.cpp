// Opens a study file.
#include "viewer/panels/dialogs.h"
#include "viewer/panels/file_browser.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

struct OpenStudyMemory : DialogMemory {
    FileBrowser browser;
};

}  // namespace

void dialog_open_study(PanelFrame& frame, bool& open) {
    FileBrowser& browser = memory_of<OpenStudyMemory>(frame.state.dialog_memory).browser;
    if (!browser.has_begun())
        browser.begin(remembered_folder(frame),
                      {.purpose = FileBrowser::Purpose::open_one, .endings = {".toml"}});
    if (!ui::begin_dialog("open_study", tr("Open study"), ui::DialogSize::large, open)) return;
    bool opens = browser.draw(ui::px(380.0F));
    const bool can = !browser.chosen().empty();
    ui::dialog_footer(ui::button_width(tr("Cancel")) + ui::button_width(tr("Open")) + ui::px(8.0F));
    if (ui::button(tr("Cancel"))) open = false;
    ui::same_line();
    opens = ui::button(tr("Open"), {.kind = ui::ButtonKind::primary, .enabled = can}) || opens;
    if (opens && can) {
        remember_folder(frame.state, browser.folder());
        frame.emit(AppRequest{OpenStudy{browser.chosen().front()}});
        open = false;
    }
    ui::end_dialog();
}

}  // namespace tk
