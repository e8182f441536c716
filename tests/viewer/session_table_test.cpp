#include <gtest/gtest.h>

#include <algorithm>

#include "tests/viewer/session_samples.h"
#include "viewer/session/layer_table.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

/// Lamps L-10, L-2, L-1 of different heights.
Session session_of_lamps() {
    TownParts parts;
    for (const auto& [id, height_m] : {std::pair{"L-10", 5.0}, {"L-2", 12.0}, {"L-1", 7.0}}) {
        StreetLight lamp = test::lamp_at(id, {0, 0});
        lamp.height_m = height_m;
        parts.lights.push_back(lamp);
    }
    return test::session_with(std::move(parts));
}

std::size_t column_called(const LayerTable& table, std::string_view key) {
    for (std::size_t c = 0; c < table.columns().size(); ++c)
        if (table.columns()[c].key == key) return c;
    return table.columns().size();
}

std::vector<std::string> visible_ids(const LayerTable& table) {
    std::vector<std::string> ids;
    for (const std::uint32_t row : table.visible()) ids.push_back(table.id(row));
    return ids;
}

using Ids = std::vector<std::string>;

TEST(LayerTable, SortsNumbersAsNumbersAndIdsNaturally) {
    const Session session = session_of_lamps();
    LayerTable table(session, "lights");
    EXPECT_EQ(visible_ids(table), (Ids{"L-10", "L-2", "L-1"}));
    table.sort_by(LayerTable::Sort{column_called(table, "id"), false});
    EXPECT_EQ(visible_ids(table), (Ids{"L-1", "L-2", "L-10"}));
    table.sort_by(LayerTable::Sort{column_called(table, "height"), true});
    EXPECT_EQ(visible_ids(table), (Ids{"L-2", "L-1", "L-10"}));
    table.sort_by(std::nullopt);
    EXPECT_EQ(visible_ids(table), (Ids{"L-10", "L-2", "L-1"}));
}

TEST(LayerTable, SortsTextAsInASwedishRegister) {
    std::vector<std::string> names{"Öster", "zon",  "Ål",  "Ängen", "Vik",    "wik",
                                   "alm",   "Éden", "dal", "fal",   "Väg 10", "Väg 9"};
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) {
        return swedish_sort_key(a) < swedish_sort_key(b);
    });
    EXPECT_EQ(names, (std::vector<std::string>{"alm", "dal", "Éden", "fal", "Vik", "Väg 9",
                                               "Väg 10", "wik", "zon", "Ål", "Ängen", "Öster"}));
}

TEST(LayerTable, RowsWithoutAValueComeLastEitherWay) {
    TownParts parts;
    for (const auto& [id, range] :
         {std::pair<const char*, std::optional<double>>{"a", std::nullopt},
          {"b", 9.0},
          {"c", 3.0}}) {
        Camera camera;
        camera.id = id;
        camera.range_m = range;
        parts.cameras.push_back(camera);
    }
    LayerTable table(test::session_with(std::move(parts)), "cameras");
    const std::size_t range = column_called(table, "range");
    table.sort_by(LayerTable::Sort{range, false});
    EXPECT_EQ(visible_ids(table), (Ids{"c", "b", "a"}));
    table.sort_by(LayerTable::Sort{range, true});
    EXPECT_EQ(visible_ids(table), (Ids{"b", "c", "a"}));
    table.filter_by("", {{range, ColumnFilter::Kind::empty, "", 0.0}});
    EXPECT_EQ(visible_ids(table), (Ids{"a"}));
}

TEST(LayerTable, FiltersByTextAndByColumn) {
    const Session session = session_of_lamps();
    LayerTable table(session, "lights");
    table.filter_by("l-1");
    EXPECT_EQ(visible_ids(table), (Ids{"L-10", "L-1"}));
    const std::size_t height = column_called(table, "height");
    table.filter_by("", {{height, ColumnFilter::Kind::greater, "", 6.0},
                         {height, ColumnFilter::Kind::less, "", 12.0}});
    EXPECT_EQ(visible_ids(table), (Ids{"L-1"}));
    table.filter_by("", {{height, ColumnFilter::Kind::equals, "", 12.0}});
    EXPECT_EQ(visible_ids(table), (Ids{"L-2"}));
    table.filter_by("", {{column_called(table, "id"), ColumnFilter::Kind::contains, "-2", 0.0}});
    EXPECT_EQ(visible_ids(table), (Ids{"L-2"}));
}

