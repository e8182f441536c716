#include "engine/core/sun_height.h"

#include <algorithm>
#include <cmath>

#include "engine/core/compass.h"

namespace tk {
namespace {

constexpr double days_per_century = 36525.0;

double sin_deg(double angle) {
    return std::sin(angle * radians_per_degree);
}
double cos_deg(double angle) {
    return std::cos(angle * radians_per_degree);
}

/// Ascending node of the moon's orbit: the argument of the main term of nutation.
double lunar_node_deg(double centuries) {
    return 125.04 - 1934.136 * centuries;
}

double true_obliquity_deg(double centuries) {
    const double t = centuries;
    const double mean = 23.0 + 26.0 / 60.0 + 21.448 / 3600.0 -
                        (46.8150 * t + 0.00059 * t * t - 0.001813 * t * t * t) / 3600.0;
    return mean + 0.00256 * cos_deg(lunar_node_deg(t));
}

double apparent_longitude_deg(double centuries) {
    const double t = centuries;
    const double mean_longitude = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
    const double mean_anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
    const double centre = (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin_deg(mean_anomaly) +
                          (0.019993 - 0.000101 * t) * sin_deg(2.0 * mean_anomaly) +
                          0.000289 * sin_deg(3.0 * mean_anomaly);
    return mean_longitude + centre - 0.00569 - 0.00478 * sin_deg(lunar_node_deg(t));
}

/// Equation 12.4 with the main term of nutation, so that it is measured from the same equinox as
/// the apparent right ascension.
double apparent_sidereal_time_deg(double days_from_j2000) {
    const double t = days_from_j2000 / days_per_century;
    const double mean = 280.46061837 + 360.98564736629 * days_from_j2000 + 0.000387933 * t * t -
                        t * t * t / 38710000.0;
    return mean - 0.00478 * sin_deg(lunar_node_deg(t)) * cos_deg(true_obliquity_deg(t));
}

}  // namespace

SunPlace sun_place(double days_from_j2000) {
    const double centuries = days_from_j2000 / days_per_century;
    const double longitude = apparent_longitude_deg(centuries);
    const double obliquity = true_obliquity_deg(centuries);
    const double ascension =
        std::atan2(cos_deg(obliquity) * sin_deg(longitude), cos_deg(longitude)) /
        radians_per_degree;
    return {normalised_bearing_deg(ascension),
            std::asin(sin_deg(obliquity) * sin_deg(longitude)) / radians_per_degree};
}

double sun_height_deg(std::chrono::sys_seconds utc, double lon_deg, double lat_deg) {
    using namespace std::chrono;
    constexpr sys_seconds j2000 = sys_days{year{2000} / January / 1} + hours{12};
    const double days = static_cast<double>((utc - j2000).count()) / 86400.0;
    const SunPlace sun = sun_place(days);
    const double hour_angle = apparent_sidereal_time_deg(days) + lon_deg - sun.right_ascension_deg;
    const double sine = sin_deg(lat_deg) * sin_deg(sun.declination_deg) +
                        cos_deg(lat_deg) * cos_deg(sun.declination_deg) * cos_deg(hour_angle);
    return std::asin(std::clamp(sine, -1.0, 1.0)) / radians_per_degree;
}

}  // namespace tk
