#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>

#include "viewer/widgets/chart_maths.h"

namespace tk::ui {

struct MonthHistogram {
    std::chrono::year_month first{};            ///< of counts[0]
    std::span<const std::int64_t> counts = {};  ///< all
    std::span<const std::int64_t> kept = {};    ///< those that meet the other filters; or empty
    /// Words of the tooltip over a month, in the language that is on; or empty: its count alone.
    std::function<std::string(int bin)> explain = {};
};

/// Looks: bars by month, accent within the brush, faint outside, two handles with grips, years
/// below. Drag a handle, the middle, or anew over the bars; double click gives the whole; arrow
/// keys move the brush by a month. `brush` is in bins.
/// @param width, height pixels; 0: what is left
/// @return whether the brush changed; `done` (may be null) is set when the drag has ended
bool month_histogram(const char* id, const MonthHistogram& data, BinRange& brush,
                     float width = 0.0F, float height = 0.0F, bool* done = nullptr);

}  // namespace tk::ui
