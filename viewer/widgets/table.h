#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "viewer/theme/theme.h"
#include "viewer/widgets/text.h"

/// A table of any number of rows: only those that are seen are asked for.
namespace tk::ui {

struct TableColumn {
    const char* name = "";
    Align align = Align::left;  ///< numbers to the right
    float width = 0.0F;         ///< units; 0: shares what is left
    const char* tooltip = nullptr;
    bool marked = false;  ///< a funnel at its head: rows are left out by it
};
struct TableSort {
    int column = 0;
    bool descending = false;
    friend bool operator==(const TableSort&, const TableSort&) = default;
};
/// What stands in a cell. Fill in `words`; the rest has its usual values.
struct TableCell {
    std::string words = {};
    TextStyle style = TextStyle::body;
    Colour colour = {};  ///< the text colour unless changed
    double bar = -1.0;   ///< in [0, 1]: a thin bar behind the words
};
struct Table {
    std::span<const TableColumn> columns = {};
    int rows = 0;
    TableSort sort = {};  ///< as the rows are sorted now
    std::function<TableCell(int row, int column)> cell = {};
    std::function<bool(int row)> selected = {};
    int scroll_to = -1;   ///< bring this row into view
    float height = 0.0F;  ///< pixels; 0: what is left of the window
    /// Columns too many for the width keep theirs and scroll sideways, so many of the first
    /// staying; 0: they all get narrower.
    int staying = 0;
};
struct TableAnswer {
    bool sorted = false;  ///< a head was clicked: sort by `sort`
    TableSort sort;
    int clicked = -1;      ///< row
    bool adds = false;     ///< with Ctrl: add to the selection, or take away
    bool extends = false;  ///< with Shift: up to here
    int opened = -1;       ///< row, by double click or Enter
    int menu = -1;         ///< row, by right click
    int hovered = -1;
    int head_menu = -1;  ///< column, by right click on its head
};

/// Looks: a head that stays (11 medium muted, an arrow at the sorted column), rows 28 high parted
/// by thin lines, hovered and selected tints. Columns can be made wider. Arrow keys move the
/// selection.
TableAnswer table(const char* id, const Table& table);

}  // namespace tk::ui
