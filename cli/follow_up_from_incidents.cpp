#include "cli/follow_up_from_incidents.h"

#include <algorithm>
#include <utility>

#include "cli/evidence_json.h"
#include "cli/follow_up_checks.h"
#include "cli/follow_up_design.h"
#include "cli/follow_up_json.h"
#include "cli/follow_up_reading.h"
#include "cli/follow_up_series.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "engine/follow_up/follow_up_evaluation.h"
#include "engine/follow_up/follow_up_verdict.h"
#include "engine/follow_up/measure_before.h"
#include "layers/effect_table.h"
#include "layers/provenance.h"

namespace tk::cli {
namespace {

const char* word_of(ChosenOverdispersion::From from) {
    switch (from) {
        case ChosenOverdispersion::From::given: return "given";
        case ChosenOverdispersion::From::estimated: return "estimated";
        case ChosenOverdispersion::From::assumed: break;
    }
    return "assumed";
}

void note_overdispersion(const ChosenOverdispersion& chosen, std::vector<std::string>& notes) {
    if (chosen.from == ChosenOverdispersion::From::assumed)
        notes.push_back(
            "overdispersion cannot be estimated from so few months: " + plain_number(chosen.phi) +
            " is assumed, which widens the relative effect's interval");
    if (chosen.from == ChosenOverdispersion::From::estimated)
        notes.push_back(
            "overdispersion is estimated from the months of treated area and control around what "
            "they have in common (Pearson's chi-squared over " +
            grouped(static_cast<long long>(chosen.of_months.degrees_of_freedom)) +
            " degrees of freedom): " + plain_number(chosen.of_months.phi) +
            (chosen.of_months.phi < 1.0 ? ", and 1 is taken" : ""));
}

Json overdispersion_as_json(const ChosenOverdispersion& chosen) {
    return {{"value", chosen.phi},
            {"from", word_of(chosen.from)},
            {"estimate",
             chosen.of_months.degrees_of_freedom > 0 ? Json(chosen.of_months.phi) : Json(nullptr)},
            {"degrees_of_freedom", chosen.of_months.degrees_of_freedom}};
}

Json buffer_as_json(const SurroundingsSource& words) {
    if (words.none()) return nullptr;
    return words.source.empty() ? Json(words.ring_m) : Json(source_name(words.source));
}

/// [first day, first day after it).
Json days_as_json(std::chrono::local_days from, std::chrono::local_days to) {
    return {day_text(from), day_text(to)};
}

Json parameters_of(const FollowUpTask& task, const FollowUpPeriods& periods,
                   const ReadContext& reading) {
    const FollowUpRequest& asked = task.read;
    return {{"form", "incidents"},
            {"incidents", source_name(asked.incidents.source)},
            {"treated", asked.treated.empty() ? Json(nullptr) : Json(source_name(asked.treated))},
            {"treated_cameras", task.treated_cameras},
            {"control", source_name(asked.control)},
            {"buffer", buffer_as_json(asked.buffer)},
            {"control_buffer", buffer_as_json(asked.control_buffer)},
            {"date", day_text(std::chrono::local_days{asked.date})},
            {"before", days_as_json(periods.before_from, periods.before_to)},
            {"after", days_as_json(periods.after_from, periods.after_to)},
            {"before_days", periods.before_days()},
            {"after_days", periods.after_days()},
            {"installation_days", asked.installation_days},
            {"series", task.monthly ? Json("month") : Json(nullptr)},
            {"timezone", asked.incidents.timezone},
            {"seed", task.seed},
            {"crs", reading.crs.label()}};
}

/// The result's key and the parameters' two, with the note on where it is from.
void tell_overdispersion(const ChosenOverdispersion& chosen, FollowUpAnswer& answer) {
    note_overdispersion(chosen, answer.notes);
    answer.parameters["overdispersion"] = chosen.phi;
    answer.parameters["overdispersion_from"] = word_of(chosen.from);
    answer.result["overdispersion"] = overdispersion_as_json(chosen);
}

void note_several_areas(std::size_t in_several, std::vector<std::string>& notes) {
    if (in_several > 0)
        notes.push_back(grouped(static_cast<long long>(in_several)) +
                        " incidents lie in several of the areas and count in the first of treated, "
                        "control, displacement area, the control's displacement area");
}

void note_design(const FollowUpData& data, std::size_t in_several, const AreaCounts& counts,
                 const PlacedShare& placed, std::vector<std::string>& notes) {
    const FollowUpPeriods periods = data.design.periods();
    note_several_areas(in_several, notes);
    if (periods.before_days() != periods.after_days())
        notes.push_back("the periods are " + std::to_string(periods.before_days()) + " and " +
                        std::to_string(periods.after_days()) +
                        " days long: the difference is in incidents of the period after");
    if (counts.treated.before + counts.treated.after == 0.0)
        notes.push_back("there is no incident in the treated area; check its place and the filter");
    if (data.rows_before.all() + data.rows_after.all() == 0)
        notes.push_back(
            "the share of rows without a place is null: they have no height of the sun, which the "
            "filter asks for");
    if (placed.alarm)
        notes.push_back("of all rows " + percent(placed.unplaced_before) +
                        " have no place before and " + percent(placed.unplaced_after) +
                        " after: rows that lose their place leave every area, and look like an "
                        "effect");
}

MeasureQuestion expectation_asked(const FollowUpTask& task, const FollowUpEvaluation& found) {
    MeasureQuestion question;
    question.kind = task.evidence.kind;
    question.setting = task.evidence.setting;
    question.before.incidents = found.counts.treated.before;
    question.before.from = found.periods.before_from;
    question.before.to = found.periods.before_to;
    question.before.categories = task.read.filter.categories;
    if (task.read.filter.darkness == "dark")
        question.before.in_the_dark = question.before.incidents;
    question.days_after = found.periods.after_days();
    question.trend =
        control_trend(found.counts.control, found.periods.before_days(), found.periods.after_days())
            .value_or(1.0);
    question.overdispersion = found.overdispersion.phi;
    question.seed = task.seed;
    return question;
}

/// What published effects let expect, beside what is observed.
void put_expected(const FollowUpTask& task, const FollowUpEvaluation& found,
                  FollowUpAnswer& answer) {
    if (task.evidence.kind.empty()) return;
    const MeasureQuestion question = expectation_asked(task, found);
    const MeasureExpectation expectation =
        expect_of_measure(question, effect_table_or_published(task.evidence.table));
    answer.parameters["expected_of"] = task.evidence.kind;
    answer.parameters["setting"] =
        task.evidence.setting.empty() ? Json(nullptr) : Json(task.evidence.setting);
    answer.parameters["effects"] =
        task.evidence.table.empty() ? Json(nullptr) : Json(source_name(task.evidence.table));
    answer.parameters["trend"] = question.trend;
    put_expectation(expectation, answer.result);
    note_expectation(expectation, answer.notes);
    if (const std::string why = why_nothing_is_expected(expectation); !why.empty())
        answer.notes.push_back(why);
    if (expectation.any_expected() && !(task.read.filter.darkness + task.read.filter.hours).empty())
        answer.notes.emplace_back(
            "only some hours are counted: published effects of all hours are applied to them as "
            "they are");
    answer.text += "\n" + expectation_table(expectation);
}

/// How the design stands to its lock; one from options has none.
DesignLock stamp_design(const FollowUpTask& task, const FollowUpData& data,
                        FollowUpAnswer& answer) {
    DesignLock lock;
    if (task.in_study != nullptr) {
        const DesignInStudy& in = *task.in_study;
        answer.digest = digest_of_design(in.study, in.follow_up, data.design.areas);
        lock = design_lock(in.follow_up, answer.digest);
        answer.result["design"] = design_as_json(lock);
    }
    answer.parameters["design"] = design_word(lock.state);
    return lock;
}

void tell_outlook(const FollowUpTask& task, const FollowUpData& data, const DesignLock& lock,
                  FollowUpAnswer& answer) {
    const FollowUpOutlook outlook = outlook_of(data, task.overdispersion, task.in_study->areas);
    tell_overdispersion(outlook.overdispersion, answer);
    note_several_areas(outlook.in_several, answer.notes);
    put_outlook(outlook, answer.result);
    note_outlook(outlook, answer.notes);
    answer.text = outlook_table(outlook) + "\n";
    // Where it is about to be locked, how it stands is told afterwards.
    if (!task.design_only)
        answer.text += design_sentence(lock, data.reach == FollowUpReach::not_yet) + "\n";
}

void tell_outcome(const FollowUpTask& task, const FollowUpData& data, const DesignLock& lock,
                  FollowUpAnswer& answer) {
    const PlacedShare placed = compare_placed_share(data.rows_before, data.rows_after);
    const std::vector<OtherControl> others = fit_controls(data);
    const FollowUpEvaluation found =
        evaluate_follow_up(data.incidents.all, data.design,
                           {task.overdispersion, task.area_weights, task.seed, others, placed});
    const double phi = found.overdispersion.phi;
    answer.verdict = verdict_of(found.findings, found.doubts);
    if (task.in_study != nullptr) answer.verdict += " " + design_sentence(lock, false);

    tell_overdispersion(found.overdispersion, answer);
    answer.parameters["time_weights"] = {found.question.weights.before,
                                         found.question.weights.after};
    put_findings(found.counts, found.findings, answer.result);
    answer.result["verdict"] = answer.verdict;
    answer.result["sensitivity"] = sensitivity_as_json(found.sensitivity, task.area_weights);
    note_findings(found.question, found.findings, answer.notes);
    if (task.monthly) {
        answer.result["series"] = series_as_json(found.months, data.design.areas);
        answer.result["difference_in_differences"] =
            differences_by_month(data, found.months, answer.notes);
        answer.result["interrupted_time_series"] = interrupted_series(found.months, answer.notes);
    }
    answer.result["regression_to_mean"] =
        regression_to_mean_as_json(data, found.counts, phi, answer.notes);
    answer.result["placed_share"] = placed_share_as_json(data, placed);
    answer.result["control_suggestions"] = control_suggestions_as_json(data, phi);
    note_design(data, found.in_several, found.counts, placed, answer.notes);
    answer.text = findings_table(found.counts, found.findings) + "\n" +
                  series_table(answer.result["difference_in_differences"],
                               answer.result["interrupted_time_series"]) +
                  sensitivity_table(found.sensitivity, task.area_weights) + "\n" + answer.verdict +
                  "\n";
    put_expected(task, found, answer);
}

}  // namespace

FollowUpAnswer follow_up_from_incidents(const FollowUpTask& task, const ReadContext& reading,
                                        const Context& context) {
    FollowUpAnswer answer;
    context.begin_part("read");
    const FollowUpData data = read_told_follow_up(
        task.read, task.in_study == nullptr ? StillToCome::refused : StillToCome::allowed, reading,
        answer.notes);
    answer.input = data.incidents_report;

    context.begin_part("compute");
    answer.parameters = parameters_of(task, data.design.periods(), reading);
    answer.result = empty_evaluation();
    const DesignLock lock = stamp_design(task, data, answer);
    if (task.design_only || data.reach == FollowUpReach::not_yet)
        tell_outlook(task, data, lock, answer);
    else
        tell_outcome(task, data, lock, answer);
    return answer;
}

}  // namespace tk::cli
