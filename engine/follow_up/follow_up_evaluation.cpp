#include "engine/follow_up/follow_up_evaluation.h"

#include <algorithm>

#include "engine/town/local_day.h"

namespace tk {
namespace {

/// With fewer degrees of freedom phi itself is chance.
constexpr std::size_t fewest_degrees_of_freedom = 10;
/// As two periods of half a year that are a month apart in the year.
constexpr double notable_season_difference = 0.15;

std::vector<SensitivityRow> sensitivity_of(std::span<const Incident> incidents,
                                           const FollowUpDesign& design,
                                           const FollowUpOptions& asked, double overdispersion) {
    SensitivityOptions options;
    options.area_weights = asked.area_weights;
    options.overdispersion = overdispersion;
    options.bootstrap.seed = asked.seed;
    options.other_controls = asked.other_controls;
    for (const Incident& incident : incidents) {
        const auto day = local_day_of(incident), next = day + std::chrono::days{1};
        options.data_from = options.data_from ? std::min(*options.data_from, day) : day;
        options.data_to = options.data_to ? std::max(*options.data_to, next) : next;
    }
    return follow_up_sensitivity(incidents, design, options);
}

VerdictDoubts doubts_of(const FollowUpEvaluation& evaluation, const PlacedShare& placed) {
    VerdictDoubts doubts;
    doubts.places_are_lost = placed.alarm;
    doubts.seasons_differ = season_difference(evaluation.periods) > notable_season_difference;
    for (const SensitivityRow& row : evaluation.sensitivity) {
        if (row.choice == DesignChoice::buffer) continue;
        ++doubts.other_choices;
        doubts.disagreeing_choices += disagrees(row, evaluation.findings) ? 1 : 0;
    }
    return doubts;
}

}  // namespace

ChosenOverdispersion choose_overdispersion(const PeriodCounts& counts,
                                           const std::optional<double>& given) {
    constexpr FollowUpZone compared[] = {FollowUpZone::treated, FollowUpZone::control};
    ChosenOverdispersion chosen;
    chosen.of_months = estimate_overdispersion(counts.by_period(compared));
    if (given) {
        chosen.phi = *given;
        chosen.from = ChosenOverdispersion::From::given;
    } else if (chosen.of_months.degrees_of_freedom >= fewest_degrees_of_freedom) {
        chosen.phi = std::max(1.0, chosen.of_months.phi);
        chosen.from = ChosenOverdispersion::From::estimated;
    }
    return chosen;
}

FollowUpEvaluation evaluate_follow_up(std::span<const Incident> incidents,
                                      const FollowUpDesign& design,
                                      const FollowUpOptions& options) {
    FollowUpEvaluation made;
    made.periods = design.periods();
    const FollowUpZones zones = zones_of(incidents, design.areas);
    made.in_several = zones.in_several;
    made.months = count_by_period(incidents, zones.of, made.periods);
    made.counts = area_counts(made.months, design.areas);
    made.overdispersion = choose_overdispersion(made.months, options.overdispersion);
    made.question = {made.counts, options.area_weights, made.overdispersion.phi, {}};
    made.question.bootstrap.seed = options.seed;
    const AreaWeights of_periods = weights_of(made.periods);
    made.question.weights.before = of_periods.before;
    made.question.weights.after = of_periods.after;
    made.findings = findings_of(made.question);
    made.sensitivity = sensitivity_of(incidents, design, options, made.overdispersion.phi);
    made.doubts = doubts_of(made, options.placed);
    return made;
}

}  // namespace tk
