#include "engine/follow_up/measure_expectation.h"

#include <algorithm>
#include <stdexcept>

namespace tk {
namespace {

/// The incidents a row is about; none where they are not known.
std::optional<double> incidents_for(const PublishedEffect& effect, const MeasureBefore& before) {
    return effect.night_only ? before.in_the_dark : std::optional<double>(before.incidents);
}

ExpectedEffectQuestion question_for(const MeasureQuestion& question, double incidents) {
    ExpectedEffectQuestion asked;
    asked.before = incidents;
    asked.days_before = question.before.days();
    asked.days_after = question.days_after;
    asked.trend = question.trend;
    asked.overdispersion = question.overdispersion;
    asked.seed = question.seed;
    asked.draws = question.draws;
    return asked;
}

EffectExpectation expect_of_row(const PublishedEffect& effect, NotApplied why,
                                const MeasureQuestion& question) {
    EffectExpectation expectation{effect, {}, why};
    if (why != NotApplied::applied) return expectation;
    const std::optional<double> incidents = incidents_for(effect, question.before);
    if (!incidents)
        expectation.not_applied = NotApplied::dark_hours_unknown;
    else
        expectation.expected = expected_effect(effect, question_for(question, *incidents));
    return expectation;
}

NoExpectation why_none_of(const MeasureExpectation& found) {
    if (found.effects.empty()) return NoExpectation::no_evidence;
    const bool any = std::any_of(found.effects.begin(), found.effects.end(),
                                 [](const EffectExpectation& row) { return row.expected; });
    if (!any) return NoExpectation::none_applies;
    return found.before.incidents > 0.0 ? NoExpectation::none : NoExpectation::nothing_before;
}

}  // namespace

MeasureExpectation expect_of_measure(const MeasureQuestion& question,
                                     std::span<const PublishedEffect> table) {
    if (question.before.days() < 1 || question.days_after < 1)
        throw std::invalid_argument("a period must have a day at least");
    MeasureExpectation found;
    found.kind = question.kind;
    found.before = question.before;
    found.trend = question.trend;
    found.overdispersion = question.overdispersion;
    found.days_after = question.days_after;
    const EffectQuestion asked{question.kind, question.before.categories, question.setting,
                               question.crime_types};
    for (const EffectChoice& choice : applicable_effects(table, asked))
        found.effects.push_back(expect_of_row(table[choice.row], choice.not_applied, question));
    found.why_none = why_none_of(found);
    return found;
}

std::vector<MeasureInTime> parallel_measures(std::span<const MeasureInTime> others,
                                             std::chrono::local_days from,
                                             std::chrono::local_days to) {
    std::vector<MeasureInTime> parallel;
    for (const MeasureInTime& other : others)
        if (other.touches_area && other.starts && *other.starts >= from && *other.starts < to)
            parallel.push_back(other);
    std::stable_sort(
        parallel.begin(), parallel.end(),
        [](const MeasureInTime& a, const MeasureInTime& b) { return *a.starts < *b.starts; });
    return parallel;
}

}  // namespace tk
