#include "viewer/map/value_classes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace tk {
namespace {

constexpr std::size_t most_samples = 4096;
constexpr std::size_t natural_samples = 256;

double nearest_rank(std::span<const float> sorted, double share) {
    if (sorted.empty()) return 0.0;
    const double n = static_cast<double>(sorted.size());
    const double rank = std::ceil(std::clamp(share, 0.0, 1.0) * n);
    const auto index = static_cast<std::size_t>(std::max(rank, 1.0)) - 1;
    return static_cast<double>(sorted[std::min(index, sorted.size() - 1)]);
}

/// Sums that give the squared deviation of any run of values in constant time.
class DeviationSums {
public:
    explicit DeviationSums(const std::vector<double>& values)
        : sum_(values.size() + 1, 0.0), squares_(values.size() + 1, 0.0) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            sum_[i + 1] = sum_[i] + values[i];
            squares_[i + 1] = squares_[i] + values[i] * values[i];
        }
    }
    /// Of values [begin, end).
    double deviation(std::size_t begin, std::size_t end) const {
        const double sum = sum_[end] - sum_[begin];
        const double n = static_cast<double>(end - begin);
        return std::max(0.0, squares_[end] - squares_[begin] - sum * sum / n);
    }

private:
    std::vector<double> sum_, squares_;
};

/// Fisher's dynamic programme: best[k][i] parts the first i values into k classes.
std::vector<std::size_t> fisher_starts(const std::vector<double>& values, std::size_t count) {
    const std::size_t n = values.size();
    const DeviationSums sums(values);
    constexpr double worst = std::numeric_limits<double>::infinity();
    std::vector<std::vector<double>> best(count + 1, std::vector<double>(n + 1, worst));
    std::vector<std::vector<std::size_t>> start(count + 1, std::vector<std::size_t>(n + 1, 0));
    best[0][0] = 0.0;
    for (std::size_t k = 1; k <= count; ++k)
        for (std::size_t i = k; i <= n; ++i)
            for (std::size_t j = k - 1; j < i; ++j) {
                const double cost = best[k - 1][j] + sums.deviation(j, i);
                if (cost < best[k][i]) best[k][i] = cost, start[k][i] = j;
            }
    std::vector<std::size_t> starts;
    std::size_t end = n;
    for (std::size_t k = count; k > 1; --k) {
        end = start[k][end];
        starts.push_back(end);
    }
    std::reverse(starts.begin(), starts.end());
    return starts;
}

std::vector<double> natural_breaks(const ValueSample& sample, std::size_t count) {
    std::vector<double> values;
    for (std::size_t i = 0; i < natural_samples; ++i)
        values.push_back(sample.percentile((static_cast<double>(i) + 0.5) /
                                           static_cast<double>(natural_samples)));
    // The programme needs different values: equal ones must not be parted.
    std::vector<double> different = values;
    different.erase(std::unique(different.begin(), different.end()), different.end());
    if (different.size() <= count) return {different.begin() + 1, different.end()};
    std::vector<double> breaks;
    for (const std::size_t start : fisher_starts(values, count)) breaks.push_back(values[start]);
    return breaks;
}

}  // namespace

double ValueSample::percentile(double share) const {
    return nearest_rank(sorted, share);
}

double ValueSample::percentile_above_zero(double share) const {
    const auto above = std::upper_bound(sorted.begin(), sorted.end(), 0.0F);
    return nearest_rank({above, sorted.end()}, share);
}

ValueSample sample_of(const GridRows& grid) {
    ValueSample sample;
    float lowest = std::numeric_limits<float>::infinity(), highest = -lowest;
    grid.each_cell([&](float value) {
        if (!std::isfinite(value)) return;
        ++sample.count;
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
    });
    if (sample.empty()) return sample;
    sample.lowest = static_cast<double>(lowest);
    sample.highest = static_cast<double>(highest);
    const std::size_t every = (sample.count + most_samples - 1) / most_samples;
    std::size_t index = 0;
    grid.each_cell([&](float value) {
        if (std::isfinite(value) && index++ % every == 0) sample.sorted.push_back(value);
    });
    std::sort(sample.sorted.begin(), sample.sorted.end());
    return sample;
}

ValueSample sample_of_change(const GridRows& after, const GridRows& before) {
    if (!(after.spec() == before.spec()))
        throw std::invalid_argument("a change is between grids of the same cells");
    ValueSample sample;
    std::vector<float> changes;
    for (int row = 0; row < after.spec().rows; ++row) {
        const std::span<const float> is = after.row(row), was = before.row(row);
        for (std::size_t col = 0; col < is.size(); ++col) {
            const float change = is[col] - was[col];
            if (std::isfinite(change) && change != 0.0F) changes.push_back(change);
        }
    }
    sample.count = changes.size();
    if (sample.empty()) return sample;
    const auto [lowest, highest] = std::minmax_element(changes.begin(), changes.end());
    sample.lowest = static_cast<double>(*lowest);
    sample.highest = static_cast<double>(*highest);
    const std::size_t every = (sample.count + most_samples - 1) / most_samples;
    for (std::size_t i = 0; i < changes.size(); i += every) sample.sorted.push_back(changes[i]);
    std::sort(sample.sorted.begin(), sample.sorted.end());
    return sample;
}

double largest_change(const GridRows& after, const GridRows& before, const CellRange& range) {
    float largest = 0.0F;
    for (int row = range.row_begin; row < range.row_end; ++row)
        for (int col = range.col_begin; col < range.col_end; ++col) {
            const float change = std::abs(after(row, col) - before(row, col));
            if (change > largest) largest = change;  // not for NaN
        }
    return static_cast<double>(largest);
}

double nice_above(double value) {
    if (!(std::isfinite(value) && value > 0.0)) return 1.0;
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0})
        // A hair's breadth of tolerance: 0.3 must not become 0.4 for its last bit.
        if (step * power >= value * (1.0 - 1e-9)) return step * power;
    return 10.0 * power;
}

std::vector<double> breaks_of(const ValueSample& sample, Classes classes, int count) {
    std::vector<double> breaks;
    if (sample.empty() || count < 2) return breaks;
    switch (classes) {
        case Classes::continuous: break;
        case Classes::quantile:
            for (int i = 1; i < count; ++i)
                breaks.push_back(sample.percentile(static_cast<double>(i) / count));
            break;
        case Classes::equal_interval:
            for (int i = 1; i < count; ++i)
                breaks.push_back(
                    std::lerp(sample.lowest, sample.highest, static_cast<double>(i) / count));
            break;
        case Classes::natural_breaks:
            breaks = natural_breaks(sample, static_cast<std::size_t>(count));
            break;
    }
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    std::erase_if(breaks, [&](double b) { return b <= sample.lowest; });
    return breaks;
}

}  // namespace tk
