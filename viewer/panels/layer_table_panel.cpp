// Any layer as a table.
#include "layers/write_csv.h"
#include "viewer/panels/table_to_export.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "viewer/app/window.h"
#include "viewer/panels/bottom_parts.h"
#include "viewer/panels/layer_table_asks.h"
#include "viewer/panels/layer_title.h"
#include "viewer/session/feature_of_set.h"
#include "viewer/session/fields_of_object.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr std::array table_layers{
    layer_id::incidents, layer_id::observations, layer_id::lights,    layer_id::cameras,
    layer_id::masks,     layer_id::developments, layer_id::buildings, layer_id::streets,
    layer_id::trees,     layer_id::entrances,    layer_id::areas,     layer_id::drawings};

/// Controls with words need so many units; in less room icons stand alone.
constexpr float roomy_width = 1080.0F;
constexpr float narrowest_column = 52.0F, widest_column = 260.0F;
/// Rows that are looked at to find how wide a column is to be.
constexpr std::size_t measured_rows = 60;

struct LayerTableMemory : DialogMemory {
    LayerTableWork work{Window::wake};
    std::map<std::string, TableAsk> asks;  ///< by layer
    Language language = Language::swedish;

    std::shared_ptr<const LayerTable> measured;  ///< whose columns these are
    float measured_scale = 0.0F, measured_width = 0.0F;
    std::vector<std::string> heads;
    std::vector<ui::TableColumn> columns;

    Selection selection;  ///< as it was seen last
    std::unordered_set<std::string> selected;
    std::string anchor;
    int scroll_frames = 0;  ///< the selection is still to be brought into view
    bool to_top = false;    ///< other rows, or another order: begin at the first

    std::string menu_column, menu_row;
    bool opens_column_menu = false;
    BackgroundJob<std::string> copying{Window::wake};
    long long copied_rows = 0;
    bool has_copied = false;  ///< said until something else is done
};

LayerTableMemory& table_memory(PanelState& state) {
    return memory_of<LayerTableMemory>(state.panel_memory["layer_table"]);
}

bool has_objects(const PanelFrame& frame, std::string_view layer) {
    const std::shared_ptr<const Town> of_plan = frame.bench.town_of(frame.session().active_plan);
    const Town& town = *of_plan;
    if (layer == layer_id::incidents) return !town.incidents().all.empty();
    if (layer == layer_id::observations) return !town.observations().empty();
    if (layer == layer_id::lights) return !town.lights().empty();
    if (layer == layer_id::cameras) return !town.cameras().empty();
    if (layer == layer_id::developments) return !town.developments().empty();
    if (layer == layer_id::buildings) return !town.buildings().empty();
    if (layer == layer_id::streets) return !town.streets().empty();
    if (layer == layer_id::trees) return !town.trees().empty();
    if (layer == layer_id::masks) return !town.masks().empty();
    if (layer == layer_id::entrances) return !town.entrances().empty();
    if (layer == layer_id::areas) return !town.areas().empty();
    if (const FeatureSet* set = feature_set_of_layer(town, layer)) return feature_count(*set) > 0;
    return layer == layer_id::drawings && !frame.session().document->drawings.empty();
}

std::string counted_rows(std::size_t count) {
    return number_text(static_cast<long long>(count));
}

// ---- Controls ----------------------------------------------------------------------------------

void layer_choice(PanelFrame& frame, const std::string& layer) {
    std::vector<std::string> ids, labels;
    for (const std::string_view id : table_layers) {
        if (id != layer && !has_objects(frame, id)) continue;
        ids.emplace_back(id);
        labels.push_back(layer_title(id));
    }
    for (const FeatureSet& set : frame.bench.today()->features()) {
        ids.push_back(layer_id::features(set.name));
        labels.push_back(layer_title(ids.back()));
    }
    auto at = std::find(ids.begin(), ids.end(), layer);
    if (at == ids.end()) {
        ids.push_back(layer);
        labels.push_back(layer_title(layer));
        at = std::prev(ids.end());
    }
    int chosen = static_cast<int>(at - ids.begin());
    if (ui::choice("layer", labels, chosen, {}, ui::px(190.0F)))
        frame.emit(ViewCommand{
            SetBottomPanel{BottomPanel::layer_table, ids[static_cast<std::size_t>(chosen)]}});
}

