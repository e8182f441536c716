#include "engine/analyses/rolling_evaluation.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "engine/analyses/forecast_accuracy.h"
#include "engine/core/parallel_for.h"
#include "engine/town/local_day.h"

namespace tk {
namespace {

constexpr double no_score = std::numeric_limits<double>::quiet_NaN();

int step_of_incident(const Incident& incident, TimeStep step) {
    if (!incident.when) throw std::invalid_argument("every incident must have a time");
    return step_of(step, local_day_of(incident));
}

/// Incidents in the order of their steps, and where each step begins.
class IncidentsByStep {
public:
    IncidentsByStep(std::span<const Incident> incidents, const StepRange& range) : range_(range) {
        std::vector<std::pair<int, std::size_t>> order;
        for (std::size_t i = 0; i < incidents.size(); ++i)
            order.emplace_back(step_of_incident(incidents[i], range.step), i);
        std::sort(order.begin(), order.end());
        for (const auto& [step, i] : order) all_.push_back(incidents[i]);
        std::size_t next = 0;
        for (int step = range.first; step <= range.last + 1; ++step) {
            while (next < order.size() && order[next].first < step) ++next;
            begin_.push_back(next);
        }
    }
    std::span<const Incident> before(int step) const {
        return std::span(all_).first(begin_[index(step)]);
    }
    std::span<const Incident> in(int step) const {
        const std::size_t from = begin_[index(step)];
        return std::span(all_).subspan(from, begin_[index(step) + 1] - from);
    }

private:
    std::size_t index(int step) const { return static_cast<std::size_t>(step - range_.first); }

