// What a plan changes is seen while the hand still holds it: a lamp that is dragged, a camera that
// is turned, a building that is drawn in front of a camera. By real events in the real window.
#include <gtest/gtest.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <cmath>

#include "tests/viewer/window/window_driver.h"
#include "viewer/panels/place_facts.h"
#include "viewer/session/layer_id.h"

namespace tk::test {
namespace {

double surface_at(WindowDriver& window, Surface surface, const std::string& plan, MapPoint at) {
    const AssessedSide* side = window.app().workbench().side_of(plan);
    if (side == nullptr || side->of(surface).grid == nullptr) return std::nan("");
    return value_at(*side->of(surface).grid, at);
}

MapPoint off(MapPoint from, double east_m, double north_m) {
    return {from.east_m + east_m, from.north_m + north_m};
}

/// Draws a building of four corners with the tool for it.
void draw_building(WindowDriver& window, MapPoint south_west, double width_m, double depth_m) {
    window.key(GLFW_KEY_B);
    window.click(window.on_screen(south_west));
    window.click(window.on_screen(off(south_west, width_m, 0.0)));
    window.click(window.on_screen(off(south_west, width_m, depth_m)));
    window.click(window.on_screen(off(south_west, 0.0, depth_m)));
    window.key(GLFW_KEY_ENTER);
}

/// No fields of view either, which move with their camera whatever it sees.
void show_coverage_alone(WindowDriver& window) {
    std::vector<Command> commands;
    for (const LayerView& layer : window.view().layers)
        commands.push_back(ViewCommand{ShowLayer{layer.id, layer.id == layer_id::coverage}});
    window.app().carry_out(commands);
    window.settle();
}

TEST(LiveEdits, ALampThatIsDraggedRedrawsLightShadowsAndPlaceIndexWhileItMoves) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    window.look_at(in_the_park);
    window.click_item("layers/light/dot");
    window.key(GLFW_KEY_L);
    window.click(window.on_screen(in_the_park));
    const std::string plan = window.session().active_plan;
    ASSERT_FALSE(plan.empty());
    window.settle();
    const MapPoint there = off(in_the_park, 60.0, 0.0);
    const auto lux = [&](MapPoint at) { return surface_at(window, Surface::light, plan, at); };
    const auto index = [&](MapPoint at) {
        return surface_at(window, Surface::place_index, plan, at);
    };
    const double lux_before = lux(there), index_before = index(there);
    // Away from the lamp's symbol, which moves with the pointer.
    const MapPoint beside = off(there, 7.0, -7.0);
    const auto colour_before = window.colour_at(beside);

    window.key(GLFW_KEY_I);
    window.press(window.on_screen(in_the_park));
    for (const double east_m : {15.0, 30.0, 45.0, 60.0})
        window.move_to(window.on_screen(off(in_the_park, east_m, 0.0)));
    window.until("the light is there while the button is still held",
                 [&] { return lux(there) > lux_before + 5.0; });
    EXPECT_LT(index(there), index_before);
    window.until("the map shows it while the button is still held",
                 [&] { return window.colour_at(beside) != colour_before; });
    window.release();
    window.settle();

    // A wall between the lamp and a place: its shadow, and it follows the lamp round it.
    window.look_at(there, 0.1);
    const MapPoint behind = off(there, 7.0, 0.0);
    const double lit_lx = lux(behind);
    EXPECT_GT(lit_lx, lux_before + 0.5);
    draw_building(window, off(there, 3.0, -5.0), 2.0, 10.0);
    window.settle();
    EXPECT_LT(lux(behind), 0.5 * lit_lx) << "in the shadow";
    window.key(GLFW_KEY_I);
    window.click(window.on_screen(there));
    window.press(window.on_screen(there));
    window.move_to(window.on_screen(off(there, 5.0, 8.0)));
    window.move_to(window.on_screen(off(there, 9.0, 0.0)));
    window.until("the shadow has gone over to the other side", [&] {
        return lux(behind) > lit_lx && lux(off(there, 1.0, 0.0)) < lux_before + 0.5;
    });
    window.release();
}

TEST(LiveEdits, ACameraThatIsTurnedSeesElsewhereWhileItTurns) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    window.look_at(in_the_park);
    window.key(GLFW_KEY_C);
    window.click(window.on_screen(in_the_park));
    const std::string plan = window.session().active_plan;
    ASSERT_FALSE(plan.empty());
    window.settle();
    // Beside the line to its handle, which is drawn from it straight ahead.
    const MapPoint north = off(in_the_park, 8.0, 20.0), south = off(in_the_park, 8.0, -20.0);
    const auto density = [&](MapPoint at) {
        return surface_at(window, Surface::cameras, plan, at);
    };
    const double today = surface_at(window, Surface::cameras, {}, south);
    EXPECT_GT(density(north), 25.0) << "a new camera looks north";
    EXPECT_EQ(density(south), today);
    show_coverage_alone(window);
    const auto colour_before = window.colour_at(south);

    // The handle stands 56 points ahead of it.
    const double reach_m = 56.0 * window.view().map.metres_per_px;
    window.key(GLFW_KEY_I);
    window.press(window.on_screen(off(in_the_park, 0.0, reach_m)));
    window.move_to(window.on_screen(off(in_the_park, reach_m, 0.0)));
    window.move_to(window.on_screen(off(in_the_park, 0.0, -reach_m)));
    window.until("it sees the south while the button is still held",
                 [&] { return density(south) > 25.0; });
    EXPECT_LT(density(north), 25.0);
    window.until("the map shows it while the button is still held",
                 [&] { return window.colour_at(south) != colour_before; });
    window.release();
    const auto& edit = std::get<Added<Camera>>(window.session().plan(plan)->edits.at(0).edit);
    EXPECT_NEAR(*edit.object.bearing_deg, 180.0, 3.0);
}

TEST(LiveEdits, ADevelopmentInFrontOfACameraHidesWhatIsBehindIt) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    window.look_at(in_the_park);
    window.key(GLFW_KEY_C);
    window.click(window.on_screen(in_the_park));
    const std::string plan = window.session().active_plan;
    window.settle();
    // Further off than the camera's handle.
    const MapPoint behind = off(in_the_park, 0.0, 40.0);
    const MapPoint beside = off(in_the_park, 14.0, 20.0);
    const auto density = [&](MapPoint at) {
        return surface_at(window, Surface::cameras, plan, at);
    };
    const double seen = density(behind), seen_beside = density(beside);
    const double today = surface_at(window, Surface::cameras, {}, behind);
    ASSERT_GT(seen, today);
    show_coverage_alone(window);
    const auto colour_seen = window.colour_at(behind), colour_beside = window.colour_at(beside);

    draw_building(window, off(in_the_park, -6.0, 12.0), 12.0, 6.0);
    window.settle();
    EXPECT_EQ(density(behind), today) << "hidden by the building";
    EXPECT_EQ(density(beside), seen_beside) << "past its corner";
    EXPECT_NE(window.colour_at(behind), colour_seen);
    EXPECT_EQ(window.colour_at(beside), colour_beside);

    window.key(GLFW_KEY_Z, GLFW_MOD_CONTROL);
    window.settle();
    EXPECT_EQ(density(behind), seen);
    EXPECT_EQ(window.colour_at(behind), colour_seen);
}

}  // namespace
}  // namespace tk::test