/// "512 of 4 012 rows · Förslag B · 3 selected".
std::string rows_words(const LayerTableMemory& memory, const LayerTable& table,
                       const std::string& layer) {
    const auto all = static_cast<long long>(table.row_count());
    const auto visible = static_cast<long long>(table.visible().size());
    std::string words = visible == all ? fill_in(tr_n("{} row", "{} rows", all), {number_text(all)})
                                       : fill_in(tr_n("{} of {} row", "{} of {} rows", all),
                                                 {number_text(visible), number_text(all)});
    if (table.columns().front().key == "status") words += " · " + memory.work.shown().plan;
    const auto selected = static_cast<long long>(memory.selected.size());
    if (selected > 0 && memory.selection.layer == layer)
        words +=
            " · " + fill_in(tr_n("{} selected", "{} selected", selected), {number_text(selected)});
    if (memory.work.busy() || memory.copying.running())
        words += " · " + std::string(tr("being computed"));
    else if (memory.has_copied)
        words += " · " + fill_in(tr_n("{} copied", "{} copied", memory.copied_rows),
                                 {number_text(memory.copied_rows)});
    return words;
}

void start_copy(LayerTableMemory& memory, const std::string& layer) {
    if (memory.copying.running() || memory.work.table() == nullptr) return;
    std::unordered_set<std::string> ids;
    if (memory.selection.layer == layer) ids = memory.selected;
    const std::shared_ptr<const LayerTable> table = memory.work.table();
    std::vector<std::uint32_t> rows;
    for (const std::string& id : ids)
        if (const auto place = visible_place(*table, id))
            rows.push_back(static_cast<std::uint32_t>(*place));
    std::sort(rows.begin(), rows.end());
    for (std::uint32_t& row : rows) row = table->visible()[row];
    memory.copied_rows =
        static_cast<long long>(rows.empty() ? table->visible().size() : rows.size());
    memory.copying.start([table, rows = std::move(rows)] { return table->tsv(rows); });
}

void take_copy(PanelFrame& frame, LayerTableMemory& memory) {
    constexpr std::chrono::milliseconds patience{30};
    if (auto text = memory.copying.take(patience)) {
        frame.emit(AppRequest{CopyText{std::move(*text)}});
        memory.has_copied = true;
    }
}

const char* copy_tooltip(const LayerTableMemory& memory, const std::string& layer) {
    return memory.selected.empty() || memory.selection.layer != layer
               ? tr("Copies the rows for a spreadsheet")
               : tr("Copies the selected rows for a spreadsheet");
}

void filter_list(LayerTableMemory& memory, TableAsk& ask, const LayerTable& table) {
    if (!ImGui::BeginPopup("filter_menu")) return;
    ui::small_text(tr("Filter by the column"));
    for (const FieldInfo& info : table.columns()) {
        const std::string key(info.key);
        const auto asked = ask.columns.find(key);
        const bool on = asked != ask.columns.end() && !asked->second.empty();
        if (ui::menu_item(Icon::none, info.label, nullptr, on)) {
            memory.menu_column = key;
            memory.opens_column_menu = true;
        }
    }
    if (ask.filtered_columns() > 0) {
        ui::divider(4.0F);
        if (ui::menu_item(Icon::close, tr("Clear filters"))) ask.columns.clear();
    }
    ImGui::EndPopup();
}

void right_buttons(PanelFrame& frame, LayerTableMemory& memory, TableAsk& ask,
                   const std::string& layer, const LayerTable& table, bool roomy) {
    const std::string filter_words =
        ask.filtered_columns() == 0
            ? std::string(tr("Filter"))
            : std::string(tr("Filter")) + " (" +
                  counted_rows(static_cast<std::size_t>(ask.filtered_columns())) + ")";
    const bool any = !table.visible().empty();
    if (roomy) {
        if (ui::button((filter_words + "###filter").c_str(),
                       {.kind = ask.filtered_columns() > 0 ? ui::ButtonKind::primary
                                                           : ui::ButtonKind::plain,
                        .icon = Icon::filter,
                        .tooltip = tr("Only rows that have certain values")}))
            ImGui::OpenPopup("filter_menu");
    } else if (ui::icon_button("filter", Icon::filter, tr("Filter by the column"), true,
                               ask.filtered_columns() > 0)) {
        ImGui::OpenPopup("filter_menu");
    }
    filter_list(memory, ask, table);
    ui::same_line();
    const char* const copies = copy_tooltip(memory, layer);
    if (roomy ? ui::button(tr("Copy"), {.icon = Icon::copy, .tooltip = copies, .enabled = any})
              : ui::icon_button("copy", Icon::copy, copies, any))
        start_copy(memory, layer);
    ui::same_line();
    if (roomy ? ui::button(tr("Export as CSV"), {.icon = Icon::exports, .enabled = any})
              : ui::icon_button("export", Icon::exports, tr("Export as CSV"), any))
        frame.emit(AppRequest{OpenDialog{"export_table", layer}});
}

