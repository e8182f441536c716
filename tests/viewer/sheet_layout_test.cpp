#include "viewer/output/sheet_layout.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <stdexcept>

#include "viewer/output/label_places.h"

namespace tk {
namespace {

bool boxes_meet(const MmBox& a, const MmBox& b) {
    constexpr double hair = 1e-9;
    return a.x + hair < b.right() && b.x + hair < a.right() && a.y + hair < b.bottom() &&
           b.y + hair < a.bottom();
}

bool stands_on(const MmBox& box, const MmSize& page) {
    constexpr double hair = 1e-9;
    return box.width >= 0.0 && box.height >= 0.0 && box.x >= sheet_margin_mm - hair &&
           box.y >= sheet_margin_mm - hair && box.right() <= page.width - sheet_margin_mm + hair &&
           box.bottom() <= page.height - sheet_margin_mm + hair;
}

TEST(Paper, HasTheSizesOfIso216) {
    EXPECT_EQ(size_of({PaperSize::a4, false, 300}), (MmSize{210, 297}));
    EXPECT_EQ(size_of({PaperSize::a3, true, 300}), (MmSize{420, 297}));
    EXPECT_EQ(size_of({PaperSize::a2, false, 300}), (MmSize{420, 594}));
    EXPECT_EQ(size_of({PaperSize::a1, true, 300}), (MmSize{841, 594}));
}

RC_GTEST_PROP(SheetLayout, EveryPartStandsOnThePageAndOnNoOther, ()) {
    const Paper paper{*rc::gen::element(PaperSize::a4, PaperSize::a3, PaperSize::a2, PaperSize::a1),
                      *rc::gen::arbitrary<bool>(), 150};
    SheetNeeds needs;
    needs.frames = *rc::gen::inRange(1, 7);
    needs.shape = *rc::gen::inRange(1, 40) / 10.0;
    needs.header_mm = *rc::gen::inRange(7, 40);
    needs.footer_mm = *rc::gen::inRange(3, 15);
    needs.label_mm = *rc::gen::inRange(0, 9);
    needs.panel_height_mm = *rc::gen::inRange(20, 80);
    const SheetLayout layout = lay_out(paper, needs);
    std::vector<MmBox> boxes{layout.header, layout.footer, layout.panel};
    RC_ASSERT(layout.frames.size() == static_cast<std::size_t>(needs.frames));
    for (std::size_t i = 0; i < layout.frames.size(); ++i) {
        RC_ASSERT(layout.frames[i].width > 0.0);
        RC_ASSERT(layout.frames[i].height > 0.0);
        RC_ASSERT(layout.frames[i].width == layout.frames[0].width);
        RC_ASSERT(layout.frames[i].height == layout.frames[0].height);
        boxes.push_back(layout.frames[i]);
        boxes.push_back(layout.labels[i]);
    }
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        RC_ASSERT(stands_on(boxes[i], layout.page));
        for (std::size_t j = i + 1; j < boxes.size(); ++j)
            RC_ASSERT(!boxes_meet(boxes[i], boxes[j]));
    }
}

TEST(SheetLayout, SetsMapsWhereTheyComeOutLargest) {
    // Two tall maps stand side by side on a landscape page, two wide ones below each other on a
    // portrait one.
    SheetNeeds tall{.frames = 2, .shape = 0.5};
    const SheetLayout beside = lay_out({PaperSize::a4, true, 150}, tall);
    EXPECT_EQ(beside.frames[0].y, beside.frames[1].y);
    SheetNeeds wide{.frames = 2, .shape = 2.0};
    const SheetLayout below = lay_out({PaperSize::a4, false, 150}, wide);
    EXPECT_EQ(below.frames[0].x, below.frames[1].x);
}

TEST(SheetLayout, RefusesMoreThanSixMaps) {
    EXPECT_THROW(lay_out({}, {.frames = 7}), std::invalid_argument);
    EXPECT_THROW(lay_out({}, {.frames = 0}), std::invalid_argument);
}

TEST(MapScale, IsTheNextNiceOne) {
    EXPECT_EQ(nice_scale_above(4300), 5000);
    EXPECT_EQ(nice_scale_above(5000), 5000);
    EXPECT_EQ(nice_scale_above(5001), 6000);
    EXPECT_EQ(nice_scale_above(11000), 12500);
    EXPECT_EQ(nice_scale_above(7.0), 100);
    EXPECT_EQ(nice_scale_above(std::nan("")), 100);
}

TEST(MapScale, ShowsAllThatWasAskedFor) {
    // 1000 m on 100 mm: 1:10 000.
    const MmBox frame{20, 30, 100, 80};
    const Extent asked{0, 0, 1000, 500};
    EXPECT_DOUBLE_EQ(fitting_scale(asked, frame), 10000.0);
    const Extent shown = shown_extent({500, 250}, frame, 10000);
    EXPECT_DOUBLE_EQ(shown.west_m, 0.0);
    EXPECT_DOUBLE_EQ(shown.east_m, 1000.0);
    EXPECT_DOUBLE_EQ(shown.north_m - shown.south_m, 800.0);
    EXPECT_EQ(fitting_scale({}, frame), 100.0);
}

TEST(FramePlace, GoesToThePageAndBack) {
    const FramePlace place{{20, 30, 100, 80}, {1000, 2000, 2000, 2800}};
    EXPECT_DOUBLE_EQ(place.mm_per_m(), 0.1);
    EXPECT_DOUBLE_EQ(place.x_mm(1500), 70.0);
    EXPECT_DOUBLE_EQ(place.y_mm(2800), 30.0);
    const MapPoint back = place.to_map(70.0, 110.0);
    EXPECT_DOUBLE_EQ(back.east_m, 1500.0);
    EXPECT_DOUBLE_EQ(back.north_m, 2000.0);
}

TEST(ScaleBar, IsTheLongestNiceLengthThatFits) {
    // 40 mm at 1:5000 are 200 m.
    EXPECT_DOUBLE_EQ(scale_bar_length_m(5000, 40.0), 200.0);
    EXPECT_DOUBLE_EQ(scale_bar_length_m(5000, 39.0), 100.0);
    EXPECT_DOUBLE_EQ(scale_bar_length_m(1000, 5.5), 5.0);
    EXPECT_DOUBLE_EQ(scale_bar_length_m(250000, 40.0), 10000.0);
}

TEST(Labels, CollideAlsoWhenTurned) {
    const LabelBox flat{0, 0, 20, 4, 0};
    EXPECT_TRUE(overlap(flat, {5, 1, 20, 4, 0}));
    EXPECT_FALSE(overlap(flat, {0, 5, 20, 4, 0}));
    // A long label on the diagonal passes the corner of the flat one's upright frame without
    // touching it.
    EXPECT_FALSE(overlap(flat, {14, -10, 20, 2, 45}));
    EXPECT_TRUE(overlap(flat, {8, 0, 20, 2, 45}));
}

TEST(Labels, FirstComeFirstServedAndOnlyOnTheMap) {
    LabelPlaces places(0, 0, 100, 100, 1.0);
    EXPECT_TRUE(places.take({50, 50, 20, 4, 0}));
    EXPECT_FALSE(places.take({55, 52, 20, 4, 0}));
    EXPECT_FALSE(places.take({50, 54.5, 20, 4, 0}));
    EXPECT_TRUE(places.take({50, 57, 20, 4, 0}));
    EXPECT_FALSE(places.take({95, 20, 20, 4, 0}));
    EXPECT_FALSE(places.take({50, 70, 20, 4, 0}, 10.0));
    places.block({20, 20, 10, 10, 0});
    EXPECT_FALSE(places.take({20, 20, 4, 4, 0}));
}

}  // namespace
}  // namespace tk
