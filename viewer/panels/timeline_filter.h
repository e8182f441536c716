#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/town/incident_filter.h"
#include "viewer/widgets/chart_maths.h"

/// The filter of incidents as the timeline's charts show it, and back. Without drawing.
namespace tk {

/// The months that `from` and `to` leave, as bins; those cut in two are included. All where neither
/// is set.
/// @param month_starts when each month begins, and last when the last one ends
ui::BinRange months_of_filter(const IncidentFilter& filter,
                              std::span<const std::chrono::sys_seconds> month_starts);
/// An end that reaches the first or last month is left open.
IncidentFilter with_months(IncidentFilter filter, ui::BinRange months,
                           std::span<const std::chrono::sys_seconds> month_starts);

/// Days and hours; whole ones, with those cut in two. Of days that do not follow each other all
/// between them.
ui::WeekHourRange week_hours_of_filter(const IncidentFilter& filter);
IncidentFilter with_week_hours(IncidentFilter filter, const ui::WeekHourRange& range);

/// Pressing the one that is on gives all back.
IncidentFilter with_light_pressed(IncidentFilter filter, LightCondition light);

bool shows_category(const IncidentFilter& filter, std::string_view category);
/// What has no category is shown while all categories are.
bool shows_without_category(const IncidentFilter& filter);
/// Shows or hides one; without any that is shown, all are again.
IncidentFilter with_category_switched(IncidentFilter filter, const std::vector<std::string>& all,
                                      std::string_view category);
/// Only this one; all again where it was the only one.
IncidentFilter with_only_category(IncidentFilter filter, std::string_view category);

}  // namespace tk
