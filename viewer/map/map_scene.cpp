#include "viewer/map/map_scene.h"

#include <algorithm>

#include "engine/surfaces/camera_coverage.h"
#include "viewer/map/camera_sectors.h"
#include "viewer/session/plan.h"

namespace tk {
namespace {

Extent around(MapPoint at, double by_m) {
    Extent extent;
    extent.add(at);
    return extent.grown(by_m);
}

struct ExtentOf {
    Extent operator()(const StreetLight& o) const { return around(o.at, 0.0); }
    Extent operator()(const Camera& o) const { return around(o.at, drawn_sector_reach_m); }
    Extent operator()(const Building& o) const { return extent_of(o.footprint); }
    Extent operator()(const Development& o) const { return extent_of(o.footprint); }
    Extent operator()(const PrivacyMask& o) const { return extent_of(o.shape); }
    Extent operator()(const Street& o) const {
        Extent extent;
        for (const Line& line : o.lines) extent.add(extent_of(line));
        return extent.grown(o.width_m.value_or(7.0));
    }
    Extent operator()(const Tree& o) const {
        Extent extent = around(o.at, o.crown_m);
        extent.add(extent_of(o.shape));
        return extent;
    }
};

template <class Object>
void add_of_today(Extent& extent, const std::vector<Object>& all, const std::string& id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&id](const Object& o) { return o.id == id; });
    if (found != all.end()) extent.add(ExtentOf{}(*found));
}

template <class Object>
const std::vector<Object>& list_of(const Town& town) {
    if constexpr (std::is_same_v<Object, StreetLight>) return town.lights();
    if constexpr (std::is_same_v<Object, Camera>) return town.cameras();
    if constexpr (std::is_same_v<Object, Building>) return town.buildings();
    if constexpr (std::is_same_v<Object, Development>) return town.developments();
    if constexpr (std::is_same_v<Object, Street>) return town.streets();
    if constexpr (std::is_same_v<Object, Tree>) return town.trees();
    if constexpr (std::is_same_v<Object, PrivacyMask>) return town.masks();
}

struct ExtentOfEdit {
    const Town& today;
    template <class Object>
    Extent operator()(const Added<Object>& e) const {
        return ExtentOf{}(e.object);
    }
    template <class Object>
    Extent operator()(const Changed<Object>& e) const {
        Extent extent = ExtentOf{}(e.object);
        add_of_today(extent, list_of<Object>(today), e.object.id);
        return extent;
    }
    template <class Object>
    Extent operator()(const Removed<Object>& e) const {
        Extent extent;
        add_of_today(extent, list_of<Object>(today), e.id);
        return extent;
    }
};

bool same_frame(const MapScene& a, const MapScene& b) {
    if (a.today != b.today || a.layers != b.layers || a.shown_incidents != b.shown_incidents ||
        a.drawings != b.drawings || !(a.cameras == b.cameras) || a.theme != b.theme ||
        a.meeting != b.meeting || a.pixels_per_unit != b.pixels_per_unit ||
        a.surfaces.size() != b.surfaces.size())
        return false;
    for (std::size_t i = 0; i < a.surfaces.size(); ++i)
        if (a.surfaces[i].layer != b.surfaces[i].layer ||
            !(a.surfaces[i].look == b.surfaces[i].look) ||
            a.surfaces[i].hatch != b.surfaces[i].hatch ||
            (a.surfaces[i].minus.grid == nullptr) != (b.surfaces[i].minus.grid == nullptr))
            return false;
    return true;
}

void add_surface_change(SceneChange& change, const SurfaceState& before,
                        const SurfaceState& after) {
    if (before.version == after.version) return;
    if (after.changed_since == before.version && before.version != 0)
        change.extents.insert(change.extents.end(), after.changed.begin(), after.changed.end());
    else if (before.changed_since == after.version && after.version != 0)
        change.extents.insert(change.extents.end(), before.changed.begin(), before.changed.end());
    else
        change.everything = true;
}

}  // namespace

Extent extent_of_edit(const Edit& edit, const Town& today) {
    return std::visit(ExtentOfEdit{today}, edit);
}

SceneChange change_between(const MapScene& before, const MapScene& after) {
    SceneChange change;
    if (!same_frame(before, after)) {
        change.everything = true;
        return change;
    }
    for (const Edit& edit : edits_between(before.edits, after.edits))
        change.extents.push_back(extent_of_edit(edit, *after.today));
    for (const Extent& extent : isolines_between(before.isolines.get(), after.isolines.get()))
        change.extents.push_back(extent);
    add_surface_change(change, before.coverage, after.coverage);
    if (before.obstacles != after.obstacles && after.coverage.grid == nullptr)
        change.everything = true;
    for (std::size_t i = 0; i < after.surfaces.size(); ++i) {
        add_surface_change(change, before.surfaces[i].state, after.surfaces[i].state);
        if (after.surfaces[i].minus.grid != nullptr)
            add_surface_change(change, before.surfaces[i].minus, after.surfaces[i].minus);
    }
    return change;
}

}  // namespace tk
