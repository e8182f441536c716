#pragma once

#include <chrono>

/// Where the sun stands.
///
/// Sources: Meeus, Astronomical Algorithms, 2nd ed. (1998): chapter 25 (the sun, low accuracy),
/// chapter 22 (obliquity), chapter 12 (sidereal time), equation 13.6 (height); the thresholds are
/// those of civil twilight and of sunset in almanacs (USNO: -6° and -50').
namespace tk {

/// Height of the sun's centre above the plane of the horizon in degrees, [-90, 90], negative below.
///
/// Geometric: without refraction, which lifts a sun at the horizon by 0.57°, and without the
/// observer's height and parallax. Within 0.015° from 1950 to 2100 (the difference between UTC and
/// dynamical time, about a minute, is neglected: 0.001°).
/// @param lon_deg east of Greenwich, @param lat_deg north of the equator
double sun_height_deg(std::chrono::sys_seconds utc, double lon_deg, double lat_deg);

/// How light it is outdoors where no lamp shines.
enum class LightCondition { day, twilight, dark };

/// Highest sun of civil twilight: its upper edge, lifted by refraction, touches the horizon.
inline constexpr double highest_twilight_sun_deg = -0.833;
/// Lowest sun of civil twilight.
inline constexpr double lowest_twilight_sun_deg = -6.0;

/// dark: the sun is below -6°; twilight: from -6° to -0.833°, both included; day: above.
/// A height that is NaN is no condition: pass numbers only.
inline LightCondition light_condition(double sun_height) {
    if (sun_height > highest_twilight_sun_deg) return LightCondition::day;
    return sun_height < lowest_twilight_sun_deg ? LightCondition::dark : LightCondition::twilight;
}

/// The sun as seen from the earth's centre, at its apparent place.
struct SunPlace {
    double right_ascension_deg = 0.0;  ///< [0, 360)
    double declination_deg = 0.0;
};

/// @param days_from_j2000 days of dynamical time since 2000-01-01 12:00
SunPlace sun_place(double days_from_j2000);

}  // namespace tk
