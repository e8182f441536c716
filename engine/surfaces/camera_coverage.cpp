#include "engine/surfaces/camera_coverage.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>

#include "engine/core/compass.h"
#include "engine/core/parallel_for.h"
#include "engine/surfaces/grid_tiles.h"
#include "engine/visibility/hidden_area.h"

namespace tk {
namespace {

const std::array<DensityClass, 6> classes_2014{{{"monitor", 12.5},
                                                {"detect", 25.0},
                                                {"observe", 62.5},
                                                {"recognise", 125.0},
                                                {"identify", 250.0},
                                                {"inspect", 1000.0}}};
const std::array<DensityClass, 7> classes_2025{{{"overview", 20.0},
                                                {"outline", 40.0},
                                                {"discern", 80.0},
                                                {"perceive", 125.0},
                                                {"characterise", 250.0},
                                                {"validate", 500.0},
                                                {"scrutinise", 1500.0}}};

/// The picture is taken to be 16 wide and 9 high where a tilt asks for its height.
constexpr double picture_height_share = 9.0 / 16.0;

/// From here on a plane across the view has no width that the angle could span.
constexpr double widest_plane_deg = 180.0;

/// What of a camera its density at a place depends on.
class CameraLens {
public:
    CameraLens(const Camera& camera, const CameraCoverageOptions& options)
        : camera_(&camera),
          reach_m_(camera_reach_m(camera, options)),
          lowest_(density_classes(options.standard).front().pixels_per_m),
          drop_m_(camera.height_m - options.target_height_m),
          half_fov_deg_(horizontal_field_of_view_deg(camera) / 2.0) {
        on_axis_ = options.rule == PixelDensityRule::on_axis;
        const double half = half_fov_deg_ * radians_per_degree;
        if (on_axis_)
            factor_ = *camera.focal_length_mm * camera.pixels_across / *camera.sensor_width_mm;
        else if (2.0 * half_fov_deg_ < widest_plane_deg)
            factor_ = camera.pixels_across / (2.0 * std::tan(half));
        else
            factor_ = camera.pixels_across / (2.0 * half);
        if (camera.tilt_deg) {
            const double half_height =
                std::atan(picture_height_share * std::tan(std::min(half, 1.5)));
            steepest_ = *camera.tilt_deg * radians_per_degree + half_height;
            flattest_ = *camera.tilt_deg * radians_per_degree - half_height;
        }
    }

    double reach_m() const { return reach_m_; }
    Observer observer(const CameraCoverageOptions& options) const {
        return {camera_->at, camera_->height_m, options.target_height_m, reach_m_};
    }

