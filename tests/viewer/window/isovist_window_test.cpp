// What is seen from a place, in the real window: shown, dragged, and changed by a proposal.
#include <gtest/gtest.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>

#include <cmath>
#include <vector>

#include "engine/core/geometry.h"
#include "tests/viewer/window/window_driver.h"

namespace tk::test {
namespace {

/// Of today, or of a plan; NaN where there is no view.
double area_seen(WindowDriver& window, const std::string& plan = {}) {
    const Isovist* isovist = window.app().workbench().isovists().of(plan);
    return isovist == nullptr || isovist->seen() == nullptr ? std::nan("")
                                                            : isovist->seen()->area_m2;
}

MapPoint beside(MapPoint at, double east_m, double north_m) {
    return {at.east_m + east_m, at.north_m + north_m};
}

/// The window on the park, with what is seen from its middle.
void ask_in_the_park(WindowDriver& window) {
    window.look_at(in_the_park, 0.25);
    window.click(window.on_screen(in_the_park));
    ASSERT_TRUE(window.session().asked_at.has_value());
    window.key(GLFW_KEY_V);
    ASSERT_TRUE(window.view().isovist.shown);
    window.settle();
}

TEST(ViewerIsovist, IsShownWhereOneClicksAndFollowsTheEyeThatIsDragged) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    window.look_at(in_the_park, 0.25);
    window.click(window.on_screen(in_the_park));
    window.settle();
    EXPECT_TRUE(std::isnan(area_seen(window)));
    // 15 m from the eye, and beyond the reach of 50 m.
    std::vector<MapPoint> near, far;
    std::vector<std::array<std::uint8_t, 3>> near_without, far_without;
    for (const double north_m : {-9.0, -3.0, 3.0, 9.0})
        for (const double side : {-1.0, 1.0}) {
            near.push_back(beside(in_the_park, 15.0 * side, north_m));
            far.push_back(beside(in_the_park, 62.0 * side, north_m));
            near_without.push_back(window.colour_at(near.back()));
            far_without.push_back(window.colour_at(far.back()));
        }
    // Under the values, which fill a small window.
    window.wheel(*window.find("inspector/copy_place"), -6.0);
    window.click_item("/Show what is seen from here");
    window.settle();
    ASSERT_TRUE(window.view().isovist.shown);
    const double first_m2 = area_seen(window);
    EXPECT_GT(first_m2, 100.0);
    EXPECT_LE(first_m2, 3.1416 * 50.0 * 50.0);
    std::size_t seen = 0, coloured = 0, left = 0;
    const VisiblePolygon& shown = *window.app().workbench().isovists().of({})->seen();
    for (std::size_t i = 0; i < near.size(); ++i) {
        const bool sees = contains(MultiPolygon{{shown.outline, {}}}, near[i]);
        seen += sees ? 1 : 0;
        coloured += sees && window.colour_at(near[i]) != near_without[i] ? 1 : 0;
        left += window.colour_at(far[i]) == far_without[i] ? 1 : 0;
    }
    EXPECT_GT(seen, 0U);
    EXPECT_EQ(coloured, seen) << "inside its outline";
    EXPECT_EQ(left, far.size()) << "outside it nothing changes";

    // The eye, not the map, is dragged.
    const MapPoint before = *window.session().asked_at;
    const MapPoint centre = window.view().map.centre;
    window.press(window.on_screen(before));
    window.move_to(window.on_screen(beside(before, 20.0, 10.0)));
    window.move_to(window.on_screen(beside(before, 60.0, 30.0)));
    window.until("the isovist follows while it is dragged", [&] {
        return window.app().workbench().isovists().wish.at == *window.session().asked_at;
    });
    EXPECT_LT(distance_m(*window.session().asked_at, beside(before, 60.0, 30.0)), 1.0);
    window.key(GLFW_KEY_ESCAPE);
    EXPECT_EQ(*window.session().asked_at, before) << "Esc gives the drag up";
    window.release();
    window.drag(window.on_screen(before), window.on_screen(beside(before, -40.0, 20.0)));
    EXPECT_LT(distance_m(*window.session().asked_at, beside(before, -40.0, 20.0)), 1.0);
    EXPECT_EQ(window.view().map.centre, centre);
    EXPECT_TRUE(window.session().undo_stack.empty());
    window.settle();
    EXPECT_EQ(window.app().workbench().isovists().wish.at, *window.session().asked_at);
    EXPECT_GT(area_seen(window), 100.0);

