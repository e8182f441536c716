#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "viewer/background/background_job.h"
#include "viewer/session/layer_table.h"
#include "viewer/session/view_state.h"

/// The table that a panel shows, kept in step with what it is to show. Without drawing.
namespace tk {

/// What is to be shown. Columns by their keys, which stay when a plan adds one.
struct TableWish {
    struct Filter {
        std::string column;
        ColumnFilter::Kind kind = ColumnFilter::Kind::contains;
        std::string text = {};
        double number = 0.0;
        friend bool operator==(const Filter&, const Filter&) = default;
    };
    struct Sort {
        std::string column;
        bool descending = false;
        friend bool operator==(const Sort&, const Sort&) = default;
    };
    std::string layer, plan;
    Language language = Language::swedish;  ///< in which columns and cells are worded
    std::string text;
    std::vector<Filter> filters;
    std::optional<Sort> sort;
    std::shared_ptr<const FilteredIncidents> only;  ///< these rows; null: all
    friend bool operator==(const TableWish&, const TableWish&) = default;
};

/// Makes tables as they are wished for. What takes longer than a blink (a million rows sorted) is
/// done on another thread while the former table is shown.
class LayerTableWork {
public:
    /// @param woken called on another thread when there is another table
    /// @param patience how long follow() may wait for one
    explicit LayerTableWork(std::function<void()> woken = {},
                            std::chrono::milliseconds patience = std::chrono::milliseconds(40));

    /// Once a frame. @return whether another table is shown than before
    bool follow(const Session& session, const TableWish& wish);

    /// Null until the first is made.
    const std::shared_ptr<const LayerTable>& table() const { return made_.table; }
    /// What table() shows.
    const TableWish& shown() const { return made_.wish; }
    bool busy() const { return job_.running(); }

private:
    struct Made {
        TableWish wish;
        std::shared_ptr<const LoadedStudy> loaded;
        std::shared_ptr<const Document> document;
        std::shared_ptr<const LayerTable> table;
    };
    bool has_rows_of(const Session& session, const TableWish& wish);
    bool take(std::chrono::milliseconds patience);

    std::chrono::milliseconds patience_;
    Made made_;
    BackgroundJob<Made> job_;
};

/// Where the object stands among the visible rows.
std::optional<std::size_t> visible_place(const LayerTable& table, std::string_view id);

/// A row that was clicked, as a place among the visible ones.
struct TableClick {
    std::size_t place = 0;
    bool adds = false;     ///< Ctrl: adds it or takes it away
    bool extends = false;  ///< Shift: all from the anchor to it
};

/// The selection after a click.
struct ClickedRows {
    std::vector<std::string> ids;
    std::string anchor;  ///< where a range begins next
    bool cut = false;    ///< the range had more rows than can be selected
};
constexpr std::size_t most_selected_rows = 5000;
/// @param before ids selected so far, of this layer
ClickedRows rows_after_click(const LayerTable& table, const std::vector<std::string>& before,
                             const std::string& anchor, const TableClick& click);

}  // namespace tk
