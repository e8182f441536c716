// Patterns among the incidents that are shown: what is looked for, what it means, what was found.
#include <imgui.h>

#include <array>
#include <chrono>

#include "viewer/panels/bottom_parts.h"
#include "viewer/panels/pattern_looks.h"
#include "viewer/panels/pattern_table.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr float choices_width = 264.0F, chart_width = 360.0F, gap_between = 24.0F;  ///< units

struct PatternMemory : DialogMemory {
    std::shared_ptr<const PatternFound> found;
    PatternTable table;
    std::vector<double> years;                             ///< of the steps of a trend
    std::vector<double> cells_percent, incidents_percent;  ///< of a concentration

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
        word(theme);
        years.clear();
        cells_percent.clear();
        incidents_percent.clear();
        for (const LorenzPoint& point : found->concentration.lorenz) {
            cells_percent.push_back(100.0 * point.share_of_places);
            incidents_percent.push_back(100.0 * point.share_of_incidents);
        }
        for (std::size_t i = 0; i < found->totals.size(); ++i) {
            const auto first =
                first_day_of(found->range.step, found->range.first + static_cast<int>(i));
            const std::chrono::year_month_day date(first);
            const auto new_year = std::chrono::local_days{date.year() / std::chrono::January / 1};
            years.push_back(static_cast<double>(static_cast<int>(date.year())) +
                            static_cast<double>((first - new_year).count()) / 365.25);
        }
    }
};

void choose_pattern(PanelFrame& frame) {
    PatternOptions wanted = frame.view().patterns;
    constexpr std::array methods{PatternMethod::hot_spots,     PatternMethod::clusters,
                                 PatternMethod::trend,         PatternMethod::near_repeats,
                                 PatternMethod::concentration, PatternMethod::risk_terrain};
    std::vector<std::string> titles;
    int method = 0;
    for (std::size_t i = 0; i < methods.size(); ++i) {
        titles.push_back(pattern_title(methods[i]));
        if (methods[i] == wanted.method) method = static_cast<int>(i);
    }
    if (ui::choice("pattern_method", titles, method))
        wanted.method = methods[static_cast<std::size_t>(method)];
    const bool by_cells = wanted.method != PatternMethod::near_repeats;
    if (by_cells) {
        ui::gap(8.0F);
        double cell_m = wanted.cell_of_method();
        const ui::FieldResult size =
            ui::number_field("pattern_cell", cell_m,
                             {PatternOptions::least_cell_m, PatternOptions::most_cell_m, 0, 50.0},
                             {.label = tr("Side of a cell"), .unit = "m"});
        if (size.done) wanted.cell_of_method() = cell_m;
    }
    if (wanted.method == PatternMethod::trend) {
        ui::gap(8.0F);
        const std::array steps{tr("week"), tr("month"), tr("year")};
        int step = static_cast<int>(wanted.step);
        if (ui::choice("pattern_step", steps, step, tr("Step of time")))
            wanted.step = static_cast<TimeStep>(step);
    } else if (by_cells && wanted.method != PatternMethod::concentration &&
               wanted.method != PatternMethod::risk_terrain) {
        ui::gap(8.0F);
        ui::toggle(tr("Allow for the number of cells"), wanted.by_false_discovery,
                   tr("Of many cells some stand out by chance alone. Judged by q (Benjamini and "
                      "Hochberg) few of those that are marked are such."));
    }
    if (wanted != frame.view().patterns) frame.emit(ViewCommand{SetPatterns{wanted}});
}

void pattern_legend(const std::vector<PatternClass>& classes) {
    if (classes.empty()) return;
    ui::gap(8.0F);
    for (const PatternClass& one : classes)
        ui::legend_class(one.colour, one.words, number_text(static_cast<long long>(one.count)));
}

/// What the numbers rest on, and what they cannot say.
std::string basis_of(const PatternFound& found) {
    std::string words;
    const auto add = [&words](const std::string& sentence) {
        if (!words.empty()) words += ' ';
        words += sentence;
    };
    switch (found.wish.options.method) {
        case PatternMethod::hot_spots:
            add(tr("Getis-Ord Gi*, cells side by side and at the corners, normal distribution."));
            break;
        case PatternMethod::clusters:
            add(tr("Local Moran's I, cells side by side and at the corners, normal distribution."));
            break;
        case PatternMethod::trend:
            add(
                tr("Gi* in space and time, Mann-Kendall of each cell, p of at most 0.05 without "
                   "allowing for the number of cells or for seasons. The first and the last step "
                   "may be cut off."));
            break;
        case PatternMethod::risk_terrain:
            add(
                tr("As RTMDx goes about it: elastic net, then the lowest BIC. Intervals as if the "
                   "features had not been searched for; cells of another size may find others. "
                   "Not checked here on incidents that were left out: the command line does."));
            break;
        case PatternMethod::concentration:
            add(
                tr("Lorenz curve of the cells, those with most first; Gini as of so few incidents "
                   "(Bernasco and Steenbeek)."));
            break;
        case PatternMethod::near_repeats:
            add(
                tr("Knox test, the times dealt out 999 times. Marked: p below 0.05 and a ratio of "
                   "at least 1.2."));
            break;
    }
    if (found.without_time > 0)
        add(fill_in(tr("{} incidents without a time are left out."),
                    {number_text(static_cast<long long>(found.without_time))}));
    if (found.elsewhere > 0)
        add(fill_in(tr("{} incidents lie in cells whose middle is outside and are not counted."),
                    {number_text(static_cast<long long>(found.elsewhere))}));
    for (const std::string& warning : found.risk.warnings) add(reader_words(warning));
    add(tr("Where and when, not why. Reporting differs between places."));
    return words;
}

