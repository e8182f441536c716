// What is picked: its fields, to be changed where they belong to a plan or are drawn.
#include <imgui.h>

#include <algorithm>
#include <map>

#include "layers/local_time.h"
#include "viewer/map/map_tools.h"
#include "viewer/map/new_objects.h"
#include "viewer/panels/inspector_parts.h"
#include "viewer/session/field_words.h"
#include "viewer/session/fields_of_object.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

/// The picked object, kept while neither it nor the language changes.
struct SelectionMemory : DialogMemory {
    Selection selection;
    std::shared_ptr<const Town> town;
    std::shared_ptr<const Document> document;
    Language language = Language::swedish;
    std::optional<std::vector<ObjectField>> fields;
    /// What is being typed, by field.
    std::map<std::string, FieldValue> pending;
    std::string refused_field, refused;
};

Icon icon_of_layer(std::string_view layer) {
    if (layer == layer_id::lights) return Icon::lamp;
    if (layer == layer_id::cameras) return Icon::camera;
    if (layer == layer_id::buildings || layer == layer_id::developments) return Icon::building;
    if (layer == layer_id::streets) return Icon::street;
    if (layer == layer_id::trees) return Icon::tree;
    if (layer == layer_id::observations) return Icon::observation;
    if (layer == layer_id::incidents) return Icon::incident;
    if (layer == layer_id::drawings) return Icon::draw;
    return Icon::polygon;
}

void refresh_selection(SelectionMemory& memory, PanelFrame& frame,
                       const std::shared_ptr<const Town>& town) {
    const Session& session = frame.session();
    if (memory.selection == session.selection && memory.town == town &&
        memory.document == session.document && memory.language == language())
        return;
    if (!(memory.selection == session.selection)) {
        memory.pending.clear();
        memory.refused.clear();
    }
    memory.selection = session.selection;
    memory.town = town;
    memory.document = session.document;
    memory.language = language();
    memory.fields = fields_of_object(*town, session.document->drawings, memory.selection.layer,
                                     memory.selection.ids.front());
}

const Drawing* picked_drawing(const Session& session) {
    for (const Drawing& drawing : session.document->drawings)
        if (drawing.id == session.selection.ids.front()) return &drawing;
    return nullptr;
}

/// One step of undo; what is refused stays in the field's place as words.
void commit_field(SelectionMemory& memory, PanelFrame& frame, const std::string& key,
                  const FieldValue& value) {
    const Session& session = frame.session();
    memory.refused.clear();
    std::string refused;
    if (memory.selection.layer == layer_id::drawings) {
        if (const Drawing* drawing = picked_drawing(session)) {
            const ChangedObject<Drawing> changed = with_field(*drawing, key, value);
            refused = changed.refused;
            if (changed.object) frame.emit(DocumentCommand{PutDrawing{*changed.object}});
        }
    } else {
        const FieldEdit edit = edit_of_field(*memory.town, memory.selection.layer,
                                             memory.selection.ids.front(), key, value);
        refused = edit.refused;
        if (edit.edit) frame.emit(DocumentCommand{PutEdit{session.active_plan, *edit.edit}});
    }
    if (refused.empty()) return;
    memory.refused_field = key;
    memory.refused = refused;
}

/// The value in the field: what is being typed, else the object's own.
FieldValue shown_value(const SelectionMemory& memory, const ObjectField& field) {
    const auto typed = memory.pending.find(std::string(field.info.key));
    return typed == memory.pending.end() ? field.value : typed->second;
}

void edit_number_of(SelectionMemory& memory, PanelFrame& frame, const ObjectField& field,
                    const ui::FieldOptions& options) {
    const std::string key(field.info.key);
    const FieldValue value = shown_value(memory, field);
    std::optional<double> number;
    if (const auto* real = std::get_if<double>(&value)) number = *real;
    const bool whole = std::holds_alternative<std::int64_t>(field.value) ||
                       (field.info.decimals == 0 && !std::holds_alternative<double>(field.value));
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        number = static_cast<double>(*integer);
    ui::NumberRange range;
    range.low = std::max(range.low, field.info.minimum);
    range.high = std::min(range.high, field.info.maximum);
    range.decimals = field.info.decimals;
    range.step = field.info.decimals == 0 ? 1.0 : 0.5;
    ui::FieldResult result;
    if (field.info.optional) {
        result = ui::number_field(key.c_str(), number, range, options);
    } else {
        double plain = number.value_or(0.0);
        result = ui::number_field(key.c_str(), plain, range, options);
        number = plain;
    }
    if (result.rejected) {
        memory.pending.erase(key);
        return;
    }
    if (result.changed) {
        FieldValue typed;
        if (number && whole)
            typed = static_cast<std::int64_t>(*number);
        else if (number)
            typed = *number;
        memory.pending[key] = typed;
    }
    const auto typed = memory.pending.find(key);
    if (!result.done || typed == memory.pending.end()) return;
    const FieldValue done = typed->second;
    memory.pending.erase(typed);
    commit_field(memory, frame, key, done);
}

void edit_text_of(SelectionMemory& memory, PanelFrame& frame, const ObjectField& field,
                  const ui::FieldOptions& options) {
    const std::string key(field.info.key);
    const FieldValue value = shown_value(memory, field);
    std::string words;
    if (const auto* text = std::get_if<std::string>(&value)) words = *text;
    const ui::FieldResult result = ui::text_field(key.c_str(), words, options);
    if (result.changed) memory.pending[key] = words;
    const auto typed = memory.pending.find(key);
    if (!result.done || typed == memory.pending.end()) return;
    FieldValue done = typed->second;
    memory.pending.erase(typed);
    if (field.info.optional && std::get<std::string>(done).empty()) done = std::monostate{};
    commit_field(memory, frame, key, done);
}

