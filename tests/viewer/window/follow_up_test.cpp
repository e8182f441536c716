// A follow-up of the study in the real window: its areas on the map, its answer below.
#include <gtest/gtest.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include "tests/viewer/window/window_driver.h"

namespace tk::test {
namespace {

TEST(WindowFollowUp, ShowsWhatBecameOfTheLightInThePark) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::swedish));
    window.settle();
    window.look_at(in_the_park, 2.0);
    window.settle();
    window.key(GLFW_KEY_F12, GLFW_MOD_SHIFT);
    window.settle();
    ASSERT_EQ(window.view().bottom, BottomPanel::follow_up);
    const auto answer = window.app().workbench().follow_up();
    ASSERT_NE(answer, nullptr);
    ASSERT_EQ(answer->problem, "");
    // Planted: in dark hours 1 / 1.35 of the former rate from 2024 on (sample-data/README.md).
    EXPECT_GT(answer->found.counts.treated.before, answer->found.counts.treated.after);
    EXPECT_GT(answer->found.findings.effect.estimate, 1.0);
    ASSERT_FALSE(answer->ring.empty());
    const MapPoint on_the_edge = answer->design.areas.treated.front().outer.front();
    window.look_at(on_the_edge, 1.0);
    window.settle();
    const auto with = window.colour_at(on_the_edge);
    window.app().carry_out({ViewCommand{SetBottomPanel{BottomPanel::walk}}});
    window.settle();
    EXPECT_NE(with, window.colour_at(on_the_edge)) << "the area's outline lies on the map";
}

}  // namespace
}  // namespace tk::test
