// A walk in the real window: drawn, looked at, lit by a lamp in a plan, and there again next time.
#include <gtest/gtest.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>

#include "engine/analyses/walk_summary.h"
#include "tests/viewer/window/window_driver.h"
#include "viewer/session/layer_id.h"

namespace tk::test {
namespace {

/// So short that a lamp beside any place of it lights all of it.
constexpr double half_walk_m = 8.0;
const MapPoint walk_begin{in_the_park.east_m - half_walk_m, in_the_park.north_m};
const MapPoint walk_end{in_the_park.east_m + half_walk_m, in_the_park.north_m};

void draw_walk_through_the_park(WindowDriver& window) {
    window.look_at(in_the_park, 0.05);
    window.key(GLFW_KEY_W);
    ASSERT_EQ(window.view().tool, Tool::walk);
    window.click(window.on_screen(walk_begin));
    window.click(window.on_screen(in_the_park));
    window.click(window.on_screen(walk_end));
    window.key(GLFW_KEY_ENTER);
    window.settle();
}

const WalkedSides& walked_in(WindowDriver& window) {
    return window.app().workbench().walked();
}

double lowest_lux(const std::vector<WalkPlace>& walk) {
    return summarise_walk(walk, 0, 2.0).lowest_lux;
}

TEST(WindowWalk, IsDrawnShownAndLitByALampOfAPlan) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::swedish));
    const std::string plan = window.session().document->plans.back().name;
    window.app().carry_out({SessionCommand{SetActivePlan{plan}}});
    window.settle();
    draw_walk_through_the_park(window);
    ASSERT_EQ(window.view().walk.size(), 3U);
    EXPECT_LT(distance_m(window.view().walk.front(), walk_begin), 1.0);
    EXPECT_EQ(window.view().tool, Tool::identify);
    EXPECT_EQ(window.view().bottom, BottomPanel::walk);
    ASSERT_NE(walked_in(window).before, nullptr);
    ASSERT_NE(walked_in(window).after, nullptr);
    ASSERT_TRUE(window.find("/walk_strip")) << "the strip is there";
    EXPECT_NEAR(walked_in(window).before->back().along_m, 2.0 * half_walk_m, 1.0);

    // The darkest place of the plan gets a lamp beside it.
    const std::vector<WalkPlace> before = *walked_in(window).after;
    const double dark_lx = lowest_lux(before), today_lx = lowest_lux(*walked_in(window).before);
    ASSERT_TRUE(std::isfinite(dark_lx));
    const double at_m = summarise_walk(before, 0, 2.0).lowest_lux_at_m;
    MapPoint beside;
    for (const WalkPlace& place : before)
        if (place.along_m == at_m) beside = {place.at.east_m, place.at.north_m + 5.0};
    window.look_at(beside);
    window.key(GLFW_KEY_L);
    window.click(window.on_screen(beside));
    window.settle();
    ASSERT_EQ(window.session().active_plan, plan);
    const std::vector<WalkPlace>& after = *walked_in(window).after;
    const auto there = std::find_if(after.begin(), after.end(),
                                    [&](const WalkPlace& p) { return p.along_m == at_m; });
    EXPECT_GT(there->lux, dark_lx + 5.0);
    EXPECT_GT(lowest_lux(after), dark_lx);
    EXPECT_EQ(lowest_lux(*walked_in(window).before), today_lx);
    window.key(GLFW_KEY_ESCAPE);
    window.key(GLFW_KEY_Z, GLFW_MOD_CONTROL);
    window.settle();
    EXPECT_EQ(lowest_lux(*walked_in(window).after), dark_lx) << "undone, as it was";
}

TEST(WindowWalk, IsPointedAtInTheStripAndOnTheMap) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english, Theme::dark));
    draw_walk_through_the_park(window);
    const std::optional<ScreenPoint> strip = window.find("/walk_strip");
    ASSERT_TRUE(strip);
    window.move_to(*strip);
    window.frames(2);
    ASSERT_TRUE(window.app().panels().walk_in_panel_m);
    const double along_m = *window.app().panels().walk_in_panel_m;
    EXPECT_GT(along_m, 2.0);
    EXPECT_LT(along_m, 14.0);
    window.click(*strip);
    window.frames(2);
    EXPECT_LT(
        distance_m(window.view().map.centre, {walk_begin.east_m + along_m, walk_begin.north_m}),
        0.5)
        << "a click centres the map there";
    const MapPoint on_the_way{walk_begin.east_m + 12.0, walk_begin.north_m};
    window.move_to(window.on_screen(on_the_way));
    window.frames(2);
    ASSERT_TRUE(window.app().panels().walk_on_map_m);
    EXPECT_NEAR(*window.app().panels().walk_on_map_m, 12.0, 0.5);
    EXPECT_FALSE(window.app().panels().walk_in_panel_m);
    window.move_to(window.on_screen({on_the_way.east_m, on_the_way.north_m + 4.0}));
    window.frames(2);
    EXPECT_FALSE(window.app().panels().walk_on_map_m);

    window.click_item("/copy_walk");
    const char* copied = ImGui::GetClipboardText();
    ASSERT_NE(copied, nullptr);
    EXPECT_NE(std::string(copied).find("Distance (m)\t"), std::string::npos);
    EXPECT_GT(std::string(copied).size(), 500U);
}

