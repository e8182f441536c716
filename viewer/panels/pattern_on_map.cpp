#include "viewer/panels/pattern_on_map.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

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
            const Colour colour = class_colour(found, number);
            list->AddRectFilled(least, most, colour.faded(cell_opacity).packed());
            if (cell_px >= least_outlined_px)
                list->AddRect(least, most, ui::colours().panel.faded(0.5).packed());
        }
}

/// What others follow lies on top: repeats are at the same place.
constexpr std::array followers_upwards{RepeatRole::near_repeat, RepeatRole::repeat,
                                       RepeatRole::originator};

void draw_followers(const PanelFrame& frame, const MapSide& side, const PatternFound& found) {
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    for (const RepeatRole role : followers_upwards) {
        const Colour colour = class_colour(found, number_of_role(role));
        for (std::size_t i = 0; i < found.roles.size(); ++i) {
            if (found.roles[i] != role) continue;
            const ImVec2 p = pattern_point(frame, side, found.at[i]);
            if (!is_in_view(side, p, p)) continue;
            list->AddCircleFilled(p, ui::px(4.0F), ui::colours().panel.packed());
            list->AddCircleFilled(p, ui::px(3.0F), colour.packed());
        }
    }
}

void draw_pattern_line(const PanelFrame& frame, const MapSide& side, const Line& line,
                       Colour colour, float units) {
    std::vector<ImVec2> points;
    points.reserve(line.size());
    for (const MapPoint p : line) points.push_back(pattern_point(frame, side, p));
    ImGui::GetBackgroundDrawList()->AddPolyline(points.data(), static_cast<int>(points.size()),
                                                colour.packed(), 0, ui::px(units));
}

/// The densest last, and the wider the denser, as in the files.
void draw_pattern_streets(const PanelFrame& frame, const MapSide& side, const PatternFound& found) {
    const StreetsFound& streets = found.streets;
    const std::size_t classes = streets.class_starts.size();
    for (std::size_t number = 0; number < classes; ++number) {
        const Colour colour = class_colour(found, static_cast<int>(number) + 1);
        const float units =
            1.5F + 3.0F * static_cast<float>(number + 1) / static_cast<float>(classes);
        for (const ClassedLine& one : streets.lines) {
            if (one.number != number) continue;
            const ImVec2 least =
                pattern_point(frame, side, {one.extent.west_m, one.extent.north_m});
            const ImVec2 most = pattern_point(frame, side, {one.extent.east_m, one.extent.south_m});
            if (is_in_view(side, least, most))
                draw_pattern_line(frame, side, one.line, colour, units);
        }
    }
    const std::optional<std::size_t> pointed_at = frame.state.pattern_in_panel;
    if (pointed_at && *pointed_at < streets.stretches.size())
        draw_pattern_line(frame, side, streets.stretches[*pointed_at].line, ui::colours().text,
                          6.0F);
}

}  // namespace

void draw_pattern(const PanelFrame& frame, const MapSide& side) {
    if (!shows_patterns(frame.view())) return;
    const std::shared_ptr<const PatternFound> found = frame.bench.pattern();
    if (found == nullptr || found->lack != PatternLack::nothing) return;
    if (!found->roles.empty()) return draw_followers(frame, side, *found);
    if (found->wish.options.method == PatternMethod::streets)
        return draw_pattern_streets(frame, side, *found);
    if (found->cells.of_place.empty()) return;
    draw_pattern_cells(frame, side, *found);
    if (!frame.state.pattern_in_panel || *frame.state.pattern_in_panel >= found->counts.size())
        return;
    const Extent cell = found->extent_of(*frame.state.pattern_in_panel);
    ImGui::GetBackgroundDrawList()->AddRect(pattern_point(frame, side, {cell.west_m, cell.north_m}),
                                            pattern_point(frame, side, {cell.east_m, cell.south_m}),
                                            ui::colours().text.packed(), 0.0F, 0, ui::px(2.5F));
}

}  // namespace tk
