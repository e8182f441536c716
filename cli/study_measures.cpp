#include "cli/study_measures.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "cli/at_values.h"
#include "cli/evidence_json.h"
#include "cli/measure_areas.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "engine/core/input_error.h"
#include "engine/core/letter_case.h"
#include "engine/follow_up/follow_up_findings.h"
#include "engine/follow_up/measure_before.h"
#include "engine/town/local_day.h"
#include "layers/effect_table.h"
#include "layers/measure_question.h"
#include "layers/provenance.h"
#include "layers/read_follow_up.h"
#include "layers/read_incidents.h"

namespace tk::cli {
namespace {

using std::chrono::local_days;

const char* period_word(BeforePeriodFrom from) {
    switch (from) {
        case BeforePeriodFrom::follow_up: return "follow-up";
        case BeforePeriodFrom::before_start: return "before start";
        case BeforePeriodFrom::latest_year: break;
    }
    return "latest year";
}

Json words_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

/// The computed follow-up of that name; null for none.
const Json* computed_follow_up(const Json& list, const std::string& name) {
    for (const Json& one : list)
        if (one["name"] == name) return &one;
    return nullptr;
}

Json problem_as_json(const Study& study, const std::string& id) {
    for (const StudyProblem& problem : study.problems)
        if (problem.id == id)
            return {{"id", problem.id},
                    {"text", words_or_null(problem.text)},
                    {"cause", words_or_null(problem.cause)}};
    return nullptr;
}

Json observed_as_json(const Json* follow_up) {
    if (follow_up == nullptr) return nullptr;
    const Json& result = (*follow_up)["result"];
    // Of a measure still to come there is only the design.
    if (result["relative_effect"].is_null()) return nullptr;
    return {{"follow_up", (*follow_up)["name"]},
            {"relative_effect", result["relative_effect"]["estimate"]},
            {"interval", result["relative_effect"]["interval"]},
            {"percent_change", result["relative_effect"]["percent_change"]},
            {"verdict", result["verdict"]}};
}

Json before_as_json(const MeasureBefore& before, const BeforePeriod& period) {
    return {{"incidents", before.incidents},
            {"from", day_text(before.from)},
            {"to", day_text(before.to)},
            {"chosen_from", period_word(period.chosen_from)},
            {"categories", before.categories}};
}

/// The measures of one study, one after another.
class MeasureTeller {
public:
    MeasureTeller(const StudyResult& result, StudyFollowUps& follow_ups)
        : result_(result),
          study_(result.study),
          follow_ups_(follow_ups),
          table_(effect_table_or_published(study_.evidence.table)) {
        read_all_incidents();
        for (const StudyMeasure& measure : study_.measures) areas_.push_back(area_of(measure));
    }

    StudyMeasures told() {
        for (std::size_t m = 0; m < study_.measures.size(); ++m)
            tell(study_.measures[m], areas_[m]);
        for (Json& follow_up : follow_ups_.list) note_parallels(follow_up);
        told_.parameters = parameters();
        return std::move(told_);
    }

private:
    Json parameters() const {
        const LighterRule lighter;
        const MeasureQuestion usual;
        return {
            {"effects", study_.evidence.table.empty() ? Json(nullptr)
                                                      : Json(source_name(study_.evidence.table))},
            {"lighter_by_lx", lighter.least_gain_lx},
            {"lighter_by_ratio", lighter.least_ratio},
            {"between_studies_sd", usual_between_studies_sd},
            {"draws", usual.draws},
            {"seed", usual.seed}};
    }

    void read_all_incidents() {
        IncidentNeeds needs;
        needs.all_there_is = true;
        needs.sun_height_where_known = std::any_of(
            table_.begin(), table_.end(),
            [](const PublishedEffect& effect) { return effect.night_only && effect.transferable; });
        ReadReport report;
        incidents_ =
            read_incidents(*study_.layer("incidents"), result_.loaded.context, needs, report);
        for (const Incident& incident : incidents_.all) {
            if (!incident.when) continue;
            const local_days day = local_day_of(incident);
            first_ = std::min(first_.value_or(day), day);
            last_ = std::max(last_.value_or(day), day);
        }
    }

