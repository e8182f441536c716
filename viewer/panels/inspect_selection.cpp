// What is picked: its fields, to be changed where they belong to a plan or are drawn.
#include <imgui.h>

#include <algorithm>

#include "engine/town/camera_weighing.h"
#include "viewer/map/line_of_object.h"
#include "viewer/map/map_tools.h"
#include "viewer/map/new_objects.h"
#include "viewer/panels/inspector_parts.h"
#include "viewer/panels/layer_title.h"
#include "viewer/panels/selection_fields.h"
#include "viewer/panels/walk_on_map.h"
#include "viewer/session/field_words.h"
#include "viewer/session/fields_of_object.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

Icon icon_of_layer(std::string_view layer) {
    if (layer == layer_id::lights) return Icon::lamp;
    if (layer == layer_id::cameras) return Icon::camera;
    if (layer == layer_id::buildings || layer == layer_id::developments) return Icon::building;
    if (layer == layer_id::streets) return Icon::street;
    if (layer == layer_id::trees) return Icon::tree;
    if (layer == layer_id::entrances) return Icon::home;
    if (layer == layer_id::observations) return Icon::observation;
    if (layer == layer_id::incidents) return Icon::incident;
    if (layer == layer_id::drawings) return Icon::draw;
    return Icon::polygon;
}

const char* status_words(ObjectStatus status) {
    switch (status) {
        case ObjectStatus::is_new: return tr("new in the proposal");
        case ObjectStatus::changed: return tr("changed by the proposal");
        case ObjectStatus::removed: return tr("removed by the proposal");
        case ObjectStatus::as_today: break;
    }
    return tr("as it is today");
}

void head_of_selection(PanelFrame& frame, const SelectionMemory& memory, ObjectStatus status) {
    const Selection& selection = memory.selection;
    const std::string id = selection.ids.front();
    if (ui::section_head(tr("Picked"), "unpick", Icon::close, tr("Pick nothing")))
        frame.emit(SessionCommand{Select{}});
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float icon = ui::px(28.0F);
    ui::draw_icon(list, {at.x + ui::px(10.0F), at.y + ui::px(10.0F)},
                  icon_of_layer(selection.layer), 20.0F, ui::colours().accent);
    ImGui::Indent(icon);
    const bool of_set = selection.layer.starts_with(layer_id::features_prefix);
    const bool numbered =
        of_set || selection.layer == layer_id::incidents || selection.layer == layer_id::areas;
    std::string title =
        of_set ? layer_title(selection.layer) : std::string(object_title(selection.layer));
    if (!numbered && selection.layer != layer_id::drawings) title += " " + id;
    ui::text_wrapped(title, TextStyle::title);
    if (plans_change(selection.layer) && frame.session().active() != nullptr)
        ui::small_text(status_words(status));
    ImGui::Unindent(icon);
    ui::gap(4.0F);
}

void actions(PanelFrame& frame, const SelectionMemory& memory, ObjectStatus status) {
    const Session& session = frame.session();
    const Selection& selection = memory.selection;
    const std::string& id = selection.ids.front();
    const bool drawn = selection.layer == layer_id::drawings;
    const bool planned = plans_change(selection.layer);
    const auto zoom_extent =
        extent_of_object(*memory.town, session.document->drawings, selection.layer, id);
    if (!zoom_extent.empty()) {
        if (ui::icon_button("zoom_to", Icon::zoom_in, tr("Show it on the map")))
            frame.emit(AppRequest{ZoomTo{zoom_extent.grown(30.0)}});
        ui::same_line(4.0F);
    }
    if (!frame.view().meeting)
        if (const auto line =
                line_of_object(*memory.town, session.document->drawings, selection.layer, id)) {
            if (ui::icon_button("walk_along", Icon::walk, tr("Walk along this")))
                walk_along_line(frame, *line);
            ui::same_line(4.0F);
        }
    if (!memory.fields) return;
    if (ui::icon_button("copy_fields", Icon::copy, tr("Copy the fields"))) {
        std::string text;
        for (const ObjectField& field : *memory.fields)
            text +=
                std::string(field.info.label) + "\t" + value_words(field.info, field.value) + "\n";
        frame.emit(AppRequest{CopyText{text}});
    }
    if (selection.layer != layer_id::boundary) {
        ui::same_line(4.0F);
        if (ui::icon_button("open_table", Icon::table, tr("Open the table")))
            frame.emit(ViewCommand{SetBottomPanel{BottomPanel::layer_table, selection.layer}});
    }
    if (drawn) {
        ui::same_line(4.0F);
        if (ui::icon_button("remove", Icon::remove, tr("Remove"))) {
            frame.emit(DocumentCommand{DropDrawing{id}});
            frame.emit(SessionCommand{Select{}});
        }
        return;
    }
    if (!planned) return;
    if (session.active() == nullptr) {
        ui::gap(4.0F);
        if (ui::button(tr("Change it in a proposal"), {.icon = Icon::edit})) {
            if (session.document->plans.empty()) {
                for (Command& command : ensure_plan(session).commands)
                    frame.commands.push_back(std::move(command));
            } else {
                const std::string plan = frame.view().sides[1].scenario;
                frame.emit(SessionCommand{SetActivePlan{
                    session.plan(plan) != nullptr ? plan : session.document->plans.front().name}});
            }
        }
        return;
    }
    if (status != ObjectStatus::as_today) {
        ui::same_line(4.0F);
        if (ui::icon_button("as_today", Icon::history,
                            status == ObjectStatus::is_new ? tr("Take it out of the proposal")
                                                           : tr("Make it as it is today again")))
            frame.emit(DocumentCommand{DropEdit{session.active_plan, selection.layer, id}});
    }
    if (status != ObjectStatus::removed && status != ObjectStatus::is_new) {
        ui::same_line(4.0F);
        if (ui::icon_button("remove", Icon::remove, tr("Remove in the proposal")))
            if (auto removal = removal_of(*memory.town, selection.layer, id))
                frame.emit(DocumentCommand{PutEdit{session.active_plan, *removal}});
    }
}

