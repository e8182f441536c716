#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/grid/grid.h"
#include "engine/town/building.h"
#include "engine/town/camera.h"
#include "engine/town/incident.h"
#include "engine/town/map_features.h"
#include "engine/town/privacy_mask.h"
#include "engine/town/street_light.h"
#include "engine/town/terrain.h"

namespace tk {

/// Everything a study knows about a municipality, as read: the parts a Town is built from.
struct TownParts {
    Incidents incidents;
    std::vector<Observation> observations;
    std::vector<StreetLight> lights;
    std::vector<Camera> cameras;
    std::vector<PrivacyMask> masks;  ///< of cameras; one may name a camera that is not there
    std::vector<Building> buildings;
    std::vector<Development> developments;
    std::vector<Area> areas;
    std::vector<Street> streets;
    std::vector<Tree> trees;
    std::vector<Entrance> entrances;
    std::vector<FeatureSet> features;
    std::optional<MultiPolygon> boundary;    ///< outside it grids have no data
    std::shared_ptr<const Terrain> terrain;  ///< null: the ground is level
};

/// A municipality: immutable once built, shared as `std::shared_ptr<const Town>`.
///
/// What a scenario changes is copied with the change; all else is shared, so that a Town after
/// edits costs little. Ids are unique within each kind of object.
class Town {
public:
    const Incidents& incidents() const { return *incidents_; }
    const std::vector<Observation>& observations() const { return *observations_; }
    const std::vector<StreetLight>& lights() const { return *lights_; }
    const std::vector<Camera>& cameras() const { return *cameras_; }
    const std::vector<PrivacyMask>& masks() const { return *masks_; }
    const std::vector<Building>& buildings() const { return *buildings_; }
    const std::vector<Development>& developments() const { return *developments_; }
    const std::vector<Area>& areas() const { return *areas_; }
    const std::vector<Street>& streets() const { return *streets_; }
    const std::vector<Tree>& trees() const { return *trees_; }
    const std::vector<Entrance>& entrances() const { return *entrances_; }
    const std::vector<FeatureSet>& features() const { return *features_; }
    const std::optional<MultiPolygon>& boundary() const { return *boundary_; }
    /// Null where the ground is taken to be level.
    const std::shared_ptr<const Terrain>& terrain() const { return terrain_; }

    /// The feature set of that name; null when there is none.
    const FeatureSet* feature_set(std::string_view name) const;

    /// This town with other lists in place of its own; what is null stays as it is.
    struct Changes {
        std::shared_ptr<const std::vector<StreetLight>> lights;
        std::shared_ptr<const std::vector<Camera>> cameras;
        std::shared_ptr<const std::vector<Building>> buildings;
        std::shared_ptr<const std::vector<Development>> developments;
        std::shared_ptr<const std::vector<Street>> streets;
        std::shared_ptr<const std::vector<Tree>> trees;
        std::shared_ptr<const std::vector<PrivacyMask>> masks = {};
    };
    /// @throws std::invalid_argument as build_town()
    std::shared_ptr<const Town> with(const Changes& changes) const;
    /// The same for a caller who has checked what is new in the lists, and that no id is there
    /// twice: the rest of them is this town's.
    std::shared_ptr<const Town> with_checked(const Changes& changes) const;

    friend std::shared_ptr<const Town> build_town(TownParts parts);

private:
    Town() = default;

    std::shared_ptr<const Incidents> incidents_;
    std::shared_ptr<const std::vector<Observation>> observations_;
    std::shared_ptr<const std::vector<StreetLight>> lights_;
    std::shared_ptr<const std::vector<Camera>> cameras_;
    std::shared_ptr<const std::vector<PrivacyMask>> masks_;
    std::shared_ptr<const std::vector<Building>> buildings_;
    std::shared_ptr<const std::vector<Development>> developments_;
    std::shared_ptr<const std::vector<Area>> areas_;
    std::shared_ptr<const std::vector<Street>> streets_;
    std::shared_ptr<const std::vector<Tree>> trees_;
    std::shared_ptr<const std::vector<Entrance>> entrances_;
    std::shared_ptr<const std::vector<FeatureSet>> features_;
    std::shared_ptr<const std::optional<MultiPolygon>> boundary_;
    std::shared_ptr<const Terrain> terrain_;
};

/// The only way to a Town.
///
/// @throws std::invalid_argument if a coordinate is not finite, a value lies outside the range
///         that its member states, or two objects of a kind share an id (the message names the
///         object). Readers in layers/ repair or skip such rows before they come here.
std::shared_ptr<const Town> build_town(TownParts parts);

}  // namespace tk