float right_buttons_width(const TableAsk& ask, bool roomy) {
    if (!roomy) return 3.0F * ui::px(28.0F) + 2.0F * ui::px(8.0F);
    std::string filter = tr("Filter");
    if (const int n = ask.filtered_columns(); n > 0)
        filter += " (" + number_text(static_cast<long long>(n)) + ")";
    return ui::button_width(filter.c_str(), Icon::filter) +
           ui::button_width(tr("Copy"), Icon::copy) +
           ui::button_width(tr("Export as CSV"), Icon::exports) + 2.0F * ui::px(8.0F);
}

void table_controls(PanelFrame& frame, LayerTableMemory& memory, TableAsk& ask,
                    const std::string& layer, const LayerTable* table) {
    const bool roomy = ui::content_width() > ui::px(roomy_width);
    layer_choice(frame, layer);
    if (table == nullptr || table->columns().empty()) return;
    ui::same_line();
    if (ui::search_field("search", ask.text, tr("Search in the table"), {},
                         ui::px(roomy ? 220.0F : 170.0F))
            .changed)
        memory.has_copied = false;
    if (layer == layer_id::incidents && frame.bench.shown_incidents() != nullptr) {
        ui::same_line(12.0F);
        ui::toggle(tr("Only filtered"), ask.only_shown,
                   tr("Only the incidents that the filter of time, kind and light lets through"));
    }
    ui::same_line(12.0F);
    const float right = right_buttons_width(ask, roomy);
    const float room = ui::content_width() - right - ui::px(12.0F);
    if (room > ui::px(40.0F)) {
        ImGui::AlignTextToFramePadding();
        ui::text(ui::elided(rows_words(memory, *table, layer), TextStyle::small, room),
                 TextStyle::small, ui::colours().muted);
        ui::same_line(12.0F);
    }
    ui::align_right(right);
    right_buttons(frame, memory, ask, layer, *table, roomy);
}

// ---- Filters of a column -----------------------------------------------------------------------

void ask_of_column(TableAsk& ask, const FieldInfo& info) {
    ColumnAsk& asked = ask.columns[std::string(info.key)];
    ImGui::PushID(info.key.data(), info.key.data() + info.key.size());
    if (info.kind == PropertyKind::number) {
        const ui::NumberRange range{.decimals = std::max(info.decimals, 0)};
        const float half = ui::px(108.0F);
        ui::number_field("from", asked.from, range,
                         {.label = tr("At least"), .unit = info.unit, .width = half});
        ui::same_line();
        ui::number_field("to", asked.to, range,
                         {.label = tr("At most"), .unit = info.unit, .width = half});
    } else if (info.kind == PropertyKind::choice || info.kind == PropertyKind::flag) {
        std::vector<std::string> words;
        if (info.kind == PropertyKind::flag)
            words = {tr("yes"), tr("no")};
        else
            for (const FieldChoice& choice : info.choices) words.emplace_back(choice.label);
        for (const std::string& word : words)
            if (ui::menu_item(Icon::none, word.c_str(), nullptr, asked.is == word))
                asked.is = asked.is == word ? std::string() : word;
    } else {
        ui::text_field("contains", asked.contains,
                       {.label = tr("Contains"), .width = ui::px(224.0F), .takes_focus = true});
    }
    if (info.optional) ui::check_box(tr("Only rows without a value"), asked.without);
    ImGui::PopID();
}

