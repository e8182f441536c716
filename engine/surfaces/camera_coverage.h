#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "engine/core/progress.h"
#include "engine/grid/grid_rows.h"
#include "engine/surfaces/camera_masks.h"
#include "engine/town/camera.h"
#include "engine/visibility/obstacles.h"

/// What cameras see, and how finely: pixels per metre on a plane across the view.
///
/// Classes: IEC 62676-4:2014 (monitor ... inspect), IEC 62676-4:2025 (overview ... scrutinise).
///
/// Density, with N pixels across and the slant distance from camera to target:
/// - `plane`: N / (2 z tan(fov / 2)), z = slant distance × cosine of the angle off the axis, which
/// is
///   the difference of bearings on the map. A camera without a bearing sees all round and has no
///   axis: z is the slant distance. From a field of view of 180° on no plane lies across it: the
///   pixels are spread along the arc, N / (fov in radians × slant distance).
/// - `on_axis`: f / (pixel pitch × slant distance), pixel pitch = sensor width / N. A camera
/// without
///   focal length or sensor width sees nothing by it.
/// A slant distance below 0.1 m counts as 0.1 m.
///
/// View: bearings within fov / 2 of the camera's, edges included. With a tilt also only depressions
/// below the horizontal within half the picture's height of it: pictures are taken to be 16:9, so
/// tan(vertical / 2) = 9/16 tan(fov / 2) (from 180° on, 9/16 of the angle). That leaves out what
/// is too near, and with a steep tilt what is too far. Lens distortion is left out. On uneven
/// ground targets stand on it, and it may hide them; the range is reckoned as on level ground.
///
/// Privacy masks: a camera does not see a place that lies in one of its masks on the map, and sees
/// past it as if it were not there.
namespace tk {

enum class PixelDensityRule { plane, on_axis };
enum class CameraStandard { iec_62676_4_2014, iec_62676_4_2025 };

struct DensityClass {
    std::string name;           ///< "detect"
    double pixels_per_m = 0.0;  ///< at least this many
};

/// The classes of an edition, from the lowest to the highest.
std::span<const DensityClass> density_classes(CameraStandard standard);

struct CameraCoverageOptions {
    double target_height_m = 1.6;
    PixelDensityRule rule = PixelDensityRule::plane;
    CameraStandard standard = CameraStandard::iec_62676_4_2014;

    friend bool operator==(const CameraCoverageOptions&, const CameraCoverageOptions&) = default;
};

/// The horizontal field of view in degrees: from focal length and sensor where both are given,
/// else field_of_view_deg.
double horizontal_field_of_view_deg(const Camera& camera);

/// Whether the rule knows enough of the camera: on the axis its focal length and sensor width.
bool can_be_judged(const Camera& camera, PixelDensityRule rule);

/// Horizontal distance in metres to which a camera sees in any direction: where its density falls
/// to the lowest class (by the plane rule furthest at the edge of the view), no further than its
/// own range_m; 0 of a camera that cannot be judged.
double camera_reach_m(const Camera& camera, const CameraCoverageOptions& options = {});

/// The highest pixel density in px/m at the centre of every cell; 0 where no camera sees, NaN where
/// the centre lies in a standing building. A density below the lowest class counts as not seen.
/// A camera in a footprint and not above its roof hangs on its façade, as a lamp does.
/// The same bytes for any thread count, and a window equals the same cells of the whole.
/// @throws Cancelled
Grid<float> camera_coverage(const MaskedCameras& cameras, const Obstacles& obstacles,
                            const GridSpec& spec, const CameraCoverageOptions& options = {},
                            const Progress& progress = {});

/// The step after an edit, as recompute_illuminance().
void recompute_camera_coverage(Grid<float>& density, const CellRange& cells,
                               const MaskedCameras& cameras, const Obstacles& obstacles,
                               const CameraCoverageOptions& options = {},
                               const Progress& progress = {});

/// How many cameras stand in a footprint and not above its roof.
std::size_t cameras_in_buildings(std::span<const Camera> cameras, const Obstacles& obstacles);

/// Highest density at one point in px/m, 0 where no camera sees, NaN in a standing building.
double camera_coverage_at(MapPoint at, const MaskedCameras& cameras, const Obstacles& obstacles,
                          const CameraCoverageOptions& options = {});

/// camera_coverage_at() of each of many places, bit for bit; in a small part of the time where they
/// lie together, as along a line.
/// @throws Cancelled
std::vector<double> camera_coverage_at_places(std::span<const MapPoint> places,
                                              const MaskedCameras& cameras,
                                              const Obstacles& obstacles,
                                              const CameraCoverageOptions& options = {},
                                              const Progress& progress = {});

/// Area in square metres that one camera sees on `spec`'s cells: in all, and at least as finely as
/// each class of the standard (cumulative, in the order of density_classes).
struct CameraAreas {
    std::string id;
    double visible_area_m2 = 0.0;
    std::vector<double> class_area_m2;
};

struct CoverageSummary {
    std::vector<CameraAreas> cameras;
    double covered_share = 0.0;  ///< of the cells counted, that at least one camera sees
    double overlap_share = 0.0;  ///< that at least two see
};

/// @param counted the cells count that have a value; NaN in buildings and outside the boundary, as
///        in camera_coverage()'s own. Shares are NaN where none counts.
/// @throws Cancelled
CoverageSummary summarise_coverage(const MaskedCameras& cameras, const Obstacles& obstacles,
                                   const GridRows& counted,
                                   const CameraCoverageOptions& options = {},
                                   const Progress& progress = {});

}  // namespace tk
