#include "engine/assess/assessment_parameters.h"

#include <algorithm>
#include <stdexcept>

namespace tk {
namespace {

template <class Object>
bool any_scenario_adds(std::span<const Scenario> scenarios) {
    return std::any_of(scenarios.begin(), scenarios.end(), [](const Scenario& scenario) {
        return std::any_of(scenario.edits.begin(), scenario.edits.end(), [](const Edit& edit) {
            return std::holds_alternative<Added<Object>>(edit);
        });
    });
}

}  // namespace

std::string_view surface_name(Surface surface) {
    switch (surface) {
        case Surface::hotspot: return "hotspot";
        case Surface::light: return "light";
        case Surface::cameras: return "cameras";
        case Surface::sightlines: return "sightlines";
        case Surface::place_index: return "place_index";
    }
    return "";
}

std::string surface_unit(Surface surface, const AssessmentParameters& parameters) {
    switch (surface) {
        case Surface::hotspot: return parameters.hotspot ? parameters.hotspot->unit : "";
        case Surface::light: return "lx";
        case Surface::cameras: return "px/m";
        case Surface::sightlines: return "index";
        case Surface::place_index: return "0-100";
    }
    return "";
}

AssessmentParameters without_unknown_surfaces(AssessmentParameters parameters, const Town& today,
                                              std::span<const Scenario> scenarios) {
    if (parameters.hotspot && parameters.hotspot->made == nullptr &&
        (parameters.hotspot->incidents == nullptr || parameters.hotspot->incidents->empty()))
        parameters.hotspot.reset();
    if (today.lights().empty() && !any_scenario_adds<StreetLight>(scenarios))
        parameters.light.reset();
    if (today.cameras().empty() && !any_scenario_adds<Camera>(scenarios))
        parameters.cameras.reset();
    if (today.buildings().empty() && today.entrances().empty() &&
        !any_scenario_adds<Building>(scenarios) && today.developments().empty() &&
        !any_scenario_adds<Development>(scenarios))
        parameters.sightlines.reset();
    return parameters;
}

GridSpec spec_of(Surface surface, const AssessmentParameters& parameters) {
    if (surface == Surface::light) {
        if (!parameters.light) throw std::invalid_argument("assessment: light is left out");
        return grid_covering(parameters.grid.extent(), parameters.light->cell_m);
    }
    if (surface == Surface::cameras) {
        if (!parameters.cameras) throw std::invalid_argument("assessment: cameras are left out");
        return grid_covering(parameters.grid.extent(), parameters.cameras->cell_m);
    }
    if (surface == Surface::sightlines) {
        if (!parameters.sightlines)
            throw std::invalid_argument("assessment: sightlines are left out");
        return grid_covering(parameters.grid.extent(), parameters.sightlines->cell_m);
    }
    return parameters.grid;
}

}  // namespace tk
