#include "layers/read_lights.h"

#include <cmath>

#include "engine/core/compass.h"
#include "layers/lamp_kind.h"
#include "layers/read_points.h"

namespace tk {

namespace {

std::optional<LightDistribution> distribution_called(const std::string& name) {
    const std::string key = field_key(name);
    if (key.rfind("isotrop", 0) == 0) return LightDistribution::isotropic;
    if (key.rfind("lambert", 0) == 0) return LightDistribution::lambertian;
    if (key.rfind("street", 0) == 0 || key.rfind("gat", 0) == 0 || key.rfind("vag", 0) == 0)
        return LightDistribution::street;
    return std::nullopt;
}

std::string take_flux(StreetLight& light, const LayerRows& row, const RowFill& fill) {
    const NumberValue flux = row.quantity("flux");
    std::string reason = take_number(flux, light.luminous_flux_lm, {}, "flux");
    if (!reason.empty() || flux.state == ValueState::there) return reason;
    const NumberValue watts = row.quantity("watts");
    double watts_w = 0.0;
    reason = take_number(watts, watts_w, {}, "watts");
    if (!reason.empty()) return reason;
    if (watts.state == ValueState::there) {
        const LampKind kind = lamp_kind(row.text("source"));
        light.luminous_flux_lm = watts_w * kind.lm_per_w;
        fill.assumptions.add("no flux, " + std::to_string(std::lround(kind.lm_per_w)) +
                             " lm for each watt is assumed (" + kind.name + ")");
    } else if (fill.use == RowUse::fresh) {
        light.luminous_flux_lm = assumed_flux_lm;
        fill.assumptions.add("neither flux nor watts, 5000 lm is assumed");
    }
    return {};
}

}  // namespace

double flux_per_watt_lm(const std::string& kind) {
    return lamp_kind(kind).lm_per_w;
}

std::string fill_from_row(StreetLight& light, const LayerRows& row, const RowFill& fill) {
    const bool fresh = fill.use == RowUse::fresh;
    const NumberValue height = row.length("height");
    if (height.state == ValueState::missing && fresh) {
        light.height_m = assumed_light_height_m;
        fill.assumptions.add("no height, 6 m is assumed");
    }
    if (fresh) light.maintenance_factor = fill.context.maintenance_factor;
    const std::string reasons[] = {
        take_number(height, light.height_m, {.lowest_excluded = true}, "height"),
        take_flux(light, row, fill),
        take_number(row.number("bearing"), light.bearing_deg, {.lowest = -HUGE_VAL}, "bearing"),
        take_number(row.number("tilt"), light.tilt_deg, {.lowest = -90.0, .highest = 90.0}, "tilt"),
        take_number(row.quantity("maintenance_factor"), light.maintenance_factor,
                    {.highest = 1.0, .lowest_excluded = true}, "maintenance factor"),
        take_number(row.quantity("dimming"), light.dimming, {.highest = 1.0}, "dimming")};
    for (const std::string& reason : reasons)
        if (!reason.empty()) return reason;
    light.bearing_deg = normalised_bearing_deg(light.bearing_deg);
    const std::string shape = row.text("distribution");
    if (shape.empty()) return {};
    if (const auto known = distribution_called(shape))
        light.distribution = *known;
    else
        fill.assumptions.add("distribution '" + shape + "' is not known, lambertian is assumed");
    return {};
}

std::vector<StreetLight> read_lights(const LayerRequest& request, const ReadContext& context,
                                     ReadReport& report) {
    LayerRows rows(request, context, LayerKind::lights, report);
    if (rows.has("photometry"))
        report.notes.push_back(
            "Photometric files are not read; the light spreads as by its "
            "distribution.");
    Assumptions assumptions;
    return read_points<StreetLight>(rows, context, assumptions);
}

}  // namespace tk
