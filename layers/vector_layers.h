#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/grid/count_squares.h"
#include "engine/town/town.h"
#include "layers/vector_layer.h"

/// The engine's objects as tables to write. The layers refer to what they are made from, which must
/// outlive the writing.
namespace tk {

VectorLayer layer_of_lights(std::string name, std::span<const StreetLight> lights);
VectorLayer layer_of_cameras(std::string name, std::span<const Camera> cameras);
VectorLayer layer_of_developments(std::string name, std::span<const Development> developments);
VectorLayer layer_of_buildings(std::string name, std::span<const Building> buildings);
VectorLayer layer_of_masks(std::string name, std::span<const PrivacyMask> masks);
VectorLayer layer_of_streets(std::string name, std::span<const Street> streets);
/// Single trees by their trunk, stands by their middle.
VectorLayer layer_of_trees(std::string name, std::span<const Tree> trees);
VectorLayer layer_of_entrances(std::string name, std::span<const Entrance> entrances);
VectorLayer layer_of_areas(std::string name, std::span<const Area> areas);
VectorLayer layer_of_observations(std::string name, std::span<const Observation> observations);
/// Every incident with its category and time: never written unless asked for.
VectorLayer layer_of_incidents(std::string name, const Incidents& incidents);
/// Counts in squares; a suppressed square has a null count and `suppressed` = "<5".
VectorLayer layer_of_incident_squares(std::string name, const CountSquares& squares);

std::string_view name_of(LightDistribution distribution);
std::string_view name_of(DevelopmentAction action);

}  // namespace tk
