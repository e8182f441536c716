#include "layers/load_study.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "engine/core/input_error.h"
#include "engine/scenario/apply.h"
#include "layers/far_away.h"
#include "layers/light_sources.h"
#include "layers/output_file.h"
#include "layers/read_areas.h"
#include "layers/read_buildings.h"
#include "layers/read_cameras.h"
#include "layers/read_developments.h"
#include "layers/read_entrances.h"
#include "layers/read_features.h"
#include "layers/read_filtered.h"
#include "layers/read_ground.h"
#include "layers/read_lights.h"
#include "layers/read_masks.h"
#include "layers/read_observations.h"
#include "layers/read_scenario.h"
#include "layers/read_streets.h"
#include "layers/read_trees.h"
#include "layers/study_hotspot.h"
#include "layers/swapped_axes.h"

namespace tk {
namespace {

/// A light or camera grid with more cells than this is computed on larger cells.
constexpr double most_fine_cells = 128e6;

/// How far around the grid the ground's shape matters: a lamp's reach, and most cameras'.
constexpr double ground_around_m = 300.0;

IlluminanceOptions illuminance_options(const LightingAnalysis& lighting) {
    IlluminanceOptions options{.plane_height_m = lighting.plane_height_m};
    if (lighting.quantity == "vertical") options.quantity = LightQuantity::vertical;
    if (lighting.quantity == "semicylindrical") options.quantity = LightQuantity::semicylindrical;
    if (lighting.quantity == "hemispherical") options.quantity = LightQuantity::hemispherical;
    if (is_upright(options.quantity) && lighting.facing != "worst")
        options.facing_deg = std::stod(lighting.facing);
    if (!lighting.hour.empty()) options.minute_of_day = parse_time_of_day(lighting.hour, "hour");
    return options;
}

class StudyLoader {
public:
    StudyLoader(const Study& study, const LoadOptions& options, const Progress& progress)
        : study_(study), options_(options) {
        loaded_.context.progress = &progress;
        loaded_.context.phase_date = options.phase_date;
        if (study.lighting.maintenance_factor)
            loaded_.context.maintenance_factor = *study.lighting.maintenance_factor;
    }

    LoadedStudy load() {
        choose_study_crs();
        name_light_sources();
        read_layers();
        lay_grid();
        read_terrain_layer();
        read_planned();
        note_far_layers();
        loaded_.town = build_town(std::move(parts_));
        read_scenarios();
        set_parameters();
        return std::move(loaded_);
    }

private:
    static ReadContext local_context() { return {.crs = ProjectedCrs::local()}; }

    void choose_study_crs() {
        loaded_.context.crs =
            study_.crs.empty()
                ? choose_crs({*study_.layer("incidents")}, loaded_.notes)
                : ProjectedCrs::parse_to_compute_in(study_.crs, "study.crs", loaded_.notes);
    }

    void name_light_sources() {
        auto sources = std::make_shared<LightSources>();
        sources->set_photometry(study_.lighting.photometry);
        sources->set_luminaires(study_.lighting.luminaires);
        sources->set_lamp_kinds(study_.lighting.lamp_kinds);
        for (const std::string& source :
             {study_.lighting.photometry, study_.lighting.luminaires, study_.lighting.lamp_kinds})
            if (!source.empty()) loaded_.sources.push_back(source);
        sources->add_folder(study_.file.parent_path());
        loaded_.context.light_sources = std::move(sources);
    }

    /// Reads one layer if the study has it, and keeps its report.
    template <class Reader>
    void read(const std::string& role, Reader reader) {
        const LayerRequest* request = study_.layer(role);
        if (request == nullptr) return;
        ReadReport report;
        reader(*request, report);
        keep(std::move(report), role, request->source);
    }

    void keep(ReadReport report, const std::string& role, const std::string& source) {
        report.role = role;
        loaded_.reports.push_back(std::move(report));
        loaded_.sources.push_back(source);
    }

