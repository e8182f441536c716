// Today against a plan, or what the map compares: a row an area.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "engine/compare/compare.h"
#include "engine/compare/compare_assessments.h"
#include "engine/town/light_schedule.h"
#include "layers/result_surface.h"
#include "viewer/map/legend_model.h"
#include "viewer/output/compare_csv.h"
#include "viewer/panels/bottom_parts.h"
#include "viewer/panels/name_order.h"
#include "viewer/panels/table_to_export.h"
#include "viewer/session/compared_sides.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/side_name.h"
#include "viewer/text/spreadsheet_text.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

/// The comparison that is shown, kept while nothing of it changes.
struct CompareMemory : DialogMemory {
    std::uint64_t before_version = 0, after_version = 0;
    Surface surface = Surface::place_index;
    ComparedSides sides;
    std::string hour;
    ComparisonTable table;
    std::vector<std::size_t> order;
    ui::TableSort sort{3, true};
};

/// That the surface is of, where it follows the light.
std::string hour_of(const PanelFrame& frame, Surface surface) {
    const std::optional<int> minute = frame.bench.light_minute();
    const bool follows = surface == Surface::light || surface == Surface::place_index;
    return minute && follows ? time_of_day_in_words(*minute) : std::string();
}

double sort_value(const AreaChange& row, int column) {
    switch (column) {
        case 1: return row.before;
        case 2: return row.after;
        case 3: return std::fabs(row.change);  // what changes most, for better or worse
        case 4: return row.better_share.value_or(0.0);
        case 5: return row.worse_share.value_or(0.0);
        default: return 0.0;
    }
}

void sort_rows(CompareMemory& memory) {
    memory.order.resize(memory.table.rows.size());
    std::iota(memory.order.begin(), memory.order.end(), std::size_t{0});
    const int column = memory.sort.column;
    const bool descending = memory.sort.descending;
    std::stable_sort(memory.order.begin(), memory.order.end(), [&](std::size_t a, std::size_t b) {
        const AreaChange& x = memory.table.rows[a];
        const AreaChange& y = memory.table.rows[b];
        if (column == 0)
            return descending ? name_before(y.name, x.name) : name_before(x.name, y.name);
        // What has no value comes last, whichever way.
        const double u = sort_value(x, column), v = sort_value(y, column);
        if (std::isnan(u) || std::isnan(v)) return !std::isnan(u) && std::isnan(v);
        return descending ? v < u : u < v;
    });
}

void recompute(CompareMemory& memory, const PanelFrame& frame, const AssessedSide& before,
               const AssessedSide& after, const ComparedSides& sides, Surface surface) {
    memory.before_version = before.of(surface).version;
    memory.after_version = after.of(surface).version;
    memory.surface = surface;
    memory.sides = sides;
    memory.hour = hour_of(frame, surface);
    CompareOptions options;
    options.threshold = default_threshold(surface);
    options.direction = better_direction(surface);
    const AssessmentParameters& parameters = frame.session().loaded->parameters;
    memory.table = {std::string(surface_name(surface)),
                    surface == Surface::light && parameters.light
                        ? light_in_words(parameters.light->options)
                        : std::string(),
                    surface_unit(surface, parameters),
                    memory.hour,
                    sides.before.empty() ? "today" : sides.before,
                    sides.after.empty() ? "today" : sides.after,
                    options.threshold,
                    compare(*before.of(surface).grid, *after.of(surface).grid,
                            frame.bench.today()->areas(), options)
                        .areas};
    sort_rows(memory);
}

/// A change far below what counts as one is told as that: its digits would say more than is known.
std::string change_in_words(double change, double threshold) {
    if (change != 0.0 && std::fabs(change) < 0.01 * threshold) return "≈ 0";
    const std::string words = value_text(change);
    return change > 0.0 && words != "0" ? "+" + words : words;
}

void draw_chart(const CompareMemory& memory) {
    std::vector<ui::BarGroup> groups;
    for (const std::size_t row : memory.order) {
        const AreaChange& area = memory.table.rows[row];
        groups.push_back({area.name, area.before, area.after, 0.0, 0.0});
    }
    ui::grouped_bars("by_area_chart", groups, side_name(memory.sides.before),
                     side_name(memory.sides.after));
}

