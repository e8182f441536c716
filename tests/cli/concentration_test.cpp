#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include "layers/read_incidents.h"
#include "tests/cli/command.h"
#include "tests/support/shared_data.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

test::CommandResult concentration(const std::string& csv, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"concentration", csv, "--json"};
    words.insert(words.end(), more.begin(), more.end());
    return command(words);
}

nlohmann::json result_of(const test::CommandResult& result) {
    EXPECT_EQ(result.status, 0) << result.err;
    return result.json()["result"];
}

/// 5, 2 and 1 incidents in three of ten cells of 100 m.
std::string eight_in_three_cells(const TempFolder& folder) {
    std::string rows = "x,y,plats,datum\n";
    for (int i = 0; i < 5; ++i) rows += "10,10,Torget,2024-02-0" + std::to_string(i + 1) + "\n";
    rows += "310,60,Parken,2024-03-01\n311,61,PARKEN,2024-04-01\n810,99,,2024-05-01\n";
    return folder.write("i.csv", rows);
}

const std::vector<std::string> ten_cells{"--crs", "local", "--extent", "0,0,1000,100"};

// The example of the R package lorenzgini by the authors of the method: 0.8, and 0.75 generalised.
TEST(ConcentrationVerb, GiniOfCellsIsThatOfTheMethodsAuthors) {
    const TempFolder folder;
    const auto json = result_of(concentration(eight_in_three_cells(folder), ten_cells));
    EXPECT_EQ(json["places"], 10);
    EXPECT_EQ(json["places_with_incidents"], 3);
    EXPECT_EQ(json["incidents"], 8.0);
    EXPECT_NEAR(json["gini"].get<double>(), 0.8, 1e-12);
    EXPECT_NEAR(json["generalised_gini"].get<double>(), 0.75, 1e-12);
    EXPECT_EQ(json["holding"][1]["share_of_incidents"], 0.5);
    EXPECT_EQ(json["holding"][1]["places"], 1);
    EXPECT_EQ(json["holding"][2]["places"], 2);
    EXPECT_EQ(json["holding"][3]["places"], 3);
    EXPECT_EQ(json["repeats"].size(), 3U);
    EXPECT_EQ(json["repeats"][1]["at_least"], 2.0);
    EXPECT_EQ(json["repeats"][1]["places"], 2);
    EXPECT_EQ(json["repeats"][1]["incidents"], 7.0);
    EXPECT_NEAR(json["lorenz"]["share_of_incidents"][1].get<double>(), 0.625, 1e-12);
}

TEST(ConcentrationVerb, ListsThePlacesWithMostWithShareIntervalAndTrend) {
    const TempFolder folder;
    const auto result = concentration(eight_in_three_cells(folder), ten_cells);
    const auto top = result_of(result)["top"];
    ASSERT_EQ(top.size(), 3U);
    EXPECT_EQ(top[0]["name"], "50,50");
    EXPECT_EQ(top[0]["count"], 5.0);
    EXPECT_NEAR(top[0]["share"].get<double>(), 0.625, 1e-12);
    EXPECT_NEAR(top[1]["cumulative_share"].get<double>(), 0.875, 1e-12);
    // Garwood's interval of five: tables have 1.62 and 11.67.
    EXPECT_NEAR(top[0]["interval"][0].get<double>(), 1.62, 0.005);
    EXPECT_NEAR(top[0]["interval"][1].get<double>(), 11.67, 0.005);
    EXPECT_EQ(top[0]["trend"]["direction"], "none");
    const auto yearly =
        concentration(folder.file("i.csv"), {"--crs", "local", "--step", "year", "--top", "1"});
    EXPECT_EQ(result_of(yearly)["top"].size(), 1U);
    EXPECT_TRUE(result_of(yearly)["top"][0]["trend"].is_null());
    EXPECT_NE(yearly.json()["notes"].dump().find("four are the least"), std::string::npos);
    const auto text = command({"concentration", folder.file("i.csv"), "--crs", "local"}).out;
    for (const char* said : {"cells of 100 m", "generalised", "80.0 % of them in", "50,50"})
        EXPECT_NE(text.find(said), std::string::npos) << said << "\n" << text;
}

TEST(ConcentrationVerb, ATrendIsToldWhereOneIsPlanted) {
    const TempFolder folder;
    std::string rows = "x,y,datum\n";
    for (int month = 0; month < 24; ++month)
        for (int i = 0; i <= month; ++i)
            rows += std::string(i % 2 == 0 ? "10,10" : "510,10") + ",202" +
                    std::to_string(2 + month / 12) + "-" + (month % 12 < 9 ? "0" : "") +
                    std::to_string(1 + month % 12) + "-05\n";
    const auto top = result_of(concentration(folder.write("i.csv", rows), ten_cells))["top"];
    for (const auto& place : top) {
        EXPECT_EQ(place["trend"]["direction"], "rising");
        EXPECT_NEAR(place["trend"]["sen_slope"].get<double>(), 0.5, 0.03);
    }
}