void column_menu(LayerTableMemory& memory, TableAsk& ask, const LayerTable& table) {
    if (memory.opens_column_menu) ImGui::OpenPopup("column_menu");
    memory.opens_column_menu = false;
    if (!ImGui::BeginPopup("column_menu")) return;
    const auto found =
        std::find_if(table.columns().begin(), table.columns().end(),
                     [&](const FieldInfo& info) { return info.key == memory.menu_column; });
    if (found == table.columns().end()) {
        ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
        return;
    }
    ui::text(found->label, TextStyle::body_medium);
    ui::gap(4.0F);
    ask_of_column(ask, *found);
    ui::divider(6.0F);
    const bool sorted = ask.sort && ask.sort->column == found->key;
    const std::string key(found->key);
    if (ui::menu_item(Icon::sort_up, tr("Sort ascending"), nullptr,
                      sorted && !ask.sort->descending))
        ask.sort = TableWish::Sort{key, false};
    if (ui::menu_item(Icon::sort_down, tr("Sort descending"), nullptr,
                      sorted && ask.sort->descending))
        ask.sort = TableWish::Sort{key, true};
    if (ask.sort && ui::menu_item(Icon::none, tr("The layer's own order"))) ask.sort.reset();
    if (!ask.columns[key].empty() && ui::menu_item(Icon::close, tr("Clear this filter")))
        ask.columns.erase(key);
    ImGui::EndPopup();
}

// ---- Rows --------------------------------------------------------------------------------------

bool stands_right(const FieldInfo& info) {
    return info.kind == PropertyKind::number;
}

float layer_column_width(const LayerTable& table, std::size_t column, const std::string& head) {
    // Room for the arrow of the sort.
    float width = ui::text_size(head, TextStyle::small_medium).x + ui::px(18.0F);
    const TextStyle style =
        stands_right(table.columns()[column]) ? TextStyle::number : TextStyle::body;
    const auto visible = table.visible();
    const std::size_t step = std::max<std::size_t>(1, visible.size() / measured_rows);
    for (std::size_t i = 0; i < visible.size(); i += step)
        width = std::max(width, ui::text_size(table.text(visible[i], column), style).x);
    return std::clamp(width / ui::ui_scale() + 2.0F, narrowest_column, widest_column);
}

void measure_columns(LayerTableMemory& memory) {
    const LayerTable& table = *memory.work.table();
    const float room = ui::content_width();
    if (memory.measured == memory.work.table() && memory.measured_scale == ui::ui_scale() &&
        memory.measured_width == room)
        return;
    memory.measured = memory.work.table();
    memory.measured_scale = ui::ui_scale();
    memory.measured_width = room;
    memory.heads.clear();
    memory.columns.clear();
    for (const FieldInfo& info : table.columns()) {
        std::string head = info.label;
        if (*info.unit != '\0') head += std::string(" (") + info.unit + ")";
        memory.heads.push_back(std::move(head));
    }
    constexpr float cell_padding = 16.0F;  // of the table's cells, left and right
    float all = 0.0F;
    for (std::size_t c = 0; c < table.columns().size(); ++c) {
        const FieldInfo& info = table.columns()[c];
        ui::TableColumn column;
        column.name = memory.heads[c].c_str();
        column.align = stands_right(info) ? ui::Align::right : ui::Align::left;
        column.width = layer_column_width(table, c, memory.heads[c]);
        if (*info.explanation != '\0') column.tooltip = info.explanation;
        all += ui::px(column.width + cell_padding);
        memory.columns.push_back(column);
    }
    // What is left over stands at the right, so that few columns are not drawn far apart.
    constexpr float least_filler = 140.0F;
    if (all + ui::px(least_filler + cell_padding) + ImGui::GetStyle().ScrollbarSize <= room)
        memory.columns.emplace_back();
}

ui::TableCell layer_table_cell(const LayerTable& table, int row, int column) {
    const auto c = static_cast<std::size_t>(column);
    if (c >= table.columns().size()) return {};
    const std::size_t at = table.visible()[static_cast<std::size_t>(row)];
    ui::TableCell cell{table.text(at, c), TextStyle::body, ui::colours().text};
    if (stands_right(table.columns()[c])) cell.style = TextStyle::number;
    const RowStatus status = table.status(at);
    const bool is_status = table.columns()[c].key == "status";
    if (cell.words == "–" || status == RowStatus::removed ||
        (is_status && status == RowStatus::unchanged))
        cell.colour = ui::colours().muted;
    if (is_status && status == RowStatus::removed) cell.colour = ui::colours().caution;
    if (is_status && (status == RowStatus::is_new || status == RowStatus::changed))
        cell.colour = ui::colours().accent;
    return cell;
}

/// What is selected elsewhere is brought into view.
void follow_selection(const PanelFrame& frame, LayerTableMemory& memory, const std::string& layer) {
    const Selection& now = frame.session().selection;
    if (now == memory.selection) return;
    memory.selection = now;
    memory.selected = {now.ids.begin(), now.ids.end()};
    memory.has_copied = false;
    // A table that has just appeared does not know its height in its first frame.
    if (now.layer == layer && !now.ids.empty()) memory.scroll_frames = 3;
}

