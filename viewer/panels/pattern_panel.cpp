// Patterns among the incidents that are shown: what is looked for, what it means, what was found.
#include <imgui.h>

#include <algorithm>
#include <array>

#include "viewer/app/pattern_wish.h"
#include "viewer/panels/bottom_parts.h"
#include "viewer/panels/pattern_charts.h"
#include "viewer/panels/pattern_looks.h"
#include "viewer/panels/pattern_table.h"
#include "viewer/panels/pattern_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr float choices_width = 264.0F, gap_between = 24.0F;              ///< units
constexpr float least_table_width = 560.0F, least_table_height = 120.0F;  ///< units
constexpr float chart_above_height = 140.0F;

struct PatternMemory : DialogMemory {
    std::shared_ptr<const PatternFound> found;
    PatternTable table;
    PatternCharts charts;

    std::vector<PatternClass> classes;
    std::string sentence;
    Language worded = Language::swedish;
    Theme coloured = Theme::light;

    void word(Theme theme) {
        classes = classes_of(*found);
        sentence = pattern_sentence(*found);
        worded = language();
        coloured = theme;
    }

    void follow(const std::shared_ptr<const PatternFound>& newest, Theme theme) {
        if (found == newest) {
            if (found->lack == PatternLack::nothing && (worded != language() || coloured != theme))
                word(theme);
            return;
        }
        found = newest;
        if (found->lack != PatternLack::nothing) return;
        table.follow(newest);
        charts.follow(newest);
        word(theme);
    }
};

void cell_field(PanelFrame& frame, PatternOptions& wanted) {
    const bool of_risk = wanted.method == PatternMethod::risk_terrain;
    double cell_m = wanted.cell_m;
    if (of_risk)
        cell_m = wanted.risk_cell_m.value_or(pattern_defaults(frame.session()).risk_cell_m);
    ui::gap(8.0F);
    const ui::FieldResult size =
        ui::number_field("pattern_cell", cell_m,
                         {PatternOptions::least_cell_m, PatternOptions::most_cell_m, 0, 50.0},
                         {.label = tr("Side of a cell"), .unit = "m"});
    if (!size.done) return;
    if (of_risk)
        wanted.risk_cell_m = cell_m;
    else
        wanted.cell_m = cell_m;
}

void position_error_field(PatternOptions& wanted) {
    ui::gap(8.0F);
    std::optional<double> error_m = wanted.position_error_m;
    const ui::FieldResult told = ui::number_field(
        "pattern_position", error_m, {0.0, PatternOptions::most_position_error_m, 0, 10.0},
        {.label = tr("Positions may be off by"), .hint = tr("not known"), .unit = "m"});
    if (told.done) wanted.position_error_m = error_m;
}

void bandwidth_field(PanelFrame& frame, PatternOptions& wanted) {
    ui::gap(8.0F);
    double bandwidth_m =
        wanted.street_bandwidth_m.value_or(pattern_defaults(frame.session()).street_bandwidth_m);
    const ui::FieldResult told = ui::number_field(
        "pattern_bandwidth", bandwidth_m,
        {PatternOptions::least_bandwidth_m, PatternOptions::most_bandwidth_m, 0, 50.0},
        {.label = tr("An incident counts for up to"), .unit = "m"});
    if (told.done) wanted.street_bandwidth_m = bandwidth_m;
}

void step_choice(PatternOptions& wanted) {
    ui::gap(8.0F);
    const std::array steps{tr("week"), tr("month"), tr("year")};
    int step = static_cast<int>(wanted.step);
    if (ui::choice("pattern_step", steps, step, tr("Step of time")))
        wanted.step = static_cast<TimeStep>(step);
}

void false_discovery_toggle(PatternOptions& wanted) {
    ui::gap(8.0F);
    ui::toggle(tr("Allow for the number of cells"), wanted.by_false_discovery,
               tr("Of many cells some stand out by chance alone. Judged by q (Benjamini and "
                  "Hochberg) few of those that are marked are such."));
}

/// What can be chosen of a pattern.
void options_of_pattern(PanelFrame& frame, PatternOptions& wanted) {
    switch (wanted.method) {
        case PatternMethod::hot_spots:
        case PatternMethod::clusters:
            cell_field(frame, wanted);
            false_discovery_toggle(wanted);
            break;
        case PatternMethod::trend:
            cell_field(frame, wanted);
            step_choice(wanted);
            break;
        case PatternMethod::concentration: cell_field(frame, wanted); break;
        case PatternMethod::risk_terrain:
            cell_field(frame, wanted);
            position_error_field(wanted);
            break;
        case PatternMethod::streets: bandwidth_field(frame, wanted); break;
        case PatternMethod::near_repeats:
        case PatternMethod::hours: break;
    }
}

void choose_pattern(PanelFrame& frame) {
    PatternOptions wanted = frame.view().patterns;
    constexpr std::array methods{PatternMethod::hot_spots,     PatternMethod::clusters,
                                 PatternMethod::trend,         PatternMethod::near_repeats,
                                 PatternMethod::concentration, PatternMethod::risk_terrain,
                                 PatternMethod::hours,         PatternMethod::streets};
    std::vector<std::string> titles;
    int method = 0;
    for (std::size_t i = 0; i < methods.size(); ++i) {
        titles.push_back(pattern_title(methods[i]));
        if (methods[i] == wanted.method) method = static_cast<int>(i);
    }
    if (ui::choice("pattern_method", titles, method))
        wanted.method = methods[static_cast<std::size_t>(method)];
    options_of_pattern(frame, wanted);
    if (wanted != frame.view().patterns) frame.emit(ViewCommand{SetPatterns{wanted}});
}