ui::TableCell cell_of(const CompareMemory& memory, int row, int column) {
    const AreaChange& area = memory.table.rows[memory.order[static_cast<std::size_t>(row)]];
    switch (column) {
        case 0: return {area.name, TextStyle::body, ui::colours().text};
        case 1: return {value_text(area.before), TextStyle::number, ui::colours().text};
        case 2: return {value_text(area.after), TextStyle::number, ui::colours().accent};
        case 3:
            return {change_in_words(area.change, memory.table.threshold), TextStyle::number,
                    ui::colours().text};
        case 4:
            return {area.better_share ? share_text(*area.better_share) : "–", TextStyle::body,
                    ui::colours().text};
        default:
            return {area.worse_share ? share_text(*area.worse_share) : "–", TextStyle::body,
                    ui::colours().text};
    }
}

/// The table as it is shown, for a spreadsheet: tabs between cells, the language's decimal sign.
std::string table_as_text(const CompareMemory& memory, const AssessmentParameters& shown) {
    std::string text;
    const auto line = [&text](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) text += '\t';
            append_spreadsheet_cell(text, cells[i]);
        }
        text += '\n';
    };
    const std::string unit = " (" + shown_unit(memory.surface, shown) + ")";
    line({tr("Area"), side_name(memory.sides.before) + unit, side_name(memory.sides.after) + unit,
          tr("Change") + unit, tr("Better") + std::string(" (%)"),
          tr("Worse") + std::string(" (%)")});
    const auto number = [](double value, int decimals) {
        return std::isnan(value) ? std::string() : spreadsheet_number(number_text(value, decimals));
    };
    for (const std::size_t row : memory.order) {
        const AreaChange& area = memory.table.rows[row];
        line({area.name, number(area.before, 4), number(area.after, 4), number(area.change, 4),
              area.better_share ? number(*area.better_share * 100.0, 1) : "",
              area.worse_share ? number(*area.worse_share * 100.0, 1) : ""});
    }
    return text;
}

/// Words where there is room for them, else pictures.
void table_buttons(PanelFrame& frame, const CompareMemory& memory) {
    const char* const export_words = tr("Export as CSV");
    const char* const copy_words = tr("Copy");
    const char* const copy_tip = tr("Copies the table for a spreadsheet");
    const float words = ui::button_width(copy_words, Icon::copy) + ui::px(8.0F) +
                        ui::button_width(export_words, Icon::exports);
    ui::same_line(12.0F);
    const bool fits = ImGui::GetContentRegionAvail().x >= words;
    ui::align_right(fits ? words : ui::px(72.0F));
    const bool exports = fits ? ui::button(export_words, {.icon = Icon::exports})
                              : ui::icon_button("export", Icon::exports, export_words);
    if (exports) frame.emit(AppRequest{OpenDialog{"export_table", "comparison"}});
    ui::same_line();
    const bool copies = fits ? ui::button(copy_words, {.icon = Icon::copy, .tooltip = copy_tip})
                             : ui::icon_button("copy", Icon::copy, copy_tip);
    if (copies) frame.emit(AppRequest{CopyText{table_as_text(memory, frame.bench.parameters())}});
}

}  // namespace

