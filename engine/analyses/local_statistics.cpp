#include "engine/analyses/local_statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "engine/analyses/conditional_draws.h"
#include "engine/core/parallel_for.h"

namespace tk {
namespace {

constexpr double not_told = std::numeric_limits<double>::quiet_NaN();
/// Places that one thread takes at a time.
constexpr std::size_t places_at_a_time = 1024;

double two_sided_p(double z) {
    return std::isnan(z) ? not_told : std::erfc(std::abs(z) / std::sqrt(2.0));
}

/// What the values are like as a whole.
struct Moments {
    double n = 0.0, mean = 0.0;
    double sum_squares = 0.0;  ///< of the deviations from the mean

    explicit Moments(std::span<const double> values) : n(static_cast<double>(values.size())) {
        for (const double value : values) mean += value;
        mean /= n;
        for (const double value : values) sum_squares += (value - mean) * (value - mean);
    }
    /// Sums of the same values in another order may differ by it, and do not differ.
    double same() const { return 1e-10 * std::sqrt(sum_squares / n); }
};

/// By deviations from the mean of all.
MoranQuadrant quadrant_of(double own, double around, const Moments& all) {
    const bool among_high = around > all.same();
    if (own > 0.0) return among_high ? MoranQuadrant::high_high : MoranQuadrant::high_low;
    return among_high ? MoranQuadrant::low_high : MoranQuadrant::low_low;
}

class PlaceStatistics {
public:
    PlaceStatistics(std::span<const double> values, const LocalStatisticsOptions& options)
        : options_(options), all_(values) {
        if (values.size() < 3)
            throw std::invalid_argument("local statistics need three places at least");
        if (options.permutations < 1)
            throw std::invalid_argument("there must be one permutation at least");
        deviations_.reserve(values.size());
        for (const double value : values) deviations_.push_back(value - all_.mean);
    }

    /// Of each place, from the mean of all.
    std::span<const double> deviations() const { return deviations_; }

    /// @param around of a place
    template <class SurroundingsOf>
    LocalStatistics compute(SurroundingsOf around, const Progress& progress) const {
        const std::size_t count = deviations_.size();
        LocalStatistics result{std::vector<double>(count, not_told),
                               std::vector<double>(count, not_told),
                               std::vector<double>(count, not_told)};
        parallel_for((count + places_at_a_time - 1) / places_at_a_time,
                     [&](std::size_t part) {
                         const std::size_t end = std::min(count, (part + 1) * places_at_a_time);
                         ConditionalDraws draws(deviations_);
                         for (std::size_t i = part * places_at_a_time; i < end; ++i)
                             tell(i, around(i), draws, result);
                     },
                     progress);
        return result;
    }

private:
    void tell(std::size_t place, const Surroundings& around, ConditionalDraws& draws,
              LocalStatistics& result) const {
        const bool alone = around.count == 0.0 && options_.statistic != LocalStatistic::gi_star;
        if (alone || !(all_.sum_squares > 0.0)) return;
        const double value = statistic_of(place, around.count, around.sum);
        result.value[place] = value;
        if (options_.inference == LocalInference::permutation)
            return permute(place, around, draws, result);
        result.z[place] = options_.statistic == LocalStatistic::local_moran
                              ? moran_z(place, value, around.count)
                              : value;
        result.p[place] = two_sided_p(result.z[place]);
    }

    /// @param sum of the deviations of `count` others
    double statistic_of(std::size_t place, double count, double sum) const {
        switch (options_.statistic) {
            case LocalStatistic::gi_star: return gi_star(place, count, sum);
            case LocalStatistic::gi: return gi(place, count, sum);
            case LocalStatistic::local_moran: break;
        }
        const double weight = options_.row_standardised ? 1.0 / count : 1.0;
        return deviations_[place] / (all_.sum_squares / all_.n) * weight * sum;
    }

    /// Weights that are all alike cancel: binary and row-standardised give the same z.
    double gi_star(std::size_t place, double count, double sum) const {
        const double weights = count + 1.0;
        const double spread = std::sqrt(all_.sum_squares / all_.n *
                                        (all_.n * weights - weights * weights) / (all_.n - 1.0));
        return spread > 0.0 ? (sum + deviations_[place]) / spread : not_told;
    }

