#include "layers/result_parameters.h"

#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "engine/town/light_schedule.h"
#include "layers/light_sources.h"
#include "layers/provenance.h"

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

/// What the study's light is of. Of files only the name is told.
OrderedJson light_parameters(const LightingAnalysis& lighting, const LightParameters& light,
                             const LightSources* sources) {
    const IlluminanceOptions& options = light.options;
    OrderedJson json = {{"cell_m", light.cell_m},
                        {"quantity", lighting.quantity},
                        {"plane_height_m", options.plane_height_m}};
    if (is_upright(options.quantity)) {
        if (options.facing_deg)
            json["facing"] = *options.facing_deg;
        else
            json["facing"] = "worst";
    }
    if (options.minute_of_day) json["hour"] = time_of_day_in_words(*options.minute_of_day);
    if (lighting.maintenance_factor) json["maintenance_factor"] = *lighting.maintenance_factor;
    if (!lighting.photometry.empty()) json["photometry"] = source_name(lighting.photometry);
    if (!lighting.luminaires.empty()) json["luminaires"] = source_name(lighting.luminaires);
    if (!lighting.lamp_kinds.empty()) json["lamp_kinds"] = source_name(lighting.lamp_kinds);
    if (sources == nullptr) return json;
    for (const LampKind& kind : sources->used_lamp_kinds())
        json["lm_per_w"].push_back(
            {{"source", kind.name}, {"lm_per_w", kind.lm_per_w}, {"reference", kind.reference}});
    return json;
}

std::string date_text(std::chrono::year_month_day date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string utc_text(std::chrono::sys_seconds time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::hh_mm_ss clock(time - day);
    return fmt::format("{}T{:02}:{:02}:{:02}Z", date_text(day), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count());
}

OrderedJson weekday_parameters(const WeekdaySet& days) {
    constexpr const char* names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    OrderedJson json = OrderedJson::array();
    for (unsigned iso = 1; iso <= 7; ++iso)
        if (days.contains(std::chrono::weekday(iso))) json.push_back(names[iso - 1]);
    return json;
}

/// By the words of the command line's options.
OrderedJson filter_parameters(const IncidentFilter& filter) {
    OrderedJson json = OrderedJson::object();
    if (filter.from) json["from"] = utc_text(*filter.from);
    if (filter.to) json["to"] = utc_text(*filter.to);
    if (!filter.categories.empty()) json["category"] = filter.categories;
    if (filter.hours)
        json["hours"] = fmt::format("{:02}:{:02}-{:02}:{:02}", filter.hours->from_min / 60,
                                    filter.hours->from_min % 60, filter.hours->to_min / 60,
                                    filter.hours->to_min % 60);
    if (filter.weekdays) json["weekdays"] = weekday_parameters(*filter.weekdays);
    if (filter.darkness)
        json["darkness"] = *filter.darkness == LightCondition::day        ? "day"
                           : *filter.darkness == LightCondition::twilight ? "twilight"
                                                                          : "dark";
    return json;
}

}  // namespace

std::string result_parameters(const Study& study, const LoadedStudy& loaded,
                              const AssessmentParameters& p, const IncidentFilter& filter) {
    const HotspotAnalysis& hotspot = study.hotspot;
    OrderedJson json = {
        {"study", study.name}, {"crs", loaded.context.crs.label()}, {"cell_m", p.grid.cell_m}};
    if (loaded.context.phase_date) json["phase_date"] = date_text(*loaded.context.phase_date);
    if (p.hotspot)
        json["hotspot"] = {{"kernel", hotspot.kernel},
                           {"bandwidth_m", p.hotspot->kernel.bandwidth_m},
                           {"bandwidth_rule", hotspot.bandwidth_rule},
                           {"unit", p.hotspot->unit}};
    if (p.hotspot) {
        OrderedJson filters = OrderedJson::array();
        for (const IncidentFilter* one : {&loaded.filter, &filter})
            if (!one->empty()) filters.push_back(filter_parameters(*one));
        if (!filters.empty()) json["hotspot"]["filters"] = filters;
    }
    if (p.light)
        json["light"] =
            light_parameters(study.lighting, *p.light, loaded.context.light_sources.get());
    if (p.cameras)
        json["cameras"] = {
            {"cell_m", p.cameras->cell_m},
            {"target_height_m", p.cameras->options.target_height_m},
            {"rule", p.cameras->options.rule == PixelDensityRule::plane ? "plane" : "on-axis"},
            {"standard", p.cameras->options.standard == CameraStandard::iec_62676_4_2014
                             ? "IEC 62676-4:2014"
                             : "IEC 62676-4:2025"}};
    if (p.sightlines) {
        const SurveillanceOptions& o = p.sightlines->options;
        json["sightlines"] = {
            {"cell_m", p.sightlines->cell_m},
            {"observers", o.observers == Observers::windows     ? "windows"
                          : o.observers == Observers::entrances ? "entrances"
                                                                : "both"},
            {"time_of_day", o.facade.hours == WatchHours::night ? "night" : "day"},
            {"reach_m", o.sightlines.reach_m},
            {"eye_height_m", o.sightlines.eye_height_m}};
    }
    if (p.place_index) json["place_index"] = place_index_parameters_json(*p.place_index);
    OrderedJson defaults = OrderedJson::array();
    for (const ReadReport& report : loaded.reports)
        for (const std::string& note : report.notes) defaults.push_back(report.role + ": " + note);
    json["assumed"] = defaults;
    return json.dump();
}

}  // namespace tk
