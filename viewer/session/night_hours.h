#pragma once

#include <array>
#include <optional>
#include <span>

#include "engine/town/street_light.h"

/// The hours that the window can compute light at, and what lights give in them. Local clock.
namespace tk {

/// From three in the afternoon until nine in the morning, by quarters: of the longest night that
/// Sweden has south of the polar circle, and what is around it.
inline constexpr int night_begin_min = 15 * 60;
inline constexpr int night_stop_min = 15;
inline constexpr int night_stops = 73;

/// Minutes after midnight. @param stop [0, night_stops)
int minute_of_stop(int stop);
/// The nearest; of a time by day the nearer end of the night.
int stop_of_minute(int minute_of_day);

/// So many minutes later, or earlier below 0. Beyond either end of the night comes none, which is
/// as the study says, and from there the other end.
std::optional<int> hour_moved(std::optional<int> minute_of_day, int by_min);

/// What lights give of their full output, by luminous flux.
struct NightOutput {
    bool has_schedule = false;  ///< some light burns or dims by the hour
    double at_rest = 0.0;       ///< [0, 1], whatever the hour: as their dimming says
    std::array<double, night_stops> by_stop{};
};
NightOutput night_output(std::span<const StreetLight> lights);
/// At one time; none: whatever the hour. 0 where no light has a flux.
double output_of_lights(std::span<const StreetLight> lights, std::optional<int> minute_of_day);

}  // namespace tk
