// Files dropped on a study that is open, in the real window.
#include <gtest/gtest.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <fstream>

#include "layers/study_file.h"
#include "tests/viewer/window/window_driver.h"
#include "viewer/panels/new_study_memory.h"

namespace tk::test {
namespace {

std::string with_inserted(std::string text, const std::string& behind, const std::string& added) {
    const std::size_t at = text.find(behind);
    EXPECT_NE(at, std::string::npos) << behind;
    return text.insert(at + behind.size(), added);
}

constexpr const char* some_lamps =
    "lon,lat,hojd,annan,lm\n16.800,59.540,5,7,4000\n16.801,59.541,5,7,4000\n";

void drop_as_street_lights(WindowDriver& window, const std::filesystem::path& lamps) {
    window.drop(lamps);
    window.until("the file is recognised", [&] { return window.count("/role") == 1; });
    window.settle();
    window.click_item("/role");
    window.frames(2);
    window.click_item("/Street lights");
    window.settle();
}

TEST(AddLayersInWindow, ADroppedFileWhoseRoleIsTakenReplacesNothing) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    const std::filesystem::path study = copy_of_lilleby(folder);
    const std::string before = read_study_text(study);
    const std::filesystem::path lamps = study.parent_path() / "gatubelysning.csv";
    std::ofstream(lamps) << some_lamps;
    WindowDriver window(study, options_in(Language::english));
    const std::size_t lights = window.app().workbench().today()->lights().size();
    window.drop(lamps);
    EXPECT_EQ(window.app().panels().dialog, "add_layer");
    window.until("the file is recognised", [&] { return window.count("/role") == 1; });
    window.settle();
    EXPECT_TRUE(window.find("/set")) << "other places have a name";
    window.click_item("/Add to the study");
    window.until("the study is read again", [&] {
        return window.app().panels().dialog.empty() && window.session().study != nullptr &&
               window.session().study->features.size() == 7;
    });
    window.settle();
    EXPECT_EQ(window.app().workbench().today()->lights().size(), lights);
    EXPECT_EQ(read_study_text(study),
              with_inserted(before, "source = \"karta.gpkg\"\n",
                            "\n[[layers.features]]\nname = \"gatubelysning\"\nsource = "
                            "\"gatubelysning.csv\"\n"));
}

TEST(AddLayersInWindow, ATakenRoleIsReplacedWhenItIsChosen) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    const std::filesystem::path study = copy_of_lilleby(folder);
    // Without plans: those of Lilleby change lamps that the new file does not have.
    std::string expected = read_study_text(study);
    expected.resize(expected.find("[[scenario]]"));
    save_study_text(study, expected);
    const std::filesystem::path lamps = study.parent_path() / "gatubelysning.csv";
    std::ofstream(lamps) << some_lamps;
    WindowDriver window(study, options_in(Language::english));
    drop_as_street_lights(window, lamps);
    window.click_item("/Choose fields");
    window.settle();
    window.click_item("/column_height");
    window.frames(2);
    window.click_item("/annan");
    window.settle();
    window.click_item("/Add to the study");
    window.until("the study is read again", [&] {
        return window.app().panels().dialog.empty() && window.session().loaded != nullptr &&
               window.session().study->layer("lights")->source.ends_with("gatubelysning.csv") &&
               window.app().workbench().today()->lights().size() == 2;
    });
    EXPECT_EQ(window.app().workbench().today()->lights().at(0).height_m, 7.0);
    const std::string former = "source = \"lights.gpkg\"\n";
    expected.replace(expected.find(former), former.size(),
                     "source = \"gatubelysning.csv\"\nfields = { height = \"annan\" }\n");
    EXPECT_EQ(read_study_text(study), expected);
    window.settle();
}

TEST(AddLayersInWindow, AStudyThatCouldNotBeOpenedIsNotWritten) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    const std::filesystem::path study = copy_of_lilleby(folder);
    const std::string before = read_study_text(study);
    const std::filesystem::path lamps = study.parent_path() / "gatubelysning.csv";
    std::ofstream(lamps) << some_lamps;
    WindowDriver window(study, options_in(Language::english));
    drop_as_street_lights(window, lamps);
    window.click_item("/Add to the study");
    window.until("the reason is told: plans change lamps that it has not", [&] {
        const auto* memory =
            dynamic_cast<NewStudyMemory*>(window.app().panels().dialog_memory.get());
        return memory != nullptr && memory->problem.find("L-0209") != std::string::npos;
    });
    EXPECT_TRUE(window.find("/Add to the study")) << "the dialog stays";
    EXPECT_EQ(read_study_text(study), before);
}

TEST(AddLayersInWindow, ADroppedFolderGivesTheFilesInIt) {
    TK_NEED_WINDOW();
    const TempFolder folder;
    const std::filesystem::path study = copy_of_lilleby(folder);
    const std::filesystem::path data = folder.path() / "till";
    std::filesystem::create_directories(data / "deeper");
    std::ofstream(data / "a.csv") << "lon,lat\n16.80,59.54\n";
    std::ofstream(data / "b.csv") << "x,y\n601690,6601540\n";
    std::ofstream(data / "c.csv") << "x,y\n601691,6601541\n";
    std::ofstream(data / "deeper" / "d.csv") << "lon,lat\n16.80,59.54\n";
    WindowDriver window(study, options_in(Language::english));
    window.drop(data);
    window.until("the files are looked into", [&] { return window.count("/role") == 3; });
    window.settle();
    ASSERT_TRUE(window.find("/input_crs")) << "two do not say their coordinate system";
    window.click_item("input_crs");
    window.type("nonsense");
    window.key(GLFW_KEY_ENTER);
    window.settle();
    EXPECT_EQ(window.count("/Use for all files without one"), 0U);
    window.click_item("input_crs");
    window.key(GLFW_KEY_A, GLFW_MOD_CONTROL);
    window.type("EPSG:3006");
    window.settle();
    window.click_item("/Use for all files without one");
    window.settle();
    window.click_item("/Add to the study");
    window.until("the study is read again", [&] {
        return window.app().panels().dialog.empty() && window.session().study != nullptr &&
               window.session().study->features.size() == 9;
    });
    const Study written = read_study(study);
    EXPECT_EQ(written.features.at(7).request.input_crs, "EPSG:3006");
    EXPECT_EQ(written.features.at(8).request.input_crs, "EPSG:3006");
    window.settle();
}

}  // namespace
}  // namespace tk::test
