#pragma once

#include <cstddef>
#include <vector>

/// Distances between two squares that lie apart, as a polynomial.
///
/// From a point at ξ of one square (from its middle) to a place at η of another, whose middle is D
/// away, the distance is |D + u| with u = η - ξ. It is smooth in u while the squares keep apart:
/// its Chebyshev series (Trefethen 2013, Approximation Theory and Approximation Practice, chapters
/// 3 and 8) falls off about as |D|^-n. Cut at a total degree and written in powers of u it splits
/// by the binomial theorem into powers of ξ, which sum up over many points, times powers of η.
namespace tk {

inline constexpr int most_fit_degree = 16;
/// From one power of y to the next: whole lanes, and at least three zeros after the last power, so
/// that four coefficients can always be read together.
inline constexpr std::size_t fit_stride = 24;
/// Two more rows of zeros, for the same reason.
inline constexpr std::size_t fit_table_size = (most_fit_degree + 3) * fit_stride;

/// |D + u| ≈ sum over a + b <= degree of terms[b * fit_stride + a] / (a! b!) x^a y^b, u = (x, y).
struct DistanceFit {
    int degree = 0;
    double error = 0.0;  ///< the most it is off, for |x|, |y| <= half_width
    std::vector<double> terms;
};

/// The fit of the least degree that is off by no more than `tolerance`; `degree` and `error` are
/// those of the best one where even that one is off by more. D = (across, along), not negative and
/// farther than half_width √2 from 0; any one unit of length.
DistanceFit fit_distance(double across, double along, double half_width, double tolerance);

}  // namespace tk
