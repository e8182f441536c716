#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/grid/grid_rows.h"
#include "engine/surfaces/camera_coverage.h"
#include "engine/town/incident.h"
#include "engine/town/map_features.h"

/// What cameras see of streets and incidents, and of what is others': entrances, windows,
/// playgrounds, private ground.
///
/// A place counts as seen from the lowest class on, by the rules of camera_coverage_at(), masks and
/// all. Lines are cut into pieces of at most 1 m, each judged at its middle: a length is good to
/// half a metre for every point at which sight of the line begins or ends. Areas are the 1 m cells
/// whose centre is seen. Heights are those of the options' target, but of points that have their
/// own.
///
/// What lies in a standing building is not seen, and has no part in shares. Records put entrances
/// and windows on a façade or a little within, so for points of feature sets alone: one that is in
/// a building or within half a metre of one is judged half a metre nearer to the camera where it
/// is not seen itself.
namespace tk {

/// Of one feature set in one camera's view.
struct SeenOfSet {
    std::string name;
    std::size_t points = 0;
    double length_m = 0.0;
    double area_m2 = 0.0;  ///< of the union of its polygons
};

struct CameraFindings {
    std::string id;
    std::vector<SeenOfSet> sees;  ///< in the order of the sets
};

/// The windows that may be in view of any of the cameras, as facade_points() places them, each at
/// its own height.
/// @throws Cancelled
FeatureSet facade_windows(std::string name, const MaskedCameras& cameras,
                          const Obstacles& obstacles, const CameraCoverageOptions& options = {},
                          const Progress& progress = {});

/// What each camera sees of each set. The same for any number of threads.
/// @throws Cancelled
std::vector<CameraFindings> what_cameras_see(const MaskedCameras& cameras,
                                             const Obstacles& obstacles,
                                             std::span<const FeatureSet> sets,
                                             const CameraCoverageOptions& options = {},
                                             const Progress& progress = {});

/// Of the lines' length outdoors and within the boundary, how much at least one camera sees.
struct LineCoverage {
    double length_m = 0.0;
    double covered_m = 0.0;

    double covered_share() const;  ///< NaN where there is no length
};

/// @throws Cancelled
LineCoverage covered_length(std::span<const Line> lines, const MaskedCameras& cameras,
                            const Obstacles& obstacles, const CameraCoverageOptions& options = {},
                            const std::optional<MultiPolygon>& boundary = std::nullopt,
                            const Progress& progress = {});

/// A number of incidents and the sum of their weights.
struct IncidentSum {
    std::size_t count = 0;
    double weight = 0.0;

    void add(const Incident& incident) {
        ++count;
        weight += incident.weight;
    }
    friend bool operator==(const IncidentSum&, const IncidentSum&) = default;
};

/// Of the incidents within the boundary: how many at least one camera sees.
struct IncidentCoverage {
    IncidentSum in_buildings;           ///< at which no camera can look: in no share
    IncidentSum outdoors;               ///< all others
    IncidentSum covered;                ///< of those outdoors
    std::vector<IncidentSum> of_class;  ///< at least as finely as each class of the standard

    double covered_share() const;  ///< of the weight outdoors; NaN where there is none
};

/// @throws Cancelled
IncidentCoverage covered_incidents(std::span<const Incident> incidents,
                                   const MaskedCameras& cameras, const Obstacles& obstacles,
                                   const CameraCoverageOptions& options = {},
                                   const std::optional<MultiPolygon>& boundary = std::nullopt,
                                   const Progress& progress = {});

/// The share of the cells with a density that a camera sees and that have at least `least_lux`;
/// NaN where no cell has a density.
/// @param density of camera_coverage(); `lux` of illuminance() on the same cells
/// @throws std::invalid_argument if the grids are not alike
double covered_and_lit_share(const GridRows& density, const GridRows& lux, double least_lux);

}  // namespace tk
