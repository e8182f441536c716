// What the map shows: a row a layer, and the legend of the one that is picked.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "viewer/map/legend_model.h"
#include "viewer/map/point_symbols.h"
#include "viewer/map/scene_of_side.h"
#include "viewer/panels/dialogs.h"
#include "viewer/panels/layer_title.h"
#include "viewer/panels/panels.h"
#include "viewer/panels/phase_day.h"
#include "viewer/panels/surface_options.h"
#include "viewer/session/layer_extent.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

struct LayerWords {
    std::string name, explanation;
    ui::LayerSwatch swatch;
};

std::string counted(std::size_t count) {
    return number_text(static_cast<long long>(count));
}

/// "4 012 · 6 new in Proposal B".
std::string with_new(std::size_t count, const Session& session, std::string_view layer) {
    std::string words = counted(count);
    const Plan* plan = session.active();
    if (plan == nullptr) return words;
    long long changed = 0;
    for (const PlanEdit& edit : plan->edits)
        if (edit.on && layer_of(edit.edit) == layer) ++changed;
    if (changed > 0)
        words += " · " + fill_in(tr_n("{} change in {}", "{} changes in {}", changed),
                                 {number_text(changed), plan->name});
    return words;
}

std::string period_words(const PanelFrame& frame) {
    const Incidents& all = frame.bench.today()->incidents();
    const auto& shown = frame.bench.shown_incidents();
    const std::size_t count = shown == nullptr ? all.all.size() : shown->kept.all.size();
    return fill_in(tr("{} shown"), {counted(count)});
}

ui::LegendMark mark_of(SymbolShape shape) {
    switch (shape) {
        case SymbolShape::diamond: return ui::LegendMark::diamond;
        case SymbolShape::square: return ui::LegendMark::square;
        case SymbolShape::triangle: return ui::LegendMark::triangle;
        case SymbolShape::hexagon: return ui::LegendMark::hexagon;
        case SymbolShape::cross: return ui::LegendMark::cross;
        default: return ui::LegendMark::disc;
    }
}

using SwatchRamp = std::array<Colour, 64>;

/// As the map shows it where nothing else is drawn below.
SwatchRamp ramp_of(const SurfaceLook& look) {
    const std::array<std::uint8_t, 1024> table = lut(look);
    SwatchRamp ramp;
    for (std::size_t i = 0; i < ramp.size(); ++i) {
        const std::size_t at = (i * 255 / (ramp.size() - 1)) * 4;
        const Colour ground = ui::colours().map_ground;
        const double alpha = table[at + 3] / 255.0;
        const auto over = [alpha](std::uint8_t c, std::uint8_t g) {
            return static_cast<std::uint8_t>(std::lround(std::lerp(g, c, alpha)));
        };
        ramp[i] = {over(table[at], ground.red), over(table[at + 1], ground.green),
                   over(table[at + 2], ground.blue), 255};
    }
    return ramp;
}

