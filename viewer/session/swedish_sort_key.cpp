#include <algorithm>
#include <array>
#include <utility>

#include "engine/core/letter_case.h"
#include "viewer/session/layer_table.h"

namespace tk {
namespace {

/// Letters beyond a to z by what they sort as; { | } follow z in ASCII.
constexpr std::array<std::pair<std::string_view, char>, 17> sorts_as{{{"å", '{'},
                                                                      {"ä", '|'},
                                                                      {"æ", '|'},
                                                                      {"ö", '}'},
                                                                      {"ø", '}'},
                                                                      {"é", 'e'},
                                                                      {"è", 'e'},
                                                                      {"ê", 'e'},
                                                                      {"ë", 'e'},
                                                                      {"á", 'a'},
                                                                      {"à", 'a'},
                                                                      {"ü", 'y'},
                                                                      {"ó", 'o'},
                                                                      {"ñ", 'n'},
                                                                      {"ç", 'c'},
                                                                      {"í", 'i'},
                                                                      {"ú", 'u'}}};

bool is_decimal(char c) {
    return c >= '0' && c <= '9';
}

/// A run of digits so that longer numbers come after shorter ones. @return where it ends
std::size_t add_number(std::string& key, const std::string& text, std::size_t at) {
    while (at < text.size() && text[at] == '0') ++at;
    std::size_t end = at;
    while (end < text.size() && is_decimal(text[end])) ++end;
    const std::size_t digits = end - at;
    key += '0';
    key += static_cast<char>('0' + std::min<std::size_t>(digits, 60));
    key.append(text, at, digits);
    return end;
}

}  // namespace

std::string swedish_sort_key(std::string_view text) {
    const std::string small = folded(text);
    std::string key;
    key.reserve(small.size() + 4);
    for (std::size_t i = 0; i < small.size();) {
        if (is_decimal(small[i])) {
            i = add_number(key, small, i);
            continue;
        }
        if (static_cast<unsigned char>(small[i]) < 0x80) {
            key += small[i++];
            continue;
        }
        const auto letter = std::find_if(sorts_as.begin(), sorts_as.end(), [&](const auto& known) {
            return small.compare(i, known.first.size(), known.first) == 0;
        });
        if (letter == sorts_as.end()) {
            key += small[i++];
        } else {
            key += letter->second;
            i += letter->first.size();
        }
    }
    return key;
}

}  // namespace tk
