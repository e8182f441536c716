#include "viewer/map/scene_of_side.h"

#include "viewer/map/isolines.h"
#include "viewer/session/layer_id.h"

namespace tk {

std::optional<Surface> surface_of_layer(std::string_view id) {
    for (const Surface surface : all_surfaces)
        if (layer_of_surface(surface) == id) return surface;
    return std::nullopt;
}

std::string_view layer_of_surface(Surface surface) {
    switch (surface) {
        case Surface::hotspot: return layer_id::hotspot;
        case Surface::light: return layer_id::light;
        case Surface::cameras: return layer_id::coverage;
        case Surface::sightlines: return layer_id::sightlines;
        case Surface::place_index: return layer_id::place_index;
    }
    return {};
}

MapScene scene_of_side(Workbench& bench, const std::string& scenario, bool difference,
                       const std::string& base, double pixels_per_unit) {
    MapScene scene;
    const ViewState& view = bench.view();
    scene.today = bench.town_of({});
    scene.town = bench.town_of(scenario);
    if (const Plan* plan = bench.session().plan(scenario)) scene.edits = plan->scenario().edits;
    scene.layers = view.layers;
    if (bench.session().loaded != nullptr && bench.session().loaded->parameters.light)
        for (LayerView& layer : scene.layers)
            layer.isolines = isolines_of_light(layer.isolines,
                                               bench.session().loaded->parameters.light->options);
    if (view.meeting)
        for (LayerView& layer : scene.layers)
            if (layer.id == layer_id::incidents || layer.id == layer_id::observations)
                layer.visible = false;
    scene.shown_incidents = bench.shown_incidents();
    scene.drawings = bench.session().document->drawings;
    scene.cameras = camera_options(bench.session());
    scene.theme = view.shown_theme();
    scene.meeting = view.meeting;
    scene.pixels_per_unit = pixels_per_unit;
    // A plan whose surfaces are not there yet shows today's meanwhile.
    const AssessedSide* today = bench.side_of({});
    const AssessedSide* now = bench.side_of(scenario);
    if (now == nullptr) now = today;
    const AssessedSide* before = difference ? bench.side_of(base) : nullptr;
    if (before == nullptr) before = today;
    if (today == nullptr) return scene;
    if (now->assessment != nullptr) scene.obstacles = now->assessment->obstacles();
    scene.coverage = now->of(Surface::cameras);
    for (const LayerView& layer : scene.layers) {
        const auto surface = surface_of_layer(layer.id);
        if (!surface || !layer.visible || now->of(*surface).grid == nullptr) continue;
        if (difference && *surface != view.compared_surface) continue;
        SurfaceOnMap shown;
        shown.layer = layer.id;
        shown.state = now->of(*surface);
        if (difference) {
            shown.minus = before->of(*surface);
            shown.look = bench.change_look(*surface);
            shown.hatch = true;
        } else {
            shown.look = bench.look(*surface);
        }
        scene.surfaces.push_back(std::move(shown));
    }
    return scene;
}

}  // namespace tk
