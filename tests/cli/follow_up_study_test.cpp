// A study's [[follow_up]] as `run` tells it.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "layers/follow_up_lock.h"
#include "layers/load_study.h"
#include "layers/read_follow_up.h"
#include "layers/study_file.h"
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
    Json of_study = told["result"], of_options = evaluated.json()["result"];
    EXPECT_EQ(of_study["design"]["state"], "not locked");
    EXPECT_TRUE(of_options["design"].is_null()) << "what is asked by options cannot be locked";
    EXPECT_EQ(evaluated.json()["parameters"]["design"], "not locked");
    EXPECT_EQ(of_study["verdict"], of_options["verdict"].get<std::string>() +
                                       " The design was chosen after the measure, or cannot be "
                                       "shown to have been chosen before: it was not locked.");
    for (const char* key : {"design", "verdict"}) of_study.erase(key), of_options.erase(key);
    EXPECT_EQ(of_study, of_options);
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

const char* const new_street_lamps =
    "# New lamps.\n[[follow_up]]\nname = \"Lampor\"\ntreated = \"treated.csv\"\n"
    "control = \"control.csv\"\nbuffer = 60.0\ndate = 2024-03-01\nbefore_days = 300\n"
    "after_days = 200\noverdispersion = 1.5  # as elsewhere\n";

Json evaluated_of(const std::string& study, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"evaluate", "--study", study, "--json"};
    words.insert(words.end(), more.begin(), more.end());
    const auto result = command(words);
    EXPECT_EQ(result.status, 0) << result.err;
    return result.status == 0 ? result.json() : Json::object();
}

/// Locks the study's only follow-up as if it were another day.
void lock_on(const std::string& file, std::chrono::year_month_day day) {
    const Study study = read_study(file);
    const StudyFollowUp& design = study.follow_ups.front();
    const LoadedStudy loaded = load_study(study, {}, {});
    const ReadFollowUpAreas read =
        read_follow_up_areas(follow_up_request(study, design, loaded), loaded.context);
    lock_follow_up(file, {design.name, digest_of_design(study, design, read.areas), day, true});
}

TEST(FollowUpOfAStudy, IsToldByEvaluateAsByRun) {
    const TempFolder folder;
    const std::string study = two_places(folder, new_street_lamps);
    const Json run = run_result(folder, study)["result"]["follow_ups"][0];
    EXPECT_EQ(evaluated_of(study)["result"], run["result"]) << "it has no other";
    const Json named = evaluated_of(study, {"--follow-up", "Lampor"});
    EXPECT_EQ(named["result"], run["result"]);
    EXPECT_EQ(named["parameters"]["follow_up"], "Lampor");
    const auto unknown = command({"evaluate", "--study", study, "--follow-up", "Kameror"});
    EXPECT_EQ(unknown.status, 1);
    EXPECT_NE(unknown.err.find("there is no follow-up 'Kameror'; give --follow-up one of 'Lampor'"),
              std::string::npos)
        << unknown.err;
}

TEST(FollowUpOfAStudy, IsLockedWithoutTellingAnyOutcome) {
    const TempFolder folder;
    const std::string study = two_places(folder, new_street_lamps);
    const std::string former = read_study_text(study);
    const Json locked = evaluated_of(study, {"--lock"});
    const Json& result = locked["result"];
    EXPECT_TRUE(result["verdict"].is_null());
    EXPECT_TRUE(result["relative_effect"].is_null());
    EXPECT_EQ(result["counts"]["treated_before"], 40);
    EXPECT_TRUE(result["counts"]["treated_after"].is_null());
    // The register begins on 10 August: 40 in 204 days, reckoned for 300 and for 200.
    EXPECT_EQ(result["outlook"]["counted_days"], 204);
    EXPECT_NEAR(result["outlook"]["expected"]["treated_after"].get<double>(), 40.0 * 200 / 204,
                1e-9);
    EXPECT_EQ(result["outlook"]["power"].size(), 10U);
    const double error = std::sqrt(1.5 * 2.0 * (204.0 / 12000.0 + 204.0 / 8000.0));
    EXPECT_NEAR(result["minimum_detectable_effect"].get<double>(),
                std::exp((1.959964 + 0.841621) * error), 1e-5);
    EXPECT_EQ(result["design"]["state"], "locked after the measure") << "which was in 2024";
    EXPECT_NE(locked["notes"].dump().find("Fixed by its lock"), std::string::npos);
    const std::string text = read_study_text(study);
    EXPECT_NE(text.find("overdispersion = 1.5  # as elsewhere\nlocked = \""), std::string::npos)
        << text;
    EXPECT_NE(text.find("# New lamps.\n"), std::string::npos);
    EXPECT_EQ(read_study_text(study + ".bak"), former);
    const auto twice = command({"evaluate", "--study", study, "--lock"});
    EXPECT_EQ(twice.status, 1);
    EXPECT_NE(twice.err.find("is locked already"), std::string::npos) << twice.err;
    EXPECT_EQ(read_study_text(study), text);
    EXPECT_EQ(evaluated_of(study, {"--lock-anew"})["result"]["design"]["state"],
              "locked after the measure");
}

