#include "engine/analyses/two_way_rate_ratio.h"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

namespace tk {
namespace {

constexpr int most_fitting_rounds = 2000;
constexpr double fitted_well = 1e-13;
/// Logarithm beyond which a ratio is as good as infinite.
constexpr double furthest_log_ratio = 20.0;

/// The table with rates of its rows and columns as they were last fitted.
class TwoWayTable {
public:
    explicit TwoWayTable(std::span<const TwoWayCell> cells) {
        for (const TwoWayCell& cell : cells) {
            if (!(cell.seen.exposure > 0.0)) continue;
            cells_.push_back(cell);
            rows_ = std::max(rows_, cell.row + 1);
            columns_ = std::max(columns_, cell.column + 1);
        }
        by_row_.assign(rows_, 1.0);
        by_column_.assign(columns_, 1.0);
    }

    /// Rows that have an exposure of both kinds, and whether any of them has events of both.
    std::size_t compared_rows() const {
        return rows_with_both([](const TwoWayCell&) { return true; });
    }
    bool tells_a_ratio() const {
        return rows_with_both([](const TwoWayCell& cell) { return cell.seen.count > 0; }) > 0;
    }

    /// The log-likelihood, less what is the same for all ratios, with the best rows and columns.
    double profile(double log_ratio) {
        for (int round = 0; round < most_fitting_rounds; ++round) {
            const double change =
                fit(by_row_, log_ratio, [](const TwoWayCell& c) { return c.row; });
            fit(by_column_, log_ratio, [](const TwoWayCell& c) { return c.column; });
            if (change < fitted_well) break;
        }
        double sum = 0.0;
        for (const TwoWayCell& cell : cells_) {
            const double mean = mean_of(cell, log_ratio);
            sum -= mean;
            if (cell.seen.count > 0) sum += static_cast<double>(cell.seen.count) * std::log(mean);
        }
        return sum;
    }
    /// Exposed events less those that the fit expects: 0 where the ratio is the likeliest.
    double excess(double log_ratio) {
        profile(log_ratio);
        double sum = 0.0;
        for (const TwoWayCell& cell : cells_)
            if (cell.is_exposed)
                sum += static_cast<double>(cell.seen.count) - mean_of(cell, log_ratio);
        return sum;
    }

private:
    template <class Counts>
    std::size_t rows_with_both(const Counts& counts) const {
        std::vector<int> kinds(rows_, 0);
        for (const TwoWayCell& cell : cells_)
            if (counts(cell)) kinds[cell.row] |= cell.is_exposed ? 1 : 2;
        return static_cast<std::size_t>(std::count(kinds.begin(), kinds.end(), 3));
    }
    double mean_of(const TwoWayCell& cell, double log_ratio) const {
        return by_row_[cell.row] * by_column_[cell.column] * cell.seen.exposure *
               (cell.is_exposed ? std::exp(log_ratio) : 1.0);
    }
    /// Gives each row (or column) as many events as it has. @returns the largest change, as a share
    template <class Of>
    double fit(std::vector<double>& rates, double log_ratio, const Of& of) {
        std::vector<double> events(rates.size(), 0.0), means(rates.size(), 0.0);
        for (const TwoWayCell& cell : cells_) {
            events[of(cell)] += static_cast<double>(cell.seen.count);
            means[of(cell)] += mean_of(cell, log_ratio);
        }
        double change = 0.0;
        for (std::size_t i = 0; i < rates.size(); ++i) {
            // Without events the rate is 0, and without an expectation it stays what it is.
            const double factor = means[i] > 0.0 ? events[i] / means[i] : 1.0;
            rates[i] *= factor;
            if (factor > 0.0) change = std::max(change, std::abs(factor - 1.0));
        }
        return change;
    }

    std::vector<TwoWayCell> cells_;
    std::size_t rows_ = 0, columns_ = 0;
    std::vector<double> by_row_, by_column_;
};

template <class Function>
double zero_between(const Function& function, double low, double high) {
    std::uintmax_t steps = 200;
    const auto ends = boost::math::tools::toms748_solve(
        function, low, high, boost::math::tools::eps_tolerance<double>(40), steps);
    return 0.5 * (ends.first + ends.second);
}

void check_two_way(std::span<const TwoWayCell> cells, double confidence) {
    if (!(confidence > 0.0) || !(confidence < 1.0))
        throw std::invalid_argument("a confidence lies between 0 and 1");
    for (const TwoWayCell& cell : cells)
        if (cell.seen.count < 0 || !std::isfinite(cell.seen.exposure) ||
            !(cell.seen.exposure >= 0.0))
            throw std::invalid_argument("counts and what they are over are not negative");
}

}  // namespace

CommonRateRatio two_way_rate_ratio(std::span<const TwoWayCell> cells, double confidence) {
    check_two_way(cells, confidence);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    TwoWayTable table(cells);
    CommonRateRatio found{
        std::numeric_limits<double>::quiet_NaN(), {0.0, infinity}, table.compared_rows()};
    if (!table.tells_a_ratio()) return found;
    const auto excess = [&](double log_ratio) { return table.excess(log_ratio); };
    if (!(excess(-furthest_log_ratio) > 0.0) || !(excess(furthest_log_ratio) < 0.0)) return found;
    const double best = zero_between(excess, -furthest_log_ratio, furthest_log_ratio);
    found.ratio = std::exp(best);
    const double lowest = table.profile(best) -
                          0.5 * boost::math::quantile(boost::math::chi_squared(1.0), confidence);
    const auto above = [&](double log_ratio) { return table.profile(log_ratio) - lowest; };
    if (above(-furthest_log_ratio) < 0.0)
        found.interval.low = std::exp(zero_between(above, -furthest_log_ratio, best));
    if (above(furthest_log_ratio) < 0.0)
        found.interval.high = std::exp(zero_between(above, best, furthest_log_ratio));
    return found;
}

}  // namespace tk
