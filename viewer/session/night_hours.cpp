#include "viewer/session/night_hours.h"

#include <algorithm>
#include <cmath>

namespace tk {
namespace {

constexpr int day_min = 24 * 60;
constexpr int night_length_min = (night_stops - 1) * night_stop_min;

/// Of a time by day more than the night's length.
int minutes_into_night(int minute_of_day) {
    return (minute_of_day - night_begin_min + day_min) % day_min;
}

}  // namespace

int minute_of_stop(int stop) {
    return (night_begin_min + std::clamp(stop, 0, night_stops - 1) * night_stop_min) % day_min;
}

int stop_of_minute(int minute_of_day) {
    const int into_min = minutes_into_night(minute_of_day);
    const int day_after_min = into_min - night_length_min;
    if (day_after_min > (day_min - night_length_min) / 2) return 0;
    return std::min(night_stops - 1, (into_min + night_stop_min / 2) / night_stop_min);
}

std::optional<int> hour_moved(std::optional<int> minute_of_day, int by_min) {
    if (!minute_of_day) return minute_of_stop(by_min > 0 ? 0 : night_stops - 1);
    const int into_min = minutes_into_night(minute_of_day.value());
    const int there_min = into_min + by_min;
    if (into_min > night_length_min || there_min < 0 || there_min > night_length_min)
        return std::nullopt;
    return (night_begin_min + there_min) % day_min;
}

double output_of_lights(std::span<const StreetLight> lights, std::optional<int> minute_of_day) {
    double given_lm = 0.0, full_lm = 0.0;
    for (const StreetLight& light : lights) {
        given_lm += light.luminous_flux_lm * light.output_share_at(minute_of_day);
        full_lm += light.luminous_flux_lm;
    }
    return full_lm > 0.0 ? given_lm / full_lm : 0.0;
}

NightOutput night_output(std::span<const StreetLight> lights) {
    NightOutput output;
    output.has_schedule = std::any_of(lights.begin(), lights.end(), [](const StreetLight& light) {
        return !light.schedule.empty();
    });
    output.at_rest = output_of_lights(lights, std::nullopt);
    for (int stop = 0; stop < night_stops; ++stop)
        output.by_stop[static_cast<std::size_t>(stop)] =
            output.has_schedule ? output_of_lights(lights, minute_of_stop(stop)) : output.at_rest;
    return output;
}

}  // namespace tk
