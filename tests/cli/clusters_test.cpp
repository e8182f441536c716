#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <stdexcept>

#include "layers/read_area_values.h"
#include "layers/read_areas.h"
#include "tests/cli/command.h"
#include "tests/support/shared_data.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

test::CommandResult clusters(const std::string& source, std::vector<std::string> more) {
    std::vector<std::string> words{"clusters", source, "--crs", "local", "--json"};
    words.insert(words.end(), more.begin(), more.end());
    return command(words);
}

/// The written places in their order: their class as the name, and one of their numbers.
std::vector<Area> written(const std::string& file, const std::string& number) {
    LayerRequest request;
    request.source = file;
    request.layer = "clusters";
    request.fields = {{"name", "class"}, {"population", number}};
    ReadReport report;
    return read_areas(request, {.crs = ProjectedCrs::local()}, report);
}

/// The same numbers, those below 0 too.
std::vector<double> numbers_written(const std::string& file, const std::string& number) {
    LayerRequest request;
    request.source = file;
    request.layer = "clusters";
    ReadReport report;
    return read_area_values(request, {number, ""}, {.crs = ProjectedCrs::local()}, report).values;
}

const Area& place_at(const std::vector<Area>& places, MapPoint at) {
    for (const Area& place : places)
        if (contains(place.shape, at)) return place;
    throw std::out_of_range("no place holds it");
}

TEST(ClustersVerb, GivesThePublishedValuesOfTheRemotelySensedCells) {
    // O-10: Getis & Ord 1996, 16 x 16 cells of 30 m.
    TK_NEED_SHARED_DATA("research-r/getisord.csv");
    const std::string cells = (test::shared_data() / "research-r" / "getisord.csv").string();
    const TempFolder folder;
    const auto z = [&](const std::string& statistic, const std::string& neighbours) {
        const std::string out = folder.file(statistic + neighbours.substr(9) + ".gpkg");
        const auto result = clusters(cells, {"--value", "val", "--cell", "30", "--statistic",
                                             statistic, "--neighbours", neighbours, "--out", out});
        EXPECT_EQ(result.status, 0) << result.err;
        EXPECT_EQ(result.json()["result"]["cells"], 256);
        EXPECT_EQ(*place_at(written(out, "value"), {225, 225}).population, 83.0);
        return *place_at(written(out, "z"), {225, 225}).population;
    };
    EXPECT_NEAR(z("gi", "distance:30"), 1.22197916, 1e-8);
    EXPECT_NEAR(z("gi-star", "distance:30"), 1.45077981, 1e-8);
    EXPECT_NEAR(z("gi", "distance:90"), 1.98613543, 1e-8);
    EXPECT_NEAR(z("gi-star", "distance:90"), 2.09693875, 1e-8);
}

TEST(ClustersVerb, GivesThePublishedValuesOfColumbus) {
    // O-11: Anselin 1988, residential burglaries and thefts of cars, queen: 236 links.
    TK_NEED_SHARED_DATA("research-columbus/columbus.shp");
    const std::string areas = (test::shared_data() / "research-columbus" / "columbus.shp").string();
    const TempFolder folder;
    const std::string moran = folder.file("moran.gpkg"), gi = folder.file("gi.gpkg");
    // Its units are not metres: outlines touch where their corners are the same.
    const auto result = clusters(areas, {"--value", "CRIME", "--snap", "1e-6", "--statistic",
                                         "local-moran", "--out", moran});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto found = result.json()["result"];
    EXPECT_EQ(found["cells"], 49);
    EXPECT_NEAR(found["global"]["moran_i"].get<double>(), 0.5001885572, 1e-10);
    EXPECT_NEAR(found["global"]["expected"].get<double>(), -1.0 / 48.0, 1e-12);
    EXPECT_NEAR(found["global"]["variance"].get<double>(), 0.0086892892, 1e-10);
    EXPECT_NEAR(found["global"]["z"].get<double>(), 5.58938267504, 1e-9);
    EXPECT_NEAR(found["global"]["geary_c"].get<double>(), 0.5405282027, 1e-10);
    // To the six decimals that the values have in the file.
    EXPECT_NEAR(numbers_written(moran, "statistic").at(0), 0.7368184911, 1e-9);
    double links = 0.0;
    for (const Area& place : written(moran, "neighbours")) links += *place.population;
    EXPECT_EQ(links, 236.0);

    ASSERT_EQ(clusters(areas, {"--value", "CRIME", "--snap", "1e-6", "--out", gi}).status, 0);
    const std::vector<double> z = numbers_written(gi, "z");
    ASSERT_EQ(z.size(), 49u);
    EXPECT_NEAR(z[0], -1.4327796540, 1e-9);
    EXPECT_NEAR(z[1], -1.3400080975, 1e-9);
    EXPECT_NEAR(z[2], -0.7719986810, 1e-9);
}

