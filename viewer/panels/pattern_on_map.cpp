#include "viewer/panels/pattern_on_map.h"

#include <imgui.h>

#include <algorithm>

#include "viewer/app/pattern_wish.h"
#include "viewer/panels/pattern_looks.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr double cell_opacity = 0.6, least_outlined_px = 4.0;

ImVec2 pattern_point(const PanelFrame& frame, const MapSide& side, MapPoint at) {
    const ScreenPoint p = frame.view().map.to_screen(at, side.map);
    return {static_cast<float>(p.x), static_cast<float>(p.y)};
}

bool is_in_view(const MapSide& side, ImVec2 least, ImVec2 most) {
    const ScreenRect& clip = side.clip;
    return most.x >= static_cast<float>(clip.x) &&
           least.x <= static_cast<float>(clip.x + clip.width) &&
           most.y >= static_cast<float>(clip.y) &&
           least.y <= static_cast<float>(clip.y + clip.height);
}

/// Those that the side of the map shows, at most.
CellRange cells_in_view(const PanelFrame& frame, const MapSide& side, const GridSpec& spec) {
    const ScreenRect& clip = side.clip;
    Extent extent;
    extent.add(frame.view().map.to_map({clip.x, clip.y}, side.map));
    extent.add(frame.view().map.to_map({clip.x + clip.width, clip.y + clip.height}, side.map));
    const GridSpec around = grid_covering(extent, spec.cell_m);
    const auto index = [](std::int64_t from, int most) {
        return static_cast<int>(std::clamp<std::int64_t>(from, 0, most));
    };
    return {index(spec.north_index - around.north_index, spec.rows),
            index(spec.north_index - around.north_index + around.rows, spec.rows),
            index(around.west_index - spec.west_index, spec.cols),
            index(around.west_index - spec.west_index + around.cols, spec.cols)};
}

/// One rectangle for every unbroken run of cells of a class in a row.
void draw_pattern_cells(const PanelFrame& frame, const MapSide& side, const PatternFound& found) {
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    const GridSpec& spec = found.cells.number.spec();
    const PatternMethod method = found.wish.options.method;
    const auto class_at = [&](int row, int col) {
        const std::int32_t place = found.cells.number(row, col);
        return place < 0 ? 0 : class_of_place(found, static_cast<std::size_t>(place)).value_or(0);
    };
    const CellRange seen = cells_in_view(frame, side, spec);
    const double cell_px = spec.cell_m / frame.view().map.metres_per_px;
    for (int row = seen.row_begin; row < seen.row_end; ++row)
        for (int col = seen.col_begin; col < seen.col_end;) {
            const int number = class_at(row, col);
            const int begin = col;
            while (col < seen.col_end && class_at(row, col) == number) ++col;
            if (number == 0) continue;
            const double half_m = spec.cell_m / 2.0;
            const ImVec2 least = pattern_point(
                frame, side,
                {spec.east_of_centre_m(begin) - half_m, spec.north_of_centre_m(row) + half_m});
            const ImVec2 most = pattern_point(
                frame, side,
                {spec.east_of_centre_m(col - 1) + half_m, spec.north_of_centre_m(row) - half_m});
            if (!is_in_view(side, least, most)) continue;
            const Colour colour = class_colour(method, number);
            list->AddRectFilled(least, most, colour.faded(cell_opacity).packed());
            if (cell_px >= least_outlined_px)
                list->AddRect(least, most, ui::colours().panel.faded(0.5).packed());
        }
}

void draw_followers(const PanelFrame& frame, const MapSide& side, const PatternFound& found) {
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    for (std::size_t i = 0; i < found.roles.size(); ++i) {
        if (found.roles[i] == RepeatRole::alone) continue;
        const ImVec2 p = pattern_point(frame, side, found.at[i]);
        if (!is_in_view(side, p, p)) continue;
        const int number = found.roles[i] == RepeatRole::originator    ? 1
                           : found.roles[i] == RepeatRole::near_repeat ? 2
                                                                       : 3;
        list->AddCircleFilled(p, ui::px(4.0F), ui::colours().panel.packed());
        list->AddCircleFilled(p, ui::px(3.0F),
                              class_colour(PatternMethod::near_repeats, number).packed());
    }
}

}  // namespace

void draw_pattern(const PanelFrame& frame, const MapSide& side) {
    if (!shows_patterns(frame.view())) return;
    const std::shared_ptr<const PatternFound> found = frame.bench.pattern();
    if (found == nullptr || found->lack != PatternLack::nothing) return;
    if (!found->roles.empty()) return draw_followers(frame, side, *found);
    draw_pattern_cells(frame, side, *found);
    if (!frame.state.pattern_in_panel || *frame.state.pattern_in_panel >= found->counts.size())
        return;
    const Extent cell = found->extent_of(*frame.state.pattern_in_panel);
    ImGui::GetBackgroundDrawList()->AddRect(pattern_point(frame, side, {cell.west_m, cell.north_m}),
                                            pattern_point(frame, side, {cell.east_m, cell.south_m}),
                                            ui::colours().text.packed(), 0.0F, 0, ui::px(2.5F));
}

}  // namespace tk
