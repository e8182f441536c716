#include "viewer/panels/file_listing.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "layers/output_file.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test, gone with it.
class FileListing : public testing::Test {
protected:
    void SetUp() override {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = fs::temp_directory_path() / (std::string("tk_file_listing_") + test->name());
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    void file(const std::string& name, std::size_t bytes = 0) const {
        std::ofstream(folder_ / path_from_utf8(name)) << std::string(bytes, 'x');
    }
    void subfolder(const std::string& name) const {
        fs::create_directory(folder_ / path_from_utf8(name));
    }
    std::vector<std::string> names(const std::vector<std::string>& endings) const {
        std::vector<std::string> found;
        for (const ListedFile& f : list_folder(folder_, endings).files) found.push_back(f.name);
        return found;
    }

    fs::path folder_;
};

TEST_F(FileListing, ShowsFoldersFirstThenFilesOfTheEndingByName) {
    file("ö.toml");
    file("Å.TOML");
    file("b.toml");
    file("b.csv");
    file(".hidden.toml");
    file(".toml");
    subfolder("zoo");
    subfolder("Äng");
    EXPECT_EQ(names({".toml"}),
              (std::vector<std::string>{"zoo", "Äng", "b.toml", "Å.TOML", "ö.toml"}));
}

TEST_F(FileListing, ShowsAllFilesWithoutEndings) {
    file("a.csv");
    file("b");
    EXPECT_EQ(names({}), (std::vector<std::string>{"a.csv", "b"}));
}

TEST_F(FileListing, SaysThatAFolderIsNotThere) {
    EXPECT_FALSE(list_folder(folder_ / "gone", {}).readable);
    EXPECT_TRUE(list_folder(folder_, {}).readable);
}

TEST_F(FileListing, SortsBySizeWithFoldersStillFirst) {
    file("small.csv", 10);
    file("large.csv", 100);
    subfolder("zoo");
    std::vector<ListedFile> files = list_folder(folder_, {}).files;
    sort_files(files, FileColumn::bytes, true);
    ASSERT_EQ(files.size(), 3U);
    EXPECT_EQ(files[0].name, "zoo");
    EXPECT_EQ(files[1].name, "large.csv");
    EXPECT_EQ(files[1].bytes, 100U);
    EXPECT_EQ(files[2].name, "small.csv");
}

TEST_F(FileListing, CompletesAPathAsFarAsItIsCertain) {
    file("kommun-norr.toml");
    file("kommun-norra.toml");
    subfolder("Ånge");
    EXPECT_EQ(completed_path("KOM", folder_, {".toml"}), "kommun-norr");
    EXPECT_EQ(completed_path("kommun-norra", folder_, {".toml"}), "kommun-norra.toml");
    EXPECT_EQ(completed_path("Ån", folder_, {".toml"}), "Ånge/");
    EXPECT_EQ(completed_path("x", folder_, {".toml"}), "x");
}

TEST_F(FileListing, CompletesWithinTheFolderThatWasTyped) {
    subfolder("data");
    std::ofstream(folder_ / "data" / "lampor.toml") << "";
    EXPECT_EQ(completed_path("data/l", folder_, {".toml"}), "data/lampor.toml");
    const std::string whole = utf8(folder_) + "/data/la";
    EXPECT_EQ(completed_path(whole, "/", {".toml"}), utf8(folder_) + "/data/lampor.toml");
}

TEST_F(FileListing, DoesNotCompleteHalfALetter) {
    // å and ä share their first byte.
    file("å.toml");
    file("ä.toml");
    EXPECT_EQ(completed_path("", folder_, {".toml"}), "");
}

TEST(TypedPath, IsRelativeToTheFolderThatIsShown) {
    const fs::path folder = fs::path("/data/kommun");
    EXPECT_EQ(typed_path("norr/a.toml", folder), folder / "norr" / "a.toml");
    EXPECT_EQ(typed_path("..", folder).lexically_relative("/data"), fs::path("."));
    EXPECT_EQ(typed_path("  \"/data/a b.toml\"\n", folder), fs::path("/data/a b.toml"));
    EXPECT_EQ(typed_path("", folder), folder);
    EXPECT_EQ(typed_path("~", folder), home_folder().lexically_normal());
}

TEST(FileNames, GetAnEndingOnce) {
    EXPECT_EQ(with_ending("karta", ".pdf"), "karta.pdf");
    EXPECT_EQ(with_ending("karta.PDF", ".pdf"), "karta.PDF");
    EXPECT_EQ(with_ending("v1.2", ".pdf"), "v1.2.pdf");
}

TEST(FileNames, AreThoseThatEverySystemTakes) {
    EXPECT_TRUE(is_file_name("Förslag B (ny).toml"));
    for (const char* bad : {"", "a/b", "a\\b", "a:b", "a?", " a", "a ", "a.", "a\nb", "..", "."})
        EXPECT_FALSE(is_file_name(bad)) << bad;
}

TEST(FileSizes, AreWrittenInThePlainestUnit) {
    set_language(Language::english);
    EXPECT_EQ(bytes_text(0), "0\u00A0B");
    EXPECT_EQ(bytes_text(999), "999\u00A0B");
    EXPECT_EQ(bytes_text(14'200), "14\u00A0kB");
    EXPECT_EQ(bytes_text(999'600), "1.0\u00A0MB");
    EXPECT_EQ(bytes_text(3'400'000), "3.4\u00A0MB");
}

}  // namespace
}  // namespace tk
