#pragma once

#include <optional>
#include <string>

#include "engine/core/map_point.h"
#include "engine/town/camera_weighing.h"

namespace tk {

/// A surveillance camera.
struct Camera {
    std::string id;
    MapPoint at;
    double height_m = 4.0;              ///< above the ground; > 0
    std::optional<double> bearing_deg;  ///< compass bearing of its axis; none: it sees all round
    double field_of_view_deg = 90.0;    ///< horizontal, (0, 360]
    std::optional<double> focal_length_mm;  ///< with sensor_width_mm: gives the field of view
    std::optional<double> sensor_width_mm;
    double pixels_across = 1920.0;   ///< > 0
    std::optional<double> tilt_deg;  ///< below horizontal; none: no vertical limit
    std::optional<double> range_m;   ///< stated by its owner; a further limit
    InterestWeighing weighing = {};

    friend bool operator==(const Camera&, const Camera&) = default;
};

}  // namespace tk
