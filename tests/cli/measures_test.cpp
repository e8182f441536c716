// A study's [[measure]] as `run` tells it, and `evaluate --expected`: what published effects let
// expect beside what is observed.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "tests/cli/command.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using Json = nlohmann::json;
using test::command;
using test::TempFolder;

/// ln(1 / 0.86) of the review of 2022, with what is taken for its standard error and the spread
/// between studies.
const double lighting_log = -std::log(0.86);
const double lighting_spread = std::hypot(lighting_log / 1.959963984540054, 0.15);

/// 40 incidents each in two places in 2023, 20 and 40 in 2024; every second is a robbery.
void write_two_squares(const TempFolder& folder) {
    std::string rows = "x,y,datum,kategori\n";
    const auto add = [&](const std::string& east, const std::string& month, int count) {
        for (int i = 0; i < count; ++i)
            rows += east + ",50," + month + "-" + std::to_string(10 + i % 18) +
                    (i % 2 == 0 ? ",rån\n" : ",stöld\n");
    };
    add("50", "2023-08", 40);
    add("1050", "2023-08", 40);
    add("50", "2024-06", 20);
    add("1050", "2024-06", 40);
    folder.write("i.csv", rows);
    folder.write("torget.csv", "name;WKT\nA;\"POLYGON ((0 0,100 0,100 100,0 100,0 0))\"\n");
    folder.write("annat.csv",
                 "name;WKT\nA;\"POLYGON ((1000 0,1100 0,1100 100,1000 100,1000 0))\"\n");
}

Json run_of_measures(const TempFolder& folder, const std::string& tables) {
    write_two_squares(folder);
    const std::string study =
        folder.write("s.toml",
                     "format = 1\n[study]\ncrs = \"local\"\ncell = 50\n[layers.incidents]\n"
                     "source = \"i.csv\"\n" +
                         tables);
    const auto result = command({"run", study, "--out", folder.file("r.gpkg"), "--json"});
    EXPECT_EQ(result.status, 0) << result.err;
    return result.status == 0 ? result.json() : Json::object();
}

const std::string new_lamps =
    "[[follow_up]]\nname = \"Lampor\"\ntreated = \"torget.csv\"\ncontrol = \"annat.csv\"\n"
    "date = 2024-03-01\nbefore_days = 300\nafter_days = 200\noverdispersion = 1.5\n";

// Before: 40 in 300 days. The control's 40 in 300 days became 40 in 200, a trend of 1.5.
TEST(MeasuresOfAStudy, StandBesideWhatTheirFollowUpFound) {
    const TempFolder folder;
    const Json ran = run_of_measures(
        folder,
        new_lamps +
            "[[problem]]\nid = \"P1\"\ntext = \"Rån på torget\"\ncause = \"Mörkt\"\n"
            "[[measure]]\nid = \"A1\"\nproblem = \"P1\"\nkind = \"lighting\"\n"
            "responsible = \"Gatukontoret\"\ncost = 120000\nindicator = \"brott på torget\"\n"
            "follow_up = \"Lampor\"\n");
    ASSERT_EQ(ran["result"]["measures"].size(), 1U);
    const Json& told = ran["result"]["measures"][0];
    EXPECT_EQ(told["id"], "A1");
    EXPECT_EQ(told["problem"]["text"], "Rån på torget");
    EXPECT_EQ(told["area"]["from"], "follow-up");
    EXPECT_EQ(told["area"]["area_m2"], 10000.0);
    EXPECT_EQ(told["starts"], "2024-03-01");
    EXPECT_EQ(told["cost_sek"], 120000.0);
    EXPECT_EQ(told["before"]["incidents"], 40.0);
    EXPECT_EQ(told["before"]["from"], "2023-05-06");
    EXPECT_EQ(told["before"]["to"], "2024-03-01");
    EXPECT_EQ(told["before"]["chosen_from"], "follow-up");
    EXPECT_NEAR(told["trend"].get<double>(), 1.5, 1e-12);
    EXPECT_EQ(told["overdispersion"], 1.5);
    ASSERT_EQ(told["expected"].size(), 2U);
    const Json& review = told["expected"][0];
    EXPECT_NE(review["source"].get<std::string>().find("2022"), std::string::npos);
    EXPECT_EQ(review["sureness"], "A");
    EXPECT_EQ(review["approximate"], true);
    EXPECT_NEAR(review["relative_effect"]["estimate"].get<double>(), 1.0 / 0.86, 1e-12);
    EXPECT_NEAR(review["expected_without"].get<double>(), 40.0, 1e-9);
    EXPECT_NEAR(review["fewer"].get<double>(),
                40.0 * (1.0 - std::exp(-lighting_log + 0.5 * lighting_spread * lighting_spread)),
                1e-9);
    EXPECT_LT(review["interval_95"][0], review["interval_50"][0]);
    EXPECT_GT(review["probability_fewer"], 0.5);
    const Json& follow_up = ran["result"]["follow_ups"][0]["result"];
    EXPECT_EQ(told["observed"]["relative_effect"], follow_up["relative_effect"]["estimate"]);
    EXPECT_EQ(told["observed"]["verdict"], follow_up["verdict"]);
    EXPECT_TRUE(told["why_none"].is_null());
}

