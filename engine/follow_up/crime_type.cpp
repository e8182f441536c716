// What a category is, by its name.
#include <algorithm>
#include <array>
#include <string_view>

#include "engine/core/letter_case.h"
#include "engine/follow_up/published_effects.h"

namespace tk {
namespace {

/// Anywhere in a name.
constexpr std::array<std::string_view, 14> property_parts{
    "stöld", "inbrott", "skadegör", "tillgrepp", "klotter",  "snatter",  "theft",
    "burgl", "vandal",  "larceny",  "graffiti",  "shoplift", "stealing", "criminal damage"};
/// At the beginning of a word.
constexpr std::array<std::string_view, 11> violence_beginnings{
    "våld",  "misshand", "sexual", "ofred",  "knivsk", "violen",
    "assau", "robber",   "rape",   "murder", "homicid"};
/// At the end of a word.
constexpr std::array<std::string_view, 3> violence_endings{"misshandel", "våld", "robbery"};
/// Whole words.
constexpr std::array<std::string_view, 5> violence_words{"hot", "mord", "dråp", "threat",
                                                         "threats"};

bool is_name_letter(char c) {
    return static_cast<unsigned char>(c) >= 0x80U || (c >= 'a' && c <= 'z');
}

/// "personrån", but "stöld från fordon" is none.
bool is_robbery_in_swedish(std::string_view word) {
    return word.starts_with("rån") || (word.ends_with("rån") && word != "från");
}

bool is_violence_word(std::string_view word) {
    const auto begins = [&](std::string_view part) { return word.starts_with(part); };
    const auto ends = [&](std::string_view part) { return word.ends_with(part); };
    return std::any_of(violence_beginnings.begin(), violence_beginnings.end(), begins) ||
           std::any_of(violence_endings.begin(), violence_endings.end(), ends) ||
           std::find(violence_words.begin(), violence_words.end(), word) != violence_words.end() ||
           is_robbery_in_swedish(word);
}

bool tells_of_violence(std::string_view name) {
    std::size_t begin = 0;
    while (begin < name.size()) {
        std::size_t end = begin;
        while (end < name.size() && is_name_letter(name[end])) ++end;
        if (is_violence_word(name.substr(begin, end - begin))) return true;
        begin = end + 1;
    }
    return false;
}

bool tells_of_property(std::string_view name) {
    return std::any_of(property_parts.begin(), property_parts.end(), [&](std::string_view part) {
        return name.find(part) != std::string_view::npos;
    });
}

bool is_listed_name(const std::vector<std::string>& names, const std::string& folded_name) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return folded(name) == folded_name; });
}

}  // namespace

CrimeType crime_type_of(const std::string& category, const CrimeTypeNames& names) {
    const std::string name = folded(category);
    if (is_listed_name(names.property, name)) return CrimeType::property;
    if (is_listed_name(names.violence, name)) return CrimeType::violence;
    const bool violence = tells_of_violence(name), property = tells_of_property(name);
    if (violence == property) return CrimeType::unknown;
    return violence ? CrimeType::violence : CrimeType::property;
}

}  // namespace tk
