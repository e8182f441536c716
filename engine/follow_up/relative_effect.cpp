#include "engine/follow_up/relative_effect.h"

#include <cmath>
#include <stdexcept>

namespace tk {
namespace {

void require_counts(BeforeAfter counts) {
    for (const double count : {counts.before, counts.after})
        if (!(count >= 0.0) || !std::isfinite(count))
            throw std::invalid_argument("a count must be 0 or more");
}

bool has_no_count(BeforeAfter counts) {
    return counts.before == 0.0 || counts.after == 0.0;
}

/// The four counts as they go into the odds ratio.
struct OddsTable {
    OddsTable(BeforeAfter treated_counts, BeforeAfter control_counts)
        : treated(treated_counts), control(control_counts) {
        require_counts(treated);
        require_counts(control);
        half_is_added = has_no_count(treated) || has_no_count(control);
        if (!half_is_added) return;
        for (double* count : {&treated.before, &treated.after, &control.before, &control.after})
            *count += 0.5;
    }
    double log_variance() const {
        return 1.0 / treated.before + 1.0 / treated.after + 1.0 / control.before +
               1.0 / control.after;
    }

    BeforeAfter treated, control;
    bool half_is_added = false;
};

}  // namespace

RelativeEffect relative_effect(BeforeAfter treated, BeforeAfter control, double overdispersion) {
    if (!(overdispersion > 0.0) || !std::isfinite(overdispersion))
        throw std::invalid_argument("overdispersion must be above 0");
    const OddsTable odds(treated, control);
    RelativeEffect effect;
    effect.half_is_added = odds.half_is_added;
    effect.log_estimate = std::log(odds.treated.before) + std::log(odds.control.after) -
                          std::log(odds.treated.after) - std::log(odds.control.before);
    effect.estimate =
        (odds.treated.before / odds.treated.after) * (odds.control.after / odds.control.before);
    effect.variance = overdispersion * odds.log_variance();
    effect.standard_error = std::sqrt(effect.variance);
    const double reach = standard_errors_of_interval() * effect.standard_error;
    effect.interval = {std::exp(effect.log_estimate - reach),
                       std::exp(effect.log_estimate + reach)};
    effect.z = effect.log_estimate / effect.standard_error;
    effect.p = two_sided_normal_p(effect.z);
    return effect;
}

double log_effect_variance(BeforeAfter treated, BeforeAfter control) {
    return OddsTable(treated, control).log_variance();
}

}  // namespace tk