TEST(ClustersVerb, CountsEveryIncidentAlsoOnTheEasternAndNorthernEdge) {
    const TempFolder folder;
    const std::string csv =
        folder.write("i.csv", "x,y,antal\n10,10,1\n30,10,2\n30,30,1\n10,30,1\n20,20,0.5\n");
    const std::string out = folder.file("c.gpkg");
    const auto result = clusters(csv, {"--cell", "10", "--out", out});
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(result.json()["grid"]["columns"], 3);
    EXPECT_EQ(result.json()["grid"]["rows"], 3);
    EXPECT_EQ(result.json()["grid"]["cells_with_data"], 9);
    double sum = 0.0;
    for (const Area& place : written(out, "count")) sum += *place.population;
    EXPECT_EQ(sum, 5.5);
    EXPECT_NEAR(area_m2(place_at(written(out, "count"), {15, 15}).shape), 100.0, 1e-9);
}

std::string areas_file(const TempFolder& folder) {
    std::string features;
    const int people[] = {100, 200, 300, 400, 500, 0};
    for (int i = 0; i < 6; ++i) {
        const std::string west = std::to_string(100 * i), east = std::to_string(100 * i + 100);
        features += std::string(i == 0 ? "" : ",") +
                    R"({"type":"Feature","properties":{"namn":"O)" + std::to_string(i) +
                    R"(","folk":)" + std::to_string(people[i]) +
                    R"(},"geometry":{"type":"Polygon","coordinates":[[[)" + west + ",0],[" + east +
                    ",0],[" + east + ",100],[" + west + ",100],[" + west + ",0]]]}}";
    }
    return folder.write(
        "areas.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}},"features":[)" +
            features + "]}");
}

TEST(ClustersVerb, CountsInAreasAndSmoothsTheirRates) {
    const TempFolder folder;
    const std::string areas = areas_file(folder), out = folder.file("c.gpkg");
    std::string rows = "x,y\n";
    for (const int east : {50, 50, 50, 50, 150, 150, 150, 250, 350, 450, 550, 2000})
        rows += std::to_string(east) + ",50\n";
    const std::string csv = folder.write("i.csv", rows);
    const auto counted = clusters(csv, {"--areas", areas});
    ASSERT_EQ(counted.status, 0) << counted.err;
    EXPECT_EQ(counted.json()["result"]["cells"], 6);
    EXPECT_NE(counted.json()["notes"].dump().find("1 of 12 incidents lie in none of the areas"),
              std::string::npos);

    const auto result = clusters(csv, {"--areas", areas, "--population", "folk", "--out", out});
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(result.json()["result"]["cells"], 5) << "one has nobody living there";
    const std::string notes = result.json()["notes"].dump();
    EXPECT_NE(notes.find("Marshall"), std::string::npos);
    EXPECT_NE(notes.find("population is not above 0"), std::string::npos);
    // Marshall's estimator by hand: b = 10 / 1500.
    const double events[] = {4, 3, 1, 1, 1}, people[] = {100, 200, 300, 400, 500};
    const double b = 10.0 / 1500.0;
    double a = -b / 300.0;
    for (int i = 0; i < 5; ++i)
        a += people[i] * (events[i] / people[i] - b) * (events[i] / people[i] - b) / 1500.0;
    const auto rates = written(out, "rate");
    ASSERT_EQ(rates.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i)
        EXPECT_NEAR(*rates[i].population, b + a / (a + b / people[i]) * (events[i] / people[i] - b),
                    1e-12);
    const auto moran =
        clusters(csv, {"--areas", areas, "--population", "folk", "--statistic", "local-moran"});
    EXPECT_NE(moran.json()["notes"].dump().find("Assuncao"), std::string::npos);
}

TEST(ClustersVerb, AreasNeedAValueAndAGridHasNoPopulation) {
    const TempFolder folder;
    const std::string areas = areas_file(folder);
    const auto nothing = clusters(areas, {});
    EXPECT_EQ(nothing.status, 1);
    EXPECT_NE(nothing.err.find("--value"), std::string::npos) << nothing.err;
    const auto unknown = clusters(areas, {"--value", "brott"});
    EXPECT_EQ(unknown.status, 1);
    EXPECT_NE(unknown.err.find("its fields are: namn, folk"), std::string::npos) << unknown.err;
    EXPECT_EQ(clusters(areas, {"--value", "folk", "--from", "2024-01-01"}).status, 1);
    EXPECT_EQ(clusters(areas, {"--value", "folk"}).status, 0);
    // The same source as --areas is no other source.
    EXPECT_EQ(clusters(areas, {"--value", "folk", "--areas", areas}).json()["result"]["cells"], 6);
    const std::string csv = folder.write("i.csv", "x,y\n1,1\n2000,2000\n");
    const auto grid = clusters(csv, {"--population", "folk"});
    EXPECT_EQ(grid.status, 1);
    EXPECT_NE(grid.err.find("--areas"), std::string::npos) << grid.err;
    EXPECT_EQ(clusters(csv, {"--cell", "5000"}).status, 1) << "one cell has nothing beside it";
}

