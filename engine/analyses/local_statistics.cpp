#include "engine/analyses/local_statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "engine/core/parallel_for.h"
#include "engine/core/random_stream.h"

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
};

/// The deviations of a place's neighbours, summed, and how the weights are.
struct Surroundings {
    double count = 0.0;  ///< of the others
    double sum = 0.0;    ///< of their deviations from the mean of all
};

class PlaceStatistics {
public:
    PlaceStatistics(std::span<const double> values, const Neighbours& neighbours,
                    const LocalStatisticsOptions& options)
        : values_(values), neighbours_(neighbours), options_(options), all_(values) {}

    void compute(std::size_t place, LocalStatistics& result) const {
        const Surroundings around = surroundings_of(place);
        const bool alone = around.count == 0.0 && options_.statistic != LocalStatistic::gi_star;
        if (alone || !(all_.sum_squares > 0.0)) return;
        const double value = statistic_of(place, around.count, around.sum);
        result.value[place] = value;
        if (options_.inference == LocalInference::permutation)
            return permute(place, value, around.count, result);
        result.z[place] = options_.statistic == LocalStatistic::local_moran
                              ? moran_z(place, value, around.count)
                              : value;
        result.p[place] = two_sided_p(result.z[place]);
    }

private:
    double deviation(std::size_t place) const { return values_[place] - all_.mean; }

    Surroundings surroundings_of(std::size_t place) const {
        Surroundings around;
        for (const std::uint32_t other : neighbours_.of(place)) {
            around.count += 1.0;
            around.sum += deviation(other);
        }
        return around;
    }

    /// @param sum of the deviations of `count` others
    double statistic_of(std::size_t place, double count, double sum) const {
        switch (options_.statistic) {
            case LocalStatistic::gi_star: return gi_star(place, count, sum);
            case LocalStatistic::gi: return gi(place, count, sum);
            case LocalStatistic::local_moran: break;
        }
        const double weight = options_.row_standardised ? 1.0 / count : 1.0;
        return deviation(place) / (all_.sum_squares / all_.n) * weight * sum;
    }

    /// Weights that are all alike cancel: binary and row-standardised give the same z.
    double gi_star(std::size_t place, double count, double sum) const {
        const double weights = count + 1.0;
        const double spread = std::sqrt(all_.sum_squares / all_.n *
                                        (all_.n * weights - weights * weights) / (all_.n - 1.0));
        return spread > 0.0 ? (sum + deviation(place)) / spread : not_told;
    }

    /// Mean and variance are those of the others.
    double gi(std::size_t place, double count, double sum) const {
        const double others = all_.n - 1.0;
        const double own = deviation(place);
        const double mean = -own / others;  // of the others' deviations from the mean of all
        const double squares = all_.sum_squares - own * own - others * mean * mean;
        const double spread =
            std::sqrt(squares / others * (others * count - count * count) / (all_.n - 2.0));
        return spread > 0.0 ? (sum - count * mean) / spread : not_told;
    }

    double moran_z(std::size_t place, double value, double count) const {
        const double weight = options_.row_standardised ? 1.0 / count : 1.0;
        const double weights = weight * count, squares = weight * weight * count;
        const double m2 = all_.sum_squares / all_.n, n = all_.n, own = deviation(place);
        const double expected = -own * own * weights / ((n - 1.0) * m2);
        const double variance = own / m2 * (own / m2) * (n / (n - 2.0)) *
                                (squares - weights * weights / (n - 1.0)) *
                                (m2 - own * own / (n - 1.0));
        return variance > 0.0 ? (value - expected) / std::sqrt(variance) : not_told;
    }

    void permute(std::size_t place, double value, double count, LocalStatistics& result) const {
        const double own = deviation(place);
        const double expected = statistic_of(place, count, -own / (all_.n - 1.0) * count);
        RandomStream random(options_.seed, place);
        std::vector<std::uint32_t> drawn;
        double sum = 0.0, squares = 0.0;
        int as_far = 0;
        // Rounding of sums in another order is no difference.
        const double far = std::abs(value - expected) * (1.0 - 1e-12);
        for (int k = 0; k < options_.permutations; ++k) {
            double others = 0.0;
            draw_others(place, static_cast<std::size_t>(count), random, drawn);
            for (const std::uint32_t other : drawn) others += deviation(other);
            const double simulated = statistic_of(place, count, others) - expected;
            sum += simulated;
            squares += simulated * simulated;
            as_far += std::abs(simulated) >= far ? 1 : 0;
        }
        const double m = options_.permutations;
        const double spread = std::sqrt(std::max(0.0, squares / m - sum / m * (sum / m)));
        result.z[place] = spread > 0.0 ? (value - expected - sum / m) / spread : not_told;
        result.p[place] = (1.0 + as_far) / (m + 1.0);
    }

    /// `count` places other than `place`, each at most once (Floyd's sampling).
    void draw_others(std::size_t place, std::size_t count, RandomStream& random,
                     std::vector<std::uint32_t>& drawn) const {
        drawn.clear();
        const std::size_t others = values_.size() - 1;
        for (std::size_t last = others - count; last < others; ++last) {
            auto pick = static_cast<std::uint32_t>(random.below(last + 1));
            if (std::find(drawn.begin(), drawn.end(), pick) != drawn.end())
                pick = static_cast<std::uint32_t>(last);
            drawn.push_back(pick);
        }
        for (std::uint32_t& pick : drawn)
            if (pick >= place) ++pick;
    }

    std::span<const double> values_;
    const Neighbours& neighbours_;
    const LocalStatisticsOptions& options_;
    Moments all_;
};

}  // namespace

LocalStatistics local_statistics(std::span<const double> values, const Neighbours& neighbours,
                                 const LocalStatisticsOptions& options, const Progress& progress) {
    if (values.size() != neighbours.places())
        throw std::invalid_argument("there must be a value for each place");
    if (values.size() < 3)
        throw std::invalid_argument("local statistics need three places at least");
    if (options.permutations < 1)
        throw std::invalid_argument("there must be one permutation at least");
    LocalStatistics result{std::vector<double>(values.size(), not_told),
                           std::vector<double>(values.size(), not_told),
                           std::vector<double>(values.size(), not_told)};
    const PlaceStatistics places(values, neighbours, options);
    const std::size_t parts = (values.size() + places_at_a_time - 1) / places_at_a_time;
    parallel_for(
        parts,
        [&](std::size_t part) {
            const std::size_t end = std::min(values.size(), (part + 1) * places_at_a_time);
            for (std::size_t i = part * places_at_a_time; i < end; ++i) places.compute(i, result);
        },
        progress);
    return result;
}

std::vector<MoranQuadrant> moran_quadrants(std::span<const double> values,
                                           const Neighbours& neighbours) {
    const Moments all(values);
    std::vector<MoranQuadrant> quadrants(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        double around = 0.0;
        for (const std::uint32_t other : neighbours.of(i)) around += values[other] - all.mean;
        const bool high = values[i] > all.mean, among_high = around > 0.0;
        quadrants[i] = high ? (among_high ? MoranQuadrant::high_high : MoranQuadrant::high_low)
                            : (among_high ? MoranQuadrant::low_high : MoranQuadrant::low_low);
    }
    return quadrants;
}

}  // namespace tk