/// A day as it is typed: "2028-05-01"; empty for none.
void edit_day_of(SelectionMemory& memory, PanelFrame& frame, const ObjectField& field,
                 const ui::FieldOptions& options) {
    const std::string key(field.info.key);
    std::string words;
    const auto typed = memory.pending.find(key);
    if (typed != memory.pending.end()) {
        words = std::get<std::string>(typed->second);
    } else if (const auto* day = std::get_if<std::chrono::year_month_day>(&field.value)) {
        const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
        words = std::to_string(static_cast<int>(day->year())) + "-" +
                two(static_cast<unsigned>(day->month())) + "-" +
                two(static_cast<unsigned>(day->day()));
    }
    ui::FieldOptions with_hint = options;
    with_hint.hint = tr("year-month-day");
    const ui::FieldResult result = ui::text_field(key.c_str(), words, with_hint);
    if (result.changed) memory.pending[key] = words;
    if (!result.done) return;
    memory.pending.erase(key);
    const std::optional<std::chrono::year_month_day> day = parse_date(words);
    if (words.empty()) {
        commit_field(memory, frame, key, std::monostate{});
    } else if (day) {
        commit_field(memory, frame, key, *day);
    } else {
        memory.refused_field = key;
        memory.refused = tr("Write the day as 2028-05-01.");
    }
}

void edit_choice_of(SelectionMemory& memory, PanelFrame& frame, const ObjectField& field) {
    std::vector<const char*> labels;
    int chosen = -1;
    const auto* now = std::get_if<std::string>(&field.value);
    if (field.info.optional) {
        labels.push_back("–");
        if (now == nullptr) chosen = 0;
    }
    for (const FieldChoice& choice : field.info.choices) {
        if (now != nullptr && *now == choice.key) chosen = static_cast<int>(labels.size());
        labels.push_back(choice.label);
    }
    if (!ui::choice(std::string(field.info.key).c_str(), labels, chosen, field.info.label)) return;
    const int first = field.info.optional ? 1 : 0;
    if (chosen < first)
        commit_field(memory, frame, std::string(field.info.key), std::monostate{});
    else
        commit_field(memory, frame, std::string(field.info.key),
                     field.info.choices[static_cast<std::size_t>(chosen - first)].key);
}

void edit_field(SelectionMemory& memory, PanelFrame& frame, const ObjectField& field) {
    const std::string key(field.info.key);
    ui::FieldOptions options;
    options.label = field.info.label;
    options.unit = field.info.unit;
    if (memory.refused_field == key) options.problem = memory.refused;
    switch (field.info.kind) {
        case PropertyKind::number: edit_number_of(memory, frame, field, options); break;
        case PropertyKind::text: edit_text_of(memory, frame, field, options); break;
        case PropertyKind::choice: edit_choice_of(memory, frame, field); break;
        case PropertyKind::flag: {
            const auto* now = std::get_if<bool>(&field.value);
            bool on = now != nullptr && *now;
            if (ui::toggle(field.info.label, on)) commit_field(memory, frame, key, on);
            break;
        }
        case PropertyKind::day: edit_day_of(memory, frame, field, options); break;
        case PropertyKind::time:
            ui::field_row(field.info.label, value_words(field.info, field.value));
            break;
    }
    if (*field.info.explanation != '\0' && field.info.kind != PropertyKind::flag &&
        ImGui::IsItemHovered())
        ui::tooltip(field.info.label, field.info.explanation);
    ui::gap(4.0F);
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
    const bool numbered =
        selection.layer == layer_id::incidents || selection.layer == layer_id::areas;
    std::string title = object_title(selection.layer);
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

void inspect_many(PanelFrame& frame) {
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
    if (!ui::button(drawn ? tr("Remove all") : tr("Remove all in the proposal"),
                    {.kind = ui::ButtonKind::danger, .icon = Icon::remove}))
        return;
    const std::shared_ptr<const Town> town = frame.bench.town_of(session.active_plan);
    frame.emit(DocumentCommand{BeginDrag{}});
    for (const std::string& id : selection.ids) {
        if (drawn)
            frame.emit(DocumentCommand{DropDrawing{id}});
        else if (auto removal = removal_of(*town, selection.layer, id))
            frame.emit(DocumentCommand{PutEdit{session.active_plan, *removal}});
    }
    frame.emit(DocumentCommand{EndDrag{}});
    frame.emit(SessionCommand{Select{}});
}

}  // namespace

void inspect_selection(PanelFrame& frame) {
    const Session& session = frame.session();
    if (session.selection.ids.size() > 1) return inspect_many(frame);
    auto& memory = memory_of<SelectionMemory>(frame.state.panel_memory["inspect_selection"]);
    refresh_selection(memory, frame, frame.bench.town_of(session.active_plan));
    const Selection& selection = memory.selection;
    const ObjectStatus status =
        status_of_object(session.active(), selection.layer, selection.ids.front());
    head_of_selection(frame, memory, status);
    actions(frame, memory, status);
    if (!memory.fields) {
        ui::gap(4.0F);
        ui::text_wrapped(tr("It is not there under this proposal."), TextStyle::body,
                         ui::colours().muted);
        return;
    }
    ui::gap(6.0F);
    const bool editable = selection.layer == layer_id::drawings ||
                          (session.active() != nullptr && plans_change(selection.layer));
    ImGui::PushID(selection.ids.front().c_str());
    for (const ObjectField& field : *memory.fields) {
        if (editable && field.info.editable)
            edit_field(memory, frame, field);
        else
            ui::field_row(field.info.label, value_words(field.info, field.value));
    }
    ImGui::PopID();
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
