#pragma once

#include <optional>
#include <span>

#include "engine/town/building.h"
#include "engine/town/camera.h"
#include "engine/town/incident.h"
#include "engine/town/map_features.h"
#include "engine/town/privacy_mask.h"
#include "engine/town/street_light.h"

/// What build_town() and Town::with() ask of the parts of a town: finite coordinates, values within
/// the ranges that their members state, rings and lines that are some, ids unique within a list.
///
/// All throw std::invalid_argument that names the object and the value.
namespace tk {

void check_incidents(const Incidents& incidents);
void check_observations(std::span<const Observation> observations);
void check_lights(std::span<const StreetLight> lights);
void check_cameras(std::span<const Camera> cameras);
void check_masks(std::span<const PrivacyMask> masks);
void check_buildings(std::span<const Building> buildings);
void check_developments(std::span<const Development> developments);
void check_areas(std::span<const Area> areas);
void check_streets(std::span<const Street> streets);
void check_trees(std::span<const Tree> trees);
void check_entrances(std::span<const Entrance> entrances);
void check_features(std::span<const FeatureSet> features);
void check_boundary(const std::optional<MultiPolygon>& boundary);

}  // namespace tk
