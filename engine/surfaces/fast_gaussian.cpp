#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <vector>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/gaussian_density.h"
#include "engine/surfaces/kernel_lanes.h"
#include "engine/surfaces/kernel_tile_bins.h"

namespace tk {
namespace {

/// With bins of 2 σ a point lies within 1 σ of its bin's middle, and the terms left out are below
/// 1 / √24! = 1.3e-12.
constexpr std::size_t hermite_terms = 24;
constexpr double bin_in_sigmas = 2.0;
constexpr std::size_t bin_moments = hermite_terms * hermite_terms;
constexpr std::size_t table_size = hermite_terms * lane_count;  ///< of a bin and eight centres
constexpr std::size_t most_moments_in_memory = std::size_t{4} << 20;

using HermiteTerms = std::array<double, hermite_terms>;

/// s^a / √a!
HermiteTerms source_terms(double s) {
    HermiteTerms terms;
    terms[0] = 1.0;
    for (std::size_t a = 1; a < hermite_terms; ++a)
        terms[a] = terms[a - 1] * s / std::sqrt(static_cast<double>(a));
    return terms;
}

/// He_a(t) e^(-t²/2) / √a!: times the source's terms and summed, e^(-(t - s)²/2).
HermiteTerms target_terms(double t) {
    HermiteTerms terms;
    terms[0] = std::exp(-0.5 * t * t);
    terms[1] = t * terms[0];
    for (std::size_t a = 1; a + 1 < hermite_terms; ++a) {
        const auto order = static_cast<double>(a);
        terms[a + 1] = (t * terms[a] - std::sqrt(order) * terms[a - 1]) / std::sqrt(order + 1.0);
    }
    return terms;
}

/// to[a][lane] += sum over b of moments[b][a] * table[b][lane].
TK_WIDE_CLONES void add_bin_along_rows(const double* moments, const double* table, double* to) {
    constexpr std::size_t together = 8;
    static_assert(hermite_terms % together == 0);
    for (std::size_t a = 0; a < hermite_terms; a += together) {
        Lanes sum[together];
        std::memcpy(sum, to + a * lane_count, sizeof sum);
        for (std::size_t b = 0; b < hermite_terms; ++b) {
            Lanes term;
            std::memcpy(&term, table + b * lane_count, sizeof term);
            for (std::size_t i = 0; i < together; ++i)
                sum[i] = sum[i] + term * moments[b * hermite_terms + a + i];
        }
        std::memcpy(to + a * lane_count, sum, sizeof sum);
    }
}

/// The values of a tile: sums[row][col] = sum over k of along[k][row] * across[k][col].
TK_WIDE_CLONES void evaluate_gaussian_tile(const double* along, const double* across,
                                           std::size_t terms, double* sums) {
    Lanes sum[tile_side] = {};
    for (std::size_t k = 0; k < terms; ++k) {
        Lanes term;
        std::memcpy(&term, across + k * lane_count, sizeof term);
        for (std::size_t row = 0; row < tile_side; ++row)
            sum[row] = sum[row] + term * along[k * lane_count + row];
    }
    std::memcpy(sums, sum, sizeof sum);
}

/// Bins whose points may be within reach of eight centres, and those centres' terms for each.
struct HermiteTables {
    int first = 0;  ///< bin, in the frame; begin and end may lie outside it
    int last = -1;
    std::vector<double> values;  ///< [bin][term][centre]

    int bins() const { return last - first + 1; }
    const double* of(int bin) const {
        return values.data() + static_cast<std::size_t>(bin - first) * table_size;
    }
};

class FastGaussian {
public:
    FastGaussian(std::span<const WeightedPoint> points, const GridSpec& spec,
                 const CellRange& window, double sigma_m)
        : sigma_m_(sigma_m),
          reach_m_(kernel_reach_m(KernelShape::gaussian, sigma_m)),
          tiles_(frame_of_window(spec, window)),
          bins_(bin_frame(points), points.size(),
                [points](std::size_t i) {
                    const WeightedPoint& p = points[i];
                    return TileSource{p.at.east_m, p.at.north_m, p.weight};
                }),
          any_(bins_.frame().count() > 0) {
        for (int col = 0; col < tiles_.cols; ++col)
            across_.push_back(tables(
                tiles_.centres(0, col).east_m,
                [this](int bin) { return bins_.frame().middle_east_m(bin); },
                bins_.frame().first_col, bins_.frame().cols));
        for (int row = 0; row < tiles_.rows; ++row)
            along_.push_back(tables(
                tiles_.centres(row, 0).north_m,
                [this](int bin) { return bins_.frame().middle_north_m(bin); },
                bins_.frame().first_row, bins_.frame().rows));
    }

    const TileFrame& tiles() const { return tiles_; }

