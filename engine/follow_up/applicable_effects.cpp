// Which rows of the table of evidence speak about a measure.
#include <algorithm>

#include "engine/core/letter_case.h"
#include "engine/follow_up/published_effects.h"

namespace tk {
namespace {

bool is_specific_setting(const PublishedEffect& effect) {
    return effect.setting != "any";
}

bool is_specific_crime(const PublishedEffect& effect) {
    return effect.crime != "all";
}

/// For a figure of `wanted` alone.
NotApplied why_not_type(CrimeType wanted, const EffectQuestion& question) {
    if (question.categories.empty()) return NotApplied::other_crime;
    bool unknown = false;
    for (const std::string& category : question.categories) {
        const CrimeType type = crime_type_of(category, question.crime_types);
        if (type == CrimeType::unknown)
            unknown = true;
        else if (type != wanted)
            return NotApplied::other_crime;
    }
    return unknown ? NotApplied::crime_type_unknown : NotApplied::applied;
}

NotApplied why_not_total(const EffectQuestion& question) {
    if (question.categories.empty()) return NotApplied::applied;
    const NotApplied as_property = why_not_type(CrimeType::property, question);
    return as_property == NotApplied::other_crime ? NotApplied::total_is_not_violence : as_property;
}

NotApplied why_not_category(const std::string& crime, const EffectQuestion& question) {
    const std::string wanted = folded(crime);
    const bool all_are =
        std::all_of(question.categories.begin(), question.categories.end(),
                    [&](const std::string& category) { return folded(category) == wanted; });
    return all_are && !question.categories.empty() ? NotApplied::applied : NotApplied::other_crime;
}

NotApplied why_not_crime(const PublishedEffect& effect, const EffectQuestion& question) {
    if (effect.crime == "all") return why_not_total(question);
    if (effect.crime == "property") return why_not_type(CrimeType::property, question);
    if (effect.crime == "violence") return why_not_type(CrimeType::violence, question);
    return why_not_category(effect.crime, question);
}

/// Whether the row is about what is asked at all, whatever it found.
NotApplied why_not_about(const PublishedEffect& effect, const EffectQuestion& question) {
    if (!effect.transferable) return NotApplied::not_transferable;
    if (is_specific_setting(effect) && folded(effect.setting) != folded(question.setting))
        return NotApplied::other_setting;
    return why_not_crime(effect, question);
}

/// Whether `other` says more closely what `effect` says in general.
bool is_closer(const PublishedEffect& other, const PublishedEffect& effect) {
    const int setting = static_cast<int>(is_specific_setting(other)) -
                        static_cast<int>(is_specific_setting(effect));
    const int crime =
        static_cast<int>(is_specific_crime(other)) - static_cast<int>(is_specific_crime(effect));
    return setting >= 0 && crime >= 0 && setting + crime > 0;
}

bool is_overruled(const PublishedEffect& effect, std::span<const PublishedEffect> table,
                  const EffectQuestion& question) {
    return std::any_of(table.begin(), table.end(), [&](const PublishedEffect& other) {
        const bool says_something = other.log_effect || other.finding != EffectFinding::significant;
        return says_something && other.source == effect.source && other.measure == effect.measure &&
               is_closer(other, effect) && why_not_about(other, question) == NotApplied::applied;
    });
}

NotApplied why_not_row(const PublishedEffect& effect, std::span<const PublishedEffect> table,
                       const EffectQuestion& question) {
    if (const NotApplied why = why_not_about(effect, question); why != NotApplied::applied)
        return why;
    if (effect.finding == EffectFinding::not_significant) return NotApplied::not_significant;
    if (effect.finding == EffectFinding::none_detected) return NotApplied::none_detected;
    if (is_overruled(effect, table, question)) return NotApplied::setting_has_its_own;
    if (!effect.log_effect) return NotApplied::no_size;
    return effect.standard_error ? NotApplied::applied : NotApplied::no_standard_error;
}

}  // namespace

std::vector<EffectChoice> applicable_effects(std::span<const PublishedEffect> table,
                                             const EffectQuestion& question) {
    std::vector<EffectChoice> choices;
    for (std::size_t row = 0; row < table.size(); ++row)
        if (table[row].measure == question.measure)
            choices.push_back({row, why_not_row(table[row], table, question)});
    return choices;
}

}  // namespace tk
