#pragma once

#include <span>
#include <vector>

namespace tk {

/// What share of false discoveries goes with calling each test and all with a smaller p a find: the
/// q value of Benjamini & Hochberg (1995), their step-up procedure read backwards. Those with
/// q <= alpha are what it finds at alpha. For local statistics: Caldas de Castro & Singer (2006).
///
/// @param p in [0, 1]; NaN takes no part and gives NaN
std::vector<double> false_discovery_rates(std::span<const double> p);

}  // namespace tk
