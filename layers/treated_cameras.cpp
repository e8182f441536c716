#include "layers/treated_cameras.h"

#include <algorithm>

#include "engine/core/input_error.h"
#include "engine/grid/cell_polygons.h"
#include "engine/scenario/apply.h"
#include "layers/output_file.h"
#include "layers/read_cameras.h"

namespace tk {
namespace {

const Camera* camera_called(const std::vector<Camera>& cameras, const std::string& id) {
    const auto found = std::find_if(cameras.begin(), cameras.end(),
                                    [&](const Camera& camera) { return camera.id == id; });
    return found == cameras.end() ? nullptr : &*found;
}

/// The town as it is once the cameras are up.
std::shared_ptr<const Town> town_with_measure(const StudyFollowUp& follow_up,
                                              const LoadedStudy& loaded,
                                              const std::string& source) {
    if (follow_up.treated_scenario.empty()) return loaded.town;
    const auto found = std::find_if(
        loaded.scenarios.begin(), loaded.scenarios.end(),
        [&](const Scenario& scenario) { return scenario.name == follow_up.treated_scenario; });
    if (found == loaded.scenarios.end())
        throw InputError(source,
                         "the scenario '" + follow_up.treated_scenario + "' has not been read",
                         "check treated_scenario and the scenario's file");
    return apply(*loaded.town, *found);
}

std::vector<Camera> cameras_of_measure(const StudyFollowUp& follow_up, const Town& today,
                                       const Town& town, const std::string& source) {
    std::vector<Camera> cameras;
    for (const std::string& id : follow_up.treated_cameras) {
        const Camera* camera = camera_called(town.cameras(), id);
        if (camera == nullptr)
            throw InputError(source, "there is no camera '" + id + "'",
                             "give ids of the cameras layer in treated_cameras, or the scenario "
                             "that adds them in treated_scenario");
        cameras.push_back(*camera);
    }
    if (!follow_up.treated_cameras.empty()) return cameras;
    for (const Camera& camera : town.cameras())
        if (camera_called(today.cameras(), camera.id) == nullptr) cameras.push_back(camera);
    if (cameras.empty())
        throw InputError(source, "the scenario '" + follow_up.treated_scenario + "' adds no camera",
                         "name cameras in treated_cameras");
    return cameras;
}

}  // namespace

MultiPolygon treated_by_cameras(const Study& study, const StudyFollowUp& follow_up,
                                const LoadedStudy& loaded, const Progress& progress) {
    const std::string source = utf8(study.file);
    const std::shared_ptr<const Town> town = town_with_measure(follow_up, loaded, source);
    const std::vector<Camera> cameras = cameras_of_measure(follow_up, *loaded.town, *town, source);
    require_judgeable(cameras, study.cameras.rule, source,
                      "write rule = \"plane\" in [analysis.cameras]");
    Progress quiet;
    quiet.cancelled = progress.cancelled;
    return area_seen_by(*town, cameras,
                        {.target_height_m = study.cameras.target_height_m,
                         .rule = study.cameras.rule,
                         .standard = study.cameras.standard},
                        study.cameras.cell_m, source, quiet);
}

MultiPolygon area_seen_by(const Town& town, const std::vector<Camera>& cameras,
                          const CameraCoverageOptions& options, double cell_m,
                          const std::string& source, const Progress& progress) {
    Extent reached;
    for (const Camera& camera : cameras) {
        Extent of_camera;
        of_camera.add(camera.at);
        reached.add(of_camera.grown(camera_reach_m(camera, options)));
    }
    MultiPolygon seen;
    if (!reached.empty()) {
        const Grid<float> density =
            camera_coverage({cameras, town.masks()}, Obstacles(town),
                            grid_covering(reached, cell_m), options, progress);
        Grid<std::uint8_t> labels(density.spec(), no_label);
        for (std::size_t i = 0; i < density.cells().size(); ++i)
            if (density.cells()[i] > 0.0F) labels.cells()[i] = 0;
        seen = std::move(cell_polygons(labels, 1, progress).front());
    }
    if (seen.empty())
        throw InputError(source, "the cameras of the measure see nothing",
                         "check their places, bearings, masks and the buildings around them");
    return seen;
}

}  // namespace tk