int row_to_scroll_to(LayerTableMemory& memory, const LayerTable& table, const std::string& layer) {
    if (std::exchange(memory.to_top, false)) return 0;
    if (memory.scroll_frames <= 0 || memory.selection.layer != layer ||
        memory.selection.ids.empty())
        return -1;
    --memory.scroll_frames;
    const auto place = visible_place(table, memory.selection.ids.front());
    return place ? static_cast<int>(*place) : -1;
}

void zoom_to_row(PanelFrame& frame, const std::string& layer, const std::string& id) {
    constexpr double around_row_m = 40.0;
    const auto& drawings = frame.session().document->drawings;
    const std::shared_ptr<const Town> town = frame.bench.town_of(frame.session().active_plan);
    Extent extent = extent_of_object(*town, drawings, layer, id);
    // What a plan removes lies where it does today.
    if (extent.empty()) extent = extent_of_object(*frame.bench.today(), drawings, layer, id);
    if (!extent.empty()) frame.emit(AppRequest{ZoomTo{extent.grown(around_row_m)}});
}

void click_row(PanelFrame& frame, LayerTableMemory& memory, const LayerTable& table,
               const std::string& layer, const TableClick& click) {
    const std::vector<std::string> none;
    const Selection& now = frame.session().selection;
    ClickedRows rows =
        rows_after_click(table, now.layer == layer ? now.ids : none, memory.anchor, click);
    memory.anchor = rows.anchor;
    if (rows.cut)
        frame.bench.tell(Message::Kind::info,
                         fill_in(tr("At most {} rows can be selected at a time."),
                                 {counted_rows(most_selected_rows)}));
    // Its own doing needs no scrolling.
    memory.selection = {rows.ids.empty() ? std::string() : layer, rows.ids};
    memory.selected = {rows.ids.begin(), rows.ids.end()};
    memory.has_copied = false;
    frame.emit(SessionCommand{Select{memory.selection}});
}

void row_menu(PanelFrame& frame, LayerTableMemory& memory, const std::string& layer) {
    if (!ImGui::BeginPopup("row_menu")) return;
    if (ui::menu_item(Icon::identify, tr("Zoom to it"))) zoom_to_row(frame, layer, memory.menu_row);
    if (ui::menu_item(Icon::copy, tr("Copy"))) start_copy(memory, layer);
    ImGui::EndPopup();
}

void draw_rows(PanelFrame& frame, LayerTableMemory& memory, TableAsk& ask, const LayerTable& table,
               const std::string& layer) {
    measure_columns(memory);
    const std::size_t count = table.columns().size();
    int sorted = -1;
    for (std::size_t c = 0; c < count; ++c) {
        const auto asked = ask.columns.find(std::string(table.columns()[c].key));
        memory.columns[c].marked = asked != ask.columns.end() && !asked->second.empty();
        if (ask.sort && ask.sort->column == table.columns()[c].key) sorted = static_cast<int>(c);
    }
    ui::Table shown;
    shown.columns = memory.columns;
    shown.rows = static_cast<int>(table.visible().size());
    shown.sort = {sorted, ask.sort && ask.sort->descending};
    shown.staying = count > 1 && table.columns().front().key == "status" ? 2 : 1;
    shown.cell = [&table](int row, int column) { return layer_table_cell(table, row, column); };
    if (memory.selection.layer == layer && !memory.selected.empty())
        shown.selected = [&](int row) {
            return memory.selected.contains(
                table.id(table.visible()[static_cast<std::size_t>(row)]));
        };
    shown.scroll_to = row_to_scroll_to(memory, table, layer);
    // Dear ImGui keeps a table's widths by its name.
    const std::string name = layer + "/" + std::to_string(memory.columns.size());
    const ui::TableAnswer answer = ui::table(name.c_str(), shown);
    const auto key_of = [&](int column) {
        return std::string(table.columns()[static_cast<std::size_t>(column)].key);
    };
    const auto is_field = [count](int column) {
        return column >= 0 && static_cast<std::size_t>(column) < count;
    };
    if (answer.sorted && is_field(answer.sort.column))
        ask.sort =
            next_sort(ask.sort, key_of(answer.sort.column),
                      stands_right(table.columns()[static_cast<std::size_t>(answer.sort.column)]));
    if (is_field(answer.head_menu)) {
        memory.menu_column = key_of(answer.head_menu);
        memory.opens_column_menu = true;
    }
    const auto id_of_place = [&table](int row) {
        return table.id(table.visible()[static_cast<std::size_t>(row)]);
    };
    if (answer.clicked >= 0)
        click_row(frame, memory, table, layer,
                  {static_cast<std::size_t>(answer.clicked), answer.adds, answer.extends});
    if (answer.opened >= 0) zoom_to_row(frame, layer, id_of_place(answer.opened));
    if (answer.menu >= 0) {
        memory.menu_row = id_of_place(answer.menu);
        if (memory.selection.layer != layer || !memory.selected.contains(memory.menu_row))
            click_row(frame, memory, table, layer, {static_cast<std::size_t>(answer.menu)});
        ImGui::OpenPopup("row_menu");
    }
}

