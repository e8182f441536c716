#include "layers/far_time_zone.h"

#include <cmath>
namespace tk {

void tell_far_time_zone(std::span<const Incident> incidents, const ProjectedCrs& crs,
                        const std::string& zone, ReadReport& report) {
    if (crs.is_local()) return;
    double offset_s = 0.0, east_m = 0.0, north_m = 0.0, timed = 0.0;
    for (const Incident& incident : incidents) {
        if (!incident.when) continue;
        offset_s += incident.when->utc_offset_s;
        east_m += incident.at.east_m;
        north_m += incident.at.north_m;
        ++timed;
    }
    if (timed == 0.0) return;
    const MapPoint middle{east_m / timed, north_m / timed};
    const double lon_deg = to_lon_lat(middle, crs).lon_deg;
    if (!std::isfinite(lon_deg)) return;
    constexpr double degrees_an_hour = 15.0, seconds_an_hour = 3600.0, told_from_h = 4.0;
    // Around the date line a difference of a day is none.
    const double apart_h = std::abs(
        std::remainder(offset_s / timed / seconds_an_hour - lon_deg / degrees_an_hour, 24.0));
    if (apart_h < told_from_h) return;
    report.notes.push_back("Hours and days are those of " + zone + ", but the places lie " +
                           std::to_string(std::lround(apart_h)) +
                           " hours away from it by the sun: name their zone with --timezone, in a "
                           "study with timezone.");
}

}  // namespace tk
