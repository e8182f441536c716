#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/town/building.h"
#include "sample-data/generator/sample_town.h"

namespace tk {

enum class EditWord { add, modify, remove };
const char* word_of(EditWord edit);

/// One row of a scenario's layer of lights; what is not set stays as it is today.
struct LampEdit {
    EditWord edit = EditWord::add;
    std::string id;
    std::optional<MapPoint> at;
    std::optional<SampleLamp> lamp;
};

struct CameraEdit {
    EditWord edit = EditWord::add;
    std::string id;
    std::optional<MapPoint> at;
    std::optional<double> height_m, bearing_deg, field_of_view_deg, pixels;
};

struct BuildingEdit {
    EditWord edit = EditWord::modify;
    std::string id;
    std::optional<double> height_m, floors;
};

struct SamplePlan {
    std::vector<LampEdit> lamps;
    std::vector<CameraEdit> cameras;
    std::vector<BuildingEdit> buildings;
    std::vector<std::string> developments;  ///< ids of planned ones that the plan builds
};

/// Kv. Bryggan in the harbour: five houses, and the old store that is torn down for it.
std::vector<Development> plan_developments(const SampleTown& town);

/// Few and cheap: lamps along one dark path in Stadsparken, and a camera at its gate.
SamplePlan plan_a(const SampleTown& town);
/// More: the centre's old lamps renewed, all paths of the park and the river walk lit, cameras
/// turned, moved and added, Kv. Bryggan built.
SamplePlan plan_b(const SampleTown& town);

struct SampleObservation {
    std::string id, date, kind, text, walk;
    MapPoint at;
};
/// What was noted on five safety walks.
std::vector<SampleObservation> note_observations(const SampleTown& town, std::uint64_t seed);

/// Ground height in metres above the lake.
double ground_height_m(const Ground& ground, MapPoint p);

}  // namespace tk
