#include "layers/lamp_kind.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "engine/core/input_error.h"
#include "engine/core/letter_case.h"
#include "layers/field_names.h"
#include "layers/luminaire_table.h"
#include "layers/table_rows.h"

namespace tk {

namespace {

constexpr double reflector_output = 0.8;

struct LampWords {
    std::string_view name;
    double lm_per_w;
    std::string_view reference;
    std::string_view abbreviations;  ///< whole words, separated by spaces
    std::string_view parts;          ///< anywhere in the text
};

constexpr std::string_view sodium_reference =
    "70 to 120 lm/W of the lamp (Advanced Lighting Guidelines 2001, 6.6.3), 0.8 of it out of the "
    "luminaire";

// Sorted so that "metal halide" is met before "halogen" and low pressure before high.
constexpr std::array lamp_words{
    LampWords{"LED", 110.0, "assumed, of the whole luminaire", "led leds", "lightemitting lysdiod"},
    LampWords{"low-pressure sodium", 130.0 * reflector_output,
              "100 to 200 lm/W of the lamp (Czech Technical University, table of efficacies), 0.8 "
              "of it out of the luminaire",
              "lps sox", "lowpressuresodium lagtrycksnatrium"},
    LampWords{"high-pressure sodium", 100.0 * reflector_output, sodium_reference, "hps son nav hst",
              "sodium natrium"},
    LampWords{"metal halide", 80.0 * reflector_output,
              "70 to 100 lm/W of the lamp (Czech Technical University, table of efficacies), 0.8 "
              "of it out of the luminaire",
              "mh cdm cpo hqi hci", "metalhalide metallhalogen keramisk"},
    LampWords{"mercury", 45.0 * reflector_output,
              "about 50 lm/W of the lamp (Fardo and Patrick, Electrical Power Systems Technology), "
              "less for age, 0.8 of it out of the luminaire",
              "mv hpl hql", "mercury kvicksilver"},
    LampWords{
        "fluorescent", 75.0 * reflector_output,
        "45 to 100 lm/W of the lamp (Czech Technical University, table of efficacies), 0.8 of "
        "it out of the luminaire",
        "cfl", "fluorescent lysror lagenergi"},
    LampWords{"incandescent", 12.0 * reflector_output, "assumed", "inc", "incandescent glodlamp"},
    LampWords{"halogen", 18.0 * reflector_output, "assumed", "", "halogen"},
};

constexpr std::array lamp_columns{
    TableColumn{"source", "source kind ljuskalla lamptyp lampa"},
    TableColumn{"lm_per_w", "lmperw lmw lumenperwatt ljusutbyte"},
    TableColumn{"reference", "reference referens kalla"},
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
        if (abbreviated || spelt)
            return {std::string(lamp.name), lamp.lm_per_w, std::string(lamp.reference), true};
    }
    return {"a lamp of unknown kind, taken as high-pressure sodium", 100.0 * reflector_output,
            std::string(sodium_reference), false};
}

std::vector<LampKind> read_lamp_kinds(const std::string& source) {
    TableRows rows(source, lamp_columns);
    if (!rows.has("source") || !rows.has("lm_per_w"))
        throw InputError(source, "it has no columns 'source' and 'lm_per_w'",
                         "a table of lamps has a row a kind: source, lm_per_w, reference");
    std::vector<LampKind> kinds;
    while (rows.next()) {
        const std::string name = rows.text("source");
        const std::optional<double> lm_per_w = rows.number("lm_per_w", HUGE_VAL, false);
        if (name.empty() || !lm_per_w)
            rows.refuse("its source or its lm_per_w is empty",
                        "give the kind of lamp as in the register, and its lumens per watt");
        kinds.push_back({name, *lm_per_w, rows.text("reference"), true});
    }
    if (kinds.empty()) throw InputError(source, "it has no rows", "give a row a kind of lamp");
    return kinds;
}

LampKind lamp_kind_among(const std::vector<LampKind>& kinds, const std::string& text) {
    for (const LampKind& kind : kinds)
        if (meets_pattern(text, kind.name)) return kind;
    LampKind own = lamp_kind(text);
    if (own.recognised)
        for (const LampKind& kind : kinds)
            if (const LampKind named = lamp_kind(kind.name);
                named.recognised && named.name == own.name)
                return kind;
    return own;
}

}  // namespace tk
