// Language, colours and the size of text: seen at once, so there is nothing to confirm.
#include <array>
#include <cmath>

#include "viewer/panels/dialogs.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {

void dialog_settings(PanelFrame& frame, bool& open) {
    if (!ui::begin_dialog("settings", tr("Settings"), ui::DialogSize::small, open)) return;
    const ViewState& view = frame.view();

    ui::section_head(tr("Language"));
    const std::array<const char*, 2> languages{"Svenska", "English"};
    int language = view.language == Language::swedish ? 0 : 1;
    if (ui::segmented("language", languages, language))
        frame.emit(ViewCommand{SetLanguage{language == 0 ? Language::swedish : Language::english}});

    ui::gap(12.0F);
    ui::section_head(tr("Theme"));
    const std::array themes{tr("Light"), tr("Dark")};
    const std::array theme_icons{Icon::sun, Icon::moon};
    int theme = view.theme == Theme::light ? 0 : 1;
    if (ui::segmented("theme", themes, theme, theme_icons))
        frame.emit(ViewCommand{SetTheme{theme == 0 ? Theme::light : Theme::dark}});

    ui::gap(12.0F);
    ui::section_head(tr("Text size"));
    constexpr std::array scales{1.0F, 1.25F, 1.5F, 2.0F};
    const std::array<const char*, 4> sizes{"100 %", "125 %", "150 %", "200 %"};
    int size = -1;
    for (std::size_t i = 0; i < scales.size(); ++i)
        if (std::fabs(view.text_scale - scales[i]) < 0.01F) size = static_cast<int>(i);
    if (ui::segmented("text_size", sizes, size) && size >= 0)
        frame.emit(ViewCommand{SetTextScale{scales[static_cast<std::size_t>(size)]}});

    ui::dialog_footer(ui::button_width(tr("Close")));
    if (ui::button(tr("Close"), {.kind = ui::ButtonKind::primary}) || ui::dialog_confirmed())
        open = false;
    ui::end_dialog();
}

}  // namespace tk
