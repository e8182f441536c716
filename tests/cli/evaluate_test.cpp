// `tryggkarta evaluate` from counts, from rates, and from incidents whose counts are known.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "tests/cli/command.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using Json = nlohmann::json;
using test::command;
using test::TempFolder;

Json evaluated(std::vector<std::string> words) {
    words.insert(words.begin(), "evaluate");
    words.emplace_back("--json");
    const auto result = command(words);
    EXPECT_EQ(result.status, 0) << result.err;
    return result.status == 0 ? result.json() : Json::object();
}

std::string evaluation_refused(std::vector<std::string> words, int status = 2) {
    words.insert(words.begin(), "evaluate");
    const auto result = command(words);
    EXPECT_EQ(result.status, status) << result.err;
    EXPECT_EQ(result.out, "");
    return result.err;
}

const char* const evaluation_keys[] = {"counts",
                                       "rate_comparison",
                                       "relative_effect",
                                       "weighted_displacement_quotient",
                                       "weighted_displacement_difference",
                                       "minimum_detectable_effect",
                                       "verdict"};

// O-23 and O-25.
TEST(EvaluateVerb, OfEightCountsGivesWheelersAndRatcliffesDifference) {
    const Json all = evaluated({"--counts", "207,110,308,318,178,157,150,140"});
    const Json& found = all["result"];
    for (const char* key : evaluation_keys) EXPECT_TRUE(found.contains(key)) << key;
    EXPECT_EQ(found["counts"]["treated_before"], 207);
    EXPECT_EQ(found["counts"]["control_displacement_after"], 140);
    const Json& difference = found["weighted_displacement_difference"];
    EXPECT_EQ(difference["local"]["estimate"], -107);
    EXPECT_NEAR(difference["local"]["standard_error"].get<double>(), 30.70830507, 5e-9);
    EXPECT_EQ(difference["displacement"]["estimate"], -11);
    EXPECT_NEAR(difference["displacement"]["standard_error"].get<double>(), 25.0, 1e-12);
    EXPECT_EQ(difference["total"]["estimate"], -118);
    EXPECT_NEAR(difference["total"]["standard_error"].get<double>(), 39.59797975, 5e-9);
    EXPECT_NEAR(difference["total"]["interval"][0].get<double>(), -196.0, 0.5);
    EXPECT_NEAR(difference["total"]["interval"][1].get<double>(), -40.0, 0.5);
    const Json& effect = found["relative_effect"];
    EXPECT_NEAR(effect["estimate"].get<double>(), 1.942916175, 5e-10);
    EXPECT_NEAR(effect["interval"][0].get<double>(), 1.308838, 5e-7) << "phi is 2 unless given";
    EXPECT_NEAR(effect["interval"][1].get<double>(), 2.884180, 5e-7);
    EXPECT_EQ(all["parameters"]["overdispersion"], 2.0);
    EXPECT_NE(all["notes"].dump().find("2 is assumed"), std::string::npos);
}

TEST(EvaluateVerb, OverdispersionThatIsGivenWidensTheRelativeEffectAlone) {
    const Json one = evaluated({"--counts", "207,110,308,318,178,157,150,140",  //
                                "--overdispersion", "1"});
    EXPECT_NEAR(one["result"]["relative_effect"]["interval"][0].get<double>(), 1.469390, 5e-7);
    EXPECT_NEAR(one["result"]["relative_effect"]["interval"][1].get<double>(), 2.569042, 5e-7);
    EXPECT_EQ(one["notes"].dump().find("is assumed"), std::string::npos);
    const Json two = evaluated({"--counts", "207,110,308,318,178,157,150,140"});
    EXPECT_EQ(one["result"]["weighted_displacement_difference"],
              two["result"]["weighted_displacement_difference"]);
    EXPECT_EQ(one["result"]["weighted_displacement_quotient_interval"],
              two["result"]["weighted_displacement_quotient_interval"]);
    const Json asked = evaluated({"--counts", "207,110,308,318", "--overdispersion", "estimate"});
    EXPECT_EQ(asked["parameters"]["overdispersion"], 2.0);
    EXPECT_NE(asked["notes"].dump().find("cannot be estimated from totals"), std::string::npos);
}

