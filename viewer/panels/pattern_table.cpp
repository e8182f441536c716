#include "viewer/panels/pattern_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "viewer/panels/name_order.h"
#include "viewer/text/spreadsheet_text.h"
#include "viewer/widgets/widgets.h"

namespace tk {

void PatternTable::follow(const std::shared_ptr<const PatternFound>& found) {
    if (found_ == found) return;
    const bool other_kind =
        found_ == nullptr || found_->wish.options.method != found->wish.options.method;
    found_ = found;
    rows_ = rows_of(found);
    if (other_kind || sort_.column >= static_cast<int>(rows_->columns().size()))
        sort_ = rows_->first_sort();
    put_in_order();
}

void PatternTable::sort(const ui::TableSort& sort) {
    sort_ = sort;
    put_in_order();
}

void PatternTable::put_in_order() {
    order_.resize(rows_->count());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    // What cannot be told stands last, whichever way.
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
        if (sort_.column == 0)
            if (const std::string* of_a = rows_->name(a), *of_b = rows_->name(b); of_a && of_b)
                return sort_.descending ? name_before(*of_b, *of_a) : name_before(*of_a, *of_b);
        const double of_a = rows_->key(a, sort_.column), of_b = rows_->key(b, sort_.column);
        if (std::isnan(of_a) || std::isnan(of_b)) return !std::isnan(of_a) && std::isnan(of_b);
        return sort_.descending ? of_b < of_a : of_a < of_b;
    });
}

ui::TableCell PatternTable::cell(int row, int column) const {
    const std::size_t at = order_[static_cast<std::size_t>(row)];
    ui::TableCell cell;
    cell.words = rows_->words(at, column);
    cell.colour = ui::colours().text;
    const bool stands_out = rows_->stands_out(at);
    if (column > 0) cell.style = stands_out ? TextStyle::number : TextStyle::body;
    if (!stands_out) cell.colour = ui::colours().muted;
    return cell;
}

std::string PatternTable::as_text() const {
    std::string text;
    const std::vector<ui::TableColumn> heads = columns();
    for (std::size_t i = 0; i < heads.size(); ++i) {
        if (i > 0) text += '\t';
        append_spreadsheet_cell(text, heads[i].name);
    }
    text += '\n';
    for (const std::size_t row : order_) {
        for (std::size_t i = 0; i < heads.size(); ++i) {
            if (i > 0) text += '\t';
            const std::string cell = rows_->words(row, static_cast<int>(i));
            append_spreadsheet_cell(
                text, heads[i].align == ui::Align::right ? spreadsheet_number(cell) : cell);
        }
        text += '\n';
    }
    return text;
}

}  // namespace tk
