#pragma once

#include "viewer/text/icons.h"

namespace tk::ui {

enum class ButtonKind {
    plain,    ///< field colour with a thin line
    primary,  ///< accent; one in a dialog
    quiet,    ///< words in accent, background under the pointer only
    danger,   ///< words in the error colour
};
struct ButtonOptions {
    ButtonKind kind = ButtonKind::plain;
    Icon icon = Icon::none;
    const char* tooltip = nullptr;
    bool enabled = true;
    float width = 0.0F;  ///< pixels; 0: as wide as its words; < 0: up to the right edge
};

/// Looks: rounded, 32 high, 13 medium, an icon before the word. True when clicked or Space pressed.
/// The label's part after "##" is not shown.
bool button(const char* label, const ButtonOptions& options = {});
float button_width(const char* label, Icon icon = Icon::none);

/// Looks: an icon alone in a 28-unit square, quiet until the pointer is over it. `words` is its
/// tooltip, and what is shown where there is no icon font.
bool icon_button(const char* id, Icon icon, const char* words, bool enabled = true,
                 bool on = false);

/// Looks: icon and word, 32 high; the tool in use on the accent tint. `keys` is put into the
/// tooltip.
bool tool_button(const char* id, Icon icon, const char* word, bool in_use,
                 const char* tooltip = nullptr, const char* keys = nullptr);
/// Pixels; `word` empty: icon alone.
float tool_button_width(Icon icon, const char* word);

/// Looks: words in accent, underlined under the pointer.
bool link(const char* label);

/// Looks: "Förslag B ⌄", quiet, 32 high, opens the popup `popup_id` under itself. Fill it with
/// menu_item() between ImGui::BeginPopup(popup_id) and EndPopup().
bool menu_button(const char* label, const char* popup_id, Icon icon = Icon::none);
/// Looks: icon, words, keys at the right, a check where it is on. True when chosen.
bool menu_item(Icon icon, const char* label, const char* keys = nullptr, bool on = false,
               bool enabled = true);
/// A word of the menu bar: opens its menu downwards; when true fill it and call end_menu().
bool begin_menu(const char* label);
void end_menu();

}  // namespace tk::ui
