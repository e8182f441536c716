#include "viewer/panels/export_contents.h"

#include <algorithm>

#include "engine/compare/compare.h"
#include "layers/local_time.h"
#include "layers/provenance.h"
#include "viewer/map/isolines.h"
#include "viewer/map/legend_model.h"
#include "viewer/map/scene_of_side.h"
#include "viewer/output/sheet_backdrop.h"
#include "viewer/panels/program_version.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/filter_words.h"
#include "viewer/text/local_clock.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/side_name.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

constexpr std::size_t most_maps = 6;

std::shared_ptr<const Assessment> assessment_of(const ExportSource& source,
                                                const std::string& plan) {
    if (plan.empty()) return source.today;
    for (const ExportPlan& p : source.plans)
        if (p.scenario.name == plan) return p.after;
    return nullptr;
}

std::shared_ptr<const SurfaceGrid> grid_of(const ExportSource& source, const std::string& plan,
                                           Surface surface) {
    const auto assessment = assessment_of(source, plan);
    return assessment == nullptr ? nullptr : assessment->surface(surface);
}

/// The change that a map shows; null where a side is not computed, or cannot be compared.
std::shared_ptr<const SurfaceGrid> change_of(const SheetOrder& order, const SheetMap& map) {
    const auto after = grid_of(order.source, map.scenario, *order.surface);
    const auto before = grid_of(order.source, map.minus, *order.surface);
    if (after == nullptr || before == nullptr) return nullptr;
    return std::make_shared<const SurfaceGrid>(difference(*after, *before));
}

std::string label_of(const SheetMap& map) {
    if (!map.change) return side_name(map.scenario);
    return fill_in(tr("{} minus {}"), {side_name(map.scenario), side_name(map.minus)});
}

std::shared_ptr<const Town> town_of(const SheetOrder& order, const std::string& plan) {
    for (const auto& [name, town] : order.towns)
        if (name == plan && town != nullptr) return town;
    return order.source.loaded->town;
}

/// One look for all maps of a page, so that they can be compared.
struct PageLooks {
    SurfaceLook levels, changes;
};

PageLooks looks_of(const SheetOrder& order, const std::vector<ValueSample>& changes) {
    LookOptions options;
    options.theme = Theme::light;
    options.meeting = order.meeting;
    options.classes = order.surface_layer.classes;
    options.class_count = order.surface_layer.class_count;
    options.standard = order.source.study->cameras.standard;
    ValueSample today;
    if (const auto grid = grid_of(order.source, {}, *order.surface)) today = sample_of(*grid);
    return {look_of(*order.surface, today, options),
            change_look_of(*order.surface, changes, default_threshold(*order.surface), Theme::light,
                           order.meeting)};
}

std::vector<SheetFrame> frames_of(const SheetOrder& order) {
    std::vector<std::shared_ptr<const SurfaceGrid>> values(order.maps.size());
    std::vector<ValueSample> changes;
    for (std::size_t i = 0; i < order.maps.size() && order.surface; ++i) {
        const SheetMap& map = order.maps[i];
        values[i] = map.change ? change_of(order, map)
                               : grid_of(order.source, map.scenario, *order.surface);
        if (map.change && values[i] != nullptr) changes.push_back(sample_of(*values[i]));
    }
    std::optional<PageLooks> looks;
    if (order.surface) looks = looks_of(order, changes);
    std::vector<SheetFrame> frames;
    for (std::size_t i = 0; i < order.maps.size(); ++i) {
        const SheetMap& map = order.maps[i];
        SheetFrame frame;
        // A single map of today needs no name; a plan's always says whose it is.
        if (order.maps.size() > 1 || map.change || !map.scenario.empty())
            frame.label = label_of(map);
        frame.town = town_of(order, map.scenario);
        frame.today = order.source.loaded->town;
        if (values[i] != nullptr) {
            SheetSurface surface;
            surface.values = values[i];
            surface.look = map.change ? looks->changes : looks->levels;
            surface.unit = surface_unit(*order.surface, order.source.loaded->parameters);
            if (order.source.today != nullptr && order.source.today->parameters().light)
                surface.light = order.source.today->parameters().light->options;
            if (!map.change && *order.surface == Surface::light)
                surface.isolines =
                    isoline_levels(isolines_of_light(order.surface_layer.isolines, surface.light));
            surface.values_shown = order.surface_layer.values;
            surface.opacity = static_cast<double>(order.surface_layer.opacity);
            frame.surface = std::move(surface);
        }
        frames.push_back(std::move(frame));
    }
    return frames;
}

std::string crs_words(const ProjectedCrs& crs) {
    if (crs.is_local()) return tr("local coordinates");
    const std::string code = crs.authority_code();
    return code.empty() ? crs.name() : crs.name() + " (" + code + ")";
}

/// Which incidents the page is about.
void tell_filter(const SheetOrder& order, SheetContent& content) {
    const IncidentFilter& filter = order.source.filter;
    if (filter.empty()) return;
    content.shown_incidents = std::make_shared<const Incidents>(
        filter_incidents(order.source.loaded->town->incidents(), filter).kept);
    ZoneClock clock(order.timezone, "timezone");
    const std::string words = filter_words(filter, [&clock](std::chrono::sys_seconds at) {
        return std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(
            at + std::chrono::seconds(clock.utc_offset_s(at))));
    });
    content.subtitle +=
        (content.subtitle.empty() ? "" : " · ") + fill_in(tr("incidents: {}"), {words});
}

