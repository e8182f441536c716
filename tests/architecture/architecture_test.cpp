// Does the house stand as CONTRIBUTING.md draws it? Reads the sources, runs nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace tk {
namespace {

namespace fs = std::filesystem;

const fs::path root = TK_SOURCE_DIR;

std::string architecture_text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<fs::path> architecture_sources(const std::string& room) {
    std::vector<fs::path> files;
    if (!fs::exists(root / room)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(root / room))
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

struct Include {
    std::string path;
    bool in_quotes = false;
};

std::vector<Include> includes_of(const std::string& text) {
    static const std::regex line(R"re((?:^|\n)[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"])re");
    std::vector<Include> found;
    for (std::sregex_iterator it(text.begin(), text.end(), line), end; it != end; ++it)
        found.push_back({(*it)[2], (*it)[1] == "\""});
    return found;
}

const std::map<std::string, std::set<std::string>> arrows{
    {"engine", {"engine"}},
    {"layers", {"engine", "layers"}},
    {"cli", {"engine", "layers", "cli"}},
    {"viewer", {"engine", "layers", "viewer"}},
};

/// Beginnings of third-party headers that a room must not see.
const std::map<std::string, std::vector<std::string>> walls{
    {"engine",
     {"gdal", "ogr", "cpl_", "proj", "GL/", "GLFW/", "epoxy/", "imgui", "nlohmann/", "toml++/",
      "CLI/", "fstream", "filesystem", "iostream", "cstdio", "cairo", "date/"}},
    {"layers", {"GL/", "GLFW/", "epoxy/", "imgui", "CLI/", "cairo"}},
    {"cli", {"gdal", "ogr", "cpl_", "proj", "GL/", "GLFW/", "epoxy/", "imgui", "toml++/"}},
    {"viewer", {"proj", "gdal", "ogr", "cpl_", "toml++/"}},
};

TEST(Architecture, IncludesFollowTheArrows) {
    for (const auto& [room, allowed] : arrows)
        for (const fs::path& file : architecture_sources(room))
            for (const Include& include : includes_of(architecture_text_of(file))) {
                if (!include.in_quotes) continue;
                const std::string target = include.path.substr(0, include.path.find('/'));
                EXPECT_TRUE(allowed.contains(target))
                    << fs::relative(file, root) << " includes \"" << include.path << "\"; " << room
                    << " may include only itself and the rooms below it, from the root";
            }
}

TEST(Architecture, WallsKeepLibrariesInTheirRooms) {
    for (const auto& [room, forbidden] : walls)
        for (const fs::path& file : architecture_sources(room))
            for (const Include& include : includes_of(architecture_text_of(file))) {
                if (include.in_quotes) continue;
                for (const std::string& beginning : forbidden)
                    EXPECT_FALSE(include.path.rfind(beginning, 0) == 0)
                        << fs::relative(file, root) << " includes <" << include.path
                        << ">, which has no place in " << room;
            }
}

TEST(Architecture, SeesAnIncludeThatPointsTheWrongWay) {
    const auto found =
        includes_of("#pragma once\n#include \"viewer/session.h\"\n  #  include <gdal.h>\n");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].path, "viewer/session.h");
    EXPECT_TRUE(found[0].in_quotes);
    EXPECT_EQ(found[1].path, "gdal.h");
    EXPECT_FALSE(found[1].in_quotes);
}

TEST(Architecture, HeavyHeadersAreIncludedInFewFiles) {
    const std::map<std::string, int> most{{"CLI/", 2}, {"toml++/", 1}};
    for (const auto& [beginning, limit] : most) {
        std::set<std::string> files;
        for (const auto& arrow : arrows)
            for (const fs::path& file : architecture_sources(arrow.first))
                for (const Include& include : includes_of(architecture_text_of(file)))
                    if (include.path.rfind(beginning, 0) == 0) files.insert(file.string());
        EXPECT_LE(static_cast<int>(files.size()), limit) << beginning;
    }
}

TEST(Architecture, EveryHeaderIsGuardedByPragmaOnce) {
    for (const auto& arrow : arrows)
        for (const fs::path& file : architecture_sources(arrow.first))
            if (file.extension() == ".h") {
                EXPECT_EQ(architecture_text_of(file).rfind("#pragma once", 0), 0u)
                    << fs::relative(file, root);
            }
}

TEST(Architecture, EverySourceAndTestIsListedInTheBuild) {
    std::string lists;
    for (const std::string room : {"engine", "layers", "cli", "viewer", "sample-data", "tests"})
        for (const auto& entry : fs::recursive_directory_iterator(root / room))
            if (entry.path().filename() == "CMakeLists.txt" || entry.path().extension() == ".cmake")
                lists += architecture_text_of(entry.path()) + "\n";
    for (const std::string room : {"engine", "layers", "cli", "viewer", "sample-data", "tests"})
        for (const fs::path& file : architecture_sources(room))
            if (file.extension() == ".cpp") {
                EXPECT_NE(lists.find(file.filename().string()), std::string::npos)
                    << fs::relative(file, root) << " is built by nothing";
            }
}

TEST(Architecture, OnlyOneFileKnowsTheOperatingSystem) {
    static const std::regex posix(R"(<(unistd|sys/[a-z]+|windows|fcntl|pthread|dlfcn|io)\.h>)");
    for (const auto& arrow : arrows)
        for (const fs::path& file : architecture_sources(arrow.first)) {
            if (file.stem().string().starts_with("platform")) continue;
            EXPECT_FALSE(std::regex_search(architecture_text_of(file), posix))
                << fs::relative(file, root);
        }
}

TEST(Architecture, ReadmeTableOfFoldersMatchesTheTree) {
    const std::string readme = architecture_text_of(root / "README.md");
    std::set<std::string> told;
    static const std::regex row(R"(\| `([a-z-]+)/` \|)");
    for (std::sregex_iterator it(readme.begin(), readme.end(), row), end; it != end; ++it)
        told.insert((*it)[1]);
    std::set<std::string> there;
    for (const auto& entry : fs::directory_iterator(root)) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_directory() || name.front() == '.' || name == "build") continue;
        if (name == "cmake") continue;
        there.insert(name);
    }
    EXPECT_EQ(told, there);
}

}  // namespace
}  // namespace tk
