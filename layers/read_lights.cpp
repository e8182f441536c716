#include "layers/read_lights.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "engine/core/compass.h"
#include "engine/core/input_error.h"
#include "layers/lamp_kind.h"
#include "layers/light_aim.h"
#include "layers/light_sources.h"
#include "layers/read_points.h"
#include "layers/written_number.h"

namespace tk {

namespace {

/// Whether what a row does not state is looked up: not in a table of edits that this program
/// wrote, whose new lights state all they have.
bool is_looked_up(const LayerRows& row, const RowFill& fill) {
    return fill.use == RowUse::fresh && fill.context.light_sources != nullptr &&
           !row.has("edit_order");
}

/// The type that the luminaire library has for a row; empty without.
LuminaireType type_for(const StreetLight& light, const LayerRows& row, const RowFill& fill) {
    if (!is_looked_up(row, fill)) return {};
    const LuminaireType* type = fill.context.light_sources->type_of(light.luminaire);
    return type == nullptr ? LuminaireType{} : *type;
}

std::string take_photometry_options(PhotometryOptions& options, const LayerRows& row,
                                    const RowFill& fill) {
    std::optional<double> set;
    std::string reason = take_number(row.quantity("lamp_set"), set, {.lowest = 1.0}, "lamp set");
    if (!reason.empty()) return reason;
    if (set) options.lamp_set = static_cast<int>(*set);
    const std::string orientation = row.text("orientation");
    if (orientation.empty()) return {};
    if (const auto cie = cie_orientation_called(orientation))
        options.cie_orientation = *cie;
    else
        fill.assumptions.add("orientation '" + orientation + "' is not known, ies is assumed");
    return {};
}

/// The photometric file that the row names, else its type, else the one for all.
std::string take_photometry(StreetLight& light, const LuminaireType& type, const LayerRows& row,
                            const RowFill& fill) {
    std::string name = row.text("photometry");
    PhotometryOptions options;
    if (name.empty()) {
        name = type.photometry;
        options = type.photometry_options;
    }
    if (std::string reason = take_photometry_options(options, row, fill); !reason.empty())
        return reason;
    LightSources* sources = fill.context.light_sources.get();
    if (name.empty() && is_looked_up(row, fill) && sources->usual_photometry())
        name = sources->usual_photometry()->name;
    if (name.empty() || sources == nullptr) return {};
    const LightSources::Found found = sources->photometry(name, options);
    light.photometry = found.photometry;
    if (!found.photometry)
        fill.assumptions.add("photometry '" + name + "' " + found.problem +
                             ", the light spreads as by its distribution");
    return {};
}

/// Lumens by the watts of a lamp of a kind.
void assume_flux(StreetLight& light, const std::string& lamp, const RowFill& fill) {
    LightSources* sources = fill.context.light_sources.get();
    const LampKind kind = sources == nullptr ? lamp_kind(lamp) : sources->lamp_kind_of(lamp);
    light.luminous_flux_lm = *light.power_w * kind.lm_per_w;
    fill.assumptions.add("no flux, " + std::to_string(std::lround(kind.lm_per_w)) +
                         " lm for each watt is assumed (" + kind.name + ")");
}

/// What the row states, else its type, else the photometric file, else the watts, else a usual one.
std::string take_flux(StreetLight& light, const LuminaireType& type, const LayerRows& row,
                      const RowFill& fill) {
    const bool fresh = fill.use == RowUse::fresh;
    const NumberValue flux = row.quantity("flux"), watts = row.quantity("watts");
    if (fresh) light.power_w = type.power_w;
    std::string reason = take_number(watts, light.power_w, {}, "watts");
    if (reason.empty()) reason = take_number(flux, light.luminous_flux_lm, {}, "flux");
    if (!reason.empty() || flux.state == ValueState::there) return reason;
    const Photometry* file = light.photometry.get();
    if (fresh && !light.power_w && file != nullptr) light.power_w = file->watts;
    if (fresh && type.flux_lm) {
        light.luminous_flux_lm = *type.flux_lm;
    } else if (fresh && file != nullptr) {
        light.luminous_flux_lm = file->flux_lm;
    } else if (watts.state == ValueState::there || (fresh && light.power_w)) {
        const std::string lamp = row.text("source");
        assume_flux(light, lamp.empty() ? type.lamp_kind : lamp, fill);
    } else if (fresh) {
        light.luminous_flux_lm = assumed_flux_lm;
        fill.assumptions.add("neither flux nor watts, 5000 lm is assumed");
    }
    return {};
}

std::string take_distribution(StreetLight& light, const LuminaireType& type, const LayerRows& row,
                              const RowFill& fill) {
    if (fill.use == RowUse::fresh && type.distribution) light.distribution = *type.distribution;
    const std::string shape = row.text("distribution");
    if (shape.empty()) return {};
    if (const auto known = distribution_called(shape))
        light.distribution = *known;
    else
        fill.assumptions.add("distribution '" + shape + "' is not known, lambertian is assumed");
    return {};
}

/// Whether a register's word says that a light is out of order; none for one that is not known.
std::optional<bool> out_of_order_said(const std::string& text) {
    if (const std::optional<WrittenNumber> number = parse_number(text)) return number->value != 0.0;
    const std::string key = field_key(text);
    const auto is_one_of = [&](std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), key) != words.end();
    };
    const auto begins_with = [&](std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(),
                           [&](std::string_view word) { return key.rfind(word, 0) == 0; });
    };
    if (is_one_of({"true", "t", "ja", "j", "yes", "y", "x", "fel", "off", "av", "dead", "lyserej",
                   "lyserinte"}) ||
        begins_with({"urdrift", "urfunktion", "ejidrift", "inteidrift", "trasig", "defekt",
                     "sonder", "slackt", "avstangd", "felanmald", "fungerarej", "fungerarinte",
                     "outof", "broken", "defect", "fault", "notworking", "inoperative", "failed"}))
        return true;
    if (is_one_of({"false", "f", "nej", "n", "no", "ok", "hel", "on", "pa", "tand", "normal"}) ||
        begins_with({"idrift", "fungerar", "lyser", "ejtrasig", "intetrasig", "working",
                     "inservice", "inoperation", "operational"}))
        return false;
    return std::nullopt;
}

