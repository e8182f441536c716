#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/map_point.h"

namespace tk {

/// Points by the square of the map they lie in: all within a rectangle without looking at the rest.
class PointIndex {
public:
    PointIndex() = default;
    /// @param points finite; numbered in their order
    explicit PointIndex(std::span<const MapPoint> points);

    std::size_t size() const { return places_.size(); }
    /// Calls `visit(number, place)` for every point within `extent`, in an order that only depends
    /// on the points.
    template <class Visit>
    void in(const Extent& extent, Visit visit) const {
        if (places_.empty() || !extent.meets(all_)) return;
        const int col_begin = column(extent.west_m), col_end = column(extent.east_m);
        const int row_begin = row(extent.south_m), row_end = row(extent.north_m);
        for (int r = row_begin; r <= row_end; ++r) {
            const std::size_t first = starts_[bucket(r, col_begin)];
            const std::size_t last = starts_[bucket(r, col_end) + 1];
            for (std::size_t i = first; i < last; ++i)
                if (extent.contains(places_[i])) visit(numbers_[i], places_[i]);
        }
    }
    /// At most one point for every square of `spacing_m` of a lattice fixed to the map: what a
    /// picture can show when they crowd. Calls `visit(number, place, count, mean)` with the
    /// square's first point, how many it holds, and the middle of them all.
    template <class Visit>
    void thinned(const Extent& extent, double spacing_m, Visit visit) const;

    /// How many points a square of `spacing_m` holds on average where there are any.
    double crowding(double spacing_m) const {
        return occupied_m2_ > 0.0
                   ? static_cast<double>(size()) * spacing_m * spacing_m / occupied_m2_
                   : 0.0;
    }

private:
    int column(double east_m) const;
    int row(double north_m) const;
    std::size_t bucket(int r, int c) const {
        return static_cast<std::size_t>(r) * static_cast<std::size_t>(cols_) +
               static_cast<std::size_t>(c);
    }

    Extent all_;
    double side_m_ = 1.0;
    double occupied_m2_ = 0.0;  ///< of squares that hold a point
    int cols_ = 0, rows_ = 0;
    std::vector<std::size_t> starts_;
    std::vector<MapPoint> places_;  ///< by bucket
    std::vector<std::uint32_t> numbers_;
};

template <class Visit>
void PointIndex::thinned(const Extent& extent, double spacing_m, Visit visit) const {
    if (places_.empty() || !extent.meets(all_)) return;
    const auto lattice = [spacing_m](double at_m) {
        return static_cast<std::int64_t>(std::floor(at_m / spacing_m));
    };
    const std::int64_t west = lattice(extent.west_m), south = lattice(extent.south_m);
    const auto cols = static_cast<std::size_t>(lattice(extent.east_m) - west + 1);
    const auto rows = static_cast<std::size_t>(lattice(extent.north_m) - south + 1);
    // Whole squares at the edges, so that neighbouring pictures choose the same points.
    const Extent whole{static_cast<double>(west) * spacing_m,
                       static_cast<double>(south) * spacing_m,
                       static_cast<double>(west + static_cast<std::int64_t>(cols)) * spacing_m,
                       static_cast<double>(south + static_cast<std::int64_t>(rows)) * spacing_m};
    struct Square {
        std::uint32_t count = 0, first = 0;
        MapPoint at, sum;
    };
    std::vector<Square> squares(cols * rows);
    in(whole, [&](std::uint32_t number, MapPoint at) {
        const std::int64_t c = lattice(at.east_m) - west, r = lattice(at.north_m) - south;
        if (c < 0 || r < 0 || static_cast<std::size_t>(c) >= cols ||
            static_cast<std::size_t>(r) >= rows)
            return;
        Square& square = squares[static_cast<std::size_t>(r) * cols + static_cast<std::size_t>(c)];
        square.sum.east_m += at.east_m;
        square.sum.north_m += at.north_m;
        if (square.count++ == 0 || number < square.first) {
            square.first = number;
            square.at = at;
        }
    });
    for (const Square& square : squares)
        if (square.count > 0)
            visit(square.first, square.at, square.count,
                  MapPoint{square.sum.east_m / square.count, square.sum.north_m / square.count});
}

}  // namespace tk
