#include "engine/surfaces/bandwidth.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "engine/core/input_error.h"

namespace tk {
namespace {

[[noreturn]] void refuse_bandwidth_rule(const char* problem) {
    throw InputError("", problem, "give the bandwidth in metres");
}

/// Weighted mean centre and variances about it, divisor the sum of weights.
struct PointMoments {
    double weight = 0.0;
    double count = 0.0;  ///< of points with a weight
    MapPoint mean;
    double east_variance_m2 = 0.0;
    double north_variance_m2 = 0.0;
};

PointMoments moments_of_points(std::span<const WeightedPoint> points) {
    PointMoments m;
    double east = 0.0, north = 0.0;
    for (const WeightedPoint& p : points) {
        m.weight += p.weight;
        m.count += p.weight > 0.0 ? 1.0 : 0.0;
        // From the first point on, which keeps the digits of SWEREF coordinates.
        east += p.weight * (p.at.east_m - points[0].at.east_m);
        north += p.weight * (p.at.north_m - points[0].at.north_m);
    }
    if (m.count < 2.0) refuse_bandwidth_rule("fewer than two points to choose a bandwidth from");
    m.mean = {points[0].at.east_m + east / m.weight, points[0].at.north_m + north / m.weight};
    for (const WeightedPoint& p : points) {
        const double dx = p.at.east_m - m.mean.east_m;
        const double dy = p.at.north_m - m.mean.north_m;
        m.east_variance_m2 += p.weight / m.weight * dx * dx;
        m.north_variance_m2 += p.weight / m.weight * dy * dy;
    }
    return m;
}

/// The distance with half of the weight on either side; between two that share it, their mean.
double median_distance_m(std::span<const WeightedPoint> points, const PointMoments& moments) {
    std::vector<std::pair<double, double>> distances;  // and weight
    for (const WeightedPoint& p : points)
        if (p.weight > 0.0) distances.emplace_back(distance_m(p.at, moments.mean), p.weight);
    std::sort(distances.begin(), distances.end());
    double below = 0.0;
    for (std::size_t i = 0; i < distances.size(); ++i) {
        below += distances[i].second;
        if (below == 0.5 * moments.weight && i + 1 < distances.size())
            return 0.5 * (distances[i].first + distances[i + 1].first);
        if (below > 0.5 * moments.weight) return distances[i].first;
    }
    return distances.back().first;
}

}  // namespace

double bandwidth_per_sigma(KernelShape shape) {
    switch (shape) {
        case KernelShape::quartic: return std::sqrt(8.0);
        case KernelShape::epanechnikov: return std::sqrt(6.0);
        case KernelShape::uniform: return 2.0;
        case KernelShape::triangular: return std::sqrt(20.0 / 3.0);
        case KernelShape::triweight: return std::sqrt(10.0);
        default: return 1.0;
    }
}

double scott_sigma_m(std::span<const WeightedPoint> points) {
    const PointMoments m = moments_of_points(points);
    const double sample = m.count / (m.count - 1.0);
    const double east_m = std::sqrt(m.east_variance_m2 * sample);
    const double north_m = std::sqrt(m.north_variance_m2 * sample);
    const double sigma_m = std::sqrt(east_m * north_m) * std::pow(m.count, -1.0 / 6.0);
    if (!(sigma_m > 0.0)) refuse_bandwidth_rule("the points all lie on one line along an axis");
    return sigma_m;
}

double silverman_radius_m(std::span<const WeightedPoint> points) {
    const PointMoments m = moments_of_points(points);
    const double standard_m = std::sqrt(m.east_variance_m2 + m.north_variance_m2);
    if (!(standard_m > 0.0)) refuse_bandwidth_rule("the points all lie in one place");
    const double median_m = median_distance_m(points, m) / std::sqrt(std::numbers::ln2);
    const double spread_m = median_m > 0.0 ? std::min(standard_m, median_m) : standard_m;
    return 0.9 * spread_m * std::pow(m.weight, -0.2);
}

double bandwidth_by_rule_m(std::span<const WeightedPoint> points, BandwidthRule rule,
                           KernelShape shape, const CrossValidationOptions& options,
                           const Progress& progress) {
    switch (rule) {
        case BandwidthRule::scott: return scott_sigma_m(points) * bandwidth_per_sigma(shape);
        case BandwidthRule::silverman: return silverman_radius_m(points);
        default:
            return cross_validated_sigma_m(points, options, progress) * bandwidth_per_sigma(shape);
    }
}

}  // namespace tk
