#include "engine/follow_up/regression_to_mean.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace tk {
namespace {

void require_place_count(double count) {
    if (!(count >= 0.0) || !std::isfinite(count))
        throw std::invalid_argument("a count must be 0 or more");
}

}  // namespace

double ReferencePlaces::variance_between() const {
    return std::max(0.0, variance - mean);
}

ReferencePlaces reference_places(std::span<const double> counts) {
    ReferencePlaces reference;
    reference.places = counts.size();
    for (const double count : counts) {
        require_place_count(count);
        reference.mean += count;
    }
    if (!counts.empty()) reference.mean /= static_cast<double>(counts.size());
    reference.variance = std::numeric_limits<double>::quiet_NaN();
    if (counts.size() < 2) return reference;
    double squares = 0.0;
    for (const double count : counts)
        squares += (count - reference.mean) * (count - reference.mean);
    reference.variance = squares / static_cast<double>(counts.size() - 1);
    return reference;
}

ShrunkCount shrunk_before_count(double count, const ReferencePlaces& reference) {
    require_place_count(count);
    if (reference.places < 2)
        throw std::invalid_argument("there must be two reference places at least");
    ShrunkCount shrunk;
    shrunk.count = count;
    const double between = reference.variance_between();
    // Places that have nothing at all are all alike.
    shrunk.weight = reference.mean > 0.0 ? reference.mean / (reference.mean + between) : 1.0;
    shrunk.expected = shrunk.weight * reference.mean + (1.0 - shrunk.weight) * count;
    shrunk.standard_error = std::sqrt((1.0 - shrunk.weight) * shrunk.expected);
    return shrunk;
}

}  // namespace tk
