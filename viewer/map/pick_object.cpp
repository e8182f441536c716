#include "viewer/map/pick_object.h"

#include "viewer/session/layer_id.h"

namespace tk {

std::optional<PickedObject> pick_object(Picker& picker, Workbench& bench,
                                        std::shared_ptr<const Town> town, MapPoint at,
                                        double radius_m) {
    PickScene scene;
    scene.town = std::move(town);
    scene.shown_incidents = bench.shown_incidents();
    scene.drawings = bench.session().document->drawings;
    scene.visible = [&bench](std::string_view id) {
        // In a meeting incidents are not shown.
        if (bench.view().meeting && id == layer_id::incidents) return false;
        const LayerView* layer = bench.view().layer(id);
        return layer != nullptr && layer->visible && layer->opacity > 0.0F;
    };
    for (PickHit& hit : picker.at(scene, at, radius_m)) {
        // Areas lie under every place: they are asked about, not picked.
        if (hit.layer == layer_id::areas) continue;
        return PickedObject{hit.layer, hit.id};
    }
    return std::nullopt;
}

}  // namespace tk
