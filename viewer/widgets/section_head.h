#pragma once

#include <string>
#include <string_view>

#include "viewer/text/icons.h"

namespace tk::ui {

/// Looks: "LAYERS", 11 bold capitals, muted, over a group of rows.
void section_head(std::string_view words);
/// The same with a quiet icon button at the right edge. True when that is clicked.
bool section_head(std::string_view words, const char* id, Icon icon, const char* tooltip);
/// The same with a chevron before it; a click opens and closes. @return whether it is open now
bool folding_head(std::string_view words, const char* id, bool& open);

/// Capitals of UTF-8 text, å ä ö é and Latin letters with marks included.
std::string capitals(std::string_view words);

}  // namespace tk::ui