TEST(MeasuresOfAStudy, AreToldWhyEvidenceSaysNothingOfThem) {
    const TempFolder folder;
    std::string robbery = new_lamps;
    robbery += "category = [\"rån\"]\n";
    const Json ran = run_of_measures(
        folder, robbery +
                    "[[measure]]\nid = \"A1\"\nkind = \"lighting\"\nfollow_up = \"Lampor\"\n"
                    "[[measure]]\nid = \"A2\"\nkind = \"patrol\"\narea = \"annat.csv\"\n"
                    "[[measure]]\nid = \"A3\"\nkind = \"lighting\"\n"
                    "[[measure]]\nid = \"A4\"\nkind = \"lighting\"\narea = \"saknas.csv\"\n");
    const Json& measures = ran["result"]["measures"];
    ASSERT_EQ(measures.size(), 4U);
    EXPECT_EQ(measures[0]["before"]["incidents"], 20.0);
    EXPECT_TRUE(measures[0]["expected"].empty());
    EXPECT_NE(measures[0]["not_applied"].dump().find("says nothing of violence"),
              std::string::npos);
    EXPECT_NE(measures[0]["why_none"].get<std::string>().find("no published effect applies"),
              std::string::npos);
    EXPECT_FALSE(measures[0]["observed"].is_null());
    // The last 365 days, up to 2024-06-27, reach back to August.
    EXPECT_EQ(measures[1]["before"]["chosen_from"], "latest year");
    EXPECT_EQ(measures[1]["before"]["incidents"], 80.0);
    EXPECT_TRUE(measures[1]["not_applied"].empty());
    EXPECT_NE(measures[1]["why_none"].get<std::string>().find("no evidence"), std::string::npos);
    EXPECT_TRUE(measures[2]["area"].is_null());
    EXPECT_TRUE(measures[2]["before"].is_null());
    EXPECT_NE(measures[2]["why_none"].get<std::string>().find("no area"), std::string::npos);
    EXPECT_NE(measures[3]["why_none"].get<std::string>().find("saknas.csv"), std::string::npos);
}

TEST(MeasuresOfAStudy, ThatBeginInTheSamePlaceAreNotedAtTheFollowUp) {
    const TempFolder folder;
    const std::string other = "kind = \"patrol\"\nstarts = 2024-04-01\n";
    const Json ran = run_of_measures(
        folder, new_lamps +
                    "[[measure]]\nid = \"A1\"\nkind = \"lighting\"\nfollow_up = \"Lampor\"\n" +
                    "[[measure]]\nid = \"A2\"\narea = \"torget.csv\"\n" + other +
                    "[[measure]]\nid = \"A3\"\narea = \"annat.csv\"\n" + other +
                    "[[measure]]\nid = \"A4\"\narea = \"torget.csv\"\nkind = \"social\"\n"
                    "starts = 2026-01-01\n");
    const std::string notes = ran["result"]["follow_ups"][0]["notes"].dump();
    EXPECT_NE(notes.find("measure A2 (patrol) began on 2024-04-01 in the same area"),
              std::string::npos)
        << notes;
    for (const char* not_said : {"measure A1", "measure A3", "measure A4"})
        EXPECT_EQ(notes.find(not_said), std::string::npos) << not_said;
    EXPECT_NE(ran["notes"].dump().find("follow-up 'Lampor': measure A2"), std::string::npos);
}

TEST(MeasuresOfAStudy, TakeTheStudysOwnTableAndCategories) {
    const TempFolder folder;
    folder.write("evidens.csv",
                 "measure,source,crime,log_effect,standard_error,between_studies_sd\n"
                 "patrol,Egen 2025,violence,0.5,0,0\n");
    const Json ran = run_of_measures(
        folder, "[analysis.evidence]\ntable = \"evidens.csv\"\nviolence = [\"rån\", \"stöld\"]\n" +
                    new_lamps + "category = [\"rån\", \"stöld\"]\n" +
                    "[[measure]]\nid = \"A1\"\nkind = \"patrol\"\nsetting = \"torg\"\n"
                    "follow_up = \"Lampor\"\n");
    const Json& told = ran["result"]["measures"][0];
    ASSERT_EQ(told["expected"].size(), 1U);
    EXPECT_EQ(told["expected"][0]["source"], "Egen 2025");
    EXPECT_NEAR(told["expected"][0]["fewer"].get<double>(), 40.0 * (1.0 - std::exp(-0.5)), 1e-9);
    EXPECT_NE(ran["notes"].dump().find("no published effect is of the setting 'torg'"),
              std::string::npos);
}

