// The fields of what is picked, to be changed where they belong to a plan or are drawn.
#include "viewer/panels/selection_fields.h"

#include <algorithm>

#include "layers/local_time.h"
#include "viewer/map/new_objects.h"
#include "viewer/session/field_words.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

const Drawing* drawing_called(const Session& session, const std::string& id) {
    for (const Drawing& drawing : session.document->drawings)
        if (drawing.id == id) return &drawing;
    return nullptr;
}

/// Of more objects than these a value is not looked for in all: the field is shown without.
constexpr std::size_t most_compared = 500;

std::optional<std::vector<ObjectField>> fields_of_all(SelectionMemory& memory, const Town& town,
                                                      const std::vector<Drawing>& drawings) {
    const Selection& selection = memory.selection;
    auto fields = fields_of_object(town, drawings, selection.layer, selection.ids.front());
    if (!fields || selection.ids.size() == 1) return fields;
    const auto differs = [&memory](ObjectField& field) {
        field.value = std::monostate{};
        memory.differing.insert(std::string(field.info.key));
    };
    if (selection.ids.size() > most_compared) {
        for (ObjectField& field : *fields) differs(field);
        return fields;
    }
    for (const std::string& id : selection.ids) {
        const auto others = fields_of_object(town, drawings, selection.layer, id);
        if (!others) continue;
        std::erase_if(*fields, [&](const ObjectField& field) {
            return std::none_of(others->begin(), others->end(), [&](const ObjectField& other) {
                return other.info.key == field.info.key;
            });
        });
        for (ObjectField& field : *fields)
            for (const ObjectField& other : *others)
                if (other.info.key == field.info.key && !(other.value == field.value))
                    differs(field);
    }
    return fields;
}

/// @return why it was refused; empty when it was not
std::string commit_in_drawings(const SelectionMemory& memory, PanelFrame& frame,
                               const std::string& key, const FieldValue& value) {
    std::string refused;
    frame.emit(DocumentCommand{BeginDrag{}});
    for (const std::string& id : memory.selection.ids) {
        const Drawing* drawing = drawing_called(frame.session(), id);
        if (drawing == nullptr) continue;
        const ChangedObject<Drawing> changed = with_field(*drawing, key, value);
        if (changed.object) frame.emit(DocumentCommand{PutDrawing{*changed.object}});
        if (refused.empty()) refused = changed.refused;
    }
    frame.emit(DocumentCommand{EndDrag{}});
    return refused;
}

/// @return why it was refused; empty when it was not
std::string commit_in_plan(const SelectionMemory& memory, PanelFrame& frame, const std::string& key,
                           const FieldValue& value) {
    PutEdits all{frame.session().active_plan, {}};
    for (const std::string& id : memory.selection.ids) {
        const FieldEdit edit = edit_of_field(*memory.town, memory.selection.layer, id, key, value);
        if (!edit.refused.empty()) return edit.refused;
        if (edit.edit) all.edits.push_back(*edit.edit);
    }
    frame.emit(DocumentCommand{std::move(all)});
    return {};
}

/// One step of undo; what is refused stays in the field's place as words.
void commit_field(SelectionMemory& memory, PanelFrame& frame, const std::string& key,
                  const FieldValue& value) {
    memory.refused.clear();
    // A field that shows no value since theirs differ was left as it is.
    if (memory.differing.contains(key) && std::holds_alternative<std::monostate>(value)) return;
    memory.refused = memory.selection.layer == layer_id::drawings
                         ? commit_in_drawings(memory, frame, key, value)
                         : commit_in_plan(memory, frame, key, value);
    if (!memory.refused.empty()) memory.refused_field = key;
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
    if (field.info.optional || memory.differing.contains(key)) {
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

/// A note that has just been set down waits for its words.
bool waits_for_words(const SelectionMemory& memory, const PanelFrame& frame) {
    if (!memory.just_picked || memory.selection.layer != layer_id::drawings) return false;
    const Drawing* drawing = drawing_called(frame.session(), memory.selection.ids.front());
    return drawing != nullptr && drawing->kind == Drawing::Kind::note && drawing->text.empty();
}

void edit_text_of(SelectionMemory& memory, PanelFrame& frame, const ObjectField& field,
                  const ui::FieldOptions& options) {
    const std::string key(field.info.key);
    const FieldValue value = shown_value(memory, field);
    std::string words;
    if (const auto* text = std::get_if<std::string>(&value)) words = *text;
    ui::FieldOptions wanted = options;
    wanted.focus_now = key == "text" && waits_for_words(memory, frame);
    if (wanted.focus_now) memory.just_picked = false;
    const ui::FieldResult result = ui::text_field(key.c_str(), words, wanted);
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
        words = typed_date_text(*day);
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

}  // namespace

void refresh_selection(SelectionMemory& memory, PanelFrame& frame,
                       const std::shared_ptr<const Town>& town) {
    const Session& session = frame.session();
    if (memory.selection == session.selection && memory.town == town &&
        memory.document == session.document && memory.language == language())
        return;
    if (!(memory.selection == session.selection)) {
        memory.pending.clear();
        memory.refused.clear();
        memory.just_picked = true;
    }
    memory.selection = session.selection;
    memory.town = town;
    memory.document = session.document;
    memory.language = language();
    memory.differing.clear();
    memory.fields = fields_of_all(memory, *town, session.document->drawings);
}

void edit_field(SelectionMemory& memory, PanelFrame& frame, const ObjectField& field) {
    const std::string key(field.info.key);
    ui::FieldOptions options;
    options.label = field.info.label;
    options.unit = field.info.unit;
    if (memory.differing.contains(key)) options.hint = tr("they differ");
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

}  // namespace tk
