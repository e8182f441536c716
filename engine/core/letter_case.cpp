#include "engine/core/letter_case.h"

namespace tk {
namespace {

constexpr char latin1_lead = '\xC3';

/// The second byte of the small letter of U+00C0 to U+00DE, other than the sign × (U+00D7).
char small_latin1(char second) {
    const auto byte = static_cast<unsigned char>(second);
    return byte >= 0x80 && byte <= 0x9E && byte != 0x97 ? static_cast<char>(byte + 0x20) : second;
}

/// Second byte of a letter with the combining mark U+0300 + `mark`; 0 where it is none of ours.
char composed(char letter, char mark) {
    if (letter == 'a' && mark == '\x8A') return '\xA5';  // å
    if (letter == 'a' && mark == '\x88') return '\xA4';  // ä
    if (letter == 'o' && mark == '\x88') return '\xB6';  // ö
    return 0;
}

}  // namespace

std::string folded(std::string_view utf8) {
    std::string small;
    small.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        const bool has_next = i + 1 < utf8.size();
        if (c >= 'A' && c <= 'Z') {
            small += static_cast<char>(c - 'A' + 'a');
        } else if (c == latin1_lead && has_next) {
            small += c;
            small += small_latin1(utf8[++i]);
        } else if (c == '\xCC' && has_next && !small.empty() &&
                   composed(small.back(), utf8[i + 1]) != 0) {
            const char second = composed(small.back(), utf8[++i]);
            small.back() = latin1_lead;
            small += second;
        } else {
            small += c;
        }
    }
    return small;
}

}  // namespace tk
