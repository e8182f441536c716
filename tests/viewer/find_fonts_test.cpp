#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "viewer/text/fonts.h"

namespace tk {
namespace {

/// A folder of empty files, gone when the test ends.
class FontFolderForTest {
public:
    FontFolderForTest()
        : folder_(std::filesystem::temp_directory_path() /
                  ("tk-fonts-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))) {
        std::filesystem::create_directories(folder_ / "deep" / "down");
    }
    ~FontFolderForTest() { std::filesystem::remove_all(folder_); }
    FontFolderForTest(const FontFolderForTest&) = delete;
    FontFolderForTest& operator=(const FontFolderForTest&) = delete;

    void hold(const std::string& name) const { std::ofstream(folder_ / "deep" / "down" / name); }
    FontFiles found() const { return find_fonts({folder_ / "missing", folder_}); }

private:
    std::filesystem::path folder_;
};

TEST(FindFonts, PrefersInterInSubfolders) {
    const FontFolderForTest fonts;
    for (const char* name : {"DejaVuSans.ttf", "NotoSans-Regular.ttf", "Inter-Regular.otf",
                             "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf"})
        fonts.hold(name);
    const FontFiles found = fonts.found();
    EXPECT_EQ(found.regular.filename(), "Inter-Regular.otf");
    EXPECT_EQ(found.medium.filename(), "Inter-Medium.otf");
    EXPECT_EQ(found.semibold.filename(), "Inter-SemiBold.otf");
    EXPECT_EQ(found.bold.filename(), "Inter-Bold.otf");
}

TEST(FindFonts, MissingWeightsFallBackToNeighbours) {
    const FontFolderForTest fonts;
    fonts.hold("NotoSans-Regular.ttf");
    fonts.hold("NotoSans-Bold.ttf");
    const FontFiles found = fonts.found();
    EXPECT_EQ(found.medium.filename(), "NotoSans-Regular.ttf");
    EXPECT_EQ(found.semibold.filename(), "NotoSans-Bold.ttf");
}

TEST(FindFonts, NothingFoundIsNothingAndNotAnError) {
    const FontFolderForTest fonts;
    const FontFiles found = fonts.found();
    EXPECT_TRUE(found.regular.empty());
    EXPECT_EQ(found.icon_set, FontFiles::IconSet::none);
}

TEST(FindFonts, IconsComeFromEitherSet) {
    const FontFolderForTest fonts;
    fonts.hold("fontawesome-webfont.ttf");
    EXPECT_EQ(fonts.found().icon_set, FontFiles::IconSet::awesome);
    fonts.hold("materialdesignicons-webfont.ttf");
    EXPECT_EQ(fonts.found().icon_set, FontFiles::IconSet::material);
}

}  // namespace
}  // namespace tk
