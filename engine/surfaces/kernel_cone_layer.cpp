#include "engine/surfaces/kernel_cone_layer.h"

#include <algorithm>

#include "engine/surfaces/kernel_far_field.h"

namespace tk {
namespace {

constexpr int group_tiles = lane_count;  ///< far tiles side by side whose sums are made at once

/// A rectangle of far tiles or bins, counted from the origin.
struct FarRange {
    std::int64_t row_begin, row_end;
    std::int64_t col_begin, col_end;

    std::size_t rows() const { return static_cast<std::size_t>(row_end - row_begin); }
    std::size_t cols() const { return static_cast<std::size_t>(col_end - col_begin); }
};

/// Moments of the bins of a range: see kernel_far_field.h. One more kind, the last, is the sum of
/// weight * bandwidth.
class FarBinBlock {
public:
    static constexpr std::size_t kinds = moment_kinds + 1;

    explicit FarBinBlock(const FarRange& range)
        : range_(range), values_(range.rows() * kinds * range.cols(), 0.0) {}

    const FarRange& range() const { return range_; }
    std::size_t stride() const { return range_.cols(); }
    const double* at(std::int64_t row, std::int64_t col) const {
        return values_.data() + index(row, col);
    }

    void set(std::int64_t row, std::int64_t col, const FarMoments& moments, double height) {
        double* to = values_.data() + index(row, col);
        for (const MomentKind& kind : moment_order()) {
            *to = moments[kind.place];
            to += stride();
        }
        *to = height;
    }

private:
    std::size_t index(std::int64_t row, std::int64_t col) const {
        return static_cast<std::size_t>(row - range_.row_begin) * kinds * stride() +
               static_cast<std::size_t>(col - range_.col_begin);
    }

    FarRange range_;
    std::vector<double> values_;
};

/// Eight far tiles, from a multiple of eight on, and for every row of the plan whether its bins
/// act through their fits.
struct FarGroup {
    std::int64_t row, col;
    std::vector<char> fitted;

    bool any() const {
        return std::any_of(fitted.begin(), fitted.end(), [](char c) { return c != 0; });
    }
};

template <class Source>
class ConeLayer : public TileLayer {
public:
    ConeLayer(DirectSum<Source> direct, ConePlan plan, TileReach reach, TileBins<Source> bins)
        : direct_(direct),
          plan_(std::move(plan)),
          reach_(std::move(reach)),
          bins_(std::move(bins)) {}

    /// A block makes the moments of the bins around it for itself; it should not be small against
    /// the reach, nor they too many for the processor's cache.
    TileBlock best_block() const override {
        const int tiles = 4 * group_tiles * std::min(plan_.side(), 4);
        return {0, 0, tiles, tiles};
    }

    void add(const TileFrame& window, const TileBlock& block, double* sums) const override {
        const FarRange far = far_tiles(window, block);
        std::vector<FarGroup> groups;
        for (std::int64_t row = far.row_begin; row < far.row_end; ++row)
            for (std::int64_t col = far.col_begin; col < far.col_end; col += group_tiles)
                groups.push_back(group_at(row, col));
        if (std::any_of(groups.begin(), groups.end(),
                        [](const FarGroup& group) { return group.any(); })) {
            const FarBinBlock bins = far_bins(far);
            for (const FarGroup& group : groups)
                if (group.any()) add_far(bins, group, window, block, sums);
        }
        for (int row = 0; row < block.rows; ++row)
            for (int col = 0; col < block.cols; ++col)
                add_tile(group_of(groups, far, window, block, row, col), window, block.row + row,
                         block.col + col, sums_of(block, row, col, sums));
    }

private:
    static double* sums_of(const TileBlock& block, int row, int col, double* sums) {
        return sums + (static_cast<std::size_t>(row) * static_cast<std::size_t>(block.cols) +
                       static_cast<std::size_t>(col)) *
                          tile_cells;
    }
    std::int64_t far_of(std::int64_t tile) const { return tile >> plan_.level(); }

