#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

#include "layers/read_areas.h"
#include "layers/read_cameras.h"
#include "layers/read_incidents.h"
#include "tests/cli/command.h"
#include "tests/support/shared_data.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::command;
using test::TempFolder;

/// Level with its targets, looking north over 90°: sees the triangle |east| <= north <= 76.8.
constexpr const char* northward_csv =
    "id,x,y,height,bearing,fov,pixels\nK1,674000,6580000,1.6,0,90,1920\n";

std::string box_wkt(int west, int south, int east, int north) {
    const auto at = [](int x, int y) {
        return std::to_string(674000 + x) + " " + std::to_string(6580000 + y);
    };
    return "\"POLYGON ((" + at(west, south) + "," + at(east, south) + "," + at(east, north) + "," +
           at(west, north) + "," + at(west, south) + "))\"";
}

TEST(CamerasVerb, LeavesOutWhatMasksCover) {
    const TempFolder folder;
    const std::string csv = folder.write("c.csv", northward_csv);
    const std::string masks =
        folder.write("m.csv", "id;camera;WKT\n1;K1;" + box_wkt(-5, 30, 5, 40) + "\n2;K7;" +
                                  box_wkt(-50, 0, 50, 80) + "\n");
    const std::vector<std::string> words{"cameras", csv,          "--crs", "local",
                                         "--cell",  "0.5",        "--out", folder.file("c.tif"),
                                         "--json",  "--overwrite"};
    std::vector<std::string> masked = words;
    masked.insert(masked.end(), {"--masks", masks});
    const auto free = command(words), kept = command(masked);
    ASSERT_EQ(free.status, 0) << free.err;
    ASSERT_EQ(kept.status, 0) << kept.err;
    const auto area = [](const auto& result) {
        return result.json()["result"]["cameras"][0]["visible_area_m2"].template get<double>();
    };
    EXPECT_EQ(area(free) - area(kept), 100.0);
    EXPECT_NE(kept.json()["notes"].dump().find("1 of 2 masks: the camera that is named is unknown"),
              std::string::npos);
    const auto at = command({"cameras", csv, "--crs", "local", "--masks", masks, "--at",
                             "674000,6580035;674000,6580048", "--json"});
    ASSERT_EQ(at.status, 0) << at.err;
    const auto values = at.json()["result"]["values"];
    EXPECT_EQ(values[0]["value"].get<double>(), 0.0);
    EXPECT_NEAR(values[1]["value"].get<double>(), 20.0, 1e-9);
}

std::string points_csv(const std::vector<std::pair<double, double>>& offsets) {
    std::string csv = "x,y\n";
    for (const auto& [east, north] : offsets)
        csv += std::to_string(674000.0 + east) + "," + std::to_string(6580000.0 + north) + "\n";
    return csv;
}

