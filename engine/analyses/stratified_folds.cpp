#include "engine/analyses/stratified_folds.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "engine/core/random_stream.h"

namespace tk {

std::vector<int> stratified_folds(std::span<const double> counts, int folds, std::uint64_t seed) {
    if (folds < 2) throw std::invalid_argument("there must be two folds at least");
    std::vector<std::size_t> order(counts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    RandomStream random(seed, 0);
    for (std::size_t left = order.size(); left > 1; --left)
        std::swap(order[left - 1], order[random.below(left)]);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return counts[a] < counts[b]; });
    std::vector<int> fold(counts.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        fold[order[i]] = static_cast<int>(i % static_cast<std::size_t>(folds));
    return fold;
}

}  // namespace tk
