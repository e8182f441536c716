#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/progress.h"
#include "engine/network/street_network.h"
#include "engine/surfaces/kernel_density.h"

/// Kernel density along streets: how many incidents there are per length of street around every
/// place of it.
///
/// f(x) = sum of w_i a(path) k(length of path) over all paths along streets from incident i to x,
/// k(d) = c / h g(d / h) and zero from d = h on (equal-split kernels: Okabe, Satoh & Sugihara 2009;
/// as sums over paths McSwiggan, Baddeley & Nair 2017). The factor a is the product over the nodes
/// that the path passes, n streets meeting there, of
/// - discontinuous: 1 / (n - 1); no path turns back at a node. What reaches a dead end is lost.
/// - continuous: 2 / n onward, and (2 - n) / n back the way it came, at a dead end 1: nothing is
///   lost, and values of streets that meet are the same at their node. On short streets between
///   large junctions they may fall a little below 0.
///
/// An incident at a node is shared equally by the streets that meet there.
namespace tk {

enum class NodeSplit { discontinuous, continuous };

struct NetworkDensityOptions {
    double bandwidth_m = 250.0;                ///< where the kernel ends; finite and > 0
    KernelShape shape = KernelShape::quartic;  ///< not gaussian, which has no end
    NodeSplit split = NodeSplit::discontinuous;
    /// per_area: weight per metre, so that an incident integrates to its weight along streets
    Normalisation normalisation = Normalisation::per_area;
    double scale = 1.0;  ///< every value is multiplied by it: 1000 for per km
};

/// An incident on a street.
struct NetworkIncident {
    NetworkPlace at;
    double weight = 1.0;  ///< finite and >= 0
};

/// c of the kernel's formula along a line: quartic 15/16, epanechnikov 3/4, triangular 1, uniform
/// 1/2, triweight 35/32. @throws std::invalid_argument for gaussian
double line_kernel_factor(KernelShape shape);

/// The densities at places of streets, in their order. Exact but for rounding: paths whose factor
/// is below 1e-15 are left out. The same bytes on any number of threads.
/// @throws InputError where more than 250 000 paths lead within the bandwidth of one edge
/// @throws std::invalid_argument for a kernel, bandwidth, scale or weight out of range
/// @throws Cancelled
std::vector<double> network_density(std::span<const NetworkIncident> incidents,
                                    const StreetNetwork& streets,
                                    std::span<const NetworkPlace> places,
                                    const NetworkDensityOptions& options,
                                    const Progress& progress = {});

/// A short piece of an edge ("lixel", as a pixel is of a plane).
struct Lixel {
    std::uint32_t edge = 0;
    double from_m = 0.0, to_m = 0.0;  ///< along it

    double length_m() const { return to_m - from_m; }
    NetworkPlace middle() const { return {edge, 0.5 * (from_m + to_m), 0.0}; }
};

/// Every edge cut into the fewest pieces of the same length that are at most `longest_m` long.
/// @throws std::invalid_argument unless longest_m is finite and > 0
std::vector<Lixel> lixels_of(const StreetNetwork& streets, double longest_m);

}  // namespace tk
