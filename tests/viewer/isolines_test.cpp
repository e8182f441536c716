#include "viewer/map/isolines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace tk {
namespace {

SurfaceState cone_of_light(double top_lx, std::uint64_t version) {
    const GridSpec spec{1.0, 674000, 6580400, 400, 400};
    Grid<float> grid(spec);
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col)
            grid(row, col) = static_cast<float>(
                top_lx - 0.2 * distance_m(spec.centre_of(row, col), {674200.0, 6580200.0}));
    SurfaceState state;
    state.grid = std::make_shared<const SurfaceGrid>(std::move(grid));
    state.version = version;
    return state;
}

const Extent shown_part{674120.0, 6580120.0, 674300.0, 6580280.0};

TEST(IsoluxLevels, ThoseOfTheClassesAreOfHorizontalLightAtTheGroundAlone) {
    EXPECT_EQ(isolines_of_light(Isolines::classes, {}), Isolines::classes);
    EXPECT_EQ(isolines_of_light(Isolines::classes, {.minute_of_day = 120}), Isolines::classes);
    EXPECT_EQ(isolines_of_light(Isolines::classes, {.quantity = LightQuantity::vertical}),
              Isolines::decades);
    EXPECT_EQ(isolines_of_light(Isolines::classes, {.plane_height_m = 1.0}), Isolines::decades);
    EXPECT_EQ(isolines_of_light(Isolines::none, {.plane_height_m = 1.0}), Isolines::none);
}

TEST(Isolines, LevelsAreThoseOfPrintedCalculationsOrOfTheClasses) {
    EXPECT_EQ(isoline_levels(Isolines::decades),
              (std::vector<double>{0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0}));
    const std::vector<double> classes = isoline_levels(Isolines::classes);
    EXPECT_EQ(classes.size(), 6U);
    EXPECT_EQ(classes.front(), 2.0);
    EXPECT_EQ(classes.back(), 15.0);
    EXPECT_TRUE(isoline_levels(Isolines::none).empty());
}

TEST(Isolines, HoldWhatIsShownAndSoMuchAroundItThatASmallStepNeedsNoOthers) {
    IsolineRequest request{cone_of_light(30.0, 7), {5.0, 10.0, 20.0}, shown_part};
    const IsolineSet set = isolines_of(request);
    EXPECT_TRUE(is_of(set, request));
    ASSERT_FALSE(set.lines.empty());
    for (const ContourLine& line : set.lines)
        for (const MapPoint p : line.points)
            EXPECT_NEAR(30.0 - 0.2 * distance_m(p, {674200.0, 6580200.0}), line.level, 0.01);
    request.shown = {674100.0, 6580110.0, 674280.0, 6580270.0};
    EXPECT_TRUE(is_of(set, request));
    request.shown = {674000.0, 6580000.0, 674400.0, 6580400.0};
    EXPECT_FALSE(is_of(set, request));
    request.shown = shown_part;
    request.surface.version = 8;
    EXPECT_FALSE(is_of(set, request));
}

TEST(Isolines, TheGraphicsCardGetsEverySegmentOnce) {
    const IsolineSet set = isolines_of({cone_of_light(30.0, 7), {5.0, 10.0, 20.0}, shown_part});
    std::size_t on_card = 0, in_lines = 0;
    double length_on_card_m = 0.0, length_m = 0.0;
    for (const ShapeChunk& chunk : set.chunks)
        for (std::size_t i = 0; i + 4 < chunk.segments.size(); i += 5) {
            ++on_card;
            length_on_card_m += std::hypot(chunk.segments[i + 2] - chunk.segments[i],
                                           chunk.segments[i + 3] - chunk.segments[i + 1]);
        }
    for (const ContourLine& line : set.lines)
        for (std::size_t i = 1; i < line.points.size(); ++i) {
            ++in_lines;
            length_m += distance_m(line.points[i - 1], line.points[i]);
        }
    EXPECT_GT(in_lines, 300U);
    EXPECT_EQ(on_card, in_lines);
    EXPECT_NEAR(length_on_card_m, length_m, 1e-3 * length_m);
    EXPECT_GT(set.chunks.size(), 2U) << "part by part, so that a tile draws only its own";
}

TEST(Isolines, OnlyWhereTheSurfaceChangedThePictureIsAnother) {
    SurfaceState later = cone_of_light(31.0, 8);
    later.changed = {{674150.0, 6580150.0, 674170.0, 6580170.0}};
    later.changed_since = 7;
    const IsolineSet before = isolines_of({cone_of_light(30.0, 7), {5.0}, shown_part});
    const IsolineSet after = isolines_of({later, {5.0}, shown_part});
    EXPECT_TRUE(isolines_between(&before, &before).empty());
    EXPECT_EQ(isolines_between(&before, &after), later.changed);
    EXPECT_EQ(isolines_between(nullptr, &after), std::vector<Extent>{after.extent});
    EXPECT_EQ(isolines_between(&before, nullptr), std::vector<Extent>{before.extent});
    const IsolineSet others = isolines_of({later, {10.0}, shown_part});
    EXPECT_EQ(isolines_between(&after, &others).size(), 2U) << "all of both";
}

TEST(Isolines, AMovedPartChangesThePictureOnlyWhereItIsNew) {
    const IsolineSet here = isolines_of({cone_of_light(30.0, 7), {5.0}, shown_part});
    Extent east = shown_part;
    east.west_m += 90.0;
    east.east_m += 90.0;
    const IsolineSet there = isolines_of({cone_of_light(30.0, 7), {5.0}, east});
    const auto between = isolines_between(&here, &there);
    ASSERT_FALSE(between.empty());
    for (const double step : {0.05, 0.3, 0.7, 0.95})
        for (const double up : {0.1, 0.5, 0.9}) {
            const MapPoint p{std::lerp(674000.0, 674400.0, step),
                             std::lerp(6580000.0, 6580400.0, up)};
            const bool differs = here.extent.contains(p) != there.extent.contains(p);
            EXPECT_EQ(std::any_of(between.begin(), between.end(),
                                  [p](const Extent& e) { return e.contains(p); }),
                      differs)
                << step << ' ' << up;
        }
}

}  // namespace
}  // namespace tk
