#include "engine/surfaces/feature_distance.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/core/parallel_for.h"
#include "engine/grid/zonal.h"

namespace tk {
namespace {

/// One straight piece of a feature's outline; for a point, both ends are the same.
struct FeaturePiece {
    MapPoint a;
    MapPoint b;

    double distance_m(MapPoint p) const { return distance_to_segment_m(p, a, b); }
};

void add_ring_pieces(std::vector<FeaturePiece>& pieces, const Ring& ring) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        pieces.push_back({ring[j], ring[i]});
}

std::vector<FeaturePiece> pieces_of(const FeatureSet& features) {
    std::vector<FeaturePiece> pieces;
    for (const MapPoint p : features.points) pieces.push_back({p, p});
    for (const Line& line : features.lines)
        for (std::size_t i = 1; i < line.size(); ++i) pieces.push_back({line[i - 1], line[i]});
    for (const Polygon& polygon : features.polygons) {
        add_ring_pieces(pieces, polygon.outer);
        for (const Ring& hole : polygon.holes) add_ring_pieces(pieces, hole);
    }
    return pieces;
}

/// The pieces by square bins over a grid and its surroundings up to the reach: finds the nearest by
/// looking outward ring of bins by ring of bins, until no further ring can hold a nearer one.
class FeaturePieceBins {
public:
    FeaturePieceBins(std::vector<FeaturePiece> pieces, const GridSpec& spec, double reach_m)
        : pieces_(std::move(pieces)), reach_m_(reach_m), extent_(spec.extent().grown(reach_m)) {
        const double width_m = extent_.east_m - extent_.west_m;
        const double height_m = extent_.north_m - extent_.south_m;
        constexpr double most_bins = 4e6;
        bin_m_ = std::max(reach_m / 8.0, std::sqrt(width_m * height_m / most_bins));
        cols_ = static_cast<int>(width_m / bin_m_) + 1;
        rows_ = static_cast<int>(height_m / bin_m_) + 1;
        fill();
    }

    double nearest_m(MapPoint p) const {
        const int col = col_of(p.east_m), row = row_of(p.north_m);
        double nearest = reach_m_;
        // A piece in the ring `out` bins away is at least out - 1 whole bins off.
        for (int out = 0; out == 0 || (out - 1) * bin_m_ < nearest; ++out) {
            for (int r = std::max(0, row - out); r <= std::min(rows_ - 1, row + out); ++r) {
                const bool whole_row = r == row - out || r == row + out;
                const int step = whole_row || out == 0 ? 1 : 2 * out;
                for (int c = col - out; c <= col + out; c += step)
                    if (c >= 0 && c < cols_) nearest = std::min(nearest, nearest_in_bin_m(r, c, p));
            }
        }
        return nearest;
    }

private:
    int col_of(double east_m) const {
        return static_cast<int>(std::floor((east_m - extent_.west_m) / bin_m_));
    }
    int row_of(double north_m) const {
        return static_cast<int>(std::floor((north_m - extent_.south_m) / bin_m_));
    }
    std::size_t bin(int row, int col) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(cols_) +
               static_cast<std::size_t>(col);
    }

    double nearest_in_bin_m(int row, int col, MapPoint p) const {
        double nearest = reach_m_;
        const std::size_t at = bin(row, col);
        for (std::size_t i = starts_[at]; i < starts_[at + 1]; ++i)
            nearest = std::min(nearest, pieces_[members_[i]].distance_m(p));
        return nearest;
    }

    /// Calls `visit(bin)` for every bin that the piece may pass through.
    template <class Visit>
    void for_bins_of(const FeaturePiece& piece, const Visit& visit) const {
        const Extent box = extent_of(Line{piece.a, piece.b});
        if (!box.meets(extent_)) return;
        const Extent near{
            std::max(box.west_m, extent_.west_m), std::max(box.south_m, extent_.south_m),
            std::min(box.east_m, extent_.east_m), std::min(box.north_m, extent_.north_m)};
        const int last_col = std::min(cols_ - 1, col_of(near.east_m));
        const int last_row = std::min(rows_ - 1, row_of(near.north_m));
        const bool slanting = last_col > col_of(near.west_m) && last_row > row_of(near.south_m);
        constexpr double half_diagonal = 0.7072;  // of a bin, rounded up
        for (int r = row_of(near.south_m); r <= last_row; ++r)
            for (int c = col_of(near.west_m); c <= last_col; ++c) {
                const MapPoint centre{extent_.west_m + (c + 0.5) * bin_m_,
                                      extent_.south_m + (r + 0.5) * bin_m_};
                if (!slanting || piece.distance_m(centre) <= half_diagonal * bin_m_)
                    visit(bin(r, c));
            }
    }

    void fill() {
        starts_.assign(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(cols_) + 1, 0);
        for (const FeaturePiece& piece : pieces_)
            for_bins_of(piece, [&](std::size_t at) { ++starts_[at + 1]; });
        for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
        members_.resize(starts_.back());
        std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
        for (std::size_t i = 0; i < pieces_.size(); ++i)
            for_bins_of(pieces_[i], [&](std::size_t at) {
                members_[next[at]++] = static_cast<std::uint32_t>(i);
            });
    }

    std::vector<FeaturePiece> pieces_;
    double reach_m_;
    Extent extent_;
    double bin_m_ = 0.0;
    int rows_ = 0, cols_ = 0;
    std::vector<std::size_t> starts_;
    std::vector<std::uint32_t> members_;
};

void require_usable_reach(double reach_m) {
    if (!std::isfinite(reach_m) || reach_m <= 0.0)
        throw std::invalid_argument("feature distance: the reach must be finite and > 0 m, got " +
                                    std::to_string(reach_m));
}

void set_zero_within(Grid<float>& distance, const Polygon& polygon) {
    const CellRange cells = cells_with_centre_in(distance.spec(), extent_of(polygon.outer));
    if (cells.empty()) return;
    const Grid<std::uint8_t> inside = centres_in({polygon}, window_of(distance.spec(), cells));
    for (int row = 0; row < cells.rows(); ++row)
        for (int col = 0; col < cells.cols(); ++col)
            if (inside(row, col) != 0)
                distance(cells.row_begin + row, cells.col_begin + col) = 0.0F;
}

}  // namespace

Grid<float> feature_distance(const FeatureSet& features, const GridSpec& spec, double reach_m,
                             const Progress& progress) {
    require_usable_reach(reach_m);
    Grid<float> distance(spec, static_cast<float>(reach_m));
    std::vector<FeaturePiece> pieces = pieces_of(features);
    if (pieces.empty()) return distance;
    const FeaturePieceBins bins(std::move(pieces), spec, reach_m);
    parallel_for(
        static_cast<std::size_t>(spec.rows),
        [&](std::size_t i) {
            const int row = static_cast<int>(i);
            for (int col = 0; col < spec.cols; ++col)
                distance(row, col) = static_cast<float>(bins.nearest_m(spec.centre_of(row, col)));
        },
        progress);
    for (const Polygon& polygon : features.polygons) set_zero_within(distance, polygon);
    return distance;
}

double feature_distance_at(MapPoint at, const FeatureSet& features, double reach_m) {
    require_usable_reach(reach_m);
    for (const Polygon& polygon : features.polygons)
        if (contains({polygon}, at)) return 0.0;
    double nearest = reach_m;
    for (const FeaturePiece& piece : pieces_of(features))
        nearest = std::min(nearest, piece.distance_m(at));
    return nearest;
}

}  // namespace tk