    window.key(GLFW_KEY_V);
    EXPECT_FALSE(window.view().isovist.shown);
    EXPECT_TRUE(window.app().workbench().isovists().isovists.empty());
}

TEST(ViewerIsovist, ABuildingThatIsDraggedBeforeThePlaceHidesWhatIsBehindIt) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    ask_in_the_park(window);
    const double today_m2 = area_seen(window);
    ASSERT_GT(today_m2, 100.0);

    // Beyond the reach of 50 m, 20 m across.
    const MapPoint eye = *window.session().asked_at;
    window.key(GLFW_KEY_B);
    window.click(window.on_screen(beside(eye, 60.0, -10.0)));
    window.click(window.on_screen(beside(eye, 80.0, -10.0)));
    window.click(window.on_screen(beside(eye, 80.0, 10.0)));
    window.click(window.on_screen(beside(eye, 60.0, 10.0)));
    window.key(GLFW_KEY_ENTER);
    const std::string plan = window.session().active_plan;
    ASSERT_FALSE(plan.empty());
    ASSERT_EQ(window.session().plan(plan)->edits.size(), 1U);
    EXPECT_EQ(*window.session().asked_at, eye);
    window.settle();
    EXPECT_EQ(area_seen(window, plan), today_m2) << "it stands too far away";

    window.key(GLFW_KEY_I);
    window.press(window.on_screen(beside(eye, 70.0, 0.0)));
    window.move_to(window.on_screen(beside(eye, 50.0, 0.0)));
    window.move_to(window.on_screen(beside(eye, 30.0, 0.0)));
    window.until("what is seen follows while it is dragged",
                 [&] { return area_seen(window, plan) < today_m2 - 200.0; });
    window.move_to(window.on_screen(beside(eye, 20.0, 0.0)));
    window.release();
    window.settle();
    const double hidden_m2 = today_m2 - area_seen(window, plan);
    // The sector behind a front of 20 m at 10 m, less the triangle before it, where nothing else
    // hides: 50² × 45° − 100 m².
    EXPECT_NEAR(hidden_m2, 2500.0 * 0.7854 - 100.0, 80.0);
    EXPECT_EQ(area_seen(window), today_m2);
    window.key(GLFW_KEY_ESCAPE);
    EXPECT_TRUE(window.session().selection.ids.empty());
    window.settle();
    window.click_item("inspector/copy_place");
    const char* copied = ImGui::GetClipboardText();
    const std::string said = copied == nullptr ? "" : copied;
    EXPECT_NE(said.find("Area seen"), std::string::npos) << said;
    EXPECT_NE(said.find("Hidden corners"), std::string::npos) << said;

    // The eye within the building: said, not guessed.
    window.drag(window.on_screen(eye), window.on_screen(beside(eye, 20.0, 0.0)));
    window.settle();
    EXPECT_TRUE(std::isnan(area_seen(window, plan)));
    EXPECT_GT(area_seen(window), 0.0);

    window.key(GLFW_KEY_Z, GLFW_MOD_CONTROL);
    window.settle();
    EXPECT_GT(area_seen(window, plan), 7000.0) << "undone, it stands away from the eye again";
}

TEST(ViewerIsovist, ReachesAsFarAsTheSliderSaysAndIsFoundBySearchAndMenu) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    window.key(GLFW_KEY_K, GLFW_MOD_CONTROL);
    window.frames(3);
    window.type("seen from here");
    window.key(GLFW_KEY_ENTER);
    EXPECT_TRUE(window.view().isovist.shown);
    window.look_at(in_the_park, 0.25);
    const ScreenPoint at = window.on_screen(in_the_park);
    window.click(at, 1);
    window.frames(2);
    window.click_item("/What is seen from here?");
    ASSERT_TRUE(window.session().asked_at.has_value());
    EXPECT_LT(distance_m(*window.session().asked_at, in_the_park), 1.0);
    window.settle();
    const double near_m2 = area_seen(window);
    // The slider's middle: halfway from 10 to 200 m.
    window.click_item("inspector/isovist_reach");
    EXPECT_NEAR(window.view().isovist.reach_m, 105.0, 3.0);
    window.settle();
    EXPECT_GT(area_seen(window), near_m2);
    EXPECT_NEAR(window.app().workbench().isovists().wish.options.reach_m, 105.0, 3.0);
}

}  // namespace
}  // namespace tk::test
