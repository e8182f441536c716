#include "layers/output_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>

#include "engine/core/input_error.h"
#include "tests/layers/gdal_check.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

namespace fs = std::filesystem;

TEST(OutputFile, IsThereOnlyAfterCommit) {
    const test::TempFolder folder;
    const fs::path target = folder.path() / "result.txt";
    OutputFile file(target);
    std::ofstream(file.temporary()) << "whole";
    EXPECT_FALSE(fs::exists(target));
    EXPECT_EQ(file.temporary().parent_path(), folder.path());
    EXPECT_EQ(file.temporary().extension(), ".txt");
    file.commit();
    EXPECT_EQ(test::bytes_of(target), "whole");
}

TEST(OutputFile, LeavesTheFormerFileAndNothingElseAfterAnException) {
    const test::TempFolder folder;
    const fs::path target = folder.write("result.gpkg", "former");
    try {
        OutputFile file(target);
        std::ofstream(file.temporary()) << "half";
        for (const char* suffix : {"-wal", "-shm", "-journal", ".aux.xml"}) {
            fs::path companion = file.temporary();
            companion += suffix;
            std::ofstream(companion) << "x";
        }
        throw std::runtime_error("in the middle");
    } catch (const std::runtime_error&) {
    }
    EXPECT_EQ(test::bytes_of(target), "former");
    EXPECT_EQ(test::files_in(folder.path()), 1);
}

TEST(OutputFile, KnowsPathsWithSpacesAndSwedishLetters) {
    const test::TempFolder folder;
    const fs::path sub = folder.path() / path_from_utf8("Åsa är på ön");
    fs::create_directory(sub);
    const fs::path target = sub / path_from_utf8("täthet å ä ö.txt");
    write_text_file(target, "ja");
    EXPECT_EQ(test::bytes_of(target), "ja");
    EXPECT_EQ(test::files_in(sub), 1);
    EXPECT_EQ(path_from_utf8(utf8(target)), target);
}

TEST(OutputFile, SaysThatTheFolderIsMissing) {
    const test::TempFolder folder;
    try {
        OutputFile file(folder.path() / "nowhere" / "a.tif");
        FAIL();
    } catch (const InputError& error) {
        EXPECT_NE(std::string(error.what()).find("does not exist"), std::string::npos);
        EXPECT_FALSE(error.remedy().empty());
    }
}

TEST(OutputFile, RefusesAFolderAsTarget) {
    const test::TempFolder folder;
    EXPECT_THROW(OutputFile{folder.path()}, InputError);
    EXPECT_THROW(OutputFile{folder.path() / ""}, InputError);
}

TEST(OutputFile, WritesThroughALink) {
    const test::TempFolder folder;
    fs::create_directory(folder.path() / "real");
    std::ofstream(folder.path() / "real" / "a.txt") << "former";
    std::error_code no_links;
    fs::create_symlink(folder.path() / "real" / "a.txt", folder.path() / "a.txt", no_links);
    if (no_links) GTEST_SKIP() << "this file system has no links";
    write_text_file(folder.path() / "a.txt", "new");
    EXPECT_TRUE(fs::is_symlink(folder.path() / "a.txt"));
    EXPECT_EQ(test::bytes_of(folder.path() / "real" / "a.txt"), "new");
}

TEST(OutputFile, RemovesStatisticsOfTheFormerFile) {
    const test::TempFolder folder;
    folder.write("a.tif", "former");
    folder.write("a.tif.aux.xml", "statistics of the former");
    write_text_file(folder.path() / "a.tif", "new");
    EXPECT_EQ(test::files_in(folder.path()), 1);
}

}  // namespace
}  // namespace tk
