#include "engine/analyses/mann_kendall.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace tk {
namespace {

struct Step {
    double at, value;
};

double median_of(std::vector<double>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    return 0.5 * (*middle + *std::max_element(values.begin(), middle));
}

double variance_of(const std::vector<Step>& steps) {
    const auto n = static_cast<double>(steps.size());
    const auto term = [](double t) { return t * (t - 1.0) * (2.0 * t + 5.0); };
    std::vector<double> values;
    for (const Step& step : steps) values.push_back(step.value);
    std::sort(values.begin(), values.end());
    double ties = 0.0;
    for (std::size_t i = 0; i < values.size();) {
        std::size_t end = i;
        while (end < values.size() && values[end] == values[i]) ++end;
        ties += term(static_cast<double>(end - i));
        i = end;
    }
    return (term(n) - ties) / 18.0;
}

/// Mean ranks, ties sharing theirs, from 1.
std::vector<double> ranks_of(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && values[order[end]] == values[order[i]]) ++end;
        for (std::size_t k = i; k < end; ++k)
            ranks[order[k]] = 0.5 * static_cast<double>(i + 1 + end);
        i = end;
    }
    return ranks;
}

/// How much wider the variance is for what follows in a series whose trend has been taken off.
double widening_of(const std::vector<Step>& steps, double slope) {
    const auto n = static_cast<double>(steps.size());
    std::vector<double> rest;
    for (std::size_t i = 0; i < steps.size(); ++i)
        rest.push_back(steps[i].value - slope * static_cast<double>(i + 1));
    std::vector<double> ranks = ranks_of(rest);
    const double mean = (n + 1.0) / 2.0;
    double all = 0.0;
    for (double& rank : ranks) {
        rank -= mean;
        all += rank * rank;
    }
    if (!(all > 0.0)) return 1.0;
    constexpr double significant = 1.959963984540054;
    double sum = 0.0;
    for (std::size_t lag = 1; lag + 1 < steps.size(); ++lag) {
        double together = 0.0;
        for (std::size_t i = 0; i + lag < ranks.size(); ++i) together += ranks[i] * ranks[i + lag];
        const double correlation = together / all;
        if (std::abs(correlation) <= significant / std::sqrt(n)) continue;
        const auto k = static_cast<double>(lag);
        sum += (n - k) * (n - k - 1.0) * (n - k - 2.0) * correlation;
    }
    return 1.0 + 2.0 / (n * (n - 1.0) * (n - 2.0)) * sum;
}

}  // namespace

MannKendall mann_kendall(std::span<const double> series, const MannKendallOptions& options) {
    std::vector<Step> steps;
    for (std::size_t i = 0; i < series.size(); ++i)
        if (!std::isnan(series[i])) steps.push_back({static_cast<double>(i), series[i]});
    MannKendall result;
    result.count = steps.size();
    result.sen_slope = std::numeric_limits<double>::quiet_NaN();
    if (steps.size() < 2) return result;
    std::vector<double> slopes;
    slopes.reserve(steps.size() * (steps.size() - 1) / 2);
    for (std::size_t i = 0; i < steps.size(); ++i)
        for (std::size_t j = i + 1; j < steps.size(); ++j) {
            const double rise = steps[j].value - steps[i].value;
            result.s += (rise > 0.0) - (rise < 0.0);
            slopes.push_back(rise / (steps[j].at - steps[i].at));
        }
    const auto pairs = static_cast<double>(slopes.size());
    result.tau = static_cast<double>(result.s) / pairs;
    result.sen_slope = median_of(slopes);
    if (steps.size() < 3) return result;
    result.variance = variance_of(steps);
    if (options.allow_for_autocorrelation) result.variance *= widening_of(steps, result.sen_slope);
    if (result.s == 0 || !(result.variance > 0.0)) return result;
    const double toward_zero = static_cast<double>(result.s) + (result.s > 0 ? -1.0 : 1.0);
    result.z = toward_zero / std::sqrt(result.variance);
    result.p = std::erfc(std::abs(result.z) / std::sqrt(2.0));
    return result;
}

}  // namespace tk
