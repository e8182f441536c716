#include "viewer/panels/layer_table_asks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace tk {

bool TableAsk::filters_rows() const {
    return !text.empty() || filtered_columns() > 0;
}

int TableAsk::filtered_columns() const {
    return static_cast<int>(std::count_if(columns.begin(), columns.end(),
                                          [](const auto& c) { return !c.second.empty(); }));
}

TableWish wish_of(const TableAsk& ask, std::string layer, std::string plan, Language language,
                  std::shared_ptr<const FilteredIncidents> only) {
    using Kind = ColumnFilter::Kind;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    TableWish wish;
    wish.layer = std::move(layer);
    wish.plan = std::move(plan);
    wish.language = language;
    wish.text = ask.text;
    wish.sort = ask.sort;
    wish.only = std::move(only);
    for (const auto& [column, asked] : ask.columns) {
        if (!asked.contains.empty())
            wish.filters.push_back({column, Kind::contains, asked.contains});
        if (!asked.is.empty()) wish.filters.push_back({column, Kind::equals, asked.is});
        // The table's limits are excluded, those that people write are not.
        if (asked.from)
            wish.filters.push_back(
                {column, Kind::greater, {}, std::nextafter(*asked.from, -infinity)});
        if (asked.to)
            wish.filters.push_back({column, Kind::less, {}, std::nextafter(*asked.to, infinity)});
        if (asked.without) wish.filters.push_back({column, Kind::empty});
    }
    return wish;
}

std::optional<TableWish::Sort> next_sort(const std::optional<TableWish::Sort>& now,
                                         const std::string& column, bool numbers) {
    if (!now || now->column != column) return TableWish::Sort{column, numbers};
    if (now->descending == numbers) return TableWish::Sort{column, !numbers};
    return std::nullopt;
}

}  // namespace tk
