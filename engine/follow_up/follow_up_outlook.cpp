#include "engine/follow_up/follow_up_outlook.h"

#include <algorithm>
#include <stdexcept>

#include "engine/follow_up/power.h"

namespace tk {
namespace {

using std::chrono::days;
using std::chrono::local_days;

constexpr int effects_in_tenths[] = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20};

/// Up to a day, and as a period after it a single day that is not looked at.
FollowUpPeriods only_before(local_days from, local_days to) {
    return {from, to, to, to + days{1}};
}

PeriodCounts counts_before(std::span<const Incident> incidents,
                           const std::vector<FollowUpZone>& zones, local_days from, local_days to) {
    PeriodCounts counts = count_by_period(incidents, zones, only_before(from, to));
    for (BeforeAfter& zone : counts.by_zone) zone.after = 0.0;
    std::erase_if(counts.months,
                  [](const FollowUpMonth& month) { return month.period == FollowUpPeriod::after; });
    return counts;
}

BeforeAfter as_many_a_day(double counted, int known_days, const FollowUpPeriods& periods) {
    const double a_day = counted / static_cast<double>(known_days);
    return {a_day * periods.before_days(), a_day * periods.after_days()};
}

/// The two halves of the time as if the measure had come between them.
FollowUpPeriods halves_of(local_days from, local_days to) {
    const local_days middle = from + days{(to - from).count() / 2};
    return {from, middle, middle, to};
}

}  // namespace

std::vector<SuggestedControl> suggested_controls(std::span<const Incident> incidents,
                                                 const FollowUpAreas& areas, local_days from,
                                                 local_days to,
                                                 std::span<const OtherControl> candidates,
                                                 double overdispersion) {
    const FollowUpPeriods halves = halves_of(from, to);
    BeforeAfter treated;
    std::vector<ControlCandidate> matched;
    for (const OtherControl& candidate : candidates) {
        const FollowUpAreas with_it{areas.treated, candidate.shape};
        const PeriodCounts counts =
            count_by_period(incidents, zones_of(incidents, with_it).of, halves);
        treated = counts.in(FollowUpZone::treated);
        matched.push_back({candidate.name, counts.in(FollowUpZone::control),
                           distance_between_m(candidate.shape, areas.treated)});
    }
    ControlMatching matching;
    matching.nearest_m = std::max(1.0, areas.displacement.ring_m);
    matching.overdispersion = overdispersion;
    std::vector<SuggestedControl> suggested;
    for (ControlSuggestion& match : suggest_controls(treated, matched, matching))
        suggested.push_back({matched[match.candidate].name, match});
    return suggested;
}

FollowUpOutlook follow_up_outlook(std::span<const Incident> incidents, const FollowUpDesign& design,
                                  const OutlookOptions& options) {
    FollowUpOutlook made;
    made.periods = design.periods();
    made.known_from =
        std::max(made.periods.before_from, options.known_from.value_or(made.periods.before_from));
    made.known_to =
        std::min(made.periods.before_to, options.known_to.value_or(made.periods.before_to));
    const auto known_days = static_cast<int>((made.known_to - made.known_from).count());
    if (known_days < 1) throw std::invalid_argument("no day of the period before is known");

    const FollowUpZones zones = zones_of(incidents, design.areas);
    made.in_several = zones.in_several;
    const PeriodCounts counts = counts_before(incidents, zones.of, made.known_from, made.known_to);
    made.counted = area_counts(counts, design.areas);
    made.overdispersion = choose_overdispersion(counts, options.overdispersion);
    made.treated = as_many_a_day(made.counted.treated.before, known_days, made.periods);
    made.control = as_many_a_day(made.counted.control.before, known_days, made.periods);
    const PowerQuestion question{made.treated, made.control, made.overdispersion.phi};
    made.minimum_detectable_effect = minimum_detectable_effect(question);
    for (const int tenths : effects_in_tenths) {
        const double effect = tenths / 10.0;
        made.power.push_back({effect, power_to_detect(effect, question)});
    }
    made.controls = suggested_controls(incidents, design.areas, made.known_from, made.known_to,
                                       options.candidates, made.overdispersion.phi);
    return made;
}

}  // namespace tk