    FarRange far_tiles(const TileFrame& window, const TileBlock& block) const {
        const std::int64_t row = window.first_row + block.row;
        const std::int64_t col = window.first_col + block.col;
        const auto group = [](std::int64_t far_col) { return far_col & ~(group_tiles - 1LL); };
        return {far_of(row), far_of(row + block.rows - 1) + 1, group(far_of(col)),
                group(far_of(col + block.cols - 1)) + group_tiles};
    }

    const FarGroup& group_of(const std::vector<FarGroup>& groups, const FarRange& far,
                             const TileFrame& window, const TileBlock& block, int row,
                             int col) const {
        const auto far_row =
            static_cast<std::size_t>(far_of(window.first_row + block.row + row) - far.row_begin);
        const auto far_col =
            static_cast<std::size_t>(far_of(window.first_col + block.col + col) - far.col_begin);
        return groups[far_row * (far.cols() / group_tiles) + far_col / group_tiles];
    }

    /// Columns of the bins, as far as those of the frame.
    int bin_col(std::int64_t tile_col) const {
        const TileFrame& frame = bins_.frame();
        return static_cast<int>(
            std::clamp<std::int64_t>(tile_col - frame.first_col, 0, frame.cols));
    }

    /// Calls take(sources) for the parts of far bins [col_begin, col_end) of a row.
    template <class Take>
    void for_sources(std::int64_t far_row, std::int64_t col_begin, std::int64_t col_end,
                     const Take& take) const {
        const TileFrame& frame = bins_.frame();
        const std::int64_t south = (far_row << plan_.level()) - frame.first_row;
        const int begin = bin_col(col_begin << plan_.level());
        const int end = bin_col(col_end << plan_.level());
        const auto row_begin = std::clamp<std::int64_t>(south, 0, frame.rows);
        const auto row_end = std::clamp<std::int64_t>(south + plan_.side(), 0, frame.rows);
        for (std::int64_t row = row_begin; row < row_end; ++row) {
            const auto sources = bins_.in(static_cast<int>(row), begin, end);
            if (!sources.empty()) take(sources);
        }
    }

    FarGroup group_at(std::int64_t far_row, std::int64_t far_col) const {
        FarGroup group{far_row, far_col, std::vector<char>(plan_.rows().size(), 0)};
        for (int off = 0; off <= plan_.most_rows(); ++off) {
            const ConePlanRow& row = plan_.rows()[static_cast<std::size_t>(off)];
            if (row.empty()) continue;
            std::size_t count = 0;
            const auto add = [&count](std::span<const Source> found) { count += found.size(); };
            const std::int64_t begin = far_col - row.near;
            const std::int64_t end = far_col + group_tiles + row.near;
            for_sources(far_row - off, begin, end, add);
            if (off > 0) for_sources(far_row + off, begin, end, add);
            const double met = 2.0 * (row.near - row.hole) / static_cast<double>(end - begin);
            const double tiles = static_cast<double>(group_tiles) * plan_.side() * plan_.side();
            group.fitted[static_cast<std::size_t>(off)] =
                met * tiles * static_cast<double>(count) > row.work;
        }
        return group;
    }

    FarBinBlock far_bins(const FarRange& far) const {
        const int rows = plan_.most_rows();
        const int cols = plan_.most_cols();
        FarBinBlock block(
            {far.row_begin - rows, far.row_end + rows, far.col_begin - cols, far.col_end + cols});
        const FarRange& range = block.range();
        const TileFrame& frame = bins_.frame();
        const std::int64_t row_end =
            std::min(range.row_end, far_of(frame.first_row + frame.rows - 1) + 1);
        const std::int64_t col_end =
            std::min(range.col_end, far_of(frame.first_col + frame.cols - 1) + 1);
        for (auto row = std::max(range.row_begin, far_of(frame.first_row)); row < row_end; ++row)
            for (auto col = std::max(range.col_begin, far_of(frame.first_col)); col < col_end;
                 ++col)
                set_far_bin(row, col, block);
        return block;
    }

