#include "engine/analyses/risk_validation.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "engine/analyses/stratified_folds.h"
#include "engine/surfaces/kernel_density.h"

namespace tk {
namespace {

double poisson_deviance(double count, double expected) {
    return 2.0 * ((count > 0.0 ? count * std::log(count / expected) : 0.0) - (count - expected));
}

double risk_total(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

std::size_t rows_with_any(std::span<const double> counts) {
    return static_cast<std::size_t>(
        std::count_if(counts.begin(), counts.end(), [](double y) { return y > 0.0; }));
}

std::vector<double> rows_of_list(const std::vector<double>& values,
                                 const std::vector<std::size_t>& rows) {
    std::vector<double> list;
    list.reserve(rows.size());
    for (const std::size_t row : rows) list.push_back(values[row]);
    return list;
}

/// Expected counts of all rows by a model that was chosen and fitted to some of them.
/// @param counts of all rows; only those of `rows` are looked at
/// @returns none where it cannot be fitted, with `reason` set
std::optional<std::vector<double>> expected_by(const RiskSample& sample,
                                               const std::vector<double>& counts,
                                               const std::vector<std::size_t>& rows,
                                               const RiskSelectionOptions& options,
                                               std::string& reason, const Progress& progress) {
    std::vector<std::vector<double>> values;
    for (const std::vector<double>& list : sample.values)
        values.push_back(rows_of_list(list, rows));
    const RiskSelection selection = select_risk_variables(
        sample.variables, values, rows_of_list(counts, rows), options, progress);
    const CountRegression& fit = selection.model.fit;
    if (!fit.usable()) {
        reason = "a model of a part of the incidents cannot be fitted: " + fit.statement;
        return std::nullopt;
    }
    std::vector<double> expected(counts.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        double eta = fit.coefficients.front().estimate;
        for (std::size_t k = 0; k < selection.chosen.size(); ++k)
            eta += fit.coefficients[k + 1].estimate * sample.values[selection.chosen[k]][i];
        expected[i] = std::exp(eta);
    }
    return expected;
}

/// Hit rate by share of the cells.
AccuracyCurve curve_of_cells(std::span<const double> scores, std::span<const double> counts) {
    const std::vector<double> alike(scores.size(), 1.0);
    return ForecastRanking({scores, alike, counts}, TieRule::spread).curve();
}

/// The most that so many cells hold, whichever they are.
double most_held(std::span<const double> counts, std::size_t cells) {
    std::vector<double> sorted(counts.begin(), counts.end());
    std::partial_sort(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(cells),
                      sorted.end(), std::greater<>());
    return risk_total(std::span(sorted).first(cells));
}

}  // namespace

TopShare top_share(std::span<const double> scores, std::span<const double> counts,
                   double area_share) {
    if (scores.size() != counts.size() || scores.empty())
        throw std::invalid_argument("there must be a score for each count");
    if (!(area_share > 0.0 && area_share <= 1.0))
        throw std::invalid_argument("a share of the area must be above 0 and at most 1");
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    const auto all = static_cast<double>(scores.size());
    constexpr double rounding = 1e-9;
    const double wanted = std::max(1.0, std::floor(area_share * all + rounding));
    double taken = 0.0, hits = 0.0;
    for (std::size_t at = 0; at < order.size() && taken < wanted;) {
        std::size_t end = at;
        double of_tie = 0.0;
        while (end < order.size() && scores[order[end]] == scores[order[at]])
            of_tie += counts[order[end++]];
        const auto size = static_cast<double>(end - at);
        const double part = std::min(1.0, (wanted - taken) / size);
        hits += part * of_tie;
        taken += part * size;
        at = end;
    }
    TopShare top;
    top.area_share = wanted / all;
    const double total = risk_total(counts);
    top.hit_rate = total > 0.0 ? hits / total : std::numeric_limits<double>::quiet_NaN();
    top.pai = top.hit_rate / top.area_share;
    top.pei = hits / most_held(counts, static_cast<std::size_t>(wanted));
    return top;
}

std::vector<double> density_in_sample(const RiskSample& sample, std::span<const Incident> incidents,
                                      double bandwidth_m, const Progress& progress) {
    std::vector<WeightedPoint> points;
    for (const Incident& incident : incidents) points.push_back({incident.at, incident.weight});
    KernelDensityOptions kernel;
    kernel.bandwidth_m = bandwidth_m;
    const Grid<double> density = unrounded_kernel_density(points, sample.spec, kernel, progress);
    std::vector<double> list;
    for (const Cell cell : sample.cells) list.push_back(density(cell.row, cell.col));
    return list;
}

std::vector<int> square_folds(const RiskSample& sample, int folds, std::uint64_t seed) {
    const double cells = static_cast<double>(sample.cells.size());
    constexpr double squares_each = 4.0;
    constexpr int most_cells_across = 10;
    const int across =
        std::clamp(static_cast<int>(std::floor(std::sqrt(cells / (squares_each * folds)))), 1,
                   most_cells_across);
    std::map<std::pair<int, int>, std::size_t> number;
    std::vector<std::size_t> square_of_row;
    std::vector<double> counts;
    for (std::size_t i = 0; i < sample.cells.size(); ++i) {
        const std::pair<int, int> square{sample.cells[i].row / across,
                                         sample.cells[i].col / across};
        const auto [at, is_new] = number.emplace(square, counts.size());
        if (is_new) counts.push_back(0.0);
        counts[at->second] += sample.counts[i];
        square_of_row.push_back(at->second);
    }
    const std::vector<int> of_square = stratified_folds(counts, folds, seed);
    std::vector<int> fold;
    for (const std::size_t square : square_of_row) fold.push_back(of_square[square]);
    return fold;
}

std::optional<RiskAccuracy> accuracy_across_squares(const RiskSample& sample,
                                                    const RiskSelectionOptions& options,
                                                    double area_share, std::string& reason,
                                                    const Progress& progress) {
    const std::vector<int> fold = square_folds(sample, options.folds, options.seed);
    std::vector<double> expected(sample.cells.size()), mean(sample.cells.size());
    for (int k = 0; k < options.folds; ++k) {
        std::vector<std::size_t> rest;
        for (std::size_t i = 0; i < fold.size(); ++i)
            if (fold[i] != k) rest.push_back(i);
        const std::vector<double> counts = rows_of_list(sample.counts, rest);
        if (rows_with_any(counts) < fewest_rows_with_incidents(options.folds)) {
            reason =
                "too few cells have incidents for each part of the map to be foretold by the "
                "rest";
            return std::nullopt;
        }
        const double part = 1.0 / options.folds;
        const auto by_rest = expected_by(sample, sample.counts, rest, options, reason,
                                         part_of_progress(progress, k * part, (k + 1) * part));
        if (!by_rest) return std::nullopt;
        for (std::size_t i = 0; i < fold.size(); ++i) {
            if (fold[i] != k) continue;
            expected[i] = (*by_rest)[i];
            mean[i] = risk_total(counts) / static_cast<double>(counts.size());
        }
    }
    RiskAccuracy accuracy;
    const auto n = static_cast<double>(expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        accuracy.deviance += poisson_deviance(sample.counts[i], expected[i]) / n;
        accuracy.null_deviance += poisson_deviance(sample.counts[i], mean[i]) / n;
    }
    accuracy.top = top_share(expected, sample.counts, area_share);
    accuracy.curve = curve_of_cells(expected, sample.counts);
    return accuracy;
}

std::optional<RiskSplitAccuracy> accuracy_over_time(
    const RiskSample& sample, const std::vector<double>& before, const std::vector<double>& after,
    std::span<const double> density, const RiskSelectionOptions& options, double area_share,
    std::string& reason, const Progress& progress) {
    RiskSplitAccuracy accuracy;
    accuracy.before = risk_total(before);
    accuracy.after = risk_total(after);
    if (!(accuracy.after > 0.0)) {
        reason = "no incident comes from the day of the split on";
        return std::nullopt;
    }
    if (rows_with_any(before) < fewest_rows_with_incidents(options.folds)) {
        reason = "too few cells have incidents before the day of the split";
        return std::nullopt;
    }
    std::vector<std::size_t> all(sample.cells.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    auto by_model = expected_by(sample, before, all, options, reason, progress);
    if (!by_model) return std::nullopt;
    std::vector<double>& expected = *by_model;
    const double scale = accuracy.after / risk_total(expected);
    const auto n = static_cast<double>(expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        expected[i] *= scale;
        accuracy.model.deviance += poisson_deviance(after[i], expected[i]) / n;
        accuracy.model.null_deviance += poisson_deviance(after[i], accuracy.after / n) / n;
    }
    accuracy.model.top = top_share(expected, after, area_share);
    accuracy.model.curve = curve_of_cells(expected, after);
    accuracy.density = top_share(density, after, area_share);
    accuracy.density_curve = curve_of_cells(density, after);
    return accuracy;
}

}  // namespace tk