TEST(MeasuresOfAStudy, AreNoneWhereTheStudyHasNone) {
    const TempFolder folder;
    EXPECT_TRUE(run_of_measures(folder, new_lamps)["result"]["measures"].empty());
}

// Förslag A lights a path of the park; the cameras of förslag B see what none sees today.
TEST(MeasuresOfAStudy, WorkWhereTheirPlanMakesItLighterOrWatched) {
    const TempFolder folder;
    const auto result = command({"run", std::string(TK_LILLEBY) + "/lilleby.toml", "--out",
                                 folder.file("r.gpkg"), "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const Json ran = result.json();
    const Json& measures = ran["result"]["measures"];
    ASSERT_EQ(measures.size(), 5U);
    EXPECT_EQ(measures[0]["area"]["from"], "own");
    EXPECT_EQ(measures[1]["area"]["from"], "made lighter");
    EXPECT_GT(measures[1]["area"]["area_m2"], 100.0);
    EXPECT_LT(measures[1]["area"]["area_m2"], measures[0]["area"]["area_m2"]);
    EXPECT_EQ(measures[3]["area"]["from"], "newly watched");
    EXPECT_GT(measures[3]["area"]["area_m2"], 100.0);
    for (const std::size_t planned : {1U, 3U})
        EXPECT_EQ(measures[planned]["before"]["chosen_from"], "latest year");
    EXPECT_NE(ran["result"]["follow_ups"][0]["notes"].dump().find("measure A5 (upkeep)"),
              std::string::npos);
}

std::vector<std::string> lamps_words(const TempFolder& folder, std::vector<std::string> more) {
    write_two_squares(folder);
    std::vector<std::string> words{"evaluate",
                                   "--incidents",
                                   folder.file("i.csv"),
                                   "--crs",
                                   "local",
                                   "--treated",
                                   folder.file("torget.csv"),
                                   "--control",
                                   folder.file("annat.csv"),
                                   "--date",
                                   "2024-03-01",
                                   "--before-days",
                                   "300",
                                   "--after-days",
                                   "200",
                                   "--overdispersion",
                                   "1.5"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

TEST(EvaluateExpected, IsWhatRunTellsOfTheSameMeasure) {
    const TempFolder folder;
    const Json ran = run_of_measures(
        folder,
        new_lamps + "[[measure]]\nid = \"A1\"\nkind = \"lighting\"\nfollow_up = \"Lampor\"\n");
    const auto evaluated = command(lamps_words(folder, {"--expected", "lighting", "--json"}));
    ASSERT_EQ(evaluated.status, 0) << evaluated.err;
    const Json told = evaluated.json();
    EXPECT_EQ(told["result"]["expected"], ran["result"]["measures"][0]["expected"]);
    EXPECT_EQ(told["result"]["not_applied"], ran["result"]["measures"][0]["not_applied"]);
    EXPECT_EQ(told["parameters"]["expected_of"], "lighting");
    const auto without = command(lamps_words(folder, {"--json"}));
    EXPECT_TRUE(without.json()["result"]["expected"].is_null());
}

TEST(EvaluateExpected, TakesATableThatWasWrittenAndEdited) {
    const TempFolder folder;
    const std::string table = folder.file("evidens.csv");
    ASSERT_EQ(command({"evaluate", "--write-effects", table}).status, 0);
    EXPECT_EQ(command({"evaluate", "--write-effects", table}).status, 1);
    EXPECT_EQ(command({"evaluate", "--write-effects", table, "--overwrite"}).status, 0);
    const auto own = command(lamps_words(folder, {"--expected", "lighting", "--json"}));
    const auto same =
        command(lamps_words(folder, {"--expected", "lighting", "--effects", table, "--json"}));
    ASSERT_EQ(same.status, 0) << same.err;
    EXPECT_EQ(same.json()["result"], own.json()["result"]);
    folder.write("trasig.csv", "measure,source,log_effect\nlighting,X 2020,much\n");
    const auto broken = command(
        lamps_words(folder, {"--expected", "lighting", "--effects", folder.file("trasig.csv")}));
    EXPECT_EQ(broken.status, 1);
    EXPECT_NE(broken.err.find("log_effect is 'much'"), std::string::npos) << broken.err;
}

TEST(EvaluateExpected, RefusesWordsThatMakeNoQuestion) {
    const TempFolder folder;
    EXPECT_EQ(command(lamps_words(folder, {"--expected", "lamps"})).status, 2);
    EXPECT_EQ(command(lamps_words(folder, {"--setting", "car park"})).status, 2);
    EXPECT_EQ(command({"evaluate", "--counts", "1,2,3,4", "--expected", "lighting"}).status, 2);
    EXPECT_EQ(command({"evaluate", "--write-effects", folder.file("e.txt")}).status, 2);
    EXPECT_EQ(command({"evaluate", "--counts", "1,2,3,4", "--overwrite"}).status, 2);
}

}  // namespace
}  // namespace tk