TEST(FollowUpOfAStudy, IsStampedWithWhenItsDesignWasFixed) {
    using namespace std::chrono_literals;
    const TempFolder folder;
    const std::string study = two_places(folder, new_street_lamps);
    const auto verdict_ends = [&](const std::string& words) {
        const Json found = evaluated_of(study)["result"];
        const auto verdict = found["verdict"].get<std::string>();
        return verdict.ends_with(words) ? ::testing::AssertionSuccess()
                                        : ::testing::AssertionFailure() << verdict;
    };
    lock_on(study, 2024y / std::chrono::February / 20);
    EXPECT_TRUE(verdict_ends(" The design was fixed on 2024-02-20, before the measure."));
    const Json design = evaluated_of(study)["result"]["design"];
    EXPECT_EQ(design["state"], "locked before the measure");
    EXPECT_EQ(design["locked_on"], "2024-02-20");
    EXPECT_TRUE(design["changed"].empty());
    folder.write("control.csv",
                 "name;WKT\nA;\"POLYGON ((1000 0,1101 0,1100 100,1000 100,1000 0))\"\n");
    EXPECT_TRUE(verdict_ends(
        " The design has been changed since it was locked on 2024-02-20 (its areas)."));
    EXPECT_EQ(evaluated_of(study)["result"]["design"]["changed"], Json::array({"areas"}));
    std::string text = read_study_text(study);
    text.replace(text.find("buffer = 60.0"), 13, "buffer = 61.0");
    folder.write("s.toml", text);
    EXPECT_TRUE(verdict_ends(" (its table and areas)."));
    lock_on(study, 2024y / std::chrono::March / 1);
    EXPECT_TRUE(
        verdict_ends(" The design was chosen after the measure: it was fixed on 2024-03-01."));
}

TEST(FollowUpOfAStudy, OfAMeasureStillToComeTellsWhatCouldBeSeen) {
    const TempFolder folder;
    folder.write("areas.csv",
                 "name;WKT\nTomt;\"POLYGON ((3000 0,3100 0,3100 100,3000 100,3000 0))\"\n"
                 "Torget;\"POLYGON ((1000 0,1100 0,1100 100,1000 100,1000 0))\"\n");
    const std::string study =
        two_places(folder,
                   "[layers.areas]\nsource = \"areas.csv\"\n"
                   "[[follow_up]]\nname = \"Lampor\"\ntreated = \"treated.csv\"\n"
                   "control = \"control.csv\"\ndate = 2024-09-01\nbefore_days = 300\n"
                   "overdispersion = 1.5\n");
    const Json found = evaluated_of(study);
    const Json& result = found["result"];
    EXPECT_TRUE(result["verdict"].is_null());
    EXPECT_EQ(result["counts"]["treated_before"], 20) << "of June; August was earlier";
    EXPECT_TRUE(result["counts"]["treated_after"].is_null());
    // The register ends on 27 June: 6 November to then are 235 days.
    EXPECT_EQ(result["outlook"]["counted_days"], 235);
    EXPECT_NEAR(result["outlook"]["expected"]["treated_after"].get<double>(), 20.0 * 365 / 235,
                1e-9);
    EXPECT_GT(result["minimum_detectable_effect"].get<double>(), 1.0);
    EXPECT_EQ(result["design"]["state"], "not locked");
    ASSERT_EQ(result["control_suggestions"].size(), 2U);
    EXPECT_EQ(result["control_suggestions"][0]["name"], "Torget");
    EXPECT_NEAR(result["control_suggestions"][0]["level_ratio"].get<double>(), 2.0, 1e-12);
    EXPECT_TRUE(result["control_suggestions"][1]["misfit"].is_null()) << "nothing happens there";
    EXPECT_NE(found["notes"].dump().find("there is no verdict"), std::string::npos);
    EXPECT_NE(found["notes"].dump().find("days without any incident"), std::string::npos);
    EXPECT_EQ(run_result(folder, study)["result"]["follow_ups"][0]["result"], result);
    const auto text = command({"evaluate", "--study", study});
    EXPECT_NE(text.out.find("might be the control"), std::string::npos) << text.out;
    EXPECT_NE(text.out.find("The design is not locked yet."), std::string::npos);
}

TEST(FollowUpOfAStudy, OfCamerasIsOfWhatTheySee) {
    const TempFolder folder;
    // Looks north from under the first place's incidents, at (50, 50).
    folder.write("c.csv", "id,x,y,height,bearing,fov,pixels\nK1,50,0,1.6,0,90,1920\n");
    const std::string study =
        two_places(folder,
                   "[layers.cameras]\nsource = \"c.csv\"\n"
                   "[[follow_up]]\nname = \"Kameror\"\ntreated_cameras = [\"K1\"]\n"
                   "control = \"control.csv\"\ndate = 2024-03-01\nbefore_days = 300\n"
                   "after_days = 200\noverdispersion = 1.5\n"
                   "[[follow_up]]\nname = \"Ingen\"\ntreated_cameras = [\"K7\"]\n"
                   "control = \"control.csv\"\ndate = 2024-03-01\n");
    const Json found = evaluated_of(study, {"--follow-up", "Kameror"});
    EXPECT_EQ(found["result"]["counts"]["treated_before"], 40);
    EXPECT_EQ(found["result"]["counts"]["treated_after"], 20);
    EXPECT_EQ(found["parameters"]["treated_cameras"]["ids"], Json::array({"K1"}));
    EXPECT_TRUE(found["parameters"]["treated"].is_null());
    const auto none = command({"evaluate", "--study", study, "--follow-up", "Ingen"});
    EXPECT_EQ(none.status, 1);
    EXPECT_NE(none.err.find("there is no camera 'K7'"), std::string::npos) << none.err;
}

TEST(FollowUpOfAStudy, IsNoneWhereTheStudyAsksForNone) {
    const TempFolder folder;
    EXPECT_TRUE(run_result(folder, two_places(folder, ""))["result"]["follow_ups"].empty());
}

}  // namespace
}  // namespace tk
