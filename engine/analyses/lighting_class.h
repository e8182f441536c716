#pragma once

#include <optional>
#include <span>
#include <string_view>

/// Which lighting classes computed values reach.
///
/// The values are those of EN 13201-2:2015 as this program knows them. They were not checked
/// against the standard's own text: a class reached here is a reading of the table, never a
/// statement that an installation complies.
namespace tk {

/// For pedestrians and low speeds: mean and least horizontal illuminance on the ground.
struct PClass {
    std::string_view name;  ///< "P1" ... "P6"
    double mean_lux = 0.0;
    double minimum_lux = 0.0;
    /// Where faces are to be recognised.
    double minimum_vertical_lux = 0.0;
    double minimum_semicylindrical_lux = 0.0;
};

/// For conflict areas: mean horizontal illuminance, with an overall uniformity of 0.40.
/// HS: mean hemispherical illuminance, with 0.15.
struct MeanClass {
    std::string_view name;
    double mean_lux = 0.0;
};

/// SC: least semicylindrical illuminance; EV: least vertical illuminance.
struct MinimumClass {
    std::string_view name;
    double minimum_lux = 0.0;
};

/// Each from the highest class to the lowest.
std::span<const PClass> p_classes();
std::span<const MeanClass> c_classes();
std::span<const MeanClass> hs_classes();
std::span<const MinimumClass> sc_classes();
std::span<const MinimumClass> ev_classes();

inline constexpr double c_least_uniformity = 0.40;
inline constexpr double hs_least_uniformity = 0.15;
/// A mean above this many times that of a P class is too uneven for it to be called reached.
inline constexpr double p_most_of_mean = 1.5;

/// What was computed on an area or along a path; NaN for what was not.
struct LightingValues {
    double mean_lux;     ///< horizontal
    double minimum_lux;  ///< horizontal
    double mean_hemispherical_lux;
    double minimum_hemispherical_lux;
    double minimum_semicylindrical_lux;
    double minimum_vertical_lux;
};

/// The highest class of each kind whose values are reached; empty where none is, or where what it
/// asks for was not computed.
struct LightingClasses {
    std::string_view p, c, hs, sc, ev;
    /// The mean is above 1.5 times that of the P class: the standard then asks for more evenness.
    bool p_mean_too_high = false;
};

LightingClasses classes_reached(const LightingValues& values);

/// Smallest over mean; NaN where the mean is not above 0.
double overall_uniformity(double minimum_lux, double mean_lux);

}  // namespace tk