    /// One whose source cannot be used has none.
    StudyMeasureArea area_of(const StudyMeasure& measure) {
        try {
            return area_of_measure(measure, result_, told_.notes);
        } catch (const InputError& error) {
            return {{}, "", error.what()};
        }
    }

    void tell(const StudyMeasure& measure, const StudyMeasureArea& where) {
        const std::string named = "measure " + measure.id;
        const Json* computed = computed_follow_up(follow_ups_.list, measure.follow_up);
        Json told = facts_of(measure, where);
        std::string text = "\n" + named + " (" + measure.kind + ")\n";
        told["before"] = nullptr;
        told["trend"] = nullptr;
        told["overdispersion"] = nullptr;
        told["days_after"] = nullptr;
        told["expected"] = Json::array();
        told["not_applied"] = Json::array();
        told["why_none"] = nullptr;
        if (const std::string lack = what_is_missing(where); !lack.empty()) {
            told["why_none"] = "nothing can be counted before it: " + lack;
            text += told["why_none"].get<std::string>() + "\n";
        } else {
            text += expect(measure, where, computed, told);
        }
        told["observed"] = observed_as_json(computed);
        if (!told["observed"].is_null())
            text += "observed: " + told["observed"]["verdict"].get<std::string>() + "\n";
        told_.list.push_back(std::move(told));
        told_.text += text;
    }

    Json facts_of(const StudyMeasure& measure, const StudyMeasureArea& where) const {
        const Json area = where.made_of.empty()
                              ? Json(nullptr)
                              : Json{{"from", where.made_of}, {"area_m2", where.area.area_m2()}};
        const auto starts = start_of_measure(measure, study_);
        return {{"id", measure.id},
                {"kind", measure.kind},
                {"setting", words_or_null(measure.setting)},
                {"problem", problem_as_json(study_, measure.problem)},
                {"scenario", words_or_null(measure.scenario)},
                {"area", area},
                {"starts", starts ? Json(day_text(*starts)) : Json(nullptr)},
                {"responsible", words_or_null(measure.responsible)},
                {"cost_sek", measure.cost_sek ? Json(*measure.cost_sek) : Json(nullptr)},
                {"indicator", words_or_null(measure.indicator)},
                {"follow_up", words_or_null(measure.follow_up)}};
    }

    std::string what_is_missing(const StudyMeasureArea& where) const {
        if (where.made_of.empty()) return where.why_none;
        return last_ ? "" : "no incident has a time";
    }

    /// Fills in what is counted and expected. @return the same for people
    std::string expect(const StudyMeasure& measure, const StudyMeasureArea& where,
                       const Json* computed, Json& told) {
        const BeforePeriod period = period_before_measure(measure, study_, *last_);
        const MeasureQuestion question = measure_question(measure, study_, incidents_, where.area,
                                                          period, rates_of_follow_up(computed));
        note_gap_before(measure, period);
        note_setting(measure);
        const MeasureExpectation found = expect_of_measure(question, table_);
        told["before"] = before_as_json(found.before, period);
        told["trend"] = found.trend;
        told["overdispersion"] = found.overdispersion;
        told["days_after"] = found.days_after;
        put_expectation(found, told);
        told["why_none"] = words_or_null(why_nothing_is_expected(found));
        note_once(found);
        return plain_number(found.before.incidents) + " incidents in its area from " +
               day_text(period.from) + " to " + day_text(period.to - std::chrono::days{1}) + "\n" +
               expectation_table(found);
    }