void pattern_legend(const std::vector<PatternClass>& classes) {
    if (classes.empty()) return;
    ui::gap(8.0F);
    for (const PatternClass& one : classes) ui::legend_class(one.colour, one.words, one.numbers);
}

/// A place with something of its surroundings.
void go_to_place(PanelFrame& frame, const Extent& place) {
    constexpr double least_around_m = 150.0;
    const double across_m = std::max(place.east_m - place.west_m, place.north_m - place.south_m);
    frame.emit(AppRequest{ZoomTo{place.grown(std::max(3.0 * across_m, least_around_m))}});
}

void pattern_rows(PanelFrame& frame, PatternMemory& memory) {
    const std::vector<ui::TableColumn> columns = memory.table.columns();
    ui::Table table;
    table.columns = columns;
    table.rows = memory.table.rows();
    table.sort = memory.table.sorted();
    // Where words fill the panel the table still shows some rows, and all of it scrolls.
    table.height = std::max(ImGui::GetContentRegionAvail().y, ui::px(least_table_height));
    table.cell = [&memory](int row, int column) { return memory.table.cell(row, column); };
    const bool of_places = memory.table.of_places();
    const ui::TableAnswer answer = ui::table(of_places ? "pattern_places" : "pattern_rows", table);
    if (answer.sorted) memory.table.sort(answer.sort);
    if (!of_places) return;
    if (answer.hovered >= 0) frame.state.pattern_in_panel = memory.table.place(answer.hovered);
    const int go = answer.opened >= 0 ? answer.opened : answer.clicked;
    if (go < 0) return;
    if (const auto place = memory.table.extent(go)) go_to_place(frame, *place);
}

/// What was found in words, what it rests on, and the table.
void pattern_told(PanelFrame& frame, PatternMemory& memory, bool chart_above) {
    const float button = ui::px(28.0F + 12.0F);
    ui::text_wrapped(memory.sentence, TextStyle::body_medium, ui::colours().text,
                     ui::content_width() - button);
    ImGui::SameLine();
    ui::align_right(ui::px(28.0F));
    if (ui::icon_button("copy_pattern", Icon::copy, tr("Copies the table for a spreadsheet")))
        frame.emit(AppRequest{CopyText{memory.table.as_text()}});
    ui::text_wrapped(frame.bench.pattern_is_current()
                         ? basis_words(*memory.found)
                         : std::string(tr("Being computed anew; this is the former pattern.")),
                     TextStyle::small, ui::colours().muted);
    ui::gap(6.0F);
    if (chart_above) {
        memory.charts.draw(ui::px(chart_above_height));
        ui::gap(6.0F);
    }
    pattern_rows(frame, memory);
}

void pattern_result(PanelFrame& frame, PatternMemory& memory) {
    const float chart = memory.charts.any() ? ui::px(memory.charts.width() + gap_between) : 0.0F;
    const bool beside = chart > 0.0F && ui::content_width() >= chart + ui::px(least_table_width);
    if (!beside) return pattern_told(frame, memory, memory.charts.is_needed());
    const float height = ImGui::GetContentRegionAvail().y;
    ImGui::BeginChild("pattern_told", {ui::content_width() - chart, height}, false,
                      ImGuiWindowFlags_NoBackground);
    pattern_told(frame, memory, false);
    ImGui::EndChild();
    ui::same_line(gap_between);
    ImGui::BeginChild("pattern_chart", {ui::px(memory.charts.width()), height}, false,
                      ImGuiWindowFlags_NoBackground);
    memory.charts.draw(ImGui::GetContentRegionAvail().y);
    ImGui::EndChild();
}

}  // namespace

void pattern_panel(PanelFrame& frame, ScreenRect place) {
    frame.state.pattern_in_panel.reset();
    ui::begin_panel("patterns", place, {.padding_y = 8.0F, .scrolls = false});
    auto& memory = memory_of<PatternMemory>(frame.state.panel_memory["patterns"]);
    const std::shared_ptr<const PatternFound> newest = frame.bench.pattern();
    const bool there = newest != nullptr && newest->wish.today != nullptr;
    if (there) memory.follow(newest, frame.view().shown_theme());
    const float height = ImGui::GetContentRegionAvail().y;
    ImGui::BeginChild("pattern_choices", {ui::px(choices_width), height}, false,
                      ImGuiWindowFlags_NoBackground);
    choose_pattern(frame);
    const bool found = there && newest->lack == PatternLack::nothing;
    if (found) pattern_legend(memory.classes);
    ImGui::EndChild();
    ui::same_line(gap_between);
    ImGui::BeginChild("pattern_result", {0.0F, height}, false, ImGuiWindowFlags_NoBackground);
    if (!there)
        ui::empty_state(Icon::clock, tr("Being computed"), tr("The pattern follows in a moment."));
    else if (!found)
        ui::empty_state(Icon::chart, tr("No pattern can be told"), lack_words(*newest));
    else
        pattern_result(frame, memory);
    ImGui::EndChild();
    ui::end_panel();
}

}  // namespace tk