    void set_far_bin(std::int64_t row, std::int64_t col, FarBinBlock& block) const {
        constexpr std::size_t together = 64;
        std::array<FarPoint, together> points;
        std::size_t count = 0;
        FarMoments moments{};
        double height = 0.0;
        const double east_m = middle_m(col);
        const double north_m = middle_m(row);
        const double scale = 1.0 / far_side_m();
        for_sources(row, col, col + 1, [&](std::span<const Source> sources) {
            for (const Source& source : sources) {
                points[count] = {(source.east_m - east_m) * scale,
                                 (source.north_m - north_m) * scale, source.weight};
                height += source.weight * source_bandwidth_m(source, direct_.bandwidth_m());
                if (++count < together) continue;
                add_moments(points.data(), count, moments);
                count = 0;
            }
        });
        if (height == 0.0) return;
        add_moments(points.data(), count, moments);
        finish_moments(moments);
        block.set(row, col, moments, height);
    }

    double far_side_m() const { return plan_.side() * bins_.frame().tile_m(); }
    double middle_m(std::int64_t far) const {
        return (static_cast<double>(far) + 0.5) * far_side_m();
    }

    /// What far bins add to a group: the sum of weight * bandwidth, less the distances.
    void add_far(const FarBinBlock& bins, const FarGroup& group, const TileFrame& window,
                 const TileBlock& block, double* sums) const {
        FarSums distances{};
        std::array<double, group_tiles> heights{};
        for (int rows = 0; rows <= plan_.most_rows(); ++rows) {
            if (group.fitted[static_cast<std::size_t>(rows)] == 0) continue;
            const ConePlanRow& row = plan_.rows()[static_cast<std::size_t>(rows)];
            for (int cols = row.hole + 1; cols <= row.near; ++cols)
                add_mirrored(bins, group, rows, cols,
                             row.fits[static_cast<std::size_t>(cols - row.hole - 1)], distances,
                             heights);
        }
        const std::int64_t south = (group.row << plan_.level()) - window.first_row - block.row;
        const std::int64_t west = (group.col << plan_.level()) - window.first_col - block.col;
        const auto within = [](std::int64_t at, int end) {
            return static_cast<int>(std::clamp<std::int64_t>(at, 0, end));
        };
        const int row_end = within(south + plan_.side(), block.rows);
        const int col_end = within(west + plan_.side() * group_tiles, block.cols);
        for (int row = within(south, block.rows); row < row_end; ++row)
            for (int col = within(west, block.cols); col < col_end; ++col)
                add_far_tile(distances, heights, row - south, col - west,
                             sums_of(block, row, col, sums));
    }

    void add_mirrored(const FarBinBlock& bins, const FarGroup& group, int rows, int cols,
                      const DistanceFit& fit, FarSums& distances,
                      std::array<double, group_tiles>& heights) const {
        FarBins four{.stride = bins.stride()};
        four.south_west = bins.at(group.row - rows, group.col - cols);
        if (cols > 0) four.south_east = bins.at(group.row - rows, group.col + cols);
        if (rows > 0) four.north_west = bins.at(group.row + rows, group.col - cols);
        if (cols > 0 && rows > 0) four.north_east = bins.at(group.row + rows, group.col + cols);
        bool any = false;
        for (const double* of :
             {four.south_west, four.south_east, four.north_west, four.north_east}) {
            if (of == nullptr) continue;
            const double* more = of + moment_kinds * bins.stride();
            for (std::size_t i = 0; i < group_tiles; ++i) {
                heights[i] += more[i];
                any = any || more[i] != 0.0;
            }
        }
        if (any) add_distances(four, fit, distances);
    }

