#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/progress.h"
#include "engine/town/map_features.h"
#include "engine/town/terrain.h"
#include "layers/crs.h"

namespace tk {

class LightSources;

/// What every reader needs to know of the study.
struct ReadContext {
    ProjectedCrs crs;                    ///< everything comes out in metres of this
    const Progress* progress = nullptr;  ///< not owned; null: nobody listens
    /// The day for which developments stand or not; none: no planned development stands.
    std::optional<std::chrono::year_month_day> phase_date = std::nullopt;
    double maintenance_factor = 1.0;  ///< of lamps whose row states none; (0, 1]
    /// Photometric files and types of luminaires; null: files beside the lights' layer alone.
    std::shared_ptr<LightSources> light_sources = nullptr;
    /// Lights without a bearing are aimed across the nearest of these; null: they point north.
    std::shared_ptr<const std::vector<Street>> aimed_across = nullptr;
    /// The shape of the ground, where it is known already: levels of roofs become heights by it.
    std::shared_ptr<const Terrain> ground = nullptr;
    /// Of sources that do not say theirs and are not told it (LayerRequest::input_crs); empty:
    /// none.
    std::string usual_input_crs = {};
    bool bearings_may_be_open = false;  ///< readers of lights see to them afterwards: LightAim
};

}  // namespace tk