TEST(ConcentrationVerb, PlacesMayBeNamesOrPoints) {
    const TempFolder folder;
    const std::string csv = eight_in_three_cells(folder);
    const auto named = concentration(csv, {"--crs", "local", "--place-field", "plats"});
    const auto by_name = result_of(named);
    EXPECT_EQ(by_name["places"], 2);
    EXPECT_EQ(by_name["elsewhere"], 1);
    EXPECT_EQ(by_name["top"][1]["name"], "Parken");
    EXPECT_EQ(by_name["top"][1]["count"], 2.0);
    EXPECT_TRUE(by_name["holding"][1]["by_chance"].is_null());
    EXPECT_NE(named.json()["notes"].dump().find("places without incidents are not known"),
              std::string::npos);
    const auto by_point = result_of(concentration(csv, {"--crs", "local", "--by", "point"}));
    EXPECT_EQ(by_point["places"], 4);
    EXPECT_EQ(by_point["elsewhere"], 0);
}

std::string two_streets(const TempFolder& folder) {
    return folder.write(
        "streets.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3006"}},"features":[)"
        R"({"type":"Feature","properties":{"id":"1","name":"Storgatan"},"geometry":{"type":"LineString","coordinates":[[600000,6600000],[600100,6600000]]}},)"
        R"({"type":"Feature","properties":{"id":"2","name":"Storgatan"},"geometry":{"type":"LineString","coordinates":[[600100,6600000],[600200,6600000]]}},)"
        R"({"type":"Feature","properties":{"id":"3"},"geometry":{"type":"LineString","coordinates":[[600000,6600200],[600200,6600200]]}}]})");
}

TEST(ConcentrationVerb, AlongStreetsByPieceAndByName) {
    const TempFolder folder;
    const std::string streets = two_streets(folder);
    const std::string csv =
        folder.write("i.csv",
                     "x,y\n600050,6600010\n600050,6599990\n600150,6600001\n600150,6600210\n"
                     "600150,6600251\n600900,6600000\n");
    const std::vector<std::string> along{"--input-crs", "EPSG:3006", "--streets", streets};
    const auto pieces = result_of(concentration(csv, along));
    EXPECT_EQ(pieces["places"], 3);
    EXPECT_EQ(pieces["incidents"], 4.0);
    EXPECT_EQ(pieces["elsewhere"], 2);
    EXPECT_EQ(pieces["top"][0]["name"], "Storgatan [1]");
    EXPECT_EQ(pieces["top"][2]["name"], "street 3");
    auto wider = along;
    wider.insert(wider.end(), {"--within", "60"});
    EXPECT_EQ(result_of(concentration(csv, wider))["incidents"], 5.0);
    auto named = along;
    named.insert(named.end(), {"--by", "street-name"});
    const auto whole = concentration(csv, named);
    EXPECT_EQ(result_of(whole)["places"], 1);
    EXPECT_EQ(result_of(whole)["incidents"], 3.0);
    EXPECT_NE(whole.json()["notes"].dump().find("1 of 3 streets have no name"), std::string::npos);
}

/// The class and the number of rows of each of a written table.
std::map<std::string, int> classes_in(const std::string& path, const ProjectedCrs& crs) {
    LayerRequest request;
    request.source = path;
    request.layer = "concentration";
    request.fields = {{"category", "class"}};
    IncidentNeeds needs;
    needs.category = true;
    ReadReport report;
    const Incidents written = read_incidents(request, {.crs = crs}, needs, report);
    std::map<std::string, int> classes;
    for (const Incident& row : written.all)
        ++classes[written.categories[static_cast<std::size_t>(row.category)]];
    return classes;
}

TEST(ConcentrationVerb, WritesThePlacesWithTheirClass) {
    const TempFolder folder;
    const std::string out = folder.file("c.gpkg");
    auto words = ten_cells;
    words.insert(words.end(), {"--out", out});
    const auto result = concentration(eight_in_three_cells(folder), words);
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(result.json()["output"], out);
    // The first holds 62.5 % alone, the second what is left of 80 %.
    EXPECT_EQ(classes_in(out, ProjectedCrs::local()),
              (std::map<std::string, int>{{"quarter", 1}, {"most", 1}, {"rest", 1}}));
    EXPECT_EQ(concentration(folder.file("i.csv"), words).status, 1) << "it is there already";
    const std::string lines = folder.file("lines.gpkg");
    const auto along = concentration(
        folder.write("s.csv", "x,y\n600050,6600010\n"),
        {"--input-crs", "EPSG:3006", "--streets", two_streets(folder), "--out", lines});
    ASSERT_EQ(along.status, 0) << along.err;
    EXPECT_EQ(classes_in(lines, ProjectedCrs::parse("EPSG:3006")),
              (std::map<std::string, int>{{"quarter", 1}, {"empty", 2}}));
}

