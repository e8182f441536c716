// Incidents by category: a list with a box each, beside the charts or behind a button.
#include <imgui.h>

#include <algorithm>

#include "engine/core/letter_case.h"
#include "viewer/panels/timeline_filter.h"
#include "viewer/panels/timeline_parts.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr float category_row_height = 24.0F;
/// From so many on they can be searched.
constexpr std::size_t searched_from = 12;
constexpr float popup_width = 300.0F, most_popup_height = 320.0F;

const std::vector<std::string>& categories_of(const TimelineMemory& memory) {
    return memory.data->index.town().incidents().categories;
}

struct CategoryRow {
    std::string_view name;
    std::int64_t count = 0, highest = 1;
    bool on = true, enabled = true;
    const char* tooltip = "";
};
struct CategoryRowAnswer {
    bool switched = false;  ///< its box
    bool alone = false;     ///< the rest of the row
};

void draw_box_of_row(const ui::Item& box, const CategoryRow& row) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ThemeColours& c = ui::colours();
    const float side = ui::px(16.0F);
    const ImVec2 min{std::round(box.centre().x - side / 2), std::round(box.centre().y - side / 2)};
    const ImVec2 max{min.x + side, min.y + side};
    const Colour fill = !row.on        ? (box.hovered ? c.hover : c.field)
                        : !row.enabled ? c.muted
                        : box.hovered  ? c.accent_hover
                                       : c.accent;
    ui::box(list, min, max, fill, 4.0F, row.on ? fill : c.muted.faded(row.enabled ? 0.9 : 0.5));
    if (!row.on) return;
    const ImVec2 points[] = {{min.x + side * 0.24F, min.y + side * 0.52F},
                             {min.x + side * 0.43F, min.y + side * 0.70F},
                             {min.x + side * 0.77F, min.y + side * 0.32F}};
    list->AddPolyline(points, 3, ui::packed(c.on_accent), 0, ui::px(2.0F));
}

CategoryRowAnswer category_row(const CategoryRow& row) {
    CategoryRowAnswer answer;
    const ui::Item made =
        ui::item("row", {ui::content_width(), ui::px(category_row_height)},
                 {.joined = true, .enabled = row.enabled, .overlapped = true, .rounding = 4.0F});
    if (!made.visible) return answer;
    answer.alone = made.pressed;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ThemeColours& c = ui::colours();
    if (made.hovered) ui::box(list, made.min, made.max, c.hover, 4.0F);
    ui::hand_over(made);
    const float from = made.min.x + ui::px(28.0F), right = made.max.x - ui::px(4.0F);
    const float share = static_cast<float>(row.count) / static_cast<float>(row.highest);
    const float bar = std::round((right - from + ui::px(4.0F)) * std::min(1.0F, share));
    if (row.on && row.count > 0)
        ui::box(list, {from - ui::px(4.0F), made.min.y + ui::px(2.0F)},
                {from - ui::px(4.0F) + std::max(ui::px(4.0F), bar), made.max.y - ui::px(2.0F)},
                c.accent_background, 4.0F);
    const std::string count = number_text(static_cast<long long>(row.count));
    const float count_width = ui::text_size(count, TextStyle::small).x;
    const float room = right - from - count_width - ui::px(8.0F);
    ui::draw_text(list, {from, made.min.y}, {room, made.height()}, row.name, TextStyle::body,
                  row.on ? c.text : c.muted);
    if (*row.tooltip != '\0')
        ui::tooltip(row.tooltip);
    else if (ui::text_size(row.name, TextStyle::body).x > room)
        ui::tooltip(row.name);
    ui::draw_text(list, {right - count_width - 1.0F, made.min.y},
                  {count_width + 1.0F, made.height()}, count, TextStyle::small, c.muted,
                  ui::Align::right);
    const ui::Item box = ui::item_at("box", made.min, {made.min.x + ui::px(24.0F), made.max.y},
                                     {.enabled = row.enabled});
    draw_box_of_row(box, row);
    ui::hand_over(box);
    answer.switched = box.pressed;
    return answer;
}

