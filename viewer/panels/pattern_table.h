#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "viewer/background/pattern_work.h"
#include "viewer/widgets/table.h"

namespace tk {

/// The rows of a pattern: of places what stands out first, of near repeats the bands.
class PatternTable {
public:
    /// Follows what was found and how it is sorted; does nothing where neither has changed.
    void follow(const std::shared_ptr<const PatternFound>& found);
    void sort(const ui::TableSort& sort);

    const ui::TableSort& sorted() const { return sort_; }
    /// Whether a row is a place of the map.
    bool of_places() const { return !of_bands() && !of_factors(); }
    int rows() const { return static_cast<int>(order_.size()); }
    std::vector<ui::TableColumn> columns() const;
    ui::TableCell cell(int row, int column) const;
    /// The place of a row; not of near repeats.
    std::size_t place(int row) const { return order_[static_cast<std::size_t>(row)]; }
    /// All of it for a spreadsheet: tabs between cells, the language's decimal sign.
    std::string as_text() const;

private:
    bool of_bands() const;
    bool of_shares() const;
    bool of_factors() const;
    std::string factor_words(const RiskVariable& variable) const;
    double key(std::size_t row, int column) const;
    std::string words(std::size_t row, int column) const;
    void put_in_order();

    std::shared_ptr<const PatternFound> found_;
    std::vector<std::size_t> order_;
    ui::TableSort sort_;
};

}  // namespace tk