// From 22:00 to 02:00 over the night to Monday 2024-02-12.
TEST(ConcentrationVerb, SpreadsIntervalsOverTheirHours) {
    const TempFolder folder;
    const std::string csv = folder.write(
        "i.csv",
        "x,y,datum,datum_till\n1,1,2024-02-11 22:00,2024-02-12 02:00\n2,2,2024-02-12 12:30,\n"
        "3,3,2024-01-01 12:00,2024-02-12 12:00\n4,4,2024-02-14,\n5,5,,\n");
    const auto result = concentration(csv, {"--crs", "local"});
    const auto hours = result_of(result)["hours"];
    EXPECT_NEAR(hours["by_weekday_and_hour"][6][22].get<double>(), 0.25 + 1.0 / 168.0, 1e-12);
    EXPECT_NEAR(hours["by_weekday_and_hour"][0][1].get<double>(), 0.25 + 1.0 / 168.0, 1e-12);
    EXPECT_NEAR(hours["by_weekday_and_hour"][0][12].get<double>(), 1.0 + 1.0 / 168.0, 1e-12);
    EXPECT_NEAR(hours["by_weekday"][2].get<double>(), 1.0 + 1.0 / 7.0, 1e-12);
    EXPECT_EQ(hours["within_an_hour"], 1.0);
    EXPECT_EQ(hours["spread"], 1.0);
    EXPECT_EQ(hours["week_or_more"], 1.0);
    EXPECT_EQ(hours["date_alone"], 1.0);
    EXPECT_EQ(hours["without_time"], 1.0);
    EXPECT_TRUE(result_of(result)["darkness"].is_null());
    EXPECT_NE(result.json()["notes"].dump().find("nowhere under the sun"), std::string::npos);
}

// Burglaries in Lilleby are reported as intervals around times that follow a known rhythm: aoristic
// hours are nearer to it than the beginnings of the intervals.
TEST(ConcentrationVerb, AoristicHoursFindLillebysRhythm) {
    const std::string csv = std::string(TK_LILLEBY) + "/incidents.csv";
    const auto json =
        result_of(concentration(csv, {"--input-crs", "EPSG:3006", "--category", "bostadsinbrott"}));
    std::array<double, 24> truth{}, by_start{}, aoristic{};
    for (int hour = 0; hour < 24; ++hour) {
        // The README's: 0.15 and peaks at 13 (3 h, 0.8) and 18.5 (2 h, 0.9), by hours off.
        const auto peak = [&](double at, double width, double weight) {
            double off = std::abs(hour + 0.5 - at);
            off = std::min(off, 24.0 - off);
            return weight * std::exp(-0.5 * off * off / (width * width));
        };
        truth[static_cast<std::size_t>(hour)] = 0.15 + peak(13, 3, 0.8) + peak(18.5, 2, 0.9);
        aoristic[static_cast<std::size_t>(hour)] = json["hours"]["by_hour"][hour];
    }
    LayerRequest request;
    request.source = csv;
    request.input_crs = "EPSG:3006";
    IncidentNeeds needs;
    needs.time = needs.category = true;
    ReadReport report;
    const Incidents all =
        read_incidents(request, {.crs = ProjectedCrs::parse("EPSG:3006")}, needs, report);
    for (const Incident& incident : all.all) {
        if (all.categories[static_cast<std::size_t>(incident.category)] != "bostadsinbrott")
            continue;
        const auto of_day =
            incident.when->local() - std::chrono::floor<std::chrono::days>(incident.when->local());
        by_start[static_cast<std::size_t>(of_day / std::chrono::hours{1})] += 1.0;
    }
    const auto apart = [&](std::array<double, 24> hours) {
        const double sum = std::accumulate(hours.begin(), hours.end(), 0.0);
        const double of_truth = std::accumulate(truth.begin(), truth.end(), 0.0);
        double difference = 0.0;
        for (std::size_t i = 0; i < 24; ++i)
            difference += std::abs(hours[i] / sum - truth[i] / of_truth);
        return 0.5 * difference;
    };
    EXPECT_LT(apart(aoristic), 0.08);
    EXPECT_LT(apart(aoristic), 0.75 * apart(by_start));
}

