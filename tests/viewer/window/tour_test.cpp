// Every panel, tool and dialog once, in both languages and themes: above all for the sanitizers.
#include <gtest/gtest.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>

#include "tests/viewer/window/window_driver.h"
#include "viewer/map/scene_of_side.h"
#include "viewer/session/layer_id.h"

namespace tk::test {
namespace {

bool has_errors(WindowDriver& window) {
    const auto& all = window.app().workbench().messages();
    return std::any_of(all.begin(), all.end(),
                       [](const Message& m) { return m.kind == Message::Kind::error; });
}

void begin_plan(WindowDriver& window) {
    const std::string plan = window.session().document->plans.back().name;
    window.app().carry_out({SessionCommand{SetActivePlan{plan}}});
    window.settle();
}

TEST(Tour, OfEveryDialog) {
    TK_NEED_WINDOW();
    for (const auto& [language, theme] :
         {std::pair{Language::swedish, Theme::light}, std::pair{Language::english, Theme::dark}}) {
        const TempFolder folder;
        WindowDriver window(copy_of_lilleby(folder), options_in(language, theme));
        begin_plan(window);
        for (const char* name :
             {"new_study", "add_layer", "open_study", "export", "export_table", "command_search",
              "shortcuts", "settings", "about", "rename_plan", "log", "keep_view"}) {
            window.app().carry_out({AppRequest{OpenDialog{name}}});
            window.frames(4);
            // A table is only exported where one is shown.
            if (window.app().panels().dialog.empty()) continue;
            EXPECT_EQ(window.app().panels().dialog, name);
            window.key(GLFW_KEY_ESCAPE);
            window.frames(3);
            if (!window.app().panels().dialog.empty()) {
                // Those that hold work are not ended by a key.
                window.app().panels().dialog.clear();
                window.frames(3);
            }
        }
        EXPECT_FALSE(has_errors(window));
    }
}

TEST(Tour, OfEveryPanelToolAndWayToCompare) {
    TK_NEED_WINDOW();
    for (const auto& [language, theme] :
         {std::pair{Language::swedish, Theme::dark}, std::pair{Language::english, Theme::light}}) {
        const TempFolder folder;
        WindowDriver window(copy_of_lilleby(folder), options_in(language, theme));
        begin_plan(window);
        window.look_at(in_the_park);
        for (const LayerView& layer : std::vector<LayerView>(window.view().layers)) {
            window.app().carry_out(
                {ViewCommand{ShowLayer{layer.id, true}}, ViewCommand{SetActiveLayer{layer.id}}});
            window.frames(2);
            const bool has_table = !surface_of_layer(layer.id) && layer.id != layer_id::boundary &&
                                   layer.id != layer_id::basemap;
            if (!has_table) continue;
            window.app().carry_out(
                {ViewCommand{SetBottomPanel{BottomPanel::layer_table, layer.id}}});
            window.frames(2);
        }
        window.settle();
        for (const int key : {GLFW_KEY_F6, GLFW_KEY_F7, GLFW_KEY_F8, GLFW_KEY_F9, GLFW_KEY_F10}) {
            window.key(key);
            window.settle();
        }
        for (const int key : {GLFW_KEY_1, GLFW_KEY_2, GLFW_KEY_3, GLFW_KEY_4, GLFW_KEY_1}) {
            window.key(key);
            window.settle();
        }
        const ScreenPoint middle = window.on_screen(in_the_park);
        for (const int key :
             {GLFW_KEY_M, GLFW_KEY_A, GLFW_KEY_L, GLFW_KEY_P, GLFW_KEY_C, GLFW_KEY_B, GLFW_KEY_S,
              GLFW_KEY_D, GLFW_KEY_N, GLFW_KEY_W, GLFW_KEY_H}) {
            window.key(key);
            window.click(middle);
            window.click({middle.x + 60.0, middle.y});
            window.click({middle.x + 60.0, middle.y + 40.0});
            window.key(GLFW_KEY_ENTER);
            window.key(GLFW_KEY_ESCAPE);
            // A note's words are being written; the next key is for the map.
            window.key(GLFW_KEY_ESCAPE);
            window.frames(2);
        }
        window.key(GLFW_KEY_I);
        for (int i = 0; i < 4; ++i) window.key(GLFW_KEY_Z, GLFW_MOD_CONTROL);
        window.key(GLFW_KEY_Y, GLFW_MOD_CONTROL);
        window.settle();
        window.click(middle, 1);
        window.settle();
        const char* copy =
            language == Language::swedish ? "/Kopiera koordinaterna" : "/Copy the coordinates";
        EXPECT_EQ(window.count(copy), 1U) << "the right button opens the menu of the place";
        window.key(GLFW_KEY_ESCAPE);
        for (const float size : {2.0F, 1.0F}) {
            window.app().carry_out({ViewCommand{SetTextScale{size}}});
            window.settle();
        }
        EXPECT_FALSE(has_errors(window));
    }
}

TEST(Tour, AMeetingShowsAndChangesNothing) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::swedish, Theme::dark));
    begin_plan(window);
    window.look_at(in_the_park);
    window.key(GLFW_KEY_L);
    const auto before = window.session().document;
    window.key(GLFW_KEY_F11);
    window.settle();
    ASSERT_TRUE(window.view().meeting);
    EXPECT_EQ(window.view().tool, Tool::identify);
    window.key(GLFW_KEY_L);
    window.click(window.on_screen(in_the_park));
    window.key(GLFW_KEY_DELETE);
    window.settle();
    EXPECT_EQ(window.session().document, before);
    window.key(GLFW_KEY_4);
    window.settle();
    EXPECT_EQ(window.view().compare, CompareMode::difference);
    window.key(GLFW_KEY_F11);
    EXPECT_FALSE(window.view().meeting);
}