LayerWords words_of(PanelFrame& frame, const LayerView& layer, SwatchRamp& ramp) {
    const Session& session = frame.session();
    const Town& town = *frame.bench.town_of(session.active_plan);
    const ThemeColours& c = ui::colours();
    using Shape = ui::LayerSwatch::Shape;
    const std::string& id = layer.id;
    if (const auto surface = surface_of_layer(id)) {
        const SurfaceLook& look = frame.bench.look(*surface);
        ramp = ramp_of(look);
        return {surface_title(*surface),
                shown_unit(*surface, frame.bench.parameters()),
                {Shape::ramp, c.accent, ramp, Icon::none}};
    }
    if (id == layer_id::incidents)
        return {layer_title(id), period_words(frame), {Shape::dot, c.incident, {}, Icon::none}};
    if (id == layer_id::observations)
        return {layer_title(id),
                counted(town.observations().size()),
                {Shape::dot, c.caution, {}, Icon::none}};
    if (id == layer_id::lights)
        return {layer_title(id),
                with_new(town.lights().size(), session, id),
                {Shape::dot, c.lamp, {}, Icon::none}};
    if (id == layer_id::cameras)
        return {layer_title(id),
                with_new(town.cameras().size(), session, id),
                {Shape::dot, c.camera, {}, Icon::none}};
    if (id == layer_id::masks)
        return {layer_title(id),
                with_new(town.masks().size(), session, id),
                {Shape::square, c.camera, {}, Icon::none}};
    if (id == layer_id::entrances)
        return {layer_title(id),
                counted(town.entrances().size()),
                {Shape::square, c.text, {}, Icon::none}};
    if (id == layer_id::developments)
        return {layer_title(id),
                with_phase_day(with_new(town.developments().size(), session, id), session),
                {Shape::square, c.development, {}, Icon::none}};
    if (id == layer_id::buildings)
        return {layer_title(id),
                with_new(town.buildings().size(), session, id),
                {Shape::square, c.building_edge, {}, Icon::none}};
    if (id == layer_id::streets)
        return {layer_title(id),
                with_new(town.streets().size(), session, id),
                {Shape::icon, c.muted, {}, Icon::street}};
    if (id == layer_id::trees)
        return {
            layer_title(id), counted(town.trees().size()), {Shape::icon, c.muted, {}, Icon::tree}};
    if (id == layer_id::areas)
        return {layer_title(id),
                counted(town.areas().size()),
                {Shape::icon, c.muted, {}, Icon::polygon}};
    if (id == layer_id::boundary)
        return {layer_title(id),
                tr("outside it there are no values"),
                {Shape::icon, c.muted, {}, Icon::boundary}};
    if (id == layer_id::drawings)
        return {layer_title(id),
                counted(session.document->drawings.size()),
                {Shape::icon, c.accent, {}, Icon::draw}};
    if (id == layer_id::basemap)
        return {layer_title(id),
                session.study->basemaps.empty() ? "" : tr("behind all else"),
                {Shape::icon, c.muted, {}, Icon::layers}};
    const std::string set = id.substr(layer_id::features_prefix.size());
    const auto& sets = town.features();
    for (std::size_t i = 0; i < sets.size(); ++i) {
        if (sets[i].name != set) continue;
        const bool areas = sets[i].points.empty() && !sets[i].polygons.empty();
        return {layer_title(id),
                counted(sets[i].points.size() + sets[i].lines.size() + sets[i].polygons.size()),
                {areas ? Shape::square : Shape::dot,
                 colour_of_feature_set(i, frame.view().shown_theme()),
                 {},
                 Icon::none}};
    }
    return {id, "", {Shape::square, c.muted, {}, Icon::none}};
}

constexpr std::size_t most_categories = 12;

/// What the signs of incidents mean.
void legend_of_incidents(const PanelFrame& frame) {
    const ThemeColours& c = ui::colours();
    const std::vector<std::string>& categories = frame.bench.today()->incidents().categories;
    for (std::size_t i = 0; i < std::min(categories.size(), most_categories); ++i)
        ui::legend_symbol(mark_of(shape_of_category(static_cast<int>(i))), c.incident,
                          categories[i], is_hollow_category(static_cast<int>(i)));
    if (categories.size() > most_categories)
        ui::small_text(
            fill_in(tr("and {} more categories"), {counted(categories.size() - most_categories)}));
    ui::legend_symbol(ui::LegendMark::crowd, c.incident.faded(0.55),
                      tr("many: the larger, the more"));
}

/// How what a plan adds or changes stands out.
void legend_of_fixtures(Colour colour) {
    ui::legend_symbol(ui::LegendMark::disc, colour, tr("today"));
    ui::legend_symbol(ui::LegendMark::ringed, colour, tr("new or changed in the proposal"));
}

void class_choice(PanelFrame& frame, const LayerView& layer) {
    const std::array words{tr("Smooth"), tr("Equal numbers"), tr("Equal steps"),
                           tr("Natural breaks")};
    int chosen = static_cast<int>(layer.classes);
    if (ui::choice("classes", words, chosen, tr("Colours"))) {
        LayerView changed = layer;
        changed.classes = static_cast<Classes>(chosen);
        frame.emit(ViewCommand{SetLayerView{changed}});
    }
}

