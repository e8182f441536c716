#include "viewer/panels/map_values.h"

#include <imgui.h>

#include <cmath>

#include "viewer/map/scene_of_side.h"
#include "viewer/map/value_lattice.h"
#include "viewer/panels/map_marks.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

const SurfaceState* computed_surface(const PanelFrame& frame, const std::string& plan,
                                     Surface surface) {
    const AssessedSide* side = frame.bench.side_of(plan);
    // A plan whose surfaces are not there yet shows today's meanwhile, as the map does.
    if (side == nullptr) side = frame.bench.side_of({});
    return side == nullptr || side->of(surface).grid == nullptr ? nullptr : &side->of(surface);
}

}  // namespace

std::optional<Surface> surface_with_values(const ViewState& view) {
    for (const LayerView& layer : view.layers) {
        const std::optional<Surface> surface = surface_of_layer(layer.id);
        if (!surface || !layer.visible || !layer.values) continue;
        if (view.compare == CompareMode::difference && view.compared_surface != *surface) continue;
        return surface;
    }
    return std::nullopt;
}

std::optional<double> shown_value_spacing_m(const PanelFrame& frame, Surface surface) {
    const SurfaceState* state = computed_surface(frame, {}, surface);
    if (state == nullptr) return std::nullopt;
    return value_spacing_m(state->grid->spec().cell_m, frame.view().map.metres_per_px,
                           least_between_values * frame.unit);
}

void draw_map_values(PanelFrame& frame, const MapSide& side) {
    const std::optional<Surface> surface = surface_with_values(frame.view());
    if (!surface) return;
    const std::optional<double> spacing_m = shown_value_spacing_m(frame, *surface);
    const SurfaceState* shown = computed_surface(frame, side.scenario, *surface);
    if (!spacing_m || shown == nullptr) return;
    const SurfaceState* less =
        side.difference ? computed_surface(frame, frame.view().sides[0].scenario, *surface)
                        : nullptr;
    const auto& grid = *shown->grid;
    const MapView& view = frame.view().map;
    const double step_m = *spacing_m;
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    const float dot = ui::px(1.5F);
    const double below = 9.0 * frame.unit;
    for (const Cell cell :
         cells_on_lattice(grid.spec(), view.extent(side.map, side.clip).grown(step_m), step_m)) {
        double value = static_cast<double>(grid(cell.row, cell.col));
        if (less != nullptr) value -= static_cast<double>((*less->grid)(cell.row, cell.col));
        if (std::isnan(value)) continue;
        const ScreenPoint at = view.to_screen(grid.spec().centre_of(cell.row, cell.col), side.map);
        const ImVec2 middle{static_cast<float>(at.x), static_cast<float>(at.y)};
        list->AddCircleFilled(middle, dot + ui::px(1.0F), ui::colours().halo.packed(), 8);
        list->AddCircleFilled(middle, dot, ui::colours().text.packed(), 8);
        draw_halo_text(list, {at.x, at.y + below}, 0.0, value_words(value, less != nullptr),
                       TextStyle::small, ui::colours().text, ui::colours().halo);
    }
}

}  // namespace tk
