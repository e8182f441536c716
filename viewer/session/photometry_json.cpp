#include "viewer/session/photometry_json.h"

#include <map>
#include <stdexcept>
#include <tuple>

namespace tk {
namespace {

using PhotometryKey = std::tuple<std::string, int, bool>;

PhotometryKey key_of(const Photometry& photometry) {
    return {photometry.name, photometry.lamp_set, photometry.cie_orientation};
}

/// Calls `visit(light)` for every light in the edits.
template <class Plans, class Visit>
void each_light(Plans& plans, Visit visit) {
    for (auto& plan : plans)
        for (auto& edit : plan.edits) {
            if (auto* added = std::get_if<Added<StreetLight>>(&edit.edit)) visit(added->object);
            if (auto* changed = std::get_if<Changed<StreetLight>>(&edit.edit))
                visit(changed->object);
        }
}

nlohmann::json number_or_null(const std::optional<double>& value) {
    return value ? nlohmann::json(*value) : nlohmann::json();
}

std::optional<double> optional_number(const nlohmann::json& json) {
    return json.is_null() ? std::nullopt : std::optional(json.get<double>());
}

nlohmann::json photometry_as_json(const Photometry& p) {
    return {{"name", p.name},
            {"luminaire", p.luminaire},
            {"lamp_set", p.lamp_set},
            {"cie_orientation", p.cie_orientation},
            {"c_deg", p.c_deg},
            {"gamma_deg", p.gamma_deg},
            {"intensity_cd", p.intensity_cd},
            {"flux_lm", p.flux_lm},
            {"stated_flux_lm", number_or_null(p.stated_flux_lm)},
            {"watts", number_or_null(p.watts)}};
}

Photometry photometry_from_json(const nlohmann::json& json) {
    Photometry p;
    p.name = json.at("name").get<std::string>();
    p.luminaire = json.at("luminaire").get<std::string>();
    p.lamp_set = json.at("lamp_set").get<int>();
    p.cie_orientation = json.at("cie_orientation").get<bool>();
    p.c_deg = json.at("c_deg").get<std::vector<double>>();
    p.gamma_deg = json.at("gamma_deg").get<std::vector<double>>();
    p.intensity_cd = json.at("intensity_cd").get<std::vector<double>>();
    p.flux_lm = json.at("flux_lm").get<double>();
    p.stated_flux_lm = optional_number(json.at("stated_flux_lm"));
    p.watts = optional_number(json.at("watts"));
    try {
        check_photometry(p);
    } catch (const std::invalid_argument& error) {
        throw std::runtime_error(error.what());
    }
    return p;
}

}  // namespace

nlohmann::json photometries_as_json(const std::vector<Plan>& plans) {
    std::map<PhotometryKey, const Photometry*> known;
    each_light(plans, [&](const StreetLight& light) {
        if (light.photometry) known.emplace(key_of(*light.photometry), light.photometry.get());
    });
    nlohmann::json list = nlohmann::json::array();
    for (const auto& [key, photometry] : known) list.push_back(photometry_as_json(*photometry));
    return list;
}

void restore_photometries(const nlohmann::json& json, std::vector<Plan>& plans) {
    std::map<PhotometryKey, SharedPhotometry> known;
    for (const nlohmann::json& one : json) {
        auto photometry = std::make_shared<const Photometry>(photometry_from_json(one));
        known.emplace(key_of(*photometry), photometry);
    }
    each_light(plans, [&](StreetLight& light) {
        if (!light.photometry) return;
        const auto found = known.find(key_of(*light.photometry));
        if (found == known.end())
            throw std::runtime_error("a photometric file of which it tells nothing");
        light.photometry = found->second;
    });
}

}  // namespace tk
