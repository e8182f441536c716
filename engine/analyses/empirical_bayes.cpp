#include "engine/analyses/empirical_bayes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>

namespace tk {
namespace {

/// What the rates of all places are like.
struct RatePrior {
    double mean = 0.0;    ///< events over people, of all
    double spread = 0.0;  ///< variance of the rates less what chance makes of it; may be below 0
};

RatePrior prior_of(std::span<const double> events, std::span<const double> population) {
    if (events.size() != population.size())
        throw std::invalid_argument("there must be a population for each place");
    double all_events = 0.0, all_people = 0.0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (!(events[i] >= 0.0) || !(population[i] > 0.0))
            throw std::invalid_argument("events must not be below 0 and populations above it");
        all_events += events[i];
        all_people += population[i];
    }
    RatePrior prior;
    if (!(all_events > 0.0)) return prior;
    prior.mean = all_events / all_people;
    double variance = 0.0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const double off = events[i] / population[i] - prior.mean;
        variance += population[i] * off * off;
    }
    prior.spread =
        variance / all_people - prior.mean / (all_people / static_cast<double>(events.size()));
    return prior;
}

}  // namespace

std::vector<double> empirical_bayes_rates(std::span<const double> events,
                                          std::span<const double> population) {
    const RatePrior prior = prior_of(events, population);
    const double spread = std::max(0.0, prior.spread);
    std::vector<double> rates(events.size(), 0.0);
    if (!(prior.mean > 0.0)) return rates;
    for (std::size_t i = 0; i < events.size(); ++i)
        rates[i] = prior.mean + spread / (spread + prior.mean / population[i]) *
                                    (events[i] / population[i] - prior.mean);
    return rates;
}

std::vector<double> empirical_bayes_index(std::span<const double> events,
                                          std::span<const double> population) {
    const RatePrior prior = prior_of(events, population);
    std::vector<double> index(events.size(), 0.0);
    if (!(prior.mean > 0.0)) return index;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const double by_chance = prior.mean / population[i];
        const double variance = prior.spread + by_chance;
        index[i] = (events[i] / population[i] - prior.mean) /
                   std::sqrt(variance < 0.0 ? by_chance : variance);
    }
    return index;
}

}  // namespace tk
