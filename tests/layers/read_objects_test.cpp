#include <gtest/gtest.h>

#include <cmath>

#include "layers/read_areas.h"
#include "layers/read_buildings.h"
#include "layers/read_cameras.h"
#include "layers/read_developments.h"
#include "layers/read_entrances.h"
#include "layers/read_features.h"
#include "layers/read_lights.h"
#include "layers/read_observations.h"
#include "layers/read_streets.h"
#include "layers/read_trees.h"
#include "tests/layers/reading_checks.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

/// A study in SWEREF 99 TM and one CSV in it.
class ObjectFile {
public:
    explicit ObjectFile(const std::string& csv) {
        request.source = folder_.write("objects.csv", csv);
        request.input_crs = "EPSG:3006";
    }
    LayerRequest request;
    ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006")};
    ReadReport report;

private:
    test::TempFolder folder_;
};

constexpr const char* unit_square = "\"POLYGON ((0 1,10 1,10 11,0 11,0 1))\"";

TEST(ReadLights, TakesWhatIsStated) {
    ObjectFile file(
        "id;x;y;hojd;flux;distribution;bearing;tilt;maintenance_factor;dimming\n"
        "L1;10;20;8,5;12000;street;-90;5;0,8;50 %\n");
    const auto lights = read_lights(file.request, file.context, file.report);
    ASSERT_EQ(lights.size(), 1U);
    const StreetLight expected{.id = "L1",
                               .at = {10, 20},
                               .height_m = 8.5,
                               .luminous_flux_lm = 12000,
                               .distribution = LightDistribution::street,
                               .bearing_deg = 270,
                               .tilt_deg = 5,
                               .maintenance_factor = 0.8,
                               .dimming = 0.5};
    EXPECT_EQ(lights[0], expected);
    EXPECT_TRUE(file.report.notes.empty()) << file.report.notes.front();
}

TEST(ReadLights, AssumesTheRestAndCountsIt) {
    ObjectFile file(
        "id,x,y,POLEHEIGHT_DESC,WATTAGE1,LIGHTTYPE_DESC\n"
        "1,10,20,16 ft,100,LED-Light Emitting Diode\n"
        "2,10,20,N/A,250,HPS-High Pressure Sodium\n"
        "3,10,20,,-99,\n");
    file.context.maintenance_factor = 0.75;
    const auto lights = read_lights(file.request, file.context, file.report);
    ASSERT_EQ(lights.size(), 3U);
    EXPECT_NEAR(lights[0].height_m, 4.8768, 1e-12);
    EXPECT_DOUBLE_EQ(lights[0].luminous_flux_lm, 11000);
    EXPECT_DOUBLE_EQ(lights[1].height_m, 6.0);
    EXPECT_DOUBLE_EQ(lights[1].luminous_flux_lm, 250 * 100 * 0.8);
    EXPECT_DOUBLE_EQ(lights[2].luminous_flux_lm, 5000);
    EXPECT_DOUBLE_EQ(lights[2].maintenance_factor, 0.75);
    EXPECT_EQ(lights[2].distribution, LightDistribution::lambertian);
    EXPECT_TRUE(test::noted(file.report.notes, "2 of 3 lights: no height, 6 m is assumed."));
    EXPECT_TRUE(test::noted(file.report.notes, "1 of 3 lights: no flux, 110 lm for each watt"));
    EXPECT_TRUE(test::noted(file.report.notes, "neither flux nor watts, 5000 lm is assumed"));
}

TEST(ReadLights, SkipsImpossibleLampsWithTheReason) {
    ObjectFile file(
        "x,y,height,flux,dimming,maintenance_factor\n"
        "1,2,-4,100,1,1\n1,2,0,100,1,1\n1,2,6,-5,1,1\n1,2,6,5,1.5,1\n1,2,6,5,1,0\n1,2,hög,5,1,1\n");
    EXPECT_TRUE(read_lights(file.request, file.context, file.report).empty());
    std::vector<std::string> reasons;
    for (const SkippedRows& skipped : file.report.skipped) reasons.push_back(skipped.reason);
    EXPECT_EQ(reasons,
              (std::vector<std::string>{"negative height", "height out of range", "negative flux",
                                        "dimming out of range", "maintenance factor out of range",
                                        "height is not a number"}));
}

