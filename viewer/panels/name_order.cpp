#include "viewer/panels/name_order.h"

#include <algorithm>
#include <cstdint>

namespace tk {
namespace {

// Behind z, in this order.
constexpr char32_t letter_aring = U'z' + 1;
constexpr char32_t letter_adiaeresis = U'z' + 2;
constexpr char32_t letter_odiaeresis = U'z' + 3;

/// The code point that begins at `at`, which is moved behind it. What is no UTF-8 is taken byte by
/// byte.
char32_t next_code_point(std::string_view utf8, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(utf8[i]); };
    const std::uint8_t first = byte(at);
    int more = 0;
    char32_t value = first;
    if (first >= 0xF0) {
        more = 3;
        value = first & 0x07U;
    } else if (first >= 0xE0) {
        more = 2;
        value = first & 0x0FU;
    } else if (first >= 0xC0) {
        more = 1;
        value = first & 0x1FU;
    }
    if (at + static_cast<std::size_t>(more) >= utf8.size()) more = 0;
    for (int i = 1; i <= more; ++i) {
        const std::uint8_t next = byte(at + static_cast<std::size_t>(i));
        if ((next & 0xC0U) != 0x80U) {
            ++at;
            return first;
        }
        value = value << 6 | (next & 0x3FU);
    }
    at += static_cast<std::size_t>(more) + 1;
    return more == 0 ? first : value;
}

/// Of Latin-1, from U+00E0; 0: the letter itself.
constexpr char32_t latin_letters[32] = {U'a',
                                        U'a',
                                        U'a',
                                        U'a',
                                        letter_adiaeresis,
                                        letter_aring,
                                        letter_adiaeresis,
                                        U'c',
                                        U'e',
                                        U'e',
                                        U'e',
                                        U'e',
                                        U'i',
                                        U'i',
                                        U'i',
                                        U'i',
                                        U'd',
                                        U'n',
                                        U'o',
                                        U'o',
                                        U'o',
                                        U'o',
                                        letter_odiaeresis,
                                        0,
                                        letter_odiaeresis,
                                        U'u',
                                        U'u',
                                        U'u',
                                        U'y',
                                        U'y',
                                        0,
                                        U'y'};

char32_t order_letter(char32_t c) {
    if (c >= U'A' && c <= U'Z') return c + 32;
    // Capitals of Latin-1 stand 32 before the small ones; U+00D7 is a sign.
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) c += 32;
    if (c >= 0xE0 && c <= 0xFF) {
        const char32_t letter = latin_letters[c - 0xE0];
        return letter != 0 ? letter : c;
    }
    return c;
}

bool is_figure(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// The figures from `at`, without leading zeros; `at` is moved behind them.
std::u32string_view figures(const std::u32string& text, std::size_t& at) {
    const std::size_t begin = at;
    while (at < text.size() && is_figure(text[at])) ++at;
    std::size_t from = begin;
    while (from + 1 < at && text[from] == U'0') ++from;
    return std::u32string_view(text).substr(from, at - from);
}

int compare_names(const std::u32string& a, const std::u32string& b) {
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (is_figure(a[i]) && is_figure(b[j])) {
            const std::u32string_view x = figures(a, i), y = figures(b, j);
            if (x.size() != y.size()) return x.size() < y.size() ? -1 : 1;
            if (x != y) return x < y ? -1 : 1;
        } else if (a[i] != b[j]) {
            return a[i] < b[j] ? -1 : 1;
        } else {
            ++i;
            ++j;
        }
    }
    if (i < a.size()) return 1;
    return j < b.size() ? -1 : 0;
}

void append_utf8(std::string& text, char32_t c) {
    const auto put = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | c >> 6);
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | c >> 12);
        put(0x80U | (c >> 6 & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | c >> 18);
        put(0x80U | (c >> 12 & 0x3FU));
        put(0x80U | (c >> 6 & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

}  // namespace

std::u32string order_letters(std::string_view utf8) {
    constexpr char32_t ring_above = 0x30A, diaeresis = 0x308;
    std::u32string letters;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = next_code_point(utf8, at);
        if (c >= 0x300 && c <= 0x36F) {
            // Some systems keep the letter and its accent apart.
            if (letters.empty()) continue;
            char32_t& last = letters.back();
            if (c == ring_above && last == U'a') last = letter_aring;
            if (c == diaeresis && last == U'a') last = letter_adiaeresis;
            if (c == diaeresis && last == U'o') last = letter_odiaeresis;
            if (c == diaeresis && last == U'u') last = U'y';
            continue;
        }
        letters += order_letter(c);
    }
    return letters;
}

bool name_before(std::string_view a, std::string_view b) {
    const int order = compare_names(order_letters(a), order_letters(b));
    return order != 0 ? order < 0 : a < b;
}

std::string folded_for_search(std::string_view utf8) {
    std::string folded;
    for (const char32_t c : order_letters(utf8)) {
        if (c == letter_aring || c == letter_adiaeresis)
            folded += 'a';
        else if (c == letter_odiaeresis)
            folded += 'o';
        else
            append_utf8(folded, c);
    }
    return folded;
}

}  // namespace tk
