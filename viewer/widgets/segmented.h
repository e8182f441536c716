#pragma once

#include <span>

#include "viewer/text/icons.h"

namespace tk::ui {

/// Looks: a row of joined buttons, 32 high, the chosen one in accent: [En karta][Svep][Sida vid
/// sida][Skillnad]. Arrow keys move within. As wide as its words, or `width` pixels in all.
/// @param icons empty, or one for each label
/// @return whether another was chosen
/// @param tooltips empty, or one for each label: for icons without words
bool segmented(const char* id, std::span<const char* const> labels, int& chosen,
               std::span<const Icon> icons = {}, float width = 0.0F,
               std::span<const char* const> tooltips = {});
/// How wide it will be, in pixels.
float segmented_width(std::span<const char* const> labels, std::span<const Icon> icons = {});

/// Looks: "SV EN" in one small field, 28 high; the chosen word in accent on the tint.
bool switch_words(const char* id, std::span<const char* const> labels, int& chosen);

/// Looks: words on a line with a 2-pixel accent underline under the chosen one: tabs of a panel.
bool tabs(const char* id, std::span<const char* const> labels, int& chosen);

/// Looks: separate rounded buttons side by side, each on or off: [Dagsljus][Skymning][Mörker].
/// @param on a flag each @return whether one changed
bool toggle_buttons(const char* id, std::span<const char* const> labels, std::span<bool> on,
                    std::span<const Icon> icons = {});

}  // namespace tk::ui
