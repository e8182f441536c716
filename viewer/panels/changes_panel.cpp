// The active plan's edits in words, each of which can be switched off.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "viewer/map/map_scene.h"
#include "viewer/panels/bottom_parts.h"
#include "viewer/panels/layer_title.h"
#include "viewer/session/edit_words.h"
#include "viewer/session/layer_id.h"
#include "viewer/session/plan_name.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr float plan_column_width = 248.0F;
constexpr float change_row_height = 32.0F;
constexpr float kind_row_height = 28.0F;
constexpr float least_change_width = 520.0F;
constexpr int most_change_columns = 3;
constexpr double around_change_m = 40.0;

/// What is listed, and the words of the edits, made as they come into view.
struct ChangesMemory : DialogMemory {
    struct Kind {
        std::string layer;
        long long count = 0;
    };
    std::shared_ptr<const Document> document;
    std::shared_ptr<const TownIndex> today;
    std::string plan;
    Language language = Language::swedish;
    std::vector<std::string> words;   ///< an edit each; empty: not made yet
    std::vector<Kind> kinds;          ///< that the plan has, in its order
    std::string only;                 ///< this kind alone is listed; empty: all
    std::vector<std::size_t> listed;  ///< edits, the latest first
    Selection selection;              ///< as it was seen last
};

void list_changes(ChangesMemory& memory, const Plan& plan) {
    const bool there = std::any_of(memory.kinds.begin(), memory.kinds.end(),
                                   [&](const auto& kind) { return kind.layer == memory.only; });
    if (!there) memory.only.clear();
    memory.listed.clear();
    for (std::size_t i = plan.edits.size(); i-- > 0;)
        if (memory.only.empty() || layer_of(plan.edits[i].edit) == memory.only)
            memory.listed.push_back(i);
}

void count_kinds(ChangesMemory& memory, const Plan& plan) {
    memory.kinds.clear();
    for (const PlanEdit& change : plan.edits) {
        const std::string_view layer = layer_of(change.edit);
        const auto known = std::find_if(memory.kinds.begin(), memory.kinds.end(),
                                        [&](const auto& kind) { return kind.layer == layer; });
        if (known == memory.kinds.end())
            memory.kinds.push_back({std::string(layer), 1});
        else
            ++known->count;
    }
}

void follow_document(ChangesMemory& memory, const Session& session, const Plan& plan) {
    if (memory.today == nullptr || &memory.today->town() != session.loaded->town.get()) {
        memory.today = session.today_index;
        if (memory.today == nullptr || &memory.today->town() != session.loaded->town.get())
            memory.today = std::make_shared<const TownIndex>(session.loaded->town);
        memory.document = nullptr;
    }
    if (memory.document == session.document && memory.plan == plan.name &&
        memory.language == language())
        return;
    memory.document = session.document;
    memory.plan = plan.name;
    memory.language = language();
    memory.words.assign(plan.edits.size(), {});
    count_kinds(memory, plan);
    list_changes(memory, plan);
}

const std::string& words_of_change(ChangesMemory& memory, const Plan& plan, std::size_t i) {
    std::string& words = memory.words[i];
    if (words.empty()) words = edit_words(plan.edits[i].edit, *memory.today);
    return words;
}

Icon icon_of_change(std::string_view layer) {
    if (layer == layer_id::lights) return Icon::lamp;
    if (layer == layer_id::cameras) return Icon::camera;
    if (layer == layer_id::buildings || layer == layer_id::developments) return Icon::building;
    if (layer == layer_id::streets) return Icon::path;
    if (layer == layer_id::trees) return Icon::tree;
    if (layer == layer_id::masks) return Icon::polygon;
    return Icon::edit;
}

Colour colour_of_change(std::string_view layer) {
    const ThemeColours& c = ui::colours();
    if (layer == layer_id::lights) return c.lamp;
    if (layer == layer_id::cameras || layer == layer_id::masks) return c.camera;
    if (layer == layer_id::developments) return c.development;
    return c.muted;
}

void begin_plan(PanelFrame& frame) {
    const std::string name = free_plan_name(*frame.session().document);
    frame.emit(DocumentCommand{CreatePlan{name}});
    frame.emit(SessionCommand{SetActivePlan{name}});
}

// ---- The plan, at the left ---------------------------------------------------------------------

std::string number_of_changes(const Plan& plan) {
    const auto all = static_cast<long long>(plan.edits.size());
    const auto off = static_cast<long long>(std::count_if(plan.edits.begin(), plan.edits.end(),
                                                          [](const PlanEdit& e) { return !e.on; }));
    std::string words = fill_in(tr_n("{} change", "{} changes", all), {number_text(all)});
    if (off > 0)
        words +=
            " · " + fill_in(tr_n("{} switched off", "{} switched off", off), {number_text(off)});
    return words;
}

