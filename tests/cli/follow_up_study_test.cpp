// A study's [[follow_up]] as `run` tells it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/cli/command.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using Json = nlohmann::json;
using test::command;
using test::TempFolder;

/// A study of two places, 40 incidents each before and 20 and 40 after, half of them robberies.
std::string two_places(const TempFolder& folder, const std::string& follow_ups) {
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
    for (const auto& [name, west] : {std::pair{"treated.csv", 0}, std::pair{"control.csv", 1000}}) {
        const std::string w = std::to_string(west), e = std::to_string(west + 100);
        folder.write(name, "name;WKT\nA;\"POLYGON ((" + w + " 0," + e + " 0," + e + " 100," + w +
                               " 100," + w + " 0))\"\n");
    }
    return folder.write("s.toml",
                        "format = 1\n[study]\ncrs = \"local\"\ncell = 50\n[layers.incidents]\n"
                        "source = \"i.csv\"\n" +
                            follow_ups);
}

Json run_result(const TempFolder& folder, const std::string& study) {
    const auto result = command({"run", study, "--out", folder.file("r.gpkg"), "--json"});
    EXPECT_EQ(result.status, 0) << result.err;
    return result.status == 0 ? result.json() : Json::object();
}

TEST(FollowUpOfAStudy, IsWhatEvaluateGivesForTheSame) {
    const TempFolder folder;
    const std::string study = two_places(
        folder,
        "[[follow_up]]\nname = \"Lampor\"\ntreated = \"treated.csv\"\ncontrol = \"control.csv\"\n"
        "buffer = 60.0\ndate = 2024-03-01\nbefore_days = 300\nafter_days = 200\n"
        "category = [\"rån\"]\noverdispersion = 1.5\n");
    const Json ran = run_result(folder, study);
    ASSERT_EQ(ran["result"]["follow_ups"].size(), 1U);
    const Json& told = ran["result"]["follow_ups"][0];
    EXPECT_EQ(told["name"], "Lampor");
    EXPECT_EQ(told["result"]["counts"]["treated_before"], 20);
    EXPECT_EQ(told["result"]["counts"]["treated_after"], 10);
    EXPECT_EQ(ran["notes"].dump().find("[[follow_up]]"), std::string::npos);
    const auto evaluated = command({"evaluate",
                                    "--incidents",
                                    folder.file("i.csv"),
                                    "--crs",
                                    "local",
                                    "--treated",
                                    folder.file("treated.csv"),
                                    "--control",
                                    folder.file("control.csv"),
                                    "--buffer",
                                    "60",
                                    "--date",
                                    "2024-03-01",
                                    "--before-days",
                                    "300",
                                    "--after-days",
                                    "200",
                                    "--category",
                                    "rån",
                                    "--overdispersion",
                                    "1.5",
                                    "--series",
                                    "month",
                                    "--json"});
    ASSERT_EQ(evaluated.status, 0) << evaluated.err;
    EXPECT_EQ(told["result"], evaluated.json()["result"]);
    const auto text = command({"run", study, "--out", folder.file("t.gpkg")});
    EXPECT_NE(text.out.find("follow-up 'Lampor'"), std::string::npos);
    EXPECT_NE(text.out.find(told["result"]["verdict"].get<std::string>()), std::string::npos);
}

TEST(FollowUpOfAStudy, IsLeftOutWithTheReasonAndTheRestStays) {
    const TempFolder folder;
    const std::string study =
        two_places(folder,
                   "[[follow_up]]\nname = \"Utan datum\"\ntreated = \"treated.csv\"\n"
                   "control = \"control.csv\"\n"
                   "[[follow_up]]\nname = \"Framtid\"\ntreated = \"treated.csv\"\n"
                   "control = \"control.csv\"\ndate = 2031-01-01\n"
                   "[[follow_up]]\nname = \"Saknas\"\ntreated = \"nowhere.csv\"\n"
                   "control = \"control.csv\"\ndate = 2024-03-01\n");
    const Json ran = run_result(folder, study);
    EXPECT_TRUE(ran["result"]["follow_ups"].empty());
    EXPECT_FALSE(ran["result"]["outputs"].empty());
    const std::string notes = ran["notes"].dump();
    for (const char* said : {"follow-up 'Utan datum' is left out: its table has no date",
                             "follow-up 'Framtid' is left out", "no incident lies in the period",
                             "follow-up 'Saknas' is left out", "nowhere.csv"})
        EXPECT_NE(notes.find(said), std::string::npos) << said << notes;
}

TEST(FollowUpOfAStudy, IsNoneWhereTheStudyAsksForNone) {
    const TempFolder folder;
    EXPECT_TRUE(run_result(folder, two_places(folder, ""))["result"]["follow_ups"].empty());
}

}  // namespace
}  // namespace tk
