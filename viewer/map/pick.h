#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/town/incident_filter.h"
#include "engine/town/town.h"
#include "viewer/session/drawing.h"

namespace tk {

/// What can be picked: what one side of the map shows.
struct PickScene {
    std::shared_ptr<const Town> town;
    std::shared_ptr<const FilteredIncidents> shown_incidents;  ///< null: all of the town's
    std::span<const Drawing> drawings;
    std::function<bool(std::string_view layer)> visible;  ///< empty: every layer is
};

/// An object under the pointer.
struct PickHit {
    std::string layer;      ///< see layer_id.h
    std::size_t index = 0;  ///< in the town's list; of incidents: in all of the town's
    std::string id;         ///< as a Selection names it; without one of its own: the index
    double distance_m = 0.0;

    friend bool operator==(const PickHit&, const PickHit&) = default;
};

/// The objects of a layer that lie in an area.
struct ObjectsWithin {
    std::string layer;
    std::vector<std::size_t> indices;  ///< as in PickHit, ascending

    friend bool operator==(const ObjectsWithin&, const ObjectsWithin&) = default;
};

/// Finds objects by place. Remembers where those of the latest towns lie, list by list, so that an
/// edit of the lamps costs nothing for the buildings. A million incidents are sorted once (some
/// tens of milliseconds), then found in microseconds. Of one thread.
class Picker {
public:
    Picker();
    ~Picker();
    Picker(const Picker&) = delete;
    Picker& operator=(const Picker&) = delete;

    /// What lies at a place, the uppermost first: points (notes, cameras, lamps, entrances,
    /// incidents, observations, single trees, features of sets) by distance, then masks,
    /// developments, buildings and
    /// stands of trees that contain the place, then streets, lines of sets and drawn lines by
    /// distance, then drawn areas, then the study's and those of sets. Of points only the nearest
    /// 64. None for a place that is not finite.
    /// @param radius_m how far from a point or a line still counts; >= 0
    std::vector<PickHit> at(const PickScene& scene, MapPoint place, double radius_m);

    /// What lies in an area, layer by layer: points in it, polygons with their centre of gravity in
    /// it, streets with any corner in it. Layers without any are left out.
    std::vector<ObjectsWithin> within(const PickScene& scene, const MultiPolygon& area);

private:
    struct Known;
    std::unique_ptr<Known> known_;
};

}  // namespace tk
