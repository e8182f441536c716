#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/analyses/lighting_class.h"
#include "engine/core/progress.h"
#include "engine/town/map_features.h"
#include "engine/town/street_light.h"
#include "engine/visibility/obstacles.h"

/// Light along streets and paths, as EN 13201-3:2015 has it computed: on a grid of points between
/// the edges, with all lamps that reach it.
///
/// A lamp belongs to the nearest street within pole_distance_m of half its width (the first of
/// several as near); its spacing S is the street's length over the number of its poles (lamps less
/// than a metre apart stand on one pole), which sets the grid's steps: path_points.h. Points in
/// buildings are left out.
namespace tk {

struct PathLightingOptions {
    double assumed_width_m = 3.0;        ///< of streets that do not state theirs; > 0
    double pole_distance_m = 10.0;       ///< from the edge; >= 0
    double upright_height_m = 1.5;       ///< of vertical and semicylindrical illuminance; >= 0
    double burning_h_per_year = 4000.0;  ///< from dusk to dawn, of lamps without a schedule; >= 0
    std::optional<int> minute_of_day = std::nullopt;  ///< as in IlluminanceOptions
};

struct PathLighting {
    std::string id, name;
    double length_m = 0.0;
    double width_m = 0.0;
    bool width_is_assumed = false;
    std::size_t points = 0;  ///< outside buildings; without any all values are NaN
    /// Horizontal and hemispherical on the ground; upright ones at their height, looking along the
    /// path, the smaller of both ways.
    LightingValues values;
    double uniformity = 0.0;  ///< of the horizontal illuminance
    LightingClasses classes;
    int lamps = 0, poles = 0;
    std::optional<double> spacing_m;  ///< length over poles; none without
    /// Of lamps whose power is known, dimmed as they are; none where no lamp's is. One with a
    /// schedule burns and dims by it in the hours of the mean night, burning_h_per_year / 365 long
    /// and about midnight.
    std::optional<double> energy_kwh_per_year;
    int lamps_without_power = 0;
};

/// One for each street, in their order. The same for any number of threads.
/// @throws Cancelled
std::vector<PathLighting> light_along_paths(std::span<const Street> streets,
                                            std::span<const StreetLight> lights,
                                            const Obstacles& obstacles,
                                            const PathLightingOptions& options = {},
                                            const Progress& progress = {});

/// That of one of the streets, as among them all: a lamp belongs to the nearest.
/// @param which below streets.size()
/// @throws Cancelled
PathLighting light_along_path(std::size_t which, std::span<const Street> streets,
                              std::span<const StreetLight> lights, const Obstacles& obstacles,
                              const PathLightingOptions& options = {},
                              const Progress& progress = {});

}  // namespace tk
