#include <gtest/gtest.h>

#include <map>

#include "layers/read_incidents.h"
#include "tests/cli/command.h"
#include "tests/support/shared_data.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

test::CommandResult near_repeat(const std::string& csv, std::vector<std::string> more) {
    std::vector<std::string> words{"near-repeat", csv, "--crs", "local", "--json"};
    words.insert(words.end(), more.begin(), more.end());
    return command(words);
}

/// The counts of all bands, by distance and then by days.
std::vector<int> observed(const test::CommandResult& result) {
    EXPECT_EQ(result.status, 0) << result.err;
    std::vector<int> counts;
    const auto json = result.json();
    for (const auto& band : json["result"]["bands"]) counts.push_back(band["observed"]);
    return counts;
}

TEST(NearRepeatVerb, CountsAPairInTheBandThatBeginsAtItsDistanceAndDays) {
    // O-17: 100 m and 3 days apart.
    const TempFolder folder;
    const std::string csv = folder.write("i.csv", "x,y,datum\n1,1,2024-01-01\n1,101,2024-01-04\n");
    const auto in = [&](const std::string& metres, const std::string& days) {
        return observed(near_repeat(csv, {"--distance-bands", metres, "--day-bands", days}));
    };
    EXPECT_EQ(in("1,201,401", "4,7"), (std::vector<int>{0, 0, 1, 0, 0, 0}));
    EXPECT_EQ(in("1,201,401", "3,7"), (std::vector<int>{0, 0, 0, 1, 0, 0}));
    EXPECT_EQ(in("100,200", "3,7"), (std::vector<int>{0, 0, 0, 1}));
}

TEST(NearRepeatVerb, TellsEveryBandAsHalfOpen) {
    const TempFolder folder;
    const std::string csv = folder.write("i.csv", "x,y,datum\n1,1,2024-01-01\n1,101,2024-01-04\n");
    const auto result = near_repeat(csv, {"--distance-bands", "100,inf", "--day-bands", "7,14"});
    const auto bands = result.json()["result"]["bands"];
    ASSERT_EQ(bands.size(), 4U);
    EXPECT_EQ(bands[1]["distance_m"], nlohmann::json({0.0, 100.0}));
    EXPECT_EQ(bands[1]["days"], nlohmann::json({7.0, 14.0}));
    EXPECT_EQ(bands[2]["distance_m"], nlohmann::json({100.0, nullptr}));
    for (const char* key : {"observed", "expected", "ratio", "p"})
        EXPECT_TRUE(bands[2].contains(key)) << key;
    EXPECT_TRUE(bands[0]["ratio"].is_null());
    const std::string notes = result.json()["notes"].dump();
    EXPECT_NE(notes.find("no upper end has null"), std::string::npos);
    EXPECT_NE(notes.find("none is expected"), std::string::npos);
    const auto text =
        command({"near-repeat", csv, "--crs", "local", "--distance-bands", "100,inf"}).out;
    for (const char* said : {"[0, 100)", "[100, inf)", "[0, 7)", "[21, 28)", "ratio"})
        EXPECT_NE(text.find(said), std::string::npos) << said << "\n" << text;
}

// The clocks of Stockholm went forward on 31 March 2024: a week by the calendar, an hour less by
// the clock.
TEST(NearRepeatVerb, DatesAreDaysOfTheCalendarAndTimesElapse) {
    const TempFolder folder;
    const auto in = [&](const std::string& rows, std::vector<std::string> more) {
        more.insert(more.end(), {"--distance-bands", "10", "--day-bands", "7,14"});
        return observed(near_repeat(folder.write("i.csv", "x,y,datum\n" + rows), more));
    };
    const std::string dates = "1,1,2024-03-28\n1,1,2024-04-04\n";
    const std::string times = "1,1,2024-03-28 12:00\n1,1,2024-04-04 12:00\n";
    EXPECT_EQ(in(dates, {}), (std::vector<int>{0, 1}));
    EXPECT_EQ(in(times, {}), (std::vector<int>{1, 0}));
    EXPECT_EQ(in(times, {"--timezone", "UTC"}), (std::vector<int>{0, 1}));
    // A date among them has no hour: all count by the calendar, and it is said.
    EXPECT_EQ(in("1,1,2024-03-28\n1,1,2024-04-04 12:00\n", {}), (std::vector<int>{0, 1}));
    const auto notes = near_repeat(folder.file("i.csv"), {}).json()["notes"].dump();
    EXPECT_NE(notes.find("1 of 2 incidents have a date without an hour"), std::string::npos);
}

