// Incidents by month, hour of the week, light and category, and the filters on them.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/panels/bottom_parts.h"
#include "viewer/panels/timeline_filter.h"
#include "viewer/panels/timeline_parts.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr float least_chart_height = 68.0F;
constexpr float least_months_width = 200.0F;
constexpr float least_strip_width = 212.0F, most_strip_width = 452.0F;
constexpr float strip_share = 0.23F, categories_share = 0.12F;
constexpr float least_categories_width = 224.0F, most_categories_width = 320.0F;
/// Below this width of the months the list of categories gives way to a button.
constexpr float roomy_months_width = 360.0F;
constexpr float between_columns = 24.0F;

// ---- Counting ----------------------------------------------------------------------------------

void recount(TimelineMemory& memory, const IncidentFilter& filter) {
    memory.filter = filter;
    memory.summary = memory.data->index.summary(filter);
    memory.light_hours = {};
    if (memory.data->light_hours) memory.light_hours = memory.data->light_hours->hours(filter);
}

/// @return whether there is something to show of the study that is open
bool follow_study(PanelFrame& frame, TimelineMemory& memory) {
    // A small study is counted within the frame that asks, without a flicker.
    constexpr std::chrono::milliseconds patience{40};
    const std::shared_ptr<const LoadedStudy>& loaded = frame.session().loaded;
    auto made = memory.making.take();
    const auto is_of_study = [&] {
        return memory.data != nullptr && memory.data->loaded == loaded;
    };
    if (made) memory.data = *made;
    bool anew = made.has_value();
    if (!is_of_study() && !memory.making.running()) {
        const std::string timezone = incident_timezone(frame.session());
        memory.making.start([loaded, timezone] {
            return std::make_shared<const TimelineData>(make_timeline_data(loaded, timezone));
        });
        if (auto at_once = memory.making.take(patience)) {
            memory.data = *at_once;
            anew = true;
        }
    }
    if (!is_of_study()) return false;
    if (anew || !(memory.filter == frame.session().filter)) recount(memory, frame.session().filter);
    return true;
}

// ---- Words -------------------------------------------------------------------------------------

std::string incidents_words(long long count) {
    return fill_in(tr_n("{} incident", "{} incidents", count), {number_text(count)});
}

std::string shown_words(const TimelineMemory& memory) {
    const auto all = static_cast<long long>(memory.data->index.town().incidents().all.size());
    if (memory.filter.empty()) return incidents_words(all);
    return fill_in(tr_n("{} of {} incident shown", "{} of {} incidents shown", all),
                   {number_text(static_cast<long long>(memory.summary.shown)), number_text(all)});
}

/// What the charts lack; empty: nothing.
std::string lacking_words(const IncidentSummary& summary) {
    std::string words;
    const auto add = [&words](const char* what, std::int64_t count) {
        if (count == 0) return;
        if (!words.empty()) words += " · ";
        words += fill_in(what, {number_text(static_cast<long long>(count))});
    };
    add(tr("{} without a time"), summary.without_time);
    add(tr("{} without an hour"), summary.without_hour);
    return words;
}

std::string explained_count(const IncidentSummary& summary) {
    std::string words = tr("Those that meet every filter. The map and the surfaces follow.");
    if (summary.without_time > 0)
        words += "\n\n" + std::string(tr("Incidents without a time stand in no month, and are left "
                                         "out once a period, days, hours or light are chosen."));
    if (summary.without_hour > 0)
        words += "\n\n" + std::string(tr("Of incidents without an hour only the day is known: they "
                                         "are left out once hours or light are chosen."));
    return words;
}

std::string hours_words(const ui::WeekHourRange& range) {
    const auto two = [](int hour) { return (hour < 10 ? "0" : "") + std::to_string(hour); };
    return two(range.first_hour) + "–" + two(range.last_hour + 1);
}

std::chrono::weekday day_of_row(int row) {
    return std::chrono::weekday(static_cast<unsigned>(row + 1) % 7U);
}

