#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "cli/verb.h"
#include "tests/cli/command.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using cli::VerbEntry;
using cli::verbs;
using test::command;

std::vector<std::string> words_of_example(const VerbEntry& verb, const test::TempFolder& folder) {
    std::istringstream stream(verb.example);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) {
        if (word.rfind("lilleby/", 0) == 0) word = std::string(TK_LILLEBY) + word.substr(7);
        if (word.ends_with(".tif") || word == "result.gpkg") word = folder.file(word);
        words.push_back(word);
    }
    words.erase(words.begin());  // the program's name
    return words;
}

class EveryVerb : public ::testing::TestWithParam<std::string> {
protected:
    static const VerbEntry& entry() {
        for (const VerbEntry& verb : verbs())
            if (verb.name == GetParam()) return verb;
        throw std::logic_error(GetParam());
    }
};

TEST_P(EveryVerb, HasHelpWithItsOptionsAndAnExample) {
    const auto result = command({GetParam(), "--help"});
    EXPECT_EQ(result.status, 0);
    EXPECT_NE(result.out.find(entry().example), std::string::npos);
    EXPECT_NE(result.out.find("--json"), std::string::npos);
}

TEST_P(EveryVerb, RefusesAnUnknownOptionBeforeOpeningAnything) {
    const auto result = command(
        {GetParam(), "no-such-file", "no-such-file", "--out", "o.gpkg", "--no-such-option"});
    EXPECT_EQ(result.status, 2);
    EXPECT_TRUE(result.out.empty());
    EXPECT_NE(result.err.find("--no-such-option"), std::string::npos);
}

TEST_P(EveryVerb, RunsItsExample) {
    if (GetParam() == "view") GTEST_SKIP() << "opens a window, which tests/viewer/window does";
    const test::TempFolder folder;
    const std::string first = GetParam() == "compare"    ? "lighting"
                              : GetParam() == "validate" ? "hotspot"
                                                         : "";
    if (!first.empty()) {
        for (const VerbEntry& verb : verbs())
            if (verb.name == first) {
                const auto made = command(words_of_example(verb, folder));
                ASSERT_EQ(made.status, 0) << made.err;
            }
    }
    std::vector<std::string> words = words_of_example(entry(), folder);
    words.push_back("--json");
    const auto result = command(words);
    ASSERT_EQ(result.status, 0) << result.err;
    const auto json = result.json();
    EXPECT_EQ(json["verb"], GetParam());
    for (const char* key :
         {"version", "parameters", "result", "timings_s", "peak_memory_mb", "output"})
        EXPECT_TRUE(json.contains(key)) << key;
}

INSTANTIATE_TEST_SUITE_P(Verbs, EveryVerb, ::testing::ValuesIn([] {
                             std::vector<std::string> names;
                             for (const VerbEntry& verb : verbs()) names.push_back(verb.name);
                             return names;
                         }()),
                         [](const auto& tested) {
                             std::string name = tested.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

TEST(Verbs, StandInTheReadme) {
    std::ifstream in(std::string(TK_SOURCE_DIR) + "/README.md");
    const std::string readme{std::istreambuf_iterator<char>(in), {}};
    for (const VerbEntry& verb : verbs())
        EXPECT_NE(readme.find("| `" + verb.name + " "), std::string::npos) << verb.name;
}

}  // namespace
}  // namespace tk
