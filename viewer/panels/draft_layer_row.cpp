#include "viewer/panels/draft_layer_row.h"

#include <imgui.h>

#include <algorithm>

#include "viewer/panels/draft_fields.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr float role_units = 210.0F;
constexpr float remove_units = 28.0F;
constexpr float gap_units = 8.0F;

void draw_role(NewStudyMemory& memory, DraftLayer& layer) {
    const auto roles = draft_roles(layer.is_raster);
    std::vector<std::string> words;
    int chosen = -1;
    for (std::size_t i = 0; i < roles.size(); ++i) {
        words.push_back(role_words(roles[i]));
        if (roles[i] == layer.role) chosen = static_cast<int>(i);
    }
    if (!ui::choice("role", words, chosen, {}, ui::px(role_units)) || chosen < 0) return;
    layer.role = std::string(roles[static_cast<std::size_t>(chosen)]);
    forget_draft_fields(layer);
    describe_again(memory, layer);
}

void draw_replacing(const NewStudyMemory& memory, const DraftLayer& layer, const Study* base) {
    if (const std::string gone = what_it_replaces(layer, base); !gone.empty())
        ui::note(ui::MessageKind::caution, fill_in(tr("Replaces {} in the study."), {gone}));
    else if (const std::string why = why_not_as_recognised(layer, memory.draft, base); !why.empty())
        ui::note(ui::MessageKind::info, why);
}

void draw_field(NewStudyMemory& memory, DraftLayer& layer, const DraftField& field, float width) {
    std::vector<std::string> words{tr("No field")};
    words.insert(words.end(), layer.info.columns.begin(), layer.info.columns.end());
    const auto at = std::find(layer.info.columns.begin(), layer.info.columns.end(), field.column);
    int chosen = 0;
    if (at != layer.info.columns.end())
        chosen = static_cast<int>(at - layer.info.columns.begin()) + 1;
    if (!ui::choice(("column_" + field.meaning).c_str(), words, chosen, field.words, width)) return;
    const std::string column =
        chosen <= 0 ? std::string() : words[static_cast<std::size_t>(chosen)];
    if (choose_draft_field(layer, field.meaning, column)) describe_again(memory, layer);
}

/// What was recognised, in a line; opened, a choice for each meaning.
void draw_fields(NewStudyMemory& memory, DraftLayer& layer) {
    const std::vector<DraftField> fields = draft_fields(layer);
    if (fields.empty() || layer.info.columns.empty()) return;
    const std::string key = draft_key(layer);
    const bool open = memory.open_fields.contains(key);
    if (!open) {
        if (const std::string words = draft_fields_summary(layer); !words.empty())
            ui::text_wrapped(words, TextStyle::small, ui::colours().muted);
        if (ui::link(tr("Choose fields"))) memory.open_fields.insert(key);
        return;
    }
    constexpr std::size_t in_row = 3;
    const float gap = ui::px(gap_units);
    const float width =
        (ui::content_width() - gap * static_cast<float>(in_row - 1)) / static_cast<float>(in_row);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i % in_row != 0) ImGui::SameLine(0.0F, gap);
        ImGui::BeginGroup();
        draw_field(memory, layer, fields[i], width);
        ImGui::EndGroup();
    }
    if (ui::link(tr("Hide fields"))) memory.open_fields.erase(key);
}

/// Where the file itself does not say it.
void draw_input_crs(NewStudyMemory& memory, DraftLayer& layer, bool local) {
    const bool given = layer.role != "boundary" && !layer.request.input_crs.empty();
    if (local || (!needs_crs(layer) && !given)) return;
    const std::string key = draft_key(layer);
    std::string& typed = memory.typed_crs[key];
    const auto refused = memory.refused_crs.find(key);
    const bool is_refused = refused != memory.refused_crs.end() && memory.asked_crs[key] == typed;
    const ui::FieldResult result = ui::text_field(
        "input_crs", typed,
        {.label = tr("Its coordinates are in"),
         .hint = "EPSG:3006",
         .problem = is_refused ? std::string_view(refused->second) : std::string_view(),
         .width = ui::px(320.0F)});
    if (!is_refused)
        ui::small_text(tr("Such as EPSG:3006 or SWEREF 99 18 00. Press Enter when it is written."));
    const std::string crs = typed;
    if (result.done && crs != memory.asked_crs[key]) ask_in_crs(memory, layer, crs);
    const bool others =
        std::any_of(memory.draft.begin(), memory.draft.end(),
                    [&](const DraftLayer& other) { return &other != &layer && needs_crs(other); });
    if (!others || crs.empty() || is_refused) return;
    if (!ui::button(tr("Use for all files without one"))) return;
    if (memory.asked_crs[key] != crs) ask_in_crs(memory, layer, crs);
    if (memory.refused_crs.contains(key)) return;
    for (DraftLayer& other : memory.draft)
        if (needs_crs(other)) ask_in_crs(memory, other, crs);
}

}  // namespace

bool draw_draft_layer(NewStudyMemory& memory, DraftLayer& layer, const Study* base, bool local) {
    const float right = ui::px(role_units + gap_units + remove_units);
    const float width = ui::content_width() - right - ui::px(gap_units);
    ImGui::BeginGroup();
    ui::text(ui::elided(source_words(layer.request), TextStyle::body_medium, width),
             TextStyle::body_medium);
    if (layer.problem.empty())
        ui::small_text(ui::elided(draft_summary(layer), TextStyle::small, width));
    ImGui::EndGroup();
    if (layer.problem.empty()) {
        ImGui::SameLine();
        ui::align_right(right);
        draw_role(memory, layer);
    }
    ImGui::SameLine();
    ui::align_right(ui::px(remove_units));
    const bool removed = ui::icon_button("remove", Icon::close, tr("Take the file away"));
    if (!layer.problem.empty()) {
        ui::note(ui::MessageKind::error, layer.problem);
        return removed;
    }
    draw_replacing(memory, layer, base);
    draw_fields(memory, layer);
    if (layer.role == "features")
        ui::text_field("set", layer.name, {.label = tr("Name"), .width = ui::px(240.0F)});
    draw_input_crs(memory, layer, local);
    // What the reader says of a file without a CRS is said by the field, and what it is computed in
    // by the study.
    const bool silent = layer.info.crs.empty() && layer.info.geometry != "none";
    if (layer.role.empty() || silent) return removed;
    for (std::size_t i = layer.info.notes_on_crs; i < layer.info.notes.size(); ++i)
        ui::text_wrapped(reader_words(layer.info.notes[i]), TextStyle::small, ui::colours().muted);
    return removed;
}

}  // namespace tk