TEST(CamerasVerb, TellsWhatTheCamerasSeeOfStreetsIncidentsAndOthers) {
    const TempFolder folder;
    const std::string csv = folder.write("c.csv", northward_csv);
    const std::string streets =
        folder.write("s.csv", "id;WKT\n1;\"LINESTRING (673950 6580030,674050 6580030)\"\n");
    const std::string incidents =
        folder.write("i.csv", points_csv({{0, 20}, {5, 50}, {60, 20}, {0, -20}}));
    const std::string doors = folder.write("d.csv", points_csv({{0, 30}, {0, 60}, {0, 90}}));
    const std::string play = folder.write("p.csv", "id;WKT\n1;" + box_wkt(-10, 20, 10, 30) + "\n");
    const auto result = command({"cameras", csv, "--crs", "local", "--streets", streets,
                                 "--incidents", incidents, "--sees", "entrances=" + doors, "--sees",
                                 "playgrounds=" + play, "--sees", "kerbs=" + streets, "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto answer = result.json()["result"];
    EXPECT_NEAR(answer["streets_covered_share"].get<double>(), 0.6, 1e-9);
    EXPECT_NEAR(answer["streets_covered_m"].get<double>(), 60.0, 1e-9);
    EXPECT_EQ(answer["incidents_covered_share"].get<double>(), 0.5);
    // 960 px/m / distance: 48 px/m at 20 m, 19.2 at 50 m.
    EXPECT_EQ(answer["incidents"]["classes"][0]["count"], 2);
    EXPECT_EQ(answer["incidents"]["classes"][1]["class"], "detect");
    EXPECT_EQ(answer["incidents"]["classes"][1]["count"], 1);
    EXPECT_EQ(answer["incidents"]["outdoors"]["count"], 4);
    const auto sees = answer["cameras"][0]["sees"];
    ASSERT_EQ(sees.size(), 3U);
    EXPECT_EQ(sees[0], (nlohmann::json{{"name", "entrances"}, {"count", 2}}));
    EXPECT_EQ(sees[1], (nlohmann::json{{"name", "playgrounds"}, {"area_m2", 200.0}}));
    EXPECT_EQ(sees[2]["name"], "kerbs");
    EXPECT_NEAR(sees[2]["length_m"].get<double>(), 60.0, 1e-9);
}

// Cameras that see all round with 1920 px as if across 90°, 2.4 m above their targets: 12.5 px/m
// and more within a slant distance of 76.8 m, 25 px/m within 38.4 m.
TEST(CamerasVerb, CountsTheIncidentsOfDcThatLieNearACamera) {
    TK_NEED_SHARED_DATA("dc");
    LayerRequest cameras, incidents;
    cameras.source = (test::shared_data() / "dc/cctv-street-cameras.geojson").string();
    incidents.source = (test::shared_data() / "dc/crime-incidents-last-30-days.geojson").string();
    const auto result = command({"cameras", cameras.source, "--crs", "EPSG:32618", "--cell", "50",
                                 "--incidents", incidents.source, "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const ReadContext context{.crs = ProjectedCrs::parse("EPSG:32618")};
    ReadReport report;
    const std::vector<Camera> all = read_cameras(cameras, context, report);
    int monitored = 0, detected = 0;
    for (const Incident& incident : read_incidents(incidents, context, {}, report).all) {
        double nearest_m = HUGE_VAL;
        for (const Camera& camera : all)
            nearest_m = std::min(nearest_m, std::hypot(distance_m(camera.at, incident.at), 2.4));
        monitored += nearest_m <= 76.8;
        detected += nearest_m <= 38.4;
    }
    EXPECT_GT(detected, 50);
    const auto classes = result.json()["result"]["incidents"]["classes"];
    EXPECT_EQ(classes[0]["count"], monitored);
    EXPECT_EQ(classes[1]["count"], detected);
}

TEST(CamerasVerb, SaysWhatItCannotUseOfFurtherSources) {
    const TempFolder folder;
    const std::string csv = folder.write("c.csv", northward_csv);
    const std::string incidents = folder.write("i.csv", "x,y\n674000,6580020\n,\n,6580020\n");
    const std::string nothing = folder.write("n.csv", "x,y\n,\n");
    const auto result = command({"cameras", csv, "--crs", "local", "--incidents", incidents,
                                 "--sees", "doors=" + nothing, "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const std::string notes = result.json()["notes"].dump();
    EXPECT_NE(notes.find("incidents: 2 of 3 rows are skipped: no coordinate (the first is row 2)"),
              std::string::npos)
        << notes;
    EXPECT_NE(notes.find("doors: there is nothing in it to compute with"), std::string::npos)
        << notes;
    EXPECT_EQ(result.json()["result"]["incidents_covered_share"], 1.0);
    const auto sees = result.json()["result"]["cameras"][0]["sees"];
    EXPECT_EQ(sees[0], (nlohmann::json{{"name", "doors"}, {"count", 0}}));
}

TEST(CamerasVerb, CountsTheWindowsOfTheFacadesInView) {
    const TempFolder folder;
    const std::string csv = folder.write("c.csv", northward_csv);
    const std::string houses =
        folder.write("b.csv", "id;WKT;height;floors\n1;" + box_wkt(-6, 20, 6, 30) + ";9.5;3\n");
    const auto result = command(
        {"cameras", csv, "--crs", "local", "--buildings", houses, "--sees", "windows", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    const auto sees = result.json()["result"]["cameras"][0]["sees"];
    // Four along the south wall of 12 m, on each of three floors.
    EXPECT_EQ(sees[0], (nlohmann::json{{"name", "windows"}, {"count", 12}}));
    EXPECT_NE(result.json()["notes"].dump().find("windows: taken to be every 3 m"),
              std::string::npos);
    const auto refused = command({"cameras", csv, "--crs", "local", "--sees", "windows"});
    EXPECT_EQ(refused.status, 2);
    EXPECT_NE(refused.err.find("--buildings"), std::string::npos) << refused.err;
}

TEST(CamerasVerb, SaysWhichBuildingsCannotHideAnything) {
    const TempFolder folder;
    const std::string csv = folder.write("c.csv", northward_csv);
    const std::string boxes =
        folder.write("b.csv", "id;WKT;height;window_share\n1;" + box_wkt(-5, 20, 5, 25) +
                                  ";9;20\n2;" + box_wkt(-5, 30, 5, 35) + ";9;0.2\n");
    const auto result = command({"cameras", csv, "--crs", "local", "--buildings", boxes, "--at",
                                 "674000,6580028", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_NE(result.json()["notes"].dump().find("buildings: 1 of 2 rows are skipped: window share "
                                                 "out of range (the first is row 1)"),
              std::string::npos)
        << result.json()["notes"].dump();
}

TEST(CamerasVerb, TellsWhatIsCoveredAndLit) {
    // O-32's lamp of 1000 cd all round 6 m up: at a distance d, 6000 / (36 + d^2)^1.5 lx.
    const TempFolder folder;
    const std::string csv = folder.write("c.csv", "id,x,y,height\nK1,674000,6580000,4\n");
    const std::string lamp = folder.write(
        "l.csv", "x,y,height,flux,distribution\n674005,6580000,6,12566.370614359172,isotropic\n");
    const auto result =
        command({"cameras", csv, "--crs", "local", "--extent", "673980,6579980,674020,6580020",
                 "--cell", "1", "--lights", lamp, "--lit", "10", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    int lit = 0;
    for (double east = -19.5; east < 20.0; east += 1.0)
        for (double north = -19.5; north < 20.0; north += 1.0)
            lit += 6000.0 / std::pow(36.0 + std::pow(east - 5.0, 2) + north * north, 1.5) >= 10.0;
    EXPECT_GT(lit, 90);
    const auto answer = result.json();
    EXPECT_EQ(answer["result"]["covered_share"], 1.0);
    EXPECT_NEAR(answer["result"]["covered_and_lit_share"].get<double>(), lit / 1600.0, 1e-12);
    EXPECT_EQ(answer["parameters"]["lit_lux"], 10.0);
}

// The lamp of the test before, by the words that `lighting` has for lights.
TEST(CamerasVerb, LightIsReadAndBurnsAsInLighting) {
    const TempFolder folder;
    const std::string csv = folder.write("c.csv", "id,x,y,height\nK1,674000,6580000,4\n");
    const std::string lamp = folder.write(
        "l.csv",
        "x,y,height,armatur,distribution,burning_hours\n674005,6580000,6,Typ 1,isotropic,16-01\n");
    const std::string types = folder.write("t.csv", "pattern,flux\nTyp*,25132.741228718345\n");
    const std::string trees = folder.write(
        "trees.csv", "id;WKT;height;porosity\n1;" + box_wkt(-100, -100, 100, 100) + ";5;0.5\n");
    const auto result = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words{
            "cameras",      csv,   "--crs",    "local", "--extent", "673980,6579980,674020,6580020",
            "--cell",       "1",   "--lights", lamp,    "--lit",    "10",
            "--luminaires", types, "--json"};
        words.insert(words.end(), more.begin(), more.end());
        const auto run = command(words);
        EXPECT_EQ(run.status, 0) << run.err;
        return run.status == 0 ? run.json() : nlohmann::json();
    };
    const auto lit_share = [&](double flux_share) {
        int lit = 0;
        for (double east = -19.5; east < 20.0; east += 1.0)
            for (double north = -19.5; north < 20.0; north += 1.0)
                lit += flux_share * 12000.0 /
                           std::pow(36.0 + std::pow(east - 5.0, 2) + north * north, 1.5) >=
                       10.0;
        return lit / 1600.0;
    };
    const auto share = [](const nlohmann::json& json) {
        return json["result"]["covered_and_lit_share"].get<double>();
    };
    EXPECT_NEAR(share(result({})), lit_share(1.0), 1e-12);
    EXPECT_NEAR(share(result({"--maintenance-factor", "0.5"})), lit_share(0.5), 1e-12);
    EXPECT_NEAR(share(result({"--trees", trees})), lit_share(0.5), 1e-12);
    const auto late = result({"--hour", "02:00"});
    EXPECT_EQ(share(late), 0.0);
    EXPECT_EQ(late["parameters"]["hour"], "02:00");
    EXPECT_EQ(late["parameters"]["luminaires"], "t.csv");
}

TEST(CamerasVerb, SaysHowManyHangOnFacades) {
    const TempFolder folder;
    const std::string csv = folder.write("c.csv", northward_csv);
    const std::string houses =
        folder.write("b.csv", "id;WKT;height\n1;" + box_wkt(-5, -5, 5, 1) + ";9\n");
    const auto result = command({"cameras", csv, "--crs", "local", "--buildings", houses, "--at",
                                 "674000,6580030", "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_NE(result.json()["notes"].dump().find("1 cameras stand in a building's footprint"),
              std::string::npos)
        << result.json()["notes"].dump();
}

TEST(CamerasVerb, TellsWhereItsSurfaceComesFrom) {
    const TempFolder folder;
    const std::string csv = folder.write("c.csv", northward_csv);
    const std::string planned = folder.write(
        "planned.csv", "name;WKT;height;from\nA;" + box_wkt(-5, 20, 5, 25) + ";9;2027-01-01\n");
    const std::string out = folder.file("c.tif");
    const auto result = command({"cameras", csv, "--crs", "local", "--developments", planned,
                                 "--phase-date", "2028-01-01", "--out", out, "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    std::ifstream file(out, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_NE(bytes.find("planned.csv"), std::string::npos);
}

TEST(CamerasVerb, ListsWhatIsMissingInTheWeighingOfInterestsAndWritesIt) {
    const TempFolder folder;
    const std::string csv = folder.write(
        "c.csv",
        "id;x;y;syfte;problembild;alternativ;filmat_område;bevakningstider;lagringstid;skyltning;"
        "konsekvensbedömning;avvägningsdatum\n"
        "K1;674000;6580000;a;b;c;d;e;f;g;h;2025-04-01\nK2;674005;6580000;a;;c;d;e;;g;h;\n");
    const std::string out = folder.file("w.csv");
    const std::vector<std::string> words{"cameras",    csv, "--crs", "local",
                                         "--weighing", out, "--json"};
    const auto result = command(words);
    ASSERT_EQ(result.status, 0) << result.err;
    const auto cameras = result.json()["result"]["cameras"];
    EXPECT_EQ(cameras[0]["weighing_missing"], nlohmann::json::array());
    EXPECT_EQ(cameras[1]["weighing_missing"],
              (nlohmann::json{"documented_problem", "retention", "weighing_date"}));
    EXPECT_NE(result.json()["notes"].dump().find("Weighing incomplete: 3 fields missing. The "
                                                 "program does not decide legality."),
              std::string::npos);
    std::ifstream file(out, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_NE(text.find("\r\nK1,674000,6580000,a,b,c,d,e,f,g,h,2025-04-01,0,\r\n"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("\r\nK2,674005,6580000,a,,c,d,e,,g,h,,3,"), std::string::npos) << text;
    EXPECT_EQ(command(words).status, 1) << "it is there already";
    std::vector<std::string> again = words;
    again.emplace_back("--overwrite");
    EXPECT_EQ(command(again).status, 0);
}

/// Area by camera of one class in a table of camera areas, as it says and as its polygons have it.
std::map<std::string, double> areas_of_class(const std::string& file, const std::string& name) {
    LayerRequest request;
    request.source = file;
    request.layer = "camera_areas";
    request.where = "class = '" + name + "'";
    request.fields = {{"name", "camera"}, {"population", "area_m2"}};
    ReadReport report;
    std::map<std::string, double> areas;
    for (const Area& area : read_areas(request, {.crs = ProjectedCrs::local()}, report)) {
        EXPECT_TRUE(areas.emplace(area.name, *area.population).second) << "twice: " << area.name;
        EXPECT_NEAR(area_m2(area.shape), *area.population, 1e-6);
    }
    return areas;
}

TEST(CamerasVerb, WritesEachCamerasOwnClassesAsPolygonsThatAddUpToItsAreas) {
    const TempFolder folder;
    const std::string csv = folder.write("c.csv",
                                         "id,x,y,height,bearing,fov,pixels\n"
                                         "K1,674000,6580000,4,0,60,1920\n"
                                         "K2,674020,6580000,4,45,90,3840\n"
                                         "K3,684020,6580000,4,45,90,3840\n");
    const std::string masks =
        folder.write("m.csv", "id;camera;WKT\n1;K2;" + box_wkt(20, 10, 60, 50) + "\n");
    const std::string polygons = folder.file("p.gpkg");
    const auto result =
        command({"cameras", csv, "--crs", "local", "--masks", masks, "--cell", "2", "--extent",
                 "673900,6579900,674300,6580300", "--polygons", polygons, "--json"});
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(result.json()["result"]["polygons"]["table"], "camera_classes");
    EXPECT_EQ(result.json()["result"]["polygons"]["camera_table"], "camera_areas");
    std::map<std::string, double> upper, all;
    for (const char* name : {"recognise", "identify", "inspect", "monitor", "detect", "observe"})
        for (const auto& [camera, area] : areas_of_class(polygons, name)) {
            if (std::string(name) == "recognise" || name[0] == 'i') upper[camera] += area;
            all[camera] += area;
        }
    EXPECT_EQ(all.size(), 2U) << "K3 sees nothing here";
    const auto cameras = result.json()["result"]["cameras"];
    ASSERT_EQ(cameras.size(), 3U);
    for (const auto& camera : cameras) {
        const std::string id = camera["id"];
        EXPECT_NEAR(camera["visible_area_m2"].get<double>(), all[id], 1e-6) << id;
        EXPECT_NEAR(camera["recognise_m2"].get<double>(), upper[id], 1e-6) << id;
    }
    EXPECT_GT(upper["K2"], 100.0);
}

TEST(CamerasVerb, RefusesQuestionsThatDoNotGoTogether) {
    const auto status = [](std::vector<std::string> more) {
        std::vector<std::string> words{"cameras", "c.csv"};
        words.insert(words.end(), more.begin(), more.end());
        return command(words).status;
    };
    EXPECT_EQ(status({"--lights", "l.csv", "--out", "c.tif"}), 2);
    EXPECT_EQ(status({"--lit", "5", "--out", "c.tif"}), 2);
    EXPECT_EQ(status({"--lights", "l.csv", "--lit", "-5"}), 2);
    EXPECT_EQ(status({"--hour", "2", "--out", "c.tif"}), 2);
    EXPECT_EQ(status({"--trees", "t.csv", "--out", "c.tif"}), 2);
    EXPECT_EQ(status({"--lights", "l.csv", "--lit", "5", "--hour", "noon"}), 2);
    EXPECT_EQ(status({"--sees", "doors.gpkg"}), 2);
    EXPECT_EQ(status({"--sees", "=doors.gpkg"}), 2);
    EXPECT_EQ(status({"--sees", "a=x.gpkg", "--sees", "a=y.gpkg"}), 2);
    EXPECT_EQ(status({"--streets", "s.gpkg", "--at", "1,2"}), 2);
    EXPECT_EQ(status({"--weighing", "w.xlsx"}), 2);
    EXPECT_EQ(status({"--crs", "local"}), 2);
}

}  // namespace
}  // namespace tk
