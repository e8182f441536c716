#include "engine/surfaces/kernel_distance_fit.h"

#include <array>
#include <cmath>
#include <numbers>

namespace tk {
namespace {

/// Terms of the series in each direction before it is cut: the rest is far below any tolerance.
constexpr std::size_t series_terms = 28;
using SeriesTable = std::array<std::array<double, series_terms>, series_terms>;

double series_angle(std::size_t node) {
    return std::numbers::pi * (static_cast<double>(node) + 0.5) / series_terms;
}

/// [a][node]: values at the nodes, times it and summed, make the coefficient of T_a.
SeriesTable make_series_weights() {
    SeriesTable table{};
    for (std::size_t a = 0; a < series_terms; ++a)
        for (std::size_t node = 0; node < series_terms; ++node)
            table[a][node] = (a == 0 ? 1.0 : 2.0) / series_terms *
                             std::cos(static_cast<double>(a) * series_angle(node));
    return table;
}

SeriesTable product_of(const SeriesTable& left, const SeriesTable& right) {
    SeriesTable product{};
    for (std::size_t i = 0; i < series_terms; ++i)
        for (std::size_t k = 0; k < series_terms; ++k)
            for (std::size_t j = 0; j < series_terms; ++j)
                product[i][j] += left[i][k] * right[k][j];
    return product;
}

SeriesTable transposed(const SeriesTable& table) {
    SeriesTable turned{};
    for (std::size_t i = 0; i < series_terms; ++i)
        for (std::size_t j = 0; j < series_terms; ++j) turned[j][i] = table[i][j];
    return turned;
}

/// [b][a], T_b toward the north, T_a toward the east.
SeriesTable distance_series(double across, double along, double half_width) {
    static const SeriesTable weights = make_series_weights();
    static const SeriesTable turned_weights = transposed(weights);
    SeriesTable values{};
    for (std::size_t row = 0; row < series_terms; ++row)
        for (std::size_t col = 0; col < series_terms; ++col) {
            const double x = across + half_width * std::cos(series_angle(col));
            const double y = along + half_width * std::cos(series_angle(row));
            values[row][col] = std::sqrt(x * x + y * y);
        }
    return product_of(product_of(weights, values), turned_weights);
}

/// [k][i]: the coefficient of x^i / i! in T_k(x / half_width).
std::array<std::array<double, most_fit_degree + 1>, most_fit_degree + 1> powers_of_series(
    double half_width) {
    std::array<std::array<double, most_fit_degree + 1>, most_fit_degree + 1> table{};
    table[0][0] = 1.0;
    table[1][1] = 1.0;
    for (std::size_t k = 2; k <= most_fit_degree; ++k)
        for (std::size_t i = 0; i <= k; ++i)
            table[k][i] = (i > 0 ? 2.0 * table[k - 1][i - 1] : 0.0) - table[k - 2][i];
    double scale = 1.0;
    for (std::size_t i = 1; i <= most_fit_degree; ++i) {
        scale *= static_cast<double>(i) / half_width;
        for (auto& of_term : table) of_term[i] *= scale;
    }
    return table;
}

}  // namespace

DistanceFit fit_distance(double across, double along, double half_width, double tolerance) {
    const SeriesTable series = distance_series(across, along, half_width);
    // No term of the series is ever greater than its coefficient.
    std::array<double, 2 * series_terms> beyond{};  // by degree
    for (std::size_t b = 0; b < series_terms; ++b)
        for (std::size_t a = 0; a < series_terms; ++a) beyond[a + b] += std::abs(series[b][a]);
    for (std::size_t k = 2 * series_terms - 1; k > 0; --k) beyond[k - 1] += beyond[k];
    DistanceFit fit;
    while (fit.degree < most_fit_degree &&
           beyond[static_cast<std::size_t>(fit.degree) + 1] > tolerance)
        ++fit.degree;
    const auto degree = static_cast<std::size_t>(fit.degree);
    fit.error = beyond[degree + 1];
    fit.terms.assign(fit_table_size, 0.0);
    const auto powers = powers_of_series(half_width);
    for (std::size_t b = 0; b <= degree; ++b)
        for (std::size_t a = 0; a + b <= degree; ++a)
            for (std::size_t j = b % 2; j <= b; j += 2)
                for (std::size_t i = a % 2; i <= a; i += 2)
                    fit.terms[j * fit_stride + i] += series[b][a] * powers[b][j] * powers[a][i];
    return fit;
}

}  // namespace tk