void undo_redo(PanelFrame& frame) {
    const Session& session = frame.session();
    if (ui::icon_button("undo", Icon::undo, tr("Undo"), !session.undo_stack.empty()))
        frame.emit(DocumentCommand{Undo{}});
    ui::same_line(4.0F);
    if (ui::icon_button("redo", Icon::redo, tr("Redo"), !session.redo_stack.empty()))
        frame.emit(DocumentCommand{Redo{}});
}

void save_button(PanelFrame& frame) {
    if (frame.session().unsaved()) {
        if (ui::button(tr("Save proposals"), {.kind = ui::ButtonKind::primary, .icon = Icon::save}))
            frame.emit(AppRequest{SavePlans{}});
        return;
    }
    const ui::Item made = ui::place({ui::px(120.0F), ui::px(32.0F)});
    ui::draw_text(ImGui::GetWindowDrawList(), made.min, made.size(), tr("Saved"), TextStyle::small,
                  ui::colours().muted);
}

/// One kind of change and how many there are; a click lists it alone.
void kind_row(ChangesMemory& memory, const Plan& plan, const ChangesMemory::Kind& kind) {
    const bool on = memory.only == kind.layer;
    const ui::Item made =
        ui::item(kind.layer.c_str(), {ui::px(plan_column_width - 8.0F), ui::px(kind_row_height)},
                 {.wider = ui::px(8.0F), .joined = true});
    if (!made.visible) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ThemeColours& c = ui::colours();
    if (on)
        ui::box(list, made.min, made.max, c.accent_background);
    else if (made.hovered)
        ui::box(list, made.min, made.max, c.hover);
    ui::hand_over(made);
    const float left = made.min.x + ui::px(8.0F), right = made.max.x - ui::px(8.0F);
    ui::draw_icon(list, {left + ui::px(8.0F), made.centre().y}, icon_of_change(kind.layer), 16.0F,
                  colour_of_change(kind.layer));
    const std::string count = number_text(kind.count);
    const float count_width = ui::text_size(count, TextStyle::small).x + 1.0F;
    ui::draw_text(list, {left + ui::px(28.0F), made.min.y},
                  {right - left - ui::px(36.0F) - count_width, made.height()},
                  layer_title(kind.layer), TextStyle::body, c.text);
    ui::draw_text(list, {right - count_width, made.min.y}, {count_width, made.height()}, count,
                  TextStyle::small, c.muted);
    if (!made.pressed) return;
    memory.only = on ? std::string() : kind.layer;
    list_changes(memory, plan);
}

/// Where they find room; without them all is listed.
void kinds_of_changes(ChangesMemory& memory, const Plan& plan, float room) {
    const float need =
        ui::px(8.0F) + ui::px(kind_row_height) * static_cast<float>(memory.kinds.size());
    if (memory.kinds.size() < 2 || room < need) {
        if (memory.only.empty()) return;
        memory.only.clear();
        list_changes(memory, plan);
        return;
    }
    ui::gap(4.0F);
    for (const ChangesMemory::Kind& kind : memory.kinds) kind_row(memory, plan, kind);
}

void plan_column(PanelFrame& frame, ChangesMemory& memory, const Plan& plan) {
    const float bottom = ImGui::GetCursorScreenPos().y + ImGui::GetContentRegionAvail().y;
    ImGui::BeginGroup();
    const float width = ui::px(plan_column_width);
    ui::text(ui::elided(plan.name, TextStyle::title, width), TextStyle::title);
    ui::small_text(number_of_changes(plan));
    ui::gap(4.0F);
    // One height with the button and without it.
    const float row = ImGui::GetCursorPosY();
    ImGui::SetCursorPosY(row + ui::px(2.0F));
    undo_redo(frame);
    ImGui::SameLine(0.0F, ui::px(12.0F));
    ImGui::SetCursorPosY(row);
    save_button(frame);
    ImGui::SetCursorPosY(row + ui::px(36.0F));
    kinds_of_changes(memory, plan, bottom - ImGui::GetCursorScreenPos().y);
    ImGui::EndGroup();
}

// ---- The changes -------------------------------------------------------------------------------

bool is_picked(const Session& session, std::string_view layer, const std::string& id) {
    const Selection& picked = session.selection;
    return picked.layer == layer &&
           std::find(picked.ids.begin(), picked.ids.end(), id) != picked.ids.end();
}

