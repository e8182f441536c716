// The chain: each problem, and below it a row a measure: what is done, what is expected of it, how
// it will be told, what came of it.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "viewer/panels/measure_parts.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr float heads_height = 24.0F, problem_height = 44.0F, link_height = 76.0F;  ///< units
constexpr float links_inset = 12.0F, arrow_width = 20.0F;
constexpr std::size_t shown_lines = 2;

/// Where the four links of a row stand.
struct LinkColumns {
    float left = 0.0F, width = 0.0F;
    float of(std::size_t column) const {
        return left + static_cast<float>(column) * (width + ui::px(arrow_width));
    }
};

LinkColumns columns_in(float left, float width) {
    const float inset = ui::px(links_inset), arrow = ui::px(arrow_width);
    return {left + inset, std::floor((width - inset - 3.0F * arrow) / 4.0F)};
}

void draw_link_heads() {
    // As wide as the rows, which have a bar to scroll by.
    const float width = ui::content_width() - ImGui::GetStyle().ScrollbarSize;
    const ui::Item made = ui::place({width, ui::px(heads_height)});
    const LinkColumns columns = columns_in(made.min.x, made.width());
    const std::array words{tr("The measure"), tr("Expected effect (evidence)"), tr("Design"),
                           tr("Outcome (measured)")};
    for (std::size_t i = 0; i < words.size(); ++i)
        ui::draw_text(ImGui::GetWindowDrawList(), {columns.of(i), made.min.y},
                      {columns.width, made.height()}, ui::capitals(words[i]), TextStyle::small_bold,
                      ui::colours().muted);
}

/// The interval as a bar with its point, around an upright where nothing changes.
void draw_link_interval(const ShownInterval& interval, ImVec2 at, float width) {
    const double low = std::min(interval.low, interval.none);
    const double high = std::max(interval.high, interval.none);
    if (!(high > low)) return;
    const float edge = ui::px(5.0F);
    const auto x_of = [&](double value) {
        return at.x + edge +
               static_cast<float>((value - low) / (high - low)) * (width - 2.0F * edge);
    };
    const ThemeColours& c = ui::colours();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float half = ui::px(2.0F), y = std::round(at.y);
    list->AddRectFilled({x_of(interval.low), y - half}, {x_of(interval.high), y + half},
                        c.accent.faded(0.35).packed(), half);
    const float none = std::round(x_of(interval.none));
    list->AddRectFilled({none, y - ui::px(5.0F)}, {none + ui::line_px(), y + ui::px(5.0F)},
                        c.muted.packed());
    list->AddCircleFilled({x_of(interval.point), y}, ui::px(3.5F), c.accent.packed());
}

void draw_link(const LinkWords& words, ImVec2 at, float width) {
    const ThemeColours& c = ui::colours();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float head = ui::line_height(TextStyle::body_medium);
    const float line = ui::line_height(TextStyle::small);
    ui::draw_text(list, at, {width, head}, words.head,
                  words.told ? TextStyle::body_medium : TextStyle::body,
                  words.told ? c.text : c.muted);
    float y = at.y + head + ui::px(1.0F);
    for (std::size_t i = 0; i < std::min(shown_lines, words.lines.size()); ++i) {
        ui::draw_text(list, {at.x, y}, {width, line}, words.lines[i], TextStyle::small, c.muted);
        y += line;
    }
    if (words.interval)
        draw_link_interval(*words.interval, {at.x, y + ui::px(8.0F)},
                           std::min(width, ui::px(180.0F)));
}

void pick_in_chain(MeasureMemory& memory, ChainPick pick) {
    if (memory.pick == pick) return;
    memory.pick = std::move(pick);
    memory.typed.clear();
    memory.refused.clear();
    memory.begins = false;
}

/// Its background where it is picked or pointed at, and a line below.
void draw_row_ground(const ui::Item& made, bool picked) {
    const ThemeColours& c = ui::colours();
    if (picked || made.hovered)
        ui::box(ImGui::GetWindowDrawList(), made.min, made.max,
                picked ? c.accent_background : c.hover);
    ImGui::GetWindowDrawList()->AddRectFilled({made.min.x, made.max.y - ui::line_px()},
                                              {made.max.x, made.max.y}, c.line.packed());
}

void scroll_to_picked(MeasureMemory& memory, const ChainPick& row) {
    if (!memory.scrolls_to || !(memory.pick == row)) return;
    ImGui::SetScrollHereY(0.5F);
    memory.scrolls_to = false;
}

void draw_problem_row(MeasureMemory& memory, const StudyProblem* problem, const AreaFound* area) {
    const ChainPick row{ChainPick::Kind::problem, problem == nullptr ? "" : problem->id};
    const std::string id = "problem:" + row.name;
    const ImVec2 size{ui::content_width(), ui::px(problem_height)};
    const ui::Item made = problem == nullptr ? ui::place(size, {.joined = true})
                                             : ui::item(id.c_str(), size, {.joined = true});
    scroll_to_picked(memory, row);
    if (made.pressed) pick_in_chain(memory, row);
    if (!made.visible) return;
    draw_row_ground(made, problem != nullptr && memory.pick == row);
    const ThemeColours& c = ui::colours();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float head = ui::line_height(TextStyle::title), line = ui::line_height(TextStyle::small);
    const float inset = ui::px(4.0F), width = made.width() - 2.0F * inset;
    const float top = made.min.y + std::round((made.height() - head - line) / 2.0F);
    const std::string words =
        problem == nullptr ? std::string(tr("Without a problem")) : problem_words(*problem);
    const std::string cause = problem == nullptr
                                  ? std::string(tr("Measures and follow-ups of no problem above."))
                                  : cause_words(*problem, area);
    ui::draw_text(list, {made.min.x + inset, top}, {width, head}, words, TextStyle::title, c.text);
    ui::draw_text(list, {made.min.x + inset, top + head}, {width, line}, cause, TextStyle::small,
                  c.muted);
    if (problem == nullptr) return;
    ui::hand_over(made);
    if (made.hovered) ui::tooltip(words, cause);
}