TEST(EvaluateVerb, FourCountsLackDisplacementAndSixItsControl) {
    const Json four = evaluated({"--counts", "207,110,308,318"});
    EXPECT_TRUE(four["result"]["weighted_displacement_quotient"].is_null());
    for (const char* part : {"displacement", "total"})
        EXPECT_TRUE(four["result"]["weighted_displacement_difference"][part].is_null());
    EXPECT_TRUE(four["result"]["counts"]["displacement_before"].is_null());
    EXPECT_NE(four["notes"].dump().find("there is no displacement area"), std::string::npos);
    // O-26.
    const Json six = evaluated({"--counts", "100,50,100,100,100,150"});
    EXPECT_NEAR(six["result"]["weighted_displacement_quotient"].get<double>(), -1.0, 1e-12);
    EXPECT_TRUE(six["result"]["weighted_displacement_difference"]["total"].is_null());
    EXPECT_TRUE(six["result"]["weighted_displacement_difference"]["displacement"].is_null());
    EXPECT_NE(six["notes"].dump().find("control's displacement area too"), std::string::npos);
    const Json worse = evaluated({"--counts", "100,150,100,100,100,90"});
    EXPECT_TRUE(worse["result"]["weighted_displacement_quotient"].is_null());
    EXPECT_NE(worse["notes"].dump().find("did not improve"), std::string::npos);
}

// O-24.
TEST(EvaluateVerb, WeightsDivideCounts) {
    const Json weighted = evaluated({"--counts", "80,20,100,50", "--time-weights", "2,1"});
    const Json& local = weighted["result"]["weighted_displacement_difference"]["local"];
    EXPECT_EQ(local["estimate"], -20);
    EXPECT_NEAR(local["standard_error"].get<double>(), 10.72380529, 5e-9);
    const Json by_area = evaluated({"--counts", "80,20,100,50", "--area-weights", "2,4,1,1"});
    EXPECT_EQ(by_area["result"]["weighted_displacement_difference"]["local"]["estimate"], -17.5);
    EXPECT_EQ(by_area["result"]["relative_effect"], weighted["result"]["relative_effect"]);
}

// O-30.
TEST(EvaluateVerb, TellsWhatSuchCountsCouldShow) {
    const Json found = evaluated({"--counts", "100,100,100,100"});
    EXPECT_NEAR(found["result"]["minimum_detectable_effect"].get<double>(), 2.2087085, 5e-8);
    EXPECT_EQ(found["result"]["relative_effect"]["estimate"], 1.0);
    const std::string verdict = found["result"]["verdict"];
    EXPECT_NE(verdict.find("cannot be told from chance"), std::string::npos) << verdict;
    EXPECT_NE(verdict.find("less than 55 %"), std::string::npos) << verdict;
}

TEST(EvaluateVerb, AddsHalfWhereACountIsZeroAndSaysSo) {
    const Json found = evaluated({"--counts", "5,0,4,6"});
    EXPECT_NEAR(found["result"]["relative_effect"]["estimate"].get<double>(),
                5.5 * 6.5 / (0.5 * 4.5), 1e-12);
    EXPECT_NE(found["notes"].dump().find("0.5 is added"), std::string::npos);
    evaluated({"--counts", "0,0,0,0,0,0,0,0"});
}

// O-27.
TEST(EvaluateVerb, ComparesTwoRatesExactly) {
    const auto p = [](const std::string& rates) {
        return evaluated({"--rates", rates})["result"]["rate_comparison"]["p"].get<double>();
    };
    EXPECT_NEAR(p("3/1,0/1"), 0.0883790, 5e-8);
    EXPECT_NEAR(p("3/100,0/100"), 0.0883790, 5e-8);
    EXPECT_NEAR(p("20/1,10/1"), 0.0688318, 5e-8);
    EXPECT_NEAR(p("20/4,10/2"), 1.0, 1e-12);
    EXPECT_NEAR(p("24/2,5/1"), 0.0395009, 5e-8);
    const Json found = evaluated({"--rates", "12/1,5/1"})["result"];
    for (const char* key : evaluation_keys) EXPECT_TRUE(found.contains(key)) << key;
    EXPECT_TRUE(found["relative_effect"].is_null());
    // O-29.
    EXPECT_NEAR(found["counts"]["first"]["interval"][0].get<double>(), 6.20057511, 5e-9);
    EXPECT_NEAR(found["counts"]["first"]["interval"][1].get<double>(), 20.961585, 5e-7);
    EXPECT_FALSE(found["verdict"].get<std::string>().empty());
}

