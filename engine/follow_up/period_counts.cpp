#include "engine/follow_up/period_counts.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/town/local_day.h"

namespace tk {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::year_month;
using std::chrono::year_month_day;

year_month calendar_month(local_days day) {
    const year_month_day date(day);
    return date.year() / date.month();
}

/// The same date so many years later; 28 February for one that the year does not have.
local_days years_later(local_days day, int years) {
    const year_month_day date = year_month_day(day) + std::chrono::years{years};
    return date.ok() ? local_days{date}
                     : local_days{date.year() / date.month() / std::chrono::last};
}

void add_months(local_days from, local_days to, FollowUpPeriod period,
                std::vector<FollowUpMonth>& months) {
    while (from < to) {
        const year_month month = calendar_month(from);
        const local_days end = std::min(to, local_days{(month + std::chrono::months{1}) / 1});
        months.push_back({month, period, static_cast<int>((end - from).count()), {}});
        from = end;
    }
}

std::array<double, 12> shares_of_year(local_days from, local_days to) {
    std::vector<FollowUpMonth> months;
    add_months(from, to, FollowUpPeriod::before, months);
    std::array<double, 12> shares{};
    for (const FollowUpMonth& month : months)
        shares[static_cast<unsigned>(month.month.month()) - 1] +=
            month.days / static_cast<double>((to - from).count());
    return shares;
}

void require_days(const FollowUpPeriods& periods) {
    if (periods.before_days() < 1 || periods.after_days() < 1)
        throw std::invalid_argument("a period must have one day at least");
    if (periods.after_from < periods.before_to)
        throw std::invalid_argument("an installation cannot have fewer days than 0");
}

}  // namespace

std::optional<FollowUpPeriod> FollowUpPeriods::of(local_days day) const {
    if (day >= before_from && day < before_to) return FollowUpPeriod::before;
    if (day >= after_from && day < after_to) return FollowUpPeriod::after;
    return std::nullopt;
}

FollowUpPeriods periods_around(local_days date, int before_days, int after_days,
                               int installation_days) {
    const local_days after = date + days{installation_days};
    const FollowUpPeriods periods{date - days{before_days}, date, after, after + days{after_days}};
    require_days(periods);
    return periods;
}

FollowUpPeriods whole_years_around(local_days date, int years, int installation_days) {
    const local_days after = date + days{installation_days};
    const FollowUpPeriods periods{years_later(date, -years), date, after,
                                  years_later(after, years)};
    require_days(periods);
    return periods;
}

double season_difference(const FollowUpPeriods& periods) {
    const auto before = shares_of_year(periods.before_from, periods.before_to);
    const auto after = shares_of_year(periods.after_from, periods.after_to);
    double apart = 0.0;
    for (std::size_t month = 0; month < before.size(); ++month)
        apart += std::abs(before[month] - after[month]);
    return 0.5 * apart;
}

std::array<CountsByArea, 2> PeriodCounts::by_period(std::span<const FollowUpZone> zones) const {
    std::array<CountsByArea, 2> tables;
    for (CountsByArea& table : tables) table.resize(zones.size());
    for (const FollowUpMonth& month : months)
        for (std::size_t i = 0; i < zones.size(); ++i)
            tables[static_cast<std::size_t>(month.period)][i].push_back(
                month.counts[static_cast<std::size_t>(zones[i])]);
    return tables;
}

PeriodCounts count_by_period(std::span<const Incident> incidents,
                             std::span<const FollowUpZone> zones, const FollowUpPeriods& periods) {
    if (zones.size() != incidents.size())
        throw std::invalid_argument("every incident must have a zone");
    PeriodCounts found;
    add_months(periods.before_from, periods.before_to, FollowUpPeriod::before, found.months);
    add_months(periods.after_from, periods.after_to, FollowUpPeriod::after, found.months);
    for (std::size_t i = 0; i < incidents.size(); ++i) {
        if (!incidents[i].when) throw std::invalid_argument("every incident must have a time");
        if (zones[i] == FollowUpZone::elsewhere) continue;
        const local_days day = local_day_of(incidents[i]);
        const auto period = periods.of(day);
        if (!period) continue;
        const auto zone = static_cast<std::size_t>(zones[i]);
        BeforeAfter& counts = found.by_zone[zone];
        (*period == FollowUpPeriod::before ? counts.before : counts.after) += incidents[i].weight;
        const year_month of_day = calendar_month(day);
        const auto month = std::find_if(
            found.months.begin(), found.months.end(),
            [&](const FollowUpMonth& m) { return m.month == of_day && m.period == *period; });
        month->counts[zone] += incidents[i].weight;
    }
    return found;
}

}  // namespace tk
