#include "engine/analyses/concentration.h"

#include <algorithm>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace tk {
namespace {

constexpr double no_concentration = std::numeric_limits<double>::quiet_NaN();

std::vector<double> falling_counts(std::span<const double> counts) {
    for (const double count : counts)
        if (!std::isfinite(count) || !(count >= 0.0))
            throw std::invalid_argument("a count of incidents must be finite and at least 0");
    std::vector<double> falling(counts.begin(), counts.end());
    std::sort(falling.begin(), falling.end(), std::greater<>());
    return falling;
}

/// P(X >= k) of a Poisson number with that mean.
double poisson_at_least(double mean, double k) {
    return k <= 0.0
               ? 1.0
               : boost::math::cdf(boost::math::complement(boost::math::poisson(mean), k - 1.0));
}

}  // namespace

Concentration concentration_of(std::span<const double> counts) {
    const std::vector<double> falling = falling_counts(counts);
    Concentration found;
    found.places = falling.size();
    found.incidents = std::accumulate(falling.begin(), falling.end(), 0.0);
    found.gini = found.generalised_gini = no_concentration;
    if (!(found.incidents > 0.0)) return found;
    const auto places = static_cast<double>(found.places);
    found.lorenz.push_back({0.0, 0.0});
    double held = 0.0, under = 0.0;
    for (std::size_t i = 0; i < falling.size();) {
        std::size_t end = i;
        while (end < falling.size() && falling[end] == falling[i]) ++end;
        held += falling[i] * static_cast<double>(end - i);
        const LorenzPoint last = found.lorenz.back();
        found.lorenz.push_back({static_cast<double>(end) / places, held / found.incidents});
        const LorenzPoint& next = found.lorenz.back();
        under += 0.5 * (next.share_of_places - last.share_of_places) *
                 (next.share_of_incidents + last.share_of_incidents);
        if (falling[i] > 0.0) {
            found.places_with = end;
            found.repeats.push_back({falling[i], end, held});
        }
        i = end;
    }
    found.lorenz.back().share_of_incidents = 1.0;
    std::reverse(found.repeats.begin(), found.repeats.end());
    found.gini = 2.0 * under - 1.0;
    found.generalised_gini = std::max(1.0, places / found.incidents) * (found.gini - 1.0) + 1.0;
    return found;
}

std::vector<HoldingPlaces> places_that_hold(std::span<const double> counts,
                                            std::span<const double> shares) {
    const std::vector<double> falling = falling_counts(counts);
    std::vector<double> sums(falling.size());
    std::partial_sum(falling.begin(), falling.end(), sums.begin());
    const double all = sums.empty() ? 0.0 : sums.back();
    std::vector<HoldingPlaces> found;
    for (const double share : shares) {
        if (!(share > 0.0) || !(share <= 1.0))
            throw std::invalid_argument("a share of incidents must be above 0 and at most 1");
        HoldingPlaces holding{share, 0, no_concentration, no_concentration};
        if (all > 0.0) {
            // Half of 10 is held by what adds up to 5, whatever 0.5 times 10 is rounded to.
            const double wanted = share * all * (1.0 - 1e-12);
            const auto last = std::lower_bound(sums.begin(), sums.end(), wanted);
            const auto places = static_cast<double>(falling.size());
            holding.places = static_cast<std::size_t>(last - sums.begin()) + 1;
            holding.share_of_places = static_cast<double>(holding.places) / places;
            holding.share_by_chance = places_by_chance(all / places, share);
        }
        found.push_back(holding);
    }
    return found;
}

double places_by_chance(double mean, double share_of_incidents) {
    // Places with k or more hold P(X >= k - 1) of the incidents: k P(X = k) is mean P(X = k - 1).
    // The first k for which that falls short.
    double enough = 0.0, k = 1.0;
    while (poisson_at_least(mean, k) >= share_of_incidents) {
        enough = k;
        k *= 2.0;
    }
    while (k - enough > 1.0) {
        const double middle = std::floor(0.5 * (enough + k));
        (poisson_at_least(mean, middle) >= share_of_incidents ? enough : k) = middle;
    }
    const double held_above = poisson_at_least(mean, k);
    const double held_with = poisson_at_least(mean, k - 1.0);
    const double part = (share_of_incidents - held_above) / (held_with - held_above);
    const double places_above = poisson_at_least(mean, k + 1.0);
    return places_above + part * (poisson_at_least(mean, k) - places_above);
}

std::vector<std::size_t> places_by_count(std::span<const double> counts) {
    std::vector<std::size_t> order(counts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
    return order;
}

std::vector<double> share_held_before(std::span<const double> counts) {
    const std::vector<std::size_t> order = places_by_count(counts);
    const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
    std::vector<double> before(counts.size(), no_concentration);
    if (!(all > 0.0)) return before;
    double held = 0.0, held_by_more = 0.0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && counts[order[i]] != counts[order[i - 1]]) held_by_more = held;
        before[order[i]] = held_by_more / all;
        held += counts[order[i]];
    }
    return before;
}

std::vector<double> share_held_with(std::span<const double> counts) {
    const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
    std::vector<double> with(counts.size(), no_concentration);
    if (!(all > 0.0)) return with;
    double held = 0.0;
    for (const std::size_t place : places_by_count(counts)) {
        held += counts[place];
        with[place] = held / all;
    }
    return with;
}

std::vector<HoldingClass> holding_classes(std::span<const double> counts) {
    // Sums of what is no binary fraction may fall short of a share that they reach.
    constexpr double rounding = 1e-9;
    const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
    std::vector<HoldingClass> classes(counts.size(), HoldingClass::empty);
    double held = 0.0;
    for (const std::size_t place : places_by_count(counts)) {
        if (!(counts[place] > 0.0)) break;
        const double before = held / all + rounding;
        classes[place] = before < 0.25  ? HoldingClass::quarter
                         : before < 0.5 ? HoldingClass::half
                         : before < 0.8 ? HoldingClass::most
                                        : HoldingClass::rest;
        held += counts[place];
    }
    return classes;
}

std::string_view name_of(HoldingClass holding) {
    switch (holding) {
        case HoldingClass::quarter: return "quarter";
        case HoldingClass::half: return "half";
        case HoldingClass::most: return "most";
        case HoldingClass::rest: return "rest";
        case HoldingClass::empty: break;
    }
    return "empty";
}

}  // namespace tk
