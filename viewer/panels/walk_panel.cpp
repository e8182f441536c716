// What one meets on a walk: the strip, its numbers, and what it is called dark by.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "engine/analyses/along_line.h"
#include "engine/analyses/path_points.h"
#include "viewer/map/measure.h"
#include "viewer/panels/bottom_parts.h"
#include "viewer/panels/walk_on_map.h"
#include "viewer/panels/walk_strip.h"
#include "viewer/panels/walk_words.h"
#include "viewer/session/compared_sides.h"
#include "viewer/session/walk_darkness.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr float numbers_width = 308.0F, between_parts = 24.0F;  ///< units
constexpr float number_row_height = 34.0F, number_column = 84.0F;

/// The walk that is shown with its summary, kept while nothing of it changes.
struct WalkMemory : DialogMemory {
    std::shared_ptr<const std::vector<WalkPlace>> before, after;
    std::size_t incidents = 0;
    double dark_below_lux = 0.0;
    WalkSummary of_before, of_after;

    void follow(const WalkedSides& walked, double dark_below) {
        if (before == walked.before && after == walked.after &&
            incidents == walked.incidents.size() && dark_below_lux == dark_below)
            return;
        before = walked.before;
        after = walked.after;
        incidents = walked.incidents.size();
        dark_below_lux = dark_below;
        of_before = summarise_walk(*before, incidents, dark_below);
        of_after = after == nullptr ? WalkSummary{} : summarise_walk(*after, incidents, dark_below);
    }
};

std::string walk_side_words(const std::string& plan) {
    return plan.empty() ? std::string(tr("Today")) : plan;
}

/// Words at the middle of the head's height, whatever their size.
void head_words(const std::string& words, TextStyle style, Colour ink) {
    const float width = ui::text_size(words, style).x + 1.0F;
    const ui::Item made = ui::place({width, ui::px(32.0F)});
    ui::draw_text(ImGui::GetWindowDrawList(), made.min, made.size(), words, style, ink);
}

void side_key(const std::string& words, Colour colour) {
    const ui::Item made = ui::place({ui::px(16.0F), ui::px(32.0F)});
    const float y = std::round(made.centre().y);
    ImGui::GetWindowDrawList()->AddRectFilled({made.min.x, y - ui::px(1.0F)},
                                              {made.max.x, y + ui::px(1.0F)}, colour.packed());
    ui::same_line(6.0F);
    head_words(ui::elided(words, TextStyle::body, ui::px(150.0F)), TextStyle::body,
               ui::colours().text);
}

void choose_darkness(PanelFrame& frame, float field_width) {
    double level = frame.view().walk_dark_below;
    ui::number_field(
        "dark_below", level,
        {.low = least_walk_dark_lux, .high = most_walk_dark_lux, .decimals = 1, .step = 0.5},
        {.unit = "lx", .width = field_width});
    ui::tooltip(tr("Dark below"),
                tr("The level of light that stretches are held against. Paths are usually lit to 2 "
                   "to 7.5 lx on average."));
    if (level != frame.view().walk_dark_below) frame.emit(ViewCommand{SetWalkDarkness{level}});
}

void head_of_walk(PanelFrame& frame, const WalkShown& shown) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const ThemeColours& c = ui::colours();
    head_words(length_text(shown.length_m()), TextStyle::title, c.text);
    ui::same_line(8.0F);
    head_words(fill_in(tr("{} min on foot"), {number_text(walking_minutes(shown.length_m()), 0)}),
               TextStyle::small, c.muted);
    const bool two = shown.walked.after != nullptr;
    ui::same_line(20.0F);
    side_key(shown.before_words, two ? c.muted.faded(0.75) : c.text);
    if (two) {
        ui::same_line(14.0F);
        side_key(shown.after_words, c.accent);
    }
    const bool lit = shown.walked.wish.options.light.has_value();
    const std::string dark_words = tr("Dark below");
    const float field = ui::px(84.0F);
    const float of_light =
        lit ? ui::text_size(dark_words, TextStyle::body).x + field + ui::px(8.0F + 12.0F) : 0.0F;
    ui::same_line(12.0F);
    ui::align_right(of_light + 3.0F * ui::px(28.0F) + 2.0F * ui::px(4.0F));
    if (lit) {
        head_words(dark_words, TextStyle::body, c.muted);
        ui::same_line(8.0F);
        choose_darkness(frame, field);
        ui::same_line(12.0F);
    }
    if (ui::icon_button("copy_walk", Icon::copy,
                        tr("Copies the walk, metre by metre, for a spreadsheet")))
        frame.emit(AppRequest{
            CopyText{walk_as_text(shown.walked, shown.before_words, shown.after_words)}});
    ui::same_line(4.0F);
    if (ui::icon_button("draw_walk", Icon::walk, tr("Draw another walk")))
        frame.emit(ViewCommand{SetTool{Tool::walk}});
    ui::same_line(4.0F);
    if (ui::icon_button("remove_walk", Icon::close, tr("Take the walk away")))
        frame.emit(ViewCommand{SetWalk{}});
    ImGui::SetCursorScreenPos({start.x, start.y + ui::px(40.0F)});
}