TEST(ReadLights, EfficacyByKindOfLamp) {
    EXPECT_DOUBLE_EQ(flux_per_watt_lm("LED"), 110);
    EXPECT_DOUBLE_EQ(flux_per_watt_lm("Högtrycksnatrium"), 80);
    EXPECT_DOUBLE_EQ(flux_per_watt_lm("MH-Metal Halide"), 64);
    EXPECT_DOUBLE_EQ(flux_per_watt_lm("metallhalogen"), 64);
    EXPECT_DOUBLE_EQ(flux_per_watt_lm("MV-Mercury Vapor"), 36);
    EXPECT_DOUBLE_EQ(flux_per_watt_lm("kvicksilver"), 36);
    EXPECT_NEAR(flux_per_watt_lm("glödlampa"), 9.6, 1e-12);
    EXPECT_DOUBLE_EQ(flux_per_watt_lm("lysrör"), 60);
    EXPECT_DOUBLE_EQ(flux_per_watt_lm("7"), flux_per_watt_lm("HPS"));
}

TEST(ReadLights, KnowTheWordsForOutOfOrderAndNoteOthers) {
    ObjectFile file(
        "x;y;ur_drift\n1;2;defekt\n1;2;Trasig armatur\n1;2;Ur funktion\n1;2;ja\n1;2;1\n"
        "1;2;Broken\n1;2;fungerar ej\n1;2;0\n1;2;nej\n1;2;i drift\n1;2;fungerar\n1;2;\n"
        "1;2;okänt\n");
    const auto lights = read_lights(file.request, file.context, file.report);
    ASSERT_EQ(lights.size(), 13U);
    for (std::size_t i = 0; i < lights.size(); ++i) EXPECT_EQ(lights[i].out_of_order, i < 7) << i;
    EXPECT_TRUE(test::noted(
        file.report.notes,
        "1 of 13 lights: out_of_order 'okänt' is not known, the light is taken to work."));
    for (const std::string& note : file.report.notes)
        EXPECT_EQ(note.find("nej"), std::string::npos) << note;
}

TEST(ReadLights, RepeatedIdsAreToldApart) {
    ObjectFile file("id,x,y\nA,1,2\nB,1,2\nA,1,3\nA,1,4\n");
    const auto lights = read_lights(file.request, file.context, file.report);
    ASSERT_EQ(lights.size(), 4U);
    EXPECT_EQ(lights[0].id, "A");
    EXPECT_EQ(lights[2].id, "A#2");
    EXPECT_EQ(lights[3].id, "A#3");
    EXPECT_TRUE(test::noted(file.report.notes, "2 lights repeat an id (the first is 'A')"));
}

TEST(ReadCameras, TakesLensesAndAssumesTheRest) {
    ObjectFile file(
        "id,x,y,height,bearing,fov,focal,sensor,pixels,tilt,range\n"
        "1,1,2,5,450,70,,,2560x1440,10,60\n"
        "2,1,2,,,,2.8,5.37,,,\n");
    const auto cameras = read_cameras(file.request, file.context, file.report);
    ASSERT_EQ(cameras.size(), 2U);
    EXPECT_DOUBLE_EQ(*cameras[0].bearing_deg, 90);
    EXPECT_DOUBLE_EQ(cameras[0].field_of_view_deg, 70);
    EXPECT_DOUBLE_EQ(cameras[0].pixels_across, 2560);
    EXPECT_DOUBLE_EQ(*cameras[0].range_m, 60);
    EXPECT_FALSE(cameras[1].bearing_deg);
    EXPECT_FALSE(cameras[1].tilt_deg);
    EXPECT_NEAR(cameras[1].field_of_view_deg, 87.5978, 1e-4) << "methods.md O-37";
    EXPECT_DOUBLE_EQ(cameras[1].height_m, 4.0);
    EXPECT_DOUBLE_EQ(cameras[1].pixels_across, 1920);
    for (const char* what : {"1 of 2 cameras: no height, 4 m is assumed", "see all round",
                             "no number of pixels, 1920 is assumed"})
        EXPECT_TRUE(test::noted(file.report.notes, what));
}

