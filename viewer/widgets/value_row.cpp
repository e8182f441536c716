#include "viewer/widgets/value_row.h"

#include <algorithm>

#include <imgui.h>

#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/text.h"
#include "viewer/widgets/tooltip.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr float value_column = 88.0F;
constexpr float value_row_height = 42.0F;
constexpr float value_row_height_of_one_line = 28.0F;

/// Right edges of today's and the proposal's values.
struct ValueColumns {
    float today, proposal;
};
float value_column_of(float width) {
    return std::min(px(value_column), width * 0.34F);
}
ValueColumns columns_of(const Item& row, bool two) {
    const float column = value_column_of(row.width());
    return two ? ValueColumns{row.max.x - column - px(8), row.max.x}
               : ValueColumns{row.max.x, row.max.x};
}

void right_text(ImDrawList* list, float right, float top, float height, std::string_view words,
                TextStyle style, Colour colour, float room) {
    draw_text(list, {right - room, top}, {room, height}, words, style, colour, Align::right);
}

}  // namespace

void value_head(std::string_view today, std::string_view proposal) {
    const Item made = place({content_width(), px(20)}, {.joined = true});
    if (!made.visible) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool two = !proposal.empty();
    const ValueColumns at = columns_of(made, two);
    const float column = value_column_of(made.width());
    const Colour ink = colours().muted;
    right_text(list, at.today, made.min.y, made.height(), today, TextStyle::small_medium, ink,
               two ? at.today - made.min.x : made.width());
    if (two)
        right_text(list, at.proposal, made.min.y, made.height(), proposal, TextStyle::small_medium,
                   ink, column);
}

void value_row(const ValueRow& row, bool two_columns) {
    const std::string_view none = "\u2013";
    const std::string_view today = row.today.empty() ? none : row.today;
    const std::string_view proposal = row.proposal.empty() ? none : row.proposal;
    const float width = content_width();
    const float column = value_column_of(width);
    const float name_room = width - (two_columns ? column + px(8) : 0.0F) -
                            text_size(today, TextStyle::number).x - px(8);
    // A long name may use the line that the values leave free: they stand lower then.
    const bool long_name = text_size(row.name, TextStyle::body).x > name_room;
    const bool one_line = row.kind.empty() && !long_name;
    const float row_height = px(one_line ? value_row_height_of_one_line : value_row_height);
    const Item made = place({width, row_height}, {.joined = true});
    if (row.tooltip != nullptr) tooltip(row.name, row.tooltip);
    if (!made.visible) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ThemeColours& c = colours();
    const ValueColumns at = columns_of(made, two_columns);
    const float name_height = line_height(TextStyle::body);
    const float kind_height = one_line ? 0.0F : line_height(TextStyle::small);
    const float top = made.min.y + (made.height() - name_height - kind_height) / 2.0F;
    const float value_top = long_name ? top + name_height - px(1) : made.min.y;
    const float value_height = long_name ? kind_height : made.height();
    draw_text(list, {made.min.x, top}, {made.width(), name_height}, row.name, TextStyle::body,
              c.text);
    draw_text(list, {made.min.x, top + name_height}, {std::max(0.0F, name_room), kind_height},
              row.kind, TextStyle::small, c.muted);
    right_text(list, at.today, value_top, value_height, today, TextStyle::number, c.text,
               at.today - made.min.x);
    if (two_columns)
        right_text(list, at.proposal, value_top, value_height, proposal, TextStyle::number,
                   row.proposal.empty() ? c.muted : c.accent, column);
}

void field_row(std::string_view name, std::string_view value) {
    const float width = content_width();
    const float name_width = text_size(name, TextStyle::body).x;
    const bool fits = name_width + px(12) + text_size(value, TextStyle::body).x <= width;
    if (fits) {
        const Item made = place({width, px(24)}, {.joined = true});
        if (!made.visible) return;
        ImDrawList* list = ImGui::GetWindowDrawList();
        draw_text(list, made.min, made.size(), name, TextStyle::body, colours().muted);
        draw_text(list, made.min, made.size(), value, TextStyle::body, colours().text,
                  Align::right);
        return;
    }
    gap(4);
    text(name, TextStyle::body, colours().muted);
    text_wrapped(value, TextStyle::body);
    gap(2);
}

void big_number(std::string_view number, std::string_view words) {
    text(number, TextStyle::display);
    text_wrapped(words, TextStyle::small, colours().muted);
}

}  // namespace tk::ui