    StepRange range_;
    std::vector<Incident> all_;
    std::vector<std::size_t> begin_;
};

struct PeriodScore {
    double hit_rate = no_score;
    double curve_area = no_score;
};

/// What came in one period, and what each forecaster made of it.
struct ScoredPeriod {
    double incidents = 0.0;
    std::vector<PeriodScore> scores;
};

void check_rolling(const RollingOptions& options) {
    if (options.learning_steps < 1 || options.fewest_periods < 2)
        throw std::invalid_argument("it takes a step to learn from and two periods to compare");
    if (!(options.area_share > 0.0) || !(options.area_share < 1.0) || !(options.confidence > 0.0) ||
        !(options.confidence < 1.0))
        throw std::invalid_argument("a share of the ground and a confidence lie between 0 and 1");
}

double mean_of_scores(const std::vector<double>& values) {
    double sum = 0.0;
    for (const double value : values) sum += value;
    return values.empty() ? no_score : sum / static_cast<double>(values.size());
}

PairedDifference paired_difference(const std::vector<double>& ours,
                                   const std::vector<double>& theirs, double confidence) {
    std::vector<double> differences;
    for (std::size_t i = 0; i < ours.size(); ++i) differences.push_back(ours[i] - theirs[i]);
    PairedDifference found{0, mean_of_scores(differences), no_score, no_score};
    if (differences.size() < 2) return found;
    double squares = 0.0;
    for (const double d : differences) squares += (d - found.mean) * (d - found.mean);
    const auto n = static_cast<double>(differences.size());
    const double quantile =
        boost::math::quantile(boost::math::students_t(n - 1.0), 1.0 - 0.5 * (1.0 - confidence));
    const double half = quantile * std::sqrt(squares / (n - 1.0) / n);
    found.low = found.mean - half;
    found.high = found.mean + half;
    return found;
}

ScoredPeriod score_period(const ForecastTask& task, std::span<const Incident> came,
                          std::span<const Forecaster> forecasters, double area_share) {
    const PlaceCounts counts = counts_in_cells(came, task.cells);
    const std::vector<double> sizes(task.cells.places(), task.cells.number.spec().cell_area_m2());
    ScoredPeriod period;
    for (const double count : counts.sums) period.incidents += count;
    if (!(period.incidents > 0.0)) return period;
    for (const Forecaster& forecaster : forecasters) {
        const std::vector<double> density = forecaster.forecast(task);
        if (density.size() != sizes.size() ||
            std::any_of(density.begin(), density.end(), [](double d) { return std::isnan(d); }))
            throw std::invalid_argument("'" + forecaster.name +
                                        "' must give a number for each place");
        const ForecastRanking ranking({density, sizes, counts.sums}, TieRule::spread);
        period.scores.push_back({ranking.curve().hit_rate_at(area_share), ranking.curve().area()});
    }
    return period;
}

void compare_with_naive(std::vector<ForecasterScore>& scores, const RollingOptions& options) {
    const auto candidates = std::count_if(scores.begin(), scores.end(),
                                          [](const ForecasterScore& s) { return !s.naive; });
    for (ForecasterScore& score : scores) {
        if (score.naive) continue;
        const double confidence =
            1.0 - (1.0 - options.confidence) / static_cast<double>(candidates);
        for (std::size_t other = 0; other < scores.size(); ++other) {
            if (!scores[other].naive) continue;
            score.against_naive.push_back(
                paired_difference(score.hit_rates, scores[other].hit_rates, confidence));
            score.against_naive.back().other = other;
        }
        score.beats_all_naive = !score.against_naive.empty() &&
                                std::all_of(score.against_naive.begin(), score.against_naive.end(),
                                            [](const PairedDifference& d) { return d.low > 0.0; });
    }
}

}  // namespace

RollingEvaluation rolling_evaluation(std::span<const Incident> incidents,
                                     const NumberedCells& cells,
                                     std::span<const Forecaster> forecasters,
                                     const RollingOptions& options, const Progress& progress) {
    check_rolling(options);
    const IncidentsByStep by_step(incidents, options.range);
    const int first = options.range.first + options.learning_steps;
    const int periods = std::max(0, options.range.last - first + 1);
    std::vector<ScoredPeriod> scored(static_cast<std::size_t>(periods));
    parallel_for(
        scored.size(),
        [&](std::size_t k) {
            const int period = first + static_cast<int>(k);
            scored[k] = score_period({cells, by_step.before(period), options.range.step, period},
                                     by_step.in(period), forecasters, options.area_share);
        },
        progress);
    RollingEvaluation found;
    for (const Forecaster& forecaster : forecasters) {
        ForecasterScore& score = found.scores.emplace_back();
        score.name = forecaster.name;
        score.naive = forecaster.naive;
    }
    std::vector<std::vector<double>> areas(forecasters.size());
    for (std::size_t k = 0; k < scored.size(); ++k) {
        if (scored[k].scores.empty()) continue;
        found.periods.push_back(first + static_cast<int>(k));
        found.incidents.push_back(scored[k].incidents);
        for (std::size_t f = 0; f < forecasters.size(); ++f) {
            found.scores[f].hit_rates.push_back(scored[k].scores[f].hit_rate);
            areas[f].push_back(scored[k].scores[f].curve_area);
        }
    }
    for (std::size_t f = 0; f < forecasters.size(); ++f) {
        found.scores[f].mean_hit_rate = mean_of_scores(found.scores[f].hit_rates);
        found.scores[f].mean_pai = found.scores[f].mean_hit_rate / options.area_share;
        found.scores[f].mean_curve_area = mean_of_scores(areas[f]);
    }
    compare_with_naive(found.scores, options);
    if (found.periods.size() < static_cast<std::size_t>(options.fewest_periods)) return found;
    for (std::size_t f = 0; f < found.scores.size(); ++f) {
        if (!found.scores[f].beats_all_naive) continue;
        if (!found.recommended ||
            found.scores[f].mean_hit_rate > found.scores[*found.recommended].mean_hit_rate)
            found.recommended = f;
    }
    return found;
}

std::vector<CategoryEvaluation> rolling_evaluation_by_category(
    const Incidents& incidents, const NumberedCells& cells, std::span<const Forecaster> forecasters,
    const RollingOptions& options, const Progress& progress) {
    std::vector<CategoryEvaluation> all;
    for (std::size_t category = 0; category < incidents.categories.size(); ++category) {
        std::vector<Incident> of_category;
        for (const Incident& incident : incidents.all)
            if (incident.category == static_cast<std::int32_t>(category))
                of_category.push_back(incident);
        if (of_category.empty()) continue;
        all.push_back({incidents.categories[category],
                       rolling_evaluation(of_category, cells, forecasters, options)});
        progress.at(static_cast<double>(category + 1) /
                    static_cast<double>(incidents.categories.size()));
    }
    return all;
}

}  // namespace tk
