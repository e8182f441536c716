#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "viewer/panels/pattern_rows.h"

namespace tk {

/// The rows of a pattern in the order that is asked for: of places what stands out first, of near
/// repeats the bands.
class PatternTable {
public:
    /// Follows what was found and how it is sorted; does nothing where neither has changed.
    void follow(const std::shared_ptr<const PatternFound>& found);
    void sort(const ui::TableSort& sort);

    const ui::TableSort& sorted() const { return sort_; }
    /// Whether rows are places of the map.
    bool of_places() const { return !order_.empty() && rows_->place(0).has_value(); }
    int rows() const { return static_cast<int>(order_.size()); }
    std::vector<ui::TableColumn> columns() const { return rows_->columns(); }
    ui::TableCell cell(int row, int column) const;
    /// Which of what was found stands in a row: of places or of streets' stretches its number.
    std::size_t place(int row) const { return order_[static_cast<std::size_t>(row)]; }
    /// Where it is on the map; none where rows are no places.
    std::optional<Extent> extent(int row) const { return rows_->place(place(row)); }
    /// All of it for a spreadsheet: tabs between cells, the language's decimal sign.
    std::string as_text() const;

private:
    void put_in_order();

    std::shared_ptr<const PatternFound> found_;
    std::unique_ptr<const PatternRows> rows_;  ///< of `found_`
    std::vector<std::size_t> order_;
    ui::TableSort sort_;
};

}  // namespace tk
