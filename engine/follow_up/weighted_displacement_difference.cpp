#include "engine/follow_up/weighted_displacement_difference.h"

#include <cmath>
#include <stdexcept>

namespace tk {
namespace {

/// Estimate and variance of an area's change alone.
CountDifference weighted_change(BeforeAfter counts, const AreaWeights& weights, double of_area) {
    for (const double count : {counts.before, counts.after})
        if (!(count >= 0.0) || !std::isfinite(count))
            throw std::invalid_argument("a count must be 0 or more");
    for (const double weight : {weights.before, weights.after, of_area})
        if (!(weight > 0.0) || !std::isfinite(weight))
            throw std::invalid_argument("a weight must be more than 0");
    const double before = weights.before * of_area, after = weights.after * of_area;
    CountDifference change;
    change.estimate = counts.after / after - counts.before / before;
    change.variance = counts.after / (after * after) + counts.before / (before * before);
    return change;
}

CountDifference with_interval(double estimate, double variance) {
    CountDifference difference;
    difference.estimate = estimate;
    difference.variance = variance;
    difference.standard_error = std::sqrt(variance);
    const double reach = standard_errors_of_interval() * difference.standard_error;
    difference.interval = {estimate - reach, estimate + reach};
    if (!(variance > 0.0)) return difference;
    difference.z = estimate / difference.standard_error;
    difference.p = two_sided_normal_p(difference.z);
    return difference;
}

}  // namespace

DisplacementDifference weighted_displacement_difference(const AreaCounts& counts,
                                                        const AreaWeights& weights) {
    const CountDifference treated = weighted_change(counts.treated, weights, weights.treated);
    const CountDifference control = weighted_change(counts.control, weights, weights.control);
    DisplacementDifference found;
    found.local =
        with_interval(treated.estimate - control.estimate, treated.variance + control.variance);
    if (!counts.displacement || !counts.control_displacement) return found;
    const CountDifference around =
        weighted_change(*counts.displacement, weights, weights.displacement);
    const CountDifference around_control =
        weighted_change(*counts.control_displacement, weights, weights.control_displacement);
    found.displacement = with_interval(around.estimate - around_control.estimate,
                                       around.variance + around_control.variance);
    found.total = with_interval(found.local.estimate + found.displacement->estimate,
                                found.local.variance + found.displacement->variance);
    return found;
}

}  // namespace tk
