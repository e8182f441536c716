#include "layers/study_scenarios_text.h"

#include <gtest/gtest.h>

#include "engine/core/input_error.h"
#include "layers/study_file.h"
#include "layers/toml_edit.h"
#include "layers/toml_layout.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

const std::string study_with_comments = R"(# Our town
format = 1

[layers.incidents]
source = "i.csv"  # from the police
where = '''a = "[x]" # no comment
[[scenario]]'''

# The first idea.
[[scenario]]
name  = "Plan A"   # may change
edits = 'a.gpkg'
cost  = { light = 45000.0 }

# The second idea.
[[scenario]]
name = "Plan B"
edits = "b.gpkg"
[scenario.cost]
camera = 60000.0

# What is done.
[[measure]]
id = "A1"
scenario = "Plan A" # see above
responsible = "Teknik"
)";

StudyWithScenarios changed_study(const std::vector<ScenarioEntry>& entries,
                                 const std::string& text = study_with_comments) {
    return with_scenarios(text, "/s/study.toml", entries, {"Plan A", "Plan B"});
}

TEST(StudyScenarios, KeepTheTextWhereNothingChanges) {
    const auto same =
        changed_study({{"Plan A", "Plan A", "/s/a.gpkg"}, {"Plan B", "Plan B", "/s/b.gpkg"}});
    EXPECT_EQ(same.toml, study_with_comments);
    EXPECT_TRUE(same.text_kept);
}

