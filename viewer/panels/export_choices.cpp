#include "viewer/panels/export_choices.h"

#include <imgui.h>

#include <array>

#include "viewer/map/legend_model.h"
#include "viewer/map/scene_of_side.h"
#include "viewer/panels/export_contents.h"
#include "viewer/panels/layer_title.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

void warn_of_points() {
    ui::note(ui::MessageKind::caution,
             tr("Points show where single incidents happened. Do not give the file to others; "
                "without them incidents are counted in squares of 250 m and counts below 5 are "
                "hidden."));
}

void draw_geopackage_tab(ExportMemory& memory) {
    ui::section_head(tr("Layers"));
    bool has_incidents = false;
    if (ImGui::BeginTable("layers", 2, ImGuiTableFlags_SizingStretchSame)) {
        for (ChosenLayer& layer : memory.layers) {
            ImGui::TableNextColumn();
            ui::check_box((layer.title + "##" + layer.id).c_str(), layer.on);
            has_incidents = has_incidents || (layer.on && layer.id == layer_id::incidents);
        }
        ImGui::EndTable();
    }
    ui::gap(8.0F);
    ui::section_head(tr("States"));
    ui::check_box(tr("Today"), memory.today);
    bool any_plan = false;
    for (ChosenLayer& plan : memory.plans) {
        ui::check_box((plan.title + "##plan").c_str(), plan.on);
        any_plan = any_plan || plan.on;
    }
    if (any_plan) ui::check_box(tr("Changes of the surfaces by each proposal"), memory.changes);
    if (has_incidents && memory.today) {
        ui::gap(8.0F);
        ui::check_box(tr("Incidents as points"), memory.incident_points);
        if (memory.incident_points) warn_of_points();
    }
}

void draw_geotiff_tab(const PanelFrame& frame, ExportMemory& memory) {
    if (memory.surfaces.empty()) {
        ui::small_text(tr("The study has no surfaces."));
        return;
    }
    std::vector<std::string> titles, states;
    for (const Surface surface : memory.surfaces) titles.push_back(surface_title(surface));
    for (const SurfaceStateChoice& state : surface_states(frame.session()))
        states.push_back(state.words);
    ui::choice("surface", titles, memory.surface, tr("Surface"));
    ui::gap(8.0F);
    ui::choice("state", states, memory.state, tr("State"));
    ui::gap(8.0F);
    ui::small_text(tr("A Cloud Optimized GeoTIFF with a QGIS style beside it."));
}

void draw_paper(ExportMemory& memory) {
    const std::array<const char*, 2> formats{"PDF", "PNG"};
    ui::segmented("format", formats, memory.format);
    ui::same_line(16.0F);
    const std::array<const char*, 4> sizes{"A4", "A3", "A2", "A1"};
    ui::segmented("size", sizes, memory.size);
    ui::same_line(16.0F);
    const std::array orientations{tr("Landscape"), tr("Portrait")};
    ui::segmented("orientation", orientations, memory.orientation);
    ui::gap(8.0F);
    const std::array<const char*, 4> dots{"150 dpi", "300 dpi", "400 dpi", "600 dpi"};
    ui::segmented("dots", dots, memory.dots);
}

void draw_map_tab(const PanelFrame& frame, ExportMemory& memory) {
    ui::text_field("title", memory.title, {.label = tr("Title")});
    ui::gap(8.0F);
    draw_paper(memory);
    ui::gap(8.0F);
    const std::array maps{tr("What the map shows"), tr("All alternatives on one sheet")};
    ui::segmented("maps", maps, memory.maps);
    ui::gap(8.0F);
    const std::array extents{tr("The part that is seen"), tr("The whole study")};
    ui::segmented("extent", extents, memory.extent);
    ui::gap(8.0F);
    ui::toggle(tr("For a meeting: large text, words before numbers, no incident points"),
               memory.meeting);
    if (frame.session().asked_at)
        ui::check_box(tr("Rings of 1, 5 and 10 minutes' walk around the place asked about"),
                      memory.walk);
    const LayerView* incidents = frame.view().layer(layer_id::incidents);
    if (!memory.meeting && incidents != nullptr && incidents->visible) {
        ui::check_box(tr("Incidents as points"), memory.points_on_map);
        if (memory.points_on_map) warn_of_points();
    }
}

}  // namespace

std::vector<SurfaceStateChoice> surface_states(const Session& session) {
    std::vector<SurfaceStateChoice> states = {{tr("Today"), {}, false}};
    for (const Plan& plan : session.document->plans) {
        states.push_back({plan.name, plan.name, false});
        states.push_back({fill_in(tr("{}: the change"), {plan.name}), plan.name, true});
    }
    return states;
}

void begin_export(const PanelFrame& frame, ExportMemory& memory) {
    memory.begun = true;
    const Session& session = frame.session();
    memory.loaded = session.loaded;
    const std::string& only = frame.state.dialog_about;
    for (const LayerView& layer : frame.view().layers)
        if (layer.id != layer_id::basemap)
            memory.layers.push_back(
                {layer.id, layer_title(layer.id), only.empty() ? layer.visible : layer.id == only});
    for (const Plan& plan : session.document->plans) memory.plans.push_back({plan.name, plan.name});
    for (const Surface surface : all_surfaces)
        if (frame.view().layer(layer_of_surface(surface)) != nullptr) {
            if (layer_of_surface(surface) == only ||
                (only.empty() && shown_surface(frame.view()) == surface))
                memory.surface = static_cast<int>(memory.surfaces.size());
            memory.surfaces.push_back(surface);
        }
    memory.title = session.study->name;
    memory.meeting = frame.view().meeting;
}

void draw_export_tab(const PanelFrame& frame, ExportMemory& memory) {
    if (memory.tab == tab_geopackage) draw_geopackage_tab(memory);
    if (memory.tab == tab_geotiff) draw_geotiff_tab(frame, memory);
    if (memory.tab == tab_map) draw_map_tab(frame, memory);
}

std::string ending_of(const ExportMemory& memory) {
    if (memory.tab == tab_geopackage) return ".gpkg";
    if (memory.tab == tab_geotiff) return ".tif";
    return memory.format == 0 ? ".pdf" : ".png";
}

Paper paper_of(const ExportMemory& memory) {
    constexpr std::array sizes{PaperSize::a4, PaperSize::a3, PaperSize::a2, PaperSize::a1};
    constexpr std::array dots{150.0, 300.0, 400.0, 600.0};
    return {sizes[static_cast<std::size_t>(memory.size)], memory.orientation == 0,
            dots[static_cast<std::size_t>(memory.dots)]};
}

}  // namespace tk
