#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>

#include "layers/read_streets.h"
#include "tests/cli/command.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

/// 1000 cd in all directions, 6 m up.
constexpr const char* oracle_lamp =
    "x,y,height,flux,distribution\n674000,6580000,6,12566.370614359172,isotropic\n";

/// A square around the oracle lamp, and the cell whose centre is 3.5 m east and 0.5 m north of it.
constexpr const char* areas_by_the_lamp =
    R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}},
"features":[{"type":"Feature","properties":{"name":"under"},"geometry":{"type":"Polygon","coordinates":
[[[673998,6579998],[674002,6579998],[674002,6580002],[673998,6580002],[673998,6579998]]]}},
{"type":"Feature","properties":{"name":"beside"},"geometry":{"type":"Polygon","coordinates":
[[[674003,6580000],[674004,6580000],[674004,6580001],[674003,6580001],[674003,6580000]]]}}]})";

std::vector<double> lux_values(std::vector<std::string> words) {
    words.insert(words.begin(), "lighting");
    words.insert(words.end(), {"--input-crs", "EPSG:3006", "--json"});
    const auto result = command(words);
    EXPECT_EQ(result.status, 0) << result.err;
    std::vector<double> values;
    if (result.status != 0) return values;
    const auto json = result.json();
    for (const auto& value : json["result"]["values"])
        values.push_back(value["value"].get<double>());
    return values;
}

// O-32: at 3 m, upright surfaces 1.5 m above the ground that face the lamp.
TEST(LightingVerb, GivesThePublishedUprightAndHemisphericalValues) {
    const TempFolder folder;
    const std::string csv = folder.write("l.csv", oracle_lamp);
    const std::string at = "674003,6580000";
    const auto value = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {csv, "--at", at});
        return lux_values(more).at(0);
    };
    EXPECT_NEAR(value({"--quantity", "vertical", "--facing", "270"}), 18.96410927, 1e-8);
    EXPECT_NEAR(value({"--quantity", "semicylindrical", "--facing", "270"}), 12.07292693, 1e-8);
    EXPECT_NEAR(value({"--quantity", "hemispherical"}), 10.52459551, 1e-8);
    EXPECT_EQ(value({"--quantity", "vertical"}), 0.0);
    EXPECT_EQ(value({"--quantity", "vertical", "--facing", "worst"}), 0.0);
    // The same plane height given in so many words.
    EXPECT_NEAR(value({"--quantity", "vertical", "--facing", "270", "--plane-height", "1.5"}),
                18.96410927, 1e-8);
}

TEST(LightingVerb, RefusesWordsThatDoNotGoTogether) {
    const TempFolder folder;
    const std::string csv = folder.write("l.csv", oracle_lamp);
    const std::vector<std::vector<std::string>> refused{
        {"--facing", "90", "--at", "1,2"},
        {"--quantity", "vertical", "--facing", "north", "--at", "1,2"},
        {"--quantity", "round", "--at", "1,2"},
        {"--hour", "25", "--at", "1,2"},
        {"--areas", "a.gpkg", "--streets", "s.gpkg"},
        {}};
    for (std::vector<std::string> words : refused) {
        words.insert(words.begin(), {"lighting", csv});
        EXPECT_EQ(command(words).status, 2);
    }
}

TEST(LightingVerb, ComputesAnyHourOfTheNight) {
    const TempFolder folder;
    const std::string csv =
        folder.write("l.csv",
                     "id;x;y;height;flux;distribution;brinntid;dimringsschema;ur_drift\n"
                     "A;674000;6580000;6;12566.370614359172;isotropic;16-01;22-24:50 %;nej\n"
                     "B;674000;6580000;6;12566.370614359172;isotropic;;;ja\n");
    const auto at_hour = [&](const std::string& hour) {
        return lux_values({csv, "--at", "674000,6580000", "--hour", hour}).at(0);
    };
    EXPECT_NEAR(at_hour("17"), 27.77777778, 1e-8);
    EXPECT_NEAR(at_hour("22:30"), 27.77777778 / 2.0, 1e-8);
    EXPECT_EQ(at_hour("02:00"), 0.0);
    EXPECT_NEAR(lux_values({csv, "--at", "674000,6580000"}).at(0), 27.77777778, 1e-8);
}

