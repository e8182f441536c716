#include "cli/follow_up_checks.h"

#include "cli/at_values.h"
#include "cli/follow_up_design.h"
#include "cli/follow_up_json.h"
#include "engine/core/geometry.h"
#include "engine/follow_up/follow_up_outlook.h"
#include "engine/follow_up/regression_to_mean.h"

namespace tk::cli {
namespace {

/// Before the measure, in each reference place but those that are the treated area or part of it.
std::vector<double> reference_counts(const FollowUpData& data) {
    const MultiPolygon& treated = data.design.areas.treated;
    std::vector<double> counts;
    for (const Area& area : data.reference) {
        if (contains(treated, centroid(area.shape)) || contains(area.shape, centroid(treated)))
            continue;
        const FollowUpAreas only{area.shape, {}};
        counts.push_back(count_by_period(data.incidents.all, zones_of(data.incidents.all, only).of,
                                         data.design.periods())
                             .in(FollowUpZone::treated)
                             .before);
    }
    return counts;
}

}  // namespace

Json regression_to_mean_as_json(const FollowUpData& data, const AreaCounts& counts,
                                double overdispersion, std::vector<std::string>& notes) {
    if (data.reference.empty()) {
        notes.push_back(
            "regression to the mean is null: give comparable places with --reference; if the "
            "place was chosen for a peak, some of its fall would have come by itself");
        return nullptr;
    }
    const ReferencePlaces reference = reference_places(reference_counts(data));
    if (reference.places < 2) {
        notes.push_back(
            "regression to the mean is null: --reference has fewer than two places "
            "besides the treated area");
        return nullptr;
    }
    const ShrunkCount shrunk = shrunk_before_count(counts.treated.before, reference);
    const RelativeEffect corrected =
        relative_effect({shrunk.expected, counts.treated.after}, counts.control, overdispersion);
    notes.push_back(
        "regression to the mean (Hauer 1997): the count before is drawn toward the mean of the "
        "reference places, the more the less they differ; they must be such as could have been "
        "chosen too");
    return {{"places", reference.places},
            {"mean", reference.mean},
            {"variance", number_or_null(reference.variance)},
            {"weight", shrunk.weight},
            {"count", shrunk.count},
            {"expected", shrunk.expected},
            {"standard_error", shrunk.standard_error},
            {"relative_effect", relative_effect_as_json(corrected)}};
}

Json placed_share_as_json(const FollowUpData& data, const PlacedShare& share) {
    if (data.rows_before.all() == 0 && data.rows_after.all() == 0) return nullptr;
    return {{"unplaced_before", data.rows_before.unplaced},
            {"rows_before", data.rows_before.all()},
            {"unplaced_after", data.rows_after.unplaced},
            {"rows_after", data.rows_after.all()},
            {"z", share.z},
            {"p", share.p},
            {"alarm", share.alarm}};
}

Json control_suggestions_as_json(const FollowUpData& data, double overdispersion) {
    const FollowUpPeriods periods = data.design.periods();
    return suggested_controls_as_json(suggested_controls(data.incidents.all, data.design.areas,
                                                         periods.before_from, periods.before_to,
                                                         data.candidates, overdispersion));
}

}  // namespace tk::cli
