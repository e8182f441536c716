#include "viewer/session/map_view.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace tk {
namespace {

const ScreenRect whole_map{280, 84, 1000, 640};

TEST(MapView, PutsItsCentreInTheMiddleAndNorthUp) {
    const MapView view{{674000, 6580000}, 2.0};
    EXPECT_EQ(view.to_screen({674000, 6580000}, whole_map), whole_map.centre());
    EXPECT_EQ(view.to_screen({674002, 6580000}, whole_map).x, whole_map.centre().x + 1);
    EXPECT_EQ(view.to_screen({674000, 6580002}, whole_map).y, whole_map.centre().y - 1);
}

RC_GTEST_PROP(MapView, AnyPointOfTheScreenComesBackWithinAHundredthOfAPixel, ()) {
    MapView view;
    view.centre = {674000 + *rc::gen::inRange(-100000, 100000) / 7.0,
                   6580000 + *rc::gen::inRange(-100000, 100000) / 7.0};
    view.metres_per_px = std::pow(2.0, *rc::gen::inRange(-7, 12));
    const ScreenPoint p{static_cast<double>(*rc::gen::inRange(0, 2000)),
                        static_cast<double>(*rc::gen::inRange(0, 2000))};
    const ScreenPoint back = view.to_screen(view.to_map(p, whole_map), whole_map);
    RC_ASSERT(std::fabs(back.x - p.x) < 0.01 && std::fabs(back.y - p.y) < 0.01);
}

RC_GTEST_PROP(MapView, AnyZoomKeepsThePlaceUnderThePointer, ()) {
    MapView view{{674000, 6580000}, 1.0};
    const ScreenPoint p{static_cast<double>(*rc::gen::inRange(300, 1200)),
                        static_cast<double>(*rc::gen::inRange(100, 700))};
    const double factor = std::pow(1.25, *rc::gen::inRange(-8, 8));
    const MapPoint held = view.to_map(p, whole_map);
    const MapView zoomed = view.zoomed_at(p, whole_map, factor);
    RC_ASSERT(distance_m(held, zoomed.to_map(p, whole_map)) < 1e-6);
}

TEST(MapView, NeverZoomsBeyondItsLimits) {
    MapView view{{0, 0}, 1.0};
    for (int i = 0; i < 200; ++i) view = view.zoomed_at({500, 400}, whole_map, 2.0);
    EXPECT_EQ(view.metres_per_px, MapView::closest_m);
    for (int i = 0; i < 200; ++i) view = view.zoomed_at({500, 400}, whole_map, 0.5);
    EXPECT_EQ(view.metres_per_px, MapView::farthest_m);
}

TEST(MapView, FitsAnExtentWithAMargin) {
    const Extent extent{1000, 2000, 5000, 3000};
    const MapView view = MapView{}.fitted(extent, whole_map);
    EXPECT_EQ(view.centre, (MapPoint{3000, 2500}));
    const Extent seen = view.extent(whole_map);
    EXPECT_LT(seen.west_m, extent.west_m);
    EXPECT_GT(seen.east_m, extent.east_m);
    EXPECT_NEAR(view.metres_per_px, 4000.0 / 1000.0 * 1.1, 1e-12);
    EXPECT_EQ(view.fitted(Extent{}, whole_map), view);
}

TEST(MapView, TellsTheScaleOfAScreenOf96DotsAnInch) {
    // 1 px = 25.4 mm / 96; at 1:5000 that is 1.3229 m.
    EXPECT_NEAR((MapView{{0, 0}, 1.322916666}.scale_denominator()), 5000.0, 0.01);
}

TEST(MapView, TellsTheExtentOfAPartOfTheWindow) {
    const MapView view{{0, 0}, 1.0};
    const ScreenRect right_half{whole_map.x + 500, whole_map.y, 500, 640};
    EXPECT_EQ(view.extent(whole_map, right_half), (Extent{0, -320, 500, 320}));
    EXPECT_EQ(view.extent(whole_map, whole_map), view.extent(whole_map));
}

}  // namespace
}  // namespace tk
