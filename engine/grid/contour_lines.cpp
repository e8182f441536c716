#include "engine/grid/contour_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace tk {
namespace {

/// An edge between two neighbouring centres, by the one to the north-west: even toward east, odd
/// toward south.
using CentreEdge = std::int64_t;

/// What a line does in one square: it comes in over one edge and leaves over another.
struct ContourPiece {
    CentreEdge from = 0, to = 0;
};

/// The sides of a square of four centres, and what lines do in it, by which of its corners are
/// above the level: north-west 8, north-east 4, south-east 2, south-west 1.
enum SquareSide : std::uint8_t { side_north, side_east, side_south, side_west };
struct SquareCrossing {
    int count = 0;
    SquareSide from[2] = {}, to[2] = {};
};

constexpr SquareCrossing crossings[16] = {{},
                                          {1, {side_south}, {side_west}},
                                          {1, {side_east}, {side_south}},
                                          {1, {side_east}, {side_west}},
                                          {1, {side_north}, {side_east}},
                                          {2, {side_north, side_south}, {side_east, side_west}},
                                          {1, {side_north}, {side_south}},
                                          {1, {side_north}, {side_west}},
                                          {1, {side_west}, {side_north}},
                                          {1, {side_south}, {side_north}},
                                          {2, {side_west, side_east}, {side_north, side_south}},
                                          {1, {side_east}, {side_north}},
                                          {1, {side_west}, {side_east}},
                                          {1, {side_south}, {side_east}},
                                          {1, {side_west}, {side_south}},
                                          {}};
/// Of the two saddles, where what is above is joined.
constexpr SquareCrossing joined_southwest_northeast = {
    2, {side_north, side_south}, {side_west, side_east}};
constexpr SquareCrossing joined_northwest_southeast = {
    2, {side_east, side_west}, {side_north, side_south}};

/// Finds the pieces of all levels, square by square, and joins those of a level.
class ContourTracer {
public:
    ContourTracer(const GridRows& grid, std::span<const double> levels)
        : grid_(grid), levels_(levels), pieces_(levels.size()) {}

    void add_row(int row) {
        const std::span<const float> north = grid_.row(row), south = grid_.row(row + 1);
        for (std::size_t col = 0; col + 1 < north.size(); ++col) {
            const float corners[4] = {north[col], north[col + 1], south[col + 1], south[col]};
            const auto [low, high] = std::minmax_element(corners, corners + 4);
            // NaN hides in a minimum and a maximum, but not in a sum.
            if (std::isnan(corners[0] + corners[1] + corners[2] + corners[3])) continue;
            const auto above_low =
                std::upper_bound(levels_.begin(), levels_.end(), static_cast<double>(*low));
            for (auto level = above_low; level != levels_.end(); ++level) {
                if (!(*level <= static_cast<double>(*high))) break;
                add_square(row, static_cast<int>(col), corners, *level,
                           pieces_[static_cast<std::size_t>(level - levels_.begin())]);
            }
        }
    }

    std::vector<ContourLine> lines() const {
        std::vector<ContourLine> all;
        for (std::size_t i = 0; i < levels_.size(); ++i) join(pieces_[i], levels_[i], all);
        return all;
    }

private:
    CentreEdge edge(int row, int col, SquareSide side) const {
        const auto cols = static_cast<std::int64_t>(grid_.spec().cols);
        const std::int64_t centre = row * cols + col;
        switch (side) {
            case side_north: return 2 * centre;
            case side_south: return 2 * (centre + cols);
            case side_west: return 2 * centre + 1;
            case side_east: return 2 * (centre + 1) + 1;
        }
        return 0;
    }

    void add_square(int row, int col, const float (&corners)[4], double level,
                    std::vector<ContourPiece>& pieces) const {
        unsigned above = 0;
        double sum = 0.0;
        for (const float value : corners) {
            above = above << 1U | (static_cast<double>(value) >= level ? 1U : 0U);
            sum += static_cast<double>(value);
        }
        SquareCrossing crossing = crossings[above];
        if (crossing.count == 2 && sum / 4.0 >= level)
            crossing = above == 5 ? joined_southwest_northeast : joined_northwest_southeast;
        for (int i = 0; i < crossing.count; ++i)
            pieces.push_back({edge(row, col, crossing.from[i]), edge(row, col, crossing.to[i])});
    }

    /// The same for both squares of the edge: always reckoned from its north or west end.
    MapPoint crossing_of(CentreEdge edge, double level) const {
        const auto cols = static_cast<std::int64_t>(grid_.spec().cols);
        const bool south = edge % 2 != 0;
        const int row = static_cast<int>(edge / 2 / cols), col = static_cast<int>(edge / 2 % cols);
        const int other_row = row + (south ? 1 : 0), other_col = col + (south ? 0 : 1);
        const auto a = static_cast<double>(grid_(row, col));
        const auto b = static_cast<double>(grid_(other_row, other_col));
        const double share = std::clamp((level - a) / (b - a), 0.0, 1.0);
        const MapPoint from = grid_.spec().centre_of(row, col);
        const MapPoint to = grid_.spec().centre_of(other_row, other_col);
        return {std::lerp(from.east_m, to.east_m, share),
                std::lerp(from.north_m, to.north_m, share)};
    }

    void join(const std::vector<ContourPiece>& pieces, double level,
              std::vector<ContourLine>& lines) const {
        // Every edge is left by at most one piece and entered by at most one.
        std::vector<std::pair<CentreEdge, std::size_t>> leaving(pieces.size());
        std::vector<CentreEdge> entered(pieces.size());
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            leaving[i] = {pieces[i].from, i};
            entered[i] = pieces[i].to;
        }
        std::sort(leaving.begin(), leaving.end());
        std::sort(entered.begin(), entered.end());
        std::vector<bool> taken(pieces.size(), false);
        const auto trace = [&](std::size_t first) {
            ContourLine line{level, {crossing_of(pieces[first].from, level)}};
            for (std::size_t i = first; !taken[i];) {
                taken[i] = true;
                const MapPoint p = crossing_of(pieces[i].to, level);
                if (!(p == line.points.back())) line.points.push_back(p);
                const auto next = std::lower_bound(leaving.begin(), leaving.end(),
                                                   std::pair{pieces[i].to, std::size_t{0}});
                if (next == leaving.end() || next->first != pieces[i].to) break;
                i = next->second;
            }
            if (line.points.size() > 1) lines.push_back(std::move(line));
        };
        for (std::size_t i = 0; i < pieces.size(); ++i)
            if (!std::binary_search(entered.begin(), entered.end(), pieces[i].from)) trace(i);
        for (std::size_t i = 0; i < pieces.size(); ++i)
            if (!taken[i]) trace(i);
    }

    const GridRows& grid_;
    std::span<const double> levels_;
    std::vector<std::vector<ContourPiece>> pieces_;  ///< of each level
};

}  // namespace

std::vector<ContourLine> contour_lines(const GridRows& grid, std::span<const double> levels,
                                       const Progress& progress) {
    std::vector<double> known;
    for (const double level : levels)
        if (!std::isnan(level)) known.push_back(level);
    ContourTracer tracer(grid, known);
    const int rows = grid.spec().rows;
    for (int row = 0; row + 1 < rows; ++row) {
        if (row % 64 == 0) progress.at(static_cast<double>(row) / rows);
        tracer.add_row(row);
    }
    return tracer.lines();
}

}  // namespace tk
