#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/town/incident_filter.h"

/// When a light burns in the night, and how brightly. Hours are those of the local clock.
namespace tk {

/// In these hours a light gives this share of its full output.
struct DimmingStep {
    HourSpan hours;
    double share = 1.0;  ///< [0, 1]

    friend bool operator==(const DimmingStep&, const DimmingStep&) = default;
};

struct LightSchedule {
    std::optional<HourSpan> burning;  ///< none: all the hours that are asked about
    std::vector<DimmingStep> steps;   ///< the first that holds an hour counts

    bool empty() const { return !burning && steps.empty(); }
    friend bool operator==(const LightSchedule&, const LightSchedule&) = default;
};

/// Share of full output at a time of the day: 0 outside the burning hours, else that of the step
/// that holds it, else `otherwise`.
/// @param minute_of_day minutes after midnight, [0, 1440)
double output_share(const LightSchedule& schedule, int minute_of_day, double otherwise);

/// "22-05:0.5, 0-4:0.3": steps of hours and shares, separated by commas or semicolons; shares may
/// be written as 50 %. @throws InputError naming `what`
std::vector<DimmingStep> parse_dimming_steps(std::string_view text, const std::string& what);

/// "22-05", "06:30-24": as parse_hours() reads them.
std::string hours_in_words(const HourSpan& hours);
/// As parse_dimming_steps() reads them; empty for none.
std::string dimming_steps_in_words(const std::vector<DimmingStep>& steps);

/// "02:30", "2", "23": minutes after midnight. @throws InputError naming `what`
int parse_time_of_day(std::string_view text, const std::string& what);
/// "02:30".
std::string time_of_day_in_words(int minute_of_day);

}  // namespace tk
