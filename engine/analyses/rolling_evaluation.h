#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/analyses/place_counts.h"
#include "engine/analyses/space_time_cube.h"
#include "engine/core/progress.h"
#include "engine/town/incident.h"

/// Which way of forecasting would have done best, period after period, each forecast from what was
/// known before it: and whether any did better than a naive one, or chance may have it so.
namespace tk {

/// One period to forecast.
struct ForecastTask {
    const NumberedCells& cells;         ///< the places
    std::span<const Incident> earlier;  ///< those of all steps before, by their step
    TimeStep step = TimeStep::month;
    int period = 0;  ///< its number, as step_of() has it
};

/// A way of forecasting: any number for each place, the higher the more is expected. Called from
/// several threads at a time.
struct Forecaster {
    std::string name;
    /// One that needs no method: the others are measured against it.
    bool naive = false;
    std::function<std::vector<double>(const ForecastTask&)> forecast;
};

struct RollingOptions {
    StepRange range;           ///< of the data; the first steps are learnt from alone
    int learning_steps = 3;    ///< before the first period that is forecast; >= 1
    double area_share = 0.05;  ///< of the ground: hit rates are compared there
    double confidence = 0.95;  ///< that no forecaster is recommended by chance alone
    int fewest_periods = 6;    ///< with incidents, below which none is recommended; >= 2
};

/// Mean over the periods of what one hit more than the other, with its interval: Student's t over
/// periods, which takes them for independent.
struct PairedDifference {
    std::size_t other = 0;  ///< the naive forecaster it is measured against
    double mean = 0.0;
    double low = 0.0, high = 0.0;  ///< NaN with fewer than two periods
};

struct ForecasterScore {
    std::string name;
    bool naive = false;
    std::vector<double> hit_rates;  ///< by period
    double mean_hit_rate = 0.0;     ///< NaN without a period
    double mean_pai = 0.0;
    double mean_curve_area = 0.0;
    std::vector<PairedDifference> against_naive;  ///< none for a naive one
    bool beats_all_naive = false;                 ///< all of those intervals lie above 0
};

struct RollingEvaluation {
    std::vector<int> periods;             ///< those forecast in which anything came, by number
    std::vector<double> incidents;        ///< in each, weights added up
    std::vector<ForecasterScore> scores;  ///< in the order of the forecasters
    /// Of those that beat all naive ones the one that hits most; none where none does.
    std::optional<std::size_t> recommended;
};

/// Places with the same forecast are taken as if at random (TieRule::spread), so that a uniform
/// forecast hits as much as its share of the ground. The confidence is shared among the forecasters
/// that are not naive (Bonferroni).
///
/// @throws std::invalid_argument for options out of range, incidents without a time, or a forecast
///         that has not one number for each place
/// @throws Cancelled, and what forecasters throw
RollingEvaluation rolling_evaluation(std::span<const Incident> incidents,
                                     const NumberedCells& cells,
                                     std::span<const Forecaster> forecasters,
                                     const RollingOptions& options, const Progress& progress = {});

/// The same for the incidents of one category.
struct CategoryEvaluation {
    std::string category;
    RollingEvaluation evaluation;
};

/// Each category that has an incident by itself, in the order of their numbers.
std::vector<CategoryEvaluation> rolling_evaluation_by_category(
    const Incidents& incidents, const NumberedCells& cells, std::span<const Forecaster> forecasters,
    const RollingOptions& options, const Progress& progress = {});

}  // namespace tk