std::string week_hours_words(const ui::WeekHourRange& range) {
    if (range.all()) return tr("the whole week");
    std::string words;
    if (range.first_day > 0 || range.last_day < 6) {
        words = weekday_text(day_of_row(range.first_day));
        if (range.last_day > range.first_day)
            words += "–" + weekday_text(day_of_row(range.last_day));
    }
    if (range.first_hour > 0 || range.last_hour < 23)
        words += (words.empty() ? "" : " ") + hours_words(range);
    return words;
}

// ---- The columns -------------------------------------------------------------------------------

void months_head(PanelFrame& frame, const TimelineMemory& memory, const TimelinePlace& place) {
    float right = place.right();
    if (!memory.filter.empty()) {
        const HeadAction all =
            timeline_head_action("clear_filters", place, tr("Clear filters"), false);
        ui::tooltip(tr("Shows all incidents again"));
        if (all.pressed) frame.emit(SessionCommand{SetFilter{}});
        right = all.begin - ui::px(12.0F);
    }
    const std::string shown = shown_words(memory);
    std::string lacking = lacking_words(memory.summary);
    if (!lacking.empty()) lacking = " · " + lacking;
    const TextStyle shown_style =
        memory.filter.empty() ? TextStyle::small_medium : TextStyle::small_bold;
    const float shown_width = ui::text_size(shown, shown_style).x;
    const float lacking_width = ui::text_size(lacking, TextStyle::small).x;
    const std::string title = ui::capitals(tr("Incidents by month"));
    const float title_width = ui::text_size(title, TextStyle::small_bold).x;
    // The numbers go before the title: they say "incidents" too.
    const float room = right - place.at.x;
    const bool titled = title_width + ui::px(16.0F) + shown_width + lacking_width <= room;
    if (titled) timeline_head(place, tr("Incidents by month"), place.at.x + title_width + 1.0F);
    const float from = titled ? right - shown_width - lacking_width : place.at.x;
    const float height = ui::px(timeline_head_height);
    ImDrawList* list = ImGui::GetWindowDrawList();
    ui::draw_text(list, {from, place.at.y}, {std::min(shown_width + 1.0F, room), height}, shown,
                  shown_style, memory.filter.empty() ? ui::colours().muted : ui::colours().text);
    const float rest = right - from - shown_width;
    if (rest > ui::px(32.0F))
        ui::draw_text(list, {from + shown_width, place.at.y}, {rest + 1.0F, height}, lacking,
                      TextStyle::small, ui::colours().muted);
    ui::item_at("count", {from, place.at.y}, {right, place.at.y + height});
    ui::tooltip(shown + lacking, explained_count(memory.summary));
}

void months_column(PanelFrame& frame, TimelineMemory& memory, const TimelinePlace& place,
                   const TimelinePlace& chart) {
    months_head(frame, memory, place);
    const std::vector<std::chrono::sys_seconds>& starts = memory.data->month_starts;
    if (starts.size() < 2) {
        timeline_nothing(chart, tr("No incident has a time"),
                         tr("Say in the study's file which field holds it."));
        return;
    }
    const std::vector<std::int64_t>& counts = memory.summary.months;
    ui::MonthHistogram data;
    data.first = memory.summary.first_month;
    data.counts = counts;
    data.explain = [&counts](int bin) {
        return incidents_words(static_cast<long long>(counts[static_cast<std::size_t>(bin)]));
    };
    ui::BinRange brush = months_of_filter(memory.filter, starts);
    ImGui::SetCursorScreenPos(chart.at);
    if (ui::month_histogram("months", data, brush, chart.width, chart.height))
        frame.emit(SessionCommand{SetFilter{with_months(memory.filter, brush, starts)}});
}