/// The share of the incidents that the fullest cells hold, and what alike ones would.
void concentration_chart(const PatternMemory& memory, float height) {
    constexpr std::array even{0.0, 100.0};
    const std::array curves{
        ui::Curve{tr("All alike"), even, even, ui::colours().muted, false, true},
        ui::Curve{tr("As it is"), memory.cells_percent, memory.incidents_percent,
                  ui::colours().accent}};
    ui::LineChart chart;
    chart.curves = curves;
    chart.x_words = tr("Cells, %");
    chart.y_words = tr("Incidents, %");
    ui::line_chart("pattern_lorenz", chart, ui::content_width(), height);
}

void pattern_chart(const PatternMemory& memory, float height) {
    if (!memory.cells_percent.empty()) return concentration_chart(memory, height);
    const std::array curves{
        ui::Curve{{}, memory.years, memory.found->totals, ui::colours().accent}};
    ui::LineChart chart;
    chart.curves = curves;
    chart.y_words = tr("Incidents");
    chart.x_is_years = true;
    ui::line_chart("pattern_trend", chart, ui::content_width(), height);
}

void go_to_cell(PanelFrame& frame, const PatternFound& found, std::size_t place) {
    constexpr double cells_around = 3.0;
    frame.emit(AppRequest{
        ZoomTo{found.extent_of(place).grown(cells_around * found.cells.number.spec().cell_m)}});
}

void pattern_rows(PanelFrame& frame, PatternMemory& memory) {
    const std::vector<ui::TableColumn> columns = memory.table.columns();
    ui::Table table;
    table.columns = columns;
    table.rows = memory.table.rows();
    table.sort = memory.table.sorted();
    table.cell = [&memory](int row, int column) { return memory.table.cell(row, column); };
    const bool of_places = memory.table.of_places();
    const ui::TableAnswer answer = ui::table(of_places ? "pattern_places" : "pattern_rows", table);
    if (answer.sorted) memory.table.sort(answer.sort);
    if (!of_places) return;
    if (answer.hovered >= 0) frame.state.pattern_in_panel = memory.table.place(answer.hovered);
    const int go = answer.opened >= 0 ? answer.opened : answer.clicked;
    if (go >= 0) go_to_cell(frame, *memory.found, memory.table.place(go));
}

void pattern_result(PanelFrame& frame, PatternMemory& memory) {
    const PatternFound& found = *memory.found;
    const float button = ui::px(28.0F + 12.0F);
    ui::text_wrapped(memory.sentence, TextStyle::body_medium, ui::colours().text,
                     ui::content_width() - button);
    ImGui::SameLine();
    ui::align_right(ui::px(28.0F));
    if (ui::icon_button("copy_pattern", Icon::copy, tr("Copies the table for a spreadsheet")))
        frame.emit(AppRequest{CopyText{memory.table.as_text()}});
    ui::text_wrapped(frame.bench.pattern_is_current()
                         ? basis_of(found)
                         : std::string(tr("Being computed anew; this is the former pattern.")),
                     TextStyle::small, ui::colours().muted);
    ui::gap(6.0F);
    const bool chart = (found.totals.size() > 1 || !memory.cells_percent.empty()) &&
                       ui::content_width() >= ui::px(chart_width + gap_between + 600.0F);
    const float height = ImGui::GetContentRegionAvail().y;
    ImGui::BeginChild(
        "pattern_rows",
        {chart ? ui::content_width() - ui::px(chart_width + gap_between) : 0.0F, height});
    pattern_rows(frame, memory);
    ImGui::EndChild();
    if (!chart) return;
    ui::same_line(gap_between);
    ImGui::BeginChild("pattern_chart", {ui::px(chart_width), height});
    pattern_chart(memory, height);
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
    ImGui::BeginChild("pattern_result", {0.0F, height}, false,
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar);
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