/// A number with its kind under its name; lower than ui::value_row, so that all fit below the map.
void number_row(const WalkRow& row, bool two) {
    const ui::Item made =
        ui::place({ui::content_width(), ui::px(number_row_height)}, {.joined = true});
    if (*row.meaning != '\0') ui::tooltip(row.name, row.meaning);
    if (!made.visible) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ThemeColours& c = ui::colours();
    const float column = ui::px(number_column);
    const float values = two ? 2.0F * column : column;
    const float upper = ui::line_height(TextStyle::body), lower = ui::line_height(TextStyle::small);
    const float top = made.min.y + std::round((made.height() - upper - lower) / 2.0F);
    const float room = made.width() - values - ui::px(8.0F);
    ui::draw_text(list, {made.min.x, top}, {room + ui::px(24.0F), upper}, row.name, TextStyle::body,
                  c.text);
    ui::draw_text(list, {made.min.x, top + upper}, {room + ui::px(24.0F), lower}, row.kind,
                  TextStyle::small, c.muted);
    const auto value = [&](float right, const std::string& words, Colour ink) {
        ui::draw_text(list, {right - column, made.min.y}, {column, made.height()}, words,
                      TextStyle::number, ink, ui::Align::right);
    };
    value(two ? made.max.x - column : made.max.x, row.before, c.text);
    if (two) value(made.max.x, row.after, row.after == "=" ? c.muted : c.accent);
}

void numbers_of_walk(const WalkShown& shown, const WalkMemory& memory) {
    const bool two = shown.walked.after != nullptr;
    const ui::Item head = ui::place({ui::content_width(), ui::px(20.0F)}, {.joined = true});
    if (head.visible && two) {
        ImDrawList* list = ImGui::GetWindowDrawList();
        const float column = ui::px(number_column);
        const auto words = [&](float right, const std::string& side) {
            ui::draw_text(list, {right - column + ui::px(8.0F), head.min.y},
                          {column - ui::px(8.0F), head.height()}, side, TextStyle::small_medium,
                          ui::colours().muted, ui::Align::right);
        };
        words(head.max.x - column, shown.before_words);
        words(head.max.x, shown.after_words);
    }
    for (const WalkRow& row :
         walk_summary_rows(shown.walked, memory.of_before, two ? &memory.of_after : nullptr,
                           shown.dark_below_lux))
        number_row(row, two);
}

void draw_walk_parts(PanelFrame& frame, const WalkShown& shown, const WalkMemory& memory) {
    const float width = ui::content_width();
    const float height = ImGui::GetContentRegionAvail().y;
    const float numbers = ui::px(numbers_width);
    const float gap = ui::px(between_parts);
    // Where there is no room beside each other the numbers stand below.
    const bool beside = width - numbers - gap >= ui::px(480.0F);
    const float least = ui::px(40.0F) + least_walk_strip_height();
    const float left_width = beside ? width - numbers - gap : width;
    const float left_height = std::max(height, least);
    ImGui::BeginChild("walk_charts", {left_width, beside ? left_height : least}, false,
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse);
    head_of_walk(frame, shown);
    const WalkStripAnswer answer = walk_strip("walk_strip", shown, ui::content_width(),
                                              std::floor(ImGui::GetContentRegionAvail().y));
    ImGui::EndChild();
    frame.state.walk_in_panel_m = answer.hovered_m;
    if (answer.pressed) {
        MapView map = frame.view().map;
        map.centre = point_along(frame.view().walk, *answer.hovered_m);
        frame.emit(ViewCommand{SetMapView{map}});
    }
    if (beside)
        ui::same_line(between_parts);
    else
        ui::gap(12.0F);
    ImGui::BeginChild("walk_numbers", {beside ? numbers : width, beside ? left_height : 0.0F},
                      false, ImGuiWindowFlags_NoBackground);
    numbers_of_walk(shown, memory);
    ImGui::EndChild();
}

}  // namespace

void walk_panel(PanelFrame& frame, ScreenRect place) {
    ui::begin_panel("walk", place, {.padding_y = 8.0F});
    const WalkedSides& walked = frame.bench.walked();
    frame.state.walk_in_panel_m.reset();
    if (frame.view().walk.empty()) {
        const bool drawing = frame.view().tool == Tool::walk;
        if (ui::empty_state(Icon::walk, tr("No walk is drawn"),
                            tr("Click along a way on the map to see the light, who sees it, "
                               "cameras and incidents along it. A street or a drawn line that is "
                               "picked can be walked along too."),
                            drawing ? nullptr : tr("Draw a walk")))
            frame.emit(ViewCommand{SetTool{Tool::walk}});
    } else if (walked.before == nullptr || !(walked.wish.line == frame.view().walk)) {
        ui::empty_state(Icon::clock, tr("Being computed"), tr("The walk follows in a moment."));
    } else {
        auto& memory = memory_of<WalkMemory>(frame.state.panel_memory["walk"]);
        memory.follow(walked, frame.view().walk_dark_below);
        const ComparedSides sides = compared_sides(frame.session(), frame.view());
        const WalkShown shown{walked,
                              frame.view().walk_dark_below,
                              frame.bench.look(Surface::cameras),
                              walk_side_words(sides.before),
                              walk_side_words(sides.after),
                              frame.state.walk_on_map_m};
        draw_walk_parts(frame, shown, memory);
    }
    ui::end_panel();
}

}  // namespace tk
