#include "viewer/session/layer_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "engine/core/letter_case.h"
#include "layers/write_csv.h"
#include "viewer/session/field_words.h"
#include "viewer/session/table_rows.h"
#include "viewer/text/spreadsheet_text.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

const char* status_key(RowStatus status) {
    switch (status) {
        case RowStatus::unchanged: return "unchanged";
        case RowStatus::is_new: return "new";
        case RowStatus::changed: return "changed";
        case RowStatus::removed: return "removed";
    }
    return "";
}

FieldInfo status_column() {
    FieldInfo info{
        .key = "status", .label = tr("Status"), .kind = PropertyKind::choice, .editable = false};
    info.choices = {{"unchanged", tr("unchanged")},
                    {"new", tr("new")},
                    {"changed", tr("changed")},
                    {"removed", tr("removed")}};
    return info;
}

/// A value that is compared as a number; none for text.
std::optional<double> number_of_value(const FieldValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? 1.0 : 0.0;
    if (const auto* day = std::get_if<std::chrono::year_month_day>(&value))
        return static_cast<double>(std::chrono::sys_days{*day}.time_since_epoch().count());
    if (const auto* time = std::get_if<std::chrono::sys_seconds>(&value))
        return static_cast<double>(time->time_since_epoch().count());
    return std::nullopt;
}

/// Gives texts numbers that sort as they do: each different text is looked at once.
class TextRanks {
public:
    /// A mark for the text, to be turned into its rank later.
    double mark(const std::string& text) {
        return static_cast<double>(marks_.emplace(text, marks_.size()).first->second);
    }
    bool empty() const { return marks_.empty(); }
    std::vector<double> ranks() const {
        std::vector<std::pair<std::string, std::size_t>> keys;
        keys.reserve(marks_.size());
        for (const auto& [text, mark] : marks_)
            keys.emplace_back(swedish_sort_key(text) + '\0' + text, mark);
        std::sort(keys.begin(), keys.end());
        std::vector<double> ranks(keys.size());
        for (std::size_t i = 0; i < keys.size(); ++i)
            ranks[keys[i].second] = static_cast<double>(i);
        return ranks;
    }

private:
    std::unordered_map<std::string, std::size_t> marks_;
};

bool holds_small_text(const std::string& text, const std::string& small_part) {
    return folded(text).find(small_part) != std::string::npos;
}

}  // namespace

LayerTable::LayerTable(const Session& session, std::string_view layer, std::string_view plan)
    : layer_(layer), rows_(table_rows(session, layer, plan)) {
    if (rows_ == nullptr) return;
    if (rows_->has_status) columns_.push_back(status_column());
    columns_.insert(columns_.end(), rows_->fields.begin(), rows_->fields.end());
    refresh();
}

std::size_t LayerTable::row_count() const {
    return rows_ == nullptr ? 0 : rows_->count();
}

FieldValue LayerTable::value(std::size_t row, std::size_t column) const {
    if (!rows_->has_status) return rows_->value(row, column);
    if (column == 0) return std::string(status_key(rows_->status(row)));
    return rows_->value(row, column - 1);
}

std::string LayerTable::text(std::size_t row, std::size_t column) const {
    return value_words(columns_[column], value(row, column), false);
}

RowStatus LayerTable::status(std::size_t row) const {
    return rows_->status(row);
}

std::string LayerTable::id(std::size_t row) const {
    return rows_->id(row);
}

std::optional<std::size_t> LayerTable::row_of(std::string_view id) const {
    return rows_ == nullptr ? std::nullopt : rows_->row_of(id);
}

void LayerTable::sort_by(std::optional<Sort> sort) {
    if (sort && sort->column >= columns_.size()) sort.reset();
    const bool begins_anew = !sort && sort_;
    sort_ = sort;
    if (begins_anew)
        refresh();
    else
        sort_visible();
}

void LayerTable::filter_by(std::string text, std::vector<ColumnFilter> filters) {
    filter_text_ = std::move(text);
    column_filters_ = std::move(filters);
    std::erase_if(column_filters_,
                  [&](const ColumnFilter& f) { return f.column >= columns_.size(); });
    refresh();
}

void LayerTable::show_only(std::shared_ptr<const std::vector<std::size_t>> rows) {
    only_ = std::move(rows);
    refresh();
}

void LayerTable::take_over(const LayerTable& other) {
    if (other.layer_ != layer_) return;
    only_ = other.only_;
    filter_text_ = other.filter_text_;
    column_filters_ = other.column_filters_;
    sort_ = other.sort_;
    // A table with a plan has one column more in front.
    const auto place = [&](std::size_t column) -> std::size_t {
        const std::string_view key = other.columns_[column].key;
        for (std::size_t c = 0; c < columns_.size(); ++c)
            if (columns_[c].key == key) return c;
        return columns_.size();
    };
    for (ColumnFilter& filter : column_filters_) filter.column = place(filter.column);
    std::erase_if(column_filters_,
                  [&](const ColumnFilter& f) { return f.column >= columns_.size(); });
    if (sort_) sort_->column = place(sort_->column);
    if (sort_ && sort_->column >= columns_.size()) sort_.reset();
    refresh();
}