/// Icon, words and buttons of one change, in the next `width` pixels of the line.
void change_row(PanelFrame& frame, ChangesMemory& memory, const Plan& plan, std::size_t i,
                float width) {
    const PlanEdit& change = plan.edits[i];
    const std::string layer(layer_of(change.edit));
    const std::string& id = id_of(change.edit);
    ImGui::PushID(layer.c_str());
    ImGui::PushID(id.c_str());
    const ui::Item made = ui::item("change", {width, ui::px(change_row_height)},
                                   {.joined = true, .overlapped = true});
    if (made.visible) {
        ImDrawList* list = ImGui::GetWindowDrawList();
        const ThemeColours& c = ui::colours();
        if (is_picked(frame.session(), layer, id))
            ui::box(list, made.min, made.max, c.accent_background);
        else if (made.hovered)
            ui::box(list, made.min, made.max, c.hover);
        ui::hand_over(made);
        const float switch_end = made.min.x + ui::px(48.0F);
        const float words_from = switch_end + ui::px(28.0F);
        const float words_end = made.max.x - ui::px(36.0F);
        ui::draw_icon(list, {switch_end + ui::px(10.0F), made.centre().y}, icon_of_change(layer),
                      16.0F, change.on ? colour_of_change(layer) : c.muted.faded(0.6));
        const std::string& words = words_of_change(memory, plan, i);
        const float room = words_end - words_from;
        ui::draw_text(list, {words_from, made.min.y}, {room, made.height()}, words, TextStyle::body,
                      change.on ? c.text : c.muted);
        if (ui::text_size(words, TextStyle::body).x > room) ui::tooltip(words);
    }
    const ImVec2 after = ImGui::GetCursorScreenPos();
    if (made.visible) {
        const float centre = made.centre().y;
        ImGui::SetCursorScreenPos({made.min.x + ui::px(8.0F), std::round(centre - ui::px(14.0F))});
        bool on = change.on;
        if (ui::toggle(
                "##on", on,
                change.on ? tr("Switch off: the change is kept but not counted") : tr("Switch on")))
            frame.emit(DocumentCommand{SwitchEdit{plan.name, layer, id, on}});
        ImGui::SetCursorScreenPos({made.max.x - ui::px(32.0F), std::round(centre - ui::px(14.0F))});
        if (ui::icon_button("drop", Icon::remove,
                            is_addition(change.edit) ? tr("Take it out of the proposal")
                                                     : tr("Leave it as it is today")))
            frame.emit(DocumentCommand{DropEdit{plan.name, layer, id}});
    }
    ImGui::SetCursorScreenPos(after);
    if (made.pressed) {
        frame.emit(SessionCommand{Select{{layer, {id}}}});
        const Extent extent = extent_of_edit(change.edit, *frame.bench.today());
        if (!extent.empty()) frame.emit(AppRequest{ZoomTo{extent.grown(around_change_m)}});
    }
    ImGui::PopID();
    ImGui::PopID();
}

/// What has been picked elsewhere, on the map or in a table, comes into view.
void scroll_to_picked(ChangesMemory& memory, const Session& session, const Plan& plan,
                      int columns) {
    if (memory.selection == session.selection) return;
    memory.selection = session.selection;
    for (std::size_t place = 0; place < memory.listed.size(); ++place) {
        const Edit& edit = plan.edits[memory.listed[place]].edit;
        if (!is_picked(session, layer_of(edit), id_of(edit))) continue;
        const int row = static_cast<int>(place) / columns;
        const float top = ui::px(change_row_height) * static_cast<float>(row);
        const float room = ImGui::GetWindowHeight() - ui::px(change_row_height);
        if (top < ImGui::GetScrollY() || top > ImGui::GetScrollY() + room)
            ImGui::SetScrollY(std::max(0.0F, top - room / 2.0F));
        return;
    }
}