void compare_panel(PanelFrame& frame, ScreenRect place) {
    ui::begin_panel("compare_table", place, {.padding_y = 8.0F, .scrolls = false});
    const ComparedSides sides = compared_sides(frame.session(), frame.view());
    const AssessedSide* before = frame.bench.side_of(sides.before);
    const AssessedSide* after = frame.bench.side_of(sides.after);
    if (frame.bench.today()->areas().empty()) {
        ui::empty_state(Icon::polygon, tr("The study has no areas"),
                        tr("Add districts or other polygons as the layer areas to compare by."));
    } else if (sides.before == sides.after) {
        ui::empty_state(Icon::difference, tr("There is no proposal to compare with today"),
                        tr("Add a lamp, a camera or a building to begin one."));
    } else if (before == nullptr || after == nullptr) {
        ui::empty_state(Icon::clock, tr("Being computed"), tr("The table follows in a moment."));
    } else {
        auto& memory = memory_of<CompareMemory>(frame.state.panel_memory["compare"]);
        std::vector<Surface> there;
        std::vector<std::string> titles;
        for (const Surface s : all_surfaces)
            if (before->of(s).grid != nullptr && after->of(s).grid != nullptr) {
                there.push_back(s);
                titles.push_back(surface_title(s));
            }
        int chosen = 0;
        for (std::size_t i = 0; i < there.size(); ++i)
            if (there[i] == frame.view().compared_surface) chosen = static_cast<int>(i);
        if (!there.empty()) {
            const Surface surface = there[static_cast<std::size_t>(chosen)];
            if (!(memory.sides == sides) || memory.surface != surface ||
                memory.hour != hour_of(frame, surface) ||
                memory.before_version != before->of(surface).version ||
                memory.after_version != after->of(surface).version)
                recompute(memory, frame, *before, *after, sides, surface);
            if (ui::choice("surface", titles, chosen, {}, ui::px(220.0F)))
                frame.emit(
                    ViewCommand{SetComparedSurface{there[static_cast<std::size_t>(chosen)]}});
            ui::same_line(12.0F);
            ImGui::AlignTextToFramePadding();
            ui::text(shown_unit(surface, frame.bench.parameters()) + " · " +
                         kind_text(kind_of(surface)) + " · " + tr("mean by area"),
                     TextStyle::small, ui::colours().muted);
            table_buttons(frame, memory);
            const std::string head_before = side_name(sides.before);
            const std::string head_after = side_name(sides.after);
            const std::array<ui::TableColumn, 6> columns{{
                {tr("Area"), ui::Align::left, 0.0F},
                {head_before.c_str(), ui::Align::right, 110.0F},
                {head_after.c_str(), ui::Align::right, 120.0F},
                {tr("Change"), ui::Align::right, 110.0F},
                {tr("Better"), ui::Align::right, 100.0F, tr("share of the area that gets better")},
                {tr("Worse"), ui::Align::right, 100.0F, tr("share of the area that gets worse")},
            }};
            ui::Table table;
            table.columns = columns;
            table.rows = static_cast<int>(memory.order.size());
            table.sort = memory.sort;
            table.cell = [&memory](int row, int column) { return cell_of(memory, row, column); };
            const float chart = ui::content_width() > ui::px(900.0F)
                                    ? std::round(ui::content_width() * 0.36F)
                                    : 0.0F;
            ImGui::BeginChild(
                "table", {chart > 0.0F ? ui::content_width() - chart - ui::px(24.0F) : 0.0F, 0.0F});
            const ui::TableAnswer answer = ui::table("by_area", table);
            ImGui::EndChild();
            if (chart > 0.0F) {
                ui::same_line(24.0F);
                draw_chart(memory);
            }
            if (answer.sorted) {
                memory.sort = answer.sort;
                sort_rows(memory);
            }
            const int go = answer.opened >= 0 ? answer.opened : answer.clicked;
            if (go >= 0) {
                const std::size_t area = memory.order[static_cast<std::size_t>(go)];
                frame.emit(AppRequest{ZoomTo{extent_of(frame.bench.today()->areas()[area].shape)}});
            }
        }
    }
    ui::end_panel();
}

std::optional<TableToExport> comparison_to_export(PanelState& state) {
    const auto found = state.panel_memory.find("compare");
    if (found == state.panel_memory.end()) return std::nullopt;
    const auto& memory = memory_of<CompareMemory>(found->second);
    if (memory.table.rows.empty()) return std::nullopt;
    ComparisonTable table = memory.table;
    table.rows.clear();
    for (const std::size_t row : memory.order) table.rows.push_back(memory.table.rows[row]);
    TableToExport made;
    made.title = surface_title(memory.surface);
    made.file_name = table.surface + "_by_area.csv";
    made.rows = static_cast<long long>(table.rows.size());
    made.write = [table = std::move(table)](const std::filesystem::path& path, Existing existing) {
        write_compare_csv(path, table, existing);
    };
    return made;
}

}  // namespace tk