TEST(ReadBuildings, HeightsComeFromHeightsThenFloorsThenSixMetres) {
    ObjectFile file(std::string("id;WKT;hojd;vaningar;anvandning\n1;") + unit_square +
                    ";12,5;2;bostad\n2;" + unit_square + ";;4;\n3;" + unit_square +
                    ";;;\n4;\"POLYGON EMPTY\";1;1;\n5;" + unit_square +
                    ";-3;1;\n6;\"POLYGON ((0 0,10 10,10 0,0 10,0 0))\";5;;\n");
    const auto buildings = read_buildings(file.request, file.context, file.report);
    ASSERT_EQ(buildings.size(), 4U);
    EXPECT_DOUBLE_EQ(buildings[0].height_m, 12.5);
    EXPECT_EQ(buildings[0].use, "bostad");
    EXPECT_DOUBLE_EQ(*buildings[0].floors, 2);
    EXPECT_DOUBLE_EQ(buildings[1].height_m, 12);
    EXPECT_DOUBLE_EQ(buildings[2].height_m, 6);
    EXPECT_DOUBLE_EQ(area_m2(buildings[0].footprint), 100);
    EXPECT_TRUE(test::noted(file.report.notes, "1 of 4 buildings: no height, 3 m for each floor"));
    EXPECT_TRUE(test::noted(file.report.notes, "1 of 4 buildings: neither height nor floors"));
    EXPECT_TRUE(test::noted(file.report.notes, "1 of 4 buildings: the outline crossed itself"));
    EXPECT_EQ(file.report.skipped_rows(), 2);
    EXPECT_EQ(file.report.extent, (Extent{0, 0, 10, 11}));
}

TEST(ReadBuildings, NoFloorsAreNotKnownFloors) {
    ObjectFile file(std::string("id;WKT;hojd;vaningar\n1;") + unit_square + ";;0\n2;" +
                    unit_square + ";9;0\n");
    const auto buildings = read_buildings(file.request, file.context, file.report);
    ASSERT_EQ(buildings.size(), 2U);
    EXPECT_DOUBLE_EQ(buildings[0].height_m, 6.0);
    EXPECT_DOUBLE_EQ(buildings[1].height_m, 9.0);
    for (const Building& building : buildings) EXPECT_FALSE(building.floors);
    EXPECT_TRUE(test::noted(file.report.notes, "1 of 2 buildings: neither height nor floors"));
    ObjectFile planned(std::string("namn;WKT;våningar;högsta höjd\nA;") + unit_square + ";0;\nB;" +
                       unit_square + ";0;15\n");
    const auto all = read_developments(planned.request, planned.context, planned.report);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_DOUBLE_EQ(all[0].height_m, 6.0);
    EXPECT_DOUBLE_EQ(all[1].height_m, 15.0) << "what the plan allows";
}

TEST(ReadBuildings, TakeTheGroundFloorAndTheNumberOfEntrances) {
    ObjectFile file(std::string("id;WKT;hojd;användning;bottenvåning;antal entréer\n1;") +
                    unit_square + ";12;bostad;restaurang;2\n2;" + unit_square + ";12;bostad;;\n3;" +
                    unit_square + ";12;bostad;;många\n");
    const auto buildings = read_buildings(file.request, file.context, file.report);
    ASSERT_EQ(buildings.size(), 2U);
    EXPECT_EQ(buildings[0].use, "bostad");
    EXPECT_EQ(buildings[0].ground_floor_use, "restaurang");
    EXPECT_DOUBLE_EQ(*buildings[0].entrances, 2.0);
    EXPECT_EQ(buildings[1].ground_floor_use, "");
    EXPECT_FALSE(buildings[1].entrances);
    EXPECT_EQ(file.report.skipped.at(0).reason, "number of entrances is not a number");
    ObjectFile planned(std::string("name,WKT,ground_floor_use,entrances\nA,") + unit_square +
                       ",shop,4\n");
    const auto all = read_developments(planned.request, planned.context, planned.report);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].ground_floor_use, "shop");
    EXPECT_DOUBLE_EQ(*all[0].entrances, 4.0);
}

// Ground that rises by 1 m in 10 m to the east from 40 m at x = 0: 40.5 on the mean of the square.
TEST(ReadDevelopments, TakeHeightsAsPlansStateThem) {
    const std::string csv =
        std::string("namn;WKT;totalhöjd;byggnadshöjd;plushöjd;högsta höjd;våningar\nA;") +
        unit_square + ";21;18;;24;\nB;" + unit_square + ";;;55,5;;4\nC;" + unit_square +
        ";;;;24;4\nD;" + unit_square + ";;;;24;\nE;" + unit_square + ";;;30;;\n";
    ObjectFile file(csv);
    Grid<float> heights(GridSpec{5.0, -1, 3, 3, 4});
    for (int row = 0; row < 3; ++row)
        for (int col = 0; col < 4; ++col)
            heights(row, col) = static_cast<float>(40.0 + 0.1 * (5.0 * col - 2.5));
    file.context.ground = std::make_shared<const Terrain>(std::move(heights));
    const auto all = read_developments(file.request, file.context, file.report);
    ASSERT_EQ(all.size(), 5U);
    EXPECT_DOUBLE_EQ(all[0].height_m, 21.0);
    EXPECT_DOUBLE_EQ(*all[0].allowed_height_m, 24.0);
    EXPECT_NEAR(all[1].height_m, 55.5 - 40.5, 1e-4);
    EXPECT_DOUBLE_EQ(*all[1].floors, 4.0);
    EXPECT_DOUBLE_EQ(all[2].height_m, 12.0);
    EXPECT_DOUBLE_EQ(all[3].height_m, 24.0);
    EXPECT_EQ(all[4].height_m, 0.0) << "a roof below the ground is none";
    EXPECT_TRUE(test::noted(file.report.notes, "no height, what the plan allows is taken"));
    EXPECT_TRUE(test::noted(file.report.notes, "height from the roof's level less that"));
    ObjectFile level("namn;WKT;plushöjd\nB;" + std::string(unit_square) + ";55\n");
    EXPECT_DOUBLE_EQ(read_developments(level.request, level.context, level.report)[0].height_m,
                     6.0);
    EXPECT_TRUE(test::noted(level.report.notes, "which needs the study's terrain"));
}

