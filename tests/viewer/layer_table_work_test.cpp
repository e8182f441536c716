#include "viewer/panels/layer_table_work.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <tuple>

#include "tests/viewer/language_for_test.h"
#include "tests/viewer/session_samples.h"
#include "viewer/panels/layer_table_asks.h"

namespace tk {
namespace {

using Names = std::vector<std::string>;
constexpr std::chrono::seconds any_time{60};

Session session_of_four_lamps() {
    TownParts parts;
    for (const auto& [id, height_m] :
         {std::pair{"L-10", 5.0}, {"L-2", 12.0}, {"L-1", 7.0}, {"L-3", 9.0}}) {
        StreetLight lamp = test::lamp_at(id, {0, 0});
        lamp.height_m = height_m;
        parts.lights.push_back(lamp);
    }
    return test::session_with(std::move(parts));
}

TableWish wish_for(std::string layer, std::string plan = {}) {
    TableWish wish;
    wish.layer = std::move(layer);
    wish.plan = std::move(plan);
    return wish;
}

Names names_in(const LayerTable& table) {
    Names names;
    for (const std::uint32_t row : table.visible()) names.push_back(table.id(row));
    return names;
}

TEST(LayerTableWork, ShowsWhatIsWishedFor) {
    const Session session = session_of_four_lamps();
    LayerTableWork work({}, any_time);
    EXPECT_EQ(work.table(), nullptr);
    TableWish wish = wish_for("lights");
    EXPECT_TRUE(work.follow(session, wish));
    EXPECT_EQ(names_in(*work.table()), (Names{"L-10", "L-2", "L-1", "L-3"}));
    EXPECT_FALSE(work.follow(session, wish));
    wish.sort = TableWish::Sort{"id", false};
    wish.filters = {{"height", ColumnFilter::Kind::greater, {}, 6.0}};
    EXPECT_TRUE(work.follow(session, wish));
    EXPECT_EQ(names_in(*work.table()), (Names{"L-1", "L-2", "L-3"}));
    wish.sort.reset();
    wish.text = "-1";
    EXPECT_TRUE(work.follow(session, wish));
    EXPECT_EQ(names_in(*work.table()), (Names{"L-1"}));
    wish.filters.clear();
    EXPECT_TRUE(work.follow(session, wish));
    EXPECT_EQ(names_in(*work.table()), (Names{"L-10", "L-1"}));
}

TEST(LayerTableWork, IsMadeAnewOnlyWhenTheLayerChanges) {
    Session session = session_of_four_lamps();
    LayerTableWork work({}, any_time);
    TableWish wish = wish_for("lights", "P");
    wish.sort = TableWish::Sort{"id", true};
    work.follow(session, wish);
    const auto first = work.table();
    Camera camera;
    camera.id = "C-1";
    test::put(session, Added<Camera>{camera});
    EXPECT_FALSE(work.follow(session, wish));
    EXPECT_EQ(work.table(), first);
    test::put(session, Added<StreetLight>{test::lamp_at("L-4", {1, 1})});
    EXPECT_TRUE(work.follow(session, wish));
    EXPECT_EQ(names_in(*work.table()), (Names{"L-10", "L-4", "L-3", "L-2", "L-1"}));
}

TEST(LayerTableWork, ShowsTheFormerTableWhileTheNextIsMade) {
    TownParts parts;
    parts.incidents.all.resize(300000);
    for (std::size_t i = 0; i < parts.incidents.all.size(); ++i)
        parts.incidents.all[i].weight = static_cast<double>(i * 7919 % 1000003);
    const Session session = test::session_with(std::move(parts));
    std::atomic<int> woken = 0;
    LayerTableWork work([&woken] { ++woken; }, std::chrono::milliseconds(0));
    TableWish wish = wish_for("incidents");
    while (!work.follow(session, wish)) std::this_thread::yield();
    const auto first = work.table();
    const int before = woken;
    wish.sort = TableWish::Sort{"weight", true};
    ASSERT_FALSE(work.follow(session, wish));
    EXPECT_TRUE(work.busy());
    EXPECT_EQ(work.table(), first);
    EXPECT_FALSE(work.shown().sort);
    while (woken == before) std::this_thread::yield();
    EXPECT_TRUE(work.follow(session, wish));
    EXPECT_FALSE(work.busy());
    EXPECT_TRUE(work.shown().sort);
}

TEST(LayerTableWork, ShowsOnlyTheIncidentsOfAFilter) {
    TownParts parts;
    parts.incidents.all.resize(5);
    const Session session = test::session_with(std::move(parts));
    auto kept = std::make_shared<FilteredIncidents>();
    kept->indices = {1, 4};
    LayerTableWork work({}, any_time);
    TableWish wish = wish_for("incidents");
    wish.only = kept;
    work.follow(session, wish);
    EXPECT_EQ(names_in(*work.table()), (Names{"1", "4"}));
    wish.only = nullptr;
    work.follow(session, wish);
    EXPECT_EQ(work.table()->visible().size(), 5U);
}

TEST(LayerTableWork, SelectsByClickCtrlAndShift) {
    const Session session = session_of_four_lamps();
    LayerTable table(session, "lights");  // L-10, L-2, L-1, L-3
    ClickedRows rows = rows_after_click(table, {}, "", {1});
    EXPECT_EQ(rows.ids, (Names{"L-2"}));
    rows = rows_after_click(table, rows.ids, rows.anchor, {3, true});
    EXPECT_EQ(rows.ids, (Names{"L-2", "L-3"}));
    EXPECT_EQ(rows.anchor, "L-3");
    rows = rows_after_click(table, rows.ids, rows.anchor, {1, true});
    EXPECT_EQ(rows.ids, (Names{"L-3"}));
    rows = rows_after_click(table, rows.ids, "L-3", {1, false, true});
    EXPECT_EQ(rows.ids, (Names{"L-3", "L-1", "L-2"}));
    EXPECT_EQ(rows.anchor, "L-3");
    rows = rows_after_click(table, rows.ids, "L-3", {99});
    EXPECT_EQ(rows.ids.size(), 3U);
    // An anchor that is filtered away begins no range.
    table.filter_by("L-1");
    rows = rows_after_click(table, {}, "L-3", {0, false, true});
    EXPECT_EQ(rows.ids, (Names{"L-10"}));
    EXPECT_EQ(visible_place(table, "L-1"), 1U);
    EXPECT_EQ(visible_place(table, "L-2"), std::nullopt);
}

TEST(LayerTableWork, CutsARangeThatIsTooLong) {
    TownParts parts;
    parts.incidents.all.resize(most_selected_rows + 10);
    const LayerTable table(test::session_with(std::move(parts)), "incidents");
    const ClickedRows rows =
        rows_after_click(table, {}, std::to_string(most_selected_rows + 9), {0, false, true});
    EXPECT_TRUE(rows.cut);
    EXPECT_EQ(rows.ids.size(), most_selected_rows);
    EXPECT_EQ(rows.ids.front(), std::to_string(most_selected_rows + 9));
}

TEST(LayerTableWork, CopiesNumbersThatSpreadsheetsRead) {
    TownParts parts;
    StreetLight lamp = test::lamp_at("L-1", {602067.25, 6602103.75});
    lamp.tilt_deg = -7.0;
    parts.lights.push_back(lamp);
    const Session session = test::session_with(std::move(parts));
    for (const auto& [language, flux, tilt, north] :
         {std::tuple{Language::swedish, "4200", "-7", "6602103,8"},
          {Language::english, "4200", "-7", "6602103.8"}}) {
        const LanguageForTest on(language);
        const std::string tsv = LayerTable(session, "lights").tsv();
        for (const std::string value : {flux, tilt, north}) {
            const bool is_cell = tsv.find("\t" + value + "\t") != std::string::npos ||
                                 tsv.find("\t" + value + "\n") != std::string::npos;
            EXPECT_TRUE(is_cell) << value << " in " << tsv;
        }
    }
}

TEST(TableAsk, LimitsAreIncluded) {
    const Session session = session_of_four_lamps();
    TableAsk ask;
    ask.columns["height"].from = 7.0;
    ask.columns["height"].to = 9.0;
    EXPECT_EQ(ask.filtered_columns(), 1);
    LayerTableWork work({}, any_time);
    work.follow(session, wish_of(ask, "lights", {}, Language::english, nullptr));
    EXPECT_EQ(names_in(*work.table()), (Names{"L-1", "L-3"}));
    ask.columns["height"] = {};
    EXPECT_FALSE(ask.filters_rows());
}

TEST(TableAsk, HeadsSortOneWayTheOtherAndNotAtAll) {
    std::optional<TableWish::Sort> sort;
    for (const bool numbers : {false, true}) {
        sort = next_sort(sort, "c", numbers);
        EXPECT_EQ(sort, (TableWish::Sort{"c", numbers}));
        sort = next_sort(sort, "c", numbers);
        EXPECT_EQ(sort, (TableWish::Sort{"c", !numbers}));
        sort = next_sort(sort, "c", numbers);
        EXPECT_EQ(sort, std::nullopt);
    }
    EXPECT_EQ(next_sort(TableWish::Sort{"a", true}, "b", false), (TableWish::Sort{"b", false}));
}

}  // namespace
}  // namespace tk
