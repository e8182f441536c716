#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/surfaces/kernel_density.h"
#include "engine/surfaces/network_arrivals.h"

namespace tk {

/// A kernel that ends, as the polynomial in u = d / h that it is below 1.
class KernelPolynomial {
public:
    static constexpr std::size_t most_terms = 7;
    using Terms = std::array<double, most_terms>;

    /// @throws std::invalid_argument for gaussian
    KernelPolynomial(KernelShape shape, double bandwidth_m);

    double bandwidth_m() const { return bandwidth_m_; }
    std::size_t terms() const { return terms_; }
    double at(double distance_m) const;
    /// Its terms in u - d / h.
    Terms around(double distance_m) const;

private:
    double bandwidth_m_;
    std::size_t terms_;
    Terms factors_{};
};

/// Sums of a kernel over many arrivals, in time that does not depend on how many there are: by the
/// moments of the nearest ones.
class ArrivalSums {
public:
    ArrivalSums() = default;
    /// @param arrivals nearest first
    ArrivalSums(std::span<const Arrival> arrivals, const KernelPolynomial& kernel);

    std::size_t size() const { return distances_m_.size(); }
    /// The sum of weight times kernel, where all are `further_m` further away.
    double sum(double further_m, const KernelPolynomial& kernel) const;

private:
    std::vector<double> distances_m_;
    std::vector<double> moments_;  ///< of the first 0, 1, 2, ... arrivals, as many as terms each
};

}  // namespace tk