/// Parts of the day and of the week by name, one of them across midnight, which no drag can span.
void week_hours_menu(PanelFrame& frame, const TimelineMemory& memory) {
    if (!ImGui::BeginPopup("week_hours_menu")) return;
    const ui::WeekHourRange now = week_hours_of_filter(memory.filter);
    struct Part {
        const char* name;
        int first, last;
    };
    const std::array<Part, 4> hours{{{tr("Day and night"), 0, 23},
                                     {tr("Daytime"), 6, 17},
                                     {tr("Evening"), 18, 21},
                                     {tr("Night"), 22, 5}}};
    const std::array<Part, 3> days{{{tr("All days"), 0, 6},
                                    {tr("Monday to Friday"), 0, 4},
                                    {tr("Saturday and Sunday"), 5, 6}}};
    const auto choose = [&](const ui::WeekHourRange& range) {
        frame.emit(SessionCommand{SetFilter{with_week_hours(memory.filter, range)}});
    };
    for (const Part& part : hours) {
        ui::WeekHourRange range = now;
        range.first_hour = part.first;
        range.last_hour = part.last;
        const std::string span = hours_words(range);
        if (ui::menu_item(Icon::none, part.name, span.c_str(), range == now)) choose(range);
    }
    ui::divider(4.0F);
    for (const Part& part : days) {
        ui::WeekHourRange range = now;
        range.first_day = part.first;
        range.last_day = part.last;
        if (ui::menu_item(Icon::none, part.name, nullptr, range == now)) choose(range);
    }
    ImGui::EndPopup();
}

void week_column(PanelFrame& frame, const TimelineMemory& memory, const TimelinePlace& place,
                 const TimelinePlace& chart) {
    ui::WeekHourRange range = week_hours_of_filter(memory.filter);
    const auto timed = static_cast<std::int64_t>(memory.data->index.town().incidents().all.size()) -
                       memory.summary.without_time;
    if (timed == memory.summary.without_hour) {
        timeline_head(place, tr("Weekday and hour"), place.right());
        timeline_nothing(chart, tr("No incident has an hour"),
                         timed > 0 ? tr("Only the days are known.") : "");
        return;
    }
    const HeadAction menu =
        timeline_head_action("week_hours", place, week_hours_words(range), true);
    ui::tooltip(
        tr("Drag over the squares to choose days and hours, or choose a part of the day "
           "here. By the local clock; of an interval its beginning."));
    timeline_head(place, tr("Weekday and hour"), menu.begin - ui::px(8.0F));
    if (menu.pressed) ImGui::OpenPopup("week_hours_menu");
    timeline_popup_above(menu.min, menu.max);
    week_hours_menu(frame, memory);

    ui::WeekHours values{};
    for (std::size_t day = 0; day < 7; ++day)
        for (std::size_t hour = 0; hour < 24; ++hour)
            values[day][hour] = static_cast<double>(memory.summary.week[day][hour]);
    const auto explain = [&memory](int day, int hour) {
        const ui::WeekHourRange cell{day, day, hour, hour};
        const auto count =
            memory.summary.week[static_cast<std::size_t>(day)][static_cast<std::size_t>(hour)];
        return week_hours_words(cell) + ": " + incidents_words(static_cast<long long>(count));
    };
    ImGui::SetCursorScreenPos(chart.at);
    if (ui::hour_strip("week", values, range, explain, chart.width, chart.height))
        frame.emit(SessionCommand{SetFilter{with_week_hours(memory.filter, range)}});
}

/// Widths in pixels; 0: the column is left out.
struct TimelineColumns {
    float months = 0.0F, week = 0.0F, light = 0.0F, categories = 0.0F;
    LightButtons light_kind = LightButtons::words;
};

TimelineColumns columns_in(float width) {
    const float gap = ui::px(between_columns);
    TimelineColumns columns;
    columns.week = std::round(
        std::clamp(width * strip_share, ui::px(least_strip_width), ui::px(most_strip_width)));
    columns.light = light_buttons_width(LightButtons::words);
    columns.months = width - columns.week - columns.light - 2.0F * gap;
    const float list = std::round(std::clamp(
        width * categories_share, ui::px(least_categories_width), ui::px(most_categories_width)));
    const float with_list = columns.months - list - gap;
    if (with_list >= ui::px(roomy_months_width)) {
        columns.categories = list;
        columns.months = with_list;
    } else if (columns.months < ui::px(least_months_width)) {
        columns.light_kind = LightButtons::icons;
        columns.light = light_buttons_width(LightButtons::icons);
        columns.months = std::max(ui::px(least_months_width / 2.0F),
                                  width - columns.week - columns.light - 2.0F * gap);
    }
    return columns;
}

