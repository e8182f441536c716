#include "viewer/widgets/chart_maths.h"

#include <algorithm>
#include <cmath>

#include "layers/colour_ramps.h"

namespace tk::ui {
namespace {

/// The next round step: 1, 2, 2.5, 5, 10 times a power of ten.
double step_above(double step) {
    const double power = std::pow(10.0, std::floor(std::log10(step)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * power >= step * (1.0 - 1e-9)) return factor * power;
    return 10.0 * power;
}

}  // namespace

std::vector<double> nice_ticks(double low, double high, int most) {
    if (!std::isfinite(low) || !std::isfinite(high) || high <= low) return {0.0, 1.0};
    // A range around zero cannot do with less than two gaps.
    const int gaps = std::max(2, most - 1);
    double step = step_above((high - low) / gaps);
    // Ends that are rounded outwards may need one gap more than the range itself.
    while (std::ceil(high / step - 1e-9) - std::floor(low / step + 1e-9) > gaps)
        step = step_above(step * 1.01);
    const double first = std::floor(low / step + 1e-9);
    const double last = std::max(first + 1.0, std::ceil(high / step - 1e-9));
    std::vector<double> ticks;
    for (double i = first; i <= last; i += 1.0) ticks.push_back(i * step);
    return ticks;
}

int tick_decimals(const std::vector<double>& ticks) {
    if (ticks.size() < 2) return 0;
    const double step = ticks[1] - ticks[0];
    for (int decimals = 0; decimals < 9; ++decimals) {
        const double scaled = step * std::pow(10.0, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * scaled) return decimals;
    }
    return 9;
}

int bin_at(double share, int bins) {
    if (bins <= 0 || !(share > 0.0)) return 0;
    return std::min(bins - 1, static_cast<int>(std::min(share, 1.0) * bins));
}

BrushGrip grip_at(double at, BinRange range, int bins, double reach) {
    if (bins <= 0 || at < 0.0 || at > 1.0) return BrushGrip::none;
    if (range.empty()) return BrushGrip::anew;
    const double to_begin = std::abs(at - static_cast<double>(range.begin) / bins);
    const double to_end = std::abs(at - static_cast<double>(range.end) / bins);
    if (std::min(to_begin, to_end) <= reach)
        return to_begin <= to_end ? BrushGrip::begin : BrushGrip::end;
    const double inside = at * bins;
    const bool within = inside > range.begin && inside < range.end;
    // What spans all has no place to be moved to.
    const bool whole = range.begin <= 0 && range.end >= bins;
    return within && !whole ? BrushGrip::middle : BrushGrip::anew;
}

BinRange dragged(BrushGrip grip, BinRange start, int bins, double from, double to) {
    const auto edge = [bins](double share) {
        return static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * bins));
    };
    const auto between = [bins](int a, int b) {
        BinRange range{std::min(a, b), std::max(a, b)};
        if (range.empty()) range.end = range.begin + 1;
        if (range.end > bins) range = {bins - 1, bins};
        return range;
    };
    switch (grip) {
        case BrushGrip::none: return start;
        case BrushGrip::begin: return between(edge(to), start.end);
        case BrushGrip::end: return between(start.begin, edge(to));
        case BrushGrip::middle: {
            const int length = start.end - start.begin;
            const int moved = static_cast<int>(std::lround((to - from) * bins));
            const int begin = std::clamp(start.begin + moved, 0, std::max(0, bins - length));
            return {begin, begin + length};
        }
        case BrushGrip::anew: {
            const int a = bin_at(from, bins), b = bin_at(to, bins);
            return {std::min(a, b), std::max(a, b) + 1};
        }
    }
    return start;
}

std::vector<int> year_label_bins(std::chrono::year_month first, int months, double month_width,
                                 double label_width) {
    std::vector<int> bins;
    if (months <= 0 || !(month_width > 0.0) || !first.ok()) return bins;
    int every = 1;
    for (const int years : {1, 2, 5, 10, 20, 50, 100}) {
        every = years;
        if (years * 12 * month_width >= label_width) break;
    }
    const int first_month = static_cast<int>(static_cast<unsigned>(first.month())) - 1;
    for (int bin = (12 - first_month) % 12; bin < months; bin += 12) {
        const int year = static_cast<int>(first.year()) + (first_month + bin) / 12;
        if (year % every == 0) bins.push_back(bin);
    }
    return bins;
}

Colour heat_colour(double value, double highest, Theme theme) {
    const double share = highest > 0.0 && std::isfinite(value) ? value / highest : 0.0;
    const Rgb rgb =
        colour_at(theme == Theme::dark ? ColourRamp::batlow : ColourRamp::batlow_reversed, share);
    return {rgb.red, rgb.green, rgb.blue, 255};
}

double highest_of(const WeekHours& values) {
    double highest = 0.0;
    for (const auto& day : values)
        for (const double value : day)
            if (value > highest) highest = value;
    return highest;
}

WeekHourRange spanned(int day_a, int hour_a, int day_b, int hour_b) {
    return {std::min(day_a, day_b), std::max(day_a, day_b), std::min(hour_a, hour_b),
            std::max(hour_a, hour_b)};
}

}  // namespace tk::ui
