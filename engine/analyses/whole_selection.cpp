#include "engine/analyses/whole_selection.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tk {
namespace {

/// Least sizes of more counts than this are not kept in memory.
constexpr double most_count = 2e7;

struct SizedCount {
    double size, count;
};

bool all_as_large(std::span<const double> sizes) {
    return std::all_of(sizes.begin(), sizes.end(),
                       [&](double size) { return size == sizes.front(); });
}

std::vector<double> most_of_equal_size(double size, std::vector<SizedCount> places,
                                       std::span<const double> budgets) {
    std::sort(places.begin(), places.end(),
              [](const SizedCount& a, const SizedCount& b) { return a.count > b.count; });
    std::vector<double> sums{0.0};
    for (const SizedCount& place : places) sums.push_back(sums.back() + place.count);
    std::vector<double> most;
    for (const double budget : budgets) {
        const double fit = std::floor(budget * (1.0 + size_rounding) / size);
        const double last = static_cast<double>(places.size());
        most.push_back(sums[static_cast<std::size_t>(std::clamp(fit, 0.0, last))]);
    }
    return most;
}

/// The least size of places that together hold at least each number.
std::vector<double> least_size_by_count(const std::vector<SizedCount>& places, std::size_t total) {
    std::vector<double> least(total + 1, std::numeric_limits<double>::infinity());
    least[0] = 0.0;
    std::size_t reached = 0;
    for (const SizedCount& place : places) {
        const auto count = static_cast<std::size_t>(place.count);
        reached += count;
        for (std::size_t held = reached; held >= count; --held)
            least[held] = std::min(least[held], least[held - count] + place.size);
    }
    for (std::size_t held = total; held-- > 0;)
        least[held] = std::min(least[held], least[held + 1]);
    return least;
}

}  // namespace

std::vector<double> most_in_whole_places(std::span<const double> sizes,
                                         std::span<const double> counts,
                                         std::span<const double> budgets, double most_steps) {
    std::vector<SizedCount> places;  // that hold something
    double total = 0.0;
    bool whole = true;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        if (!(counts[i] > 0.0)) continue;
        places.push_back({sizes[i], counts[i]});
        total += counts[i];
        whole = whole && counts[i] == std::floor(counts[i]);
    }
    if (places.empty()) return std::vector<double>(budgets.size(), 0.0);
    if (all_as_large(sizes)) return most_of_equal_size(sizes.front(), std::move(places), budgets);
    if (!whole || total > most_count || static_cast<double>(places.size()) * total > most_steps)
        return std::vector<double>(budgets.size(), std::numeric_limits<double>::quiet_NaN());
    const std::vector<double> least = least_size_by_count(places, static_cast<std::size_t>(total));
    std::vector<double> most;
    for (const double budget : budgets) {
        const auto beyond =
            std::upper_bound(least.begin(), least.end(), budget * (1.0 + size_rounding));
        most.push_back(static_cast<double>(beyond - least.begin()) - 1.0);
    }
    return most;
}

}  // namespace tk