    void read_layers() {
        const ReadContext& context = loaded_.context;
        read("incidents", [&](const LayerRequest& request, ReadReport& report) {
            FilteredLayer layer =
                read_filtered(request, context, study_.hotspot.filter, incident_needs(), report);
            parts_.incidents = std::move(layer.incidents);
            loaded_.filter = layer.filter;
        });
        if (!study_.boundary.empty()) {
            LayerRequest request;
            request.source = study_.boundary;
            ReadReport report;
            parts_.boundary = read_boundary(request, context, report);
            keep(std::move(report), "boundary", study_.boundary);
        }
        const auto all = [&](auto& into, auto reader) {
            return [&into, reader, &context](const LayerRequest& request, ReadReport& report) {
                into = reader(request, context, report);
            };
        };
        read("observations", all(parts_.observations, read_observations));
        // Lights without a bearing are aimed across them.
        read("streets", all(parts_.streets, read_streets));
        if (!parts_.streets.empty())
            loaded_.context.aimed_across =
                std::make_shared<const std::vector<Street>>(parts_.streets);
        read("lights", all(parts_.lights, read_lights));
        read("cameras", [&](const LayerRequest& request, ReadReport& report) {
            parts_.cameras = read_cameras(request, context, report);
            require_cameras_of_rule(parts_.cameras, request.source);
        });
        read("masks", [&](const LayerRequest& request, ReadReport& report) {
            parts_.masks = read_masks(request, parts_.cameras, context, report);
        });
        read("buildings", all(parts_.buildings, read_buildings));
        read("areas", all(parts_.areas, read_areas));
        read("trees", all(parts_.trees, read_trees));
        read_study_entrances();
        for (const FeatureLayer& features : study_.features) {
            ReadReport report;
            parts_.features.push_back(
                read_features(features.request, features.name, context, report));
            parts_.features.back().uses = features.uses;
            keep(std::move(report), features.name, features.request.source);
        }
    }

    void require_cameras_of_rule(const std::vector<Camera>& cameras,
                                 const std::string& source) const {
        require_judgeable(cameras, study_.cameras.rule, source,
                          "write rule = \"plane\" in [analysis.cameras]");
    }

    /// Those that the analysis names are there in place of the layer's.
    void read_study_entrances() {
        LayerRequest request;
        if (study_.sightlines) request.source = study_.sightlines->entrances;
        const LayerRequest* layer = study_.layer("entrances");
        if (request.source.empty() && layer != nullptr) request = *layer;
        if (request.source.empty()) return;
        ReadReport report;
        parts_.entrances = read_entrances(request, loaded_.context, report);
        keep(std::move(report), "entrances", request.source);
    }

    /// After the terrain: levels of roofs become heights by it.
    void read_planned() {
        loaded_.context.ground = parts_.terrain;
        read("developments", [&](const LayerRequest& request, ReadReport& report) {
            parts_.developments = read_developments(request, loaded_.context, report);
        });
    }

    IncidentNeeds incident_needs() const {
        IncidentNeeds needs;
        needs.time = study_.hotspot.unit == "per-km2-year";
        needs.all_there_is = true;
        needs.sun_height_where_known = options_.sun_heights;
        return needs;
    }

    /// Layers far from the incidents are read all the same, but it is said.
    void note_far_layers() {
        for (ReadReport& report : loaded_.reports) note_if_swapped(report, loaded_.context);
        Extent reference;
        if (parts_.boundary) reference = extent_of(*parts_.boundary);
        for (const ReadReport& report : loaded_.reports)
            if (reference.empty() && report.role == "incidents") reference = report.extent;
        if (reference.empty()) return;
        for (ReadReport& report : loaded_.reports)
            if (report.role != "incidents") note_if_far(report, reference, loaded_.context);
    }

    void lay_grid() {
        Extent extent;
        if (study_.extent)
            extent = *study_.extent;
        else if (parts_.boundary)
            extent = extent_of(*parts_.boundary);
        else
            for (const Incident& incident : parts_.incidents.all) extent.add(incident.at);
        if (extent.empty())
            throw InputError(utf8(study_.file.filename()), "no incident has a place to compute at",
                             "see `info` for why rows are skipped, or give study.extent");
        if (!study_.extent && !parts_.boundary) extent = extent.grown(study_.hotspot.bandwidth_m);
        const double cells = (extent.east_m - extent.west_m) / study_.cell_m *
                             ((extent.north_m - extent.south_m) / study_.cell_m);
        if (!(cells < most_fine_cells * 10.0))
            throw InputError(utf8(study_.file.filename()),
                             "the study's grid would have " + std::to_string(cells) + " cells",
                             "give a larger study.cell, or a study.boundary or study.extent");
        loaded_.parameters.grid = grid_covering(extent, study_.cell_m);
    }

    /// The ground around the grid too: lamps and cameras out there reach into it.
    void read_terrain_layer() {
        const LayerRequest* request = study_.layer("terrain");
        if (request == nullptr) return;
        ReadReport report;
        parts_.terrain =
            read_ground(*request, loaded_.context,
                        loaded_.parameters.grid.extent().grown(ground_around_m), report);
        keep(std::move(report), "terrain", request->source);
    }

