#include "engine/follow_up/difference_in_differences.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "engine/follow_up/dummy_columns.h"

namespace tk {
namespace {

constexpr const char* effect_name = "treated x after";

void require_comparison(const ComparedSeries& series) {
    const auto is_treated = [](const ComparedArea& area) { return area.treated; };
    if (std::all_of(series.areas.begin(), series.areas.end(), is_treated) ||
        std::none_of(series.areas.begin(), series.areas.end(), is_treated))
        throw std::invalid_argument("there must be a treated area and one that is not");
    for (const ComparedArea& area : series.areas)
        if (area.counts.size() != series.after.size())
            throw std::invalid_argument("every area must have a count for every step");
    const auto after = std::count(series.after.begin(), series.after.end(), char{1});
    if (after == 0 || after == static_cast<std::ptrdiff_t>(series.after.size()))
        throw std::invalid_argument("there must be steps before and after");
}

std::vector<std::size_t> areas_with_any(const ComparedSeries& series) {
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < series.areas.size(); ++i)
        if (std::any_of(series.areas[i].counts.begin(), series.areas[i].counts.end(),
                        [](double count) { return count > 0.0; }))
            kept.push_back(i);
    return kept;
}

std::vector<std::size_t> steps_with_any(const ComparedSeries& series) {
    std::vector<std::size_t> kept;
    for (std::size_t step = 0; step < series.after.size(); ++step)
        if (std::any_of(series.areas.begin(), series.areas.end(),
                        [&](const ComparedArea& area) { return area.counts[step] > 0.0; }))
            kept.push_back(step);
    return kept;
}

/// The rows of the regression: a step of an area each.
struct ComparedRows {
    CountData data;
    std::vector<int> groups;
    std::size_t areas = 0, steps = 0;
};

ComparedRows comparison_rows(const ComparedSeries& series, bool step_effects) {
    const std::vector<std::size_t> areas = areas_with_any(series), steps = steps_with_any(series);
    ComparedRows rows;
    rows.areas = areas.size();
    rows.steps = steps.size();
    std::vector<std::string> area_names, step_names;
    CountColumn after{"after", {}}, effect{effect_name, {}};
    for (const std::size_t area : areas)
        for (const std::size_t step : steps) {
            const bool is_after = series.after[step] != 0;
            rows.data.counts.push_back(series.areas[area].counts[step]);
            rows.groups.push_back(static_cast<int>(area));
            area_names.push_back(std::to_string(area));
            step_names.push_back(std::to_string(step));
            after.values.push_back(is_after ? 1.0 : 0.0);
            effect.values.push_back(is_after && series.areas[area].treated ? 1.0 : 0.0);
        }
    const auto append = [&](std::vector<CountColumn> more) {
        for (CountColumn& column : more) rows.data.columns.push_back(std::move(column));
    };
    append(dummy_columns("area", area_names));
    if (step_effects)
        append(dummy_columns("step", step_names));
    else
        rows.data.columns.push_back(std::move(after));
    rows.data.columns.push_back(std::move(effect));
    return rows;
}

}  // namespace

DifferenceInDifferences difference_in_differences(const ComparedSeries& series,
                                                  const DifferenceInDifferencesOptions& options) {
    require_comparison(series);
    const ComparedRows rows = comparison_rows(series, options.step_effects);
    DifferenceInDifferences found;
    found.areas = rows.areas;
    found.steps = rows.steps;
    CountRegressionOptions regression;
    regression.family = options.family;
    if (options.clustered) {
        regression.errors = CountErrors::cr1;
        regression.groups = rows.groups;
    }
    const CountRegression fit = fit_count_regression(rows.data, regression);
    found.state = fit.state;
    found.statement = fit.statement;
    found.overdispersion = fit.pearson_phi;
    found.theta = fit.theta;
    found.ratio = rate_ratio_of(fit, effect_name);
    return found;
}

}  // namespace tk
