#pragma once

#include <chrono>
#include <optional>

#include "engine/core/progress.h"
#include "layers/crs.h"

namespace tk {

/// What every reader needs to know of the study.
struct ReadContext {
    ProjectedCrs crs;                    ///< everything comes out in metres of this
    const Progress* progress = nullptr;  ///< not owned; null: nobody listens
    /// The day for which developments stand or not; none: no planned development stands.
    std::optional<std::chrono::year_month_day> phase_date = std::nullopt;
    double maintenance_factor = 1.0;  ///< of lamps whose row states none; (0, 1]
};

}  // namespace tk