    /// The last of the tile rows from `begin` on that can be computed with one memory full of
    /// moments, plus one.
    int band_end(int begin) const {
        const std::size_t row_size =
            bin_moments * static_cast<std::size_t>(std::max(bins_.frame().cols, 1));
        const auto most = static_cast<int>(most_moments_in_memory / row_size);
        int end = begin + 1;
        while (end < tiles_.rows && row_at(end).last - row_at(begin).first < most) ++end;
        return end;
    }

    /// Moments of all bins that tile rows [begin, end) need.
    void make_moments(int begin, int end) {
        first_moment_row_ = row_at(begin).first;
        const int rows = std::max(0, row_at(end - 1).last - first_moment_row_ + 1);
        const auto cols = static_cast<std::size_t>(bins_.frame().cols);
        moments_.assign(static_cast<std::size_t>(rows) * cols * bin_moments, 0.0);
        parallel_for(static_cast<std::size_t>(rows), [&](std::size_t r) {
            for (std::size_t col = 0; col < cols; ++col)
                add_moments(first_moment_row_ + static_cast<int>(r), static_cast<int>(col),
                            moments_.data() + (r * cols + col) * bin_moments);
        });
    }

    /// The sums of all tiles of a row; exactly 0 where no point reaches.
    std::vector<double> row_sums(int row) const {
        std::vector<double> sums(static_cast<std::size_t>(tiles_.cols) * tile_cells, 0.0);
        if (!any_) return sums;
        const std::vector<double> along = bins_along_row(row);
        for (int col = 0; col < tiles_.cols; ++col) {
            const HermiteTables& across = across_[static_cast<std::size_t>(col)];
            double* tile = sums.data() + static_cast<std::size_t>(col) * tile_cells;
            if (across.bins() > 0)
                evaluate_gaussian_tile(
                    along.data() + static_cast<std::size_t>(across.first) * table_size,
                    across.values.data(), static_cast<std::size_t>(across.bins()) * hermite_terms,
                    tile);
            clear_out_of_reach(row, col, tile);
        }
        return sums;
    }

private:
    const HermiteTables& row_at(int row) const { return along_[static_cast<std::size_t>(row)]; }

    TileFrame bin_frame(std::span<const WeightedPoint> points) const {
        TileFrame frame;
        frame.cell_m = bin_in_sigmas * sigma_m_ / tile_side;
        Extent within;
        for (const WeightedPoint& p : points) within.add(p.at);
        const TileCentres south_west = tiles_.centres(0, 0);
        const TileCentres north_east = tiles_.centres(tiles_.rows - 1, tiles_.cols - 1);
        within.west_m = std::max(within.west_m, south_west.east_m.front() - reach_m_);
        within.south_m = std::max(within.south_m, south_west.north_m.front() - reach_m_);
        within.east_m = std::min(within.east_m, north_east.east_m.back() + reach_m_);
        within.north_m = std::min(within.north_m, north_east.north_m.back() + reach_m_);
        if (within.empty()) return frame;
        const auto bin = [&frame](double metres) {
            return static_cast<std::int64_t>(std::floor(metres / frame.tile_m()));
        };
        frame.first_col = bin(within.west_m);
        frame.first_row = bin(within.south_m);
        frame.cols = static_cast<int>(bin(within.east_m) - frame.first_col) + 1;
        frame.rows = static_cast<int>(bin(within.north_m) - frame.first_row) + 1;
        return frame;
    }

    template <class MiddleOf>
    HermiteTables tables(const std::array<double, tile_side>& centres_m, const MiddleOf& middle_of,
                         std::int64_t first_bin, int bins) const {
        const auto bin = [&](double metres) {
            const double number =
                std::floor(metres / (bin_in_sigmas * sigma_m_)) - static_cast<double>(first_bin);
            return static_cast<int>(std::clamp(number, -1.0, static_cast<double>(bins)));
        };
        HermiteTables tables;
        tables.first = std::max(bin(centres_m.front() - reach_m_), 0);
        tables.last = std::min(bin(centres_m.back() + reach_m_), bins - 1);
        for (int k = tables.first; k <= tables.last; ++k) {
            std::array<HermiteTerms, tile_side> terms;
            for (std::size_t i = 0; i < tile_side; ++i)
                terms[i] = target_terms((centres_m[i] - middle_of(k)) / sigma_m_);
            for (std::size_t a = 0; a < hermite_terms; ++a)
                for (const HermiteTerms& of_centre : terms) tables.values.push_back(of_centre[a]);
        }
        return tables;
    }

    void add_moments(int row, int col, double* moments) const {
        const double east_m = bins_.frame().middle_east_m(col);
        const double north_m = bins_.frame().middle_north_m(row);
        for (const TileSource& p : bins_.in(row, col, col + 1)) {
            const HermiteTerms across = source_terms((p.east_m - east_m) / sigma_m_);
            const HermiteTerms along = source_terms((p.north_m - north_m) / sigma_m_);
            for (std::size_t b = 0; b < hermite_terms; ++b)
                add_multiple(p.weight * along[b], across.data(), moments + b * hermite_terms,
                             hermite_terms);
        }
    }

