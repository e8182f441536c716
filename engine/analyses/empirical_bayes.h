#pragma once

#include <span>
#include <vector>

/// Rates of places with few people jump by chance. Both measures here weigh each rate by how many
/// people it rests on, with the mean and the spread of the rates that all places have: the prior
/// b = sum O / sum P and a = sum P (O/P - b)^2 / sum P - b / mean P, of events O and people P.
namespace tk {

/// Rates drawn toward that of all, the more the fewer people: b + a / (a + b / P) * (O / P - b),
/// a at least 0. The global empirical Bayes estimator of Marshall (1991).
///
/// @param events at each place, >= 0
/// @param population of each place, > 0
/// @returns events per person; where there are no events, 0
/// @throws std::invalid_argument if the numbers differ, or one is out of its range
std::vector<double> empirical_bayes_rates(std::span<const double> events,
                                          std::span<const double> population);

/// How far each rate lies from that of all, in standard deviations of its own: (O / P - b) /
/// sqrt(a + b / P), and over sqrt(b / P) where a + b / P is below 0. For Moran's I of rates:
/// Assuncao & Reis (1999).
///
/// @returns 0 where there are no events
/// @throws std::invalid_argument as above
std::vector<double> empirical_bayes_index(std::span<const double> events,
                                          std::span<const double> population);

}  // namespace tk
