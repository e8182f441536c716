#include "viewer/panels/measure_words.h"

#include <cmath>

#include "viewer/panels/follow_up_words.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

constexpr double days_a_year = 365.0;

LinkWords nothing_told(std::string head, std::string why = {}) {
    LinkWords words;
    words.head = std::move(head);
    if (!why.empty()) words.lines.push_back(std::move(why));
    words.told = false;
    return words;
}

/// As finely as so few can be told.
std::string few_change_text(double incidents) {
    constexpr double few = 9.95;
    return change_text(std::abs(incidents) < few ? std::round(incidents * 10.0) / 10.0
                                                 : std::round(incidents));
}

LinkWords being_computed() {
    return nothing_told(tr("Being computed"));
}

std::string not_applied_words(NotApplied why) {
    switch (why) {
        case NotApplied::applied: break;
        case NotApplied::not_transferable: return tr("It is of another thing than such a measure");
        case NotApplied::other_setting: return tr("It is of another kind of place");
        case NotApplied::other_crime: return tr("It is of other crime than is counted");
        case NotApplied::crime_type_unknown:
            return tr("A category that is counted cannot be told to be property or violence");
        case NotApplied::total_is_not_violence:
            return tr("A figure of all crime says nothing of violence");
        case NotApplied::not_significant: return tr("Its source cannot tell it from chance");
        case NotApplied::none_detected: return tr("Its source has found no effect");
        case NotApplied::setting_has_its_own:
            return tr("Its source says something else of this place or crime");
        case NotApplied::no_size: return tr("Its source gives no number");
        case NotApplied::no_standard_error: return tr("Nothing tells how uncertain it is");
        case NotApplied::dark_hours_unknown:
            return tr("It is of dark hours, and how many came then is not known");
    }
    return {};
}

std::string no_area_words(const MeasureFound& found) {
    switch (found.no_area) {
        case NoMeasureArea::none: break;
        case NoMeasureArea::not_said: return tr("Give it an area: nothing says where it works.");
        case NoMeasureArea::plan_not_computed: return tr("Its proposal is not computed yet.");
        case NoMeasureArea::no_surface:
            return tr("What its proposal changes is not computed in this study.");
        case NoMeasureArea::nothing_changes:
            return tr("Its proposal makes no ground lighter or watched.");
    }
    return tr("No incident has a time to count by.");
}

std::string effect_source_words(const PublishedEffect& effect) {
    return fill_in(
        effect.approximate ? tr("Sureness {}, approximate · {}") : tr("Sureness {} · {}"),
        {effect.sureness, effect.source});
}

LinkWords words_without_effect(const MeasureExpectation& expectation) {
    switch (expectation.why_none) {
        case NoExpectation::none:
        case NoExpectation::none_applies: break;
        case NoExpectation::no_evidence:
            return nothing_told(tr("No expected effect"),
                                tr("There is no evidence of such measures in the table. A "
                                   "follow-up can still tell what came of it."));
        case NoExpectation::nothing_before:
            return nothing_told(tr("No expected effect"),
                                tr("There are no incidents before it: none can become fewer."));
    }
    LinkWords words = nothing_told(tr("No expected effect"));
    for (const EffectExpectation& row : expectation.effects)
        words.lines.push_back(not_applied_sentence(row));
    return words;
}

/// A change by so many a year: fewer is below 0.
ShownInterval change_a_year(const ExpectedEffect& expected, int days_after) {
    const double a_year = days_a_year / days_after;
    return {-expected.fewer_80.high * a_year, -expected.expected_fewer * a_year,
            -expected.fewer_80.low * a_year, 0.0};
}

