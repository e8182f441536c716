#pragma once

#include <map>
#include <optional>
#include <string>

#include "viewer/panels/layer_table_work.h"

/// What the user asks of a layer's table.
namespace tk {

/// Of one column.
struct ColumnAsk {
    std::string contains;
    std::string is;                  ///< of a choice: its words
    std::optional<double> from, to;  ///< of numbers, both included
    bool without = false;            ///< only rows that have no value
    bool empty() const { return contains.empty() && is.empty() && !from && !to && !without; }
};

/// Of a layer. Kept while another is shown.
struct TableAsk {
    std::string text;
    bool only_shown = true;  ///< incidents: those that the filter keeps
    std::map<std::string, ColumnAsk> columns;
    std::optional<TableWish::Sort> sort;
    bool filters_rows() const;
    int filtered_columns() const;
};

/// @param only the incidents that the filter keeps; null: all
TableWish wish_of(const TableAsk& ask, std::string layer, std::string plan, Language language,
                  std::shared_ptr<const FilteredIncidents> only);

/// The sort after a click on a head: one way, the other, the layer's own order.
/// @param numbers the column begins with its highest
std::optional<TableWish::Sort> next_sort(const std::optional<TableWish::Sort>& now,
                                         const std::string& column, bool numbers);

}  // namespace tk