TEST(NearRepeatVerb, CountsChicagosArsonAsRDoes) {
    TK_NEED_SHARED_DATA("research-nearrepeat/chicago_arson.csv");
    const std::string arson =
        (test::shared_data() / "research-nearrepeat" / "chicago_arson.csv").string();
    EXPECT_EQ(observed(near_repeat(
                  arson, {"--x", "field_1", "--y", "field_2", "--time", "field_3", "--metric",
                          "manhattan", "--day-bands", "7,14,22", "--permutations", "9"})),
              (std::vector<int>{4, 1, 0, 4, 1, 1, 7, 0, 4, 3, 1, 5, 7, 3, 2}));
}

TEST(NearRepeatVerb, WritesTheIncidentsWithTheirRole) {
    // Thirty pairs of days, each at a place of its own; one follows at 60 m; one is by itself.
    const TempFolder folder;
    std::string rows = "x,y,datum\n";
    for (int i = 0; i < 30; ++i)
        for (const int later : {0, 2}) {
            const int day = 3 * i + later;
            rows += std::to_string(1000 * i + 1) + ",1,2024-0" + std::to_string(1 + day / 28) +
                    "-" + (day % 28 < 9 ? "0" : "") + std::to_string(1 + day % 28) + "\n";
        }
    const std::string csv = folder.write("i.csv", rows + "500000,1,2024-02-01\n");
    const std::string out = folder.file("roles.gpkg");
    const auto result = near_repeat(csv, {"--out", out, "--permutations", "199"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto json = result.json();
    EXPECT_EQ(json["output"], out);
    EXPECT_TRUE(json["result"]["bands"][0]["flagged"]);
    LayerRequest request;
    request.source = out;
    request.layer = "near_repeat";
    request.fields = {{"category", "role"}};
    IncidentNeeds needs;
    needs.category = true;
    ReadReport report;
    const Incidents written =
        read_incidents(request, {.crs = ProjectedCrs::local()}, needs, report);
    std::map<std::string, int> roles;
    for (const Incident& incident : written.all)
        ++roles[written.categories[static_cast<std::size_t>(incident.category)]];
    EXPECT_EQ(roles,
              (std::map<std::string, int>{{"originator", 30}, {"repeat", 30}, {"alone", 1}}));
    EXPECT_EQ(json["result"]["roles"]["repeat"], 30);
    EXPECT_EQ(near_repeat(csv, {"--out", out}).status, 1) << "it is there already";
}

TEST(NearRepeatVerb, FindsTheRepeatsThatLillebysBurglariesHaveAndNoneInBicycleThefts) {
    const auto bands = [](const std::string& category) {
        const auto result = command({"near-repeat", std::string(TK_LILLEBY) + "/incidents.csv",
                                     "--input-crs", "EPSG:3006", "--category", category,
                                     "--distance-bands", "0.1,200,400", "--json"});
        EXPECT_EQ(result.status, 0) << result.err;
        return result.json()["result"]["bands"];
    };
    // Planted: 1 to 14 days later, at the same dwelling or within 200 m.
    const auto burglaries = bands("bostadsinbrott");
    ASSERT_EQ(burglaries.size(), 12U);
    for (const std::size_t planted : {0UL, 1UL, 4UL, 5UL}) {
        EXPECT_TRUE(burglaries[planted]["flagged"]) << burglaries[planted].dump();
        EXPECT_GT(burglaries[planted]["ratio"].get<double>(), 1.5);
    }
    EXPECT_LT(burglaries[11]["ratio"].get<double>(), 1.2);
    for (const auto& band : bands("cykelstöld")) EXPECT_FALSE(band["flagged"]) << band.dump();
}

TEST(NearRepeatVerb, AlongStreetsGoesAroundWhatLiesBetweenAndCountsWhoIsFarFromThem) {
    const TempFolder folder;
    const std::string streets = folder.write(
        "s.csv", "WKT,name\n\"LINESTRING(1000 1000,1500 1000,1500 1030,1000 1030)\",gata\n");
    const std::string csv = folder.write("i.csv",
                                         "x,y,datum\n1010,1002,2024-01-01\n1010,1028,2024-01-02\n"
                                         "1010,998,2024-01-03\n1700,1700,2024-01-03\n");
    const std::vector<std::string> bands{"--distance-bands", "0.1,100", "--day-bands", "7"};
    EXPECT_EQ(observed(near_repeat(csv, bands)), (std::vector<int>{0, 3}));
    auto along = bands;
    along.insert(along.end(), {"--metric", "network", "--streets", streets});
    const auto result = near_repeat(csv, along);
    EXPECT_EQ(observed(result), (std::vector<int>{0, 1}));
    const auto json = result.json();
    EXPECT_EQ(json["result"]["off_street"], 1);
    EXPECT_EQ(json["result"]["streets"]["edges"], 1);
    EXPECT_EQ(json["parameters"]["metric"], "network");
    EXPECT_NE(json["notes"].dump().find("1 of 4 incidents lie more than 100 m from every street"),
              std::string::npos);
    along.insert(along.end(), {"--street-reach", "1"});
    EXPECT_EQ(near_repeat(csv, along).json()["result"]["off_street"], 4);
}

TEST(NearRepeatVerb, AlongLillebysStreetsFindsTheRepeatsToo) {
    const auto result = command({"near-repeat", std::string(TK_LILLEBY) + "/incidents.csv",
                                 "--input-crs", "EPSG:3006", "--category", "bostadsinbrott",
                                 "--distance-bands", "0.1,200,400", "--metric", "network",
                                 "--streets", std::string(TK_LILLEBY) + "/streets.gpkg", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto bands = result.json()["result"]["bands"];
    for (const int planted : {0, 1, 4}) {
        EXPECT_TRUE(bands[planted]["flagged"]) << bands[planted].dump();
        EXPECT_GT(bands[planted]["ratio"].get<double>(), 1.5);
    }
    EXPECT_LT(bands[11]["ratio"].get<double>(), 1.3);
}

TEST(NearRepeatVerb, RefusesWhatItDoesNotKnow) {
    const auto network = command({"near-repeat", "i.csv", "--metric", "network"});
    EXPECT_EQ(network.status, 2);
    EXPECT_NE(network.err.find("name them with --streets"), std::string::npos) << network.err;
    EXPECT_EQ(command({"near-repeat", "i.csv", "--streets", "s.gpkg"}).status, 2);
    EXPECT_EQ(command({"near-repeat", "i.csv", "--street-reach", "5"}).status, 2);
    const auto crow = command({"near-repeat", "i.csv", "--metric", "crow"});
    EXPECT_NE(crow.err.find("'crow' is none of euclidean, manhattan, network"), std::string::npos)
        << crow.err;
    EXPECT_EQ(command({"near-repeat", "i.csv", "--day-bands", "14,7"}).status, 2);
    EXPECT_EQ(command({"near-repeat", "i.csv", "--distance-bands", "0,100"}).status, 2);
    EXPECT_EQ(command({"near-repeat", "i.csv", "--permutations", "0"}).status, 2);
    EXPECT_EQ(command({"near-repeat", "i.csv", "--out", "o.tif"}).status, 2);
    const TempFolder folder;
    const auto timeless = near_repeat(folder.write("i.csv", "x,y\n1,1\n"), {});
    EXPECT_EQ(timeless.status, 1);
    EXPECT_NE(timeless.err.find("--time"), std::string::npos) << timeless.err;
}

TEST(NearRepeatVerb, TellsNothingOfNoIncidents) {
    const TempFolder folder;
    const std::string csv = folder.write("i.csv", "x,y,datum\n1,1,2024-01-01\n");
    const auto result = near_repeat(csv, {"--from", "2030-01-01"});
    EXPECT_EQ(observed(result), std::vector<int>(20, 0));
    EXPECT_NE(result.json()["notes"].dump().find("do not meet the filter"), std::string::npos);
}

}  // namespace
}  // namespace tk
