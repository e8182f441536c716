#include "cli/facade_notes.h"

#include "engine/surfaces/camera_coverage.h"
#include "engine/surfaces/illuminance.h"

namespace tk::cli {
namespace {

void note_hung(std::size_t count, const std::string& what, const std::string& plan,
               std::vector<std::string>& notes) {
    if (count == 0) return;
    notes.push_back((plan.empty() ? "" : plan + ": ") + std::to_string(count) + " " + what);
}

}  // namespace

void note_lights_in_buildings(std::span<const StreetLight> lights, const Obstacles& obstacles,
                              std::vector<std::string>& notes, const std::string& plan) {
    note_hung(lights_in_buildings(lights, obstacles),
              "lights stand in a building's footprint and not above its roof: that building does "
              "not shade them",
              plan, notes);
}

void note_cameras_in_buildings(std::span<const Camera> cameras, const Obstacles& obstacles,
                               std::vector<std::string>& notes, const std::string& plan) {
    note_hung(cameras_in_buildings(cameras, obstacles),
              "cameras stand in a building's footprint and not above its roof: that building hides "
              "nothing from them",
              plan, notes);
}

}  // namespace tk::cli
