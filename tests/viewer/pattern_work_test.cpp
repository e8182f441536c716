#include "viewer/background/pattern_work.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "tests/viewer/language_for_test.h"
#include "tests/viewer/session_samples.h"
#include "viewer/app/pattern_wish.h"
#include "viewer/panels/pattern_looks.h"
#include "viewer/panels/pattern_table.h"

namespace tk {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr double east_m = 674000.0, north_m = 6580000.0, cell_m = 100.0;
constexpr int across = 12;

/// In the middle of a cell, counted from the south-west.
MapPoint middle_of(int col, int row) {
    return {east_m + (col + 0.5) * cell_m, north_m + (row + 0.5) * cell_m};
}

Incident incident_at(MapPoint at, int day) {
    using namespace std::chrono;
    Incident incident;
    incident.at = at;
    const sys_seconds when = sys_days{year{2024} / 1 / 1} + days(day) + hours(12);
    incident.when = IncidentTime{when, when, 0, false};
    return incident;
}

/// One incident in every cell, on different days, within a border of 12 x 12 cells.
TownParts even_town() {
    TownParts parts;
    parts.boundary =
        rectangle({east_m, north_m, east_m + across * cell_m, north_m + across * cell_m});
    for (int row = 0; row < across; ++row)
        for (int col = 0; col < across; ++col)
            parts.incidents.all.push_back(
                incident_at(middle_of(col, row), (row * 131 + col * 71) % 365));
    return parts;
}

PatternWish wish_of(TownParts parts, PatternMethod method) {
    PatternWish wish;
    wish.today = build_town(std::move(parts));
    wish.options.method = method;
    wish.options.cell_m = wish.options.risk_cell_m = cell_m;
    return wish;
}

std::size_t place_of(const PatternFound& found, int col, int row) {
    const auto place = found.place_at(middle_of(col, row));
    EXPECT_TRUE(place.has_value());
    return place.value_or(0);
}

TEST(PatternWork, ManyInOneCornerAreAHotSpotThere) {
    TownParts parts = even_town();
    for (int i = 0; i < 40; ++i) parts.incidents.all.push_back(incident_at(middle_of(3, 4), i));
    const PatternFound found = find_pattern(wish_of(parts, PatternMethod::hot_spots));
    ASSERT_EQ(found.lack, PatternLack::nothing);
    ASSERT_EQ(found.counts.size(), 144U);
    EXPECT_EQ(found.counts[place_of(found, 3, 4)], 41.0);
    EXPECT_EQ(class_of_place(found, place_of(found, 3, 4)), 3);
    EXPECT_EQ(class_of_place(found, place_of(found, 4, 5)), 3) << "it is beside it";
    EXPECT_EQ(class_of_place(found, place_of(found, 9, 9)), 0);
    EXPECT_EQ(sums_of(found).above, 9U) << "the cell and the eight around it";

    PatternTable table;
    table.follow(std::make_shared<const PatternFound>(found));
    EXPECT_EQ(table.rows(), 144);
    EXPECT_EQ(class_of_place(found, table.place(0)), 3) << "what stands out stands first";
    const std::string text = table.as_text();
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 145);
}

TEST(PatternWork, AnEvenTownHasNoneAndSaysSo) {
    const LanguageForTest english(Language::english);
    const PatternFound found = find_pattern(wish_of(even_town(), PatternMethod::hot_spots));
    EXPECT_EQ(found.lack, PatternLack::nothing);
    EXPECT_EQ(sums_of(found).above + sums_of(found).below, 0U);
    EXPECT_TRUE(classes_of(found).empty());
    EXPECT_EQ(pattern_sentence(found), "Nothing can be told: all cells have as many incidents.");
}

TEST(PatternWork, CellsAlikeShareOutWhatTheyHoldAndNoneOutsideIsRead) {
    // One in each of 144 cells: a quarter is held by 36 of them, half by 72.
    const PatternFound found = find_pattern(wish_of(even_town(), PatternMethod::concentration));
    const std::vector<PatternClass> classes = classes_of(found);
    ASSERT_EQ(classes.size(), 3U);
    EXPECT_EQ(classes[0].count, 36U);
    EXPECT_EQ(classes[1].count, 36U);
    EXPECT_NEAR(*std::max_element(found.held_with.begin(), found.held_with.end()), 1.0, 1e-12);
    EXPECT_EQ(found.half.places, 72U);

    TownParts outside = even_town();
    for (Incident& incident : outside.incidents.all) incident.at.east_m -= 50000.0;
    const auto none = std::make_shared<const PatternFound>(
        find_pattern(wish_of(outside, PatternMethod::concentration)));
    EXPECT_EQ(none->lack, PatternLack::outside);
    EXPECT_FALSE(lack_words(*none).empty());
}

