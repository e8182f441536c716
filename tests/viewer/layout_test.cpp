#include "viewer/panels/layout.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace tk {
namespace {

bool apart(const ScreenRect& a, const ScreenRect& b) {
    return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y ||
           b.y + b.height <= a.y;
}

RC_GTEST_PROP(Layout, AnyWindowHoldsAllPanelsWithoutOverlap, ()) {
    const double width = *rc::gen::inRange(800, 4000), height = *rc::gen::inRange(500, 2200);
    const double unit = *rc::gen::element(1.0, 1.25, 1.5, 2.0);
    ViewState view;
    view.panels.layers_open = *rc::gen::arbitrary<bool>();
    view.panels.inspector_open = *rc::gen::arbitrary<bool>();
    view.panels.bottom_open = *rc::gen::arbitrary<bool>();
    view.panels.bottom_height = static_cast<float>(*rc::gen::inRange(80, 600));
    const Layout l = layout_of(width, height, unit, view, false);
    const ScreenRect panels[] = {l.top_bar, l.tool_bar, l.layers, l.inspector,
                                 l.bottom,  l.status,   l.map};
    for (std::size_t i = 0; i < std::size(panels); ++i) {
        const ScreenRect& p = panels[i];
        RC_ASSERT(p.x >= 0 && p.y >= 0 && p.width >= 0 && p.height >= 0);
        RC_ASSERT(p.x + p.width <= width + 1e-9 && p.y + p.height <= height + 1e-9);
        for (std::size_t j = i + 1; j < std::size(panels); ++j) RC_ASSERT(apart(p, panels[j]));
    }
    RC_ASSERT(l.map.width > 100 && l.map.height > 40);
}

TEST(Layout, OfTheMapAloneIsTheWholeWindow) {
    const Layout l = layout_of(1600, 900, 1.0, ViewState{}, true);
    EXPECT_EQ(l.map, (ScreenRect{0, 0, 1600, 900}));
}

RC_GTEST_PROP(MapSides, AnyModeCoversTheMapWithoutOverlap, ()) {
    ViewState view;
    view.compare = *rc::gen::element(CompareMode::one, CompareMode::swipe, CompareMode::side,
                                     CompareMode::difference);
    view.swipe_share = *rc::gen::inRange(0, 101) / 100.0;
    view.side_count = *rc::gen::inRange(2, 4);
    const ScreenRect map{280, 84, static_cast<double>(*rc::gen::inRange(300, 2000)), 600};
    const std::vector<MapSide> sides = map_sides(map, view, "A", 1.0);
    double covered = 0.0;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        covered += sides[i].clip.width;
        if (i > 0) RC_ASSERT(apart(sides[i - 1].clip, sides[i].clip));
        RC_ASSERT(sides[i].clip.x >= map.x);
        RC_ASSERT(sides[i].clip.x + sides[i].clip.width <= map.x + map.width);
    }
    RC_ASSERT(covered >= map.width - 2.0 * 2.0 && covered <= map.width);
}

TEST(MapSides, ShowTodayOnTheLeftOfTheSwipeAndThePlanOnTheRight) {
    ViewState view;
    view.compare = CompareMode::swipe;
    view.sides[1].scenario = "Förslag A";
    const auto sides = map_sides({0, 0, 1000, 500}, view, "", 1.0);
    ASSERT_EQ(sides.size(), 2U);
    EXPECT_EQ(sides[0].scenario, "");
    EXPECT_EQ(sides[1].scenario, "Förslag A");
    EXPECT_EQ(sides[0].map, sides[1].map);
}

TEST(MapSides, OneMapShowsThePlanThatIsWorkedOn) {
    ViewState view;
    view.sides[1].scenario = "another";
    EXPECT_EQ(map_sides({0, 0, 100, 100}, view, "A", 1.0).front().scenario, "A");
    EXPECT_EQ(map_sides({0, 0, 100, 100}, view, "", 1.0).front().scenario, "");
}

}  // namespace
}  // namespace tk
