#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/follow_up/count_regression.h"
#include "engine/follow_up/rate_ratio.h"

namespace tk {

/// One month of the area that got the measure.
struct SeriesMonth {
    double count = 0.0;  ///< finite, >= 0
    int month = 1;       ///< of the year, 1 to 12
    double days = 30.0;  ///< that were counted, > 0
    bool after = false;  ///< once true, true to the end
};

/// What goes with the time of the year.
enum class Seasonality {
    none,
    months,    ///< an effect for each month of the year
    harmonics  ///< waves of a year and of half a year: four coefficients instead of eleven
};

struct InterruptedTimeSeriesOptions {
    CountFamily family = CountFamily::quasi_poisson;
    CountErrors errors = CountErrors::newey_west;  ///< model or newey_west
    int lag = -1;                                  ///< months; below 0: newey_west_lag()
    Seasonality seasonality = Seasonality::months;
    bool trend_change = true;  ///< else only the level changes
};

/// Level and trend of a series before and after a measure, by segmented regression (Wagner,
/// Soumerai, Zhang & Ross-Degnan 2002; Lopez Bernal, Cummins & Gasparrini 2017): log mu = log days
/// + level + trend x time + season + step x after + change x time since. Without a control: what
/// else changed at that time is in it.
struct InterruptedTimeSeries {
    RateRatio step;          ///< of the level, in the first month after
    RateRatio trend;         ///< before, per year
    RateRatio trend_change;  ///< after over before, per year; NaN without
    CountFitState state = CountFitState::not_converged;
    std::string statement;        ///< of the regression; empty where all is well
    double overdispersion = 0.0;  ///< Pearson's; NaN without rows to spare
    /// Correlation of a month's departure from what is fitted with the month before's.
    double autocorrelation = 0.0;
    std::size_t before = 0, after = 0;  ///< months
};

/// So few months before tell little of a trend.
inline constexpr std::size_t least_months_before = 24;

/// @throws std::invalid_argument for a month, its days or errors out of range, a month before after
///         one after, or none before or after
InterruptedTimeSeries interrupted_time_series(const std::vector<SeriesMonth>& months,
                                              const InterruptedTimeSeriesOptions& options = {});

}  // namespace tk
