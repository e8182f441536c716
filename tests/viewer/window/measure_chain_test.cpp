// Problems and measures in the real window: added and edited with pointer and keys, found in the
// study's file.
#include <gtest/gtest.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include "layers/study_file.h"
#include "tests/viewer/window/window_driver.h"

namespace tk::test {
namespace {

/// What the study's file says now.
Study chain_on_disk(WindowDriver& window) {
    return read_study(window.session().study->file);
}

void write_into(WindowDriver& window, std::string_view field, std::string_view words) {
    window.click_item(field);
    window.frames(3);
    window.type(words);
    window.key(GLFW_KEY_ENTER);
    window.frames(3);
}

TEST(WindowMeasures, AProblemAndItsMeasureAreAddedEditedAndTakenBackInTheStudysFile) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    window.settle();
    const Study before = chain_on_disk(window);
    window.key(GLFW_KEY_F12, GLFW_MOD_CONTROL);
    window.settle();
    ASSERT_EQ(window.view().bottom, BottomPanel::measures);

    window.click_item("##add_problem");
    window.frames(4);
    ASSERT_EQ(chain_on_disk(window).problems.size(), before.problems.size() + 1);
    const std::string problem = chain_on_disk(window).problems.back().id;
    write_into(window, "/problem_text", "Skymd gångväg");
    EXPECT_EQ(chain_on_disk(window).problems.back().text, "Skymd gångväg");
    write_into(window, "/problem_cause", "Buskar");
    EXPECT_EQ(chain_on_disk(window).problems.back().cause, "Buskar");

    window.click_item("##add_measure");
    window.frames(4);
    ASSERT_EQ(chain_on_disk(window).measures.size(), before.measures.size() + 1);
    EXPECT_EQ(chain_on_disk(window).measures.back().problem, problem)
        << "it is for the problem that was picked";
    window.click_item("/measure_kind");
    window.frames(3);
    window.click_item("/Upkeep");
    window.frames(3);
    EXPECT_EQ(chain_on_disk(window).measures.back().kind, "upkeep");
    write_into(window, "/measure_responsible", "Parkenheten");
    EXPECT_EQ(chain_on_disk(window).measures.back().responsible, "Parkenheten");

    window.key(GLFW_KEY_Z, GLFW_MOD_CONTROL);
    window.frames(3);
    EXPECT_EQ(chain_on_disk(window).measures.back().responsible, "");
    window.key(GLFW_KEY_Z, GLFW_MOD_CONTROL | GLFW_MOD_SHIFT);
    window.frames(3);
    EXPECT_EQ(chain_on_disk(window).measures.back().responsible, "Parkenheten");

    // The problem goes; its measure stays, of no problem.
    window.click_item("/problem:" + problem);
    window.frames(3);
    window.click_item("/remove_of_chain");
    window.frames(3);
    EXPECT_EQ(chain_on_disk(window).problems, before.problems);
    ASSERT_EQ(chain_on_disk(window).measures.size(), before.measures.size() + 1);
    EXPECT_EQ(chain_on_disk(window).measures.back().problem, "");
    window.settle();
}

TEST(WindowMeasures, TellWhatIsExpectedAndWhereOnTheMap) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::swedish));
    window.settle();
    window.key(GLFW_KEY_F12, GLFW_MOD_CONTROL);
    window.settle();
    const auto found = window.app().workbench().measures();
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->problem, "");
    ASSERT_EQ(found->measures.size(), window.session().study->measures.size());
    for (const MeasureFound& measure : found->measures) EXPECT_EQ(measure.area.problem, "");

    const StudyMeasure& first = window.session().study->measures.front();
    const MapPoint on_the_edge = found->measures.front().area.shape.front().outer.front();
    window.look_at(on_the_edge, 1.0);
    window.settle();
    const auto without = window.colour_at(on_the_edge);
    window.click_item("/measure:" + first.id);
    window.settle();
    EXPECT_NE(without, window.colour_at(on_the_edge)) << "its outline lies on the map";
}

}  // namespace
}  // namespace tk::test