void legend(PanelFrame& frame, const LayerView& layer, const SwatchRamp& ramp) {
    const auto surface = surface_of_layer(layer.id);
    if (surface) {
        const bool change = frame.view().compare == CompareMode::difference &&
                            frame.view().compared_surface == *surface;
        const SurfaceLook& look =
            change ? frame.bench.change_look(*surface) : frame.bench.look(*surface);
        const LegendModel model = legend_of(look, frame.bench.parameters());
        if (change) ui::small_text(model.title + " · " + model.unit);
        if (model.bar) {
            const SwatchRamp change_ramp = ramp_of(look);
            std::vector<ui::LegendTickMark> ticks;
            for (const LegendTick& tick : model.ticks) ticks.push_back({tick.position, tick.text});
            ui::legend_bar(change ? change_ramp : ramp, ticks);
        }
        for (const LegendEntry& entry : model.entries)
            ui::legend_class(entry.colour, entry.words, entry.numbers, entry.hatched);
        if (!model.note.empty()) {
            ui::gap(4.0F);
            ui::text_wrapped(model.note, TextStyle::small, ui::colours().muted);
        }
    }
    if (layer.id == layer_id::incidents) legend_of_incidents(frame);
    if (layer.id == layer_id::lights && frame.session().active() != nullptr)
        legend_of_fixtures(ui::colours().lamp);
    if (layer.id == layer_id::cameras && frame.session().active() != nullptr)
        legend_of_fixtures(ui::colours().camera);
    if (layer.id == layer_id::cameras)
        ui::text_wrapped(tr("Filled is what a camera sees, the darker the finer; the lines are its "
                            "field of view as if nothing stood in the way."),
                         TextStyle::small, ui::colours().muted);
    if (layer.id == layer_id::masks)
        ui::legend_class(ui::colours().camera.faded(0.35), tr("not seen by its camera"), "", true);
    if (layer.id == layer_id::developments) choose_phase_day(frame);
    if (layer.id == layer_id::entrances)
        ui::legend_symbol(ui::LegendMark::square, ui::colours().text, tr("entrance"));
    float opacity = layer.opacity;
    if (ui::slider(("opacity" + layer.id).c_str(), tr("Opacity"), opacity, 0.0F, 1.0F)) {
        LayerView changed = layer;
        changed.opacity = opacity;
        frame.emit(ViewCommand{SetLayerView{changed}});
    }
    if (surface && *surface != Surface::cameras) class_choice(frame, layer);
    if (surface) surface_options(frame, layer, *surface);
    ui::gap(6.0F);
}

void layer_menu(PanelFrame& frame, const LayerView& layer) {
    if (!ImGui::BeginPopup(("menu" + layer.id).c_str())) return;
    const bool has_table = layer.id != layer_id::boundary && layer.id != layer_id::basemap &&
                           !surface_of_layer(layer.id);
    if (ui::menu_item(layer.visible ? Icon::eye_off : Icon::eye,
                      layer.visible ? tr("Hide") : tr("Show")))
        frame.emit(ViewCommand{ShowLayer{layer.id, !layer.visible}});
    const bool has_extent = layer.id != layer_id::basemap && !surface_of_layer(layer.id);
    if (ui::menu_item(Icon::zoom_in, tr("Zoom to the layer"), nullptr, false, has_extent)) {
        const Extent extent = extent_of_layer(*frame.bench.town_of(frame.session().active_plan),
                                              frame.session().document->drawings, layer.id);
        if (!extent.empty()) frame.emit(AppRequest{ZoomTo{extent.grown(20.0)}});
    }
    if (ui::menu_item(Icon::table, tr("Open the table"), nullptr, false, has_table))
        frame.emit(ViewCommand{SetBottomPanel{BottomPanel::layer_table, layer.id}});
    if (ui::menu_item(Icon::exports, tr("Export"), "Ctrl+E"))
        frame.emit(AppRequest{OpenDialog{"export", layer.id}});
    if (can_be_removed(layer.id)) {
        ImGui::Separator();
        if (ui::menu_item(Icon::remove, tr("Remove from the study")))
            frame.emit(AppRequest{OpenDialog{"remove_layer", layer.id}});
    }
    ImGui::EndPopup();
}

/// What belongs together stands together; within a group the uppermost on the map comes first.
enum class LayerGroup { data, surfaces, places, map };