TEST(EvaluateVerb, RefusesWordsThatMeanNothing) {
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{},
                                               {"--counts", "1,2,3"},
                                               {"--counts", "1,2,3,4,5"},
                                               {"--counts", "1,2,3,-4"},
                                               {"--counts", "1,2,3,x"},
                                               {"--counts", "1,2,3,"},
                                               {"--counts", "1,2,3,4", "--rates", "1/2,3/4"},
                                               {"--counts", "1,2,3,4", "--time-weights", "1"},
                                               {"--counts", "1,2,3,4", "--time-weights", "0,1"},
                                               {"--counts", "1,2,3,4", "--area-weights", "1"},
                                               {"--counts", "1,2,3,4", "--overdispersion", "0"},
                                               {"--counts", "1,2,3,4", "--overdispersion", "much"},
                                               {"--counts", "1,2,3,4", "--date", "2024-01-01"},
                                               {"--rates", "1/2"},
                                               {"--rates", "1/0,3/4"},
                                               {"--rates", "1/2,3"},
                                               {"--rates", "1/2,3/4", "--overdispersion", "2"},
                                               {"--incidents", "i.csv"},
                                               {"--incidents", "i.csv", "--treated", "a.gpkg",
                                                "--control", "b.gpkg", "--date", "yesterday"}})
        EXPECT_NE(evaluation_refused(words), "");
    const std::vector<std::string> whole{"--incidents", "i.csv",  "--treated", "a.gpkg",
                                         "--control",   "b.gpkg", "--date",    "2024-01-01"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), whole.begin(), whole.end());
        return evaluation_refused(more);
    };
    EXPECT_NE(with({"--series", "week"}).find("--series"), std::string::npos);
    EXPECT_NE(with({"--before-days", "0"}).find("--before-days"), std::string::npos);
    EXPECT_NE(with({"--buffer", "-5"}).find("--buffer"), std::string::npos);
    EXPECT_NE(with({"--control-buffer", "50"}).find("--control-buffer"), std::string::npos);
    EXPECT_NE(with({"--time-weights", "1,1"}).find("days"), std::string::npos);
}

/// A follow-up in a folder: incidents at known places on known days, and its areas.
class FollowedPlaces {
public:
    FollowedPlaces() {
        area("treated.csv", 0, 0, 100);
        area("control.csv", 1000, 0, 100);
        area("around-control.csv", 900, -100, 300);
    }
    void add(double east, const std::string& when, int times = 1) {
        for (int i = 0; i < times; ++i) rows_ += std::to_string(east) + ",50," + when + "\n";
    }
    void add_without_place(const std::string& when, int times) {
        for (int i = 0; i < times; ++i) rows_ += ",," + when + "\n";
    }
    std::string file(const std::string& name) const { return folder_.file(name); }
    std::vector<std::string> words(std::vector<std::string> more = {}) const {
        std::vector<std::string> all{"--incidents", folder_.write("i.csv", "x,y,datum\n" + rows_),
                                     "--crs",       "local",
                                     "--treated",   file("treated.csv"),
                                     "--control",   file("control.csv"),
                                     "--date",      "2024-03-01"};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }
    void area(const std::string& name, double west, double south, double side) const {
        const auto corner = [&](double e, double n) {
            return std::to_string(west + e) + " " + std::to_string(south + n);
        };
        folder_.write(name, "name;WKT\nA;\"POLYGON ((" + corner(0, 0) + "," + corner(side, 0) +
                                "," + corner(side, side) + "," + corner(0, side) + "," +
                                corner(0, 0) + "))\"\n");
    }

private:
    TempFolder folder_;
    std::string rows_;
};