    /// Pixels per metre at a target `east_m` and `north_m` away, walls apart; 0 where it does not
    /// see or sees less finely than the lowest class.
    double density(double east_m, double north_m) const {
        const double r2 = east_m * east_m + north_m * north_m;
        if (r2 > reach_m_ * reach_m_) return 0.0;
        const double slant_m = std::sqrt(r2 + drop_m_ * drop_m_);
        if (slant_m == 0.0) return 0.0;
        double off_axis_deg = 0.0;
        if (camera_->bearing_deg && r2 > 0.0) {
            const double turned =
                normalised_bearing_deg(bearing_deg({}, {east_m, north_m}) - *camera_->bearing_deg);
            off_axis_deg = turned > 180.0 ? 360.0 - turned : turned;
            if (off_axis_deg > half_fov_deg_) return 0.0;
        }
        if (camera_->tilt_deg) {
            const double below = std::atan2(drop_m_, std::sqrt(r2));
            if (below > steepest_ || below < flattest_) return 0.0;
        }
        double across_m = slant_m;
        if (!on_axis_ && camera_->bearing_deg && 2.0 * half_fov_deg_ < widest_plane_deg)
            across_m *= std::cos(off_axis_deg * radians_per_degree);
        const double pixels_per_m = factor_ / across_m;
        return pixels_per_m >= lowest_ ? pixels_per_m : 0.0;
    }

private:
    const Camera* camera_;
    double reach_m_;
    double lowest_;
    double drop_m_;
    double half_fov_deg_;
    bool on_axis_ = false;
    double factor_ = 0.0;
    double steepest_ = 0.0;
    double flattest_ = 0.0;
};

struct CameraField {
    CameraLens lens;
    Observer observer;
    Extent extent;
};

std::vector<CameraField> camera_fields(std::span<const Camera> cameras,
                                       const CameraCoverageOptions& options) {
    std::vector<CameraField> fields;
    for (const Camera& camera : cameras) {
        const CameraLens lens(camera, options);
        Extent extent;
        extent.add(camera.at);
        fields.push_back({lens, lens.observer(options), extent.grown(lens.reach_m())});
    }
    return fields;
}

/// Calls `seen(row, col, density)` for every cell of `spec` that the camera sees.
template <class Seen>
void each_cell_seen(const CameraField& field, const Obstacles& obstacles, const GridSpec& spec,
                    Seen seen) {
    const CellRange cells = cells_with_centre_in(spec, field.extent);
    if (cells.empty()) return;
    const GridSpec window = window_of(spec, cells);
    const std::vector<Wall> walls = walls_around(field.observer, obstacles);
    const Grid<std::uint8_t> hidden = hidden_cells(field.observer, walls, window);
    for (int row = 0; row < window.rows; ++row) {
        const double dn = window.north_of_centre_m(row) - field.observer.at.north_m;
        for (int col = 0; col < window.cols; ++col) {
            if (hidden(row, col) != 0) continue;
            const double density =
                field.lens.density(window.east_of_centre_m(col) - field.observer.at.east_m, dn);
            if (density > 0.0) seen(cells.row_begin + row, cells.col_begin + col, density);
        }
    }
}

}  // namespace

std::span<const DensityClass> density_classes(CameraStandard standard) {
    if (standard == CameraStandard::iec_62676_4_2014) return classes_2014;
    return classes_2025;
}

double horizontal_field_of_view_deg(const Camera& camera) {
    if (camera.focal_length_mm && camera.sensor_width_mm)
        return 2.0 * std::atan(*camera.sensor_width_mm / (2.0 * *camera.focal_length_mm)) /
               radians_per_degree;
    return camera.field_of_view_deg;
}

double camera_reach_m(const Camera& camera, const CameraCoverageOptions& options) {
    const double lowest = density_classes(options.standard).front().pixels_per_m;
    double factor = 0.0;
    const double fov_deg = horizontal_field_of_view_deg(camera);
    if (options.rule == PixelDensityRule::on_axis) {
        if (!camera.focal_length_mm || !camera.sensor_width_mm)
            throw std::invalid_argument("camera " + camera.id +
                                        ": the on-axis rule needs focal length and sensor width");
        factor = *camera.focal_length_mm * camera.pixels_across / *camera.sensor_width_mm;
    } else if (fov_deg < widest_plane_deg) {
        factor = camera.pixels_across / (2.0 * std::tan(fov_deg * radians_per_degree / 2.0));
    } else {
        factor = camera.pixels_across / (fov_deg * radians_per_degree);
    }
    // Off the axis the plane is nearer than the target: the edge of the view reaches further.
    double furthest_m = factor / lowest;
    if (options.rule == PixelDensityRule::plane && camera.bearing_deg && fov_deg < widest_plane_deg)
        furthest_m /= std::cos(fov_deg * radians_per_degree / 2.0);
    const double drop_m = camera.height_m - options.target_height_m;
    const double flat2 = furthest_m * furthest_m - drop_m * drop_m;
    const double reach_m = flat2 > 0.0 ? std::sqrt(flat2) : 0.0;
    return camera.range_m ? std::min(reach_m, *camera.range_m) : reach_m;
}

void recompute_camera_coverage(Grid<float>& density, const CellRange& cells,
                               std::span<const Camera> cameras, const Obstacles& obstacles,
                               const CameraCoverageOptions& options, const Progress& progress) {
    const GridSpec spec = density.spec();
    const std::vector<CameraField> fields = camera_fields(cameras, options);
    const std::vector<CellRange> tiles = tiles_of(intersection(cells, spec.all_cells()));
    const auto compute_tile = [&](std::size_t t) {
        const GridSpec tile = window_of(spec, tiles[t]);
        const Extent extent = tile.extent();
        Grid<double> highest(tile, 0.0);
        for (const CameraField& field : fields)
            if (field.extent.meets(extent))
                each_cell_seen(field, obstacles, tile, [&](int row, int col, double value) {
                    highest(row, col) = std::max(highest(row, col), value);
                });
        const Grid<std::uint8_t> built = built_on(obstacles, tile);
        for (int row = 0; row < tile.rows; ++row)
            for (int col = 0; col < tile.cols; ++col)
                density(tiles[t].row_begin + row, tiles[t].col_begin + col) =
                    built(row, col) != 0 ? std::numeric_limits<float>::quiet_NaN()
                                         : static_cast<float>(highest(row, col));
    };
    parallel_for(tiles.size(), compute_tile, progress);
}

Grid<float> camera_coverage(std::span<const Camera> cameras, const Obstacles& obstacles,
                            const GridSpec& spec, const CameraCoverageOptions& options,
                            const Progress& progress) {
    Grid<float> density(spec);
    recompute_camera_coverage(density, spec.all_cells(), cameras, obstacles, options, progress);
    return density;
}

double camera_coverage_at(MapPoint at, std::span<const Camera> cameras, const Obstacles& obstacles,
                          const CameraCoverageOptions& options) {
    if (!obstacles.containing(at).empty()) return std::numeric_limits<double>::quiet_NaN();
    double highest = 0.0;
    for (const CameraField& field : camera_fields(cameras, options)) {
        const double density = field.lens.density(at.east_m - field.observer.at.east_m,
                                                  at.north_m - field.observer.at.north_m);
        if (density <= highest) continue;
        if (!is_hidden(field.observer, walls_around(field.observer, obstacles), at))
            highest = density;
    }
    return highest;
}

CoverageSummary summarise_coverage(std::span<const Camera> cameras, const Obstacles& obstacles,
                                   const Grid<std::uint8_t>& counted,
                                   const CameraCoverageOptions& options, const Progress& progress) {
    const GridSpec& spec = counted.spec();
    const std::vector<CameraField> fields = camera_fields(cameras, options);
    const std::span<const DensityClass> classes = density_classes(options.standard);
    CoverageSummary summary;
    summary.cameras.resize(cameras.size());
    std::vector<std::vector<std::size_t>> seen_cells(cameras.size());
    const auto look = [&](std::size_t i) {
        CameraAreas& areas = summary.cameras[i];
        areas.id = cameras[i].id;
        areas.class_area_m2.assign(classes.size(), 0.0);
        each_cell_seen(fields[i], obstacles, spec, [&](int row, int col, double density) {
            if (counted(row, col) == 0) return;
            areas.visible_area_m2 += spec.cell_area_m2();
            for (std::size_t k = 0; k < classes.size(); ++k)
                if (density >= classes[k].pixels_per_m)
                    areas.class_area_m2[k] += spec.cell_area_m2();
            seen_cells[i].push_back(static_cast<std::size_t>(row) *
                                        static_cast<std::size_t>(spec.cols) +
                                    static_cast<std::size_t>(col));
        });
    };
    parallel_for(cameras.size(), look, progress);

    std::vector<std::uint8_t> watchers(spec.cell_count(), 0);
    for (const auto& cells : seen_cells)
        for (const std::size_t cell : cells)
            if (watchers[cell] < 2) ++watchers[cell];
    std::size_t with_data = 0, covered = 0, overlapping = 0;
    for (std::size_t cell = 0; cell < watchers.size(); ++cell) {
        if (counted.cells()[cell] == 0) continue;
        ++with_data;
        covered += watchers[cell] >= 1;
        overlapping += watchers[cell] >= 2;
    }
    const double all = static_cast<double>(with_data);
    summary.covered_share = static_cast<double>(covered) / all;
    summary.overlap_share = static_cast<double>(overlapping) / all;
    return summary;
}

}  // namespace tk
