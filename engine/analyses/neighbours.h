#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/grid/grid.h"

/// Who neighbours whom among places: cells of a grid, areas, points. Kept sparsely; a place is not
/// its own neighbour.
namespace tk {

/// `queen`: places that share a point are neighbours; `rook`: those that share a length of edge.
enum class Contiguity { queen, rook };

class Neighbours {
public:
    Neighbours() = default;
    /// @param lists of each place the others, in any order
    explicit Neighbours(std::span<const std::vector<std::uint32_t>> lists);

    std::size_t places() const { return first_.empty() ? 0 : first_.size() - 1; }
    /// Ascending, each once.
    std::span<const std::uint32_t> of(std::size_t place) const {
        return std::span(all_).subspan(first_[place], first_[place + 1] - first_[place]);
    }
    /// All of them: each pair that is mutual counts twice.
    std::size_t links() const { return all_.size(); }
    bool are_neighbours(std::size_t place, std::size_t other) const;

private:
    std::vector<std::size_t> first_;
    std::vector<std::uint32_t> all_;
};

/// Cells side by side (rook), and at the corners too (queen).
/// @param place_of_cell the place that a cell is; below 0: none, and nobody's neighbour
/// @param places how many there are
Neighbours neighbouring_cells(const Grid<std::int32_t>& place_of_cell, std::size_t places,
                              Contiguity contiguity);

/// All at most `distance_m` apart, places at the same point too.
/// @throws std::invalid_argument if the distance is not above 0
Neighbours neighbours_within(std::span<const MapPoint> places, double distance_m);

/// Of each place the `count` nearest others, the first of the list where several are as near. Need
/// not be mutual.
/// @throws std::invalid_argument unless 1 <= count < places
Neighbours nearest_neighbours(std::span<const MapPoint> places, std::size_t count);

/// Areas that touch: a corner of one lies within `snap_m` of the other's outline (queen), or their
/// outlines run along each other for more than twice that (rook).
/// @throws std::invalid_argument if snap_m is below 0
Neighbours touching_areas(std::span<const MultiPolygon> areas, Contiguity contiguity,
                          double snap_m = 0.01);

}  // namespace tk
