#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>

#include "engine/core/input_error.h"
#include "engine/core/parallel_for.h"
#include "engine/surfaces/bandwidth.h"

namespace tk {
namespace {

constexpr std::size_t likelihood_steps = 32;
using LikelihoodCurve = std::array<double, likelihood_steps>;

// Classes of squared distance by the leading bits of the double: 64 to the octave, from 2^-20 m²
// on.
constexpr int class_bits = 6;
constexpr std::uint64_t first_class = std::uint64_t{1023 - 20} << class_bits;
constexpr std::size_t distance_classes = std::size_t{100} << class_bits;

/// Points at about one distance: their weight, and its product with the squared distance.
struct DistanceClass {
    double weight = 0.0;
    double weighted_squared_m2 = 0.0;
};

/// The distances from one place to all other points.
class DistancesFrom {
public:
    /// @param exact one class for every distance
    DistancesFrom(std::span<const WeightedPoint> points, std::size_t place, bool exact)
        : classes_(exact ? points.size() : distance_classes) {
        const MapPoint at = points[place].at;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (i == place) continue;
            const double dx = points[i].at.east_m - at.east_m;
            const double dy = points[i].at.north_m - at.north_m;
            const double squared = dx * dx + dy * dy;
            DistanceClass& one = classes_[exact ? i : class_of(squared)];
            one.weight += points[i].weight;
            one.weighted_squared_m2 += points[i].weight * squared;
        }
        std::erase_if(classes_, [](const DistanceClass& one) { return one.weight == 0.0; });
        nearest_squared_m2_ = HUGE_VAL;
        for (const DistanceClass& one : classes_)
            nearest_squared_m2_ =
                std::min(nearest_squared_m2_, one.weighted_squared_m2 / one.weight);
    }

    /// log of the sum of w e^(-d²/2σ²) / σ²; relative to the nearest point, so that it stays a
    /// number for the loneliest.
    double log_density(double sigma_m) const {
        const double steepness = 0.5 / (sigma_m * sigma_m);
        double sum = 0.0;
        for (const DistanceClass& one : classes_) {
            const double squared = one.weighted_squared_m2 / one.weight;
            sum += one.weight * std::exp(-(squared - nearest_squared_m2_) * steepness);
        }
        return std::log(sum) - nearest_squared_m2_ * steepness - 2.0 * std::log(sigma_m);
    }

private:
    static std::size_t class_of(double squared_m2) {
        const std::uint64_t bits = std::bit_cast<std::uint64_t>(squared_m2) >> (52 - class_bits);
        if (bits < first_class) return 0;
        return std::min(static_cast<std::size_t>(bits - first_class) + 1, distance_classes - 1);
    }

    std::vector<DistanceClass> classes_;
    double nearest_squared_m2_ = 0.0;
};

class Likelihood {
public:
    Likelihood(std::span<const WeightedPoint> points, const CrossValidationOptions& options)
        : exact_(points.size() <= options.most_places) {
        for (const WeightedPoint& p : points)
            if (p.weight > 0.0) points_.push_back(p);
        places_.resize(points_.size());
        std::iota(places_.begin(), places_.end(), std::size_t{0});
        if (exact_) return;
        // A partial shuffle that is the same on every machine, which std::shuffle is not.
        std::mt19937_64 random(options.seed);
        const std::size_t most = std::min(options.most_places, places_.size());
        for (std::size_t i = 0; i < most; ++i)
            std::swap(places_[i], places_[i + random() % (places_.size() - i)]);
        places_.resize(most);
    }

    /// At each of the bandwidths, up to what they all have in common.
    LikelihoodCurve at(const LikelihoodCurve& sigmas_m, const Progress& progress) const {
        std::vector<LikelihoodCurve> of_place(places_.size());
        const auto one = [&](std::size_t k) {
            const DistancesFrom distances(points_, places_[k], exact_);
            for (std::size_t s = 0; s < likelihood_steps; ++s)
                of_place[k][s] = points_[places_[k]].weight * distances.log_density(sigmas_m[s]);
        };
        parallel_for(places_.size(), one, progress);
        LikelihoodCurve sum{};
        for (const LikelihoodCurve& curve : of_place)
            for (std::size_t s = 0; s < likelihood_steps; ++s) sum[s] += curve[s];
        return sum;
    }

    const std::vector<WeightedPoint>& points() const { return points_; }

private:
    bool exact_;
    std::vector<WeightedPoint> points_;
    std::vector<std::size_t> places_;
};

LikelihoodCurve equal_ratios(double first, double last) {
    LikelihoodCurve values;
    for (std::size_t s = 0; s < likelihood_steps; ++s)
        values[s] = first * std::pow(last / first, static_cast<double>(s) / (likelihood_steps - 1));
    return values;
}

std::size_t highest_step(const LikelihoodCurve& curve) {
    return static_cast<std::size_t>(std::max_element(curve.begin(), curve.end()) - curve.begin());
}

/// The top of the parabola through the best step and its neighbours, over the logarithm.
double top_of_parabola(const LikelihoodCurve& sigmas_m, const LikelihoodCurve& curve) {
    const std::size_t best = highest_step(curve);
    if (best == 0 || best + 1 == likelihood_steps) return sigmas_m[best];
    const double bend = curve[best - 1] - 2.0 * curve[best] + curve[best + 1];
    if (!(bend < 0.0)) return sigmas_m[best];
    const double steps = 0.5 * (curve[best - 1] - curve[best + 1]) / bend;
    return sigmas_m[best] * std::pow(sigmas_m[1] / sigmas_m[0], steps);
}

}  // namespace

double cross_validated_sigma_m(std::span<const WeightedPoint> points,
                               const CrossValidationOptions& options, const Progress& progress) {
    const Likelihood likelihood(points, options);
    if (likelihood.points().size() < 2)
        throw InputError("", "fewer than two points to choose a bandwidth from",
                         "give the bandwidth in metres");
    Extent extent;
    for (const WeightedPoint& p : likelihood.points()) extent.add(p.at);
    const double diagonal_m =
        distance_m({extent.west_m, extent.south_m}, {extent.east_m, extent.north_m});
    if (!(diagonal_m > 0.0))
        throw InputError("", "the points all lie in one place", "give the bandwidth in metres");

    const LikelihoodCurve coarse_m = equal_ratios(1e-4 * diagonal_m, 0.5 * diagonal_m);
    const std::size_t best = highest_step(likelihood.at(coarse_m, progress));
    const LikelihoodCurve fine_m = equal_ratios(coarse_m[best == 0 ? 0 : best - 1],
                                                coarse_m[std::min(best + 1, likelihood_steps - 1)]);
    return top_of_parabola(fine_m, likelihood.at(fine_m, progress));
}

}  // namespace tk
