#include "viewer/map/isoline_store.h"

#include <algorithm>

#include "viewer/session/layer_id.h"

namespace tk {
namespace {

/// What a scene's lines are to be; no grid: none.
IsolineRequest wanted_isolines(const MapScene& scene, const Extent& shown, double metres_per_unit) {
    if (metres_per_unit > most_isoline_m) return {};
    for (const LayerView& layer : scene.layers) {
        if (layer.id != layer_id::light || !layer.visible || layer.opacity <= 0.0F) continue;
        for (const SurfaceOnMap& surface : scene.surfaces)
            if (surface.layer == layer.id && surface.minus.grid == nullptr &&
                layer.isolines != Isolines::none)
                return {surface.state, isoline_levels(layer.isolines), shown};
    }
    return {};
}

}  // namespace

void IsolineStore::follow(std::vector<MapScene>& scenes, const std::vector<Extent>& shown,
                          double metres_per_unit) {
    Sets arrived;
    {
        const std::lock_guard lock(mutex_);
        arrived.swap(arrived_);
    }
    sets_.resize(scenes.size());
    for (std::size_t i = 0; i < std::min(arrived.size(), sets_.size()); ++i)
        if (arrived[i] != nullptr) sets_[i] = arrived[i];
    std::vector<IsolineRequest> wanted;
    bool missing = false, new_ones = asked_.size() != scenes.size();
    for (std::size_t i = 0; i < scenes.size(); ++i) {
        wanted.push_back(wanted_isolines(scenes[i], shown[i], metres_per_unit));
        if (wanted[i].surface.grid == nullptr) {
            sets_[i] = nullptr;
            if (i < asked_.size()) asked_[i] = {};
            continue;
        }
        // Lines of another surface would say what is not so.
        const bool there = sets_[i] != nullptr && is_of(*sets_[i], wanted[i]);
        missing = missing || !there;
        if (!there && !new_ones)
            new_ones = asked_[i].surface.version != wanted[i].surface.version ||
                       asked_[i].levels != wanted[i].levels ||
                       !(asked_[i].shown == wanted[i].shown);
        scenes[i].isolines = sets_[i];
    }
    waiting_ = missing;
    if (!missing || !new_ones) return;
    asked_ = wanted;
    // Each takes a few milliseconds: what runs is let to its end, so that a drag shows steps.
    worker_.ask(
        "isolines",
        [this, wanted = std::move(wanted), known = sets_](const Progress& progress) {
            Sets made(wanted.size());
            for (std::size_t i = 0; i < wanted.size(); ++i)
                if (wanted[i].surface.grid != nullptr &&
                    (known[i] == nullptr || !is_of(*known[i], wanted[i])))
                    made[i] = std::make_shared<const IsolineSet>(isolines_of(wanted[i], progress));
            const std::lock_guard lock(mutex_);
            arrived_ = std::move(made);
        },
        LatestWorker::Running::finish_first);
}

}  // namespace tk