TEST(EvaluateVerb, CountsByAreaAndByHalfOpenPeriods) {
    FollowedPlaces places;
    places.add(50, "2023-12-31 23:59", 3);  // before the period before
    places.add(50, "2024-01-01 00:00", 5);
    places.add(50, "2024-02-29 23:59", 2);
    places.add(50, "2024-03-01 00:00", 4);  // the day of the measure
    places.add(50, "2024-03-10 12:00", 1);
    places.add(50, "2024-03-11 00:00", 7);  // after the period after
    places.add(1050, "2024-02-01", 6);
    places.add(1050, "2024-03-02", 8);
    places.add(130, "2024-02-01", 9);   // 30 m outside
    places.add(170, "2024-02-01", 10);  // 70 m outside
    places.add(130, "2024-03-05", 11);
    places.add(950, "2024-03-05", 12);  // around the control
    const std::vector<std::string> days{"--before-days", "60", "--after-days", "10"};
    Json counts = evaluated(places.words(days))["result"]["counts"];
    EXPECT_EQ(counts["treated_before"], 7);
    EXPECT_EQ(counts["treated_after"], 5);
    EXPECT_EQ(counts["control_before"], 6);
    EXPECT_EQ(counts["control_after"], 8);
    EXPECT_TRUE(counts["displacement_before"].is_null());
    std::vector<std::string> more = days;
    more.insert(more.end(),
                {"--buffer", "50", "--control-buffer", places.file("around-control.csv")});
    const Json all = evaluated(places.words(more));
    counts = all["result"]["counts"];
    EXPECT_EQ(counts["displacement_before"], 9);
    EXPECT_EQ(counts["displacement_after"], 11);
    EXPECT_EQ(counts["control_displacement_before"], 0);
    EXPECT_EQ(counts["control_displacement_after"], 12);
    // 60 days against 10: six times as many before are as many a day.
    const Json& difference = all["result"]["weighted_displacement_difference"];
    EXPECT_NEAR(difference["local"]["estimate"].get<double>(), (5 - 7 / 6.0) - (8 - 6 / 6.0),
                1e-12);
    EXPECT_TRUE(difference["total"].is_object());
    EXPECT_EQ(all["parameters"]["before"], (Json{"2024-01-01", "2024-03-01"}));
    EXPECT_EQ(all["parameters"]["after"], (Json{"2024-03-01", "2024-03-11"}));
    EXPECT_NE(all["notes"].dump().find("60 and 10 days long"), std::string::npos);
    EXPECT_NE(all["result"]["verdict"].get<std::string>().find("different parts of the year"),
              std::string::npos);
    // The same ring drawn, and a week of installation left out.
    places.area("ring.csv", -50, -50, 200);
    more = days;
    more.insert(more.end(), {"--buffer", places.file("ring.csv"), "--installation-days", "7"});
    counts = evaluated(places.words(more))["result"]["counts"];
    EXPECT_EQ(counts["displacement_before"], 9);
    EXPECT_EQ(counts["displacement_after"], 0);
    EXPECT_EQ(counts["treated_after"], 1 + 7) << "8 to 17 March";
}

TEST(EvaluateVerb, TakesWhatCamerasSeeForTheTreatedArea) {
    FollowedPlaces places;
    places.add(50, "2024-02-01", 5);
    places.add(1050, "2024-02-01", 6);
    places.add(50, "2024-03-02", 3);
    const TempFolder folder;
    const std::string cameras =
        folder.write("c.csv", "id,x,y,height,bearing,fov,pixels\nK1,50,0,1.6,0,90,1920\n");
    const std::string wall =
        folder.write("b.csv", "id;height;WKT\n1;9;\"POLYGON ((0 20,100 20,100 25,0 25,0 20))\"\n");
    std::vector<std::string> words = places.words();
    const auto treated = std::find(words.begin(), words.end(), "--treated");
    *treated = "--treated-cameras";
    *(treated + 1) = cameras;
    const Json open = evaluated(words);
    EXPECT_EQ(open["result"]["counts"]["treated_before"], 5);
    EXPECT_EQ(open["result"]["counts"]["treated_after"], 3);
    EXPECT_EQ(open["parameters"]["treated_cameras"], "c.csv");
    EXPECT_TRUE(open["parameters"]["treated"].is_null());
    words.insert(words.end(), {"--buildings", wall});
    EXPECT_EQ(evaluated(words)["result"]["counts"]["treated_before"], 0) << "behind the wall";
    words.insert(words.end(), {"--treated", places.file("treated.csv")});
    EXPECT_NE(evaluation_refused(words).find("--treated-cameras stands in place of --treated"),
              std::string::npos);
}

