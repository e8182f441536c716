#pragma once

#include <string_view>

/// A window before the others, one at a time.
namespace tk::ui {

enum class DialogSize { small, medium, large };  ///< 420, 640 and 900 units wide

/// Looks: the rest of the window dimmed; a rounded card in the middle with its title (15 bold), a
/// close button, its content, and a footer line of buttons. Call every frame while it is open:
///
///     if (ui::begin_dialog("export", tr("Export"), ui::DialogSize::medium, open)) {
///         ...                      // scrolls where it is higher than the window
///         ui::dialog_footer();     // a line; what follows stands to the right, on one line
///         if (ui::button(tr("Cancel"))) open = false;
///         ui::same_line();
///         if (ui::button(tr("Write"), {.kind = ui::ButtonKind::primary})) ...
///         ui::end_dialog();
///     }
///
enum class DialogEscape {
    ends,          ///< unless it ends something within: a list that is open, a text being typed
    ends_at_once,  ///< also while a text is typed: there is nothing to lose
    does_not_end,  ///< what has been entered would be lost
};

/// The close button and, as it is told, Esc set `open` to false. @return whether its content is to
/// be drawn
bool begin_dialog(const char* id, std::string_view title, DialogSize size, bool& open,
                  DialogEscape escape = DialogEscape::ends);
/// Between content and buttons. @param buttons_width pixels of the buttons with their gaps: they
/// end at the right edge; 0: they begin at the left
void dialog_footer(float buttons_width = 0.0F);
void end_dialog();
/// Enter was pressed in the dialog and no field of several lines has the focus.
bool dialog_confirmed();

}  // namespace tk::ui
