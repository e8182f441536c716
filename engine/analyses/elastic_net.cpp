#include "engine/analyses/elastic_net.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/analyses/count_patterns.h"
#include "engine/analyses/elastic_net_descent.h"
#include "engine/core/parallel_for.h"

namespace tk {
namespace {

/// Less than this of the deviance without columns is not worth another penalty; nor is going on
/// where as little is left.
constexpr double least_gain = 1e-5, least_left = 1e-3;

void check_elastic_net(const CountData& data, const ElasticNetOptions& options) {
    check_count_data(data);
    if (!data.intercept) throw std::invalid_argument("an elastic net has a constant");
    if (!(options.mix >= 0.0 && options.mix <= 1.0))
        throw std::invalid_argument("the mix must be from 0 to 1");
    if (options.penalties.empty()) {
        if (options.mix == 0.0) throw std::invalid_argument("for mix 0 penalties must be given");
        if (options.steps < 2) throw std::invalid_argument("there must be two penalties at least");
        if (!(options.last_to_first > 0.0 && options.last_to_first < 1.0))
            throw std::invalid_argument("the last penalty must be between 0 and the first");
    }
    for (std::size_t i = 0; i < options.penalties.size(); ++i)
        if (!(options.penalties[i] >= 0.0) || !std::isfinite(options.penalties[i]) ||
            (i > 0 && options.penalties[i] > options.penalties[i - 1]))
            throw std::invalid_argument("penalties must be 0 or more and fall");
    if (!options.signs.empty() && options.signs.size() != data.columns.size())
        throw std::invalid_argument("there must be a sign for each column");
    if (std::none_of(data.counts.begin(), data.counts.end(), [](double y) { return y > 0.0; }))
        throw std::invalid_argument("some count must be above 0");
}

/// 2 sum (y log y - y): what the deviance has from the counts alone.
double saturated_part(double count) {
    return count > 0.0 ? 2.0 * (count * std::log(count) - count) : 0.0;
}

std::vector<double> falling_penalties(double first, const ElasticNetOptions& options) {
    std::vector<double> penalties;
    for (int k = 0; k < options.steps; ++k)
        penalties.push_back(
            first * std::pow(options.last_to_first, static_cast<double>(k) / (options.steps - 1)));
    return penalties;
}

struct PatternedCounts {
    CountPatterns patterns;
    std::vector<double> ones;  ///< of each row
};

ElasticNetPath elastic_net_path_of(const CountData& data, const PatternedCounts& patterned,
                                   const ElasticNetOptions& options, const Progress& progress) {
    const auto everywhere = [](std::size_t) { return true; };
    ElasticNetDescent descent(patterned.patterns.x, patterned.patterns.offset,
                              patterned.patterns.sums(patterned.ones, everywhere),
                              patterned.patterns.sums(data.counts, everywhere), options.signs,
                              options.mix);
    double saturated = 0.0;
    for (const double count : data.counts) saturated += saturated_part(count);
    ElasticNetPath path;
    path.null_deviance = saturated + descent.deviance_part();
    const auto add = [&](double penalty, bool converged) {
        path.fits.push_back({penalty, descent.intercept(), descent.coefficients(),
                             saturated + descent.deviance_part(), converged});
    };
    std::vector<double> penalties = options.penalties;
    std::size_t next = 0;
    if (penalties.empty()) {
        const double first = descent.largest_penalty();
        add(first, true);  // by its definition nothing is kept
        if (first == 0.0) return path;
        penalties = falling_penalties(first, options);
        next = 1;
    }
    for (; next < penalties.size(); ++next) {
        const double penalty = penalties[next];
        progress.check();
        const bool converged = descent.fit(penalty);
        const double before = path.fits.empty() ? path.null_deviance : path.fits.back().deviance;
        add(penalty, converged);
        if (!options.penalties.empty()) continue;
        // At the very first penalties little is kept, and the deviance hardly falls yet.
        const bool gains_little =
            before - path.fits.back().deviance < least_gain * path.null_deviance;
        const bool has_begun = path.fits.back().deviance < 0.999 * path.null_deviance;
        if ((gains_little && has_begun) ||
            path.fits.back().deviance < least_left * path.null_deviance)
            break;
    }
    return path;
}

PatternedCounts patterned_counts(const CountData& data) {
    return {patterns_of(data), std::vector<double>(data.counts.size(), 1.0)};
}

}  // namespace

std::size_t ElasticNetFit::kept() const {
    return static_cast<std::size_t>(
        std::count_if(coefficients.begin(), coefficients.end(), [](double c) { return c != 0.0; }));
}

ElasticNetPath elastic_net_path(const CountData& data, const ElasticNetOptions& options,
                                const Progress& progress) {
    check_elastic_net(data, options);
    return elastic_net_path_of(data, patterned_counts(data), options, progress);
}

ElasticNetChoice cross_validated_elastic_net(const CountData& data,
                                             std::span<const int> fold_of_row,
                                             const ElasticNetOptions& options,
                                             const Progress& progress) {
    check_elastic_net(data, options);
    const std::size_t rows = data.counts.size();
    if (fold_of_row.size() != rows)
        throw std::invalid_argument("there must be a fold for each row");
    const int folds = rows == 0 ? 0 : 1 + *std::max_element(fold_of_row.begin(), fold_of_row.end());
    if (folds < 2 || *std::min_element(fold_of_row.begin(), fold_of_row.end()) < 0)
        throw std::invalid_argument("folds are numbered from 0, and two at least");
    const auto count = static_cast<std::size_t>(folds);
    double total = 0.0;
    std::vector<double> counts_in(count, 0.0), rows_in(count, 0.0), saturated(count, 0.0);
    for (std::size_t i = 0; i < rows; ++i) {
        const auto fold = static_cast<std::size_t>(fold_of_row[i]);
        counts_in[fold] += data.counts[i];
        rows_in[fold] += 1.0;
        saturated[fold] += saturated_part(data.counts[i]);
        total += data.counts[i];
    }
    for (std::size_t fold = 0; fold < count; ++fold)
        if (!(total - counts_in[fold] > 0.0) || rows_in[fold] == 0.0)
            throw std::invalid_argument("fold " + std::to_string(fold) +
                                        " has no row, or the rest has no count above 0");

    ElasticNetChoice choice;
    const PatternedCounts all = patterned_counts(data);
    choice.path = elastic_net_path_of(data, all, options, progress);
    const std::size_t penalties = choice.path.fits.size();
    std::vector<std::vector<double>> of_fold(count, std::vector<double>(penalties));
    parallel_for(
        count,
        [&](std::size_t fold) {
            const auto inside = [&](std::size_t i) {
                return static_cast<std::size_t>(fold_of_row[i]) == fold;
            };
            const auto outside = [&](std::size_t i) { return !inside(i); };
            const CountPatterns& patterns = all.patterns;
            const Eigen::VectorXd left_rows = patterns.sums(all.ones, inside);
            const Eigen::VectorXd left_counts = patterns.sums(data.counts, inside);
            ElasticNetDescent descent(patterns.x, patterns.offset, patterns.sums(all.ones, outside),
                                      patterns.sums(data.counts, outside), options.signs,
                                      options.mix);
            for (std::size_t k = 0; k < penalties; ++k) {
                progress.check();
                descent.fit(choice.path.fits[k].penalty);
                const Eigen::VectorXd& eta = descent.eta();
                const double part =
                    left_counts.dot(eta) - left_rows.dot(eta.array().exp().matrix());
                of_fold[fold][k] = (saturated[fold] - 2.0 * part) / rows_in[fold];
            }
        },
        progress);

    for (std::size_t k = 0; k < penalties; ++k) {
        double mean = 0.0, spread = 0.0;
        for (std::size_t fold = 0; fold < count; ++fold)
            mean += rows_in[fold] * of_fold[fold][k] / static_cast<double>(rows);
        for (std::size_t fold = 0; fold < count; ++fold)
            spread +=
                rows_in[fold] * std::pow(of_fold[fold][k] - mean, 2.0) / static_cast<double>(rows);
        choice.deviance.push_back(mean);
        choice.deviance_error.push_back(std::sqrt(spread / static_cast<double>(folds - 1)));
    }
    choice.best = static_cast<std::size_t>(
        std::min_element(choice.deviance.begin(), choice.deviance.end()) - choice.deviance.begin());
    const double bound = choice.deviance[choice.best] + choice.deviance_error[choice.best];
    choice.within_one_error =
        static_cast<std::size_t>(std::find_if(choice.deviance.begin(), choice.deviance.end(),
                                              [&](double d) { return d <= bound; }) -
                                 choice.deviance.begin());
    return choice;
}

}  // namespace tk
