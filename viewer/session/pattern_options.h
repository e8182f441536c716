#pragma once

#include <optional>

#include "engine/analyses/space_time_cube.h"

namespace tk {

/// What is looked for among the incidents that are shown.
enum class PatternMethod {
    hot_spots,      ///< Gi*: where they are many or few together
    clusters,       ///< local Moran: and where a place is unlike those around it
    trend,          ///< by steps of the calendar: what rises, and which hot spots come and go
    near_repeats,   ///< whether they follow each other soon and nearby
    concentration,  ///< how few cells hold how much
    risk_terrain,   ///< which features of places they go with
    hours,          ///< at which hours they come, and how light it then is
    streets,        ///< how close they lie along streets
};

struct PatternOptions {
    PatternMethod method = PatternMethod::hot_spots;
    double cell_m = 250.0;  ///< of the counting grid; [least_cell_m, most_cell_m]
    /// Of the risk terrain: half a block; the same range. None: the study's.
    std::optional<double> risk_cell_m = {};
    /// How far incidents may lie from where they are put; [0, most_position_error_m]. None: not
    /// known.
    std::optional<double> position_error_m = {};
    /// Of the density along streets; [least_bandwidth_m, most_bandwidth_m]. None: the study's.
    std::optional<double> street_bandwidth_m = {};
    TimeStep step = TimeStep::month;
    /// Judged by q, which allows for the number of places, in place of p.
    bool by_false_discovery = true;

    static constexpr double least_cell_m = 25.0, most_cell_m = 5000.0;
    static constexpr double most_position_error_m = 5000.0;
    static constexpr double least_bandwidth_m = 10.0, most_bandwidth_m = 2000.0;
    /// What counts as significant.
    static constexpr double alpha = 0.05;

    friend bool operator==(const PatternOptions&, const PatternOptions&) = default;
};

}  // namespace tk
