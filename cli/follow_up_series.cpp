#include "cli/follow_up_series.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/at_values.h"
#include "cli/follow_up_json.h"
#include "cli/text_table.h"
#include "engine/follow_up/difference_in_differences.h"
#include "engine/follow_up/interrupted_time_series.h"

namespace tk::cli {
namespace {

/// Fewer groups give standard errors by group that are far too small.
constexpr std::size_t fewest_clusters = 10;
/// An effect for each of the twelve months needs each of them often.
constexpr std::size_t months_for_dummies = 60;

Json ratio_as_json(const RateRatio& ratio) {
    return {{"estimate", number_or_null(ratio.estimate)},
            {"interval", interval_as_json(ratio.interval)},
            {"p", number_or_null(ratio.p)}};
}

std::vector<double> months_of_zone(const PeriodCounts& counts, FollowUpZone zone) {
    std::vector<double> series;
    for (const FollowUpMonth& month : counts.months)
        series.push_back(month.counts[static_cast<std::size_t>(zone)]);
    return series;
}

/// Treated area and control first, then the candidates that have nothing in common with them.
ComparedSeries compared_areas(const FollowUpData& data, const PeriodCounts& counts) {
    ComparedSeries series;
    for (const FollowUpMonth& month : counts.months)
        series.after.push_back(month.period == FollowUpPeriod::after ? 1 : 0);
    series.areas = {{"treated", true, months_of_zone(counts, FollowUpZone::treated)},
                    {"control", false, months_of_zone(counts, FollowUpZone::control)}};
    const FollowUpAreas& areas = data.design.areas;
    for (const OtherControl& candidate : fit_controls(data)) {
        if (distance_between_m(candidate.shape, areas.control) == 0.0) continue;
        FollowUpAreas with_it{areas.treated, candidate.shape};
        const PeriodCounts of_it = count_by_period(
            data.incidents.all, zones_of(data.incidents.all, with_it).of, data.design.periods());
        series.areas.push_back(
            {candidate.name, false, months_of_zone(of_it, FollowUpZone::control)});
    }
    return series;
}

}  // namespace

Json series_as_json(const PeriodCounts& counts, const FollowUpAreas& areas) {
    const std::array<std::pair<const char*, bool>, follow_up_zones> zones{
        {{"treated", true},
         {"control", true},
         {"displacement", !areas.displacement.none()},
         {"control_displacement", !areas.control_displacement.none()}}};
    Json list = Json::array();
    for (const FollowUpMonth& month : counts.months) {
        Json row{{"month", fmt::format("{:04}-{:02}", static_cast<int>(month.month.year()),
                                       static_cast<unsigned>(month.month.month()))},
                 {"period", month.period == FollowUpPeriod::before ? "before" : "after"},
                 {"days", month.days}};
        for (std::size_t zone = 0; zone < zones.size(); ++zone)
            row[zones[zone].first] = zones[zone].second ? Json(month.counts[zone]) : Json(nullptr);
        list.push_back(std::move(row));
    }
    return list;
}

Json differences_by_month(const FollowUpData& data, const PeriodCounts& counts,
                          std::vector<std::string>& notes) {
    const ComparedSeries series = compared_areas(data, counts);
    DifferenceInDifferencesOptions options;
    options.clustered = series.areas.size() >= fewest_clusters;
    const DifferenceInDifferences found = difference_in_differences(series, options);
    if (!found.ratio.interval.known()) {
        notes.push_back("the difference in differences is null: " + found.statement);
        return nullptr;
    }
    options.family = CountFamily::negative_binomial;
    const DifferenceInDifferences wide = difference_in_differences(series, options);
    Json json = ratio_as_json(found.ratio);
    json["relative_effect"] = 1.0 / found.ratio.estimate;
    json["family"] = "quasi_poisson";
    json["errors"] = options.clustered ? "by area" : "by the model";
    json["areas"] = found.areas;
    json["months"] = found.steps;
    json["overdispersion"] = number_or_null(found.overdispersion);
    json["negative_binomial"] =
        wide.ratio.interval.known() ? ratio_as_json(wide.ratio) : Json(nullptr);
    notes.push_back(
        "difference in differences: what the treated area's months are multiplied by, "
        "with effects of area and month; below 1 is fewer" +
        std::string(options.clustered
                        ? "; errors by area"
                        : "; errors by the model, since for errors by area there must "
                          "be ten areas (--control-candidates)"));
    return json;
}

Json interrupted_series(const PeriodCounts& counts, std::vector<std::string>& notes) {
    std::vector<SeriesMonth> months;
    std::size_t before = 0;
    for (const FollowUpMonth& month : counts.months) {
        const bool is_after = month.period == FollowUpPeriod::after;
        before += is_after ? 0 : 1;
        months.push_back({month.counts[static_cast<std::size_t>(FollowUpZone::treated)],
                          static_cast<int>(static_cast<unsigned>(month.month.month())),
                          static_cast<double>(month.days), is_after});
    }
    if (before < least_months_before) {
        notes.push_back(
            "the interrupted time series is null: it needs 24 months before, and "
            "there are " +
            std::to_string(before) + "; give more --before-days");
        return nullptr;
    }
    InterruptedTimeSeriesOptions options;
    options.seasonality =
        months.size() >= months_for_dummies ? Seasonality::months : Seasonality::harmonics;
    const InterruptedTimeSeries found = interrupted_time_series(months, options);
    if (!found.step.interval.known()) {
        notes.push_back("the interrupted time series is null: " + found.statement);
        return nullptr;
    }
    notes.push_back(
        "interrupted time series: the treated area by itself, without a control; ratios of the "
        "level in the first month after and of the trend per year, below 1 is fewer; errors allow "
        "for months that follow each other (Newey and West 1987)");
    return {{"step", ratio_as_json(found.step)},
            {"trend", ratio_as_json(found.trend)},
            {"trend_change", ratio_as_json(found.trend_change)},
            {"months_before", found.before},
            {"months_after", found.after},
            {"seasons", options.seasonality == Seasonality::months ? "months" : "harmonics"},
            {"lag", newey_west_lag(months.size())},
            {"autocorrelation", number_or_null(found.autocorrelation)},
            {"overdispersion", number_or_null(found.overdispersion)}};
}

std::string series_table(const Json& differences, const Json& interrupted) {
    std::vector<std::vector<std::string>> rows{{"by month", "ratio (95 % interval)", "p"}};
    const auto add = [&](const char* what, const Json& ratio) {
        if (ratio.is_null() || !ratio["interval"].is_array()) return;
        rows.push_back(
            {what,
             fmt::format("{:.3g} ({:.3g} to {:.3g})", ratio["estimate"].get<double>(),
                         ratio["interval"][0].get<double>(), ratio["interval"][1].get<double>()),
             fmt::format("{:.2g}", ratio["p"].get<double>())});
    };
    add("difference in differences", differences);
    if (!interrupted.is_null()) {
        add("treated area alone: step", interrupted["step"]);
        add("  trend before, a year", interrupted["trend"]);
        add("  change of trend, a year", interrupted["trend_change"]);
    }
    return rows.size() > 1 ? text_table(rows) + "\n" : "";
}

}  // namespace tk::cli