/// Hours that cannot be read leave the light as it was; it is said.
std::string take_schedule(StreetLight& light, const LayerRows& row, const RowFill& fill) {
    const auto attempt = [&](const char* role, auto take) {
        const std::string words = row.text(role);
        if (words.empty()) return;
        try {
            take(words);
        } catch (const InputError& error) {
            fill.assumptions.add(std::string(role) + ": " + error.problem() + ", not used");
        }
    };
    attempt("burning_hours", [&](const std::string& words) {
        light.schedule.burning = parse_hours(words, "burning_hours");
    });
    attempt("dimming_hours", [&](const std::string& words) {
        light.schedule.steps = parse_dimming_steps(words, "dimming_hours");
    });
    const std::string state = row.text("out_of_order");
    if (state.empty()) return {};
    const std::optional<bool> broken = out_of_order_said(state);
    if (!broken)
        fill.assumptions.add("out_of_order '" + state +
                             "' is not known, the light is taken to work");
    light.out_of_order = broken.value_or(false);
    return {};
}

std::string take_numbers(StreetLight& light, const LayerRows& row) {
    const std::string reasons[] = {
        take_number(row.number("bearing"), light.bearing_deg, {.lowest = -HUGE_VAL}, "bearing"),
        take_number(row.number("tilt"), light.tilt_deg, {.lowest = -90.0, .highest = 90.0}, "tilt"),
        take_number(row.number("rotation"), light.rotation_deg,
                    {.lowest = -180.0, .highest = 180.0}, "rotation"),
        take_number(row.quantity("maintenance_factor"), light.maintenance_factor,
                    {.highest = 1.0, .lowest_excluded = true}, "maintenance factor"),
        take_number(row.quantity("dimming"), light.dimming, {.highest = 1.0}, "dimming")};
    for (const std::string& reason : reasons)
        if (!reason.empty()) return reason;
    return {};
}

std::filesystem::path folder_of(const std::string& source) {
    const std::string path = source.substr(0, source.find('|'));
    return std::filesystem::path(std::u8string(path.begin(), path.end())).parent_path();
}

}  // namespace

double flux_per_watt_lm(const std::string& kind) {
    return lamp_kind(kind).lm_per_w;
}

std::string fill_from_row(StreetLight& light, const LayerRows& row, const RowFill& fill) {
    const bool fresh = fill.use == RowUse::fresh;
    if (std::string name = row.text("luminaire"); !name.empty()) light.luminaire = std::move(name);
    const LuminaireType type = type_for(light, row, fill);
    const NumberValue height = row.length("height");
    if (height.state == ValueState::missing && fresh) {
        light.height_m = type.height_m.value_or(assumed_light_height_m);
        if (!type.height_m) fill.assumptions.add("no height, 6 m is assumed");
    }
    if (fresh)
        light.maintenance_factor =
            type.maintenance_factor.value_or(fill.context.maintenance_factor);
    const bool bearing_stated = row.number("bearing").state != ValueState::missing;
    const std::string reasons[] = {
        take_number(height, light.height_m, {.lowest_excluded = true}, "height"),
        take_photometry(light, type, row, fill),
        take_flux(light, type, row, fill),
        take_numbers(light, row),
        take_schedule(light, row, fill),
        take_distribution(light, type, row, fill)};
    for (const std::string& reason : reasons)
        if (!reason.empty()) return reason;
    light.bearing_deg = normalised_bearing_deg(light.bearing_deg);
    if (fresh && !bearing_stated && fill.context.bearings_may_be_open)
        light.bearing_deg = bearing_not_stated;
    return {};
}

std::vector<StreetLight> read_lights(const LayerRequest& request, const ReadContext& context,
                                     ReadReport& report) {
    ReadContext here = context;
    if (here.light_sources == nullptr) here.light_sources = std::make_shared<LightSources>();
    here.light_sources->add_folder(folder_of(request.source));
    here.bearings_may_be_open = here.aimed_across != nullptr;
    LayerRows rows(request, here, LayerKind::lights, report);
    Assumptions assumptions;
    std::vector<StreetLight> lights = read_points<StreetLight>(rows, here, assumptions);
    LightAim aim(here);
    for (StreetLight& light : lights) aim.aim(light);
    aim.tell(report);
    for (std::string& note : here.light_sources->take_notes())
        report.notes.push_back(std::move(note));
    return lights;
}

}  // namespace tk