TEST(ReadDevelopments, StandOnlyOnAPhaseDateWithinTheirDates) {
    const std::string csv = std::string("namn;WKT;atgard;fran;till;bostader\nA;") + unit_square +
                            ";bygg;2026;;40\nB;" + unit_square + ";riv;2025-06-01;2027-01-01;\nC;" +
                            unit_square + ";;;;\nD;" + unit_square + ";sälj;;;\nE;" + unit_square +
                            ";öppna;snart;;\n";
    ObjectFile today(csv);
    auto all = read_developments(today.request, today.context, today.report);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].action, DevelopmentAction::build);
    EXPECT_EQ(all[1].action, DevelopmentAction::demolish);
    EXPECT_EQ(all[0].name, "A");
    EXPECT_DOUBLE_EQ(*all[0].dwellings, 40);
    for (const Development& development : all) EXPECT_FALSE(development.stands);
    EXPECT_TRUE(test::noted(today.report.notes, "0 of 3 developments stand: no phase date"));
    EXPECT_EQ(today.report.skipped.at(0).reason, "action is not build, demolish or open");
    EXPECT_EQ(today.report.skipped.at(1).reason, "unreadable date");

    using namespace std::chrono;
    const auto standing = [&](year_month_day day) {
        ObjectFile file(csv);
        file.context.phase_date = day;
        std::string names;
        for (const Development& d : read_developments(file.request, file.context, file.report))
            if (d.stands) names += d.name;
        EXPECT_TRUE(test::noted(file.report.notes, "1 of 3 developments do not say from when"));
        return names;
    };
    EXPECT_EQ(standing(May / 31 / 2025), "");
    EXPECT_EQ(standing(June / 1 / 2025), "B");
    EXPECT_EQ(standing(January / 1 / 2026), "AB");
    EXPECT_EQ(standing(January / 1 / 2027), "A");
}

TEST(ReadAreas, HaveNamesAndPeople) {
    ObjectFile file(std::string("Stadsdel;Befolkning;WKT\nNORRA;1 200;") + unit_square + "\n;;" +
                    unit_square + "\n");
    const auto areas = read_areas(file.request, file.context, file.report);
    ASSERT_EQ(areas.size(), 2U);
    EXPECT_EQ(areas[0].name, "NORRA");
    EXPECT_DOUBLE_EQ(*areas[0].population, 1200);
    EXPECT_FALSE(areas[1].name.empty());
    EXPECT_FALSE(areas[1].population);
    EXPECT_TRUE(test::noted(file.report.notes, "1 of 2 areas: no name"));
}

TEST(ReadBoundary, IsTheUnionAndRefusesASourceWithoutPolygons) {
    ObjectFile file(std::string("id;WKT\n1;") + unit_square +
                    "\n2;\"POLYGON ((5 1,15 1,15 11,5 11,5 1))\"\n");
    EXPECT_DOUBLE_EQ(area_m2(read_boundary(file.request, file.context, file.report)), 150);
    ObjectFile points("x,y\n1,2\n");
    EXPECT_TRUE(test::holds_text(
        test::input_error_of([&] { read_boundary(points.request, points.context, points.report); }),
        "there is no polygon in it; a boundary is one or more polygons"));
}

