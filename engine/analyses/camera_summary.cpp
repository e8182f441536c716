#include "engine/analyses/camera_summary.h"

#include <algorithm>
#include <cmath>

#include "engine/surfaces/camera_masks.h"

namespace tk {
namespace {

constexpr double most_cells = 4e6;

GridSpec cells_over(const Extent& extent, double cell_m) {
    const double area_m2 = (extent.east_m - extent.west_m) * (extent.north_m - extent.south_m);
    while (area_m2 / (cell_m * cell_m) > most_cells) cell_m *= 2.0;
    return grid_covering(extent, cell_m);
}

/// The other cameras that may see any of that ground.
std::vector<Camera> others_near(const Town& town, const Camera& camera, const Extent& ground,
                                const CameraCoverageOptions& options) {
    std::vector<Camera> others;
    for (const Camera& other : town.cameras())
        if (other.id != camera.id && can_be_judged(other, options.rule) &&
            ground_in_reach(other, options).meets(ground))
            others.push_back(other);
    return others;
}

std::vector<Line> street_lines_near(const Town& town, const Extent& ground) {
    std::vector<Line> lines;
    for (const Street& street : town.streets())
        for (const Line& line : street.lines)
            if (extent_of(line).meets(ground)) lines.push_back(line);
    return lines;
}

std::vector<Incident> incidents_near(std::span<const Incident> incidents, const Extent& ground) {
    std::vector<Incident> near;
    std::copy_if(incidents.begin(), incidents.end(), std::back_inserter(near),
                 [&](const Incident& incident) { return ground.contains(incident.at); });
    return near;
}

}  // namespace

Extent ground_in_reach(const Camera& camera, const CameraCoverageOptions& options) {
    Extent ground;
    if (!can_be_judged(camera, options.rule)) return ground;
    const double reach_m = camera_reach_m(camera, options);
    if (!(reach_m > 0.0)) return ground;
    ground.add(camera.at);
    return ground.grown(reach_m);
}

std::optional<CameraSummary> summarise_camera(const Town& town, const Obstacles& obstacles,
                                              std::string_view camera_id,
                                              std::span<const Incident> incidents,
                                              const CameraSummaryOptions& options,
                                              const Progress& progress) {
    const auto& cameras = town.cameras();
    const auto found = std::find_if(cameras.begin(), cameras.end(),
                                    [&](const Camera& c) { return c.id == camera_id; });
    if (found == cameras.end() || !can_be_judged(*found, options.coverage.rule))
        return std::nullopt;
    const Camera& camera = *found;
    const MaskedCameras alone({&camera, 1}, town.masks());
    CameraSummary summary;
    summary.class_area_m2.assign(density_classes(options.coverage.standard).size(), 0.0);
    const Extent ground = ground_in_reach(camera, options.coverage);
    if (ground.empty()) return summary;
    summary.reach_m = camera_reach_m(camera, options.coverage);
    const GridSpec spec = cells_over(ground, options.cell_m);
    summary.cell_m = spec.cell_m;
    const Progress uncounted{{}, progress.cancelled};
    const CameraAreas areas =
        summarise_coverage(alone, obstacles, Grid<float>(spec), options.coverage, uncounted)
            .cameras.front();
    summary.visible_area_m2 = areas.visible_area_m2;
    summary.class_area_m2 = areas.class_area_m2;
    const Grid<float> density =
        camera_coverage(alone, obstacles, spec, options.coverage, uncounted);
    const std::vector<Camera> others = others_near(town, camera, ground, options.coverage);
    const Grid<float> of_others =
        camera_coverage({others, town.masks()}, obstacles, spec, options.coverage, uncounted);
    std::optional<Grid<float>> lux;
    if (options.light) {
        lux = illuminance(town.lights(), obstacles, spec, *options.light, uncounted);
        summary.lit_area_m2 = 0.0;
    }
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col) {
            if (!(density(row, col) > 0.0F)) continue;
            if (of_others(row, col) > 0.0F) summary.shared_area_m2 += spec.cell_area_m2();
            if (lux && static_cast<double>((*lux)(row, col)) >= options.least_lux)
                *summary.lit_area_m2 += spec.cell_area_m2();
        }
    summary.street_length_m = covered_length(street_lines_near(town, ground), alone, obstacles,
                                             options.coverage, std::nullopt, uncounted)
                                  .covered_m;
    summary.incidents = covered_incidents(incidents_near(incidents, ground), alone, obstacles,
                                          options.coverage, std::nullopt, uncounted)
                            .covered;
    return summary;
}

}  // namespace tk
