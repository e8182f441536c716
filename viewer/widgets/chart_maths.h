#pragma once

#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "viewer/theme/theme.h"

/// The reckoning behind the charts, without drawing.
namespace tk::ui {

/// Round numbers (1, 2, 2.5 or 5 times a power of ten apart) that cover [low, high], at most
/// `most` of them (>= 3), ascending; the first is <= low, the last >= high. An empty or non-finite
/// range gives {0, 1}.
std::vector<double> nice_ticks(double low, double high, int most);
/// How many decimals tell such ticks apart.
int tick_decimals(const std::vector<double>& ticks);

/// A stretch of a row of bins, [begin, end).
struct BinRange {
    int begin = 0, end = 0;
    bool empty() const { return begin >= end; }
    friend bool operator==(const BinRange&, const BinRange&) = default;
};
/// The bin under a share of the width; clamped to [0, bins - 1]; 0 when there are none.
int bin_at(double share, int bins);
/// What the pointer takes hold of.
enum class BrushGrip { none, begin, end, middle, anew };
/// @param shares the pointer's place and the handles' reach, as shares of the width
BrushGrip grip_at(double at, BinRange range, int bins, double reach);
/// The brush after a drag.
/// @param start the brush when it began @param from, to shares of the width
/// Handles may cross; the middle keeps its length within the bins; anew spans from the bin of
/// `from` to that of `to`. Never empty, always within [0, bins].
BinRange dragged(BrushGrip grip, BinRange start, int bins, double from, double to);

/// Which months bear a label, so that labels `label_width` apart do not touch when a month is
/// `month_width` wide: Januaries as years where they fit, else every second, fifth ... year.
/// Indices of bins, the first bin being `first`.
std::vector<int> year_label_bins(std::chrono::year_month first, int months, double month_width,
                                 double label_width);

/// Seven days (Monday first) of 24 hours.
using WeekHours = std::array<std::array<double, 24>, 7>;
using WeekHoursMask = std::array<std::array<bool, 24>, 7>;
/// The colour of a cell: batlow from 0 to `highest`, where what is low sinks into the ground, as in
/// the map's surfaces: dark in the dark theme, light in the light one. 0 or NaN highest: the lowest
/// colour.
Colour heat_colour(double value, double highest, Theme theme);
double highest_of(const WeekHours& values);

/// Days and hours that a drag over the strip spans, both ends included. Hours reach across midnight
/// where the first is after the last: 22 to 5, on each of the days.
struct WeekHourRange {
    int first_day = 0, last_day = 6;
    int first_hour = 0, last_hour = 23;
    bool all() const {
        return first_day == 0 && last_day == 6 && first_hour == 0 && last_hour == 23;
    }
    bool contains(int day, int hour) const {
        const bool in_hours = first_hour <= last_hour ? hour >= first_hour && hour <= last_hour
                                                      : hour >= first_hour || hour <= last_hour;
        return day >= first_day && day <= last_day && in_hours;
    }
    friend bool operator==(const WeekHourRange&, const WeekHourRange&) = default;
};
WeekHourRange spanned(int day_a, int hour_a, int day_b, int hour_b);

}  // namespace tk::ui