    /// How the control changed, and how much such counts vary; none without the follow-up.
    static std::optional<MeasureRates> rates_of_follow_up(const Json* computed) {
        if (computed == nullptr) return std::nullopt;
        const Json &result = (*computed)["result"], &parameters = (*computed)["parameters"];
        MeasureRates rates{1.0, parameters["overdispersion"].get<double>()};
        // A measure still to come has no period after.
        if (result["relative_effect"].is_null()) return rates;
        const Json& counts = result["counts"];
        rates.trend =
            control_trend(
                {counts["control_before"].get<double>(), counts["control_after"].get<double>()},
                parameters["before_days"].get<int>(), parameters["after_days"].get<int>())
                .value_or(1.0);
        return rates;
    }

    void note_gap_before(const StudyMeasure& measure, const BeforePeriod& period) {
        if (*first_ <= period.from) return;
        told_.notes.push_back("measure " + measure.id + ": its period before begins on " +
                              day_text(period.from) + ", the incidents only on " +
                              day_text(*first_) + ": it may have had more");
    }

    /// A misspelt setting would look like one without evidence.
    void note_setting(const StudyMeasure& measure) {
        if (measure.setting.empty()) return;
        std::vector<std::string> known;
        for (const PublishedEffect& effect : table_) {
            if (effect.measure != measure.kind || effect.setting == "any") continue;
            if (folded(effect.setting) == folded(measure.setting)) return;
            if (std::find(known.begin(), known.end(), effect.setting) == known.end())
                known.push_back(effect.setting);
        }
        std::string all;
        for (const std::string& one : known) all += (all.empty() ? "" : ", ") + one;
        told_.notes.push_back("measure " + measure.id +
                              ": no published effect is of the setting '" + measure.setting + "'" +
                              (all.empty() ? "" : "; the table has " + all));
    }

    void note_once(const MeasureExpectation& found) {
        std::vector<std::string> notes;
        note_expectation(found, notes);
        for (std::string& note : notes)
            if (std::find(told_.notes.begin(), told_.notes.end(), note) == told_.notes.end())
                told_.notes.push_back(std::move(note));
    }

    /// Measures besides the one that is followed up.
    std::vector<MeasureInTime> others_than_of(const StudyFollowUp& follow_up,
                                              const MeasureArea& treated) const {
        std::vector<MeasureInTime> others;
        for (std::size_t m = 0; m < study_.measures.size(); ++m) {
            const StudyMeasure& measure = study_.measures[m];
            if (measure.follow_up != follow_up.name)
                others.push_back({measure.id, measure.kind, start_of_measure(measure, study_),
                                  areas_[m].area.touches(treated)});
        }
        return others;
    }

    void note_parallels(Json& computed) {
        const StudyFollowUp* follow_up =
            follow_up_called(study_, computed["name"].get<std::string>());
        const MeasureArea treated(
            read_follow_up_areas(follow_up_request(study_, *follow_up, result_.loaded,
                                                   *result_.loaded.context.progress),
                                 result_.loaded.context)
                .areas.treated);
        const FollowUpPeriods periods = *periods_of_follow_up(follow_up);
        for (const MeasureInTime& other : parallel_measures(
                 others_than_of(*follow_up, treated), periods.before_from, periods.after_to)) {
            const std::string note = "measure " + other.id + " (" + other.kind + ") began on " +
                                     day_text(*other.starts) +
                                     " in the same area: what it did and what is followed up "
                                     "cannot be told apart";
            computed["notes"].push_back(note);
            told_.notes.push_back("follow-up '" + follow_up->name + "': " + note);
        }
    }

    const StudyResult& result_;
    const Study& study_;
    StudyFollowUps& follow_ups_;
    std::vector<PublishedEffect> table_;
    Incidents incidents_;
    std::optional<local_days> first_, last_;
    std::vector<StudyMeasureArea> areas_;  ///< as many as measures
    StudyMeasures told_;
};

}  // namespace

StudyMeasures expect_of_measures(const StudyResult& result, StudyFollowUps& follow_ups,
                                 const Context& context) {
    if (result.study.measures.empty()) return {};
    context.begin_part("compute");
    return MeasureTeller(result, follow_ups).told();
}

}  // namespace tk::cli
