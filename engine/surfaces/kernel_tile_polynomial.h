#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "engine/surfaces/kernel_tile_direct.h"

/// Where a tile lies wholly within the reach of a point, (h² - d²)^k is a polynomial of degree 2k
/// in the place. Polynomials of all points of a bin add up to one, and moving to another origin is
/// exact but for rounding, so that a tile's share of all points around it costs the same however
/// many they are.
///
/// A polynomial is the coefficients of east^a north^b, a + b <= degree, metres from some origin, in
/// the order b = 0: a = 0, 1, ..., degree; b = 1: a = 0, ..., degree - 1; ...
namespace tk {

inline constexpr int most_polynomial_degree = 6;
inline constexpr std::size_t most_coefficients = 28;

constexpr int coefficient_count(int degree) {
    return (degree + 1) * (degree + 2) / 2;
}
constexpr int coefficient_index(int degree, int a, int b) {
    return b * (degree + 1) - b * (b - 1) / 2 + a;
}

using TilePolynomial = std::array<double, most_coefficients>;

/// Eight points, from the origin; unused ones have weight 0.
struct PolynomialPoints {
    std::array<double, lane_count> east_m{}, north_m{}, bandwidth_m{}, weight{};
};

/// Adds weight * (h² - (east - x)² - (north - y)²)^power of every point (x, y).
void add_point_polynomials(int power, const PolynomialPoints& points, TilePolynomial& sum);

/// `width` polynomials side by side: coefficient k of number i is at first[k * stride + i].
struct PolynomialRow {
    double* first;
    std::size_t stride;
};

/// Room for `width` polynomials side by side, all zero at first.
class PolynomialBuffer {
public:
    PolynomialBuffer(int degree, std::size_t width)
        : stride_(width),
          values_(static_cast<std::size_t>(coefficient_count(degree)) * width, 0.0) {}

    PolynomialRow row(std::size_t from = 0) { return {values_.data() + from, stride_}; }
    double& at(std::size_t coefficient, std::size_t i) {
        return values_[coefficient * stride_ + i];
    }

private:
    std::size_t stride_;
    std::vector<double> values_;
};

/// For every i: to_i += from_i, with the origin moved. `moved_m` is the new origin less the old,
/// toward the east.
void add_moved_east(int degree, double moved_m, PolynomialRow from, PolynomialRow to,
                    std::size_t width);
/// The same toward the north.
void add_moved_north(int degree, double moved_m, PolynomialRow from, PolynomialRow to,
                     std::size_t width);

/// Adds the values of a polynomial at the centres of a tile, whose middle is its origin.
void add_polynomial_values(int degree, const TilePolynomial& polynomial, double cell_m,
                           double* sums);

}  // namespace tk
