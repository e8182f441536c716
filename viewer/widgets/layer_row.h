#pragma once

#include <span>
#include <string_view>

#include "viewer/text/icons.h"
#include "viewer/theme/theme.h"

namespace tk::ui {

/// What stands before a layer's name.
struct LayerSwatch {
    enum class Shape { dot, square, ramp, icon } shape = Shape::square;
    Colour colour = {};                 ///< of a dot, square or icon
    std::span<const Colour> ramp = {};  ///< left to right
    Icon icon = Icon::none;
};

struct LayerRow {
    std::string_view name = {};         ///< "Händelser"
    std::string_view explanation = {};  ///< "12 480 visas · jan 2022 – okt 2026"
    LayerSwatch swatch = {};
    bool selected = false;  ///< its legend is open, accent background
    bool visible = true;    ///< what is off is muted
    const char* tooltip = nullptr;
};
struct LayerRowResult {
    bool clicked = false;  ///< the row: select it
    bool toggled = false;  ///< the dot: show or hide
    bool menu = false;     ///< right click on the row
    int moved = 0;         ///< dragged up (-n rows) or down (+n) and let go
};

/// Looks: 44 high; swatch, name 13 medium, one line of explanation 11 muted, at the right a filled
/// (shown) or hollow (hidden) accent dot. The whole row is clickable, and has the focus of keys:
/// space selects, the dot is the next stop. `id` must be unique in the window.
LayerRowResult layer_row(const char* id, const LayerRow& row);

struct ActionRow {
    Icon icon = Icon::none;
    std::string_view name = {};
    std::string_view detail = {};  ///< second line, may be empty: then 32 high
    std::string_view keys = {};    ///< "Ctrl+K", at the right
    bool selected = false;
    bool enabled = true;
};
/// Looks: a row of a list to choose from: icon, name, detail, keys at the right; hovered
/// background. For searches, recent studies, lists of files. True when clicked.
bool action_row(const char* id, const ActionRow& row);

}  // namespace tk::ui
