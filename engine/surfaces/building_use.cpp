#include "engine/surfaces/building_use.h"

#include <array>
#include <string>

#include "engine/core/letter_case.h"

namespace tk {
namespace {

struct UseWords {
    BuildingUse use;
    std::string_view words;  ///< separated by spaces
};

/// The first that occurs decides: what is called after a house without being one comes first, then
/// dwellings, which mixed buildings count as.
constexpr std::array use_words{
    UseWords{BuildingUse::outbuilding,
             "garage carport komplementbyggnad förråd uthus parkering parking greenhouse växthus "
             "transformator ekonomibyggnad farm_auxiliary shed"},
    UseWords{BuildingUse::workplace, "warehouse lagerhus magasin varuhus kommunhus"},
    UseWords{BuildingUse::round_clock,
             "sjukhus hospital hotell hotel polis police brandstation fire_station"},
    UseWords{BuildingUse::dwelling,
             "bostad bostäder lägenhet småhus radhus kedjehus parhus villa boende dwelling "
             "residential apartment house detached terrace dormitory bungalow"},
    UseWords{BuildingUse::evening,
             "restaurang restaurant krog nattklubb nightclub night_club teater theatre theater "
             "biograf cinema"},
    UseWords{BuildingUse::workplace,
             "kontor office handel butik shop retail commercial supermarket industri lager "
             "verksamhet skola school kindergarten university universitet college "
             "samhällsfunktion civic public kyrka church bibliotek library"},
};

bool has_any(std::string_view text, std::string_view words) {
    while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find(' '));
        words.remove_prefix(word.size() < words.size() ? word.size() + 1 : words.size());
        if (text.find(word) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace

BuildingUse building_use(std::string_view words) {
    const std::string text = folded(words);
    for (const UseWords& known : use_words)
        if (has_any(text, known.words)) return known.use;
    return BuildingUse::unknown;
}

double watching_share(BuildingUse use, WatchHours hours) {
    const bool night = hours == WatchHours::night;
    switch (use) {
        case BuildingUse::dwelling:
        case BuildingUse::round_clock: return 1.0;
        case BuildingUse::workplace: return night ? 0.0 : 1.0;
        case BuildingUse::outbuilding: return 0.0;
        case BuildingUse::evening:
        case BuildingUse::unknown: return night ? 0.5 : 1.0;
    }
    return 1.0;
}

}  // namespace tk
