#include <algorithm>
#include <cmath>
#include <limits>

#include "viewer/map/raster_store.h"

namespace tk {

int raster_level(double cell_m, double metres_per_px) {
    int level = 0;
    while (level < 16 && cell_m * static_cast<double>(2 << level) <= metres_per_px) ++level;
    return level;
}

std::vector<float> block_means(const GridRows& grid, int level, const CellRange& blocks) {
    const GridSpec& spec = grid.spec();
    const int side = 1 << level;
    const auto width = static_cast<std::size_t>(blocks.cols());
    std::vector<float> means(blocks.cell_count(), std::numeric_limits<float>::quiet_NaN());
    std::vector<float> sums(width);
    std::vector<int> counts(width);
    for (int block_row = blocks.row_begin; block_row < blocks.row_end; ++block_row) {
        std::fill(sums.begin(), sums.end(), 0.0F);
        std::fill(counts.begin(), counts.end(), 0);
        const int row_end = std::min((block_row + 1) * side, spec.rows);
        for (int row = block_row * side; row < row_end; ++row) {
            const std::span<const float> cells = grid.row(row);
            for (int b = 0; b < blocks.cols(); ++b) {
                const int col_begin = (blocks.col_begin + b) * side;
                const int col_end = std::min(col_begin + side, spec.cols);
                float sum = 0.0F;
                int count = 0;
                for (int col = col_begin; col < col_end; ++col) {
                    const float v = cells[static_cast<std::size_t>(col)];
                    const bool has = !std::isnan(v);
                    sum += has ? v : 0.0F;
                    count += has ? 1 : 0;
                }
                sums[static_cast<std::size_t>(b)] += sum;
                counts[static_cast<std::size_t>(b)] += count;
            }
        }
        const auto out = static_cast<std::size_t>(block_row - blocks.row_begin) * width;
        for (std::size_t b = 0; b < width; ++b)
            if (counts[b] > 0) means[out + b] = sums[b] / static_cast<float>(counts[b]);
    }
    return means;
}

}  // namespace tk
