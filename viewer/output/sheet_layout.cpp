#include "viewer/output/sheet_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace tk {
namespace {

/// Size of one frame, its label not counted, when `columns` by `rows` stand in `body`.
MmSize frame_size(const MmBox& body, const SheetNeeds& needs, int columns, int rows) {
    return {(body.width - needs.gap_mm * (columns - 1)) / columns,
            (body.height - needs.gap_mm * (rows - 1)) / rows - needs.label_mm};
}

/// Columns and rows in which what is shown comes out largest; the fewest empty places of equals.
std::pair<int, int> best_arrangement(const MmBox& body, const SheetNeeds& needs) {
    std::pair<int, int> best{1, needs.frames};
    double most = -1.0;
    for (int columns = 1; columns <= needs.frames; ++columns) {
        const int rows = (needs.frames + columns - 1) / columns;
        if ((rows - 1) * columns >= needs.frames) continue;
        const MmSize size = frame_size(body, needs, columns, rows);
        const double shown = std::min(size.width, size.height * needs.shape);
        const int empty = rows * columns - needs.frames;
        // A hole in the page must be worth it.
        const double worth = shown * (1.0 - 0.05 * empty);
        if (worth > most * (1.0 + 1e-9)) most = worth, best = {columns, rows};
    }
    return best;
}

double first_step_not_below(std::initializer_list<double> steps, double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : steps)
        if (step * power >= value * (1.0 - 1e-9)) return std::round(step * power);
    return std::round(10.0 * power);
}

}  // namespace

MmSize size_of(const Paper& paper) {
    MmSize portrait{210.0, 297.0};
    if (paper.size == PaperSize::a3) portrait = {297.0, 420.0};
    if (paper.size == PaperSize::a2) portrait = {420.0, 594.0};
    if (paper.size == PaperSize::a1) portrait = {594.0, 841.0};
    return paper.landscape ? MmSize{portrait.height, portrait.width} : portrait;
}

double text_scale_of(PaperSize size) {
    switch (size) {
        case PaperSize::a4: return 1.0;
        case PaperSize::a3: return 1.2;
        case PaperSize::a2: return 1.5;
        case PaperSize::a1: return 1.9;
    }
    return 1.0;
}

SheetLayout lay_out(const Paper& paper, const SheetNeeds& needs) {
    if (needs.frames < 1 || needs.frames > 6)
        throw std::invalid_argument("a sheet has one to six maps");
    SheetLayout layout;
    layout.page = size_of(paper);
    layout.panel_below = !paper.landscape;
    const double width = layout.page.width - 2.0 * sheet_margin_mm;
    const double bottom = layout.page.height - sheet_margin_mm;
    layout.header = {sheet_margin_mm, sheet_margin_mm, width, needs.header_mm};
    layout.footer = {sheet_margin_mm, bottom - needs.footer_mm, width, needs.footer_mm};
    MmBox body{sheet_margin_mm, layout.header.bottom() + needs.gap_mm, width, 0.0};
    body.height = layout.footer.y - needs.gap_mm - body.y;
    if (layout.panel_below) {
        body.height -= needs.panel_height_mm + needs.gap_mm;
        layout.panel = {body.x, body.bottom() + needs.gap_mm, width, needs.panel_height_mm};
    } else {
        body.width -= needs.panel_width_mm + needs.gap_mm;
        layout.panel = {body.right() + needs.gap_mm, body.y, needs.panel_width_mm, body.height};
    }
    const auto [columns, rows] = best_arrangement(body, needs);
    const MmSize size = frame_size(body, needs, columns, rows);
    for (int i = 0; i < needs.frames; ++i) {
        const int row = i / columns, column = i % columns;
        const double x = body.x + column * (size.width + needs.gap_mm);
        const double y = body.y + row * (size.height + needs.label_mm + needs.gap_mm);
        layout.labels.push_back({x, y, size.width, needs.label_mm});
        layout.frames.push_back({x, y + needs.label_mm, size.width, size.height});
    }
    return layout;
}

double nice_scale_above(double denominator) {
    if (!(denominator > 100.0)) return 100.0;
    return first_step_not_below({1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 8.0},
                                denominator);
}

double fitting_scale(const Extent& extent, const MmBox& frame) {
    constexpr double mm_per_m = 1000.0;
    if (extent.empty()) return 100.0;
    return std::max({100.0, (extent.east_m - extent.west_m) * mm_per_m / frame.width,
                     (extent.north_m - extent.south_m) * mm_per_m / frame.height});
}

Extent shown_extent(MapPoint centre, const MmBox& frame, double scale_denominator) {
    const double half_width_m = frame.width / 2000.0 * scale_denominator;
    const double half_height_m = frame.height / 2000.0 * scale_denominator;
    return {centre.east_m - half_width_m, centre.north_m - half_height_m,
            centre.east_m + half_width_m, centre.north_m + half_height_m};
}

double scale_bar_length_m(double scale_denominator, double most_mm) {
    const double most_m = most_mm / 1000.0 * scale_denominator;
    const double power = std::pow(10.0, std::floor(std::log10(most_m)));
    double best = power;
    for (const double step : {1.0, 2.0, 5.0, 10.0})
        if (step * power <= most_m * (1.0 + 1e-9)) best = step * power;
    return best;
}

}  // namespace tk
