#pragma once

#include <string>
#include <string_view>

/// Names as people order and find them.
namespace tk {

/// Lower case Latin letters as numbers to be compared: a to z, then å, ä, ö; other letters with
/// accents as those without; æ as ä, ø as ö, ü as y. Composed and decomposed letters (ö and o with
/// a following diaeresis) are the same.
std::u32string order_letters(std::string_view utf8);

/// Whether a stands before b in a list: as above, and numbers by their value ("2" before "10").
/// Names that differ only in case or accents are ordered by their bytes.
bool name_before(std::string_view a, std::string_view b);

/// For searching: lower case without any accents, å ä ö as a a o, in UTF-8.
std::string folded_for_search(std::string_view utf8);

}  // namespace tk
