#include "engine/follow_up/poisson_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tk {

PoissonTable poisson_table(double mean) {
    // Chernoff: beyond mean + a the share is at most exp(-a^2 / (2 (mean + a / 3))).
    constexpr double exponent = 40.0;
    const double reach = std::sqrt(2.0 * exponent * mean) + exponent;
    PoissonTable table;
    table.first = static_cast<std::int64_t>(std::max(0.0, std::floor(mean - reach)));
    const auto size = static_cast<std::size_t>(static_cast<std::int64_t>(std::ceil(mean + reach)) -
                                               table.first + 1);
    table.probabilities.assign(size, 0.0);
    const auto likeliest =
        static_cast<std::size_t>(static_cast<std::int64_t>(std::floor(mean)) - table.first);
    const auto count = [&](std::size_t i) {
        return static_cast<double>(table.first + static_cast<std::int64_t>(i));
    };
    std::vector<double>& p = table.probabilities;
    p[likeliest] = 1.0;
    for (std::size_t i = likeliest; i + 1 < size; ++i) p[i + 1] = p[i] * mean / count(i + 1);
    for (std::size_t i = likeliest; i > 0; --i) p[i - 1] = p[i] * count(i) / mean;
    const double sum = std::accumulate(p.begin(), p.end(), 0.0);
    for (double& probability : p) probability /= sum;
    return table;
}

}  // namespace tk