TEST(StudyScenarios, ARenamedOneKeepsItsCommentsAndItsMeasureFollows) {
    const auto renamed = changed_study(
        {{"Plan A", "Förslag \"1\"", "/s/a.gpkg"}, {"Plan B", "Plan B", "/s/c.gpkg"}});
    std::string expected = study_with_comments;
    const auto swap = [&](const std::string& from, const std::string& to) {
        expected.replace(expected.find(from), from.size(), to);
    };
    swap("\"Plan A\"   #", R"("Förslag \"1\""   #)");
    swap("\"Plan A\" #", R"("Förslag \"1\"" #)");
    swap("\"b.gpkg\"", "\"c.gpkg\"");
    EXPECT_EQ(renamed.toml, expected);
    EXPECT_TRUE(renamed.text_kept);
    EXPECT_EQ(renamed.study.measures.at(0).scenario, "Förslag \"1\"");
    EXPECT_EQ(renamed.study.scenarios.at(0).cost_sek.at("light"), 45000.0);
}

TEST(StudyScenarios, WhatIsGoneLeavesNothingButTheCommentBefore) {
    const auto fewer = changed_study({{"Plan B", "Plan B", "/s/b.gpkg"}});
    EXPECT_TRUE(fewer.text_kept);
    EXPECT_EQ(fewer.toml.find("Plan A"), std::string::npos);
    EXPECT_NE(fewer.toml.find("# What is done."), std::string::npos);
    EXPECT_NE(fewer.toml.find("# The second idea."), std::string::npos);
    EXPECT_NE(fewer.toml.find("responsible = \"Teknik\""), std::string::npos);
    EXPECT_TRUE(fewer.study.measures.at(0).scenario.empty());
    const auto none = changed_study({});
    EXPECT_TRUE(none.text_kept);
    EXPECT_EQ(none.toml.find("camera = 60000.0"), std::string::npos)
        << "the table of its costs goes with it";
}

TEST(StudyScenarios, AFollowUpOfItsCamerasFollowsToo) {
    const std::string text = study_with_comments +
                             "[[follow_up]]\nname = \"Kameror\"\ntreated_cameras = [\"K9\"]\n"
                             "treated_scenario = \"Plan A\"  # adds it\n";
    const auto renamed =
        changed_study({{"Plan A", "Plan 1", "/s/a.gpkg"}, {"Plan B", "Plan B", "/s/b.gpkg"}}, text);
    EXPECT_TRUE(renamed.text_kept);
    EXPECT_EQ(renamed.study.follow_ups.at(0).treated_scenario, "Plan 1");
    EXPECT_NE(renamed.toml.find("treated_scenario = \"Plan 1\"  # adds it\n"), std::string::npos);
    const auto without = changed_study({{"Plan B", "Plan B", "/s/b.gpkg"}}, text);
    EXPECT_TRUE(without.text_kept);
    EXPECT_EQ(without.toml.find("treated_scenario"), std::string::npos);
    ASSERT_EQ(without.removed.size(), 1U);
    EXPECT_EQ(without.removed[0].follow_ups, (std::vector<std::string>{"Kameror"}));
    ScenarioEntry back{{}, "Plan A", "/s/a.gpkg"};
    back.follow_ups = without.removed[0].follow_ups;
    const auto again = with_scenarios(without.toml, "/s/study.toml",
                                      {{"Plan B", "Plan B", "/s/b.gpkg"}, back}, {"Plan B"});
    EXPECT_TRUE(again.text_kept);
    EXPECT_EQ(again.study.follow_ups.at(0).treated_scenario, "Plan A");
    EXPECT_TRUE(again.study.measures.at(0).scenario.empty()) << "it was not said to be its";
}

TEST(StudyScenarios, NewOnesComeBehindTheOthers) {
    const auto more = changed_study({{"Plan A", "Plan A", "/s/a.gpkg"},
                                     {"", "Plan C", "/s/c.gpkg"},
                                     {"Plan B", "Plan B", "/s/b.gpkg"}});
    EXPECT_TRUE(more.text_kept);
    ASSERT_EQ(more.study.scenarios.size(), 3U);
    EXPECT_EQ(more.study.scenarios[2].name, "Plan C");
    EXPECT_LT(more.toml.find("Plan C"), more.toml.find("# What is done."));
    EXPECT_EQ(parse_study(more.toml, "/s/study.toml").scenarios[2].edits, "/s/c.gpkg");
}

TEST(StudyScenarios, AStudyWithoutAnyGetsItsFirstAtTheEnd) {
    const auto first =
        changed_study({{"", "A", "/s/a.gpkg"}}, "[layers.incidents]\r\nsource = \"i.csv\"");
    EXPECT_EQ(first.toml,
              "[layers.incidents]\r\nsource = \"i.csv\"\r\n\r\n[[scenario]]\r\nname = "
              "\"A\"\r\nedits = \"a.gpkg\"\r\n");
}

TEST(StudyScenarios, WrittenAsAnInlineListTheyAreKeptButNotTheirText) {
    const auto inlined = changed_study({{"A", "B", "/s/a.gpkg"}},
                                       "scenario = [{ name = \"A\", edits = \"a.gpkg\" "
                                       "}]\n[layers.incidents]\nsource = \"i.csv\"\n");
    EXPECT_FALSE(inlined.text_kept);
    EXPECT_EQ(parse_study(inlined.toml, "/s/study.toml"), inlined.study);
    EXPECT_EQ(inlined.study.scenarios.at(0).name, "B");
}

TEST(StudyScenarios, SwappedNamesStaySwapped) {
    const auto swapped =
        changed_study({{"Plan A", "Plan B", "/s/a.gpkg"}, {"Plan B", "Plan A", "/s/b.gpkg"}});
    EXPECT_TRUE(swapped.text_kept);
    EXPECT_EQ(swapped.study.scenarios.at(0).name, "Plan B");
    EXPECT_EQ(swapped.study.scenarios.at(0).edits, "/s/a.gpkg");
    EXPECT_EQ(swapped.study.measures.at(0).scenario, "Plan B");
}

TEST(StudyScenarios, WhatSomeoneElseHasAddedStays) {
    const std::vector<ScenarioEntry> entries = {{"Plan A", "Plan A", "/s/a.gpkg"},
                                                {"", "Ny", "/s/ny.gpkg"}};
    const auto made = with_scenarios(study_with_comments, "/s/study.toml", entries, {"Plan A"});
    EXPECT_EQ(made.added_by_others, (std::vector<std::string>{"Plan B"}));
    EXPECT_TRUE(made.text_kept);
    ASSERT_EQ(made.study.scenarios.size(), 3U);
    EXPECT_EQ(made.study.scenarios[1].name, "Plan B");
    // A new one cannot take its name.
    EXPECT_THROW(with_scenarios(study_with_comments, "/s/study.toml",
                                {{"Plan A", "Plan A", "/s/a.gpkg"}, {"", "Plan B", "/s/n.gpkg"}},
                                {"Plan A"}),
                 InputError);
}

TEST(StudyScenarios, OneThatComesBackHasItsCostsAndItsMeasureAgain) {
    const auto without = changed_study({{"Plan B", "Plan B", "/s/b.gpkg"}});
    ASSERT_EQ(without.removed.size(), 1U);
    const RemovedScenario& gone = without.removed.front();
    EXPECT_EQ(gone.scenario.name, "Plan A");
    EXPECT_EQ(gone.measures, std::vector<std::string>{"A1"});
    const auto again =
        changed_study({{"Plan B", "Plan B", "/s/b.gpkg"},
                       {"", "Plan A", "/s/a.gpkg", gone.scenario.cost_sek, gone.measures}},
                      without.toml);
    EXPECT_TRUE(again.text_kept);
    EXPECT_EQ(again.study.measures, parse_study(study_with_comments, "/s/study.toml").measures);
    ASSERT_EQ(again.study.scenarios.size(), 2U);
    EXPECT_EQ(again.study.scenarios.back(), gone.scenario);
    EXPECT_NE(again.toml.find("# What is done."), std::string::npos);
}

TEST(StudyScenarios, SavingKeepsTheFormerTextAsABackup) {
    const test::TempFolder folder;
    const std::string path = folder.write("s.toml", study_with_comments);
    const auto saved =
        save_scenarios_of_study(path, {{"", "Ny", folder.file("ny.gpkg")}}, {"Plan A", "Plan B"});
    EXPECT_EQ(read_study(path), saved.study);
    std::ifstream backup(path + ".bak", std::ios::binary);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(backup), {}), study_with_comments);
}

TEST(TextChanges, WhatIsPutInAtOnePlaceStaysInItsOrderAndBeforeWhatIsTakenAway) {
    TextChanges changes;
    changes.replace(6, 12, "");
    changes.replace(6, 6, "a ");
    changes.replace(6, 6, "b ");
    changes.replace(0, 3, "ONE");
    EXPECT_EQ(changes.applied_to("one   three four"), "ONE   a b four");
}

TEST(TomlLayout, FindsHeadingsOnlyWhereTheyAreSome) {
    const auto tables = toml_layout(study_with_comments);
    std::vector<std::string> headings;
    for (const TomlTableText& table : tables) headings.push_back(table.heading);
    EXPECT_EQ(headings,
              (std::vector<std::string>{"", "[layers.incidents]", "[[scenario]]", "[[scenario]]",
                                        "[scenario.cost]", "[[measure]]"}));
}

}  // namespace
}  // namespace tk
