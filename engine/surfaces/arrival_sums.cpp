#include "engine/surfaces/arrival_sums.h"

#include <algorithm>
#include <stdexcept>

namespace tk {

KernelPolynomial::KernelPolynomial(KernelShape shape, double bandwidth_m)
    : bandwidth_m_(bandwidth_m), terms_(1) {
    switch (shape) {
        case KernelShape::quartic: factors_ = {1.0, 0.0, -2.0, 0.0, 1.0}; break;
        case KernelShape::epanechnikov: factors_ = {1.0, 0.0, -1.0}; break;
        case KernelShape::triangular: factors_ = {1.0, -1.0}; break;
        case KernelShape::uniform: factors_ = {1.0}; break;
        case KernelShape::triweight: factors_ = {1.0, 0.0, -3.0, 0.0, 3.0, 0.0, -1.0}; break;
        case KernelShape::gaussian:
            throw std::invalid_argument(
                "along streets a kernel must end, and the gaussian does not");
    }
    for (std::size_t i = 0; i < most_terms; ++i)
        if (factors_[i] != 0.0) terms_ = i + 1;
}

double KernelPolynomial::at(double distance_m) const {
    const double u = distance_m / bandwidth_m_;
    if (!(u < 1.0)) return 0.0;
    double value = 0.0;
    for (std::size_t i = terms_; i-- > 0;) value = value * u + factors_[i];
    return value;
}

KernelPolynomial::Terms KernelPolynomial::around(double distance_m) const {
    const double u = distance_m / bandwidth_m_;
    Terms shifted = factors_;
    for (std::size_t i = 0; i + 1 < terms_; ++i)
        for (std::size_t j = terms_ - 1; j-- > i;) shifted[j] += u * shifted[j + 1];
    return shifted;
}

ArrivalSums::ArrivalSums(std::span<const Arrival> arrivals, const KernelPolynomial& kernel) {
    const std::size_t terms = kernel.terms();
    distances_m_.reserve(arrivals.size());
    moments_.assign(terms, 0.0);
    moments_.reserve((arrivals.size() + 1) * terms);
    for (const Arrival& arrival : arrivals) {
        distances_m_.push_back(arrival.distance_m);
        const double u = arrival.distance_m / kernel.bandwidth_m();
        double moment = arrival.weight;
        for (std::size_t i = 0; i < terms; ++i, moment *= u)
            moments_.push_back(moments_[moments_.size() - terms] + moment);
    }
}

double ArrivalSums::sum(double further_m, const KernelPolynomial& kernel) const {
    const auto within =
        static_cast<std::size_t>(std::lower_bound(distances_m_.begin(), distances_m_.end(),
                                                  kernel.bandwidth_m() - further_m) -
                                 distances_m_.begin());
    if (within == 0) return 0.0;
    const KernelPolynomial::Terms terms = kernel.around(further_m);
    double sum = 0.0;
    for (std::size_t i = 0; i < kernel.terms(); ++i)
        sum += terms[i] * moments_[within * kernel.terms() + i];
    return sum;
}

}  // namespace tk
