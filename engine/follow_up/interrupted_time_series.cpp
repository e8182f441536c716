#include "engine/follow_up/interrupted_time_series.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <utility>

#include "engine/follow_up/dummy_columns.h"

namespace tk {
namespace {

constexpr double months_of_year = 12.0;

void require_series(const std::vector<SeriesMonth>& months,
                    const InterruptedTimeSeriesOptions& options) {
    if (options.errors != CountErrors::model && options.errors != CountErrors::newey_west)
        throw std::invalid_argument("errors of a series are those of the model or of Newey-West");
    for (const SeriesMonth& month : months)
        if (month.month < 1 || month.month > 12 || !(month.days > 0.0))
            throw std::invalid_argument("a month must be one of twelve and have days");
    if (!std::is_sorted(
            months.begin(), months.end(),
            [](const SeriesMonth& a, const SeriesMonth& b) { return a.after < b.after; }))
        throw std::invalid_argument("no month before may come after one after");
    if (months.empty() || months.front().after || !months.back().after)
        throw std::invalid_argument("there must be months before and after");
}

void add_seasons(const std::vector<SeriesMonth>& months, Seasonality seasonality,
                 std::vector<CountColumn>& columns) {
    if (seasonality == Seasonality::months) {
        std::vector<std::string> names;
        for (const SeriesMonth& month : months)
            names.push_back((month.month < 10 ? "0" : "") + std::to_string(month.month));
        for (CountColumn& column : dummy_columns("month", names))
            columns.push_back(std::move(column));
    } else if (seasonality == Seasonality::harmonics) {
        for (const int waves : {1, 2}) {
            CountColumn sine{"sine " + std::to_string(waves), {}};
            CountColumn cosine{"cosine " + std::to_string(waves), {}};
            for (const SeriesMonth& month : months) {
                const double turn = 2.0 * std::numbers::pi * waves * month.month / months_of_year;
                sine.values.push_back(std::sin(turn));
                cosine.values.push_back(std::cos(turn));
            }
            columns.push_back(std::move(sine));
            columns.push_back(std::move(cosine));
        }
    }
}

CountData series_data(const std::vector<SeriesMonth>& months,
                      const InterruptedTimeSeriesOptions& options) {
    const auto first_after = static_cast<double>(
        std::find_if(months.begin(), months.end(), [](const SeriesMonth& m) { return m.after; }) -
        months.begin());
    CountData data;
    CountColumn step{"step", {}}, years{"trend", {}}, since{"trend change", {}};
    for (std::size_t i = 0; i < months.size(); ++i) {
        const auto at = static_cast<double>(i);
        data.counts.push_back(months[i].count);
        data.offsets.push_back(std::log(months[i].days));
        step.values.push_back(months[i].after ? 1.0 : 0.0);
        years.values.push_back(at / months_of_year);
        since.values.push_back(months[i].after ? (at - first_after) / months_of_year : 0.0);
    }
    data.columns = {std::move(step), std::move(years)};
    if (options.trend_change) data.columns.push_back(std::move(since));
    add_seasons(months, options.seasonality, data.columns);
    return data;
}

double lag_one_correlation(const std::vector<double>& departures) {
    double mean = 0.0, all = 0.0, together = 0.0;
    for (const double value : departures) mean += value / static_cast<double>(departures.size());
    for (std::size_t i = 0; i < departures.size(); ++i) {
        all += (departures[i] - mean) * (departures[i] - mean);
        if (i > 0) together += (departures[i] - mean) * (departures[i - 1] - mean);
    }
    return together / all;
}

}  // namespace

InterruptedTimeSeries interrupted_time_series(const std::vector<SeriesMonth>& months,
                                              const InterruptedTimeSeriesOptions& options) {
    require_series(months, options);
    CountRegressionOptions regression;
    regression.family = options.family;
    regression.errors = options.errors;
    if (options.errors == CountErrors::newey_west)
        regression.lag = options.lag < 0 ? newey_west_lag(months.size()) : options.lag;
    const CountRegression fit = fit_count_regression(series_data(months, options), regression);
    InterruptedTimeSeries found;
    found.state = fit.state;
    found.statement = fit.statement;
    found.overdispersion = fit.pearson_phi;
    found.step = rate_ratio_of(fit, "step");
    found.trend = rate_ratio_of(fit, "trend");
    found.trend_change = rate_ratio_of(fit, "trend change");
    found.autocorrelation = lag_one_correlation(fit.pearson);
    for (const SeriesMonth& month : months) ++(month.after ? found.after : found.before);
    return found;
}

}  // namespace tk