TEST(PatternWork, IsGivenUpForAnotherWish) {
    const PatternWish wish = wish_of(even_town(), PatternMethod::near_repeats);
    std::atomic<bool> cancelled = true;
    EXPECT_THROW(find_pattern(wish, Progress{{}, &cancelled}), Cancelled);

    PatternWork work({}, std::chrono::milliseconds(10000));
    PatternWish other = wish;
    other.options.method = PatternMethod::hot_spots;
    work.follow(wish);
    work.follow(other);
    work.follow(wish);
    for (int i = 0; i < 1000 && (work.found() == nullptr || !(work.found()->wish == wish)); ++i) {
        work.follow(wish);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    ASSERT_NE(work.found(), nullptr);
    EXPECT_EQ(work.found()->wish, wish) << "what was cancelled is asked for again";
    EXPECT_TRUE(work.take_failure().empty());
}

TEST(PatternWork, OneFullCellAmongEmptyOnesIsAnOutlier) {
    TownParts parts = even_town();
    parts.incidents.all.clear();
    // Many everywhere in the west but for one cell.
    for (int row = 0; row < across; ++row)
        for (int col = 0; col < 5; ++col)
            for (int i = 0; i < (col == 2 && row == 6 ? 0 : 9); ++i)
                parts.incidents.all.push_back(incident_at(middle_of(col, row), i));
    PatternWish wish = wish_of(parts, PatternMethod::clusters);
    wish.options.by_false_discovery = false;
    const PatternFound found = find_pattern(wish);
    EXPECT_EQ(class_of_place(found, place_of(found, 2, 6)), -1) << "few among many";
    EXPECT_EQ(class_of_place(found, place_of(found, 1, 2)), 2) << "many among many";
    EXPECT_GT(found.moran.z, 5.0);
}

TEST(PatternWork, WhatRisesInOneCellIsToldByItsTrend) {
    TownParts parts = even_town();
    for (int month = 0; month < 12; ++month)
        for (int i = 0; i < 3 * month; ++i)
            parts.incidents.all.push_back(incident_at(middle_of(6, 6), month * 30 + 14));
    const PatternFound found = find_pattern(wish_of(parts, PatternMethod::trend));
    ASSERT_EQ(found.lack, PatternLack::nothing);
    EXPECT_EQ(found.range.count(), 12U);
    EXPECT_EQ(found.totals.size(), 12U);
    double all = 0.0;
    for (const double total : found.totals) all += total;
    EXPECT_EQ(all, static_cast<double>(parts.incidents.all.size()));
    const PlaceTrend& risen = found.trends[place_of(found, 6, 6)];
    EXPECT_GT(risen.of_counts.z, 3.0);
    EXPECT_TRUE(risen.spot.is_hot);
    EXPECT_GT(found.whole.z, 2.0);
}

TEST(PatternWork, IncidentsThatFollowEachOtherAreTold) {
    TownParts parts = even_town();
    parts.incidents.all.clear();
    // Pairs: the second three days after the first, 20 m away; pairs are months and 100 m apart.
    for (int k = 0; k < 30; ++k) {
        const MapPoint at = middle_of(k % across, k / across * 4);
        const int day = (k * 37) % 360;
        parts.incidents.all.push_back(incident_at(at, day));
        parts.incidents.all.push_back(incident_at({at.east_m + 20.0, at.north_m}, day + 3));
    }
    const PatternFound found = find_pattern(wish_of(parts, PatternMethod::near_repeats));
    ASSERT_EQ(found.bands.size(), 20U);
    const auto band = std::find_if(found.bands.begin(), found.bands.end(), [](const auto& b) {
        return b.from_m == 0.1 && b.from_days == 0.0;
    });
    ASSERT_NE(band, found.bands.end());
    EXPECT_EQ(band->to_days, 7.0) << "in days, whatever it was counted in";
    EXPECT_GE(band->observed, 30);
    EXPECT_TRUE(tells_of_repeats(*band));
    EXPECT_EQ(std::count(found.roles.begin(), found.roles.end(), RepeatRole::near_repeat), 30);
}

TEST(PatternWork, HowFewCellsHoldHalfIsCounted) {
    const LanguageForTest english(Language::english);
    TownParts parts = even_town();
    for (int i = 0; i < 144; ++i) parts.incidents.all.push_back(incident_at(middle_of(3, 4), i));
    const PatternFound found = find_pattern(wish_of(parts, PatternMethod::concentration));
    ASSERT_EQ(found.lack, PatternLack::nothing);
    EXPECT_EQ(found.concentration.incidents, 288.0);
    EXPECT_EQ(found.half.places, 1U) << "145 of 288 lie in one cell";
    EXPECT_EQ(class_of_place(found, place_of(found, 3, 4)), 3);
    EXPECT_TRUE(pattern_sentence(found).starts_with("1 cells of 144")) << pattern_sentence(found);
    PatternTable table;
    table.follow(std::make_shared<const PatternFound>(found));
    EXPECT_EQ(table.place(0), place_of(found, 3, 4));
    EXPECT_EQ(table.columns().size(), 5U);
}

TEST(PatternWork, WhatIncidentsGoWithIsFoundAmongFeatures) {
    TownParts parts = even_town();
    FeatureSet bars, stops;
    bars.name = "bars";
    stops.name = "bus_stops";
    // Bars in every third cell of every third row; stops elsewhere.
    for (int row = 1; row < across; row += 3)
        for (int col = 1; col < across; col += 3) {
            bars.points.push_back(middle_of(col, row));
            stops.points.push_back(middle_of((col + 7) % across, (row * 5 + 1) % across));
            for (int i = 0; i < 12; ++i)
                parts.incidents.all.push_back(incident_at(middle_of(col, row), i));
        }
    parts.features = {bars, stops};
    const PatternFound found = find_pattern(wish_of(parts, PatternMethod::risk_terrain));
    ASSERT_EQ(found.lack, PatternLack::nothing) << found.problem;
    ASSERT_FALSE(found.risk.factors.empty());
    EXPECT_EQ(found.risk.factors.front().variable.factor, "bars");
    EXPECT_GT(found.risk.factors.front().low, 2.0);
    EXPECT_GT(found.scores[place_of(found, 1, 1)], found.scores[place_of(found, 2, 2)]);
    EXPECT_GT(class_of_place(found, place_of(found, 1, 1)),
              class_of_place(found, place_of(found, 2, 2)));
    PatternTable table;
    table.follow(std::make_shared<const PatternFound>(found));
    EXPECT_FALSE(table.of_places());
    EXPECT_EQ(table.rows(), static_cast<int>(found.risk.factors.size()));

    EXPECT_EQ(find_pattern(wish_of(even_town(), PatternMethod::risk_terrain)).lack,
              PatternLack::features);
}

TEST(PatternWork, SaysWhatIsLacking) {
    TownParts none = even_town();
    none.incidents.all.clear();
    EXPECT_EQ(find_pattern(wish_of(none, PatternMethod::hot_spots)).lack, PatternLack::incidents);

    TownParts timeless = even_town();
    for (Incident& incident : timeless.incidents.all) incident.when.reset();
    EXPECT_EQ(find_pattern(wish_of(timeless, PatternMethod::trend)).lack, PatternLack::times);
    EXPECT_EQ(find_pattern(wish_of(timeless, PatternMethod::near_repeats)).lack,
              PatternLack::times);
    EXPECT_EQ(find_pattern(wish_of(timeless, PatternMethod::hot_spots)).lack, PatternLack::nothing);

    PatternWish wish = wish_of(even_town(), PatternMethod::hot_spots);
    wish.options.cell_m = 5000.0;
    EXPECT_EQ(find_pattern(wish).lack, PatternLack::places);
    wish.options.cell_m = 1.0;
    EXPECT_EQ(find_pattern(wish).lack, PatternLack::too_many_cells);
    PatternWish years = wish_of(even_town(), PatternMethod::trend);
    years.options.step = TimeStep::year;
    const PatternFound found = find_pattern(years);
    EXPECT_EQ(found.lack, PatternLack::steps);
    EXPECT_FALSE(lack_words(found).empty());
}

TEST(PatternWish, IsOfTheIncidentsThatAreShownWhileTheyAreLookedAt) {
    const Session session = test::session_with(even_town());
    ViewState view;
    EXPECT_EQ(pattern_wish(session, view, nullptr).today, nullptr) << "another tab is open";
    view.bottom = BottomPanel::patterns;
    view.patterns.cell_m = 400.0;
    const auto shown = std::make_shared<FilteredIncidents>();
    shown->kept.all = {incident_at(middle_of(0, 0), 1)};
    const PatternWish wish = pattern_wish(session, view, shown);
    EXPECT_EQ(wish.today, session.loaded->town);
    ASSERT_NE(wish.shown, nullptr);
    EXPECT_EQ(wish.shown->all.size(), 1U);
    EXPECT_EQ(wish.options.cell_m, 400.0);
    view.meeting = true;
    EXPECT_EQ(pattern_wish(session, view, shown).today, nullptr) << "a meeting has no panels";
}

}  // namespace
}  // namespace tk
