#include "engine/surfaces/kernel_far_field.h"

#include <cstring>
#include <utility>

namespace tk {
namespace {

static_assert(fit_stride % lane_count == 0 && fit_stride <= 3 * lane_count);

TK_INTO_CLONE void load_lanes(const double* from, Lanes& lanes) {
    std::memcpy(&lanes, from, sizeof lanes);
}
/// Eight zeros where there is nothing to load.
TK_INTO_CLONE void load_if_any(const double* from, std::size_t offset, Lanes& lanes) {
    if (from == nullptr)
        lanes = Lanes{};
    else
        load_lanes(from + offset, lanes);
}
TK_INTO_CLONE void add_lanes(const Lanes& more, double* to) {
    Lanes sum;
    load_lanes(to, sum);
    sum = sum + more;
    std::memcpy(to, &sum, sizeof sum);
}

TK_WIDE_CLONES void add_point_moments(const FarPoint* points, std::size_t count, double* moments) {
    for (std::size_t i = 0; i < count; ++i) {
        const FarPoint& p = points[i];
        const double x2 = p.x * p.x;
        const double x4 = x2 * x2;
        const double x3 = x2 * p.x;
        const Lanes low{1.0, p.x, x2, x3, x4, x4 * p.x, x4 * x2, x4 * x3};
        const Lanes middle = low * (x4 * x4);
        const Lanes high = middle * (x4 * x4);
        double factor = p.weight;
        for (std::size_t b = 0; b <= most_fit_degree; ++b) {
            double* to = moments + b * fit_stride;
            add_lanes(low * factor, to);
            if (b + lane_count <= most_fit_degree) add_lanes(middle * factor, to + lane_count);
            if (b + 2 * lane_count <= most_fit_degree)
                add_lanes(high * factor, to + 2 * lane_count);
            factor *= p.y;
        }
    }
}

constexpr std::size_t kinds_up_to(std::size_t degree) {
    return (degree + 1) * (degree + 2) / 2;
}

/// Bins that mirror each other, added and subtracted.
///
/// The fits of mirrored offsets differ only by the signs of their odd terms. What a power x^a y^b
/// takes from a moment depends on whether the two together are odd toward the east, or north:
/// [2 * (b odd) + (a odd)][moment].
struct FoldedBins {
    Lanes for_powers[4][moment_kinds];
};

TK_INTO_CLONE void fold_bins(const double* south_west, const double* south_east,
                             const double* north_west, const double* north_east, std::size_t stride,
                             std::size_t degree, FoldedBins& folded) {
    std::size_t k = 0;
    for (std::size_t of_degree = 0; of_degree <= degree; ++of_degree) {
        // For powers that are as odd as the moment, that differ toward the east, the north, both.
        Lanes* same = folded.for_powers[of_degree % 2];
        Lanes* east = folded.for_powers[of_degree % 2 ^ 1];
        Lanes* north = folded.for_powers[of_degree % 2 ^ 2];
        Lanes* both = folded.for_powers[of_degree % 2 ^ 3];
        for (std::size_t b = 0; b <= of_degree; ++b, ++k) {
            Lanes sw, se, nw, ne;
            load_if_any(south_west, k * stride, sw);
            load_if_any(south_east, k * stride, se);
            load_if_any(north_west, k * stride, nw);
            load_if_any(north_east, k * stride, ne);
            const Lanes in_south = sw + se, odd_in_south = sw - se;
            const Lanes in_north = nw + ne, odd_in_north = nw - ne;
            same[k] = in_south + in_north;
            east[k] = odd_in_south + odd_in_north;
            north[k] = in_south - in_north;
            both[k] = odd_in_south - odd_in_north;
            std::swap(same, both);
            std::swap(east, north);
        }
    }
}

/// Four powers of x from an even one on, at one of y and the one two higher. `terms` and `sums`
/// begin at the first of them.
TK_INTO_CLONE void add_eight_powers(const Lanes* even, const Lanes* odd, const MomentKind* kinds,
                                    std::size_t count, const double* terms, double* sums) {
    constexpr std::size_t higher = 2 * fit_stride;
    Lanes low[4] = {}, high[4] = {};
    for (std::size_t k = 0; k < count; ++k) {
        const double* term = terms + kinds[k].place;
        const Lanes of_even = even[k], of_odd = odd[k];
        low[0] = low[0] + of_even * term[0];
        low[1] = low[1] + of_odd * term[1];
        low[2] = low[2] + of_even * term[2];
        low[3] = low[3] + of_odd * term[3];
        high[0] = high[0] + of_even * term[higher];
        high[1] = high[1] + of_odd * term[higher + 1];
        high[2] = high[2] + of_even * term[higher + 2];
        high[3] = high[3] + of_odd * term[higher + 3];
    }
    for (std::size_t i = 0; i < 4; ++i) {
        add_lanes(low[i], sums + i * lane_count);
        add_lanes(high[i], sums + (higher + i) * lane_count);
    }
}

TK_WIDE_CLONES void add_folded_distances(const double* south_west, const double* south_east,
                                         const double* north_west, const double* north_east,
                                         std::size_t stride, const double* terms,
                                         std::size_t degree, const MomentKind* kinds,
                                         double* sums) {
    FoldedBins folded;
    fold_bins(south_west, south_east, north_west, north_east, stride, degree, folded);
    for (std::size_t b = 0; b <= degree; b += b % 2 == 0 ? 1 : 3) {  // 0, 1, 4, 5, 8, ...
        const Lanes* even = folded.for_powers[2 * (b % 2)];
        const Lanes* odd = folded.for_powers[2 * (b % 2) + 1];
        for (std::size_t a = 0; a + b <= degree; a += 4) {
            const std::size_t place = b * fit_stride + a;
            add_eight_powers(even, odd, kinds, kinds_up_to(degree - a - b), terms + place,
                             sums + place * lane_count);
        }
    }
}

TK_WIDE_CLONES void add_polynomial_of_tile(const double* terms, const double* x, const double* y,
                                           double* values) {
    Lanes across, along;
    load_lanes(x, across);
    load_lanes(y, along);
    Lanes of_rows[most_fit_degree + 1];
    for (std::size_t a = 0; a <= most_fit_degree; ++a) {
        Lanes sum{};
        for (std::size_t b = most_fit_degree + 1 - a; b-- > 0;)
            sum = sum * along + terms[b * fit_stride + a];
        of_rows[a] = sum;
    }
    for (int row = 0; row < tile_side; ++row) {
        Lanes value{};
        for (std::size_t a = most_fit_degree + 1; a-- > 0;)
            value = value * across + of_rows[a][row];
        add_lanes(value, values + row * tile_side);
    }
}

std::array<MomentKind, moment_kinds> make_moment_order() {
    std::array<MomentKind, moment_kinds> kinds{};
    std::size_t at = 0;
    for (std::size_t degree = 0; degree <= most_fit_degree; ++degree)
        for (std::size_t b = 0; b <= degree; ++b) kinds[at++] = {b * fit_stride + degree - b};
    return kinds;
}

/// sign^(a + b) / (a! b!)
FarMoments make_inverse_factorials(double sign) {
    FarMoments table{};
    double along = 1.0;
    for (std::size_t b = 0; b <= most_fit_degree; ++b) {
        if (b > 0) along *= sign / static_cast<double>(b);
        double both = along;
        for (std::size_t a = 0; a + b <= most_fit_degree; ++a) {
            if (a > 0) both *= sign / static_cast<double>(a);
            table[b * fit_stride + a] = both;
        }
    }
    return table;
}

}  // namespace

const std::array<MomentKind, moment_kinds>& moment_order() {
    static const std::array<MomentKind, moment_kinds> kinds = make_moment_order();
    return kinds;
}

void add_moments(const FarPoint* points, std::size_t count, FarMoments& moments) {
    add_point_moments(points, count, moments.data());
}

void finish_moments(FarMoments& moments) {
    static const FarMoments factors = make_inverse_factorials(-1.0);
    for (std::size_t k = 0; k < fit_table_size; ++k) moments[k] *= factors[k];
}

void add_distances(const FarBins& bins, const DistanceFit& fit, FarSums& sums) {
    add_folded_distances(bins.south_west, bins.south_east, bins.north_west, bins.north_east,
                         bins.stride, fit.terms.data(), static_cast<std::size_t>(fit.degree),
                         moment_order().data(), sums.data());
}

void add_far_values(const FarSums& sums, std::size_t tile, double factor,
                    const std::array<double, tile_side>& x, const std::array<double, tile_side>& y,
                    double* values) {
    static const FarMoments inverse = make_inverse_factorials(1.0);
    FarMoments terms;
    for (std::size_t k = 0; k < fit_table_size; ++k)
        terms[k] = sums[k * lane_count + tile] * inverse[k] * factor;
    add_polynomial_of_tile(terms.data(), x.data(), y.data(), values);
}

}  // namespace tk
