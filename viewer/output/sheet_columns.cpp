// Blocks one below the other, in columns.
#include <algorithm>

#include "viewer/output/sheet_panel.h"

namespace tk {
namespace {

std::vector<double> block_heights(const std::vector<PanelBlock>& blocks, double width) {
    std::vector<double> heights;
    for (const PanelBlock& block : blocks) heights.push_back(block(0.0, 0.0, width, false));
    return heights;
}

/// How many columns of `height` the blocks take in their order.
int columns_taken(const std::vector<double>& heights, double height, double gap) {
    int columns = 1;
    double y = 0.0;
    for (const double block : heights) {
        if (y > 0.0 && y + block > height + 1e-6) ++columns, y = 0.0;
        y += block + gap;
    }
    return columns;
}

}  // namespace

double height_in_columns(const std::vector<PanelBlock>& blocks, int columns, double column_width,
                         double gap) {
    const std::vector<double> heights = block_heights(blocks, column_width);
    double low = 0.0, high = 0.0;
    for (const double height : heights) {
        low = std::max(low, height);
        high += height + gap;
    }
    if (columns <= 1 || heights.empty()) return std::max(0.0, high - gap);
    for (int i = 0; i < 40; ++i) {
        const double middle = (low + high) / 2.0;
        (columns_taken(heights, middle, gap) <= columns ? high : low) = middle;
    }
    return high;
}

void draw_in_columns(const std::vector<PanelBlock>& blocks, const MmBox& box, int columns,
                     double column_gap, double gap) {
    const double width = (box.width - column_gap * (columns - 1)) / columns;
    double x = box.x, y = box.y;
    for (const PanelBlock& block : blocks) {
        const double height = block(x, y, width, false);
        if (columns > 1 && y > box.y && y + height > box.bottom() + 1e-6)
            x += width + column_gap, y = box.y;
        block(x, y, width, true);
        y += height + gap;
    }
}

}  // namespace tk
