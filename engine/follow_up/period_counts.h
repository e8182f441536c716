#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/follow_up/before_after.h"
#include "engine/follow_up/follow_up_areas.h"
#include "engine/follow_up/overdispersion.h"
#include "engine/town/incident.h"

/// Incidents of a follow-up counted by zone and by period, and month by month.
namespace tk {

enum class FollowUpPeriod { before, after };

/// Whole local days before and after a measure, each [from, to).
struct FollowUpPeriods {
    std::chrono::local_days before_from, before_to, after_from, after_to;

    int before_days() const { return static_cast<int>((before_to - before_from).count()); }
    int after_days() const { return static_cast<int>((after_to - after_from).count()); }
    /// None on days that belong to neither.
    std::optional<FollowUpPeriod> of(std::chrono::local_days day) const;
    friend bool operator==(const FollowUpPeriods&, const FollowUpPeriods&) = default;
};

/// `before_days` up to the date and `after_days` from when the installation has ended.
/// @param installation_days from the date on, that belong to neither period, >= 0
/// @throws std::invalid_argument for a period of less than a day
FollowUpPeriods periods_around(std::chrono::local_days date, int before_days, int after_days,
                               int installation_days = 0);

/// The same by whole calendar years: the days are those between equal dates, leap years or not.
/// @param years on each side, >= 1
FollowUpPeriods whole_years_around(std::chrono::local_days date, int years,
                                   int installation_days = 0);

/// How differently the periods lie in the year: the share of the days of one that would have to
/// move to other months to lie as those of the other. 0 alike, 1 without a month in common.
double season_difference(const FollowUpPeriods& periods);

/// A calendar month of one period, or the part of it that lies in the period.
struct FollowUpMonth {
    std::chrono::year_month month;
    FollowUpPeriod period = FollowUpPeriod::before;
    int days = 0;                                     ///< of it in the period
    std::array<double, follow_up_zones> counts = {};  ///< by zone
};

struct PeriodCounts {
    std::array<BeforeAfter, follow_up_zones> by_zone = {};
    std::vector<FollowUpMonth> months;  ///< in order, those without incidents too

    BeforeAfter in(FollowUpZone zone) const { return by_zone[static_cast<std::size_t>(zone)]; }
    /// Each zone's counts by month, for each period, as estimate_overdispersion() takes them.
    std::array<CountsByArea, 2> by_period(std::span<const FollowUpZone> zones) const;
};

/// Weights added up by the local day at the beginning of each incident's time.
/// @param zones of the incidents, as many; those elsewhere count nowhere
/// @throws std::invalid_argument for an incident without a time, or another number of zones
PeriodCounts count_by_period(std::span<const Incident> incidents,
                             std::span<const FollowUpZone> zones, const FollowUpPeriods& periods);

}  // namespace tk
