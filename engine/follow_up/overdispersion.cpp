#include "engine/follow_up/overdispersion.h"

#include <numeric>
#include <stdexcept>

namespace tk {
namespace {

double sum_of_series(const std::vector<double>& series) {
    return std::accumulate(series.begin(), series.end(), 0.0);
}

/// Adds the departures of one period from what its margins let expect.
void add_period(const CountsByArea& areas, Overdispersion& found) {
    if (areas.empty()) return;
    const std::size_t steps = areas.front().size();
    std::vector<double> of_step(steps, 0.0);
    std::size_t areas_with_any = 0;
    double all = 0.0;
    for (const std::vector<double>& series : areas) {
        if (series.size() != steps)
            throw std::invalid_argument("all areas must have as many steps");
        for (std::size_t step = 0; step < steps; ++step) of_step[step] += series[step];
        all += sum_of_series(series);
        areas_with_any += sum_of_series(series) > 0.0 ? 1 : 0;
    }
    std::size_t steps_with_any = 0;
    for (const double total : of_step) steps_with_any += total > 0.0 ? 1 : 0;
    if (areas_with_any < 2 || steps_with_any < 2) return;
    for (const std::vector<double>& series : areas) {
        const double share = sum_of_series(series) / all;
        for (std::size_t step = 0; step < steps; ++step) {
            const double expected = share * of_step[step];
            if (!(expected > 0.0)) continue;
            const double off = series[step] - expected;
            found.pearson += off * off / expected;
        }
    }
    found.degrees_of_freedom += (areas_with_any - 1) * (steps_with_any - 1);
}

}  // namespace

Overdispersion estimate_overdispersion(std::span<const CountsByArea> periods) {
    Overdispersion found;
    for (const CountsByArea& period : periods) add_period(period, found);
    if (found.degrees_of_freedom > 0)
        found.phi = found.pearson / static_cast<double>(found.degrees_of_freedom);
    return found;
}

}  // namespace tk
