#include "engine/compare/compare.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>

#include "engine/core/parallel_for.h"
#include "engine/grid/zonal.h"

namespace tk {
namespace {

constexpr double no_mean = std::numeric_limits<double>::quiet_NaN();

void require_comparable(const GridRows& a, const GridRows& b) {
    if (a.spec() != b.spec())
        throw std::invalid_argument("compare: the two grids have different cells");
}

/// Sums over cells with data in both, each with a weight.
class ChangeSums {
public:
    explicit ChangeSums(double threshold) : threshold_(threshold) {}

    void add(float before_value, float after_value, double weight) {
        if (std::isnan(before_value) || std::isnan(after_value)) return;
        const double was = before_value, is = after_value;
        ++cells_;
        weight_ += weight;
        before_ += weight * was;
        after_ += weight * is;
        change_ += weight * (is - was);
        if (is - was > threshold_) increased_ += weight;
        if (was - is > threshold_) decreased_ += weight;
    }

    std::size_t cells() const { return cells_; }
    double weight() const { return weight_; }
    double before() const { return mean(before_); }
    double after() const { return mean(after_); }
    double change() const { return mean(change_); }
    double increased() const { return mean(increased_); }
    double decreased() const { return mean(decreased_); }
    std::optional<double> better(BetterDirection direction) const {
        if (direction == BetterDirection::none) return std::nullopt;
        return direction == BetterDirection::lower_is_better ? decreased() : increased();
    }
    std::optional<double> worse(BetterDirection direction) const {
        if (direction == BetterDirection::none) return std::nullopt;
        return direction == BetterDirection::lower_is_better ? increased() : decreased();
    }

private:
    double mean(double sum) const { return weight_ > 0.0 ? sum / weight_ : no_mean; }

    double threshold_;
    std::size_t cells_ = 0;
    double weight_ = 0.0, before_ = 0.0, after_ = 0.0, change_ = 0.0;
    double increased_ = 0.0, decreased_ = 0.0;
};

AreaChange change_within(const Area& area, const GridRows& before, const GridRows& after,
                         const CompareOptions& options) {
    const Coverage coverage = coverage_of(area.shape, before.spec());
    ChangeSums sums(options.threshold);
    for (int row = 0; row < coverage.cells.rows(); ++row)
        for (int col = 0; col < coverage.cells.cols(); ++col) {
            const double share = coverage.share(row, col);
            if (share <= 0.0) continue;
            const int r = coverage.cells.row_begin + row, c = coverage.cells.col_begin + col;
            sums.add(before(r, c), after(r, c), share);
        }
    return {area.name,
            sums.before(),
            sums.after(),
            sums.change(),
            sums.increased(),
            sums.decreased(),
            sums.better(options.direction),
            sums.worse(options.direction),
            sums.weight() * before.spec().cell_area_m2()};
}

}  // namespace

Grid<float> difference(const GridRows& after, const GridRows& before) {
    require_comparable(after, before);
    Grid<float> change(after.spec());
    for (int row = 0; row < change.spec().rows; ++row) {
        const std::span<const float> was = before.row(row), is = after.row(row);
        std::transform(is.begin(), is.end(), was.begin(), change.view().row(row).begin(),
                       std::minus<float>());
    }
    return change;
}

ChangeSummary compare(const GridRows& before, const GridRows& after, std::span<const Area> areas,
                      const CompareOptions& options, const Progress& progress) {
    require_comparable(before, after);
    if (!std::isfinite(options.threshold) || options.threshold < 0.0)
        throw std::invalid_argument("compare: the threshold must be finite and >= 0, got " +
                                    std::to_string(options.threshold));
    ChangeSums sums(options.threshold);
    for (int row = 0; row < before.spec().rows; ++row) {
        const std::span<const float> was = before.row(row), is = after.row(row);
        for (std::size_t col = 0; col < was.size(); ++col) sums.add(was[col], is[col], 1.0);
    }

    ChangeSummary summary{sums.before(),
                          sums.after(),
                          sums.change(),
                          sums.increased(),
                          sums.decreased(),
                          sums.better(options.direction),
                          sums.worse(options.direction),
                          sums.cells(),
                          std::vector<AreaChange>(areas.size())};
    parallel_for(
        areas.size(),
        [&](std::size_t i) { summary.areas[i] = change_within(areas[i], before, after, options); },
        progress);
    return summary;
}

}  // namespace tk