/// The link that the pointer is on, of so many; none where it is between them.
std::optional<std::size_t> link_under_pointer(const LinkColumns& columns) {
    const float x = ImGui::GetIO().MousePos.x;
    for (std::size_t i = 0; i < 4; ++i)
        if (x >= columns.of(i) && x < columns.of(i) + columns.width) return i;
    return std::nullopt;
}

std::array<LinkWords, 4> links_of_row(const ChainRow& row, const MeasuresFound* found) {
    const FollowUpAnswer* answer = found == nullptr || row.follow_up == nullptr
                                       ? nullptr
                                       : found->follow_up(row.follow_up->name);
    LinkWords measure{tr("No measure"), {}, false}, expectation{"–", {}, false};
    if (row.measure != nullptr) {
        measure = link_of_measure(*row.measure);
        expectation = link_of_expectation(found_measure(found, row.measure->id));
    }
    return {measure, expectation, link_of_design(row.follow_up, answer),
            link_of_outcome(row.follow_up, answer)};
}

/// For the item before it.
void explain_link(const LinkColumns& columns, const std::array<LinkWords, 4>& links) {
    if (const auto link = link_under_pointer(columns)) ui::tooltip(links[*link].whole());
}

/// How it will be told, and what was: picked by itself, on the row of its measure.
void design_of_row(MeasureMemory& memory, const ChainRow& row, const ui::Item& whole,
                   const LinkColumns& columns, const std::array<LinkWords, 4>& links) {
    const std::string id = "design:" + row.measure->id;
    const ui::Item made = ui::item_at(id.c_str(), {columns.of(2) - ui::px(4.0F), whole.min.y},
                                      {whole.max.x, whole.max.y - ui::line_px()});
    const ChainPick pick{ChainPick::Kind::follow_up, row.follow_up->name};
    if (made.pressed) pick_in_chain(memory, pick);
    if (memory.pick == pick || made.hovered)
        ui::box(ImGui::GetWindowDrawList(), made.min, made.max,
                memory.pick == pick ? ui::colours().accent_background : ui::colours().hover);
    if (!made.hovered) return;
    ui::hand_over(made);
    explain_link(columns, links);
}

void draw_links(const LinkColumns& columns, float top, const std::array<LinkWords, 4>& links) {
    for (std::size_t i = 0; i < links.size(); ++i) {
        draw_link(links[i], {columns.of(i), top}, columns.width - ui::px(4.0F));
        if (i > 0)
            ui::draw_icon(ImGui::GetWindowDrawList(),
                          {columns.of(i) - ui::px(arrow_width / 2.0F + 2.0F), top + ui::px(9.0F)},
                          Icon::arrow_right, 14.0F, ui::colours().muted);
    }
}

void draw_measure_row(MeasureMemory& memory, const ChainRow& row, const MeasuresFound* found) {
    const bool is_measure = row.measure != nullptr;
    const ChainPick design{ChainPick::Kind::follow_up,
                           row.follow_up == nullptr ? "" : row.follow_up->name};
    const ChainPick pick =
        is_measure ? ChainPick{ChainPick::Kind::measure, row.measure->id} : design;
    const std::string id = (is_measure ? "measure:" : "follow_up:") + pick.name;
    const bool two_items = is_measure && row.follow_up != nullptr;
    const ui::Item made = ui::item(id.c_str(), {ui::content_width(), ui::px(link_height)},
                                   {.joined = true, .overlapped = two_items});
    scroll_to_picked(memory, pick);
    scroll_to_picked(memory, design);
    if (made.pressed) pick_in_chain(memory, pick);
    if (!made.visible) return;
    draw_row_ground(made, memory.pick == pick);
    ui::hand_over(made);
    const LinkColumns columns = columns_in(made.min.x, made.width());
    const std::array<LinkWords, 4> links = links_of_row(row, found);
    if (made.hovered) explain_link(columns, links);
    if (two_items) design_of_row(memory, row, made, columns, links);
    draw_links(columns, made.min.y + ui::px(6.0F), links);
}

}  // namespace

void measure_list(PanelFrame&, MeasureMemory& memory, const Study& study,
                  const MeasuresFound* found) {
    draw_link_heads();
    ImGui::BeginChild("measure_rows", ImGui::GetContentRegionAvail(), false,
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_AlwaysVerticalScrollbar);
    if (found != nullptr && !found->problem.empty())
        ui::note(ui::MessageKind::caution, found->problem);
    for (const ChainGroup& group : measure_chain(study)) {
        draw_problem_row(
            memory, group.problem,
            group.problem == nullptr ? nullptr : found_problem(found, group.problem->id));
        for (const ChainRow& row : group.rows) draw_measure_row(memory, row, found);
        if (group.rows.empty())
            ui::text(tr("No measure yet: pick the problem and add one."), TextStyle::small,
                     ui::colours().muted);
    }
    ImGui::EndChild();
}

}  // namespace tk
