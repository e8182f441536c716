#include "engine/surfaces/kernel_tile_polynomial.h"

#include <algorithm>
#include <cstring>

namespace tk {
namespace {

constexpr std::size_t polynomial_powers = most_polynomial_degree + 1;
using PowerTable = std::array<std::array<double, polynomial_powers>, polynomial_powers>;

/// [i][a]: what x^i holds of x'^a, for x = x' + moved: binomial(i, a) moved^(i - a).
PowerTable moved_powers(double moved_m) {
    PowerTable table{};
    table[0][0] = 1.0;
    for (std::size_t i = 1; i < polynomial_powers; ++i) {
        table[i][0] = moved_m * table[i - 1][0];
        for (std::size_t a = 1; a <= i; ++a)
            table[i][a] = table[i - 1][a - 1] + moved_m * table[i - 1][a];
    }
    return table;
}

void add_coefficient(double factor, PolynomialRow from, int from_index, PolynomialRow to,
                     int to_index, std::size_t width) {
    add_multiple(factor, from.first + static_cast<std::size_t>(from_index) * from.stride,
                 to.first + static_cast<std::size_t>(to_index) * to.stride, width);
}

/// product = of * (height + 2 x east + 2 y north - east² - north²), `of` being of the given degree;
/// eight points at a time.
template <int degree>
TK_INTO_CLONE void times_paraboloid(const Lanes* of, const Lanes& height, const Lanes& x,
                                    const Lanes& y, Lanes* product) {
    for (int k = 0; k < coefficient_count(degree + 2); ++k) product[k] = Lanes{};
#pragma GCC unroll 8
    for (int b = 0; b <= degree; ++b) {
#pragma GCC unroll 8
        for (int a = 0; a <= degree - b; ++a) {
            const Lanes& value = of[coefficient_index(degree, a, b)];
            const auto at = [&](int da, int db) -> Lanes& {
                return product[coefficient_index(degree + 2, a + da, b + db)];
            };
            at(0, 0) = at(0, 0) + height * value;
            at(1, 0) = at(1, 0) + 2.0 * x * value;
            at(0, 1) = at(0, 1) + 2.0 * y * value;
            at(2, 0) = at(2, 0) - value;
            at(0, 2) = at(0, 2) - value;
        }
    }
}

template <int power>
TK_INTO_CLONE void add_point_powers(const PolynomialPoints& points, double* sum) {
    Lanes x, y, h, factor[most_coefficients], product[most_coefficients];
    std::memcpy(&x, points.east_m.data(), sizeof x);
    std::memcpy(&y, points.north_m.data(), sizeof y);
    std::memcpy(&h, points.bandwidth_m.data(), sizeof h);
    std::memcpy(&product[0], points.weight.data(), sizeof product[0]);
    const Lanes height = h * h - x * x - y * y;
    if constexpr (power >= 1) {
        factor[0] = product[0];
        times_paraboloid<0>(factor, height, x, y, product);
    }
    if constexpr (power >= 2) {
        std::memcpy(factor, product, sizeof factor);
        times_paraboloid<2>(factor, height, x, y, product);
    }
    if constexpr (power >= 3) {
        std::memcpy(factor, product, sizeof factor);
        times_paraboloid<4>(factor, height, x, y, product);
    }
    for (int k = 0; k < coefficient_count(2 * power); ++k) {
        double of_all = 0.0;
        for (int i = 0; i < lane_count; ++i) of_all += product[k][i];
        sum[k] += of_all;
    }
}

TK_WIDE_CLONES void add_point_powers(int power, const PolynomialPoints& points, double* sum) {
    switch (power) {
        case 0: return add_point_powers<0>(points, sum);
        case 1: return add_point_powers<1>(points, sum);
        case 2: return add_point_powers<2>(points, sum);
        default: return add_point_powers<3>(points, sum);
    }
}

TK_WIDE_CLONES void add_tile_values(int degree, const double* coefficients, double cell_m,
                                    double* sums) {
    Lanes east_m;
    for (int i = 0; i < lane_count; ++i) east_m[i] = (i - 0.5 * (tile_side - 1)) * cell_m;
    for (int row = 0; row < tile_side; ++row) {
        const double north_m = (row - 0.5 * (tile_side - 1)) * cell_m;
        Lanes value{};
        for (int a = degree; a >= 0; --a) {
            double along_row = 0.0;
            for (int b = degree - a; b >= 0; --b)
                along_row = along_row * north_m + coefficients[coefficient_index(degree, a, b)];
            value = value * east_m + along_row;
        }
        Lanes sum;
        std::memcpy(&sum, sums + row * tile_side, sizeof sum);
        sum = sum + value;
        std::memcpy(sums + row * tile_side, &sum, sizeof sum);
    }
}

}  // namespace

void add_point_polynomials(int power, const PolynomialPoints& points, TilePolynomial& sum) {
    add_point_powers(power, points, sum.data());
}

void add_moved_east(int degree, double moved_m, PolynomialRow from, PolynomialRow to,
                    std::size_t width) {
    const PowerTable table = moved_powers(moved_m);
    for (int b = 0; b <= degree; ++b)
        for (int a = 0; a + b <= degree; ++a)
            for (int i = a; i + b <= degree; ++i)
                add_coefficient(table[static_cast<std::size_t>(i)][static_cast<std::size_t>(a)],
                                from, coefficient_index(degree, i, b), to,
                                coefficient_index(degree, a, b), width);
}

void add_moved_north(int degree, double moved_m, PolynomialRow from, PolynomialRow to,
                     std::size_t width) {
    const PowerTable table = moved_powers(moved_m);
    for (int b = 0; b <= degree; ++b)
        for (int a = 0; a + b <= degree; ++a)
            for (int i = b; i + a <= degree; ++i)
                add_coefficient(table[static_cast<std::size_t>(i)][static_cast<std::size_t>(b)],
                                from, coefficient_index(degree, a, i), to,
                                coefficient_index(degree, a, b), width);
}

void add_polynomial_values(int degree, const TilePolynomial& polynomial, double cell_m,
                           double* sums) {
    add_tile_values(degree, polynomial.data(), cell_m, sums);
}

}  // namespace tk
