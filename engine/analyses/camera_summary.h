#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/surfaces/camera_coverage.h"
#include "engine/surfaces/camera_findings.h"
#include "engine/surfaces/illuminance.h"
#include "engine/town/town.h"

/// What one camera's view amounts to among the town's other cameras, its light, streets and
/// incidents. Areas are those of square cells whose centre is seen, by the rules of
/// camera_coverage.h; lengths and incidents are judged as in camera_findings.h.
namespace tk {

struct CameraSummaryOptions {
    CameraCoverageOptions coverage;
    /// Without: nothing is said of light.
    std::optional<IlluminanceOptions> light = std::nullopt;
    double least_lux = 2.0;  ///< from which ground counts as lit; class P6 asks for this mean
    double cell_m = 1.0;     ///< > 0; doubled until the camera's surroundings are 4 million cells

    friend bool operator==(const CameraSummaryOptions&, const CameraSummaryOptions&) = default;
};

struct CameraSummary {
    double reach_m = 0.0;  ///< camera_reach_m()
    double cell_m = 0.0;   ///< of the cells that were counted
    double visible_area_m2 = 0.0;
    std::vector<double> class_area_m2;  ///< at least as finely as each class of the standard
    double shared_area_m2 = 0.0;        ///< of the visible: what another camera sees too
    std::optional<double> lit_area_m2;  ///< of the visible, with at least least_lux
    double street_length_m = 0.0;       ///< of the town's streets and paths
    IncidentSum incidents;              ///< outdoors, of those given
};

/// The ground that a camera could see, were nothing in its way; empty for one that sees nothing.
Extent ground_in_reach(const Camera& camera, const CameraCoverageOptions& options);

/// @param obstacles of the town, or of all that stands within ground_in_reach() and, with light,
///        within furthest_light_m of it
/// @param incidents those that count, in any order; others than the reach's do no harm
/// @returns none where the town has no such camera, or the rule cannot judge it
/// @throws Cancelled
std::optional<CameraSummary> summarise_camera(const Town& town, const Obstacles& obstacles,
                                              std::string_view camera_id,
                                              std::span<const Incident> incidents,
                                              const CameraSummaryOptions& options = {},
                                              const Progress& progress = {});

}  // namespace tk
