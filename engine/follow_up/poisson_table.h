#pragma once

#include <cstdint>
#include <vector>

namespace tk {

/// The probabilities of Poisson counts around their mean; what lies beyond on either side is below
/// 1e-17 and left out.
struct PoissonTable {
    std::int64_t first = 0;             ///< the count of the first probability
    std::vector<double> probabilities;  ///< of first, first + 1, ...; they add up to 1

    std::int64_t last() const {
        return first + static_cast<std::int64_t>(probabilities.size()) - 1;
    }
};

/// By the ratio of neighbours from the likeliest count on, so that great means keep their digits
/// (logarithms of factorials lose them). Cost: the root of the mean.
/// @param mean finite, >= 0
PoissonTable poisson_table(double mean);

}  // namespace tk
