#include "viewer/widgets/hour_strip.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <imgui.h>

#include "viewer/text/number_words.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr float letters_width = 20.0F;

/// Where the cells stand.
struct HourCells {
    ImVec2 min;
    float column = 1.0F, row = 1.0F;
    ImVec2 corner(int day, int hour) const {
        return {std::round(min.x + static_cast<float>(hour) * column),
                std::round(min.y + static_cast<float>(day) * row)};
    }
    int day_at(float y) const {
        return std::clamp(static_cast<int>(std::floor((y - min.y) / row)), 0, 6);
    }
    int hour_at(float x) const {
        return std::clamp(static_cast<int>(std::floor((x - min.x) / column)), 0, 23);
    }
};

void draw_hour_cells(const HourCells& cells, const WeekHours& values,
                     const WeekHourRange& selection, int hovered_day, int hovered_hour) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const double highest = highest_of(values);
    const float gap = cells.row >= 8.0F ? line_px() : 0.0F;
    for (int day = 0; day < 7; ++day)
        for (int hour = 0; hour < 24; ++hour) {
            const ImVec2 min = cells.corner(day, hour);
            const ImVec2 next = cells.corner(day + 1, hour + 1);
            const ImVec2 max{next.x - gap, next.y - gap};
            const double value =
                values[static_cast<std::size_t>(day)][static_cast<std::size_t>(hour)];
            Colour colour = heat_colour(value, highest, theme());
            if (!selection.contains(day, hour)) colour = colour.faded(0.28);
            list->AddRectFilled(min, max, packed(colour), px(2));
            if (day == hovered_day && hour == hovered_hour)
                list->AddRect({min.x - 1.0F, min.y - 1.0F}, {max.x + 1.0F, max.y + 1.0F},
                              packed(colours().text), px(3), 0, line_px());
        }
    if (selection.all()) return;
    const auto frame = [&](int first_hour, int last_hour) {
        const ImVec2 min = cells.corner(selection.first_day, first_hour);
        const ImVec2 max = cells.corner(selection.last_day + 1, last_hour + 1);
        list->AddRect({min.x - 1.0F, min.y - 1.0F}, {max.x, max.y}, packed(colours().accent), px(3),
                      0, 1.5F * line_px());
    };
    if (selection.first_hour <= selection.last_hour) {
        frame(selection.first_hour, selection.last_hour);
    } else {
        frame(selection.first_hour, 23);
        frame(0, selection.last_hour);
    }
}

void draw_hour_words(const HourCells& cells, const Item& made) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Colour ink = colours().muted;
    // Where rows are lower than letters every other day keeps its own.
    const int every = cells.row < line_height(TextStyle::small) * 0.72F ? 2 : 1;
    for (int day = 0; day < 7; day += every) {
        const std::chrono::weekday weekday(static_cast<unsigned>(day + 1) % 7);
        draw_text(list, {made.min.x, cells.corner(day, 0).y}, {px(letters_width - 8), cells.row},
                  weekday_text(weekday, true), TextStyle::small, ink, Align::centre);
    }
    const float height = line_height(TextStyle::small);
    for (int hour = 0; hour < 24; hour += 6) {
        const std::string words = hour < 10 ? "0" + std::to_string(hour) : std::to_string(hour);
        draw_text(list, {cells.corner(0, hour).x, made.max.y - height}, {px(24), height}, words,
                  TextStyle::small, ink);
    }
}

void show_hour(const std::string& words) {
    if (words.empty()) return;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(12), px(8)});
    ImGui::BeginTooltip();
    text_wrapped(words, TextStyle::body, colours().text, px(280));
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

/// The selection after a drag, a click on it or a double click.
WeekHourRange changed_selection(const Item& made, const HourCells& cells,
                                const WeekHourRange& selection) {
    const ImGuiIO& io = ImGui::GetIO();
    if (made.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) return {};
    const bool dragging = ImGui::IsMouseDragging(ImGuiMouseButton_Left, px(3));
    const int day = cells.day_at(io.MousePos.y), hour = cells.hour_at(io.MousePos.x);
    if (made.held && dragging) {
        const ImVec2 from = io.MouseClickedPos[0];
        return spanned(cells.day_at(from.y), cells.hour_at(from.x), day, hour);
    }
    const ImVec2 moved = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, px(3));
    const bool click = made.pressed && moved.x == 0.0F && moved.y == 0.0F;
    if (click && !selection.all() && selection.contains(day, hour)) return {};
    return selection;
}

struct HourStrip {
    Item made;
    HourCells cells;
};

HourStrip lay_hours(const char* id, float width, float height) {
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const ImVec2 size{width > 0.0F ? width : room.x,
                      std::max(px(56), height > 0.0F ? height : room.y)};
    const Item made = item(id, size);
    const float words = line_height(TextStyle::small) + px(2);
    return {made, HourCells{{made.min.x + px(letters_width), made.min.y},
                            (made.width() - px(letters_width)) / 24.0F,
                            (made.height() - words) / 7.0F}};
}

void draw_hours(const HourStrip& strip, const WeekHours& values, const WeekHourRange& selection,
                const std::function<std::string(int day, int hour)>& explain) {
    const auto& [made, cells] = strip;
    if (!made.visible) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool over = made.hovered && mouse.x >= cells.min.x && mouse.y < cells.corner(7, 0).y;
    const int day = over ? cells.day_at(mouse.y) : -1;
    const int hour = over ? cells.hour_at(mouse.x) : -1;
    draw_hour_cells(cells, values, selection, day, hour);
    draw_hour_words(cells, made);
    if (over && !made.held && explain) show_hour(explain(day, hour));
}

}  // namespace

bool hour_strip(const char* id, const WeekHours& values, WeekHourRange& selection,
                const std::function<std::string(int day, int hour)>& explain, float width,
                float height, bool* done) {
    const HourStrip strip = lay_hours(id, width, height);
    const bool released = ImGui::IsItemDeactivated();
    const WeekHourRange before = selection;
    selection = changed_selection(strip.made, strip.cells, selection);
    const bool changed = !(selection == before);
    draw_hours(strip, values, selection, explain);
    if (done != nullptr) *done = released || (changed && !strip.made.held);
    return changed;
}

void hour_heat(const char* id, const WeekHours& values,
               const std::function<std::string(int day, int hour)>& explain, float width,
               float height) {
    draw_hours(lay_hours(id, width, height), values, {}, explain);
}

}  // namespace tk::ui