TEST(EvaluateVerb, OfAStudyIsAskedByItsTableAlone) {
    EXPECT_NE(evaluation_refused({"--study", "s.toml", "--counts", "1,2,3,4"}).find("--study"),
              std::string::npos);
    EXPECT_NE(evaluation_refused({"--study", "s.toml", "--buffer", "50"}).find("--incidents"),
              std::string::npos);
    EXPECT_NE(evaluation_refused({"--study", "s.toml", "--seed", "2"}).find("table says all"),
              std::string::npos);
    EXPECT_NE(evaluation_refused({"--counts", "1,2,3,4", "--lock"}).find("--lock is about --study"),
              std::string::npos);
    EXPECT_NE(evaluation_refused({"--study", "no-such.toml"}, 1).find("no-such.toml"),
              std::string::npos);
}

TEST(EvaluateVerb, FiltersIncidentsAsOtherVerbsDo) {
    FollowedPlaces places;
    places.add(50, "2024-02-01 23:00", 5);
    places.add(50, "2024-02-01 12:00", 7);
    places.add(50, "2024-03-05 23:00", 3);
    places.add(1050, "2024-02-02 23:00", 4);
    places.add(1050, "2024-03-05 13:00", 4);
    const Json found = evaluated(places.words({"--hours", "22-04"}));
    EXPECT_EQ(found["result"]["counts"]["treated_before"], 5);
    EXPECT_EQ(found["result"]["counts"]["control_after"], 0);
    EXPECT_EQ(found["parameters"]["filter"]["hours"], "22-04");
    EXPECT_EQ(found["input"]["filtered"], 11);
}

TEST(EvaluateVerb, SaysWhereThereAreNoIncidents) {
    FollowedPlaces places;
    places.add(50, "2024-02-01", 5);
    places.add(50, "2024-02-20", 5);
    const std::string error = evaluation_refused(places.words(), 1);
    EXPECT_NE(error.find("no incident lies in the period after"), std::string::npos) << error;
    EXPECT_NE(error.find("2024-02-01 to 2024-02-20"), std::string::npos) << error;
    places.add(50, "2024-03-05", 5);
    const Json found = evaluated(places.words({"--before-days", "40"}));
    EXPECT_NE(found["notes"].dump().find("360 days without any incident"), std::string::npos)
        << found["notes"].dump();
}

TEST(EvaluateVerb, WarnsWhereRowsLoseTheirPlaceAtTheDate) {
    FollowedPlaces places;
    places.add(50, "2024-02-01", 100);
    places.add(1050, "2024-02-01", 100);
    places.add(50, "2024-03-15", 60);
    places.add(1050, "2024-03-15", 100);
    places.add_without_place("2024-02-03", 4);
    const std::vector<std::string> days{"--before-days", "60", "--after-days", "60"};
    const Json calm = evaluated(places.words(days))["result"]["placed_share"];
    EXPECT_EQ(calm["alarm"], false);
    EXPECT_EQ(calm["unplaced_before"], 4);
    EXPECT_EQ(calm["rows_before"], 204);
    places.add_without_place("2024-03-20", 40);
    const Json found = evaluated(places.words(days));
    EXPECT_EQ(found["result"]["placed_share"]["alarm"], true);
    EXPECT_EQ(found["result"]["placed_share"]["unplaced_after"], 40);
    EXPECT_NE(found["result"]["verdict"].get<std::string>().find("without a place jumps"),
              std::string::npos);
}

TEST(EvaluateVerb, TakesWeightsAndTellsWhatLiesInSeveralAreas) {
    const TempFolder folder;
    FollowedPlaces places;
    places.area("overlapping.csv", 60, 0, 100);
    const std::string csv = folder.write(
        "w.csv", "x,y,datum,antal\n50,50,2024-02-01,3\n70,50,2024-02-01,2\n150,50,2024-03-02,4\n");
    const Json found =
        evaluated({"--incidents", csv, "--crs", "local", "--treated", places.file("treated.csv"),
                   "--control", places.file("overlapping.csv"), "--date", "2024-03-01"});
    EXPECT_EQ(found["result"]["counts"]["treated_before"], 5);
    EXPECT_EQ(found["result"]["counts"]["control_after"], 4);
    EXPECT_NE(found["notes"].dump().find("1 incidents lie in several of the areas"),
              std::string::npos)
        << found["notes"].dump();
}

}  // namespace
}  // namespace tk
