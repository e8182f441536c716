#include "viewer/panels/timeline_data.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/core/input_error.h"
#include "layers/crs.h"
#include "layers/local_time.h"

namespace tk {
namespace {

/// A wrong year among the times must not cost minutes.
constexpr std::size_t most_months_of_light = std::size_t{12} * 60;

std::vector<std::chrono::sys_seconds> starts_of_months(const IncidentIndex& index,
                                                       std::size_t months, ZoneClock& clock) {
    std::vector<std::chrono::sys_seconds> starts;
    starts.reserve(months + 1);
    for (std::size_t i = 0; i <= months; ++i) {
        const std::chrono::year_month month =
            index.first_month() + std::chrono::months(static_cast<int>(i));
        WrittenTime midnight;
        midnight.clock = std::chrono::local_days{month / std::chrono::day{1}};
        starts.push_back(clock.instant(midnight).from);
    }
    return starts;
}

/// In the midst of them: one that lies far away by mistake does not count.
MapPoint middle_of(const std::vector<Incident>& incidents) {
    const auto median = [&incidents](double MapPoint::*axis) {
        std::vector<double> values;
        values.reserve(incidents.size());
        for (const Incident& incident : incidents) values.push_back(incident.at.*axis);
        const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), half, values.end());
        return *half;
    };
    return {median(&MapPoint::east_m), median(&MapPoint::north_m)};
}

std::optional<LightHours> light_hours_of(const LoadedStudy& loaded,
                                         const std::vector<std::chrono::sys_seconds>& month_starts,
                                         ZoneClock& clock) {
    if (month_starts.size() < 2 || month_starts.size() > most_months_of_light ||
        loaded.context.crs.is_local())
        return std::nullopt;
    try {
        const LonLat at = to_lon_lat(middle_of(loaded.town->incidents().all), loaded.context.crs);
        return LightHours(
            month_starts.front(), month_starts.back(), at.lon_deg, at.lat_deg,
            [&clock](std::chrono::sys_seconds when) { return clock.utc_offset_s(when); });
    } catch (const InputError&) {
        return std::nullopt;
    }
}

}  // namespace

TimelineData make_timeline_data(const std::shared_ptr<const LoadedStudy>& loaded,
                                const std::string& timezone) {
    TimelineData data{loaded, IncidentIndex(loaded->town), {}, {}, {}, {}};
    data.all = data.index.summary({});
    if (!data.all.months.empty()) {
        ZoneClock clock(timezone, "timezone");
        data.month_starts = starts_of_months(data.index, data.all.months.size(), clock);
        data.light_hours = light_hours_of(*loaded, data.month_starts, clock);
    }
    const std::vector<std::int64_t>& counts = data.all.categories;
    data.by_number.resize(counts.size());
    std::iota(data.by_number.begin(), data.by_number.end(), std::size_t{0});
    std::erase_if(data.by_number, [&counts](std::size_t i) { return counts[i] == 0; });
    std::stable_sort(data.by_number.begin(), data.by_number.end(),
                     [&counts](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
    return data;
}

}  // namespace tk
