#include "layers/editable_layers.h"

#include "layers/vector_layers.h"

namespace tk {

std::vector<EditableLayer> editable_layers(const Town& town, const Town* today,
                                           const std::string& ending) {
    std::vector<EditableLayer> layers;
    const auto add = [&](std::string_view role, const char* name, auto list_of, auto layer_of,
                         std::optional<VectorStyle> style) {
        const auto& list = list_of(town);
        if (list.empty() || (today != nullptr && &list_of(*today) == &list)) return;
        layers.push_back({role, layer_of(name + ending, list), std::move(style)});
    };
    add(
        "lights", "lights", [](const Town& t) -> auto& { return t.lights(); }, layer_of_lights,
        style_of_lights());
    add(
        "cameras", "camera_points", [](const Town& t) -> auto& { return t.cameras(); },
        layer_of_cameras, style_of_cameras());
    add("masks", "masks", [](const Town& t) -> auto& { return t.masks(); }, layer_of_masks, {});
    add(
        "developments", "developments", [](const Town& t) -> auto& { return t.developments(); },
        layer_of_developments, style_of_developments());
    add(
        "buildings", "buildings", [](const Town& t) -> auto& { return t.buildings(); },
        layer_of_buildings, style_of_buildings());
    add("streets", "streets", [](const Town& t) -> auto& { return t.streets(); }, layer_of_streets,
        {});
    add("trees", "trees", [](const Town& t) -> auto& { return t.trees(); }, layer_of_trees, {});
    return layers;
}

}  // namespace tk
