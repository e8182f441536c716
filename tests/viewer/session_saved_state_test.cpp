#include <gtest/gtest.h>

#include "tests/support/temp_folder.h"
#include "viewer/session/saved_state.h"

namespace tk {
namespace {

/// Everything otherwise than by default.
ViewState unusual_view() {
    ViewState view;
    view.map = {{674032.125, 6580822.75}, 0.3};
    view.layers = {{"lights", false, 0.5F, Classes::quantile, 7, Isolines::classes, true},
                   {"features:bars"}};
    view.tool = Tool::draw_note;
    view.compare = CompareMode::difference;
    view.sides[1].scenario = "Förslag \"Å\"";
    view.side_count = 3;
    view.swipe_share = 0.25;
    view.active_layer = "lights";
    view.compared_surface = Surface::light;
    view.light_minute = 150;
    view.bottom = BottomPanel::changes;
    view.table_layer = "cameras";
    view.isovist = {true, 120.0, 1.1};
    view.walk = {{674000.25, 6580000.0}, {674100.0, 6580050.5}};
    view.walk_dark_below = 3.5;
    view.patterns = {PatternMethod::streets, 400.0, 75.0, 80.0, 150.0, TimeStep::week, false};
    view.follow_up = "Ny belysning";
    view.panels = {300.0F, 350.0F, 200.0F, 250.0F, false, false, false};
    view.language = Language::english;
    view.theme = Theme::dark;
    view.text_scale = 1.5F;
    view.meeting = true;
    return view;
}

TEST(SavedState, ReadsBackWhatWasWritten) {
    const test::TempFolder folder;
    SavedState state;
    state.view = unusual_view();
    remember_study(state, {"Lilleby", "/a/lilleby.toml",
                           std::chrono::sys_seconds{std::chrono::seconds{1700000000}}});
    keep_view(state, "/a/lilleby.toml", {"Stationen", unusual_view()});
    keep_walk(state, "/a/lilleby.toml", {{1.0, 2.0}, {3.0, 4.5}, {5.0, 6.0}});
    const auto file = folder.path() / "new folder" / "state.json";
    ASSERT_TRUE(write_saved_state(file, state));
    EXPECT_EQ(read_saved_state(file), state);
}

TEST(SavedState, EveryToolAndBottomPanelIsReadBack) {
    for (int tool = 0; tool <= static_cast<int>(Tool::walk); ++tool)
        for (int panel = 0; panel <= static_cast<int>(BottomPanel::measures); ++panel) {
            SavedState state;
            state.view.tool = static_cast<Tool>(tool);
            state.view.bottom = static_cast<BottomPanel>(panel);
            EXPECT_EQ(saved_state_from_json(saved_state_as_json(state)), state);
        }
}

TEST(SavedState, AWalkIsKeptForEachStudyAndForgottenWhenItIsTakenAway) {
    SavedState state;
    const Line line{{0, 0}, {10, 0}};
    keep_walk(state, "/a", line);
    keep_walk(state, "/b", {{0, 0}, {0, 5}});
    EXPECT_EQ(state.walks.at("/a"), line);
    keep_walk(state, "/a", {});
    EXPECT_EQ(state.walks.count("/a"), 0U);
    EXPECT_EQ(state.walks.size(), 1U);
    // What is no way to go is none.
    keep_walk(state, "/c", {{3, 3}, {3, 3}});
    EXPECT_EQ(state.walks.size(), 1U);
    const SavedState read = saved_state_from_json(
        R"({"walks": {"/a": [[1, 2], [3]], "/b": [[1, 2], ["x", 3]], "/c": 7, "/d": [[1, 2]],
            "/e": [[1, 2], [3, 4]]}})");
    ASSERT_EQ(read.walks.size(), 1U);
    EXPECT_EQ(read.walks.at("/e"), (Line{{1, 2}, {3, 4}}));
}

TEST(SavedState, BrokenAndUnknownContentGivesDefaults) {
    for (const char* text :
         {"", "{", "null", "[]", "42", R"({"view": 7})", R"({"view": {"layers": {"a": 1}}})",
          R"({"view": {"tool": "hammer", "swipe_share": "half", "sides": [1, 2]}})",
          R"({"recent": [1, null, {}], "views": [], "later": true})", "\xff\xfe"})
        EXPECT_EQ(saved_state_from_json(text), SavedState{}) << text;
    EXPECT_EQ(read_saved_state("/no/such/file.json"), SavedState{});
}

TEST(SavedState, EveryTruncationIsReadWithoutAnError) {
    SavedState state;
    state.view = unusual_view();
    keep_view(state, "/a.toml", {"V", unusual_view()});
    const std::string text = saved_state_as_json(state);
    for (std::size_t size = 0; size < text.size(); size += 7)
        saved_state_from_json(text.substr(0, size));
}

TEST(SavedState, ValuesOutOfTheirRangeAreBroughtIntoIt) {
    const SavedState state = saved_state_from_json(
        R"({"view": {"swipe_share": 7, "side_count": 99, "light_minute": 1440, "text_scale": -3, "metres_per_px": 0,
            "isovist": {"reach_m": 1e9, "eye_height_m": -2},
            "layers": [{"id": "a", "opacity": 9, "class_count": 1}, {"visible": true}]}})");
    EXPECT_DOUBLE_EQ(state.view.swipe_share, 1.0);
    EXPECT_EQ(state.view.side_count, 3);
    EXPECT_FALSE(state.view.light_minute) << "1440 is no time of the day";
    EXPECT_FLOAT_EQ(state.view.text_scale, 1.0F);
    EXPECT_DOUBLE_EQ(state.view.map.metres_per_px, MapView::closest_m);
    EXPECT_DOUBLE_EQ(state.view.isovist.reach_m, IsovistView::most_reach_m);
    EXPECT_DOUBLE_EQ(state.view.isovist.eye_height_m, IsovistView::least_eye_m);
    ASSERT_EQ(state.view.layers.size(), 1U) << "a layer without an id is none";
    EXPECT_FLOAT_EQ(state.view.layers[0].opacity, 1.0F);
    EXPECT_EQ(state.view.layers[0].class_count, 3);
}

TEST(SavedState, EveryToolIsReadBack) {
    for (int tool = 0; tool <= static_cast<int>(Tool::mask); ++tool) {
        SavedState state;
        state.view.tool = static_cast<Tool>(tool);
        EXPECT_EQ(saved_state_from_json(saved_state_as_json(state)), state) << tool;
    }
}

TEST(SavedState, KeepsTheTenNewestStudiesEachOnce) {
    SavedState state;
    for (int i = 0; i < 12; ++i)
        remember_study(state, {"s", "/" + std::to_string(i), std::chrono::sys_seconds{}});
    remember_study(state, {"again", "/5", std::chrono::sys_seconds{}});
    ASSERT_EQ(state.recent.size(), 10U);
    EXPECT_EQ(state.recent[0].name, "again");
    EXPECT_EQ(state.recent[1].path, "/11");
    EXPECT_EQ(state.recent.back().path, "/2");
    forget_study(state, "/11");
    EXPECT_EQ(state.recent.size(), 9U);
}

TEST(SavedState, ViewsAreReplacedAndForgottenByName) {
    SavedState state;
    keep_view(state, "/a", {"V", {}});
    keep_view(state, "/a", {"V", unusual_view()});
    ASSERT_EQ(state.views.at("/a").size(), 1U);
    EXPECT_EQ(state.views.at("/a")[0].view, unusual_view());
    forget_view(state, "/a", "V");
    EXPECT_TRUE(state.views.empty());
}

}  // namespace
}  // namespace tk
