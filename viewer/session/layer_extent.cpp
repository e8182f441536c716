#include "viewer/session/layer_extent.h"

#include "viewer/session/feature_of_set.h"
#include "viewer/session/layer_id.h"

namespace tk {
namespace {

template <class Object>
void add_object(Extent& extent, const Object& o) {
    if constexpr (requires { o.footprint; }) {
        extent.add(extent_of(o.footprint));
    } else if constexpr (requires { o.lines; }) {
        for (const Line& line : o.lines) extent.add(extent_of(line));
    } else if constexpr (requires { o.at; }) {
        extent.add(o.at);
        if constexpr (requires { o.shape; }) extent.add(extent_of(o.shape));
    } else {
        extent.add(extent_of(o.shape));
    }
}

template <class Object>
Extent extent_of_all(const std::vector<Object>& objects) {
    Extent extent;
    for (const Object& object : objects) add_object(extent, object);
    return extent;
}

}  // namespace

Extent extent_of_layer(const Town& town, const std::vector<Drawing>& drawings,
                       std::string_view layer) {
    if (layer == layer_id::incidents) return extent_of_all(town.incidents().all);
    if (layer == layer_id::observations) return extent_of_all(town.observations());
    if (layer == layer_id::lights) return extent_of_all(town.lights());
    if (layer == layer_id::cameras) return extent_of_all(town.cameras());
    if (layer == layer_id::developments) return extent_of_all(town.developments());
    if (layer == layer_id::buildings) return extent_of_all(town.buildings());
    if (layer == layer_id::streets) return extent_of_all(town.streets());
    if (layer == layer_id::trees) return extent_of_all(town.trees());
    if (layer == layer_id::masks) return extent_of_all(town.masks());
    if (layer == layer_id::entrances) return extent_of_all(town.entrances());
    if (layer == layer_id::areas) return extent_of_all(town.areas());
    if (layer == layer_id::boundary)
        return town.boundary() ? extent_of(*town.boundary()) : Extent{};
    Extent extent;
    if (layer == layer_id::drawings)
        for (const Drawing& d : drawings) {
            extent.add(extent_of(d.area));
            extent.add(extent_of(d.line));
            if (d.kind == Drawing::Kind::note) extent.add(d.at);
        }
    if (const FeatureSet* set = feature_set_of_layer(town, layer))
        for (std::size_t i = 0; i < feature_count(*set); ++i)
            extent.add(feature_of_set(*set, i)->extent);
    return extent;
}

}  // namespace tk
