#include "viewer/text/set_title.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/core/letter_case.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

constexpr std::array known_sets{std::pair{"atms", tr_mark("Cash machines")},
                                std::pair{"bars", tr_mark("Bars")},
                                std::pair{"buildings", tr_mark("Buildings")},
                                std::pair{"bus_stops", tr_mark("Bus stops")},
                                std::pair{"car_parks", tr_mark("Car parks")},
                                std::pair{"parks", tr_mark("Parks")},
                                std::pair{"playgrounds", tr_mark("Playgrounds")},
                                std::pair{"preschools", tr_mark("Preschools")},
                                std::pair{"restaurants", tr_mark("Restaurants")},
                                std::pair{"schools", tr_mark("Schools")},
                                std::pair{"shops", tr_mark("Shops")},
                                std::pair{"sports_grounds", tr_mark("Sports grounds")},
                                std::pair{"stations", tr_mark("Stations")},
                                std::pair{"streets", tr_mark("Streets and paths")}};

/// The first letter as a capital, also å, ä, ö and their like (Latin-1 in UTF-8).
std::string with_capital(std::string words) {
    if (words.empty()) return words;
    const auto first = static_cast<unsigned char>(words[0]);
    if (first >= 'a' && first <= 'z') {
        words[0] = static_cast<char>(first - 'a' + 'A');
    } else if (first == 0xC3 && words.size() > 1) {
        const auto second = static_cast<unsigned char>(words[1]);
        const bool is_small = second >= 0xA0 && second <= 0xBE && second != 0xB7;
        if (is_small) words[1] = static_cast<char>(second - 0x20);
    }
    return words;
}

}  // namespace

std::string set_title(std::string_view name) {
    std::string plain = folded(name);
    std::replace(plain.begin(), plain.end(), ' ', '_');
    for (const auto& [known, title] : known_sets)
        if (plain == known) return tr(title);
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return with_capital(std::move(words));
}

}  // namespace tk
