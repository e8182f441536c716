#pragma once

#include <vector>

#include "viewer/text/fonts.h"

namespace tk {

/// The code points that a set's font is asked for: pairs of first and last, ended by 0, as Dear
/// ImGui takes ranges.
std::vector<unsigned short> icon_ranges(FontFiles::IconSet set);
/// icon_text() gives this set's code points from now on.
void use_icon_set(FontFiles::IconSet set);

}  // namespace tk
