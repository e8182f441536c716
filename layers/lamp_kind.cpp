#include "layers/lamp_kind.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "engine/core/letter_case.h"
#include "layers/field_names.h"

namespace tk {

namespace {

constexpr double reflector_output = 0.8;

struct LampWords {
    LampKind kind;
    std::string_view abbreviations;  ///< whole words, separated by spaces
    std::string_view parts;          ///< anywhere in the text
};

// Sorted so that "metal halide" is met before "halogen" and low pressure before high.
constexpr std::array lamp_words{
    LampWords{{"LED", 110.0, true}, "led leds", "lightemitting lysdiod"},
    LampWords{{"low-pressure sodium", 130.0 * reflector_output, true},
              "lps sox",
              "lowpressuresodium lagtrycksnatrium"},
    LampWords{{"high-pressure sodium", 100.0 * reflector_output, true},
              "hps son nav hst",
              "sodium natrium"},
    LampWords{{"metal halide", 80.0 * reflector_output, true},
              "mh cdm cpo hqi hci",
              "metalhalide metallhalogen keramisk"},
    LampWords{{"mercury", 45.0 * reflector_output, true}, "mv hpl hql", "mercury kvicksilver"},
    LampWords{
        {"fluorescent", 75.0 * reflector_output, true}, "cfl", "fluorescent lysror lagenergi"},
    LampWords{{"incandescent", 12.0 * reflector_output, true}, "inc", "incandescent glodlamp"},
    LampWords{{"halogen", 18.0 * reflector_output, true}, "", "halogen"},
};

std::vector<std::string> words_in(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char c : folded(text)) {
        if (c >= 'a' && c <= 'z')
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    return words;
}

template <class Holds>
bool any_word(std::string_view list, const Holds& holds) {
    while (!list.empty()) {
        const std::string_view word = list.substr(0, list.find(' '));
        list.remove_prefix(std::min(list.size(), word.size() + 1));
        if (holds(word)) return true;
    }
    return false;
}

}  // namespace

LampKind lamp_kind(const std::string& text) {
    const std::string key = field_key(text);
    const std::vector<std::string> words = words_in(text);
    for (const LampWords& lamp : lamp_words) {
        const bool abbreviated = any_word(lamp.abbreviations, [&](std::string_view word) {
            return std::find(words.begin(), words.end(), word) != words.end();
        });
        const bool spelt = any_word(
            lamp.parts, [&](std::string_view part) { return key.find(part) != std::string::npos; });
        if (abbreviated || spelt) return lamp.kind;
    }
    return {"a lamp of unknown kind, taken as high-pressure sodium", 100.0 * reflector_output,
            false};
}

}  // namespace tk
