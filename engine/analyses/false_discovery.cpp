#include "engine/analyses/false_discovery.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace tk {

std::vector<double> false_discovery_rates(std::span<const double> p) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (!std::isnan(p[i])) order.push_back(i);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return p[a] != p[b] ? p[a] < p[b] : a < b; });
    std::vector<double> q(p.size(), std::numeric_limits<double>::quiet_NaN());
    double least = 1.0;
    for (std::size_t rank = order.size(); rank > 0; --rank) {
        const std::size_t i = order[rank - 1];
        least =
            std::min(least, p[i] * static_cast<double>(order.size()) / static_cast<double>(rank));
        q[i] = least;
    }
    return q;
}

}  // namespace tk
