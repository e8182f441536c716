#include "viewer/map/new_objects.h"

#include <gtest/gtest.h>

#include "tests/viewer/session_samples.h"

namespace tk {
namespace {

TEST(NewObjects, ANewCameraIsLikeTheNearestButNothingIsStatedOrWeighedOfItYet) {
    Camera known;
    known.id = "K";
    known.at = {1000.0, 2000.0};
    known.pixels_across = 3840.0;
    known.range_m = 25.0;
    for (const WeighingText& text : weighing_texts()) known.weighing.*text.text = "said of K";
    known.weighing.date = std::chrono::year{2026} / 3 / 1;
    ASSERT_TRUE(missing_in(known.weighing).empty());
    TownParts parts;
    parts.cameras = {known};
    const auto town = build_town(parts);
    const Camera made = new_camera(*town, nullptr, {1010.0, 2000.0});
    EXPECT_EQ(made.pixels_across, 3840.0);
    EXPECT_FALSE(made.range_m);
    EXPECT_EQ(made.weighing, InterestWeighing{});
    EXPECT_EQ(missing_in(made.weighing).size(), weighing_texts().size() + 1) << "and the date";
}

TEST(NewObjects, ANewLampWorksThoughTheNearestDoesNot) {
    StreetLight broken = test::lamp_at("L", {1000.0, 2000.0});
    broken.height_m = 4.5;
    broken.dimming = 0.4;
    broken.out_of_order = true;
    TownParts parts;
    parts.lights = {broken};
    const auto town = build_town(parts);
    const StreetLight made = new_lamp(*town, nullptr, {1010.0, 2000.0});
    EXPECT_EQ(made.height_m, 4.5);
    EXPECT_EQ(made.output_share_at({}), 1.0);
    const auto along = new_lamps_along(*town, nullptr, {{1000, 2010}, {1060, 2010}}, {});
    ASSERT_FALSE(along.empty());
    for (const StreetLight& lamp : along) EXPECT_FALSE(lamp.out_of_order);
}

}  // namespace
}  // namespace tk
