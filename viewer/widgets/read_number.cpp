#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

#include "viewer/text/translation.h"
#include "viewer/widgets/fields.h"

namespace tk::ui {
namespace {

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

/// Spaces of every kind gone, a minus written with a hyphen.
std::string tidied(std::string_view words) {
    std::string text(words);
    for (const char* space : {" ", "\t", "\u00a0", "\u2007", "\u2009", "\u202f"})
        replace_all(text, space, "");
    replace_all(text, "\u2212", "-");
    replace_all(text, "\u2013", "-");
    return text;
}

/// Whether a single comma parts thousands: "1,250" in English, never in Swedish.
bool parts_thousands(const std::string& text, std::size_t comma) {
    return language() == Language::english && text.size() - comma == 4 && comma > 0 &&
           text[comma - 1] != '-';
}

}  // namespace

std::optional<double> read_number(std::string_view words) {
    std::string text = tidied(words);
    const std::size_t comma = text.find(',');
    const std::size_t point = text.find('.');
    if (comma != std::string::npos && point != std::string::npos) {
        // Of two marks the last is the decimal one.
        replace_all(text, text.rfind(',') > text.rfind('.') ? "." : ",", "");
        replace_all(text, ",", ".");
    } else if (comma != std::string::npos) {
        const bool many = text.find(',', comma + 1) != std::string::npos;
        replace_all(text, ",", many || parts_thousands(text, comma) ? "" : ".");
    }
    const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+';
    });
    if (!plain) return std::nullopt;
    std::istringstream in(text);
    in.imbue(std::locale::classic());
    double value = 0.0;
    if (!(in >> value) || in.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
    return value;
}

}  // namespace tk::ui