    /// Tile (row, col) of a group.
    void add_far_tile(const FarSums& distances, const std::array<double, group_tiles>& heights,
                      std::int64_t row, std::int64_t col, double* sums) const {
        const auto tile = static_cast<std::size_t>(col >> plan_.level());
        if (heights[tile] == 0.0) return;
        std::array<double, tile_side> x, y;
        const double cells = plan_.side() * tile_side;
        const auto west = static_cast<double>(col % plan_.side() * tile_side);
        const auto south = static_cast<double>(row * tile_side);
        for (int i = 0; i < tile_side; ++i) {
            x[static_cast<std::size_t>(i)] = (west + i + 0.5) / cells - 0.5;
            y[static_cast<std::size_t>(i)] = (south + i + 0.5) / cells - 0.5;
        }
        for (std::size_t i = 0; i < tile_cells; ++i) sums[i] += heights[tile];
        add_far_values(distances, tile, -far_side_m(), x, y, sums);
    }

    /// The sources of all bins around a tile that do not act through their fits.
    void add_tile(const FarGroup& group, const TileFrame& window, int row, int col,
                  double* sums) const {
        const TileFrame& frame = bins_.frame();
        const TileCentres centres = window.centres(row, col);
        const std::int64_t tile_row = window.first_row + row;
        const std::int64_t tile_col = window.first_col + col;
        for (int off = -reach_.rows(); off <= reach_.rows(); ++off) {
            const std::int64_t bin_row = tile_row + off - frame.first_row;
            if (bin_row < 0 || bin_row >= frame.rows) continue;
            const auto rows_off =
                static_cast<std::size_t>(std::abs(far_of(tile_row + off) - group.row));
            const int far = reach_.far_cols(off);
            const auto add = [&](std::int64_t begin, std::int64_t end) {
                direct_.add(bins_.in(static_cast<int>(bin_row), bin_col(begin), bin_col(end)),
                            centres, sums);
            };
            if (rows_off >= group.fitted.size() || group.fitted[rows_off] == 0) {
                add(tile_col - far, tile_col + far + 1);
                continue;
            }
            const ConePlanRow& plan = plan_.rows()[rows_off];
            const auto edge = [&](int cols) { return (far_of(tile_col) + cols) << plan_.level(); };
            add(tile_col - far, edge(-plan.near));
            if (plan.hole >= 0) add(edge(-plan.hole), edge(plan.hole + 1));
            add(edge(plan.near + 1), tile_col + far + 1);
        }
    }

    DirectSum<Source> direct_;
    ConePlan plan_;
    TileReach reach_;
    TileBins<Source> bins_;
};

}  // namespace

TileFrame cone_frame(const TileFrame& window, const ConePlan& plan) {
    const auto down = [](std::int64_t tile, std::int64_t step) { return tile & ~(step - 1); };
    const std::int64_t high = plan.side();
    const std::int64_t wide = high * group_tiles;
    TileFrame frame = window;
    frame.first_col = down(window.first_col, wide);
    frame.first_row = down(window.first_row, high);
    frame.cols =
        static_cast<int>(down(window.first_col + window.cols - 1, wide) + wide - frame.first_col);
    frame.rows =
        static_cast<int>(down(window.first_row + window.rows - 1, high) + high - frame.first_row);
    return frame;
}

std::unique_ptr<TileLayer> cone_layer(DirectSum<TileSource> direct, ConePlan plan, TileReach reach,
                                      TileBins<TileSource> bins) {
    return std::make_unique<ConeLayer<TileSource>>(direct, std::move(plan), std::move(reach),
                                                   std::move(bins));
}

std::unique_ptr<TileLayer> cone_layer(DirectSum<AdaptiveTileSource> direct, ConePlan plan,
                                      TileReach reach, TileBins<AdaptiveTileSource> bins) {
    return std::make_unique<ConeLayer<AdaptiveTileSource>>(direct, std::move(plan),
                                                           std::move(reach), std::move(bins));
}

}  // namespace tk
