#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/progress.h"
#include "engine/surfaces/kernel_density.h"

/// Rules that choose a kernel density's bandwidth from the points.
namespace tk {

enum class BandwidthRule { scott, silverman, cross_validation };

/// A kernel's bandwidth over the standard deviation, per axis, of the mass that it spreads: quartic
/// √8, epanechnikov √6, uniform 2, triangular √(20/3), triweight √10, gaussian 1.
double bandwidth_per_sigma(KernelShape shape);

/// Scott (1992): the geometric mean of s_j n^(-1/6) over the two axes, s_j the sample standard
/// deviation (weighted, where weights differ) and n the number of points with a weight. Metres; a
/// standard deviation.
/// @throws InputError for fewer than two points, or points all on one line along an axis
double scott_sigma_m(std::span<const WeightedPoint> points);

/// 0.9 min(SD, √(1/ln 2) Dm) n^(-1/5), SD the standard distance, Dm the median distance to the mean
/// centre, n the sum of weights (Silverman 1986, as in Esri's Kernel Density). Metres; a radius.
/// SD alone where at least half of the weight lies at the mean centre.
/// @throws InputError for fewer than two points, or points all in one place
double silverman_radius_m(std::span<const WeightedPoint> points);

/// Where the likelihood looks for its best bandwidth.
struct CrossValidationOptions {
    std::size_t most_places = 2000;  ///< of more points the likelihood is that of a drawn sample
    std::uint64_t seed = 1;          ///< of that sample
};

/// The standard deviation in metres of the normal kernel that maximises the likelihood of every
/// point given all others: sum over i of w_i log f_-i(x_i) (Loader 1999), the integral over the
/// plane being the same for all. Points in the same place make one another likely, so that many of
/// them pull it down.
///
/// From 1/10 000 to a half of the points' diagonal, in 32 equal ratios, again in 32 between the
/// neighbours of the best, then the top of the parabola. Up to most_places points every distance
/// counts as it is; above, distances are taken together in classes of 1 % and the likelihood is
/// that of most_places points drawn by `seed`, each given all others.
/// @throws InputError for fewer than two points, or points all in one place
/// @throws Cancelled
double cross_validated_sigma_m(std::span<const WeightedPoint> points,
                               const CrossValidationOptions& options = {},
                               const Progress& progress = {});

/// The bandwidth in metres that a rule gives for a kernel: where it ends, for gaussian its σ.
double bandwidth_by_rule_m(std::span<const WeightedPoint> points, BandwidthRule rule,
                           KernelShape shape, const CrossValidationOptions& options = {},
                           const Progress& progress = {});

/// Abramson (1982): h_i = h √(G / f(x_i)), f the density with the one bandwidth h at the point, G
/// the geometric mean of all f(x_i); at most `most_ratio` h. One per point; for
/// KernelDensityOptions::point_bandwidths_m.
/// @throws std::invalid_argument as kernel_density(), and for a most_ratio that is not > 0
/// @throws Cancelled
std::vector<double> adaptive_bandwidths_m(std::span<const WeightedPoint> points,
                                          const KernelDensityOptions& options,
                                          double most_ratio = 4.0, const Progress& progress = {});

}  // namespace tk