    void read_scenarios() {
        bool found = options_.scenario.empty();
        for (const StudyScenario& scenario : study_.scenarios) {
            if (!options_.scenario.empty() && scenario.name != options_.scenario) continue;
            found = true;
            const std::size_t reports = loaded_.reports.size();
            try {
                std::vector<ScenarioEdit> edits = read_scenario_edits(
                    scenario.edits, *loaded_.town, loaded_.context, loaded_.reports);
                Scenario on{scenario.name, edits_that_are_on(edits)};
                if (study_.cameras.rule == PixelDensityRule::on_axis)
                    require_cameras_of_rule(apply(*loaded_.town, on)->cameras(), scenario.edits);
                loaded_.edits.push_back(std::move(edits));
                loaded_.scenarios.push_back(std::move(on));
            } catch (const InputError& error) {
                if (!options_.without_unreadable_scenarios) throw;
                loaded_.reports.resize(reports);
                loaded_.context.light_sources->take_notes();  // They are of what is left out.
                loaded_.unreadable.emplace_back(scenario.name, error);
                continue;
            }
            loaded_.sources.push_back(scenario.edits);
        }
        if (found) return;
        std::string names;
        for (const StudyScenario& scenario : study_.scenarios)
            names += (names.empty() ? "'" : ", '") + scenario.name + "'";
        throw InputError("--scenario", "the study has no scenario '" + options_.scenario + "'",
                         names.empty() ? "it has none at all" : "it has " + names);
    }

    /// The cell that was asked for, or the smallest of 1, 2, 5, 10, ... metres (at most the study's
    /// own) that keeps memory in bounds.
    double bounded_cell_m(double asked_m, const std::string& what) {
        const Extent e = loaded_.parameters.grid.extent();
        const double area = (e.east_m - e.west_m) * (e.north_m - e.south_m);
        double cell_m = asked_m;
        for (const double larger : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0}) {
            if (area / (cell_m * cell_m) <= most_fine_cells) break;
            if (larger > cell_m) cell_m = larger;
        }
        if (cell_m != asked_m)
            loaded_.notes.push_back(
                what + " is computed on cells of " + std::to_string(static_cast<int>(cell_m)) +
                " m: the study is too large for " + std::to_string(asked_m).substr(0, 4) +
                " m (a smaller study.boundary allows it)");
        return cell_m;
    }

    void read_hotspot_baseline() {
        if (study_.hotspot.relative_to.empty()) return;
        LayerRequest request;
        request.source = study_.hotspot.relative_to;
        ReadReport report;
        loaded_.hotspot_baseline = std::make_shared<const std::vector<WeightedPoint>>(
            weighted_points(read_incidents(request, loaded_.context, {}, report)));
        keep(std::move(report), "relative to", request.source);
    }

    void set_parameters() {
        AssessmentParameters& p = loaded_.parameters;
        read_hotspot_baseline();
        p.hotspot = study_hotspot(study_, loaded_, loaded_.notes, *loaded_.context.progress);
        p.light = LightParameters{.cell_m = bounded_cell_m(study_.lighting.cell_m, "light"),
                                  .options = illuminance_options(study_.lighting)};
        p.cameras =
            CameraParameters{.cell_m = bounded_cell_m(study_.cameras.cell_m, "camera coverage"),
                             .options = {.target_height_m = study_.cameras.target_height_m,
                                         .rule = study_.cameras.rule,
                                         .standard = study_.cameras.standard}};
        if (study_.sightlines)
            p.sightlines = SightlinesParameters{
                .cell_m = bounded_cell_m(study_.sightlines->cell_m, "natural surveillance"),
                .options = surveillance_options(*study_.sightlines)};
        p.place_index = study_.place_index;
        p = without_unknown_surfaces(p, *loaded_.town, loaded_.scenarios);
        if (study_.sightlines && !p.sightlines)
            loaded_.notes.push_back(
                "natural surveillance is left out: no buildings and no entrances are known");
        for (const std::string& later : study_.not_computed)
            loaded_.notes.push_back(later + " is not computed by this version");
    }

    static SurveillanceOptions surveillance_options(const SightlinesAnalysis& asked) {
        SurveillanceOptions options;
        if (asked.observers == "windows") options.observers = Observers::windows;
        if (asked.observers == "entrances") options.observers = Observers::entrances;
        if (asked.time_of_day == "night") options.facade.hours = WatchHours::night;
        options.sightlines.reach_m = asked.reach_m;
        options.sightlines.eye_height_m = asked.eye_height_m;
        return options;
    }

    const Study& study_;
    const LoadOptions& options_;
    LoadedStudy loaded_{.context = local_context()};
    TownParts parts_;
};

}  // namespace

LoadedStudy load_study(const Study& study, const LoadOptions& options, const Progress& progress) {
    return StudyLoader(study, options, progress).load();
}

}  // namespace tk