SheetContent sheet_content(const SheetOrder& order) {
    const LoadedStudy& loaded = *order.source.loaded;
    SheetContent content;
    content.title = order.title;
    content.subtitle = order.subtitle;
    content.frames = frames_of(order);
    content.extent = order.extent;
    content.layers = order.layers;
    content.incident_points = order.incident_points && !order.meeting;
    content.backdrop_opacity = order.backdrop_opacity;
    content.cameras =
        loaded.parameters.cameras ? loaded.parameters.cameras->options : CameraCoverageOptions{};
    tell_filter(order, content);
    if (std::find(order.layers.begin(), order.layers.end(), layer_id::drawings) !=
        order.layers.end())
        content.drawings = order.source.drawings;
    if (order.source.today != nullptr)
        for (const MissingSurface& missing : order.source.today->missing())
            content.left_out.push_back(surface_title(missing.surface) + ": " +
                                       reader_words(missing.reason));
    for (const std::string& source : loaded.sources) content.sources.push_back(source_name(source));
    std::sort(content.sources.begin(), content.sources.end());
    content.sources.erase(std::unique(content.sources.begin(), content.sources.end()),
                          content.sources.end());
    content.crs_name = crs_words(loaded.context.crs);
    content.date = order.date;
    content.meeting = order.meeting;
    content.walk_from = order.walk_from;
    content.version = order.source.version;
    return content;
}

}  // namespace

ExportSource export_source(const Workbench& bench) {
    const Session& session = bench.session();
    ExportSource source;
    source.study = session.study;
    source.loaded = session.loaded;
    source.filter = session.filter;
    // Surfaces of other incidents would stand beside those that are written.
    const AssessedStudy* results = bench.results();
    const bool of_this_filter = results != nullptr && results->filter == session.filter &&
                                results->light_minute == bench.view().light_minute;
    if (of_this_filter) source.today = results->today.assessment;
    for (const Plan& plan : session.document->plans) {
        ExportPlan exported{plan.scenario(), nullptr};
        // Surfaces of edits that have changed since would not be those of the edits.
        const AssessedSide* side = bench.side_of(plan.name);
        if (of_this_filter && side != nullptr &&
            edits_between(side->edits, exported.scenario.edits).empty())
            exported.after = side->assessment;
        source.plans.push_back(std::move(exported));
    }
    source.drawings = session.document->drawings;
    source.version = program_version();
    return source;
}

bool is_computed(const ExportSource& source, const std::string& plan) {
    return plan.empty() || assessment_of(source, plan) != nullptr;
}

std::optional<Surface> shown_surface(const ViewState& view) {
    if (view.compare == CompareMode::difference) return view.compared_surface;
    for (const LayerView& layer : view.layers)
        if (const auto surface = surface_of_layer(layer.id); surface && layer.visible)
            return surface;
    return std::nullopt;
}

std::vector<SheetMap> maps_shown(const Session& session, const ViewState& view) {
    const std::size_t sides =
        view.compare == CompareMode::side ? static_cast<std::size_t>(view.side_count) : 2;
    switch (view.compare) {
        case CompareMode::one: return {{.scenario = session.active_plan}};
        case CompareMode::difference:
            return {{.scenario = view.sides[1].scenario,
                     .minus = view.sides[0].scenario,
                     .change = true}};
        case CompareMode::swipe:
        case CompareMode::side: break;
    }
    std::vector<SheetMap> maps;
    for (std::size_t i = 0; i < sides && i < view.sides.size(); ++i)
        maps.push_back({.scenario = view.sides[i].scenario});
    return maps;
}

std::vector<SheetMap> all_alternatives(const Session& session) {
    std::vector<SheetMap> maps = {{}};
    for (const Plan& plan : session.document->plans)
        if (maps.size() < most_maps) maps.push_back({.scenario = plan.name});
    return maps;
}

SheetOrder sheet_order(Workbench& bench) {
    const ViewState& view = bench.view();
    SheetOrder order;
    order.source = export_source(bench);
    for (const Plan& plan : bench.session().document->plans)
        order.towns.emplace_back(plan.name, bench.town_of(plan.name));
    order.surface = shown_surface(view);
    if (order.surface) {
        if (const LayerView* layer = view.layer(layer_of_surface(*order.surface)))
            order.surface_layer = *layer;
    }
    for (const LayerView& layer : view.layers)
        if (layer.visible && !surface_of_layer(layer.id)) order.layers.push_back(layer.id);
    if (const LayerView* map = view.layer(layer_id::basemap);
        map != nullptr && map->visible && map->opacity > 0.0F) {
        order.backdrops = bench.session().study->basemaps;
        order.backdrop_opacity = static_cast<double>(map->opacity);
    }
    order.timezone = incident_timezone(bench.session());
    order.date = local_day(std::chrono::system_clock::now());
    return order;
}

OrderedSheet ordered_sheet(const SheetOrder& order, const Progress& progress) {
    OrderedSheet sheet{sheet_content(order), {}};
    sheet.problems = add_backdrops(sheet.content, order.paper, order.backdrops,
                                   order.source.loaded->context.crs, progress);
    return sheet;
}

}  // namespace tk
