// What is in a file, a service or a study: `tryggkarta info`.
#include "cli/verb_info.h"

#include <filesystem>
#include <optional>

#include "cli/at_values.h"
#include "cli/plain_number.h"
#include "cli/text_table.h"
#include "engine/core/input_error.h"
#include "layers/describe_raster.h"
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

Json or_null(const std::optional<double>& number) {
    return number ? number_or_null(*number) : Json(nullptr);
}

Json raster_as_json(const RasterInfo& raster, const std::string& role, const std::string& source) {
    const Extent& e = raster.extent;
    Json extent = nullptr;
    if (!e.empty()) extent = {e.west_m, e.south_m, e.east_m, e.north_m};
    return {{"name", raster.name},
            {"role", role},
            {"source", source},
            {"driver", raster.driver},
            {"geometry", "raster"},
            {"features", nullptr},
            {"crs", raster.crs.empty() ? Json(nullptr) : Json(raster.crs)},
            {"extent", extent},
            {"fields", Json::object()},
            {"skipped", Json::array()},
            {"columns", raster.cols},
            {"rows", raster.rows},
            {"bands", raster.bands},
            {"cell", {raster.cell_width, raster.cell_height}},
            {"unit", raster.unit},
            {"no_data", or_null(raster.no_data)},
            {"cells_with_data", raster.cells_with_data},
            {"minimum", or_null(raster.minimum)},
            {"mean", or_null(raster.mean)},
            {"maximum", or_null(raster.maximum)},
            {"notes", raster.notes}};
}

std::string raster_as_text(const RasterInfo& raster, const std::string& role) {
    std::string text =
        raster.name + ": " + role + ", " + grouped(raster.cols) + " x " + grouped(raster.rows) +
        " cells of " + plain_number(raster.cell_width) +
        (raster.cell_width == raster.cell_height ? "" : " x " + plain_number(raster.cell_height)) +
        ", " + (raster.crs.empty() ? "no CRS stated" : raster.crs) + " (" + raster.driver + ")\n";
    const std::string unit = raster.unit.empty() ? "" : " " + raster.unit;
    if (raster.minimum)
        text += "  " + plain_number(*raster.minimum) + " to " + plain_number(*raster.maximum) +
                unit + ", mean " + plain_number(*raster.mean) + unit + ", " +
                grouped(raster.cells_with_data) + " cells with data\n";
    else
        text += "  no cell has data\n";
    for (const std::string& note : raster.notes) text += "  note: " + note + "\n";
    return text;
}

/// The rasters of a source, of which there may be none. True if there is any.
bool add_rasters(const LayerRequest& request, const std::string& role, const Context& context,
                 Outcome& outcome) {
    const std::string named =
        request.layer.empty() ? request.source : request.source + "|layername=" + request.layer;
    const std::vector<RasterInfo> rasters = describe_rasters(named, context.progress);
    for (const RasterInfo& raster : rasters) {
        if (!outcome.result.contains("driver")) outcome.result["driver"] = raster.driver;
        outcome.result["layers"].push_back(
            raster_as_json(raster, role, source_name(request.source)));
        outcome.text += raster_as_text(raster, role);
    }
    return !rasters.empty();
}

void count_rows(const LayerInfo& layer, ReadReport& all) {
    all.read += layer.features;
    std::int64_t skipped = 0;
    for (const SkippedRows& s : layer.skipped) {
        skipped += s.count;
        all.skip(s.reason, s.first_row);
        for (SkippedRows& known : all.skipped)
            if (known.reason == s.reason) known.count += s.count - 1;
    }
    all.used += layer.features - skipped;
}

void add_source(const LayerRequest& request, const std::string& role, const Context& context,
                Outcome& outcome) {
    const bool has_raster = role.empty() && add_rasters(request, "raster", context, outcome);
    SourceInfo info;
    try {
        info = describe_source(request, role);
    } catch (const InputError&) {
        if (has_raster) return;  // and nothing else
        throw;
    }
    if (!outcome.result.contains("driver")) outcome.result["driver"] = info.driver;
    for (const LayerInfo& layer : info.layers) {
        count_rows(layer, *outcome.input);
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
    outcome.input.emplace();
    outcome.input_unit.clear();
    if (!is_study(source_.source())) {
        add_source(source_.request(), role_, context, outcome);
        return outcome;
    }
    const Study study = read_study(path_from_utf8(source_.source()));
    outcome.result["driver"] = "study";
    outcome.result["study"] = study.name;
    outcome.text = "study '" + study.name + "'\n\n";
    for (const auto& [role, request] : study.layers) {
        context.progress.check();
        if (role == "terrain" && add_rasters(request, role, context, outcome)) continue;
        if (role == "terrain" || role == "addresses") continue;
        add_source(request, role, context, outcome);
    }
    for (const FeatureLayer& features : study.features)
        add_source(features.request, "features", context, outcome);
    for (const std::string& later : study.not_computed)
        outcome.notes.push_back(later + " is not computed by this version");
    return outcome;
}

}  // namespace tk::cli
