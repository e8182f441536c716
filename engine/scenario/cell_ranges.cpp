#include "engine/scenario/cell_ranges.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tk {
namespace {

constexpr std::size_t most_exact_ranges = 64;
constexpr int block_cells = 32;

using ColumnSpan = std::pair<int, int>;  // half-open

CellRange grown_to_blocks(const CellRange& range, const GridSpec& spec) {
    const auto up = [](int end) { return (end + block_cells - 1) / block_cells * block_cells; };
    const auto down = [](int begin) { return begin / block_cells * block_cells; };
    return intersection(
        {down(range.row_begin), up(range.row_end), down(range.col_begin), up(range.col_end)},
        spec.all_cells());
}

/// The columns that any of `ranges` covers in the rows [row_begin, row_end), joined and ascending.
/// Every range covers all of these rows or none.
std::vector<ColumnSpan> columns_covered(const std::vector<CellRange>& ranges, int row_begin,
                                        int row_end) {
    std::vector<ColumnSpan> columns;
    for (const CellRange& range : ranges)
        if (range.row_begin <= row_begin && range.row_end >= row_end)
            columns.emplace_back(range.col_begin, range.col_end);
    std::sort(columns.begin(), columns.end());
    std::vector<ColumnSpan> joined;
    for (const ColumnSpan& next : columns) {
        if (!joined.empty() && next.first <= joined.back().second)
            joined.back().second = std::max(joined.back().second, next.second);
        else
            joined.push_back(next);
    }
    return joined;
}

/// The index on the lattice of the cell edge at `edge_m`, for an edge that lies on one up to
/// rounding; else of the one before (`down`) or after it.
std::int64_t lattice_index(double edge_m, double cell_m, bool down) {
    constexpr double edge_rounding = 1e-9;
    const double cells = edge_m / cell_m;
    return static_cast<std::int64_t>(down ? std::floor(cells + edge_rounding)
                                          : std::ceil(cells - edge_rounding));
}

int clipped_index(std::int64_t index, int count) {
    return static_cast<int>(std::clamp<std::int64_t>(index, 0, count));
}

}  // namespace

std::vector<CellRange> disjoint(std::vector<CellRange> ranges, const GridSpec& spec) {
    for (CellRange& range : ranges) {
        range = intersection(range, spec.all_cells());
        if (ranges.size() > most_exact_ranges && !range.empty())
            range = grown_to_blocks(range, spec);
    }
    std::erase_if(ranges, [](const CellRange& range) { return range.empty(); });

    std::vector<int> edges;
    for (const CellRange& range : ranges) {
        edges.push_back(range.row_begin);
        edges.push_back(range.row_end);
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());

    std::vector<CellRange> apart;
    std::vector<ColumnSpan> above;
    std::size_t first_above =
        0;  // the ranges that end at the strip above are apart[first_above...]
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        std::vector<ColumnSpan> here = columns_covered(ranges, edges[i], edges[i + 1]);
        if (here == above) {
            for (std::size_t k = first_above; k < apart.size(); ++k)
                apart[k].row_end = edges[i + 1];
            continue;
        }
        first_above = apart.size();
        for (const auto& [begin, end] : here) apart.push_back({edges[i], edges[i + 1], begin, end});
        above = std::move(here);
    }
    return apart;
}

std::vector<CellRange> cells_overlapping(std::span<const CellRange> ranges, const GridSpec& from,
                                         const GridSpec& onto) {
    std::vector<CellRange> overlapping;
    for (const CellRange& range : ranges) {
        if (range.empty()) continue;
        const Extent extent = window_of(from, range).extent();
        const std::int64_t west = lattice_index(extent.west_m, onto.cell_m, true);
        const std::int64_t east = lattice_index(extent.east_m, onto.cell_m, false);
        const std::int64_t south = lattice_index(extent.south_m, onto.cell_m, true);
        const std::int64_t north = lattice_index(extent.north_m, onto.cell_m, false);
        overlapping.push_back({clipped_index(onto.north_index - north, onto.rows),
                               clipped_index(onto.north_index - south, onto.rows),
                               clipped_index(west - onto.west_index, onto.cols),
                               clipped_index(east - onto.west_index, onto.cols)});
    }
    return disjoint(std::move(overlapping), onto);
}

}  // namespace tk