LinkWords words_of_effects(const MeasureExpectation& expectation) {
    LinkWords words;
    std::vector<std::string> further;
    for (const EffectExpectation& row : expectation.effects) {
        if (!row.expected) continue;
        const ShownInterval change = change_a_year(*row.expected, expectation.days_after);
        const std::string head =
            fill_in(tr("{} incidents a year"), {few_change_text(change.point)});
        const std::string interval = fill_in(
            tr("80 %: {} to {}"), {few_change_text(change.low), few_change_text(change.high)});
        if (!words.interval) {
            words.interval = change;
            words.head = head;
            words.lines = {interval, effect_source_words(row.effect)};
        } else {
            further.push_back(head + ", " + interval + " · " + effect_source_words(row.effect));
        }
    }
    words.lines.insert(words.lines.end(), further.begin(), further.end());
    words.lines.push_back(fill_in(
        tr("Evidence, applied to the {} incidents of its area from {} to {}"),
        {short_number_text(expectation.before.incidents),
         date_text(std::chrono::year_month_day(expectation.before.from)),
         date_text(std::chrono::year_month_day(expectation.before.to - std::chrono::days{1}))}));
    return words;
}

std::string seen_words(double minimum_detectable_effect) {
    if (!std::isfinite(minimum_detectable_effect)) return tr("No change would be seen.");
    const double percent = std::round(std::abs(percent_of_expected(minimum_detectable_effect)));
    return fill_in(tr("Changes below {} are seldom seen"), {number_text(percent, 0) + "\u00A0%"});
}

std::string short_lock_words(const DesignLock& lock) {
    const std::string day = lock.locked_on ? date_text(*lock.locked_on) : std::string();
    switch (lock.state) {
        case DesignLock::State::before_measure:
            return fill_in(tr("Locked before the measure, {}"), {day});
        case DesignLock::State::after_measure:
            return fill_in(tr("Locked after the measure, {}"), {day});
        case DesignLock::State::changed: return fill_in(tr("Changed since locked, {}"), {day});
        case DesignLock::State::unreadable:
        case DesignLock::State::not_locked: break;
    }
    return tr("The design is not locked");
}

std::string short_verdict_words(const RelativeEffect& effect) {
    switch (conclusion_of(effect)) {
        case FollowUpConclusion::fewer: return tr("Fewer than expected without it");
        case FollowUpConclusion::more: return tr("More than expected without it");
        case FollowUpConclusion::not_told_from_chance: break;
    }
    return tr("No change told from chance");
}

std::string count_words(const AreaCounts& counts) {
    return fill_in(
        tr("{} → {}, comparison {} → {}"),
        {short_number_text(counts.treated.before), short_number_text(counts.treated.after),
         short_number_text(counts.control.before), short_number_text(counts.control.after)});
}

template <class Found, class Entry>
const Found* found_by_id(const std::vector<Found>& found, const std::vector<Entry>& entries,
                         const std::string& id) {
    for (std::size_t i = 0; i < entries.size() && i < found.size(); ++i)
        if (entries[i].id == id) return &found[i];
    return nullptr;
}

}  // namespace

std::string LinkWords::whole() const {
    std::string all = head;
    for (const std::string& line : lines) all += "\n" + line;
    return all;
}

std::string measure_kind_words(const std::string& kind) {
    if (kind == "lighting") return tr("Lighting");
    if (kind == "cameras") return tr("Cameras");
    if (kind == "development") return tr("Rebuilding");
    if (kind == "social") return tr("Social measure");
    if (kind == "patrol") return tr("Patrols");
    if (kind == "upkeep") return tr("Upkeep");
    return tr("Other measure");
}

std::string problem_words(const StudyProblem& problem) {
    return problem.text.empty() ? problem.id : problem.id + " · " + problem.text;
}

std::string cause_words(const StudyProblem& problem, const AreaFound* area) {
    std::string words = problem.cause.empty() ? std::string(tr("No cause is written down."))
                                              : fill_in(tr("Cause: {}"), {problem.cause});
    if (area != nullptr && !area->problem.empty()) words += " · " + area->problem;
    return words;
}