TEST(ClustersVerb, LillebysHotSpotsLieAtTheStationAndInTheCentre) {
    const TempFolder folder;
    const std::string lilleby = TK_LILLEBY;
    const auto run = [&](std::vector<std::string> more) {
        std::vector<std::string> words{"clusters",    lilleby + "/incidents.csv",
                                       "--input-crs", "EPSG:3006",
                                       "--category",  "cykelstöld",
                                       "--boundary",  lilleby + "/omrade.gpkg",
                                       "--json"};
        words.insert(words.end(), more.begin(), more.end());
        const auto result = command(words);
        EXPECT_EQ(result.status, 0) << result.err;
        return result.json();
    };
    const std::string out = folder.file("c.gpkg");
    const auto plain = run({"--out", out});
    EXPECT_EQ(plain["result"]["statistic"], "gi-star");
    EXPECT_EQ(plain["result"]["neighbours"], "queen");
    EXPECT_EQ(plain["output"], out);
    EXPECT_GT(plain["result"]["global"]["moran_i"].get<double>(), 0.2);
    EXPECT_LT(plain["result"]["global"]["p"].get<double>(), 1e-6);
    const int hot = plain["result"]["hot"];
    EXPECT_GT(hot, 3);
    EXPECT_LT(hot, plain["result"]["cells"].get<int>() / 4);
    LayerRequest request;
    request.source = out;
    request.fields = {{"name", "class"}, {"population", "count"}};
    ReadReport report;
    std::vector<std::string> notes;
    const auto places = read_areas(
        request, {.crs = ProjectedCrs::parse_to_compute_in("EPSG:3006", "--crs", notes)}, report);
    EXPECT_EQ(place_at(places, {602033, 6602692}).name, "hot_99");
    EXPECT_LE(run({"--fdr"})["result"]["hot"].get<int>(), hot);
    const auto moran = run({"--statistic", "local-moran", "--inference", "permutation"})["result"];
    EXPECT_GT(moran["high_high"].get<int>(), 3);
    for (const char* key : {"low_low", "high_low", "low_high"})
        EXPECT_TRUE(moran[key].is_number_integer()) << key;
    EXPECT_NE(moran["inference_in_words"].get<std::string>().find("999 times (seed 1)"),
              std::string::npos);
}

TEST(ClustersVerb, PermutationsFollowTheSeed) {
    const TempFolder folder;
    std::string rows = "x,y\n";
    for (int i = 0; i < 200; ++i)
        rows += std::to_string(i * 37 % 97) + "," + std::to_string(i * i * 13 % 89) + "\n";
    const std::string csv = folder.write("i.csv", rows);
    const auto sum_of_p = [&](const std::string& seed, const std::string& name) {
        const std::string out = folder.file(name);
        EXPECT_EQ(clusters(csv, {"--cell", "10", "--inference", "permutation", "--permutations",
                                 "99", "--seed", seed, "--out", out})
                      .status,
                  0);
        double sum = 0.0;
        for (const Area& place : written(out, "p")) sum += *place.population;
        return sum;
    };
    const double first = sum_of_p("1", "a.gpkg");
    EXPECT_EQ(sum_of_p("1", "b.gpkg"), first);
    EXPECT_NE(sum_of_p("2", "c.gpkg"), first);
}

TEST(ClustersVerb, TellsNothingWhereAllCountsAreAlikeAndSaysWhy) {
    const TempFolder folder;
    const std::string csv = folder.write("i.csv", "x,y\n5,5\n15,5\n5,15\n15,15\n");
    const std::string out = folder.file("c.gpkg");
    const auto result = clusters(csv, {"--cell", "10", "--out", out});
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_TRUE(result.json()["result"]["global"]["moran_i"].is_null());
    EXPECT_EQ(result.json()["result"]["hot"], 0);
    const std::string notes = result.json()["notes"].dump();
    EXPECT_NE(notes.find("all values are alike"), std::string::npos) << notes;
    EXPECT_NE(notes.find("not why"), std::string::npos);
    for (const Area& place : written(out, "z")) EXPECT_FALSE(place.population);
}

TEST(ClustersVerb, SeesThroughWordsThatContradictEachOther) {
    const auto status = [](std::vector<std::string> more) {
        std::vector<std::string> words{"clusters", "i.csv"};
        words.insert(words.end(), more.begin(), more.end());
        return command(words).status;
    };
    for (const char* rule : {"bishop", "distance", "distance:", "distance:-5", "distance:x",
                             "nearest:0", "nearest:2.5", "queen:2"})
        EXPECT_EQ(status({"--neighbours", rule}), 2) << rule;
    EXPECT_EQ(status({"--statistic", "moran"}), 2);
    EXPECT_EQ(status({"--alpha", "1"}), 2);
    EXPECT_EQ(status({"--alpha", "0"}), 2);
    EXPECT_EQ(status({"--permutations", "0"}), 2);
    EXPECT_EQ(status({"--snap", "-1"}), 2);
    EXPECT_EQ(status({"--out", "o.tif"}), 2);
    EXPECT_EQ(status({"--value", "a", "--weight", "b"}), 2);
    EXPECT_EQ(status({"--areas", "a.gpkg", "--cell", "100"}), 2);
}

}  // namespace
}  // namespace tk
