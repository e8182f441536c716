#include "layers/result_parameters.h"

#include <nlohmann/json.hpp>

namespace tk {
namespace {

using OrderedJson = nlohmann::ordered_json;

OrderedJson ramp_parameters(const Ramp& ramp) {
    return {ramp.at_zero, ramp.at_one};
}

OrderedJson place_index_parameters_json(const PlaceIndexParameters& p) {
    OrderedJson weights = {{"incidents", p.incident_density_weight},
                           {"darkness", p.darkness_weight},
                           {"unwatched", p.unwatchedness_weight}};
    OrderedJson ramps = {{"darkness", ramp_parameters(p.darkness_ramp)},
                         {"unwatched", ramp_parameters(p.unwatchedness_ramp)}};
    if (p.incident_density_ramp) ramps["incidents"] = ramp_parameters(*p.incident_density_ramp);
    for (const FeaturePart& part : p.features) {
        weights[part.set] = part.weight;
        ramps[part.set] = ramp_parameters(part.ramp);
    }
    return {{"weights", weights}, {"ramps", ramps}};
}

}  // namespace

std::string result_parameters(const Study& study, const LoadedStudy& loaded,
                              const AssessmentParameters& p) {
    const HotspotAnalysis& hotspot = study.hotspot;
    OrderedJson json = {
        {"study", study.name}, {"crs", loaded.context.crs.label()}, {"cell_m", p.grid.cell_m}};
    if (p.hotspot)
        json["hotspot"] = {{"kernel", hotspot.kernel},
                           {"bandwidth_m", p.hotspot->kernel.bandwidth_m},
                           {"bandwidth_rule", hotspot.bandwidth_rule},
                           {"unit", p.hotspot->unit}};
    if (p.light)
        json["light"] = {{"cell_m", p.light->cell_m},
                         {"plane_height_m", p.light->options.plane_height_m}};
    if (p.cameras)
        json["cameras"] = {
            {"cell_m", p.cameras->cell_m},
            {"target_height_m", p.cameras->options.target_height_m},
            {"rule", p.cameras->options.rule == PixelDensityRule::plane ? "plane" : "on-axis"},
            {"standard", p.cameras->options.standard == CameraStandard::iec_62676_4_2014
                             ? "IEC 62676-4:2014"
                             : "IEC 62676-4:2025"}};
    if (p.place_index) json["place_index"] = place_index_parameters_json(*p.place_index);
    OrderedJson defaults = OrderedJson::array();
    for (const ReadReport& report : loaded.reports)
        for (const std::string& note : report.notes) defaults.push_back(report.role + ": " + note);
    json["assumed"] = defaults;
    return json.dump();
}

}  // namespace tk
