// What is in a file, a service or a study: `tryggkarta info`.
#include "cli/verb_info.h"

#include <filesystem>

#include "cli/plain_number.h"
#include "cli/text_table.h"
#include "layers/describe_source.h"
#include "layers/output_file.h"
#include "layers/provenance.h"
#include "layers/study_file.h"

namespace tk::cli {
namespace {

Json layer_as_json(const LayerInfo& layer, const std::string& driver, const std::string& source) {
    Json skipped = Json::array();
    for (const SkippedRows& s : layer.skipped)
        skipped.push_back({{"reason", s.reason}, {"count", s.count}, {"first_row", s.first_row}});
    Json fields = Json::object();
    for (const auto& [role, field] : layer.fields) fields[role] = field;
    const Extent& e = layer.extent;
    Json extent = nullptr;
    if (!e.empty()) extent = {e.west_m, e.south_m, e.east_m, e.north_m};
    return {{"name", layer.name},
            {"role", layer.role},
            {"source", source},
            {"driver", driver},
            {"geometry", layer.geometry},
            {"features", layer.features},
            {"crs", layer.crs.empty() ? Json(nullptr) : Json(layer.crs)},
            {"extent", extent},
            {"fields", fields},
            {"skipped", skipped},
            {"notes", layer.notes}};
}

std::string layer_as_text(const LayerInfo& layer, const std::string& driver) {
    std::string text = layer.name + ": " + layer.role + ", " + grouped(layer.features) + " rows, " +
                       layer.geometry + ", " + (layer.crs.empty() ? "no CRS stated" : layer.crs) +
                       " (" + driver + ")\n";
    for (const auto& [role, field] : layer.fields)
        text += "  " + role + " <- " + (field.empty() ? "geometry" : field) + "\n";
    for (const SkippedRows& s : layer.skipped)
        text += "  would skip " + grouped(s.count) + ": " + s.reason + " (first: row " +
                std::to_string(s.first_row) + ")\n";
    for (const std::string& note : layer.notes) text += "  note: " + note + "\n";
    return text;
}

void add_source(const LayerRequest& request, const std::string& role, Outcome& outcome) {
    const SourceInfo info = describe_source(request, role);
    if (!outcome.result.contains("driver")) outcome.result["driver"] = info.driver;
    for (const LayerInfo& layer : info.layers) {
        outcome.result["layers"].push_back(
            layer_as_json(layer, info.driver, source_name(request.source)));
        outcome.text += layer_as_text(layer, info.driver);
    }
}

bool is_study(const std::string& source) {
    return source.ends_with(".toml");
}

}  // namespace

void InfoVerb::declare(OptionSet& options) {
    source_.declare(options, "SOURCE", "file, service or study (.toml)",
                    {{"--x", "x", "field of the easting or longitude"},
                     {"--y", "y", "field of the northing or latitude"},
                     {"--time", "time", "field of the time"},
                     {"--time-end", "time_end", "field of the end of an interval"},
                     {"--category-field", "category", "field of the category"},
                     {"--weight", "weight", "field of the weight"}});
    options.text("--role", "ROLE", role_,
                 "what it is read as: incidents, lights, cameras, ... (guessed)");
}

Outcome InfoVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    outcome.result["layers"] = Json::array();
    if (!is_study(source_.source())) {
        add_source(source_.request(), role_, outcome);
        return outcome;
    }
    const Study study = read_study(path_from_utf8(source_.source()));
    outcome.result["driver"] = "study";
    outcome.result["study"] = study.name;
    outcome.text = "study '" + study.name + "'\n\n";
    for (const auto& [role, request] : study.layers) {
        context.progress.check();
        if (role == "terrain" || role == "addresses") continue;
        add_source(request, role, outcome);
    }
    for (const FeatureLayer& features : study.features)
        add_source(features.request, "features", outcome);
    for (const std::string& later : study.not_computed)
        outcome.notes.push_back(later + " is not computed by this version");
    return outcome;
}

}  // namespace tk::cli
