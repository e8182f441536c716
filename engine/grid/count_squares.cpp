#include "engine/grid/count_squares.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace tk {
namespace {

/// A square by its place on the lattice, ordered from north to south, then west to east.
struct LatticeSquare {
    std::int64_t north_to_south = 0;
    std::int64_t west_to_east = 0;
    friend auto operator<=>(const LatticeSquare&, const LatticeSquare&) = default;
};

LatticeSquare square_of(MapPoint at, double cell_m) {
    const double east = std::floor(at.east_m / cell_m);
    const double north = std::floor(at.north_m / cell_m);
    constexpr double furthest = 1e15;
    if (!(std::abs(east) < furthest && std::abs(north) < furthest))
        throw std::invalid_argument("incident squares: a position is not finite or too far away");
    return {-static_cast<std::int64_t>(north), static_cast<std::int64_t>(east)};
}

Extent extent_of_square(const LatticeSquare& square, double cell_m) {
    const double west = static_cast<double>(square.west_to_east);
    const double south = 0.0 - static_cast<double>(square.north_to_south);
    return {west * cell_m, south * cell_m, (west + 1.0) * cell_m, (south + 1.0) * cell_m};
}

}  // namespace

CountSquares incident_squares(const Incidents& incidents, double cell_m,
                              std::int64_t minimum_count) {
    if (!std::isfinite(cell_m) || cell_m <= 0.0)
        throw std::invalid_argument("incident squares: the side must be finite and > 0 m, got " +
                                    std::to_string(cell_m));
    if (minimum_count < 1)
        throw std::invalid_argument("incident squares: the minimum count must be at least 1, got " +
                                    std::to_string(minimum_count));
    std::vector<LatticeSquare> hits;
    hits.reserve(incidents.all.size());
    for (const Incident& incident : incidents.all) hits.push_back(square_of(incident.at, cell_m));
    std::sort(hits.begin(), hits.end());

    CountSquares result{cell_m, minimum_count, {}};
    for (auto first = hits.begin(); first != hits.end();) {
        const auto last = std::upper_bound(first, hits.end(), *first);
        const std::int64_t count = last - first;
        CountSquare square{extent_of_square(*first, cell_m), std::nullopt};
        if (count >= minimum_count) square.count = count;
        result.squares.push_back(square);
        first = last;
    }
    return result;
}

}  // namespace tk