TEST(LayerTable, ShowsHowAPlanStandsToToday) {
    Session session = session_of_lamps();
    StreetLight higher = session.loaded->town->lights()[0];
    higher.height_m = 9.0;
    test::put(session, Changed<StreetLight>{higher});
    test::put(session, Removed<StreetLight>{"L-2"});
    test::put(session, Added<StreetLight>{test::lamp_at("new-1", {1, 1})});
    const LayerTable table(session, "lights", "P");
    ASSERT_EQ(table.row_count(), 4U);
    EXPECT_EQ(table.status(0), RowStatus::changed);
    EXPECT_EQ(table.value(0, column_called(table, "height")), FieldValue(9.0));
    EXPECT_EQ(table.status(1), RowStatus::removed);
    EXPECT_EQ(table.status(2), RowStatus::unchanged);
    EXPECT_EQ(table.status(3), RowStatus::is_new);
    EXPECT_EQ(table.row_of("new-1"), 3U);
    EXPECT_EQ(table.row_of("L-99"), std::nullopt);
    tk::apply(session, DocumentCommand{SwitchEdit{"P", "lights", "L-2", false}});
    EXPECT_EQ(LayerTable(session, "lights", "P").status(1), RowStatus::unchanged);
}

TEST(LayerTable, KeepsItsSortAndFiltersFromTodayToAPlan) {
    const Session session = session_of_lamps();
    LayerTable today(session, "lights");
    today.sort_by(LayerTable::Sort{column_called(today, "height"), true});
    today.filter_by("L-", {{column_called(today, "height"), ColumnFilter::Kind::greater, "", 6.0}});
    LayerTable plan(session, "lights", "P");
    plan.take_over(today);
    EXPECT_EQ(visible_ids(plan), (Ids{"L-2", "L-1"}));
}

TEST(LayerTable, GivesCsvOfTheVisibleRowsAndTabsForSpreadsheets) {
    set_language(Language::english);
    const Session session = session_of_lamps();
    LayerTable table(session, "lights");
    table.filter_by("L-2");
    const std::string csv = table.csv();
    EXPECT_TRUE(csv.starts_with("id,flux_lm,height_m,distribution,photometry,bearing_deg,")) << csv;
    EXPECT_NE(csv.find("\r\nL-2,4200,12,lambertian,,0,"), std::string::npos) << csv;
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 2);
    const std::string tsv = table.tsv();
    EXPECT_TRUE(tsv.starts_with("Id\tLuminous flux (lm)\tHeight (m)\t")) << tsv;
    EXPECT_EQ(std::count(tsv.begin(), tsv.end(), '\n'), 2);
}

TEST(LayerTable, ALayerWithoutRowsHasNone) {
    const LayerTable table(session_of_lamps(), "basemap");
    EXPECT_EQ(table.row_count(), 0U);
    EXPECT_TRUE(table.visible().empty());
    EXPECT_EQ(table.row_of("x"), std::nullopt);
}

TEST(LayerTable, SortsAMillionIncidents) {
    TownParts parts;
    parts.incidents.categories = {"rån", "ofredande", "ägarbyte", "stöld"};
    parts.incidents.all.resize(1000000);
    for (std::size_t i = 0; i < parts.incidents.all.size(); ++i) {
        parts.incidents.all[i].category = static_cast<std::int32_t>(i * 7 % 4);
        parts.incidents.all[i].weight = static_cast<double>(i * 7919 % 1000003);
    }
    const Session session = test::session_with(std::move(parts));
    LayerTable table(session, "incidents");
    const auto timed = [&](std::string_view key) {
        const auto begin = std::chrono::steady_clock::now();
        table.sort_by(LayerTable::Sort{column_called(table, key), false});
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        RecordProperty("seconds_" + std::string(key), std::to_string(took.count()));
    };
    timed("category");
    EXPECT_EQ(table.text(table.visible().front(), column_called(table, "category")), "ofredande");
    EXPECT_EQ(table.text(table.visible().back(), column_called(table, "category")), "ägarbyte");
    timed("weight");
    const std::size_t weight = column_called(table, "weight");
    EXPECT_TRUE(std::is_sorted(table.visible().begin(), table.visible().end(),
                               [&](std::uint32_t a, std::uint32_t b) {
                                   return std::get<double>(table.value(a, weight)) <
                                          std::get<double>(table.value(b, weight));
                               }));
    EXPECT_EQ(table.row_of("999999"), 999999U);
}

}  // namespace
}  // namespace tk
