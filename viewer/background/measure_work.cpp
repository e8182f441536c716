#include "viewer/background/measure_work.h"

#include <algorithm>

#include "engine/core/input_error.h"
#include "engine/town/local_day.h"
#include "layers/effect_table.h"
#include "layers/measure_question.h"
#include "layers/read_areas.h"
#include "layers/read_follow_up.h"
#include "layers/read_incidents.h"
#include "viewer/text/reader_words.h"

namespace tk {
namespace {

using std::chrono::local_days;

std::shared_ptr<const Incidents> all_incidents(const Study& study, const ReadContext& context,
                                               const std::vector<PublishedEffect>& table) {
    IncidentNeeds needs;
    needs.all_there_is = true;
    needs.sun_height_where_known = std::any_of(
        table.begin(), table.end(),
        [](const PublishedEffect& effect) { return effect.night_only && effect.transferable; });
    ReadReport report;
    return std::make_shared<const Incidents>(
        read_incidents(*study.layer("incidents"), context, needs, report));
}

std::optional<local_days> latest_day(const Incidents& incidents) {
    std::optional<local_days> last;
    for (const Incident& incident : incidents.all)
        if (incident.when)
            last = std::max(last.value_or(local_day_of(incident)), local_day_of(incident));
    return last;
}

/// The measures of one wish, one after another.
class MeasureFinder {
public:
    MeasureFinder(const MeasureWish& wish, const MeasuresFound* former)
        : wish_(wish), study_(*wish.study), context_(wish.loaded->context), former_(former) {
        found_.wish = wish;
    }

    MeasuresFound find() {
        find_follow_ups();
        for (const StudyProblem& problem : study_.problems)
            found_.problems.push_back(area_of_problem(problem));
        try {
            read_what_is_counted();
        } catch (const InputError& error) {
            found_.problem = error_words(error);
        }
        for (const StudyMeasure& measure : study_.measures)
            found_.measures.push_back(found_of(measure));
        return std::move(found_);
    }

private:
    bool same_files() const {
        return former_ != nullptr && former_->wish.loaded == wish_.loaded &&
               former_->wish.saved == wish_.saved;
    }

    void find_follow_ups() {
        for (const StudyFollowUp& follow_up : study_.follow_ups) {
            const StudyFollowUp* before =
                same_files() ? follow_up_called(*former_->wish.study, follow_up.name) : nullptr;
            found_.follow_ups[follow_up.name] =
                before != nullptr && *before == follow_up
                    ? former_->follow_ups.at(follow_up.name)
                    : std::make_shared<const FollowUpAnswer>(
                          find_follow_up({wish_.study, wish_.loaded, follow_up.name}));
        }
    }

    AreaFound area_of_problem(const StudyProblem& problem) const {
        AreaFound area;
        if (problem.area.empty()) return area;
        LayerRequest request;
        request.source = problem.area;
        ReadReport report;
        try {
            area.shape = read_boundary(request, context_, report);
        } catch (const InputError& error) {
            area.problem = error_words(error);
        }
        return area;
    }

    void read_what_is_counted() {
        const bool same = same_files() && former_->incidents != nullptr &&
                          former_->wish.study->evidence == study_.evidence;
        if (same) {
            found_.table = former_->table;
            found_.incidents = former_->incidents;
        } else {
            found_.table = std::make_shared<const std::vector<PublishedEffect>>(
                effect_table_or_published(study_.evidence.table));
            found_.incidents = all_incidents(study_, context_, *found_.table);
        }
        last_ = latest_day(*found_.incidents);
    }

    const Assessment* assessment_of(const std::string& plan) const {
        if (wish_.surfaces == nullptr) return nullptr;
        if (plan.empty()) return wish_.surfaces->today.assessment.get();
        const auto side = wish_.surfaces->plans.find(plan);
        return side == wish_.surfaces->plans.end() ? nullptr : side->second.assessment.get();
    }

    /// The answer of its follow-up, where that can be told; null for none.
    const FollowUpAnswer* told_follow_up(const StudyMeasure& measure) const {
        const FollowUpAnswer* answer = found_.follow_up(measure.follow_up);
        return answer != nullptr && answer->problem.empty() ? answer : nullptr;
    }

    MeasureFound found_of(const StudyMeasure& measure) const {
        MeasureFound found;
        MeasureArea area;
        try {
            ReadMeasureArea read = read_measure_area(
                measure, study_, *wish_.loaded, assessment_of({}), assessment_of(measure.scenario));
            found.made_of = read.from;
            found.no_area = read.why_none;
            area = std::move(read.area);
            found.area.shape = area.outline();
        } catch (const InputError& error) {
            found.area.problem = error_words(error);
        }
        if (found.made_of != MeasureAreaFrom::none && last_) expect(measure, area, found);
        return found;
    }

    static std::optional<MeasureRates> rates_of(const FollowUpAnswer* told) {
        if (told == nullptr) return std::nullopt;
        if (told->still_to_come) return MeasureRates{1.0, told->outlook.overdispersion.phi};
        const FollowUpEvaluation& found = told->found;
        return MeasureRates{control_trend(found.counts.control, found.periods.before_days(),
                                          found.periods.after_days())
                                .value_or(1.0),
                            found.overdispersion.phi};
    }

    void expect(const StudyMeasure& measure, const MeasureArea& area, MeasureFound& found) const {
        found.period = period_before_measure(measure, study_, *last_);
        const MeasureQuestion question =
            measure_question(measure, study_, *found_.incidents, area, *found.period,
                             rates_of(told_follow_up(measure)));
        found.expectation = expect_of_measure(question, *found_.table);
    }

    const MeasureWish& wish_;
    const Study& study_;
    const ReadContext& context_;
    const MeasuresFound* former_;
    MeasuresFound found_;
    std::optional<local_days> last_;
};

}  // namespace

const FollowUpAnswer* MeasuresFound::follow_up(const std::string& name) const {
    const auto found = follow_ups.find(name);
    return found == follow_ups.end() ? nullptr : found->second.get();
}

std::shared_ptr<const MeasuresFound> find_measures(
    const MeasureWish& wish, const std::shared_ptr<const MeasuresFound>& former) {
    if (wish.study == nullptr) return std::make_shared<const MeasuresFound>();
    const bool usable = former != nullptr && former->wish.study != nullptr;
    return std::make_shared<const MeasuresFound>(
        MeasureFinder(wish, usable ? former.get() : nullptr).find());
}

}  // namespace tk