/// In columns where there is room, the latest first.
void list_of_changes(PanelFrame& frame, ChangesMemory& memory, const Plan& plan) {
    const float width = ui::content_width();
    const int count = static_cast<int>(memory.listed.size());
    const int columns = std::clamp(static_cast<int>(width / ui::px(least_change_width)), 1,
                                   std::min(most_change_columns, count));
    const float gap = ui::px(12.0F);
    const float each =
        std::floor((width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    const int lines = (count + columns - 1) / columns;
    scroll_to_picked(memory, frame.session(), plan, columns);
    ImGuiListClipper clipper;
    clipper.Begin(lines, ui::px(change_row_height));
    while (clipper.Step())
        for (int line = clipper.DisplayStart; line < clipper.DisplayEnd; ++line) {
            const ImVec2 start = ImGui::GetCursorScreenPos();
            for (int column = 0; column < columns; ++column) {
                const int place = line * columns + column;
                if (place >= count) break;
                ImGui::SetCursorScreenPos(
                    {start.x + static_cast<float>(column) * (each + gap), start.y});
                change_row(frame, memory, plan, memory.listed[static_cast<std::size_t>(place)],
                           each);
            }
            ImGui::SetCursorScreenPos({start.x, start.y + ui::px(change_row_height)});
        }
}

// ---- Nothing to list ---------------------------------------------------------------------------

/// Words beside an icon, in the middle of what is left: the panel is low. @return whether there is
/// a line for buttons, which begins at the cursor
void nothing_to_list(Icon icon, std::string_view what, std::string_view next, float buttons) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const float upper = ui::line_height(TextStyle::body_medium);
    const float lower = ui::line_height(TextStyle::small);
    const float button = buttons > 0.0F ? ui::px(12.0F + 32.0F) : 0.0F;
    const float height = upper + ui::px(4.0F) + lower + button;
    const float side = ui::px(44.0F);
    const float wide = std::max({ui::text_size(what, TextStyle::body_medium).x,
                                 ui::text_size(next, TextStyle::small).x, buttons}) +
                       1.0F;
    const float words = std::min(wide, std::max(0.0F, room.x - side));
    const float x = start.x + std::max(0.0F, std::round((room.x - side - words) / 2.0F));
    const float y = start.y + std::max(0.0F, std::round((room.y - height) * 0.45F));
    ImDrawList* list = ImGui::GetWindowDrawList();
    ui::draw_icon(list, {x + ui::px(14.0F), y + (upper + lower) / 2.0F + ui::px(2.0F)}, icon, 28.0F,
                  ui::colours().muted.faded(0.6));
    ui::draw_text(list, {x + side, y}, {words, upper}, what, TextStyle::body_medium,
                  ui::colours().text);
    ui::draw_text(list, {x + side, y + upper + ui::px(4.0F)}, {words, lower}, next,
                  TextStyle::small, ui::colours().muted);
    ImGui::SetCursorScreenPos({x + side, y + height - ui::px(32.0F)});
}

/// Today is shown: a plan is to be chosen or made.
void today_is_active(PanelFrame& frame) {
    constexpr std::size_t most_buttons = 3;
    const std::vector<Plan>& plans = frame.session().document->plans;
    const std::size_t offered = std::min(plans.size(), most_buttons);
    float buttons = ui::button_width(tr("New proposal"), Icon::plus);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < offered; ++i) {
        names.push_back(ui::elided(plans[i].name, TextStyle::body_medium, ui::px(160.0F)));
        buttons += ui::button_width(names.back().c_str()) + ui::px(8.0F);
    }
    nothing_to_list(Icon::difference, tr("Today is shown, which cannot be changed"),
                    plans.empty() ? tr("Make a proposal: what you add, move and remove is listed "
                                       "here.")
                                  : tr("Choose a proposal to see its changes, or make a new one."),
                    buttons);
    for (std::size_t i = 0; i < offered; ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (ui::button(names[i].c_str(), {.tooltip = plans[i].name.c_str()}))
            frame.emit(SessionCommand{SetActivePlan{plans[i].name}});
        ImGui::PopID();
        ui::same_line(8.0F);
    }
    if (ui::button(tr("New proposal"),
                   {.kind = plans.empty() ? ui::ButtonKind::primary : ui::ButtonKind::plain,
                    .icon = Icon::plus}))
        begin_plan(frame);
}

}  // namespace

void changes_panel(PanelFrame& frame) {
    const Plan* plan = frame.session().active();
    if (plan == nullptr) {
        today_is_active(frame);
        return;
    }
    auto& memory = memory_of<ChangesMemory>(frame.state.panel_memory["changes"]);
    follow_document(memory, frame.session(), *plan);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetContentRegionAvail().y;
    plan_column(frame, memory, *plan);
    const float left = start.x + ui::px(plan_column_width) + ui::px(8.0F);
    ImGui::GetWindowDrawList()->AddRectFilled(
        {left, start.y}, {left + ui::line_px(), start.y + height}, ui::packed(ui::colours().line));
    ImGui::SetCursorScreenPos({left + ui::px(8.0F), start.y});
    ImGui::BeginChild("list", {0.0F, height});
    if (plan->edits.empty())
        nothing_to_list(Icon::lamp, tr("The proposal has no changes yet"),
                        tr("Add with the tools Lamp, Camera, Building and Path above the map, or "
                           "move and remove what is there."),
                        0.0F);
    else
        list_of_changes(frame, memory, *plan);
    ImGui::EndChild();
}

}  // namespace tk
