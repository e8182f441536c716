#include "viewer/panels/layer_table_work.h"

#include <algorithm>
#include <utility>

#include "viewer/session/layer_id.h"

namespace tk {
namespace {

std::size_t column_of_key(const LayerTable& table, std::string_view key) {
    const auto& columns = table.columns();
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [key](const FieldInfo& info) { return info.key == key; });
    return static_cast<std::size_t>(found - columns.begin());
}

std::optional<LayerTable::Sort> sort_of(const LayerTable& table, const TableWish& wish) {
    if (!wish.sort) return std::nullopt;
    return LayerTable::Sort{column_of_key(table, wish.sort->column), wish.sort->descending};
}

std::vector<ColumnFilter> filters_of(const LayerTable& table, const TableWish& wish) {
    std::vector<ColumnFilter> filters;
    for (const TableWish::Filter& f : wish.filters)
        filters.push_back({column_of_key(table, f.column), f.kind, f.text, f.number});
    return filters;
}

/// @param table shows what `shown` wishes
void bring_in_step(LayerTable& table, const TableWish& shown, const TableWish& wish) {
    if (wish.only != shown.only)
        table.show_only(wish.only == nullptr ? nullptr
                                             : std::shared_ptr<const std::vector<std::size_t>>(
                                                   wish.only, &wish.only->indices));
    if (wish.text != shown.text || wish.filters != shown.filters)
        table.filter_by(wish.text, filters_of(table, wish));
    if (wish.sort != shown.sort) table.sort_by(sort_of(table, wish));
}

std::vector<PlanEdit> edits_of_layer(const Document& document, const TableWish& wish) {
    std::vector<PlanEdit> edits;
    if (const Plan* plan = document.plan(wish.plan))
        for (const PlanEdit& edit : plan->edits)
            if (layer_of(edit.edit) == wish.layer) edits.push_back(edit);
    return edits;
}

bool is_there(const Document& document, const std::string& plan) {
    return document.plan(plan) != nullptr;
}

}  // namespace

LayerTableWork::LayerTableWork(std::function<void()> woken, std::chrono::milliseconds patience)
    : patience_(patience), job_(std::move(woken)) {}

bool LayerTableWork::has_rows_of(const Session& session, const TableWish& wish) {
    if (made_.table == nullptr || made_.loaded != session.loaded) return false;
    if (made_.wish.layer != wish.layer || made_.wish.plan != wish.plan ||
        made_.wish.language != wish.language)
        return false;
    if (made_.document == session.document) return true;
    // A lamp that is dragged changes the document with every move, but not the table of buildings.
    const Document &before = *made_.document, &now = *session.document;
    if (wish.layer == layer_id::drawings && !(before.drawings == now.drawings)) return false;
    if (is_there(before, wish.plan) != is_there(now, wish.plan)) return false;
    if (!(edits_of_layer(before, wish) == edits_of_layer(now, wish))) return false;
    made_.document = session.document;
    return true;
}

bool LayerTableWork::take(std::chrono::milliseconds patience) {
    std::optional<Made> made = job_.take(patience);
    if (!made) return false;
    made_ = std::move(*made);
    return true;
}

bool LayerTableWork::follow(const Session& session, const TableWish& wish) {
    const bool other = take({});
    if (job_.running()) return other;
    const bool same_rows = has_rows_of(session, wish);
    if (same_rows && made_.wish == wish) return other;
    Made next{wish, session.loaded, session.document, nullptr};
    job_.start([next, former = same_rows ? made_ : Made{}]() mutable {
        Session of_rows;
        of_rows.loaded = next.loaded;
        of_rows.document = next.document;
        auto table = former.table != nullptr
                         ? std::make_shared<LayerTable>(*former.table)
                         : std::make_shared<LayerTable>(of_rows, next.wish.layer, next.wish.plan);
        bring_in_step(*table, former.wish, next.wish);
        next.table = std::move(table);
        return next;
    });
    return take(patience_) || other;
}

std::optional<std::size_t> visible_place(const LayerTable& table, std::string_view id) {
    const std::optional<std::size_t> row = table.row_of(id);
    if (!row) return std::nullopt;
    const auto visible = table.visible();
    const auto found = std::find(visible.begin(), visible.end(), static_cast<std::uint32_t>(*row));
    if (found == visible.end()) return std::nullopt;
    return static_cast<std::size_t>(found - visible.begin());
}

ClickedRows rows_after_click(const LayerTable& table, const std::vector<std::string>& before,
                             const std::string& anchor, const TableClick& click) {
    const auto visible = table.visible();
    if (click.place >= visible.size()) return {before, anchor, false};
    const std::string clicked = table.id(visible[click.place]);
    if (click.extends && !anchor.empty()) {
        if (const auto from = visible_place(table, anchor)) {
            ClickedRows rows{{}, anchor, false};
            const std::size_t first = std::min(*from, click.place);
            const std::size_t count = std::max(*from, click.place) - first + 1;
            rows.cut = count > most_selected_rows;
            // From the anchor on, so that a range that is cut keeps it.
            for (std::size_t i = 0; i < std::min(count, most_selected_rows); ++i)
                rows.ids.push_back(table.id(visible[*from <= click.place ? *from + i : *from - i]));
            return rows;
        }
    }
    if (click.adds) {
        ClickedRows rows{before, clicked, false};
        if (std::erase(rows.ids, clicked) == 0) rows.ids.push_back(clicked);
        return rows;
    }
    return {{clicked}, clicked, false};
}

}  // namespace tk
