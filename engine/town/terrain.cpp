#include "engine/town/terrain.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>
#include <vector>

namespace tk {
namespace {

/// Two neighbouring entries of a row or column, and how far between them.
struct Between {
    int from = 0;
    double share = 0.0;
};

Between between(double steps, int count) {
    if (count == 1) return {};
    const double held = std::clamp(steps, 0.0, static_cast<double>(count - 1));
    const int from = std::min(static_cast<int>(held), count - 2);
    return {from, held - from};
}

}  // namespace

Terrain::Terrain(Grid<float> heights_m) : heights_m_(std::move(heights_m)) {
    for (const float height : heights_m_.cells())
        if (std::isinf(height)) throw std::invalid_argument("terrain: a height is infinite");
    fill_gaps();
}

void Terrain::fill_gaps() {
    const GridSpec& spec = heights_m_.spec();
    std::vector<Cell> front;
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col)
            if (!std::isnan(heights_m_(row, col))) front.push_back({row, col});
    if (front.empty()) throw std::invalid_argument("terrain: no cell has a height");
    filled_ = static_cast<std::int64_t>(spec.cell_count() - front.size());
    if (filled_ == 0) return;
    // Waves from the known cells: north, west, east, south, so that the outcome is one.
    constexpr Cell ways[] = {{-1, 0}, {0, -1}, {0, 1}, {1, 0}};
    while (!front.empty()) {
        std::vector<Cell> next;
        for (const Cell& cell : front)
            for (const Cell& way : ways) {
                const Cell beside{cell.row + way.row, cell.col + way.col};
                if (beside.row < 0 || beside.row >= spec.rows || beside.col < 0 ||
                    beside.col >= spec.cols || !std::isnan(heights_m_(beside.row, beside.col)))
                    continue;
                heights_m_(beside.row, beside.col) = heights_m_(cell.row, cell.col);
                next.push_back(beside);
            }
        front = std::move(next);
    }
}

Terrain::Place Terrain::place_of(MapPoint at) const {
    const GridSpec& spec = heights_m_.spec();
    return {(spec.north_of_centre_m(0) - at.north_m) / spec.cell_m,
            (at.east_m - spec.east_of_centre_m(0)) / spec.cell_m};
}

double Terrain::on_row(int row, double right) const {
    const std::span<const float> heights = heights_m_.view().row(row);
    const Between b = between(right, heights_m_.spec().cols);
    const double here = static_cast<double>(heights[static_cast<std::size_t>(b.from)]);
    if (b.share == 0.0) return here;
    return here +
           b.share * (static_cast<double>(heights[static_cast<std::size_t>(b.from) + 1]) - here);
}

double Terrain::on_column(int col, double down) const {
    const Between b = between(down, heights_m_.spec().rows);
    const double here = static_cast<double>(heights_m_(b.from, col));
    if (b.share == 0.0) return here;
    return here + b.share * (static_cast<double>(heights_m_(b.from + 1, col)) - here);
}

double Terrain::at_place(const Place& place) const {
    const Between b = between(place.down, heights_m_.spec().rows);
    const double upper = on_row(b.from, place.right);
    return b.share == 0.0 ? upper : upper + b.share * (on_row(b.from + 1, place.right) - upper);
}

double Terrain::height_m(MapPoint at) const {
    return at_place(place_of(at));
}

bool Terrain::hides(MapPoint from, double from_level_m, MapPoint to, double to_level_m) const {
    const Place a = place_of(from), b = place_of(to);
    const double rise_m = to_level_m - from_level_m;
    // Calls `is_above(index, t)` for every whole number between two.
    const auto any_crossing = [](double start, double end, int count, auto is_above) {
        const double low = std::max(std::min(start, end), -1.0);
        const double high = std::min(std::max(start, end), static_cast<double>(count));
        for (int index = std::max(0, static_cast<int>(std::floor(low)) + 1);
             index < count && index < high; ++index)
            if (is_above(index, (index - start) / (end - start))) return true;
        return false;
    };
    return any_crossing(a.down, b.down, heights_m_.spec().rows,
                        [&](int row, double t) {
                            return on_row(row, a.right + (b.right - a.right) * t) >
                                   from_level_m + rise_m * t;
                        }) ||
           any_crossing(a.right, b.right, heights_m_.spec().cols, [&](int col, double t) {
               return on_column(col, a.down + (b.down - a.down) * t) > from_level_m + rise_m * t;
           });
}

double Terrain::slope_spread(const Extent& extent) const {
    const GridSpec& spec = heights_m_.spec();
    const Place north_west = place_of({extent.west_m, extent.north_m});
    const Place south_east = place_of({extent.east_m, extent.south_m});
    const auto from = [](double steps, int count) {
        return static_cast<int>(std::floor(std::clamp(steps, 0.0, count - 1.0)));
    };
    const auto until = [](double steps, int count) {
        return static_cast<int>(std::ceil(std::clamp(steps, 0.0, count - 1.0)));
    };
    // Beyond the outermost centres the ground is level.
    const bool leaves = north_west.down < 0.0 || north_west.right < 0.0 ||
                        south_east.down > spec.rows - 1.0 || south_east.right > spec.cols - 1.0;
    struct Range {
        double least = HUGE_VAL, most = -HUGE_VAL;
        void add(double value) {
            least = std::min(least, value);
            most = std::max(most, value);
        }
        double spread() const { return most > least ? most - least : 0.0; }
    };
    Range down, right;
    if (leaves) {
        down.add(0.0);
        right.add(0.0);
    }
    const int last_row = until(south_east.down, spec.rows);
    const int last_col = until(south_east.right, spec.cols);
    for (int row = from(north_west.down, spec.rows); row <= last_row; ++row)
        for (int col = from(north_west.right, spec.cols); col <= last_col; ++col) {
            const double here = static_cast<double>(heights_m_(row, col));
            if (row < last_row) down.add(static_cast<double>(heights_m_(row + 1, col)) - here);
            if (col < last_col) right.add(static_cast<double>(heights_m_(row, col + 1)) - here);
        }
    return std::hypot(down.spread(), right.spread()) / spec.cell_m;
}

}  // namespace tk