void draw_fields(SelectionMemory& memory, PanelFrame& frame, bool editable) {
    const Selection& selection = memory.selection;
    ImGui::PushID(selection.ids.front().c_str());
    ImGui::PushID(static_cast<int>(selection.ids.size()));
    for (const ObjectField& field : *memory.fields) {
        // A note has no length, a line no surface.
        const bool absent = std::holds_alternative<std::monostate>(field.value);
        if (selection.layer == layer_id::drawings && !field.info.editable && absent) continue;
        if (editable && field.info.editable)
            edit_field(memory, frame, field);
        else if (selection.ids.size() == 1)
            ui::field_row(field.info.label, value_words(field.info, field.value));
    }
    ImGui::PopID();
    ImGui::PopID();
}

/// What is missing of a camera's documented weighing of interests.
void weighing_of_camera(const Town& town, const std::string& id) {
    for (const Camera& camera : town.cameras()) {
        if (camera.id != id) continue;
        const auto missing = static_cast<long long>(missing_in(camera.weighing).size());
        if (missing == 0) return;
        ui::gap(4.0F);
        ui::text_wrapped(
            fill_in(tr_n("Weighing incomplete: {} field missing. The program does not decide "
                         "legality.",
                         "Weighing incomplete: {} fields missing. The program does not decide "
                         "legality.",
                         missing),
                    {number_text(missing)}),
            TextStyle::small, ui::colours().muted);
        return;
    }
}

void inspect_many(PanelFrame& frame, SelectionMemory& memory) {
    const Session& session = frame.session();
    const Selection& selection = session.selection;
    if (ui::section_head(tr("Picked"), "unpick", Icon::close, tr("Pick nothing")))
        frame.emit(SessionCommand{Select{}});
    const long long count = static_cast<long long>(selection.ids.size());
    ui::text_wrapped(fill_in(tr_n("{} object", "{} objects", count), {number_text(count)}),
                     TextStyle::title);
    ui::small_text(object_title(selection.layer));
    const bool drawn = selection.layer == layer_id::drawings;
    if (!drawn && (session.active() == nullptr || !plans_change(selection.layer))) return;
    ui::gap(4.0F);
    if (memory.fields) draw_fields(memory, frame, true);
    if (!ui::button(drawn ? tr("Remove all") : tr("Remove all in the proposal"),
                    {.kind = ui::ButtonKind::danger, .icon = Icon::remove}))
        return;
    const std::shared_ptr<const Town> town = frame.bench.town_of(session.active_plan);
    PutEdits removals{session.active_plan, {}};
    frame.emit(DocumentCommand{BeginDrag{}});
    for (const std::string& id : selection.ids) {
        if (drawn)
            frame.emit(DocumentCommand{DropDrawing{id}});
        else if (auto removal = removal_of(*town, selection.layer, id))
            removals.edits.push_back(*removal);
    }
    if (!drawn) frame.emit(DocumentCommand{std::move(removals)});
    frame.emit(DocumentCommand{EndDrag{}});
    frame.emit(SessionCommand{Select{}});
}

}  // namespace

void inspect_selection(PanelFrame& frame) {
    const Session& session = frame.session();
    auto& memory = memory_of<SelectionMemory>(frame.state.panel_memory["inspect_selection"]);
    refresh_selection(memory, frame, frame.bench.town_of(session.active_plan));
    const Selection& selection = memory.selection;
    if (selection.ids.size() > 1) return inspect_many(frame, memory);
    const ObjectStatus status =
        status_of_object(session.active(), selection.layer, selection.ids.front());
    head_of_selection(frame, memory, status);
    actions(frame, memory, status);
    if (!memory.fields) {
        ui::gap(4.0F);
        ui::text_wrapped(session.active_plan.empty() ? tr("It is not there today.")
                                                     : tr("It is not there under this proposal."),
                         TextStyle::body, ui::colours().muted);
        return;
    }
    if (selection.layer == layer_id::cameras) {
        // Before its many fields: masks are drawn while these numbers are looked at.
        inspect_camera(frame, *memory.town, selection.ids.front());
        inspect_cover(frame, selection.ids.front());
        ui::divider(10.0F);
    }
    ui::gap(6.0F);
    const bool editable = selection.layer == layer_id::drawings ||
                          (session.active() != nullptr && plans_change(selection.layer));
    draw_fields(memory, frame, editable);
    if (selection.layer == layer_id::cameras)
        weighing_of_camera(*memory.town, selection.ids.front());
    if (selection.layer == layer_id::streets) inspect_street(frame, selection.ids.front());
    if (selection.layer == layer_id::masks)
        inspect_mask(frame, *memory.town, selection.ids.front());
    if (selection.layer == layer_id::areas) {
        const Extent extent =
            extent_of_object(*memory.town, {}, selection.layer, selection.ids.front());
        const auto& areas = memory.town->areas();
        const std::size_t index = static_cast<std::size_t>(std::stoul(selection.ids.front()));
        if (!extent.empty() && index < areas.size() &&
            ui::button(tr("Sum up the whole area"), {.icon = Icon::area}))
            frame.emit(SessionCommand{AskArea{areas[index].shape}});
    }
}

}  // namespace tk
