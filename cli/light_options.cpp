#include "cli/light_options.h"

#include <algorithm>
#include <memory>

#include "cli/facade_notes.h"
#include "engine/core/input_error.h"
#include "engine/town/light_schedule.h"
#include "layers/light_sources.h"
#include "layers/provenance.h"

namespace tk::cli {
namespace {

int parse_hour_option(const std::string& text) {
    try {
        return parse_time_of_day(text, "--hour");
    } catch (const InputError& error) {
        throw UsageError(error.what());
    }
}

}  // namespace

void LightOptions::declare(OptionSet& options) {
    options.text("--photometry", "FILE|DIR", photometry,
                 "photometric file (.ldt, .ies) of lights that name none, or a folder in which the "
                 "files they name are found");
    options.text("--luminaires", "S", luminaires,
                 "library of luminaire types: pattern, photometry, flux, watts, height, ...");
    options.text("--lamp-kinds", "S", lamp_kinds,
                 "table of lumens per watt by kind of lamp: source, lm_per_w, reference");
    options.text("--hour", "HH:MM", hour,
                 "an hour of the night: burning hours and dimming by hour count (default: as "
                 "dimming says, whatever the hour)");
    options.number("--maintenance-factor", "F", maintenance_factor,
                   "for lights that have none of their own (1)");
}

void LightOptions::check() const {
    if (maintenance_factor && !(*maintenance_factor > 0.0 && *maintenance_factor <= 1.0))
        throw UsageError("--maintenance-factor: must be more than 0 and at most 1");
    if (!hour.empty()) parse_hour_option(hour);
}

bool LightOptions::any() const {
    return !photometry.empty() || !luminaires.empty() || !lamp_kinds.empty() || !hour.empty() ||
           maintenance_factor;
}

std::optional<int> LightOptions::minute_of_day() const {
    return hour.empty() ? std::nullopt : std::optional(parse_hour_option(hour));
}

ReadContext LightOptions::reading(const ReadContext& verbs) const {
    ReadContext context = verbs;
    if (maintenance_factor) context.maintenance_factor = *maintenance_factor;
    context.light_sources = std::make_shared<LightSources>();
    context.light_sources->set_photometry(photometry);
    context.light_sources->set_luminaires(luminaires);
    context.light_sources->set_lamp_kinds(lamp_kinds);
    return context;
}

void LightOptions::tell(const ReadContext& used, Json& parameters) const {
    if (const auto minute = minute_of_day()) parameters["hour"] = time_of_day_in_words(*minute);
    if (maintenance_factor) parameters["maintenance_factor"] = *maintenance_factor;
    if (!photometry.empty()) parameters["photometry"] = source_name(photometry);
    if (!luminaires.empty()) parameters["luminaires"] = source_name(luminaires);
    if (!lamp_kinds.empty()) parameters["lamp_kinds"] = source_name(lamp_kinds);
    for (const LampKind& kind : used.light_sources->used_lamp_kinds())
        parameters["lm_per_w"].push_back(
            {{"source", kind.name}, {"lm_per_w", kind.lm_per_w}, {"reference", kind.reference}});
}

void note_lights(const std::vector<StreetLight>& lights, const Obstacles& obstacles,
                 std::vector<std::string>& notes) {
    note_lights_in_buildings(lights, obstacles, notes);
    const auto out = std::count_if(lights.begin(), lights.end(),
                                   [](const StreetLight& light) { return light.out_of_order; });
    if (out > 0) notes.push_back(std::to_string(out) + " lights are out of order and give none");
}

}  // namespace tk::cli
