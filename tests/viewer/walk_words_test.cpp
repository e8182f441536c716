#include "viewer/panels/walk_words.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/viewer/language_for_test.h"

namespace tk {
namespace {

/// Three places 10 m apart; the proposal lights the middle one.
WalkedSides three_places(bool with_proposal) {
    WalkedSides walked;
    std::vector<WalkPlace> before;
    for (int i = 0; i < 3; ++i)
        before.push_back({.at = {1000.0 + 10.0 * i, 2000.5},
                          .along_m = 10.0 * i,
                          .lux = 1.5,
                          .pixels_per_m = i == 0 ? 250.0 : 0.0,
                          .watch = {0.5, static_cast<std::size_t>(i)}});
    std::vector<WalkPlace> after = before;
    after[1].lux = 12.5;
    walked.before = std::make_shared<const std::vector<WalkPlace>>(before);
    if (with_proposal) walked.after = std::make_shared<const std::vector<WalkPlace>>(after);
    walked.incidents = {{0, 2.0, -5.0}, {3, 13.0, 9.0}, {1, 14.0, 2.0}};
    return walked;
}

const WalkRow* row_called(const std::vector<WalkRow>& rows, const std::string& begin) {
    for (const WalkRow& row : rows)
        if (row.name.starts_with(begin)) return &row;
    return nullptr;
}

TEST(WalkWords, TheSummaryHasEachNumberWithItsUnitAndKind) {
    const LanguageForTest english(Language::english);
    const WalkedSides walked = three_places(true);
    const WalkSummary before = summarise_walk(*walked.before, walked.incidents.size(), 2.0);
    const WalkSummary after = summarise_walk(*walked.after, walked.incidents.size(), 2.0);
    const std::vector<WalkRow> rows = walk_summary_rows(walked, before, &after, 2.0);
    for (const WalkRow& row : rows) EXPECT_FALSE(row.kind.empty()) << row.name;
    ASSERT_NE(row_called(rows, "Lowest"), nullptr);
    EXPECT_EQ(row_called(rows, "Lowest")->before, "1.5\u00A0lx");
    EXPECT_EQ(row_called(rows, "Mean")->after, "7\u00A0lx");
    const WalkRow* dark = row_called(rows, "Longest below 2 lx");
    ASSERT_NE(dark, nullptr);
    EXPECT_EQ(dark->before, "20\u00A0m");
    EXPECT_EQ(dark->after, "5.0\u00A0m");
    EXPECT_NE(dark->kind.find("0 to 5 m"), std::string::npos) << dark->kind;
    EXPECT_EQ(row_called(rows, "Seen by cameras")->before, "25\u00A0%");
    EXPECT_EQ(row_called(rows, "Seen by nobody")->before, "25\u00A0%");
    EXPECT_EQ(row_called(rows, "Incidents")->before, "15");
    EXPECT_NE(row_called(rows, "Incidents")->kind.find("3 within 25 m"), std::string::npos);
}

TEST(WalkWords, TheHourAndWhichLightItIsAreTold) {
    const LanguageForTest english(Language::english);
    WalkedSides walked = three_places(false);
    walked.wish.options.light = IlluminanceOptions{.quantity = LightQuantity::vertical,
                                                   .plane_height_m = 1.5,
                                                   .facing_deg = 90.0,
                                                   .minute_of_day = 2 * 60};
    const WalkSummary summary = summarise_walk(*walked.before, 0, 2.0);
    const std::vector<WalkRow> rows = walk_summary_rows(walked, summary, nullptr, 2.0);
    ASSERT_NE(row_called(rows, "Lowest"), nullptr);
    EXPECT_NE(row_called(rows, "Lowest")->kind.find("at 02:00"), std::string::npos);
    EXPECT_NE(row_called(rows, "Lowest")->meaning.find("vertical"), std::string::npos);
    const std::string text = walk_as_text(walked, "Today", "");
    EXPECT_NE(text.find("vertical, 1.5\u00A0m above the ground, facing 90°, at 02:00): Today"),
              std::string::npos)
        << text.substr(0, 200);
}

TEST(WalkWords, WhatIsNotKnownIsNotTold) {
    WalkedSides walked = three_places(false);
    walked.wish.options.light.reset();
    walked.wish.options.cameras.reset();
    const WalkSummary summary = summarise_walk(*walked.before, 0, 2.0);
    const auto rows = walk_summary_rows(walked, summary, nullptr, 2.0);
    EXPECT_EQ(rows.size(), 2U);
    for (const WalkRow& row : rows) EXPECT_TRUE(row.after.empty());
    EXPECT_EQ(walk_place_rows(walked, 5.0).size(), 1U);
    EXPECT_TRUE(walk_place_rows({}, 5.0).empty());
    EXPECT_TRUE(short_walk_words({}, 5.0).empty());
}

TEST(WalkWords, APlaceIsThatNearestAlong) {
    const WalkedSides walked = three_places(true);
    for (const auto& [along, place] :
         {std::pair{-1.0, 0U}, {0.0, 0U}, {4.9, 0U}, {5.1, 1U}, {14.9, 1U}, {15.1, 2U}, {99.0, 2U}})
        EXPECT_EQ(place_nearest(*walked.before, along), place) << along;
    const LanguageForTest swedish(Language::swedish);
    EXPECT_EQ(short_walk_words(walked, 11.0), "11\u00A0m · 1,5\u00A0lx → 12,5\u00A0lx");
    EXPECT_EQ(short_walk_words(walked, 2.0), "2\u00A0m · 1,5\u00A0lx");
}

TEST(WalkWords, TheCopySuitsASpreadsheet) {
    const LanguageForTest swedish(Language::swedish);
    const std::string text = walk_as_text(three_places(true), "Nuläge", "Förslag A");
    std::vector<std::vector<std::string>> rows(1);
    rows.back().emplace_back();
    for (const char c : text) {
        if (c == '\n')
            rows.push_back({{}});
        else if (c == '\t')
            rows.back().emplace_back();
        else
            rows.back().back() += c;
    }
    rows.pop_back();
    ASSERT_EQ(rows.size(), 4U);
    for (const auto& row : rows) EXPECT_EQ(row.size(), 10U);
    EXPECT_EQ(rows[0][0], "Avstånd (m)");
    EXPECT_EQ(rows[0][3], "Ljus (lx): Nuläge");
    EXPECT_EQ(rows[0][4], "Ljus (lx): Förslag A");
    EXPECT_EQ(rows[2], (std::vector<std::string>{"10,0", "1010,00", "2000,50", "1,500", "12,500",
                                                 "1", "1", "0,0", "0,0", "2"}));
    const std::string alone = walk_as_text(three_places(false), "Nuläge", "");
    EXPECT_EQ(std::count(alone.begin(), alone.end(), '\t'), 4 * 6);
    EXPECT_TRUE(walk_as_text({}, "a", "b").empty());
}

}  // namespace
}  // namespace tk
