#include "viewer/widgets/fields.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

/// The number that is being typed: only one field can be.
struct NumberBeingTyped {
    ImGuiID field = 0;
    std::string words;
    std::optional<double> before;  ///< what the field held when it was entered
};
NumberBeingTyped typed_number;

float field_width(float width) {
    return width > 0.0F ? width : content_width();
}

/// The line around the field: accent with the focus, the error colour where something is wrong.
void draw_edge(bool wrong) {
    const bool active = ImGui::IsItemActive();
    if (!active && !wrong) return;
    ImGui::GetWindowDrawList()->AddRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                                        packed(wrong ? colours().error : colours().accent), px(6),
                                        0, std::round(1.5F * line_px()));
}

void draw_unit(std::string_view unit) {
    if (unit.empty()) return;
    const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
    draw_text(ImGui::GetWindowDrawList(), min, {max.x - min.x - px(10), max.y - min.y}, unit,
              TextStyle::body, colours().muted, Align::right);
}

void problem_below(std::string_view problem) {
    if (!problem.empty()) text_wrapped(problem, TextStyle::small, colours().error);
}

/// The words of a field of one line, in its frame; the rest is the caller's.
bool edit_line(std::string& words, const FieldOptions& options, ImGuiInputTextFlags flags,
               ImGuiInputTextCallback callback = nullptr, void* about = nullptr) {
    if (options.focus_now || (options.takes_focus && ImGui::IsWindowAppearing()))
        ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(field_width(options.width));
    ImGui::BeginDisabled(!options.enabled);
    const char* hint = options.hint == nullptr ? "" : options.hint;
    const bool changed = ImGui::InputTextWithHint(
        "##field", hint, &words, flags | ImGuiInputTextFlags_AutoSelectAll, callback, about);
    ImGui::EndDisabled();
    return changed;
}

/// Arrow up and down step the number while it is typed.
int step_number(ImGuiInputTextCallbackData* data) {
    const auto& range = *static_cast<const NumberRange*>(data->UserData);
    const auto value = read_number({data->Buf, static_cast<std::size_t>(data->BufTextLen)});
    if (!value) return 0;
    const double step = data->EventKey == ImGuiKey_UpArrow ? range.step : -range.step;
    const std::string words =
        number_text(std::clamp(*value + step, range.low, range.high), range.decimals);
    data->DeleteChars(0, data->BufTextLen);
    data->InsertChars(0, words.c_str());
    return 0;
}

/// A number as it stands in its field; nothing for a missing one.
std::string words_of(const std::optional<double>& value, const NumberRange& range) {
    return value ? number_text(*value, range.decimals) : std::string();
}

bool in_range(double value, const NumberRange& range) {
    return value >= range.low && value <= range.high;
}

/// Notes the field drawn last under the name that its caller gave it.
void note_field(const char* id) {
    note_item(id, ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), ImGui::IsItemVisible());
}

/// What a field takes, where it does not take all.
std::string range_words(const NumberRange& range) {
    constexpr double endless = 1e11;
    const std::string low = number_text(range.low, range.decimals);
    const std::string high = number_text(range.high, range.decimals);
    if (range.low > -endless && range.high < endless)
        return fill_in(tr("a number from {} to {}"), {low, high});
    if (range.low > -endless) return fill_in(tr("a number from {}"), {low});
    return tr("a number");
}

FieldResult edit_number(const char* id, std::optional<double>& value, const NumberRange& range,
                        const FieldOptions& options, bool may_be_missing) {
    FieldResult result;
    ImGui::PushID(id);
    ImGui::BeginGroup();
    field_label(options.label);
    const ImGuiID field = ImGui::GetID("##field");
    const bool typing = typed_number.field == field;
    std::string words = typing ? typed_number.words : words_of(value, range);
    NumberRange steps = range;
    edit_line(words, options, ImGuiInputTextFlags_CallbackHistory, step_number, &steps);
    note_field(id);
    if (ImGui::IsItemActivated()) typed_number.before = value;
    if (ImGui::IsItemActive()) {
        typed_number.field = field;
        typed_number.words = words;
    }

    const bool empty = words.find_first_not_of(' ') == std::string::npos;
    const std::optional<double> read = read_number(words);
    const bool wrong = empty ? !may_be_missing : !read || !in_range(*read, range);
    if (ImGui::IsItemEdited() && !wrong && read != value) {
        value = empty ? std::nullopt : read;
        result.changed = true;
    }
    result.done = ImGui::IsItemDeactivatedAfterEdit();
    if (result.done && wrong) {
        // What was valid on the way to it, as 12 in "12x", is not what was meant.
        result = {.changed = value != typed_number.before, .done = false, .rejected = true};
        value = typed_number.before;
    }
    const bool tell_range = wrong && ImGui::IsItemActive();
    draw_edge(tell_range);
    draw_unit(options.unit);

    if (ImGui::IsItemDeactivated() && typed_number.field == field) typed_number.field = 0;
    problem_below(tell_range && options.problem.empty() ? range_words(range) : options.problem);
    ImGui::EndGroup();
    ImGui::PopID();
    return result;
}

}  // namespace

FieldResult text_field(const char* id, std::string& value, const FieldOptions& options) {
    FieldResult result;
    ImGui::PushID(id);
    ImGui::BeginGroup();
    field_label(options.label);
    result.changed = edit_line(value, options, 0);
    note_field(id);
    result.done = ImGui::IsItemDeactivatedAfterEdit();
    draw_edge(!options.problem.empty());
    draw_unit(options.unit);
    problem_below(options.problem);
    ImGui::EndGroup();
    ImGui::PopID();
    return result;
}

FieldResult text_area(const char* id, std::string& value, int lines, const FieldOptions& options) {
    FieldResult result;
    ImGui::PushID(id);
    ImGui::BeginGroup();
    field_label(options.label);
    ImGui::BeginDisabled(!options.enabled);
    const float height = static_cast<float>(lines) * line_height(TextStyle::body) + 2.0F * px(8);
    result.changed =
        ImGui::InputTextMultiline("##field", &value, {field_width(options.width), height});
    ImGui::EndDisabled();
    result.done = ImGui::IsItemDeactivatedAfterEdit();
    draw_edge(!options.problem.empty());
    problem_below(options.problem);
    ImGui::EndGroup();
    ImGui::PopID();
    return result;
}

FieldResult number_field(const char* id, double& value, const NumberRange& range,
                         const FieldOptions& options) {
    std::optional<double> number = value;
    const FieldResult result = edit_number(id, number, range, options, false);
    if (number) value = *number;
    return result;
}

FieldResult number_field(const char* id, std::optional<double>& value, const NumberRange& range,
                         const FieldOptions& options) {
    return edit_number(id, value, range, options, true);
}

}  // namespace tk::ui