/// All that match the search, the most frequent first, in the window that is begun.
void category_rows(PanelFrame& frame, const TimelineMemory& memory) {
    const std::vector<std::string>& names = categories_of(memory);
    const IncidentSummary& summary = memory.summary;
    std::int64_t highest = std::max<std::int64_t>(1, summary.without_category);
    for (const std::int64_t count : summary.categories) highest = std::max(highest, count);
    const std::string search = folded(memory.category_search);
    bool any_found = false;
    for (const std::size_t i : memory.data->by_number) {
        if (!search.empty() && folded(names[i]).find(search) == std::string::npos) continue;
        any_found = true;
        ImGui::PushID(static_cast<int>(i));
        const CategoryRowAnswer answer = category_row(
            {names[i], summary.categories[i], highest, shows_category(memory.filter, names[i])});
        ImGui::PopID();
        if (answer.switched)
            frame.emit(
                SessionCommand{SetFilter{with_category_switched(memory.filter, names, names[i])}});
        else if (answer.alone)
            frame.emit(SessionCommand{SetFilter{with_only_category(memory.filter, names[i])}});
    }
    if (!any_found) ui::small_text(tr("Nothing found"));
    if (memory.data->all.without_category == 0 || !search.empty()) return;
    ImGui::PushID("without");
    category_row({tr("without a category"), summary.without_category, highest,
                  shows_without_category(memory.filter), false,
                  tr("Shown while all categories are.")});
    ImGui::PopID();
}

void show_all_categories(PanelFrame& frame, const TimelineMemory& memory) {
    IncidentFilter filter = memory.filter;
    filter.categories.clear();
    frame.emit(SessionCommand{SetFilter{filter}});
}

/// "All categories", "rån", "3 of 9 categories".
std::string chosen_words(const TimelineMemory& memory) {
    const std::vector<std::string>& names = categories_of(memory);
    if (memory.filter.categories.empty()) return tr("All categories");
    long long shown = 0;
    std::string last;
    for (const std::size_t i : memory.data->by_number)
        if (shows_category(memory.filter, names[i])) {
            ++shown;
            last = names[i];
        }
    if (shown == 1) return last;
    const auto all = static_cast<long long>(memory.data->by_number.size());
    return fill_in(tr("{} of {} categories"), {number_text(shown), number_text(all)});
}

}  // namespace

void timeline_category_list(PanelFrame& frame, TimelineMemory& memory, const TimelinePlace& place) {
    float end = place.right();
    if (!memory.filter.categories.empty()) {
        const HeadAction all = timeline_head_action("all_categories", place, tr("All"), false);
        if (all.pressed) show_all_categories(frame, memory);
        end = all.begin - ui::px(8.0F);
    }
    timeline_head(place, tr("Category"), end);
    ui::item_at("category_head", place.at, {end, place.at.y + ui::px(timeline_head_height)});
    ui::tooltip(tr("Click a name to show that category alone, a box to show or hide it."));
    const float head = ui::px(timeline_head_height);
    const TimelinePlace list{{place.at.x, place.at.y + head}, place.width, place.height - head};
    if (memory.data->by_number.empty()) {
        timeline_nothing(list, tr("No categories"), tr("The incidents have none."));
        return;
    }
    memory.category_search.clear();
    ImGui::SetCursorScreenPos(list.at);
    ImGui::BeginChild("category_list", {list.width, list.height});
    category_rows(frame, memory);
    ImGui::EndChild();
}

void timeline_category_button(PanelFrame& frame, TimelineMemory& memory,
                              const TimelinePlace& place) {
    if (memory.data->by_number.empty()) return;
    const ui::Item made =
        ui::item_at("categories", place.at, {place.right(), place.at.y + place.height});
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ThemeColours& c = ui::colours();
    const bool narrowed = !memory.filter.categories.empty();
    ui::box(list, made.min, made.max, made.hovered ? c.hover : c.field, 6.0F,
            narrowed ? c.accent : c.line);
    ui::draw_text(list, {made.min.x + ui::px(12.0F), made.min.y},
                  {made.width() - ui::px(36.0F), made.height()}, chosen_words(memory),
                  TextStyle::body_medium, narrowed ? c.accent : c.text);
    ui::draw_icon(list, {made.max.x - ui::px(14.0F), made.centre().y}, Icon::chevron_up, 16.0F,
                  c.muted);
    ui::hand_over(made);
    ui::tooltip(tr("Click a name to show that category alone, a box to show or hide it."));
    if (made.pressed) {
        memory.category_search.clear();
        ImGui::OpenPopup("category_menu");
    }
    timeline_popup_above(made.min, made.max);
    if (!ImGui::BeginPopup("category_menu")) return;
    const std::size_t count =
        memory.data->by_number.size() + (memory.data->all.without_category > 0 ? 1 : 0);
    const float width = ui::px(popup_width);
    if (count > searched_from) {
        ui::search_field("search", memory.category_search, tr("Search categories"), {}, width,
                         true);
        ui::gap(4.0F);
    }
    const float rows = ui::px(category_row_height) * static_cast<float>(count);
    ImGui::BeginChild("category_rows", {width, std::min(rows, ui::px(most_popup_height))});
    category_rows(frame, memory);
    ImGui::EndChild();
    if (narrowed) {
        ui::divider(4.0F);
        if (ui::button(tr("Show all categories"), {.kind = ui::ButtonKind::quiet}))
            show_all_categories(frame, memory);
    }
    ImGui::EndPopup();
}

}  // namespace tk