// Lilleby's robberies come exp(0.9) times as often in the dark where it is dark, and as often where
// lamps shine: between the two in all.
TEST(ConcentrationVerb, DarknessIsToldFromTheTimeOfDayInLilleby) {
    const auto json =
        result_of(concentration(std::string(TK_LILLEBY) + "/incidents.csv",
                                {"--input-crs", "EPSG:3006", "--category", "personrån", "--from",
                                 "2021-01-01", "--to", "2026-01-01"}))["darkness"];
    const auto per_hour = [&](const char* light) {
        return json["by_light"][light]["per_hour"].get<double>();
    };
    // Robbers prefer evenings: by the hours alone darkness would multiply by more than four.
    EXPECT_GT(per_hour("dark") / per_hour("day"), 4.0);
    for (const char* key : {"dark_over_day", "dark_over_day_season_allowed"}) {
        EXPECT_LT(json[key]["interval"][0].get<double>(), std::exp(0.9)) << key;
        EXPECT_GT(json[key]["interval"][1].get<double>(), 1.0) << key;
        EXPECT_LT(json[key]["ratio"].get<double>(), 2.6) << key;
    }
    double hours = 0.0;
    for (const char* light : {"day", "twilight", "dark"})
        hours += json["by_light"][light]["hours"].get<double>();
    EXPECT_NEAR(hours, (5 * 365 + 1) * 24.0, 1e-6);
    EXPECT_EQ(json["by_hour"].size(), 24U);
    EXPECT_EQ(json["from"], "2020-12-31T23:00:00Z");
}

TEST(ConcentrationVerb, SeasonsMakeChicagosNightsSeemSafer) {
    TK_NEED_SHARED_DATA("chicago-assaults/chicago_aggravated_assaults_2010_2014.csv.gz");
    const std::string assaults = "/vsigzip/" + (test::shared_data() / "chicago-assaults" /
                                                "chicago_aggravated_assaults_2010_2014.csv.gz")
                                                   .string();
    const auto result = concentration(
        assaults, {"--time", "date", "--timezone", "America/Chicago", "--place-field", "district"});
    const auto json = result_of(result);
    EXPECT_EQ(json["places"], 22);
    EXPECT_EQ(json["incidents"], 74240.0);
    EXPECT_EQ(json["top"][0]["trend"]["direction"], "falling");
    const auto& darkness = json["darkness"];
    EXPECT_LT(darkness["dark_over_day"]["interval"][1].get<double>(), 0.8);
    EXPECT_GT(darkness["dark_over_day_season_allowed"]["ratio"].get<double>(), 0.9);
    EXPECT_LT(darkness["dark_over_day_season_allowed"]["ratio"].get<double>(), 1.1);
}

TEST(ConcentrationVerb, CountsNewYorksShootingsByPoint) {
    TK_NEED_SHARED_DATA("us-small-csv/nyc_shootings.csv");
    const auto json = result_of(
        concentration((test::shared_data() / "us-small-csv" / "nyc_shootings.csv").string(),
                      {"--time", "occur_date", "--timezone", "America/New_York", "--by", "point"}));
    // Its README: 967 rows, 738 distinct points, dates without an hour.
    EXPECT_EQ(json["incidents"], 967.0);
    EXPECT_EQ(json["places"], 738);
    EXPECT_EQ(json["hours"]["date_alone"], 967.0);
    EXPECT_TRUE(json["darkness"].is_null());
}

TEST(ConcentrationVerb, RefusesWhatContradictsItself) {
    const auto refused = [](std::vector<std::string> more) {
        std::vector<std::string> words{"concentration", "i.csv"};
        words.insert(words.end(), more.begin(), more.end());
        return command(words);
    };
    EXPECT_EQ(refused({"--by", "street"}).status, 2);
    EXPECT_NE(refused({"--by", "street"}).err.find("--streets"), std::string::npos);
    EXPECT_EQ(refused({"--areas", "a", "--cell", "50"}).status, 2);
    EXPECT_EQ(refused({"--areas", "a", "--streets", "s"}).status, 2);
    EXPECT_EQ(refused({"--by", "point", "--place-field", "f"}).status, 2);
    EXPECT_EQ(refused({"--out", "o.tif"}).status, 2);
    EXPECT_EQ(refused({"--top", "-1"}).status, 2);
    const TempFolder folder;
    const std::string csv = folder.write("i.csv", "x,y,datum\n1,1,2024-01-01\n");
    const auto none = concentration(csv, {"--crs", "local", "--from", "2030-01-01"});
    EXPECT_EQ(none.status, 1);
    EXPECT_NE(none.err.find("no incident"), std::string::npos) << none.err;
    const auto unnamed = concentration(csv, {"--crs", "local", "--place-field", "gata"});
    EXPECT_EQ(unnamed.status, 1);
    EXPECT_NE(unnamed.err.find("gata"), std::string::npos) << unnamed.err;
}

}  // namespace
}  // namespace tk
