#include "layers/result_surface.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/scenario/describe.h"
#include "engine/town/light_schedule.h"
#include "layers/layer_name.h"

namespace tk {
namespace {

struct ResultWords {
    std::string title;
    std::string description;
    NumberKind kind = NumberKind::physical;
};

std::string_view quantity_in_words(LightQuantity quantity) {
    switch (quantity) {
        case LightQuantity::horizontal: return "Horizontal";
        case LightQuantity::vertical: return "Vertical";
        case LightQuantity::semicylindrical: return "Semicylindrical";
        case LightQuantity::hemispherical: return "Hemispherical";
    }
    return {};
}

ResultWords words_of_light(const IlluminanceOptions& options) {
    ResultWords words;
    words.title = options.quantity == LightQuantity::horizontal
                      ? "Illuminance"
                      : fmt::format("{} illuminance", quantity_in_words(options.quantity));
    words.description = light_in_words(options) +
                        " from street lights, with shadows from buildings; inter-reflection is "
                        "left out.";
    return words;
}

ResultWords words_of_surface(Surface surface, const AssessmentParameters& parameters) {
    switch (surface) {
        case Surface::hotspot:
            return {"Hotspot surface",
                    "Kernel density of reported incidents. Reported events only; reporting "
                    "differs between places.",
                    NumberKind::measured};
        case Surface::light:
            return words_of_light(parameters.light ? parameters.light->options
                                                   : IlluminanceOptions{});
        case Surface::cameras:
            return {"Camera coverage",
                    "Highest pixel density of any camera; 0 where no camera sees.",
                    NumberKind::physical};
        case Surface::sightlines:
            return {"Natural surveillance",
                    "How much of the windows and entrances around sees a place: weight x cos / "
                    "(1 + (d / 25 m)^2), summed; 0 where none does. An index, not a probability.",
                    NumberKind::index};
        case Surface::place_index:
            return {"Place index",
                    "The place index describes the place. A lower value does not mean less crime.",
                    NumberKind::index};
    }
    return {};
}

/// With the time of the night that the light is of, where it is of one.
ResultWords result_words(Surface surface, const AssessmentParameters& parameters) {
    ResultWords words = words_of_surface(surface, parameters);
    if (!parameters.light || !parameters.light->options.minute_of_day) return words;
    const std::string time = time_of_day_in_words(*parameters.light->options.minute_of_day);
    if (surface == Surface::light) words.title += " at " + time;
    if (surface == Surface::light) words.description += " By the lights' hours at " + time + ".";
    if (surface == Surface::place_index)
        words.description += " Its darkness is that at " + time + ".";
    return words;
}

std::string result_unit(Surface surface, const AssessmentParameters& parameters) {
    switch (surface) {
        case Surface::hotspot: return parameters.hotspot ? parameters.hotspot->unit : "";
        case Surface::light: return "lx";
        case Surface::cameras: return "px/m";
        case Surface::sightlines: return "";
        case Surface::place_index: return "";
    }
    return {};
}

double highest_of_scale(Surface surface, const GridRows& today) {
    switch (surface) {
        case Surface::hotspot:
        case Surface::sightlines: break;
        case Surface::light: return 20.0;
        case Surface::cameras: return 250.0;
        case Surface::place_index: return 100.0;
    }
    return value_range(today).high;
}

/// Gives orange to what gets worse.
ColourRamp change_ramp(Surface surface) {
    const bool more_is_better =
        surface == Surface::light || surface == Surface::cameras || surface == Surface::sightlines;
    return more_is_better ? ColourRamp::orange_blue : ColourRamp::blue_orange;
}

}  // namespace

std::string light_in_words(const IlluminanceOptions& options) {
    std::string words = fmt::format("{} illuminance", quantity_in_words(options.quantity));
    if (options.plane_height_m > 0.0)
        words += fmt::format(" {} m above the ground", options.plane_height_m);
    if (!is_upright(options.quantity)) return words;
    return words + (options.facing_deg ? fmt::format(", facing {} degrees", *options.facing_deg)
                                       : ", the smallest of facing 0, 90, 180 and 270 degrees");
}

RasterDescription describe_today(Surface surface, const AssessmentParameters& parameters) {
    const ResultWords words = result_words(surface, parameters);
    return {std::string(surface_name(surface)) + "_today", words.title + ", today",
            words.description, result_unit(surface, parameters), words.kind};
}

RasterDescription describe_plan(Surface surface, const AssessmentParameters& parameters,
                                const std::string& scenario) {
    const ResultWords words = result_words(surface, parameters);
    return {std::string(surface_name(surface)) + "_" + layer_name_part(scenario),
            words.title + ", " + scenario, words.description, result_unit(surface, parameters),
            words.kind};
}

RasterDescription describe_change(Surface surface, const AssessmentParameters& parameters,
                                  const std::string& scenario) {
    const ResultWords words = result_words(surface, parameters);
    return {std::string(surface_name(surface)) + "_" + layer_name_part(scenario) + "_change",
            words.title + ", change by " + scenario, scenario + " less today. " + words.description,
            result_unit(surface, parameters), words.kind};
}

RasterStyle style_of_levels(Surface surface, const GridRows& today) {
    return sequential_style({0.0, highest_of_scale(surface, today)});
}

RasterStyle style_of_changes(Surface surface, std::span<const Grid<float>* const> changes) {
    return style_of_changes(change_ramp(surface), changes);
}

RasterStyle style_of_changes(ColourRamp ramp, std::span<const Grid<float>* const> changes) {
    double largest = 0.0;
    for (const Grid<float>* change : changes) {
        const ValueRange range = value_range(*change);
        largest = std::max({largest, std::abs(range.low), std::abs(range.high)});
    }
    return diverging_style(largest > 0.0 ? largest : 1.0, 0.0, ramp);
}

VectorLayer scenario_changes(const std::string& name, const Scenario& scenario, const Town& today) {
    VectorLayer layer;
    layer.name = name;
    layer.title = "Changes of " + scenario.name;
    layer.description = "What the scenario does, one edit a row.";
    layer.fields = {{"number", FieldKind::integer, "", "order in which it is made"},
                    {"change", FieldKind::text, "", "in words"}};
    std::vector<VectorRow> rows;
    for (std::size_t i = 0; i < scenario.edits.size(); ++i)
        rows.push_back({std::monostate{},
                        {static_cast<std::int64_t>(i + 1), describe(scenario.edits[i], today)}});
    layer.row_count = rows.size();
    layer.fill_row = rows_from(std::move(rows));
    return layer;
}

}  // namespace tk