void LayerTable::refresh() {
    visible_.clear();
    if (rows_ == nullptr) return;
    filter_text_ = folded(filter_text_);
    const auto add = [this](std::size_t row) {
        if (row < rows_->count() && meets(row)) visible_.push_back(static_cast<std::uint32_t>(row));
    };
    if (only_ != nullptr)
        for (const std::size_t row : *only_) add(row);
    else
        for (std::size_t row = 0; row < rows_->count(); ++row) add(row);
    sort_visible();
}

bool LayerTable::meets(std::size_t row) const {
    for (const ColumnFilter& filter : column_filters_)
        if (!meets_column(row, filter)) return false;
    return filter_text_.empty() || holds_text(row);
}

bool LayerTable::meets_column(std::size_t row, const ColumnFilter& filter) const {
    const FieldValue cell = value(row, filter.column);
    const auto* text_value = std::get_if<std::string>(&cell);
    const bool none = std::holds_alternative<std::monostate>(cell) ||
                      (text_value != nullptr && text_value->empty());
    const std::optional<double> number = number_of_value(cell);
    switch (filter.kind) {
        case ColumnFilter::Kind::empty: return none;
        case ColumnFilter::Kind::not_empty: return !none;
        case ColumnFilter::Kind::less: return number && *number < filter.number;
        case ColumnFilter::Kind::greater: return number && *number > filter.number;
        case ColumnFilter::Kind::equals:
            if (columns_[filter.column].kind == PropertyKind::number)
                return number && *number == filter.number;
            return !none && folded(text(row, filter.column)) == folded(filter.text);
        case ColumnFilter::Kind::contains:
            return !none && holds_small_text(text(row, filter.column), folded(filter.text));
    }
    return true;
}

bool LayerTable::holds_text(std::size_t row) const {
    // Numbers and times are worded only for a text that can be part of one.
    const bool may_be_number = filter_text_.find_first_of("0123456789") != std::string::npos;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        const PropertyKind kind = columns_[c].kind;
        const bool worded_number =
            kind == PropertyKind::number || kind == PropertyKind::time || kind == PropertyKind::day;
        if (worded_number && !may_be_number) continue;
        if (holds_small_text(text(row, c), filter_text_)) return true;
    }
    return false;
}

void LayerTable::sort_visible() {
    if (!sort_ || visible_.empty()) return;
    const std::size_t column = sort_->column;
    constexpr double none = std::numeric_limits<double>::infinity();
    std::vector<double> keys(rows_->count(), none);
    TextRanks texts;
    for (const std::uint32_t row : visible_) {
        const FieldValue cell = value(row, column);
        if (const auto* words = std::get_if<std::string>(&cell)) {
            if (!words->empty()) keys[row] = texts.mark(*words);
        } else if (const auto number = number_of_value(cell); number && !std::isnan(*number)) {
            keys[row] = *number;
        }
    }
    if (!texts.empty()) {
        const std::vector<double> ranks = texts.ranks();
        for (const std::uint32_t row : visible_)
            if (keys[row] != none) keys[row] = ranks[static_cast<std::size_t>(keys[row])];
    }
    // The layer's own order first, so that what is equal stands in it.
    if (only_ == nullptr) std::sort(visible_.begin(), visible_.end());
    const bool descending = sort_->descending;
    std::stable_sort(visible_.begin(), visible_.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (keys[a] == keys[b] || keys[a] == none || keys[b] == none)
            return keys[a] != none && keys[b] == none;
        return descending ? keys[a] > keys[b] : keys[a] < keys[b];
    });
}

VectorLayer LayerTable::visible_layer() const {
    VectorLayer layer;
    layer.name = layer_;
    for (const FieldInfo& column : columns_) {
        const std::string_view unit = column.unit;
        // Units stand in the names, as in the other tables that the program writes.
        const std::string ending = unit == "°"    ? "_deg"
                                   : unit.empty() ? ""
                                                  : "_" + std::string(unit);
        layer.fields.push_back({std::string(column.key) + ending, FieldKind::text, "", ""});
    }
    layer.row_count = visible_.size();
    layer.fill_row = [this](std::size_t i, VectorRow& row) {
        for (std::size_t c = 0; c < columns_.size(); ++c) row.values[c] = value(visible_[i], c);
    };
    return layer;
}

std::string LayerTable::csv() const {
    return csv_of(visible_layer());
}

std::string LayerTable::tsv(std::span<const std::uint32_t> rows) const {
    std::string text_of_rows;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        if (c > 0) text_of_rows += '\t';
        append_spreadsheet_cell(text_of_rows, columns_[c].label);
        if (*columns_[c].unit != '\0')
            append_spreadsheet_cell(text_of_rows, std::string(" (") + columns_[c].unit + ")");
    }
    for (const std::uint32_t row : rows.empty() ? visible() : rows) {
        text_of_rows += '\n';
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            if (c > 0) text_of_rows += '\t';
            const FieldValue cell = value(row, c);
            if (std::holds_alternative<std::monostate>(cell)) continue;
            const bool number = columns_[c].kind == PropertyKind::number;
            append_spreadsheet_cell(text_of_rows,
                                    number ? spreadsheet_number(text(row, c)) : text(row, c));
        }
    }
    return text_of_rows + "\n";
}

}  // namespace tk
