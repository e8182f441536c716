#include "viewer/widgets/table.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

#include "viewer/widgets/item.h"
#include "viewer/widgets/panel.h"
#include "viewer/widgets/tooltip.h"
#include "viewer/widgets/ui_scale.h"

namespace tk::ui {
namespace {

constexpr float table_row_height = 28.0F;
constexpr float usual_column = 140.0F;

/// Name and sort arrow of a column, which a click turns.
void draw_column_head(const Table& table, int index, TableAnswer& answer) {
    const TableColumn& column = table.columns[static_cast<std::size_t>(index)];
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::PushID(index);
    const Item made =
        item("head", {width, px(table_row_height) - 2.0F * ImGui::GetStyle().CellPadding.y});
    if (made.pressed) {
        answer.sorted = true;
        answer.sort = table.sort.column == index ? TableSort{index, !table.sort.descending}
                                                 : TableSort{index, column.align == Align::right};
    }
    if (column.tooltip != nullptr) tooltip(column.name, column.tooltip);
    if (made.hovered && ImGui::IsMouseReleased(ImGuiMouseButton_Right)) answer.head_menu = index;
    if (made.visible) {
        ImDrawList* list = ImGui::GetWindowDrawList();
        const bool sorted = table.sort.column == index;
        const Colour ink = sorted || made.hovered ? colours().text : colours().muted;
        const float arrow = sorted ? px(16) : 0.0F;
        const float funnel = column.marked ? px(16) : 0.0F;
        const float words = draw_text(list, {made.min.x + funnel, made.min.y},
                                      {made.width() - arrow - funnel, made.height()}, column.name,
                                      TextStyle::small_medium, ink, column.align) +
                            funnel;
        if (column.marked)
            draw_icon(list, {made.min.x + px(6), made.centre().y}, Icon::filter, 12.0F,
                      colours().accent);
        if (sorted) {
            const float x =
                column.align == Align::right ? made.max.x - px(6) : made.min.x + words + px(10);
            draw_icon(list, {x, made.centre().y},
                      table.sort.descending ? Icon::sort_down : Icon::sort_up, 16.0F, ink);
        }
        hand_over(made);
    }
    ImGui::PopID();
}

/// Columns have their widths and the others share the rest; where that would be too little, all
/// share by their widths.
bool is_cramped(const Table& table) {
    // What keeps its width also needs the padding of its cells, and gives way to the scroll bar.
    const float padding = table.staying > 0 ? px(16) : 0.0F;
    float needed = table.staying > 0 ? ImGui::GetStyle().ScrollbarSize : 0.0F;
    for (const TableColumn& column : table.columns)
        needed += px(column.width > 0.0F ? column.width : usual_column) + padding;
    return needed > content_width();
}

void set_up_columns(const Table& table, bool cramped) {
    const bool sideways = table.staying > 0 && cramped;
    for (const TableColumn& column : table.columns) {
        const float width = column.width > 0.0F ? column.width : usual_column;
        const bool fixed = sideways || (column.width > 0.0F && !cramped);
        ImGui::TableSetupColumn(
            column.name,
            fixed ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch,
            fixed     ? px(width)
            : cramped ? width
                      : 1.0F);
    }
    ImGui::TableSetupScrollFreeze(sideways ? table.staying : 0, 1);
}

void draw_heads(const Table& table, TableAnswer& answer) {
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers, px(table_row_height));
    for (int column = 0; column < static_cast<int>(table.columns.size()); ++column)
        if (ImGui::TableSetColumnIndex(column)) draw_column_head(table, column, answer);
}

void draw_cell(const TableCell& cell, Align align) {
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = px(table_row_height) - 2.0F * ImGui::GetStyle().CellPadding.y;
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (cell.bar >= 0.0) {
        const float filled = width * static_cast<float>(std::min(1.0, cell.bar));
        const float left = align == Align::right ? min.x + width - filled : min.x;
        list->AddRectFilled({left, min.y}, {left + filled, min.y + height},
                            packed(colours().accent.faded(0.18)), px(3));
    }
    draw_text(list, min, {width, height}, cell.words, cell.style, cell.colour, align);
}

/// The row as one thing to click, beneath its cells.
void react(const Table& table, int row, TableAnswer& answer) {
    const bool selected = table.selected && table.selected(row);
    const ImVec2 at = ImGui::GetCursorPos();
    const float height = px(table_row_height) - 2.0F * ImGui::GetStyle().CellPadding.y;
    const bool pressed = ImGui::Selectable("##row", selected,
                                           ImGuiSelectableFlags_SpanAllColumns |
                                               ImGuiSelectableFlags_AllowDoubleClick |
                                               ImGuiSelectableFlags_AllowItemOverlap,
                                           {0.0F, height});
    note_item(("row" + std::to_string(row)).c_str(), ImGui::GetItemRectMin(),
              ImGui::GetItemRectMax(), ImGui::IsItemVisible());
    if (pressed) {
        answer.clicked = row;
        answer.adds = ImGui::GetIO().KeyCtrl;
        answer.extends = ImGui::GetIO().KeyShift;
        if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) ||
            ImGui::IsKeyPressedMap(ImGuiKey_Enter))
            answer.opened = row;
    }
    if (ImGui::IsItemHovered()) answer.hovered = row;
    if (ImGui::IsItemHovered() && ImGui::IsMouseReleased(ImGuiMouseButton_Right)) answer.menu = row;
    ImGui::SetCursorPos(at);
}

