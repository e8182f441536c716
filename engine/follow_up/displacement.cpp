#include "engine/follow_up/displacement.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>
#include <vector>

#include "engine/core/random_stream.h"
#include "engine/follow_up/poisson_table.h"

namespace tk {
namespace {

constexpr double quotient_unknown = std::numeric_limits<double>::quiet_NaN();
/// Half of what an interval of 95 % leaves out.
constexpr double bootstrap_tail = 0.5 * (1.0 - follow_up_confidence);

/// Poisson numbers around a mean by their distribution function, laid out once.
class PoissonDraws {
public:
    explicit PoissonDraws(double mean) {
        PoissonTable table = poisson_table(mean);
        first_ = static_cast<double>(table.first);
        up_to_ = std::move(table.probabilities);
        std::partial_sum(up_to_.begin(), up_to_.end(), up_to_.begin());
    }
    /// The count below which a share `u` lies, u in [0, 1).
    double at(double u) const {
        const auto found = std::upper_bound(up_to_.begin(), up_to_.end() - 1, u);
        return first_ + static_cast<double>(found - up_to_.begin());
    }

private:
    double first_ = 0.0;
    std::vector<double> up_to_;
};

/// Without its interval.
DisplacementQuotient quotient_of(const DisplacementCounts& counts) {
    DisplacementQuotient found;
    const BeforeAfter& control = counts.control;
    if (control.before == 0.0 || control.after == 0.0) {
        found.success = found.surroundings = quotient_unknown;
        found.why_none = NoQuotient::control_count_is_zero;
        return found;
    }
    const auto change = [&](BeforeAfter area) {
        return area.after / control.after - area.before / control.before;
    };
    found.success = change(counts.treated);
    found.surroundings = change(counts.surroundings);
    if (found.success < 0.0)
        found.quotient = found.surroundings / found.success;
    else
        found.why_none = NoQuotient::treated_did_not_improve;
    return found;
}

void require_displacement_counts(const DisplacementCounts& counts) {
    for (const BeforeAfter& area : {counts.treated, counts.control, counts.surroundings})
        for (const double count : {area.before, area.after})
            if (!(count >= 0.0) || !std::isfinite(count))
                throw std::invalid_argument("a count must be 0 or more");
}

/// Between neighbours in order, as R's type 7.
double sorted_quantile(const std::vector<double>& sorted, double share) {
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace

DisplacementQuotient weighted_displacement_quotient(const DisplacementCounts& counts,
                                                    const DisplacementBootstrap& bootstrap) {
    require_displacement_counts(counts);
    if (bootstrap.draws < 0) throw std::invalid_argument("there can be no fewer draws than 0");
    DisplacementQuotient found = quotient_of(counts);
    if (bootstrap.draws == 0 || found.why_none != NoQuotient::none) return found;

    const PoissonDraws treated_before(counts.treated.before), treated_after(counts.treated.after);
    const PoissonDraws control_before(counts.control.before), control_after(counts.control.after);
    const PoissonDraws around_before(counts.surroundings.before);
    const PoissonDraws around_after(counts.surroundings.after);
    std::vector<double> drawn;
    RandomStream random(bootstrap.seed, 0);
    for (int draw = 0; draw < bootstrap.draws; ++draw) {
        DisplacementCounts other;
        other.treated = {treated_before.at(random.real()), treated_after.at(random.real())};
        other.control = {control_before.at(random.real()), control_after.at(random.real())};
        other.surroundings = {around_before.at(random.real()), around_after.at(random.real())};
        const double quotient = quotient_of(other).quotient;
        if (!std::isnan(quotient)) drawn.push_back(quotient);
    }
    found.draws_without =
        1.0 - static_cast<double>(drawn.size()) / static_cast<double>(bootstrap.draws);
    if (found.draws_without > bootstrap_tail) return found;
    std::sort(drawn.begin(), drawn.end());
    found.interval = {sorted_quantile(drawn, bootstrap_tail),
                      sorted_quantile(drawn, 1.0 - bootstrap_tail)};
    return found;
}

NetEffects net_effects(const DisplacementCounts& counts) {
    require_displacement_counts(counts);
    const auto over = [](double a, double b) { return b > 0.0 ? a / b : quotient_unknown; };
    const BeforeAfter& control = counts.control;
    const double trend = over(control.after, control.before);
    NetEffects effects;
    effects.gross = counts.treated.before - counts.treated.after;
    effects.net =
        over(counts.treated.before, control.before) - over(counts.treated.after, control.after);
    effects.total_net = counts.treated.before * trend - counts.treated.after +
                        counts.surroundings.before * trend - counts.surroundings.after;
    return effects;
}

}  // namespace tk