// Kv. Bryggan is planned from June 2028: on that day it stands in today's map too.
TEST(Tour, WhatIsPlannedStandsByTheDayThatIsChosen) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english));
    const auto standing = [&] {
        const auto& all = window.session().loaded->town->developments();
        return std::count_if(all.begin(), all.end(), [](const Development& d) { return d.stands; });
    };
    ASSERT_EQ(standing(), 0);
    window.click_item("layers/developments");
    window.settle();
    window.click_item("phase_day");
    window.click_item("/as of 1 Jun 2028");
    window.until("the study is read for the day", [&] { return standing() > 0; });
    window.settle();
    EXPECT_EQ(window.session().loaded->context.phase_date,
              std::chrono::year(2028) / std::chrono::June / 1);
    // Read again it is for the same day.
    window.key(GLFW_KEY_F5);
    window.settle();
    EXPECT_GT(standing(), 0);
    window.app().carry_out({AppRequest{PlansOfDay{}}});
    window.until("nothing planned stands", [&] { return standing() == 0; });
    window.settle();
    EXPECT_FALSE(has_errors(window));
}

// What is computed of a street and of a camera for the inspector, beside a plan.
TEST(Tour, APickedStreetAndCameraTellTheirNumbers) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::swedish));
    begin_plan(window);
    const auto& streets = window.session().loaded->town->streets();
    const auto& cameras = window.session().loaded->town->cameras();
    for (const Selection& pick :
         {Selection{std::string(layer_id::streets), {streets.front().id}},
          Selection{std::string(layer_id::cameras), {cameras.front().id}}}) {
        const App::Picture before = window.app().picture();
        window.app().carry_out({SessionCommand{Select{pick}}});
        window.settle();
        EXPECT_NE(window.app().picture().rgba, before.rgba);
    }
    EXPECT_FALSE(has_errors(window));
}

TEST(Tour, ALayerIsTakenOutOfTheStudy) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english, Theme::light));
    ASSERT_NE(window.view().layer(layer_id::observations), nullptr);
    window.app().carry_out(
        {AppRequest{OpenDialog{"remove_layer", std::string(layer_id::observations)}}});
    window.frames(4);
    window.click_item("/Remove");
    window.until("the study is read again", [&] {
        return window.session().loaded != nullptr &&
               window.session().loaded->town->observations().empty();
    });
    window.settle();
    EXPECT_EQ(window.session().study->layer("observations"), nullptr);
    EXPECT_FALSE(has_errors(window));
}

TEST(Tour, SeveralLampsAreChangedInOneStep) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    WindowDriver window(copy_of_lilleby(folder), options_in(Language::english, Theme::light));
    begin_plan(window);
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < 3; ++i)
        ids.push_back(window.session().loaded->town->lights()[i].id);
    window.app().carry_out({SessionCommand{Select{{std::string(layer_id::lights), ids}}}});
    window.settle();
    const auto before = window.session().document;
    window.click_item("inspector/flux");
    window.key(GLFW_KEY_A, GLFW_MOD_CONTROL);
    window.type("3333");
    window.key(GLFW_KEY_ENTER);
    window.settle();
    const Plan* plan = window.session().active();
    for (const std::string& id : ids) {
        const PlanEdit* edit = find_edit(*plan, layer_id::lights, id);
        ASSERT_NE(edit, nullptr) << id;
        EXPECT_EQ(std::get<Changed<StreetLight>>(edit->edit).object.luminous_flux_lm, 3333.0);
    }
    window.app().carry_out({DocumentCommand{Undo{}}});
    EXPECT_EQ(*window.session().document, *before);
}

TEST(Tour, WritesSurfacesAsRastersAndTheMapAsAPicture) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    const std::filesystem::path study = copy_of_lilleby(folder);
    WindowDriver window(study, options_in(Language::english, Theme::light));
    const auto files_ending = [&](const std::string& ending) {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(study.parent_path()))
            if (entry.path().extension() == ending) ++count;
        return count;
    };
    const std::size_t rasters = files_ending(".tif"), pictures = files_ending(".png");
    window.key(GLFW_KEY_E, GLFW_MOD_CONTROL);
    window.settle();
    window.click_item("export_tabs:1");
    window.settle();
    window.click_item("/Choose file");
    window.settle();
    window.click_item("/Write");
    window.until("the raster is written", [&] { return files_ending(".tif") > rasters; });
    window.settle();
    window.key(GLFW_KEY_E, GLFW_MOD_CONTROL);
    window.settle();
    window.click_item("export_tabs:2");
    window.settle();
    // All alternatives on one sheet.
    for (const char* item : {"/format:1", "/dots:0", "/maps:1"}) window.click_item(item);
    window.settle();
    window.click_item("/Choose file");
    window.settle();
    window.click_item("/Write");
    window.until(
        "the picture is written", [&] { return files_ending(".png") > pictures; }, 120.0);
    EXPECT_FALSE(has_errors(window));
}

}  // namespace
}  // namespace tk::test