void draw_table_body(PanelFrame& frame, LayerTableMemory& memory, TableAsk& ask,
                     const LayerTable* table, const std::string& layer) {
    if (table == nullptr) {
        ui::empty_state(Icon::clock, tr("Being computed"), tr("The table follows in a moment."));
    } else if (table->columns().empty()) {
        ui::empty_state(Icon::table, tr("This layer has no table"),
                        layer.starts_with(layer_id::features_prefix)
                            ? tr("Only its places are known. Choose another layer above.")
                            : tr("Choose another layer above."));
    } else if (table->row_count() == 0) {
        ui::empty_state(Icon::table, tr("The layer is empty"),
                        layer == layer_id::drawings
                            ? tr("Draw an area, a line or a note on the map.")
                            : tr("The study has nothing in it."));
    } else if (table->visible().empty() && ask.filters_rows()) {
        if (ui::empty_state(Icon::filter, tr("No row meets the filters"),
                            tr("Take away a word or a filter."), tr("Clear filters"))) {
            ask.text.clear();
            ask.columns.clear();
        }
    } else if (table->visible().empty()) {
        ui::empty_state(Icon::filter, tr("The filter lets no incident through"),
                        tr("Widen it in the tab Time, or show all rows."));
    } else {
        draw_rows(frame, memory, ask, *table, layer);
    }
}

}  // namespace

std::optional<TableToExport> layer_table_to_export(PanelState& state) {
    const std::shared_ptr<const LayerTable> table = table_memory(state).work.table();
    if (table == nullptr) return std::nullopt;
    TableToExport made;
    made.title = layer_title(table->layer());
    // Not the name that a source of the study may have.
    made.file_name = table->layer() + "_table.csv";
    made.rows = static_cast<long long>(table->visible().size());
    made.single_incidents = table->layer() == layer_id::incidents;
    made.write = [table](const std::filesystem::path& path, Existing existing) {
        write_csv(path, table->visible_layer(), existing);
    };
    return made;
}

void layer_table_panel(PanelFrame& frame, ScreenRect place) {
    ui::begin_panel("layer_table", place, {.padding_y = 8.0F, .scrolls = false});
    LayerTableMemory& memory = table_memory(frame.state);
    const std::string layer = frame.view().table_layer;
    if (memory.language != language()) {
        // What a choice is filtered by stands there in words.
        for (auto& [id, ask] : memory.asks)
            for (auto& [key, asked] : ask.columns) asked.is.clear();
        memory.language = language();
    }
    TableAsk& ask = memory.asks[layer];
    const bool only = layer == layer_id::incidents && ask.only_shown;
    const TableWish former = memory.work.shown();
    if (memory.work.follow(frame.session(),
                           wish_of(ask, layer, frame.session().active_plan, memory.language,
                                   only ? frame.bench.shown_incidents() : nullptr))) {
        const TableWish& shown = memory.work.shown();
        // After an edit the rows stay where they are.
        memory.to_top = former.layer == shown.layer &&
                        (former.text != shown.text || former.filters != shown.filters ||
                         former.sort != shown.sort);
    }
    follow_selection(frame, memory, layer);
    take_copy(frame, memory);
    const bool is_made = memory.work.table() != nullptr && memory.work.shown().layer == layer;
    // Kept for this frame: a click may make another one.
    const std::shared_ptr<const LayerTable> table = is_made ? memory.work.table() : nullptr;
    table_controls(frame, memory, ask, layer, table.get());
    draw_table_body(frame, memory, ask, table.get(), layer);
    if (table != nullptr) column_menu(memory, ask, *table);
    row_menu(frame, memory, layer);
    ui::end_panel();
}

}  // namespace tk
