#include "engine/grid/cell_polygons.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace tk {
namespace {

/// The sides of a cell in the order in which its outline runs counter-clockwise: along the south
/// side to the east, up the east side, back along the north side, down the west side.
enum Side { south, east, north, west };

constexpr Side turned_left(Side side) {
    return static_cast<Side>((side + 1) % 4);
}
constexpr Side turned_right(Side side) {
    return static_cast<Side>((side + 3) % 4);
}

/// A corner of cells: rows from the north, columns from the west.
struct Corner {
    int row = 0, col = 0;
    friend auto operator<=>(const Corner&, const Corner&) = default;
};
using CornerRing = std::vector<Corner>;

/// Numbers the groups of cells that share edges and label.
class CellGroups {
public:
    explicit CellGroups(const Grid<std::uint8_t>& labels) : parent_(labels.cells().size()) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
        const GridView<const std::uint8_t> view = labels.view();
        const auto cols = static_cast<std::size_t>(view.cols());
        for (int row = 0; row < view.rows(); ++row)
            for (int col = 0; col < view.cols(); ++col) {
                const std::size_t i =
                    static_cast<std::size_t>(row) * cols + static_cast<std::size_t>(col);
                if (col > 0 && view(row, col) == view(row, col - 1)) join(i, i - 1);
                if (row > 0 && view(row, col) == view(row - 1, col)) join(i, i - cols);
            }
    }
    std::size_t of(std::size_t cell) {
        while (parent_[cell] != cell) cell = parent_[cell] = parent_[parent_[cell]];
        return cell;
    }

private:
    void join(std::size_t a, std::size_t b) {
        a = of(a);
        b = of(b);
        // The lower number stays, so that the order of polygons is that of their first cells.
        parent_[std::max(a, b)] = std::min(a, b);
    }
    std::vector<std::size_t> parent_;
};

/// Walks along the outlines of equal cells with the cells on the left.
class OutlineTracer {
public:
    explicit OutlineTracer(const Grid<std::uint8_t>& labels)
        : view_(labels.view()), walked_(labels.cells().size(), 0) {}

    bool waits(int row, int col, Side side) const {
        return is_edge(row, col, side) && (walked_[index(row, col)] & (1U << side)) == 0;
    }

    /// The corners of the outline that holds this side, once around.
    CornerRing trace(int row, int col, Side side) {
        CornerRing ring;
        while ((walked_[index(row, col)] & (1U << side)) == 0) {
            walked_[index(row, col)] |= static_cast<std::uint8_t>(1U << side);
            ring.push_back(start_of(row, col, side));
            const Side left = turned_left(side);
            if (is_edge(row, col, left)) {
                side = left;
                continue;
            }
            step(row, col, left);
            if (is_edge(row, col, side)) continue;
            step(row, col, side);
            side = turned_right(side);
        }
        return ring;
    }

private:
    std::size_t index(int row, int col) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(view_.cols()) +
               static_cast<std::size_t>(col);
    }
    static void step(int& row, int& col, Side side) {
        row += side == south ? 1 : side == north ? -1 : 0;
        col += side == east ? 1 : side == west ? -1 : 0;
    }
    bool is_edge(int row, int col, Side side) const {
        int r = row, c = col;
        step(r, c, side);
        if (r < 0 || c < 0 || r >= view_.rows() || c >= view_.cols()) return true;
        return view_(r, c) != view_(row, col);
    }
    static Corner start_of(int row, int col, Side side) {
        switch (side) {
            case south: return {row + 1, col};
            case east: return {row + 1, col + 1};
            case north: return {row, col + 1};
            case west: return {row, col};
        }
        return {};
    }

    GridView<const std::uint8_t> view_;
    std::vector<std::uint8_t> walked_;  ///< a bit for each side
};

/// Parts a ring that comes to a corner twice: each part touches the others at corners only.
std::vector<CornerRing> simple_rings(const CornerRing& ring) {
    std::vector<CornerRing> rings;
    std::map<Corner, std::size_t> place;  // in `open`
    CornerRing open;
    for (const Corner& corner : ring) {
        if (const auto seen = place.find(corner); seen != place.end()) {
            const auto from = static_cast<std::ptrdiff_t>(seen->second);
            for (auto at = open.begin() + from + 1; at != open.end(); ++at) place.erase(*at);
            rings.emplace_back(open.begin() + from, open.end());
            open.erase(open.begin() + from + 1, open.end());
            continue;
        }
        place.emplace(corner, open.size());
        open.push_back(corner);
    }
    rings.push_back(std::move(open));
    return rings;
}

/// Twice the area in cells, above 0 for a ring that runs counter-clockwise.
long long twice_area(const CornerRing& ring) {
    long long sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Corner& a = ring[i];
        const Corner& b = ring[(i + 1) % ring.size()];
        // Rows count to the south, so that the sign is turned.
        sum += static_cast<long long>(a.row) * b.col - static_cast<long long>(b.row) * a.col;
    }
    return sum;
}

Ring on_map(const CornerRing& ring, const GridSpec& spec) {
    Ring points;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Corner& before = ring[(i + ring.size() - 1) % ring.size()];
        const Corner& here = ring[i];
        const Corner& after = ring[(i + 1) % ring.size()];
        const bool straight = (before.row == here.row && here.row == after.row) ||
                              (before.col == here.col && here.col == after.col);
        if (straight) continue;
        points.push_back({static_cast<double>(spec.west_index + here.col) * spec.cell_m,
                          static_cast<double>(spec.north_index - here.row) * spec.cell_m});
    }
    return points;
}

}  // namespace

std::vector<MultiPolygon> cell_polygons(const Grid<std::uint8_t>& labels, int count,
                                        const Progress& progress) {
    for (const std::uint8_t label : labels.cells())
        if (label != no_label && label >= count)
            throw std::invalid_argument("cell_polygons: a label that is not below the count");
    const GridSpec& spec = labels.spec();
    CellGroups groups(labels);
    OutlineTracer tracer(labels);
    std::vector<MultiPolygon> polygons(static_cast<std::size_t>(count));
    std::map<std::size_t, std::size_t> polygon_of_group;
    for (int row = 0; row < spec.rows; ++row) {
        progress.at(static_cast<double>(row) / spec.rows);
        for (int col = 0; col < spec.cols; ++col) {
            const std::uint8_t label = labels(row, col);
            if (label == no_label) continue;
            for (const Side side : {south, east, north, west}) {
                if (!tracer.waits(row, col, side)) continue;
                const std::size_t group =
                    groups.of(static_cast<std::size_t>(row) * static_cast<std::size_t>(spec.cols) +
                              static_cast<std::size_t>(col));
                MultiPolygon& of_label = polygons[label];
                const auto [known, is_new] = polygon_of_group.emplace(group, of_label.size());
                if (is_new) of_label.emplace_back();
                Polygon& polygon = of_label[known->second];
                for (const CornerRing& ring : simple_rings(tracer.trace(row, col, side))) {
                    if (twice_area(ring) > 0)
                        polygon.outer = on_map(ring, spec);
                    else
                        polygon.holes.push_back(on_map(ring, spec));
                }
            }
        }
    }
    return polygons;
}

}  // namespace tk
