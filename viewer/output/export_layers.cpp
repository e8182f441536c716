#include "viewer/output/export_layers.h"

#include <algorithm>
#include <chrono>
#include <functional>

#include "engine/compare/compare.h"
#include "engine/core/input_error.h"
#include "engine/grid/count_squares.h"
#include "layers/editable_layers.h"
#include "layers/geopackage_writer.h"
#include "layers/layer_name.h"
#include "layers/result_parameters.h"
#include "layers/result_surface.h"
#include "layers/vector_layers.h"
#include "layers/vector_style.h"
#include "layers/write_cog.h"
#include "viewer/output/export_tables.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

std::string_view layer_id_of(Surface surface) {
    switch (surface) {
        case Surface::hotspot: return layer_id::hotspot;
        case Surface::light: return layer_id::light;
        case Surface::cameras: return layer_id::coverage;
        case Surface::sightlines: return layer_id::sightlines;
        case Surface::place_index: return layer_id::place_index;
    }
    return {};
}

Provenance provenance_of_export(const ExportSource& source) {
    Provenance provenance;
    provenance.version = source.version;
    provenance.parameters = result_parameters(
        *source.study, *source.loaded,
        source.today ? source.today->parameters() : source.loaded->parameters, source.filter);
    provenance.sources = source.loaded->sources;
    provenance.timestamp = newest_input(source.loaded->sources);
    return provenance;
}

const ExportPlan* plan_named(const ExportSource& source, const std::string& name) {
    const auto found = std::find_if(source.plans.begin(), source.plans.end(),
                                    [&](const ExportPlan& p) { return p.scenario.name == name; });
    return found == source.plans.end() ? nullptr : &*found;
}

/// Null where the surface is left out, or its scenario was not computed.
std::shared_ptr<const SurfaceGrid> surface_of(const std::shared_ptr<const Assessment>& assessment,
                                              Surface surface) {
    return assessment ? assessment->surface(surface) : nullptr;
}

class LayerExport {
public:
    LayerExport(const std::filesystem::path& path, const ExportSource& source,
                const ExportChoice& choice, Existing existing, const Progress& progress)
        : source_(source),
          choice_(choice),
          progress_(progress),
          unreported_{{}, progress.cancelled},
          today_(source.today ? source.today->town() : *source.loaded->town),
          writer_({path, existing, GeoPackageTarget::Scope::whole_file},
                  source.loaded->context.crs.wkt(), provenance_of_export(source)) {
        for (const std::string& name : choice.scenarios)
            if (const ExportPlan* plan = plan_named(source, name)) plans_.push_back(plan);
    }

    std::vector<std::string> write() {
        if (choice_.today) {
            write_events();
            write_map();
            write_editable(today_, nullptr, "");
        }
        if (chosen(layer_id::drawings))
            for (const VectorLayer& layer : layers_of_drawings(source_.drawings)) add(layer);
        progress_.at(0.2);
        double done = 0.2;
        for (const Surface surface : all_surfaces) {
            if (chosen(layer_id_of(surface))) write_surface(surface);
            progress_.at(done += 0.7 / static_cast<double>(all_surfaces.size()));
        }
        for (const ExportPlan* plan : plans_) write_plan(*plan);
        if (tables_ == 0)
            throw InputError("", "nothing of what was chosen is there to be exported",
                             "choose other layers, or wait until they have been computed");
        progress_.at(0.9);
        writer_.commit();
        progress_.at(1.0);
        return std::move(said_);
    }

private:
    bool chosen(std::string_view id) const {
        return std::find(choice_.layers.begin(), choice_.layers.end(), id) != choice_.layers.end();
    }

    void add(const VectorLayer& layer, const VectorStyle* style = nullptr) {
        if (layer.row_count == 0) return;
        writer_.add_layer(layer, style, unreported_);
        ++tables_;
        const auto rows = static_cast<long long>(layer.row_count);
        said_.push_back(
            fill_in(tr_n("{}: {} row", "{}: {} rows", rows), {layer.name, number_text(rows)}));
    }
    void add(const VectorLayer& layer, const VectorStyle& style) { add(layer, &style); }

    void write_events() {
        if (chosen(layer_id::incidents) && !today_.incidents().all.empty()) {
            const Incidents shown = filter_incidents(today_.incidents(), source_.filter).kept;
            if (!source_.filter.empty())
                said_.push_back(
                    fill_in(tr("{} of {} incidents meet the filter that is on"),
                            {number_text(static_cast<long long>(shown.all.size())),
                             number_text(static_cast<long long>(today_.incidents().all.size()))}));
            const CountSquares squares = incident_squares(shown);
            std::vector<double> counts;
            for (const CountSquare& square : squares.squares)
                if (square.count) counts.push_back(static_cast<double>(*square.count));
            add(layer_of_incident_squares("incidents_250m", squares),
                style_of_incident_squares(std::move(counts)));
            if (choice_.incident_points)
                add(layer_of_incidents("incidents", shown), style_of_incident_points());
        }
        if (chosen(layer_id::observations))
            add(layer_of_observations("observations", today_.observations()),
                style_of_observations());
    }