LayerGroup group_of(const std::string& id) {
    if (surface_of_layer(id)) return LayerGroup::surfaces;
    if (id.starts_with(layer_id::features_prefix)) return LayerGroup::places;
    if (id == layer_id::areas || id == layer_id::boundary || id == layer_id::buildings ||
        id == layer_id::trees || id == layer_id::streets || id == layer_id::basemap)
        return LayerGroup::map;
    return LayerGroup::data;
}

/// What is made in the window has no row before there is any.
bool is_still_empty(const PanelFrame& frame, const std::string& layer) {
    if (layer == layer_id::drawings) return frame.session().document->drawings.empty();
    return layer == layer_id::masks &&
           frame.bench.town_of(frame.session().active_plan)->masks().empty() &&
           frame.bench.today()->masks().empty();
}

std::vector<std::size_t> layers_of_group(const PanelFrame& frame, LayerGroup group) {
    std::vector<std::size_t> indices;
    const std::vector<LayerView>& layers = frame.view().layers;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (group_of(layers[i].id) == group && !is_still_empty(frame, layers[i].id))
            indices.push_back(i);
    }
    return indices;
}

/// @param place of the layer among `group`, the layers that stand beside it
void layer_entry(PanelFrame& frame, const std::vector<std::size_t>& group, std::size_t place) {
    const LayerView& layer = frame.view().layers[group[place]];
    SwatchRamp ramp{};
    const LayerWords words = words_of(frame, layer, ramp);
    const bool active = frame.view().active_layer == layer.id;
    ImGui::PushID(layer.id.c_str());
    const ui::LayerRowResult row = ui::layer_row(
        layer.id.c_str(), {words.name, words.explanation, words.swatch, active, layer.visible});
    if (row.clicked) frame.emit(ViewCommand{SetActiveLayer{active ? std::string() : layer.id}});
    if (row.toggled) frame.emit(ViewCommand{ShowLayer{layer.id, !layer.visible}});
    if (row.moved != 0) {
        const auto to = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(place) + row.moved,
                                                   0, std::ssize(group) - 1);
        frame.emit(ViewCommand{
            MoveLayer{layer.id, static_cast<int>(group[static_cast<std::size_t>(to)])}});
    }
    if (row.menu) ImGui::OpenPopup(("menu" + layer.id).c_str());
    layer_menu(frame, layer);
    if (active && layer.visible) {
        ui::gap(6.0F);
        ImGui::Indent(ui::px(12.0F));
        legend(frame, layer, ramp);
        ImGui::Unindent(ui::px(12.0F));
    }
    ImGui::PopID();
}

}  // namespace

void layers_panel(PanelFrame& frame) {
    const ScreenRect& place = frame.layout.layers;
    if (place.width <= 0.0) return;
    ui::begin_panel("layers", place, {.lines = ui::line_right, .padding_x = 8.0F});
    const std::array groups{
        std::pair{LayerGroup::data, tr("Layers")}, std::pair{LayerGroup::surfaces, tr("Surfaces")},
        std::pair{LayerGroup::places, tr("Places")}, std::pair{LayerGroup::map, tr("Map")}};
    for (const auto& [group, title] : groups) {
        const std::vector<std::size_t> layers = layers_of_group(frame, group);
        if (layers.empty()) continue;
        if (group != LayerGroup::data) ui::gap(8.0F);
        ImGui::Indent(ui::px(8.0F));
        if (group != LayerGroup::data)
            ui::section_head(title);
        else if (ui::section_head(title, "add_layer", Icon::plus, tr("Add a layer")))
            frame.emit(AppRequest{OpenDialog{"add_layer"}});
        ImGui::Unindent(ui::px(8.0F));
        for (std::size_t i = 0; i < layers.size(); ++i) layer_entry(frame, layers, i);
    }
    ui::end_panel();
    PanelSizes sizes = frame.view().panels;
    if (ui::splitter("layers_splitter", frame.layout.layers_splitter, ui::SplitterSide::left_of,
                     sizes.layers_width, 180.0F, 600.0F, 280.0F))
        frame.emit(ViewCommand{SetPanels{sizes}});
}

}  // namespace tk
