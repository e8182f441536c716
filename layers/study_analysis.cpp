// The [analysis.*] tables of a study. Keys are the command line's option names, with _ for -.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/core/input_error.h"
#include "engine/town/incident_filter.h"
#include "engine/town/light_schedule.h"
#include "layers/local_time.h"
#include "layers/study_tables.h"

namespace tk {
namespace {

/// Runs a parser of option words; what it refuses is refused at the line of `key`.
template <typename Parse>
void check_words(const ConfigReader& table, std::string_view key, const Parse& parse) {
    try {
        parse();
    } catch (const InputError& error) {
        table.refuse(key, "does not read: " + error.problem(), error.remedy());
    }
}

std::string filter_time(ConfigReader& table, std::string_view key) {
    const ConfigValue* value = table.value(key);
    if (value == nullptr) return {};
    const std::string remedy = "give a date or time, as in 2024-03-31 or 2024-03-31T22:00:00";
    std::string iso;
    if (const auto* time = std::get_if<ConfigTime>(&value->value))
        iso = time->iso;
    else if (const auto* text = std::get_if<std::string>(&value->value))
        iso = *text;
    else
        table.refuse(key, fmt::format("is {}", kind_of(*value)), remedy);
    if (!parse_time(iso)) table.refuse(key, "is '" + iso + "'", remedy);
    return iso;
}

/// Offsets apart: where only one end gives its own, the layer's time zone decides when it is read.
void refuse_empty_interval(const ConfigReader& table, const StudyFilter& filter) {
    const auto from = parse_time(filter.from);
    const auto to = parse_time(filter.to);
    if (from && to && from->utc_offset_s == to->utc_offset_s && from->clock >= to->clock)
        table.refuse("to", "is not after 'from'", "the interval begins at from and ends before to");
}

StudyFilter read_filter(ConfigReader& table) {
    StudyFilter filter;
    filter.from = filter_time(table, "from");
    filter.to = filter_time(table, "to");
    refuse_empty_interval(table, filter);
    filter.categories = study_categories(table, "category");
    filter.hours = table.text("hours").value_or("");
    if (!filter.hours.empty()) check_words(table, "hours", [&] { parse_hours(filter.hours); });
    filter.weekdays = table.text("weekdays").value_or("");
    if (!filter.weekdays.empty())
        check_words(table, "weekdays", [&] { parse_weekdays(filter.weekdays); });
    filter.darkness = table.choice("darkness", {"day", "twilight", "dark"}).value_or("");
    return filter;
}

void read_bandwidth(ConfigReader& table, HotspotAnalysis& hotspot) {
    const ConfigValue* value = table.value("bandwidth");
    if (value != nullptr && std::holds_alternative<std::string>(value->value))
        hotspot.bandwidth_rule =
            *table.choice("bandwidth", {"scott", "silverman", "cross-validation"});
    else
        hotspot.bandwidth_m = table.number("bandwidth", above_zero).value_or(hotspot.bandwidth_m);
}

/// What the density along streets does not have, as the command line refuses it.
void refuse_beside_along(const ConfigReader& table, const HotspotAnalysis& hotspot) {
    const auto refuse = [&](const std::string& what, const std::string& remedy) {
        table.refuse("along", "does not go with " + what, remedy);
    };
    if (hotspot.kernel == "gaussian")
        refuse("kernel = \"gaussian\", which does not end", "choose another kernel");
    if (!hotspot.bandwidth_rule.empty())
        refuse("bandwidth = \"" + hotspot.bandwidth_rule + "\", a rule for the plane",
               "give it in metres");
    if (hotspot.adaptive) refuse("adaptive", "leave one of them out");
    if (hotspot.edge != "none") refuse("edge, a correction in the plane", "leave it out");
    if (!hotspot.relative_to.empty()) refuse("relative_to", "leave one of them out");
}

void read_hotspot(ConfigReader& table, Study& study) {
    HotspotAnalysis& hotspot = study.hotspot;
    hotspot.kernel = table
                         .choice("kernel", {"quartic", "epanechnikov", "triangular", "uniform",
                                            "triweight", "gaussian"})
                         .value_or(hotspot.kernel);
    read_bandwidth(table, hotspot);
    hotspot.adaptive = table.flag("adaptive").value_or(false);
    hotspot.edge = table.choice("edge", {"none", "uniform", "jones-diggle"}).value_or(hotspot.edge);
    hotspot.unit = table.choice("unit", {"per-km2", "per-km2-year", "raw"}).value_or(hotspot.unit);
    hotspot.relative_to = study_source(table, "relative_to", study);
    hotspot.along.source = study_source(table, "along", study);
    hotspot.split = table.choice("split", {"discontinuous", "continuous"}).value_or(hotspot.split);
    read_along(table, hotspot.along);
    hotspot.filter = read_filter(table);
    if (!hotspot.along.source.empty()) refuse_beside_along(table, hotspot);
}

void read_facing(ConfigReader& table, LightingAnalysis& lighting) {
    const ConfigValue* value = table.value("facing");
    if (value == nullptr) return;
    if (std::holds_alternative<std::string>(value->value))
        lighting.facing = *table.choice("facing", {"worst"});
    else
        lighting.facing =
            fmt::format("{}", *table.number("facing", {.lowest = 0.0, .highest = 360.0}));
}

void read_lighting(ConfigReader& table, Study& study) {
    LightingAnalysis& lighting = study.lighting;
    lighting.quantity =
        table.choice("quantity", {"horizontal", "vertical", "semicylindrical", "hemispherical"})
            .value_or(lighting.quantity);
    const bool upright = lighting.quantity == "vertical" || lighting.quantity == "semicylindrical";
    lighting.plane_height_m =
        table.number("plane_height", zero_or_more).value_or(upright ? 1.5 : 0.0);
    read_facing(table, lighting);
    lighting.maintenance_factor = table.number(
        "maintenance_factor", {.lowest = 0.0, .highest = 1.0, .lowest_allowed = false});
    lighting.photometry = study_source(table, "photometry", study);
    lighting.luminaires = study_source(table, "luminaires", study);
    lighting.lamp_kinds = study_source(table, "lamp_kinds", study);
    lighting.hour = table.text("hour").value_or("");
    if (!lighting.hour.empty())
        check_words(table, "hour", [&] { parse_time_of_day(lighting.hour, "hour"); });
    lighting.cell_m = table.number("cell", above_zero).value_or(lighting.cell_m);
}

/// An edition of the standard: 2014 or 2025, as a number or in quotes.
CameraStandard read_standard(ConfigReader& table) {
    const ConfigValue* value = table.value("standard");
    if (value == nullptr) return CamerasAnalysis{}.standard;
    std::string edition;
    if (const auto* number = std::get_if<std::int64_t>(&value->value))
        edition = std::to_string(*number);
    else
        edition = *table.choice("standard", {"2014", "2025"});
    if (edition == "2014") return CameraStandard::iec_62676_4_2014;
    if (edition == "2025") return CameraStandard::iec_62676_4_2025;
    table.refuse("standard", "is " + edition, "give 2014 or 2025");
}

void read_cameras_analysis(ConfigReader& table, Study& study) {
    CamerasAnalysis& cameras = study.cameras;
    cameras.target_height_m =
        table.number("target_height", zero_or_more).value_or(cameras.target_height_m);
    if (table.choice("rule", {"plane", "on-axis"}).value_or("plane") == "on-axis")
        cameras.rule = PixelDensityRule::on_axis;
    cameras.standard = read_standard(table);
    cameras.cell_m = table.number("cell", above_zero).value_or(cameras.cell_m);
}

void read_sightlines_analysis(ConfigReader& table, Study& study) {
    SightlinesAnalysis& sightlines = study.sightlines.emplace();
    sightlines.observers =
        table.choice("observers", {"windows", "entrances", "both"}).value_or(sightlines.observers);
    sightlines.entrances = study_source(table, "entrances", study);
    sightlines.time_of_day =
        table.choice("time_of_day", {"day", "night"}).value_or(sightlines.time_of_day);
    sightlines.reach_m = table.number("reach", above_zero).value_or(sightlines.reach_m);
    sightlines.eye_height_m =
        table.number("eye_height", zero_or_more).value_or(sightlines.eye_height_m);
    sightlines.cell_m = table.number("cell", above_zero).value_or(sightlines.cell_m);
}

/// The names that weights and ramps may bear; asking for them makes them known.
void read_weights(ConfigReader& table, const Study& study, PlaceIndexParameters& index) {
    const auto weight = [&](std::string_view part, double& value) {
        value = table.number(part, zero_or_more).value_or(value);
    };
    weight("incidents", index.incident_density_weight);
    weight("darkness", index.darkness_weight);
    weight("unwatched", index.unwatchedness_weight);
    for (const FeatureLayer& feature : study.features) table.value(feature.name);
    table.refuse_other_keys();
    for (const std::string& name : table.keys()) {
        const bool is_feature =
            std::any_of(study.features.begin(), study.features.end(),
                        [&](const FeatureLayer& feature) { return feature.name == name; });
        if (is_feature)
            index.features.push_back({.set = name, .weight = *table.number(name, zero_or_more)});
    }
}

std::optional<Ramp> read_ramp(ConfigReader& table, std::string_view part) {
    const auto ends = table.numbers(part, zero_or_more);
    if (!ends) return std::nullopt;
    const std::string remedy =
        "give [the value that counts 0, the value that counts 1], as in [10, 0]";
    if (ends->size() != 2) table.refuse(part, fmt::format("has {} numbers", ends->size()), remedy);
    if ((*ends)[0] == (*ends)[1]) table.refuse(part, "begins and ends at the same value", remedy);
    return Ramp{(*ends)[0], (*ends)[1]};
}

void read_ramps(ConfigReader& table, const Study& study, PlaceIndexParameters& index) {
    if (const auto ramp = read_ramp(table, "incidents")) index.incident_density_ramp = ramp;
    if (const auto ramp = read_ramp(table, "darkness")) index.darkness_ramp = *ramp;
    if (const auto ramp = read_ramp(table, "unwatched")) index.unwatchedness_ramp = *ramp;
    for (FeaturePart& part : index.features)
        if (const auto ramp = read_ramp(table, part.set)) part.ramp = *ramp;
    for (const FeatureLayer& feature : study.features) {
        const bool has_weight =
            std::any_of(index.features.begin(), index.features.end(),
                        [&](const FeaturePart& part) { return part.set == feature.name; });
        if (table.value(feature.name) != nullptr && !has_weight)
            table.refuse(feature.name, "has a ramp and no weight",
                         "give it a weight in [analysis.place_index.weights] too");
    }
    table.refuse_other_keys();
}

void read_place_index(ConfigReader& table, Study& study) {
    PlaceIndexParameters& index = study.place_index;
    if (auto weights = table.table("weights")) {
        read_weights(*weights, study, index);
        double sum =
            index.incident_density_weight + index.darkness_weight + index.unwatchedness_weight;
        for (const FeaturePart& part : index.features) sum += part.weight;
        if (!(sum > 0.0))
            table.refuse("weights", "leaves nothing that counts", "give one part a weight above 0");
    }
    if (auto ramps = table.table("ramps")) read_ramps(*ramps, study, index);
}

}  // namespace

std::vector<std::string> study_categories(ConfigReader& table, std::string_view key) {
    const ConfigValue* value = table.value(key);
    if (value == nullptr) return {};
    std::vector<std::string> names;
    if (const auto* text = std::get_if<std::string>(&value->value))
        check_words(table, key, [&] { names = parse_categories(*text); });
    else
        names = *table.texts(key);
    if (std::any_of(names.begin(), names.end(), [](const auto& name) { return name.empty(); }))
        table.refuse(key, "has an empty name", "name a category, or leave the key out");
    return names;
}

void read_analysis_tables(ConfigReader& analysis, Study& study) {
    using Read = void (*)(ConfigReader&, Study&);
    const std::pair<std::string_view, Read> tables[] = {
        {"hotspot", read_hotspot},          {"lighting", read_lighting},
        {"cameras", read_cameras_analysis}, {"sightlines", read_sightlines_analysis},
        {"place_index", read_place_index},  {"evidence", read_evidence_analysis}};
    for (const auto& [name, read] : tables) {
        auto table = analysis.table(name);
        if (!table) continue;
        read(*table, study);
        table->refuse_other_keys();
    }
    read_pattern_tables(analysis, study);
    analysis.refuse_other_keys();
}

}  // namespace tk