    void write_map() {
        if (chosen(layer_id::areas)) add(layer_of_areas("areas", today_.areas()), style_of_areas());
        if (chosen(layer_id::boundary) && today_.boundary())
            add(layer_of_boundary("boundary", *today_.boundary()));
        if (chosen(layer_id::entrances)) add(layer_of_entrances("entrances", today_.entrances()));
        for (const FeatureSet& set : today_.features())
            if (chosen(layer_id::features(set.name)))
                for (const VectorLayer& layer : layers_of_features(set)) add(layer);
    }

    /// What a scenario can change: for today all there is, for a plan what differs from today.
    void write_editable(const Town& town, const Town* today, const std::string& ending) {
        for (const EditableLayer& table : editable_layers(town, today, ending))
            if (chosen(table.role)) add(table.layer, table.style ? &*table.style : nullptr);
    }

    void write_plan(const ExportPlan& plan) {
        const std::string ending = "_" + layer_name_part(plan.scenario.name);
        if (plan.after) write_editable(plan.after->town(), &today_, ending);
        add(scenario_changes("changes" + ending, plan.scenario, today_));
    }

    void add_raster(const GridRows& values, const RasterDescription& description,
                    const RasterStyle& style) {
        writer_.add_raster(values, description, style, unreported_);
        ++tables_;
        said_.push_back(fill_in(tr("{}: surface"), {description.name}));
    }

    void write_surface(Surface surface) {
        const auto today = surface_of(source_.today, surface);
        if (today == nullptr) {
            said_.push_back(
                fill_in(tr("{} is left out: it is not computed"), {surface_name(surface)}));
            return;
        }
        const AssessmentParameters& parameters = source_.today->parameters();
        const RasterStyle levels = style_of_levels(surface, *today);
        if (choice_.today) add_raster(*today, describe_today(surface, parameters), levels);
        std::vector<std::pair<const ExportPlan*, Grid<float>>> changes;
        for (const ExportPlan* plan : plans_) {
            const auto after = surface_of(plan->after, surface);
            if (after == nullptr) continue;
            add_raster(*after, describe_plan(surface, parameters, plan->scenario.name), levels);
            if (choice_.changes) changes.emplace_back(plan, difference(*after, *today));
        }
        std::vector<const Grid<float>*> grids;
        for (const auto& [plan, change] : changes) grids.push_back(&change);
        const RasterStyle change_style = style_of_changes(surface, grids);
        for (const auto& [plan, change] : changes)
            add_raster(change, describe_change(surface, parameters, plan->scenario.name),
                       change_style);
    }

    const ExportSource& source_;
    const ExportChoice& choice_;
    const Progress& progress_;
    Progress unreported_;  ///< the parts' own shares would run back and forth
    const Town& today_;
    GeoPackageWriter writer_;
    std::vector<const ExportPlan*> plans_;
    std::vector<std::string> said_;
    int tables_ = 0;
};

void require_study(const ExportSource& source) {
    if (source.study == nullptr || source.loaded == nullptr)
        throw InputError("", "no study is open", "open one first");
}

}  // namespace

std::vector<std::string> export_geopackage(const std::filesystem::path& path,
                                           const ExportSource& source, const ExportChoice& choice,
                                           Existing existing, const Progress& progress) {
    require_study(source);
    return LayerExport(path, source, choice, existing, progress).write();
}

std::vector<std::string> export_geotiff(const std::filesystem::path& path,
                                        const ExportSource& source, const ExportedSurface& which,
                                        Existing existing, const Progress& progress) {
    require_study(source);
    const auto today = surface_of(source.today, which.surface);
    const ExportPlan* plan = plan_named(source, which.scenario);
    const auto after = plan != nullptr ? surface_of(plan->after, which.surface) : nullptr;
    if (today == nullptr || (!which.scenario.empty() && after == nullptr))
        throw InputError("", "this surface has not been computed",
                         "wait until it is, or choose another");
    const AssessmentParameters& parameters = source.today->parameters();
    const auto write = [&](const Grid<float>& values, const RasterDescription& description,
                           const RasterStyle& style) {
        write_cog(path, values, description, style, source.loaded->context.crs.wkt(),
                  provenance_of_export(source), {.existing = existing}, progress);
        return std::vector<std::string>{fill_in(tr("{}: surface"), {description.name})};
    };
    if (which.scenario.empty())
        return write(today->whole(), describe_today(which.surface, parameters),
                     style_of_levels(which.surface, *today));
    if (!which.change)
        return write(after->whole(), describe_plan(which.surface, parameters, which.scenario),
                     style_of_levels(which.surface, *today));
    const Grid<float> change = difference(*after, *today);
    const Grid<float>* const changes[] = {&change};
    return write(change, describe_change(which.surface, parameters, which.scenario),
                 style_of_changes(which.surface, changes));
}

}  // namespace tk
