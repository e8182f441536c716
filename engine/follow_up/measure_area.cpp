#include "engine/follow_up/measure_area.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "engine/follow_up/follow_up_areas.h"
#include "engine/grid/cell_polygons.h"
#include "engine/grid/zonal.h"

namespace tk {
namespace {

/// What rounding may make of a corner on a cell's edge; as in ZonalSummary.
constexpr double least_shared_part = 1e-6;

void require_same_cells(const GridRows& before, const GridRows& after) {
    if (!(before.spec() == after.spec()))
        throw std::invalid_argument("before and after must lie on the same cells");
}

/// The cells for which `is_changed(before, after)`, in the smallest window that holds them.
template <typename IsChanged>
MeasureArea changed_ground(const GridRows& before, const GridRows& after, IsChanged is_changed) {
    const GridSpec& spec = before.spec();
    CellRange window{spec.rows, 0, spec.cols, 0};
    const auto each_changed = [&](const auto& visit) {
        for (int row = 0; row < spec.rows; ++row) {
            const std::span<const float> was = before.row(row), is = after.row(row);
            if (was.data() == is.data()) continue;  // shared: no edit reaches it
            for (int col = 0; col < spec.cols; ++col) {
                const auto i = static_cast<std::size_t>(col);
                if (is_changed(static_cast<double>(was[i]), static_cast<double>(is[i])))
                    visit(row, col);
            }
        }
    };
    each_changed([&](int row, int col) {
        window.row_begin = std::min(window.row_begin, row);
        window.row_end = std::max(window.row_end, row + 1);
        window.col_begin = std::min(window.col_begin, col);
        window.col_end = std::max(window.col_end, col + 1);
    });
    if (window.empty()) return {};
    Grid<std::uint8_t> cells(window_of(spec, window));
    each_changed(
        [&](int row, int col) { cells(row - window.row_begin, col - window.col_begin) = 1; });
    return MeasureArea(std::move(cells));
}

template <typename Visit>
bool any_marked_cell(const Grid<std::uint8_t>& cells, Visit is_met) {
    for (int row = 0; row < cells.spec().rows; ++row)
        for (int col = 0; col < cells.spec().cols; ++col)
            if (cells(row, col) != 0 && is_met(row, col)) return true;
    return false;
}

bool is_marked(const Grid<std::uint8_t>& cells, MapPoint place) {
    const auto cell = cell_at(cells.spec(), place);
    return cell && cells(cell->row, cell->col) != 0;
}

bool cells_meet_polygons(const Grid<std::uint8_t>& cells, const MultiPolygon& polygons) {
    const Coverage coverage = coverage_of(polygons, cells.spec());
    const CellRange& in = coverage.cells;
    return any_marked_cell(cells, [&](int row, int col) {
        return row >= in.row_begin && row < in.row_end && col >= in.col_begin && col < in.col_end &&
               coverage.share(row - in.row_begin, col - in.col_begin) > least_shared_part;
    });
}

bool cells_meet(const Grid<std::uint8_t>& finer, const Grid<std::uint8_t>& coarser) {
    return any_marked_cell(finer, [&](int row, int col) {
        return is_marked(coarser, finer.spec().centre_of(row, col));
    });
}

}  // namespace

MeasureArea::MeasureArea(MultiPolygon polygons) : polygons_(std::move(polygons)) {}

MeasureArea::MeasureArea(Grid<std::uint8_t> cells) : cells_(std::move(cells)) {}

bool MeasureArea::empty() const {
    return cells_ ? !any_marked_cell(*cells_, [](int, int) { return true; }) : polygons_.empty();
}

double MeasureArea::area_m2() const {
    if (!cells_) return tk::area_m2(polygons_);
    const std::span<const std::uint8_t> all = cells_->cells();
    return static_cast<double>(
               std::count_if(all.begin(), all.end(), [](std::uint8_t cell) { return cell != 0; })) *
           cells_->spec().cell_area_m2();
}

bool MeasureArea::holds(MapPoint place) const {
    return cells_ ? is_marked(*cells_, place) : contains(polygons_, place);
}

bool MeasureArea::touches(const MeasureArea& other) const {
    if (empty() || other.empty()) return false;
    if (!cells_ && !other.cells_) return !(distance_between_m(polygons_, other.polygons_) > 0.0);
    if (!cells_) return cells_meet_polygons(*other.cells_, polygons_);
    if (!other.cells_) return cells_meet_polygons(*cells_, other.polygons_);
    return cells_->spec().cell_m <= other.cells_->spec().cell_m
               ? cells_meet(*cells_, *other.cells_)
               : cells_meet(*other.cells_, *cells_);
}

MultiPolygon MeasureArea::outline() const {
    if (!cells_) return polygons_;
    Grid<std::uint8_t> labels(cells_->spec(), no_label);
    std::transform(cells_->cells().begin(), cells_->cells().end(), labels.cells().begin(),
                   [](std::uint8_t cell) { return cell != 0 ? std::uint8_t{0} : no_label; });
    return cell_polygons(labels, 1).front();
}

MeasureArea ground_made_lighter(const GridRows& before, const GridRows& after,
                                const LighterRule& rule) {
    require_same_cells(before, after);
    if (!(rule.least_gain_lx > 0.0) || !(rule.least_ratio >= 1.0))
        throw std::invalid_argument("ground is made lighter by a gain above 0 and a ratio of 1 on");
    return changed_ground(before, after, [&](double was, double is) {
        return is - was >= rule.least_gain_lx && is >= rule.least_ratio * was;
    });
}

MeasureArea ground_newly_watched(const GridRows& before, const GridRows& after,
                                 double least_px_per_m) {
    require_same_cells(before, after);
    if (!(least_px_per_m > 0.0)) throw std::invalid_argument("a pixel density must be above 0");
    return changed_ground(before, after, [&](double was, double is) {
        return was < least_px_per_m && is >= least_px_per_m;
    });
}

}  // namespace tk
