#include "layers/files_in_folder.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/temp_folder.h"

namespace tk {
namespace {

TEST(DataFilesIn, AreWhatCanBeReadDirectlyInIt) {
    const test::TempFolder folder;
    folder.write("b.csv", "x,y\n1,2\n");
    folder.write("a.geojson", R"({"type":"FeatureCollection","features":[]})");
    folder.write("notes.txt", "nothing");
    folder.write("photo.jpg", "\xFF\xD8\xFF\xE0");
    folder.write("study.toml", "format = 1\n");
    folder.write("parks.dbf", "x");
    folder.write("parks.shp", std::string("\x00\x00\x27\x0A", 4) + std::string(96, '\0'));
    std::filesystem::create_directories(folder.path() / "below");
    folder.write("below/c.csv", "x,y\n1,2\n");
    std::vector<std::string> names;
    for (const auto& path : data_files_in(folder.path())) names.push_back(path.filename().string());
    EXPECT_EQ(names, (std::vector<std::string>{"a.geojson", "b.csv", "parks.shp"}));
    EXPECT_FALSE(is_dataset_folder(folder.path()));
}

TEST(DataFilesIn, AFolderWithoutAnyGivesNone) {
    const test::TempFolder folder;
    folder.write("notes.txt", "nothing");
    EXPECT_TRUE(data_files_in(folder.path()).empty());
    EXPECT_TRUE(data_files_in(folder.path() / "gone").empty());
}

}  // namespace
}  // namespace tk
