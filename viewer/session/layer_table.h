#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "viewer/session/object_fields.h"
#include "viewer/session/session.h"

namespace tk {

/// How an object stands to today.
enum class RowStatus { unchanged, is_new, changed, removed };

/// What rows must meet in one column.
struct ColumnFilter {
    enum class Kind { contains, equals, less, greater, empty, not_empty };
    std::size_t column = 0;
    Kind kind = Kind::contains;
    std::string text;     ///< of contains and equals; upper and lower case are alike
    double number = 0.0;  ///< of less and greater, and of equals in a column of numbers
    friend bool operator==(const ColumnFilter&, const ColumnFilter&) = default;
};

/// Any layer as a table: one row an object, its fields as columns, sorted and filtered. Rows are
/// made when they are asked for: a million incidents cost four bytes each, and half a second to
/// sort.
///
/// A row is a number from 0 in the layer's own order; what is shown are `visible()` rows in the
/// order of the sort. Keeps what it shows alive. A change of the plan makes another table: sort
/// and filters are taken along with take_over().
class LayerTable {
public:
    /// @param layer see layer_id.h: lights, cameras, developments, buildings, streets, trees,
    ///        areas, observations, incidents or drawings; any other has no rows
    /// @param plan with its edits, also those that are switched off; empty: today
    LayerTable(const Session& session, std::string_view layer, std::string_view plan = {});

    const std::string& layer() const { return layer_; }
    /// The columns, in the words of the language that was on. The first is the status where there
    /// is a plan.
    const std::vector<FieldInfo>& columns() const { return columns_; }
    std::size_t row_count() const;

    FieldValue value(std::size_t row, std::size_t column) const;
    /// As people read it; without units, which columns() bear.
    std::string text(std::size_t row, std::size_t column) const;
    RowStatus status(std::size_t row) const;
    /// As a Selection names the object. Of incidents and areas: the index.
    std::string id(std::size_t row) const;
    /// None where there is no such row. Constant time for incidents, else about a microsecond a
    /// hundred rows.
    std::optional<std::size_t> row_of(std::string_view id) const;

    struct Sort {
        std::size_t column = 0;
        bool descending = false;
        friend bool operator==(const Sort&, const Sort&) = default;
    };
    /// Numbers as numbers, text as in a Swedish register (å, ä, ö after z; L-2 before L-10); equal
    /// rows keep their order, rows without a value come last. None: the layer's own order.
    void sort_by(std::optional<Sort> sort);
    /// Rows any of whose cells contains the text, that meet all column filters. Upper and lower
    /// case are alike.
    void filter_by(std::string text, std::vector<ColumnFilter> filters = {});
    /// Only these incidents, as an index list (FilteredIncidents::indices); null: all.
    void show_only(std::shared_ptr<const std::vector<std::size_t>> rows);
    /// The sort and filters of another table of the same layer.
    void take_over(const LayerTable& other);

    std::span<const std::uint32_t> visible() const { return visible_; }
    const std::optional<Sort>& sort() const { return sort_; }
    const std::string& filter_text() const { return filter_text_; }
    const std::vector<ColumnFilter>& column_filters() const { return column_filters_; }

    /// The visible rows to be written, with units in the fields' names. Uses this table.
    VectorLayer visible_layer() const;
    /// The same as CSV, as layers/write_csv.h writes it.
    std::string csv() const;
    /// Visible rows as tab-separated text with a head, for a spreadsheet: values as shown, but
    /// nothing between thousands.
    /// @param rows to take; empty: all that are visible
    std::string tsv(std::span<const std::uint32_t> rows = {}) const;

    struct Rows;  ///< what the layer holds; see table_rows.h

private:
    void refresh();
    bool meets(std::size_t row) const;
    bool meets_column(std::size_t row, const ColumnFilter& filter) const;
    bool holds_text(std::size_t row) const;
    void sort_visible();

    std::string layer_;
    std::vector<FieldInfo> columns_;
    std::shared_ptr<const Rows> rows_;
    std::vector<std::uint32_t> visible_;
    std::optional<Sort> sort_;
    std::string filter_text_;
    std::vector<ColumnFilter> column_filters_;
    std::shared_ptr<const std::vector<std::size_t>> only_;
};

/// A text as a key that sorts by bytes as a Swedish register does: case and accents apart, å, ä, ö
/// after z, v before w, runs of digits by their value.
std::string swedish_sort_key(std::string_view text);

}  // namespace tk
