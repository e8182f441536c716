#pragma once

#include <string_view>

namespace tk::ui {

/// For the item before it. Looks: a rounded card after a short rest of the pointer: words (13),
/// wrapped at 320 units.
void tooltip(std::string_view words);
/// With the term it explains as a small title, and keys.
void tooltip(std::string_view term, std::string_view explanation, std::string_view keys = {});
/// Whether the pointer rests where a tooltip is about to show: the window then has to draw again in
/// half a second although nothing moves.
bool tooltip_pending();
/// A small muted circled "?" whose tooltip explains; on the same line after a word.
void help_mark(std::string_view term, std::string_view explanation);

}  // namespace tk::ui
