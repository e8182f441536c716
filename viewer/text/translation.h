#pragma once

#include <string>

#include "viewer/session/view_state.h"

/// The words of the window. Keys are the English words; Swedish ones stand in viewer/po/sv.po.
namespace tk {

/// The words for `english` in the language that is on; itself where there are none. The text lives
/// as long as the program. Extracted by the name of this function: pass literals only.
const char* tr(const char* english);
/// One or many: tr_n("%d lamp", "%d lamps", n). The number is not put in.
const char* tr_n(const char* one, const char* many, long long count);

/// Switches the language of all that is said from now on.
void set_language(Language language);
Language language();

/// Names words for the catalogue that are looked up with tr() when they are shown.
constexpr const char* tr_mark(const char* words) {
    return words;
}

}  // namespace tk