    /// Mean and variance are those of the others.
    double gi(std::size_t place, double count, double sum) const {
        const double others = all_.n - 1.0;
        const double own = deviations_[place];
        const double mean = -own / others;  // of the others' deviations from the mean of all
        const double squares = all_.sum_squares - own * own - others * mean * mean;
        const double spread =
            std::sqrt(squares / others * (others * count - count * count) / (all_.n - 2.0));
        return spread > 0.0 ? (sum - count * mean) / spread : not_told;
    }

    double moran_z(std::size_t place, double value, double count) const {
        const double weight = options_.row_standardised ? 1.0 / count : 1.0;
        const double weights = weight * count, squares = weight * weight * count;
        const double m2 = all_.sum_squares / all_.n, n = all_.n, own = deviations_[place];
        const double expected = -own * own * weights / ((n - 1.0) * m2);
        const double variance = own / m2 * (own / m2) * (n / (n - 2.0)) *
                                (squares - weights * weights / (n - 1.0)) *
                                (m2 - own * own / (n - 1.0));
        return variance > 0.0 ? (value - expected) / std::sqrt(variance) : not_told;
    }

    /// The statistic is a straight line in the sum of the others' deviations: it is as far from
    /// what is expected as that sum is.
    void permute(std::size_t place, const Surroundings& around, ConditionalDraws& draws,
                 LocalStatistics& result) const {
        const double own = deviations_[place];
        const bool moran = options_.statistic == LocalStatistic::local_moran;
        if (std::isnan(result.value[place])) return;
        if (moran && own == 0.0) {
            // Whoever lies around it: it is 0.
            result.p[place] = 1.0;
            return;
        }
        const double expected = -own / (all_.n - 1.0) * around.count;
        const DrawnSums drawn = draws.sums(
            place, around, {expected, all_.same(), options_.permutations, options_.seed});
        const double m = options_.permutations;
        const double spread =
            std::sqrt(std::max(0.0, drawn.squares / m - drawn.sum / m * (drawn.sum / m)));
        const double further = around.sum - expected - drawn.sum / m;
        if (spread > 0.0) result.z[place] = (moran && own < 0.0 ? -further : further) / spread;
        result.p[place] = (1.0 + drawn.as_far) / (m + 1.0);
    }

    const LocalStatisticsOptions& options_;
    Moments all_;
    std::vector<double> deviations_;
};

}  // namespace

LocalStatistics local_statistics(std::span<const double> values, const Neighbours& neighbours,
                                 const LocalStatisticsOptions& options, const Progress& progress) {
    if (values.size() != neighbours.places())
        throw std::invalid_argument("there must be a value for each place");
    const PlaceStatistics places(values, options);
    return places.compute(
        [&](std::size_t place) {
            Surroundings around;
            for (const std::uint32_t other : neighbours.of(place)) {
                around.count += 1.0;
                around.sum += places.deviations()[other];
            }
            return around;
        },
        progress);
}

LocalStatistics local_statistics(std::span<const double> values, const GridNeighbours& neighbours,
                                 const LocalStatisticsOptions& options, const Progress& progress) {
    const PlaceStatistics places(values, options);
    const std::vector<double> sums = neighbours.sums_around(places.deviations());
    return places.compute(
        [&](std::size_t place) {
            return Surroundings{neighbours.counts()[place], sums[place]};
        },
        progress);
}

std::vector<MoranQuadrant> moran_quadrants(std::span<const double> values,
                                           const Neighbours& neighbours) {
    const Moments all(values);
    std::vector<MoranQuadrant> quadrants(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        double around = 0.0;
        for (const std::uint32_t other : neighbours.of(i)) around += values[other] - all.mean;
        quadrants[i] = quadrant_of(values[i] - all.mean, around, all);
    }
    return quadrants;
}

std::vector<MoranQuadrant> moran_quadrants(std::span<const double> values,
                                           const GridNeighbours& neighbours) {
    const Moments all(values);
    std::vector<double> deviations;
    deviations.reserve(values.size());
    for (const double value : values) deviations.push_back(value - all.mean);
    const std::vector<double> around = neighbours.sums_around(deviations);
    std::vector<MoranQuadrant> quadrants(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        quadrants[i] = quadrant_of(deviations[i], around[i], all);
    return quadrants;
}

}  // namespace tk