    /// For every column of bins, its terms toward the east at the eight rows of a tile row.
    std::vector<double> bins_along_row(int row) const {
        const int cols = bins_.frame().cols;
        std::vector<double> along(static_cast<std::size_t>(cols) * table_size, 0.0);
        const HermiteTables& tables = row_at(row);
        for (int bin_row = tables.first; bin_row <= tables.last; ++bin_row) {
            for (int col = 0; col < cols; ++col) {
                if (bins_.in(bin_row, col, col + 1).empty()) continue;
                const auto at = static_cast<std::size_t>(bin_row - first_moment_row_) *
                                    static_cast<std::size_t>(cols) +
                                static_cast<std::size_t>(col);
                add_bin_along_rows(moments_.data() + at * bin_moments, tables.of(bin_row),
                                   along.data() + static_cast<std::size_t>(col) * table_size);
            }
        }
        return along;
    }

    /// Whether some point lies in a bin that is wholly within reach of all of the tile.
    bool surely_reached(const TileCentres& centres) const {
        const TileFrame& frame = bins_.frame();
        const double bin_m = frame.tile_m();
        const double half_m = 0.5 * bin_m;
        for (int row = 0; row < frame.rows; ++row) {
            const double middle_m = frame.middle_north_m(row);
            const double dy = half_m + std::max(centres.north_m.back() - middle_m,
                                                middle_m - centres.north_m.front());
            const double left = reach_m_ * reach_m_ * (1.0 - 1e-9) - dy * dy;
            if (left <= 0.0) continue;
            const double across_m = std::sqrt(left);
            const auto first = static_cast<double>(frame.first_col);
            const double begin =
                std::ceil((centres.east_m.back() - across_m) / bin_m + 1e-6) - first;
            const double end =
                std::floor((centres.east_m.front() + across_m) / bin_m - 1e-6) - first;
            const double cols = frame.cols;
            if (!bins_
                     .in(row, static_cast<int>(std::clamp(begin, 0.0, cols)),
                         static_cast<int>(std::clamp(end, 0.0, cols)))
                     .empty())
                return true;
        }
        return false;
    }

    void clear_out_of_reach(int row, int col, double* sums) const {
        const TileCentres centres = tiles_.centres(row, col);
        if (surely_reached(centres)) return;
        std::array<bool, tile_cells> reached{};
        const HermiteTables& rows = row_at(row);
        const HermiteTables& cols = across_[static_cast<std::size_t>(col)];
        for (int bin_row = rows.first; bin_row <= rows.last; ++bin_row)
            for (const TileSource& p : bins_.in(bin_row, cols.first, cols.last + 1))
                mark_reached(p, centres, reached);
        for (std::size_t i = 0; i < tile_cells; ++i)
            if (!reached[i]) sums[i] = 0.0;
    }

    void mark_reached(const TileSource& p, const TileCentres& centres,
                      std::array<bool, tile_cells>& reached) const {
        for (std::size_t r = 0; r < tile_side; ++r) {
            const double dy = centres.north_m[r] - p.north_m;
            for (std::size_t c = 0; c < tile_side; ++c) {
                const double dx = centres.east_m[c] - p.east_m;
                if (dx * dx + dy * dy < reach_m_ * reach_m_) reached[r * tile_side + c] = true;
            }
        }
    }

    double sigma_m_;
    double reach_m_;
    TileFrame tiles_;
    TileBins<TileSource> bins_;  ///< tiles of 2 σ
    bool any_;
    std::vector<HermiteTables> across_;  ///< of every tile column
    std::vector<HermiteTables> along_;   ///< of every tile row
    int first_moment_row_ = 0;
    std::vector<double> moments_;  ///< [bin row][bin col][b][a]
};

}  // namespace

void fast_gaussian_density(std::span<const WeightedPoint> points, const GridSpec& spec,
                           const CellRange& window, const KernelDensityOptions& options,
                           const DensitySink& sink, const Progress& progress) {
    const double sigma_m = options.bandwidth_m;
    const double factor =
        options.scale * (options.normalisation == Normalisation::raw
                             ? 1.0
                             : kernel_factor(KernelShape::gaussian) / (sigma_m * sigma_m));
    FastGaussian transform(points, spec, window, sigma_m);
    const TileFrame& tiles = transform.tiles();
    const double all = tiles.rows;
    for (int begin = 0; begin < tiles.rows;) {
        const int end = transform.band_end(begin);
        transform.make_moments(begin, end);
        const auto one = [&](std::size_t i) {
            const int row = begin + static_cast<int>(i);
            give_tiles(spec, window, tiles, {row, 0}, tiles.cols, factor, transform.row_sums(row),
                       sink);
        };
        parallel_for(static_cast<std::size_t>(end - begin), one,
                     part_of_progress(progress, begin / all, end / all));
        begin = end;
    }
}

}  // namespace tk
