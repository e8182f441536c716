#include "viewer/text/spreadsheet_text.h"

#include "viewer/text/translation.h"

namespace tk {

std::string spreadsheet_number(std::string words) {
    const auto replace = [&words](std::string_view sign, std::string_view by) {
        for (std::size_t at = words.find(sign); at != std::string::npos; at = words.find(sign, at))
            words.replace(at, sign.size(), by);
    };
    replace("\u202F", "");
    if (language() == Language::english) replace(",", "");
    replace("\u2212", "-");
    return words;
}

void append_spreadsheet_cell(std::string& into, std::string_view words) {
    for (const char c : words) into += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

}  // namespace tk
