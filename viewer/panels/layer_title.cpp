#include "viewer/panels/layer_title.h"

#include "viewer/map/legend_model.h"
#include "viewer/map/scene_of_side.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/set_title.h"
#include "viewer/text/translation.h"

namespace tk {

std::string layer_title(std::string_view id) {
    if (const auto surface = surface_of_layer(id)) return surface_title(*surface);
    if (id == layer_id::incidents) return tr("Incidents");
    if (id == layer_id::observations) return tr("Observations");
    if (id == layer_id::lights) return tr("Street lights");
    if (id == layer_id::cameras) return tr("Cameras");
    if (id == layer_id::developments) return tr("Planned buildings");
    if (id == layer_id::buildings) return tr("Buildings");
    if (id == layer_id::streets) return tr("Streets and paths");
    if (id == layer_id::trees) return tr("Trees");
    if (id == layer_id::masks) return tr("Privacy masks");
    if (id == layer_id::entrances) return tr("Entrances");
    if (id == layer_id::areas) return tr("Areas");
    if (id == layer_id::boundary) return tr("Boundary");
    if (id == layer_id::drawings) return tr("Drawings");
    if (id == layer_id::basemap) return tr("Background map");
    if (!id.starts_with(layer_id::features_prefix)) return std::string(id);
    return set_title(id.substr(layer_id::features_prefix.size()));
}

}  // namespace tk
