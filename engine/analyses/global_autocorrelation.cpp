#include "engine/analyses/global_autocorrelation.h"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace tk {
namespace {

constexpr double untold = std::numeric_limits<double>::quiet_NaN();

/// The sums over weights and values that both indices are made of.
struct Sums {
    double n = 0.0;
    double s0 = 0.0, s1 = 0.0, s2 = 0.0;  ///< as Cliff & Ord call them
    double squares = 0.0, fourths = 0.0;  ///< of the deviations from the mean
    double products = 0.0;                ///< weighted, of neighbours' deviations
    double differences = 0.0;             ///< weighted, of neighbours' values, squared

    double kurtosis() const { return fourths / n / (squares / n * (squares / n)); }
};

double checked_mean(std::span<const double> values, std::size_t places) {
    if (values.size() != places)
        throw std::invalid_argument("there must be a value for each place");
    if (values.size() < 4)
        throw std::invalid_argument("an index of a whole map needs four places at least");
    double sum = 0.0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

Sums sums_of(std::span<const double> values, const Neighbours& neighbours, bool row_standardised) {
    const double mean = checked_mean(values, neighbours.places());
    Sums sums;
    sums.n = static_cast<double>(values.size());
    const auto weight_from = [&](std::size_t i) {
        return row_standardised ? 1.0 / static_cast<double>(neighbours.of(i).size()) : 1.0;
    };
    std::vector<double> weight_to(values.size(), 0.0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double own = values[i] - mean;
        sums.squares += own * own;
        sums.fourths += own * own * own * own;
        for (const std::uint32_t j : neighbours.of(i)) {
            const double weight = weight_from(i);
            const double back = neighbours.are_neighbours(j, i) ? weight_from(j) : 0.0;
            sums.s0 += weight;
            sums.s1 += weight * weight + weight * back;
            weight_to[j] += weight;
            sums.products += weight * own * (values[j] - mean);
            sums.differences += weight * (values[i] - values[j]) * (values[i] - values[j]);
        }
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto count = static_cast<double>(neighbours.of(i).size());
        const double both = (count > 0.0 ? count * weight_from(i) : 0.0) + weight_to[i];
        sums.s2 += both * both;
    }
    return sums;
}

/// The same from what is added up around each place: who is a neighbour is one both ways.
Sums sums_of(std::span<const double> values, const GridNeighbours& neighbours,
             bool row_standardised) {
    const double mean = checked_mean(values, neighbours.places());
    const std::size_t places = values.size();
    std::vector<double> deviations(places), squares(places), weights(places, 0.0);
    for (std::size_t i = 0; i < places; ++i) {
        deviations[i] = values[i] - mean;
        squares[i] = deviations[i] * deviations[i];
        if (const double count = neighbours.counts()[i]; count > 0.0)
            weights[i] = row_standardised ? 1.0 / count : 1.0;
    }
    const std::vector<double> around = neighbours.sums_around(deviations);
    const std::vector<double> squares_around = neighbours.sums_around(squares);
    const std::vector<double> weights_to = neighbours.sums_around(weights);
    Sums sums;
    sums.n = static_cast<double>(places);
    for (std::size_t i = 0; i < places; ++i) {
        const double own = deviations[i], weight = weights[i], count = neighbours.counts()[i];
        sums.squares += squares[i];
        sums.fourths += squares[i] * squares[i];
        sums.s0 += count * weight;
        sums.s1 += count * weight * weight + weight * weights_to[i];
        sums.products += weight * own * around[i];
        sums.differences +=
            weight * (count * squares[i] - 2.0 * own * around[i] + squares_around[i]);
        const double both = count * weight + weights_to[i];
        sums.s2 += both * both;
    }
    return sums;
}

bool can_be_told(const Sums& sums) {
    return sums.s0 > 0.0 && sums.squares > 0.0;
}

GlobalIndex judged(GlobalIndex index) {
    index.z = (index.value - index.expected) / std::sqrt(index.variance_randomisation);
    index.p = std::erfc(std::abs(index.z) / std::sqrt(2.0));
    return index;
}

GlobalIndex moran_of(const Sums& s) {
    if (!can_be_told(s)) return {untold, untold, untold, untold, untold, untold};
    const double n = s.n, w2 = s.s0 * s.s0, b2 = s.kurtosis();
    GlobalIndex index;
    index.value = n / s.s0 * s.products / s.squares;
    index.expected = -1.0 / (n - 1.0);
    const double square = index.expected * index.expected;
    index.variance_normality = (n * n * s.s1 - n * s.s2 + 3.0 * w2) / (w2 * (n * n - 1.0)) - square;
    index.variance_randomisation = (n * ((n * n - 3.0 * n + 3.0) * s.s1 - n * s.s2 + 3.0 * w2) -
                                    b2 * ((n * n - n) * s.s1 - 2.0 * n * s.s2 + 6.0 * w2)) /
                                       ((n - 1.0) * (n - 2.0) * (n - 3.0) * w2) -
                                   square;
    return judged(index);
}

GlobalIndex geary_of(const Sums& s) {
    if (!can_be_told(s)) return {untold, untold, untold, untold, untold, untold};
    const double n = s.n, w2 = s.s0 * s.s0, b2 = s.kurtosis();
    GlobalIndex index;
    index.value = (n - 1.0) / (2.0 * s.s0) * s.differences / s.squares;
    index.expected = 1.0;
    index.variance_normality =
        ((2.0 * s.s1 + s.s2) * (n - 1.0) - 4.0 * w2) / (2.0 * (n + 1.0) * w2);
    index.variance_randomisation =
        ((n - 1.0) * s.s1 * (n * n - 3.0 * n + 3.0 - (n - 1.0) * b2) -
         0.25 * (n - 1.0) * s.s2 * (n * n + 3.0 * n - 6.0 - (n * n - n + 2.0) * b2) +
         w2 * (n * n - 3.0 - (n - 1.0) * (n - 1.0) * b2)) /
        (n * (n - 2.0) * (n - 3.0) * w2);
    return judged(index);
}

}  // namespace

GlobalIndex morans_i(std::span<const double> values, const Neighbours& neighbours,
                     bool row_standardised) {
    return moran_of(sums_of(values, neighbours, row_standardised));
}
GlobalIndex morans_i(std::span<const double> values, const GridNeighbours& neighbours,
                     bool row_standardised) {
    return moran_of(sums_of(values, neighbours, row_standardised));
}

GlobalIndex gearys_c(std::span<const double> values, const Neighbours& neighbours,
                     bool row_standardised) {
    return geary_of(sums_of(values, neighbours, row_standardised));
}
GlobalIndex gearys_c(std::span<const double> values, const GridNeighbours& neighbours,
                     bool row_standardised) {
    return geary_of(sums_of(values, neighbours, row_standardised));
}

}  // namespace tk
