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
#include "viewer/session/walk_darkness.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/side_name.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr float numbers_width = 308.0F, between_parts = 24.0F;  ///< units
constexpr float number_row_height = 34.0F, number_column = 84.0F;
constexpr float key_width = 16.0F, darkness_field = 84.0F;

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

/// Words at the middle of the head's height, whatever their size.
void head_words(const std::string& words, TextStyle style, Colour ink) {
    const float width = ui::text_size(words, style).x + 1.0F;
    const ui::Item made = ui::place({width, ui::px(32.0F)});
    ui::draw_text(ImGui::GetWindowDrawList(), made.min, made.size(), words, style, ink);
}

void key_line(Colour colour) {
    const ui::Item made = ui::place({ui::px(key_width), ui::px(32.0F)});
    const float y = std::round(made.centre().y);
    ImGui::GetWindowDrawList()->AddRectFilled({made.min.x, y - ui::px(1.0F)},
                                              {made.max.x, y + ui::px(1.0F)}, colour.packed());
    ui::same_line(6.0F);
}

/// @param room pixels for the words
void side_key(const std::string& words, Colour colour, float room) {
    key_line(colour);
    head_words(ui::elided(words, TextStyle::body, room), TextStyle::body, ui::colours().text);
}

/// The proposal, or which of the maps lies over the first.
void after_key(PanelFrame& frame, const WalkShown& shown, float room) {
    const WalkWish& wish = shown.walked.wish;
    if (wish.others.empty()) return side_key(shown.after_words, ui::colours().accent, room);
    key_line(ui::colours().accent);
    std::vector<std::string> names{shown.after_words};
    for (const WalkSide& side : wish.others) names.push_back(side_name(side.plan));
    int chosen = 0;
    if (ui::choice("walk_over", names, chosen, {}, room) && chosen > 0)
        frame.emit(
            ViewCommand{SetWalkOver{wish.others[static_cast<std::size_t>(chosen) - 1].plan}});
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

/// Of copying, drawing anew and taking away.
float width_of_buttons() {
    return 3.0F * ui::px(28.0F) + 2.0F * ui::px(4.0F);
}

/// What finds room in the head: the buttons always do, so first the minutes go, then the sides'
/// names are cut, then the level of darkness stands on a row of its own.
struct WalkHead {
    bool minutes = true, own_row = false;
    float side_room = 0.0F;  ///< pixels for the name of a side
    float height() const { return ui::px(own_row ? 76.0F : 40.0F); }
};

std::string minutes_words(const WalkShown& shown) {
    return fill_in(tr("{} min on foot"), {number_text(walking_minutes(shown.length_m()), 0)});
}

/// @param width pixels
WalkHead walk_head(const WalkShown& shown, float width) {
    const auto of_words = [](const std::string& words, TextStyle style) {
        return ui::text_size(words, style).x + 1.0F;
    };
    const bool two = shown.walked.after != nullptr;
    const float keys = two ? 2.0F : 1.0F;
    const float most = ui::px(150.0F), least = ui::px(56.0F);
    float wanted = of_words(shown.before_words, TextStyle::body);
    if (two) wanted = std::max(wanted, of_words(shown.after_words, TextStyle::body));
    if (!shown.walked.wish.others.empty()) wanted = most;  // a field with a chevron
    wanted = std::min(wanted, most);
    float fixed = of_words(length_text(shown.length_m()), TextStyle::title) + ui::px(20.0F) +
                  keys * ui::px(key_width + 6.0F) + (two ? ui::px(14.0F) : 0.0F) + ui::px(12.0F) +
                  width_of_buttons();
    const float minutes = ui::px(8.0F) + of_words(minutes_words(shown), TextStyle::small);
    const float darkness =
        shown.walked.wish.options.light
            ? of_words(tr("Dark below"), TextStyle::body) + ui::px(8.0F + darkness_field + 12.0F)
            : 0.0F;
    WalkHead head;
    head.minutes = fixed + darkness + minutes + keys * wanted <= width;
    head.own_row = !head.minutes && fixed + darkness + keys * std::min(wanted, least) > width;
    if (head.minutes) fixed += minutes;
    if (!head.own_row) fixed += darkness;
    head.side_room = std::clamp((width - fixed) / keys, ui::px(24.0F), wanted);
    return head;
}

void darkness_of_head(PanelFrame& frame) {
    head_words(tr("Dark below"), TextStyle::body, ui::colours().muted);
    ui::same_line(8.0F);
    choose_darkness(frame, ui::px(darkness_field));
}

void buttons_of_head(PanelFrame& frame, const WalkShown& shown) {
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
}

void head_of_walk(PanelFrame& frame, const WalkShown& shown, const WalkHead& head) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const ThemeColours& c = ui::colours();
    head_words(length_text(shown.length_m()), TextStyle::title, c.text);
    if (head.minutes) {
        ui::same_line(8.0F);
        head_words(minutes_words(shown), TextStyle::small, c.muted);
    }
    const bool two = shown.walked.after != nullptr;
    ui::same_line(20.0F);
    side_key(shown.before_words, two ? c.muted.faded(0.75) : c.text, head.side_room);
    if (two) {
        ui::same_line(14.0F);
        after_key(frame, shown, head.side_room);
    }
    const bool lit = shown.walked.wish.options.light.has_value();
    float right = width_of_buttons();
    if (lit && !head.own_row)
        right += ui::text_size(tr("Dark below"), TextStyle::body).x + 1.0F +
                 ui::px(8.0F + darkness_field + 12.0F);
    ui::same_line(12.0F);
    ui::align_right(right);
    if (lit && !head.own_row) {
        darkness_of_head(frame);
        ui::same_line(12.0F);
    }
    buttons_of_head(frame, shown);
    if (lit && head.own_row) {
        ImGui::SetCursorScreenPos({start.x, start.y + ui::px(36.0F)});
        darkness_of_head(frame);
    }
    ImGui::SetCursorScreenPos({start.x, start.y + head.height()});
}

/// A number with its kind under its name; lower than ui::value_row, so that all fit below the map.
void number_row(const WalkRow& row, bool two) {
    const ui::Item made =
        ui::place({ui::content_width(), ui::px(number_row_height)}, {.joined = true});
    if (!row.meaning.empty()) ui::tooltip(row.name, row.meaning);
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
    const float left_width = beside ? width - numbers - gap : width;
    const WalkHead head = walk_head(shown, left_width);
    const float least = head.height() + least_walk_strip_height();
    const float left_height = std::max(height, least);
    ImGui::BeginChild("walk_charts", {left_width, beside ? left_height : least}, false,
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse);
    head_of_walk(frame, shown, head);
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
        const WalkShown shown{walked,
                              frame.view().walk_dark_below,
                              frame.bench.look(Surface::cameras),
                              side_name(walked.wish.before_plan),
                              side_name(walked.wish.after_plan),
                              frame.state.walk_on_map_m};
        draw_walk_parts(frame, shown, memory);
    }
    ui::end_panel();
}

}  // namespace tk
