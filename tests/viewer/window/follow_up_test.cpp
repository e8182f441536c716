// A follow-up of the study in the real window: its areas on the map, its answer below.
#include <gtest/gtest.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include "layers/study_file.h"
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

TEST(WindowFollowUp, LocksTheDesignInTheStudysFile) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    const std::filesystem::path study = copy_of_lilleby(folder);
    const std::string former = read_study_text(study);
    WindowDriver window(study, options_in(Language::english));
    window.settle();
    window.key(GLFW_KEY_F12, GLFW_MOD_SHIFT);
    window.settle();
    ASSERT_NE(window.app().workbench().follow_up(), nullptr);
    EXPECT_EQ(window.app().workbench().follow_up()->lock, DesignLock{});
    window.click_item("/Lock the design");
    window.frames(4);
    window.click_item("/Cancel");
    window.frames(4);
    EXPECT_EQ(read_study_text(study), former) << "asked first";
    window.click_item("/Lock the design");
    window.frames(4);
    window.click_item("/Lock");
    window.until("the design is locked",
                 [&] { return !window.session().study->follow_ups.front().locked.empty(); });
    window.settle();
    const auto answer = window.app().workbench().follow_up();
    ASSERT_NE(answer, nullptr);
    EXPECT_EQ(answer->lock.state, DesignLock::State::after_measure) << "it came in 2024";
    EXPECT_EQ(read_study(study), *window.session().study);
    EXPECT_EQ(read_study_text(study.string() + ".bak"), former);
    // Only a line has come to the text.
    const std::string text = read_study_text(study);
    const std::size_t at = text.find("locked = \"");
    ASSERT_NE(at, std::string::npos);
    std::string without = text;
    without.erase(at, text.find('\n', at) + 1 - at);
    EXPECT_EQ(without, former);
}

}  // namespace
}  // namespace tk::test