LinkWords link_of_measure(const StudyMeasure& measure) {
    LinkWords words;
    words.head = measure.id + " · " + measure_kind_words(measure.kind);
    std::string when_and_cost;
    const auto add = [&when_and_cost](const std::string& part) {
        when_and_cost += (when_and_cost.empty() ? "" : " · ") + part;
    };
    if (measure.starts) add(date_text(*measure.starts));
    if (measure.cost_sek) add(fill_in(tr("SEK {}"), {number_text(*measure.cost_sek, 0)}));
    if (!measure.scenario.empty()) add(measure.scenario);
    words.lines = {
        measure.responsible.empty() ? std::string(tr("Nobody is responsible yet"))
                                    : measure.responsible,
        when_and_cost.empty() ? std::string(tr("Without a day or a cost")) : when_and_cost};
    if (!measure.indicator.empty())
        words.lines.push_back(fill_in(tr("Indicator: {}"), {measure.indicator}));
    return words;
}

std::string not_applied_sentence(const EffectExpectation& row) {
    return not_applied_words(row.not_applied) + ": " + row.effect.source;
}

LinkWords link_of_expectation(const MeasureFound* found) {
    if (found == nullptr) return being_computed();
    if (!found->area.problem.empty())
        return nothing_told(tr("No expected effect"), found->area.problem);
    if (!found->expectation) return nothing_told(tr("No expected effect"), no_area_words(*found));
    return found->expectation->any_expected() ? words_of_effects(*found->expectation)
                                              : words_without_effect(*found->expectation);
}

LinkWords link_of_design(const StudyFollowUp* follow_up, const FollowUpAnswer* answer) {
    if (follow_up == nullptr)
        return nothing_told(tr("No follow-up"), tr("Add one to see what comes of it."));
    LinkWords words;
    words.head = follow_up->name;
    if (answer == nullptr || !answer->problem.empty()) {
        words.lines.emplace_back(follow_up->locked.empty() ? tr("The design is not locked")
                                                           : tr("The design is locked"));
        words.lines.push_back(answer == nullptr ? std::string(tr("Being computed"))
                                                : answer->problem);
        return words;
    }
    words.lines.push_back(short_lock_words(answer->lock));
    words.lines.push_back(seen_words(answer->still_to_come
                                         ? answer->outlook.minimum_detectable_effect
                                         : answer->found.findings.minimum_detectable_effect));
    words.lines.push_back(lock_words(answer->lock, answer->still_to_come));
    return words;
}

LinkWords link_of_outcome(const StudyFollowUp* follow_up, const FollowUpAnswer* answer) {
    if (follow_up == nullptr) return nothing_told("–");
    if (answer == nullptr) return being_computed();
    if (!answer->problem.empty()) return nothing_told(tr("Not known yet"), answer->problem);
    if (answer->still_to_come)
        return nothing_told(tr("Still to come"),
                            tr("The incidents do not reach past the day of the measure."));
    const RelativeEffect& effect = answer->found.findings.effect;
    const double low = percent_of_expected(effect.interval.high);
    const double high = percent_of_expected(effect.interval.low);
    LinkWords words;
    words.head = short_verdict_words(effect);
    words.lines = {fill_in(tr("{}, 95 %: {} to {}"), {signed_percent(effect.percent_change()),
                                                      signed_percent(low), signed_percent(high)}),
                   count_words(answer->found.counts), verdict_words(answer->found.findings)};
    if (effect.interval.known() && std::isfinite(low) && std::isfinite(high))
        words.interval = ShownInterval{low, effect.percent_change(), high, 0.0};
    return words;
}

const MeasureFound* found_measure(const MeasuresFound* found, const std::string& id) {
    return found == nullptr ? nullptr
                            : found_by_id(found->measures, found->wish.study->measures, id);
}

const AreaFound* found_problem(const MeasuresFound* found, const std::string& id) {
    return found == nullptr ? nullptr
                            : found_by_id(found->problems, found->wish.study->problems, id);
}

}  // namespace tk
