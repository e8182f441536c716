#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "engine/core/geometry.h"

namespace tk {

/// A building that stands today.
struct Building {
    std::string id;
    MultiPolygon footprint;
    double height_m = 6.0;  ///< of its roof above the ground; >= 0
    std::optional<double> floors;
    std::string use;
    std::optional<double> window_share;  ///< of its façades, [0, 1]
    std::string ground_floor_use = {};   ///< where it is another than above: "restaurang", "garage"
    std::optional<double> entrances = std::nullopt;  ///< how many, where no layer has them; >= 0

    friend bool operator==(const Building&, const Building&) = default;
};

enum class DevelopmentAction { build, demolish, open };

/// A planned polygon: what is built, torn down or opened there.
struct Development {
    std::string id;
    std::string name;
    MultiPolygon footprint;
    double height_m = 6.0;
    std::optional<double> floors;
    std::string use;
    DevelopmentAction action = DevelopmentAction::build;
    std::optional<std::chrono::year_month_day> from;  ///< it stands from this day
    std::optional<std::chrono::year_month_day> to;    ///< and no longer from this day
    std::optional<double> dwellings;
    std::optional<double> workplaces;
    /// Whether it is there in this Town: set by the reader for a phase date, and by a scenario.
    /// What does not stand casts no shadow and tears nothing down; it is only shown as planned.
    bool stands = false;
    /// The most that the plan allows, where height_m is what is illustrated; changes no surface.
    std::optional<double> allowed_height_m = std::nullopt;
    std::string ground_floor_use = {};               ///< as Building::ground_floor_use
    std::optional<double> entrances = std::nullopt;  ///< as Building::entrances

    friend bool operator==(const Development&, const Development&) = default;
};

}  // namespace tk