TEST(WindowWalk, ItsButtonsAreInReachAtEverySizeOfText) {
    TK_NEED_WINDOW();
    for (const float scale : {1.0F, 1.25F, 1.5F, 2.0F}) {
        const TempFolder folder;
        ViewerOptions options = options_in(Language::swedish);
        options.text_scale = scale;
        options.walk = {walk_begin, walk_end};
        options.bottom = BottomPanel::walk;
        WindowDriver window(copy_of_lilleby(folder), options);
        ASSERT_NE(walked_in(window).after, nullptr);
        const std::optional<ScreenPoint> strip = window.find("/walk_strip");
        ASSERT_TRUE(strip) << scale;
        ImGui::SetClipboardText("");
        window.click_item("/copy_walk");
        EXPECT_GT(std::string(ImGui::GetClipboardText()).size(), 100U) << scale;
        window.click_item("/draw_walk");
        EXPECT_EQ(window.view().tool, Tool::walk) << scale;
        window.key(GLFW_KEY_ESCAPE);
        window.click_item("/remove_walk");
        window.frames(2);
        EXPECT_TRUE(window.view().walk.empty()) << scale;
    }
}

TEST(WindowWalk, FollowsTheFilterALevelAndAStreetThatIsPicked) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    const auto& streets = window.session().loaded->town->streets();
    ASSERT_FALSE(streets.empty());
    // A street along which something has happened.
    const Street* street = nullptr;
    for (const Street& one : streets) {
        window.app().carry_out(
            {SessionCommand{Select{{std::string(layer_id::streets), {one.id}}}}});
        window.frames(3);
        window.click_item("/walk_along");
        window.settle();
        ASSERT_NE(walked_in(window).before, nullptr);
        if (walked_in(window).incidents.empty()) continue;
        street = &one;
        break;
    }
    ASSERT_NE(street, nullptr);
    EXPECT_EQ(window.view().bottom, BottomPanel::walk);
    const std::size_t all = walked_in(window).incidents.size();
    IncidentFilter none;
    none.categories = {"no such category"};
    window.app().carry_out({SessionCommand{SetFilter{none}}});
    window.settle();
    EXPECT_TRUE(walked_in(window).incidents.empty());
    window.app().carry_out({SessionCommand{SetFilter{}}});
    window.settle();
    EXPECT_EQ(walked_in(window).incidents.size(), all);

    window.click_item("/dark_below");
    window.key(GLFW_KEY_A, GLFW_MOD_CONTROL);
    window.type("7.5");
    window.key(GLFW_KEY_ENTER);
    window.settle();
    EXPECT_EQ(window.view().walk_dark_below, 7.5);
    window.click_item("/remove_walk");
    window.settle();
    EXPECT_TRUE(window.view().walk.empty());
    EXPECT_EQ(walked_in(window).before, nullptr);
    // What is left says what to do, and a press on it begins.
    window.click_item("/Draw a walk");
    window.frames(2);
    EXPECT_EQ(window.view().tool, Tool::walk);
    window.click(window.on_screen(window.view().map.centre));
    window.key(GLFW_KEY_ESCAPE);
    EXPECT_TRUE(window.view().walk.empty()) << "given up";
}

TEST(WindowWalk, IsThereWhenTheStudyIsOpenedAgain) {
    TK_NEED_WINDOW();
    const TempFolder folder, state;
    const std::filesystem::path study = copy_of_lilleby(folder);
    ViewerOptions options = options_in(Language::english);
    options.state_folder = state.path().string();
    options.walk = {walk_begin, walk_end};
    options.bottom = BottomPanel::walk;
    {
        WindowDriver window(study, options);
        window.settle();
        ASSERT_EQ(window.view().walk, options.walk);
        EXPECT_NE(walked_in(window).before, nullptr);
    }
    options.walk.clear();
    options.bottom.reset();
    WindowDriver window(study, options);
    window.settle();
    EXPECT_EQ(window.view().walk, (Line{walk_begin, walk_end}));
    EXPECT_EQ(window.view().bottom, BottomPanel::walk);
    EXPECT_NE(walked_in(window).before, nullptr);
}

}  // namespace
}  // namespace tk::test