/// I h / d³ = E around a lamp of 1000 cd, 6 m up: a circle of d² = (6000 / E)^(2/3).
double radius_of_lux_m(double lux) {
    return std::sqrt(std::pow(6000.0 / lux, 2.0 / 3.0) - 36.0);
}

TEST(LightingVerb, WritesIsoluxLinesAsCirclesAroundALamp) {
    const TempFolder folder;
    const std::string csv = folder.write("l.csv", oracle_lamp);
    const std::string lines = folder.file("lines.gpkg");
    const auto result = command({"lighting", csv, "--crs", "local", "--cell", "0.5", "--extent",
                                 "673950,6579950,674050,6580050", "--contours", lines, "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto contours = result.json()["result"]["contours"];
    EXPECT_EQ(contours["table"], "isolux_lines");
    ASSERT_EQ(contours["levels"].size(), 7U);
    for (const auto& level : contours["levels"]) {
        const double lux = level["lux"].get<double>();
        // Under the lamp there are 27.8 lx.
        EXPECT_EQ(level["lines"].get<int>(), lux < 27.0 ? 1 : 0) << lux;
        if (lux > 27.0) continue;
        LayerRequest request;
        request.source = lines;
        request.layer = "isolux_lines";
        request.where = "abs(lux - " + std::to_string(lux) + ") < 0.01";
        ReadReport report;
        const auto found = read_streets(request, {.crs = ProjectedCrs::local()}, report);
        ASSERT_EQ(found.size(), 1U) << lux;
        ASSERT_EQ(found[0].lines.size(), 1U);
        for (const MapPoint p : found[0].lines[0])
            EXPECT_NEAR(distance_m(p, {674000.0, 6580000.0}), radius_of_lux_m(lux), 0.03) << lux;
    }
    EXPECT_EQ(command({"lighting", csv, "--contours", "lines.shp"}).status, 2);
    EXPECT_EQ(command({"lighting", csv, "--contours", lines, "--at", "1,2"}).status, 2);
}

TEST(LightingVerb, ATreeLetsAPartThrough) {
    const TempFolder folder;
    const std::string csv = folder.write("l.csv", oracle_lamp);
    const std::string trees =
        folder.write("t.csv", "x,y,height,crown,porosity\n674010,6580000,5,4,0.25\n");
    const std::string at = "674007,6580000;674020,6580000;674020,6580009";
    const auto free = lux_values({csv, "--at", at});
    const auto shaded = lux_values({csv, "--at", at, "--trees", trees});
    EXPECT_DOUBLE_EQ(shaded.at(0), free.at(0));
    EXPECT_NEAR(shaded.at(1), 0.25 * free.at(1), 1e-12);
    EXPECT_DOUBLE_EQ(shaded.at(2), free.at(2));
}

// A slope of one in ten that rises to the east: the ground 10 m east lies 1 m nearer to the lamp's
// height.
TEST(LightingVerb, HeightsAreAboveTheGroundWhereThereIsTerrain) {
    const TempFolder folder;
    const std::string csv = folder.write("l.csv", oracle_lamp);
    std::string grid = "ncols 60\nnrows 60\nxllcorner 673940\nyllcorner 6579940\ncellsize 2\n";
    for (int row = 0; row < 60; ++row)
        for (int col = 0; col < 60; ++col) {
            grid += std::to_string(50.0 + 0.1 * (2 * col + 1));
            grid += col == 59 ? "\n" : " ";
        }
    const std::string terrain = folder.write("ground.asc", grid);
    folder.write("ground.prj", "EPSG:3006");
    const auto result =
        command({"lighting", csv, "--input-crs", "EPSG:3006", "--crs", "EPSG:3006", "--terrain",
                 terrain, "--at", "674000,6580000;674010,6580000", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto values = result.json()["result"]["values"];
    EXPECT_NEAR(values[0]["value"].get<double>(), 27.77777778, 1e-4);
    const double d = std::hypot(10.0, 5.0);
    EXPECT_NEAR(values[1]["value"].get<double>(), 1000.0 * 5.0 / (d * d * d), 1e-4);
}

TEST(LightingVerb, SaysWhatItCannotUseOfTreesStreetsAreasAndBoundary) {
    const TempFolder folder;
    const std::string csv = folder.write("l.csv", oracle_lamp);
    const std::string box =
        "\"POLYGON ((673990 6579990,674010 6579990,674010 6580010,673990 "
        "6580010,673990 6579990))\"";
    const std::string trees = folder.write("t.csv", "x,y,height\n674010,6580000,5\n674010,,5\n");
    const std::string streets = folder.write(
        "s.csv",
        "id;WKT\n1;\"LINESTRING (673990 6580005,674010 6580005)\"\n2;\"LINESTRING EMPTY\"\n");
    const std::string areas =
        folder.write("a.csv", "name;WKT\nA;" + box + "\nB;\"POLYGON EMPTY\"\n");
    const auto result =
        command({"lighting", csv, "--crs", "local", "--trees", trees, "--streets", streets,
                 "--areas", areas, "--boundary", areas, "--out", folder.file("l.tif"), "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const std::string notes = result.json()["notes"].dump();
    for (const char* role : {"trees", "streets", "areas", "boundary"})
        EXPECT_NE(notes.find(std::string(role) + ": 1 of 2 rows are skipped: "), std::string::npos)
            << role << notes;
}

TEST(LightingVerb, TakesLumensPerWattFromATableAndNamesIt) {
    const TempFolder folder;
    const std::string csv = folder.write(
        "l.csv", "x,y,height,watts,source,distribution\n674000,6580000,6,100,LED,isotropic\n");
    const std::string lamps = folder.write(
        "lampor.csv", "source,lm_per_w,reference\nLED,125.66370614359172,measured 2024\n");
    const auto result = command({"lighting", csv, "--input-crs", "EPSG:3006", "--lamp-kinds", lamps,
                                 "--at", "674000,6580000", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_NEAR(result.json()["result"]["values"][0]["value"].get<double>(), 27.77777778, 1e-8);
    const auto parameters = result.json()["parameters"];
    EXPECT_EQ(parameters["lamp_kinds"], "lampor.csv");
    ASSERT_EQ(parameters["lm_per_w"].size(), 1U);
    EXPECT_EQ(parameters["lm_per_w"][0]["source"], "LED");
    EXPECT_EQ(parameters["lm_per_w"][0]["reference"], "measured 2024");
}

TEST(LightingVerb, TellsWhereItsSurfaceComesFrom) {
    const TempFolder folder;
    const std::string csv = folder.write("l.csv", oracle_lamp);
    const std::string planned = folder.write(
        "planned.csv",
        "name;WKT;height;from\nA;\"POLYGON ((674010 6580000,674020 6580000,674020 6580010,674010 "
        "6580010,674010 6580000))\";9;2027-01-01\n");
    const std::string areas = folder.write("a.geojson", areas_by_the_lamp);
    const std::string out = folder.file("l.tif");
    const auto result =
        command({"lighting", csv, "--input-crs", "EPSG:3006", "--developments", planned,
                 "--phase-date", "2028-01-01", "--areas", areas, "--out", out, "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    std::ifstream file(out, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_NE(bytes.find("planned.csv"), std::string::npos);
    EXPECT_NE(bytes.find("a.geojson"), std::string::npos);
}

TEST(LightingVerb, FindsTypesOfLuminairesInALibraryAndListsTheOthers) {
    const TempFolder folder;
    const std::string csv = folder.write("l.csv",
                                         "x,y,armatur\n674000,6580000,Iguzzini Lavinia 34W\n"
                                         "674100,6580000,Okänd X\n674200,6580000,Okänd X\n");
    const std::string library = folder.write("armaturer.csv",
                                             "mönster;ljusflöde;effekt;höjd;ljusfördelning\n*"
                                             "lavinia*;12566,370614359172;34;6;isotrop\n");
    const auto result = command({"lighting", csv, "--input-crs", "EPSG:3006", "--luminaires",
                                 library, "--at", "674000,6580000", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_NEAR(result.json()["result"]["values"][0]["value"].get<double>(), 27.77777778, 1e-8);
    const std::string notes = result.json()["notes"].dump();
    EXPECT_NE(notes.find("2 lights of type 'Okänd X'"), std::string::npos) << notes;
    const std::string broken = folder.write("b.csv", "pattern;flux\nX;5000\nY;mycket\n");
    const auto refused = command({"lighting", csv, "--input-crs", "EPSG:3006", "--luminaires",
                                  broken, "--at", "674000,6580000"});
    EXPECT_EQ(refused.status, 1);
    EXPECT_NE(refused.err.find("b.csv:2: flux is 'mycket'"), std::string::npos) << refused.err;
}

// Two lamps 30 m apart beside a path of 60 m.
TEST(LightingVerb, TellsTheLightAlongStreetsAndAimsLightsAcrossThem) {
    const TempFolder folder;
    const std::string csv =
        folder.write("l.csv",
                     "x,y,height,flux,watts,distribution\n674015,6580004,5,3000,30,street\n"
                     "674045,6580004,5,3000,30,street\n");
    const std::string streets = folder.write(
        "s.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}},
"features":[{"type":"Feature","properties":{"name":"Skolvägen","width":3},"geometry":{"type":"LineString",
"coordinates":[[674000,6580000],[674060,6580000]]}}]})");
    const auto result =
        command({"lighting", csv, "--input-crs", "EPSG:3006", "--streets", streets, "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto street = result.json()["result"]["streets"][0];
    EXPECT_EQ(street["name"], "Skolvägen");
    EXPECT_EQ(street["poles"], 2);
    EXPECT_EQ(street["points"], 60);
    EXPECT_NEAR(street["spacing_m"].get<double>(), 30.0, 1e-9);
    EXPECT_NEAR(street["energy_kwh_per_year"].get<double>(), 2 * 30 * 4000 / 1000.0, 1e-9);
    EXPECT_GT(street["mean_lux"].get<double>(), street["minimum_lux"].get<double>());
    EXPECT_NEAR(street["uniformity"].get<double>(),
                street["minimum_lux"].get<double>() / street["mean_lux"].get<double>(), 1e-12);
    const std::string notes = result.json()["notes"].dump();
    EXPECT_NE(notes.find("2 of 2 lights: no bearing, aimed across"), std::string::npos) << notes;
    EXPECT_NE(notes.find("was not checked against the standard"), std::string::npos) << notes;
    // The street optics throw forward: more light on the street than as far behind the poles.
    const auto sides =
        lux_values({csv, "--streets", streets, "--at", "674015,6580000;674015,6580008"});
    EXPECT_GT(sides.at(0), 1.3 * sides.at(1));
}

// One lamp over 60 m of path: 20 lx and more under it, next to none at the ends.
TEST(LightingVerb, SaysOfAClassThatThePathIsTooUnevenForIt) {
    const TempFolder folder;
    const std::string csv = folder.write(
        "l.csv", "x,y,height,flux,distribution\n674015,6580000,6,125663.7,isotropic\n");
    const std::string streets =
        folder.write("s.csv", "id;WKT\n1;\"LINESTRING (674000 6580000,674060 6580000)\"\n");
    const std::vector<std::string> words{"lighting", csv, "--crs", "local", "--streets", streets};
    std::vector<std::string> as_json = words;
    as_json.emplace_back("--json");
    const auto told = command(as_json);
    ASSERT_EQ(told.status, 0) << told.err;
    const auto street = told.json()["result"]["streets"][0];
    // 10 000 cd: 60 000 / (43.5^2 + 1 + 36)^1.5 at the far end.
    EXPECT_NEAR(street["minimum_lux"].get<double>(), 0.708, 0.001);
    EXPECT_EQ(street["classes"]["P"], "P5");
    EXPECT_EQ(street["classes"]["P_mean_too_high"], true);
    EXPECT_NE(command(words).out.find("P5 (too uneven)"), std::string::npos) << command(words).out;
}

TEST(LightingVerb, APhotometricFileThatIsMissingIsSaidOrRefused) {
    const TempFolder folder;
    const std::string csv = folder.write("l.csv", "x,y,photometry\n674000,6580000,saknas.ldt\n");
    const auto said =
        command({"lighting", csv, "--input-crs", "EPSG:3006", "--at", "674000,6580000", "--json"});
    ASSERT_EQ(said.status, 0) << said.err;
    const std::string notes = said.json()["notes"].dump();
    EXPECT_NE(notes.find("photometry 'saknas.ldt' is not found"), std::string::npos) << notes;
    const auto refused = command({"lighting", csv, "--input-crs", "EPSG:3006", "--photometry",
                                  "saknas.ldt", "--at", "674000,6580000"});
    EXPECT_EQ(refused.status, 1);
    EXPECT_NE(refused.err.find("saknas.ldt"), std::string::npos) << refused.err;
}

nlohmann::json lit_area(const TempFolder& folder, const std::vector<std::string>& more) {
    std::vector<std::string> words{"lighting",    folder.write("l.csv", oracle_lamp),
                                   "--input-crs", "EPSG:3006",
                                   "--areas",     folder.write("a.geojson", areas_by_the_lamp),
                                   "--extent",    "673998,6579998,674004,6580002",
                                   "--out",       folder.file("l.tif"),
                                   "--overwrite", "--json"};
    words.insert(words.end(), more.begin(), more.end());
    const auto result = command(words);
    EXPECT_EQ(result.status, 0) << result.err;
    return result.status == 0 ? result.json()["result"] : nlohmann::json();
}

TEST(LightingVerb, TellsTheClassesThatAreasReach) {
    const TempFolder folder;
    // From 27.8 lx below the lamp to some 23 at the corners: brighter than P1 asks for by half.
    const auto flat = lit_area(folder, {});
    const auto& classes = flat["areas"][0]["classes"];
    EXPECT_EQ(classes["P"], "P1");
    EXPECT_EQ(classes["P_mean_too_high"], true);
    EXPECT_EQ(classes["C"], "C2");
    EXPECT_TRUE(classes["HS"].is_null());

    // I (d + h) / (4 d^3): 13.9 lx below the lamp, some 12 at the corners.
    const auto half = lit_area(folder, {"--quantity", "hemispherical"});
    EXPECT_EQ(half["areas"][0]["classes"]["HS"], "HS1");
    EXPECT_TRUE(half["areas"][0]["classes"]["P"].is_null());
    EXPECT_TRUE(half["areas"][0]["classes"]["C"].is_null());

    // Upright at 1.5 m, facing the lamp: r^2 = 12.5, d^2 = 32.75, cos = 3.5 / r, so that I r cos /
    // d^3 = 18.7 lx and I r (1 + cos) / (pi d^3) = 11.9 lx.
    const auto beside = [&](const char* quantity) {
        return lit_area(folder, {"--quantity", quantity, "--facing", "270"})["areas"][1];
    };
    EXPECT_NEAR(beside("vertical")["minimum_lux"].get<double>(), 18.674, 0.001);
    EXPECT_EQ(beside("vertical")["classes"]["EV"], "EV3");
    EXPECT_TRUE(beside("vertical")["classes"]["SC"].is_null());
    EXPECT_NEAR(beside("semicylindrical")["minimum_lux"].get<double>(), 11.949, 0.001);
    EXPECT_EQ(beside("semicylindrical")["classes"]["SC"], "SC1");
    EXPECT_TRUE(beside("semicylindrical")["classes"]["EV"].is_null());
}

TEST(LightingVerb, ComparesEveryQuantityWithTheClassesThatAskForIt) {
    const TempFolder folder;
    const auto keys = [&](const std::string& quantity) {
        std::vector<std::string> names;
        const auto result = lit_area(folder, {"--quantity", quantity});
        for (const auto& [name, share] : result["share_below"].items()) names.push_back(name);
        return names;
    };
    const auto flat = lit_area(folder, {})["share_below"];
    EXPECT_EQ(flat.size(), 12U);
    EXPECT_EQ(flat["P1"], 0.0);
    EXPECT_EQ(flat["C5"], 0.0);
    EXPECT_EQ(flat["C0"], 1.0);
    EXPECT_EQ(keys("hemispherical"), (std::vector<std::string>{"HS1", "HS2", "HS3"}));
    EXPECT_EQ(keys("semicylindrical"), (std::vector<std::string>{"SC1", "SC2", "SC3", "SC4", "SC5",
                                                                 "SC6", "SC7", "SC8", "SC9"}));
    EXPECT_EQ(keys("vertical"),
              (std::vector<std::string>{"EV1", "EV2", "EV3", "EV4", "EV5", "EV6"}));
}

}  // namespace
}  // namespace tk
