#pragma once

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
};

struct PatternOptions {
    PatternMethod method = PatternMethod::hot_spots;
    double cell_m = 250.0;  ///< of the counting grid; [least_cell_m, most_cell_m]
    TimeStep step = TimeStep::month;
    /// Judged by q, which allows for the number of places, in place of p.
    bool by_false_discovery = true;

    static constexpr double least_cell_m = 25.0, most_cell_m = 5000.0;
    /// What counts as significant.
    static constexpr double alpha = 0.05;

    friend bool operator==(const PatternOptions&, const PatternOptions&) = default;
};

}  // namespace tk