void draw_row(const Table& table, int row, TableAnswer& answer) {
    ImGui::TableNextRow(ImGuiTableRowFlags_None, px(table_row_height));
    ImGui::PushID(row);
    for (int column = 0; column < static_cast<int>(table.columns.size()); ++column) {
        if (!ImGui::TableSetColumnIndex(column) && column > 0) continue;
        if (column == 0) react(table, row, answer);
        draw_cell(table.cell(row, column), table.columns[static_cast<std::size_t>(column)].align);
    }
    ImGui::PopID();
}

void scroll_to_row(const Table& table) {
    if (table.scroll_to < 0) return;
    const float height = px(table_row_height);
    const float top = static_cast<float>(table.scroll_to) * height;
    const float seen =
        ImGui::GetWindowHeight() - height - ImGui::GetCurrentWindow()->ScrollbarSizes.y;
    if (top < ImGui::GetScrollY())
        ImGui::SetScrollY(top);
    else if (top + height > ImGui::GetScrollY() + seen)
        ImGui::SetScrollY(top + height - seen);
}

}  // namespace

TableAnswer table(const char* id, const Table& table) {
    TableAnswer answer;
    answer.sort = table.sort;
    const bool cramped = is_cramped(table);
    const ImGuiTableFlags flags =
        ImGuiTableFlags_ScrollY | ImGuiTableFlags_Resizable | ImGuiTableFlags_BordersInnerH |
        ImGuiTableFlags_NoBordersInBodyUntilResize |
        (table.staying > 0 && cramped ? ImGuiTableFlags_ScrollX | ImGuiTableFlags_SizingFixedFit
                                      : ImGuiTableFlags_SizingStretchProp);
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {px(8), px(4)});
    // Dear ImGui keeps the widths of a table that it knows: another text size is another table.
    ImGui::PushID(static_cast<int>(px(1000)) + (cramped ? 1 : 0));
    if (ImGui::BeginTable(id, static_cast<int>(table.columns.size()), flags,
                          {0.0F, table.height})) {
        set_up_columns(table, cramped);
        draw_heads(table, answer);
        scroll_to_row(table);
        ImGuiListClipper clipper;
        clipper.Begin(table.rows, px(table_row_height));
        while (clipper.Step())
            for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row)
                draw_row(table, row, answer);
        ImGui::EndTable();
    }
    ImGui::PopID();
    ImGui::PopStyleVar();
    return answer;
}

}  // namespace tk::ui
