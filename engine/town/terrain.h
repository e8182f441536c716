#pragma once

#include <cstdint>

#include "engine/core/map_point.h"
#include "engine/grid/grid.h"

namespace tk {

/// The shape of the ground: heights in metres above one datum at the centres of a grid's cells, and
/// straight between them along and across (bilinear).
///
/// Beyond the outermost centres the ground goes on level. A cell without a height takes that of the
/// nearest cell (in steps along rows and columns) that has one.
class Terrain {
public:
    /// @throws std::invalid_argument if no cell has a height, or one is infinite
    explicit Terrain(Grid<float> heights_m);

    double height_m(MapPoint at) const;

    /// Whether the ground rises above the straight line between two points at levels above the
    /// datum. Judged where the line crosses the rows and columns of cell centres, on which the
    /// ground is straight from centre to centre; the line's ends do not count.
    bool hides(MapPoint from, double from_level_m, MapPoint to, double to_level_m) const;

    /// The most by which the slopes of the ground along any two straight pieces of one line within
    /// `extent` differ, at most; in metres a metre. 0 where the ground is a plane.
    double slope_spread(const Extent& extent) const;

    const Grid<float>& heights_m() const { return heights_m_; }
    /// How many cells had no height and took their neighbour's.
    std::int64_t filled() const { return filled_; }

private:
    /// Steps of cells from the centre of the north-western cell; not clamped.
    struct Place {
        double down = 0.0, right = 0.0;
    };
    Place place_of(MapPoint at) const;
    double on_row(int row, double right) const;
    double on_column(int col, double down) const;
    double at_place(const Place& place) const;
    void fill_gaps();

    Grid<float> heights_m_;
    std::int64_t filled_ = 0;
};

}  // namespace tk