void draw_timeline(PanelFrame& frame, TimelineMemory& memory) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float width = ui::content_width();
    const float head = ui::px(timeline_head_height);
    const float chart_height =
        std::max(ui::px(least_chart_height), ImGui::GetContentRegionAvail().y - head);
    const TimelineColumns columns = columns_in(width);
    const float gap = ui::px(between_columns);

    TimelinePlace place{start, columns.months, head + chart_height};
    const auto chart_of = [&](const TimelinePlace& column) {
        return TimelinePlace{{column.at.x, column.at.y + head}, column.width, chart_height};
    };
    const auto next_column = [&](float next_width) {
        place.at.x = place.right() + gap;
        place.width = next_width;
    };
    months_column(frame, memory, place, chart_of(place));
    next_column(columns.week);
    week_column(frame, memory, place, chart_of(place));
    next_column(columns.light);
    timeline_light(frame, memory, place, columns.light_kind, columns.categories > 0.0F);
    if (columns.categories > 0.0F) {
        next_column(columns.categories);
        timeline_category_list(frame, memory, place);
    } else {
        timeline_category_button(
            frame, memory,
            {{place.at.x, place.at.y + head + ui::px(44.0F)}, place.width, ui::px(28.0F)});
    }
    ImGui::SetCursorScreenPos(start);
    ui::place({width, head + chart_height}, {.joined = true});
}

}  // namespace

// ---- What the parts share ----------------------------------------------------------------------

void timeline_head(const TimelinePlace& place, std::string_view words, float end) {
    const float width = end - place.at.x;
    if (width > 0.0F)
        ui::draw_text(ImGui::GetWindowDrawList(), place.at, {width, ui::px(timeline_head_height)},
                      ui::capitals(words), TextStyle::small_bold, ui::colours().muted);
}

HeadAction timeline_head_action(const char* id, const TimelinePlace& place, std::string_view words,
                                bool opens_menu) {
    const float chevron = opens_menu ? ui::px(16.0F) : 0.0F;
    const float width = ui::text_size(words, TextStyle::small_medium).x + chevron;
    const float height = ui::px(timeline_head_height);
    const float begin = std::max(place.at.x, place.right() - width);
    const ui::Item made =
        ui::item_at(id, {begin, place.at.y}, {place.right(), place.at.y + height});
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Colour ink = made.hovered ? ui::colours().accent_hover : ui::colours().accent;
    ui::draw_text(list, made.min, {width - chevron + 1.0F, height}, words, TextStyle::small_medium,
                  ink);
    if (opens_menu)
        ui::draw_icon(list, {place.right() - ui::px(6.0F), made.centre().y}, Icon::chevron_down,
                      12.0F, ink);
    ui::hand_over(made);
    return {begin, made.pressed, made.min, made.max};
}

void timeline_popup_above(ImVec2 min, ImVec2 max) {
    ImGui::SetNextWindowPos({max.x, min.y - ui::px(4.0F)}, ImGuiCond_Appearing, {1.0F, 1.0F});
}

void timeline_nothing(const TimelinePlace& place, std::string_view what, std::string_view why) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float upper = ui::line_height(TextStyle::body_medium);
    const float lower = ui::line_height(TextStyle::small);
    float y = place.at.y + std::round((place.height - upper - lower - ui::px(4.0F)) * 0.45F);
    ui::draw_text(list, {place.at.x, y}, {place.width, upper}, what, TextStyle::body_medium,
                  ui::colours().text, ui::Align::centre);
    y += upper + ui::px(4.0F);
    ui::draw_text(list, {place.at.x, y}, {place.width, lower}, why, TextStyle::small,
                  ui::colours().muted, ui::Align::centre);
}

void timeline_panel(PanelFrame& frame, ScreenRect place) {
    ui::begin_panel("timeline", place, {.padding_y = 4.0F});
    auto& memory = memory_of<TimelineMemory>(frame.state.panel_memory["timeline"]);
    if (frame.session().loaded->town->incidents().all.empty())
        ui::empty_state(Icon::incident, tr("The study has no incidents"),
                        tr("Add a file with incidents as a layer to see when they happen."));
    else if (!follow_study(frame, memory))
        ui::empty_state(Icon::clock, tr("Being counted"),
                        tr("The counts of the incidents follow in a moment."));
    else
        draw_timeline(frame, memory);
    ui::end_panel();
}

}  // namespace tk
