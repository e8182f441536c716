#include "cli/study_result.h"

#include <filesystem>

#include "cli/at_values.h"
#include "cli/layer_name.h"
#include "cli/path_lighting_layer.h"
#include "cli/reading.h"
#include "cli/study_pattern_layers.h"
#include "cli/study_tables.h"
#include "cli/version.h"
#include "engine/core/input_error.h"
#include "layers/editable_layers.h"
#include "layers/geopackage_writer.h"
#include "layers/provenance.h"
#include "layers/result_surface.h"
#include "layers/vector_layers.h"
#include "layers/vector_style.h"

namespace tk::cli {
namespace {

class StudyWriter {
public:
    StudyWriter(const StudyResult& result, const OutputOptions& output,
                const StudyOutputOptions& options, const Context& context)
        : result_(result),
          options_(options),
          context_(context),
          writer_({path_from_utf8(output.path()),
                   output.overwrite() ? Existing::replace_ours : Existing::refuse,
                   GeoPackageTarget::Scope::whole_file},
                  result.loaded.context.crs.wkt(), provenance_of(result)) {}

    std::vector<WrittenSurface> write() {
        write_today_layers();
        for (const Surface surface : all_surfaces) write_surface_of_all(surface);
        write_patterns();
        for (const PlanResult& plan : result_.plans) write_plan_layers(plan);
        const VectorLayer areas = areas_compared(result_);
        if (areas.row_count > 0) add(areas, nullptr);
        writer_.commit();
        return std::move(written_);
    }

private:
    static Provenance provenance_of(const StudyResult& result) {
        Provenance provenance;
        provenance.version = version;
        provenance.parameters = study_parameters(result).dump();
        provenance.sources = result.loaded.sources;
        const std::vector<std::string>& further = result.patterns.sources;
        provenance.sources.insert(provenance.sources.end(), further.begin(), further.end());
        provenance.timestamp = newest_input(provenance.sources);
        return provenance;
    }

    void add(const VectorLayer& layer, const VectorStyle* style) {
        writer_.add_layer(layer, style, context_.progress);
    }
    void add(const VectorLayer& layer, const VectorStyle& style) { add(layer, &style); }

    void write_today_layers() {
        const Town& town = *result_.loaded.town;
        const CountSquares squares = incident_squares(town.incidents());
        std::vector<double> counts;
        for (const CountSquare& square : squares.squares)
            if (square.count) counts.push_back(static_cast<double>(*square.count));
        add(layer_of_incident_squares("incidents_250m", squares),
            style_of_incident_squares(std::move(counts)));
        if (options_.with_incidents)
            add(layer_of_incidents("incidents", town.incidents()), style_of_incident_points());
        if (!town.areas().empty()) add(layer_of_areas("areas", town.areas()), style_of_areas());
        if (!town.observations().empty())
            add(layer_of_observations("observations", town.observations()),
                style_of_observations());
        write_editable_layers(town, nullptr, "");
        write_street_lighting(town, result_.streets_today, "_today");
    }

    void write_street_lighting(const Town& town, const std::vector<PathLighting>& paths,
                               const std::string& ending) {
        if (!paths.empty())
            add(path_lighting_layer("street_lighting" + ending, town.streets(), paths),
                style_of_street_lighting());
    }

    void write_editable_layers(const Town& town, const Town* today, const std::string& ending) {
        for (const EditableLayer& one : editable_layers(town, today, ending))
            add(one.layer, one.style ? &*one.style : nullptr);
    }

    void write_plan_layers(const PlanResult& plan) {
        const std::string ending = "_" + layer_name_part(plan.scenario.name);
        write_editable_layers(plan.after.town(), &result_.today->town(), ending);
        write_street_lighting(plan.after.town(), plan.streets, ending);
        add(scenario_changes("changes" + ending, plan.scenario, result_.today->town()), nullptr);
    }

    void write_patterns() {
        for (const PatternRaster& one : pattern_rasters(result_.patterns, result_.plans))
            write_raster(*one.values, one.description, one.style);
        for (const PatternTable& one : pattern_tables(result_.patterns, options_.with_incidents)) {
            add(one.layer, one.style);
            written_.push_back(one.listed);
        }
    }

    void write_raster(const GridRows& values, const RasterDescription& description,
                      const RasterStyle& style) {
        writer_.add_raster(values, description, style, context_.progress);
        written_.push_back({description.name, std::string(name_of(description.kind)),
                            description.unit, statistics_of(values)});
    }

    void write_surface_of_all(Surface surface) {
        const auto today = result_.today->surface(surface);
        if (!today) return;
        const AssessmentParameters& parameters = result_.today->parameters();
        const RasterStyle levels = style_of_levels(surface, *today);
        write_raster(*today, describe_today(surface, parameters), levels);

        std::vector<const Grid<float>*> all_changes;
        for (const PlanResult& plan : result_.plans)
            for (const SurfaceComparison& c : plan.comparisons)
                if (c.surface == surface) all_changes.push_back(c.change.get());
        const RasterStyle changes = style_of_changes(surface, all_changes);
        for (const PlanResult& plan : result_.plans)
            for (const SurfaceComparison& c : plan.comparisons) {
                if (c.surface != surface) continue;
                const std::string& plan_name = plan.scenario.name;
                write_raster(*c.after, describe_plan(surface, parameters, plan_name), levels);
                write_raster(*c.change, describe_change(surface, parameters, plan_name), changes);
            }
    }

    const StudyResult& result_;
    const StudyOutputOptions& options_;
    const Context& context_;
    GeoPackageWriter writer_;
    std::vector<WrittenSurface> written_;
};

}  // namespace

void refuse_existing(const OutputOptions& output) {
    if (output.overwrite()) return;
    if (std::filesystem::exists(path_from_utf8(output.path())))
        throw InputError(output.path(), "is there already",
                         "give another --out, or --overwrite to replace a result of this program");
}

std::vector<WrittenSurface> write_study_result(const StudyResult& result,
                                               const OutputOptions& output,
                                               const StudyOutputOptions& options,
                                               const Context& context) {
    return StudyWriter(result, output, options, context).write();
}

}  // namespace tk::cli