TEST(ReadStreets, AreLinesWithNames) {
    ObjectFile file(
        "gatunamn;klass;bredd;WKT\nStorgatan;huvudgata;9 m;\"LINESTRING (0 0,10 0)\"\n"
        "Tom;x;;\"LINESTRING (1 1,1 1)\"\n;;;\n");
    const auto streets = read_streets(file.request, file.context, file.report);
    ASSERT_EQ(streets.size(), 1U);
    EXPECT_EQ(streets[0].name, "Storgatan");
    EXPECT_EQ(streets[0].street_class, "huvudgata");
    EXPECT_DOUBLE_EQ(*streets[0].width_m, 9);
    EXPECT_EQ(streets[0].lines.at(0), (Line{{0, 0}, {10, 0}}));
    EXPECT_EQ(file.report.skipped.at(0).reason, "no line");
    EXPECT_EQ(file.report.skipped.at(1).reason, "no geometry");
}

TEST(ReadTrees, AreSingleOrStands) {
    ObjectFile file(std::string("id;WKT;hojd;krona\n1;POINT (3 4);12;6\n2;") + unit_square +
                    ";;\n");
    const auto trees = read_trees(file.request, file.context, file.report);
    ASSERT_EQ(trees.size(), 2U);
    EXPECT_EQ(trees[0].at, (MapPoint{3, 4}));
    EXPECT_DOUBLE_EQ(trees[0].crown_m, 6);
    EXPECT_TRUE(trees[0].shape.empty());
    EXPECT_EQ(trees[1].at, (MapPoint{5, 6}));
    EXPECT_FALSE(trees[1].shape.empty());
    EXPECT_DOUBLE_EQ(trees[1].height_m, 8);
    EXPECT_TRUE(test::noted(file.report.notes, "1 of 2 trees: no height, 8 m is assumed"));
}

TEST(ReadEntrances, TakeTheirPlaceAndWhatTheyAreCalled) {
    ObjectFile file("id,slag,x,y\nA,port,3,4\n,butik,5,6\nC,,,\n");
    const auto entrances = read_entrances(file.request, file.context, file.report);
    ASSERT_EQ(entrances.size(), 2U);
    EXPECT_EQ(entrances[0], (Entrance{"A", {3, 4}, "port"}));
    EXPECT_EQ(entrances[1].at, (MapPoint{5, 6}));
    EXPECT_EQ(entrances[1].kind, "butik");
    EXPECT_NE(entrances[1].id, entrances[0].id);
    EXPECT_EQ(file.report.role, "entrances");
    EXPECT_EQ(file.report.skipped_rows(), 1);
}

TEST(ReadObservations, ReadTheTextOnlyWhenItIsNamed) {
    const std::string csv =
        "slag,datum,fritext,x,y\nmörkt,2024-11-02,Anna vågar inte,1,2\n"
        "skräp,i går,inget,1,2\n";
    ObjectFile unnamed(csv);
    auto all = read_observations(unnamed.request, unnamed.context, unnamed.report);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].kind, "mörkt");
    EXPECT_EQ(all[0].text, "");
    EXPECT_TRUE(all[0].when);
    EXPECT_FALSE(all[1].when);
    EXPECT_TRUE(test::noted(unnamed.report.notes, "Column 'fritext' may hold personal data"));
    EXPECT_TRUE(test::noted(unnamed.report.notes, "unreadable time, kept without one"));
    ObjectFile named(csv);
    named.request.fields["text"] = "fritext";
    EXPECT_EQ(read_observations(named.request, named.context, named.report)[0].text,
              "Anna vågar inte");
}

TEST(ReadFeatures, MayMixGeometries) {
    ObjectFile file(std::string("id;WKT\n1;POINT (1 2)\n2;\"LINESTRING (0 0,5 0)\"\n3;") +
                    unit_square + "\n4;\"POLYGON ((5 1,15 1,15 11,5 11,5 1))\"\n5;POINT (0 0)\n" +
                    "6;\n7;\"MULTIPOINT ((3 4),(5 6))\"\n");
    const FeatureSet set = read_features(file.request, "bars", file.context, file.report);
    EXPECT_EQ(set.name, "bars");
    EXPECT_EQ(set.points, (std::vector<MapPoint>{{1, 2}, {3, 4}, {5, 6}}));
    EXPECT_EQ(set.lines.size(), 1U);
    EXPECT_DOUBLE_EQ(area_m2(set.polygons), 150);
    EXPECT_EQ(file.report.used, 5);
    EXPECT_EQ(file.report.skipped_rows(), 2);
    ObjectFile table("namn,x,y\nBar,3,4\n");
    EXPECT_EQ(read_features(table.request, "b", table.context, table.report).points,
              (std::vector<MapPoint>{{3, 4}}));
}

}  // namespace
}  // namespace tk
