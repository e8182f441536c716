#include "layers/read_scenario.h"

#include <gtest/gtest.h>

#include "layers/gdal_handles.h"
#include "layers/light_sources.h"
#include "tests/layers/reading_checks.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

std::shared_ptr<const Town> town_of_today() {
    TownParts parts;
    parts.lights.push_back({.id = "L1",
                            .at = {10, 20},
                            .height_m = 8,
                            .luminous_flux_lm = 9000,
                            .distribution = LightDistribution::street,
                            .bearing_deg = 30,
                            .maintenance_factor = 0.8});
    parts.lights.push_back({.id = "new-1", .at = {30, 40}, .luminous_flux_lm = 1});
    Building school;
    school.id = "7";
    school.footprint = {{{{0, 0}, {5, 0}, {5, 5}}, {}}};
    school.height_m = 9;
    school.use = "skola";
    parts.buildings.push_back(std::move(school));
    return build_town(std::move(parts));
}

struct ScenarioField {
    const char* name;
    OGRFieldType type;
};
const std::vector<ScenarioField> scenario_fields{
    {"edit", OFTString}, {"id", OFTString},     {"height", OFTReal},
    {"flux", OFTReal},   {"action", OFTString}, {"from", OFTString},
    {"to", OFTString},   {"kamera", OFTString}, {"armatur", OFTString}};

/// One row: geometry as WKT ("" for none) and values by field (absent ones are null).
struct ScenarioRow {
    std::string wkt;
    std::map<std::string, std::string> values;
};

/// A GeoPackage with layers of such rows.
void write_edits(const std::string& path,
                 const std::map<std::string, std::vector<ScenarioRow>>& layers) {
    ensure_gdal();
    const GDALDatasetUniquePtr file(GetGDALDriverManager()->GetDriverByName("GPKG")->Create(
        path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference srs;
    srs.importFromEPSG(3006);
    srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    for (const auto& [name, rows] : layers) {
        OGRLayer* layer = file->CreateLayer(name.c_str(), &srs, wkbUnknown);
        for (const ScenarioField& field : scenario_fields) {
            OGRFieldDefn definition(field.name, field.type);
            ASSERT_EQ(layer->CreateField(&definition), OGRERR_NONE);
        }
        for (const ScenarioRow& row : rows) {
            const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
            for (const auto& [field, value] : row.values)
                feature->SetField(field.c_str(), value.c_str());
            OGRGeometry* geometry = nullptr;
            if (!row.wkt.empty()) {
                ASSERT_EQ(OGRGeometryFactory::createFromWkt(row.wkt.c_str(), nullptr, &geometry),
                          OGRERR_NONE);
            }
            feature->SetGeometryDirectly(geometry);
            ASSERT_EQ(layer->CreateFeature(feature.get()), OGRERR_NONE);
        }
    }
}

Scenario scenario_of(const std::map<std::string, std::vector<ScenarioRow>>& layers,
                     std::optional<std::chrono::year_month_day> day = std::nullopt) {
    const test::TempFolder folder;
    write_edits(folder.file("b.gpkg"), layers);
    std::vector<ReadReport> reports;
    return read_scenario(folder.file("b.gpkg"), "B", *town_of_today(),
                         {.crs = ProjectedCrs::parse("EPSG:3006"), .phase_date = day}, reports);
}

std::string scenario_error(const std::map<std::string, std::vector<ScenarioRow>>& layers) {
    return test::input_error_of([&] { scenario_of(layers); });
}

TEST(ReadScenario, AddsModifiesAndRemoves) {
    const Scenario scenario =
        scenario_of({{"lights",
                      {{"POINT (1 2)", {{"edit", "add"}, {"height", "5"}, {"flux", "4000"}}},
                       {"", {{"edit", "modify"}, {"id", "L1"}, {"height", "10"}}},
                       {"POINT (11 21)", {{"edit", "ändra"}, {"id", "L1"}}},
                       {"", {{"edit", "remove"}, {"id", "L1"}}}}}});
    EXPECT_EQ(scenario.name, "B");
    ASSERT_EQ(scenario.edits.size(), 4U);
    const auto& added = std::get<Added<StreetLight>>(scenario.edits[0]).object;
    EXPECT_EQ(added.id, "new-2") << "new-1 is one of today's";
    EXPECT_EQ(added.at, (MapPoint{1, 2}));
    EXPECT_DOUBLE_EQ(added.luminous_flux_lm, 4000);
    StreetLight expected = town_of_today()->lights()[0];
    expected.height_m = 10;
    EXPECT_EQ(std::get<Changed<StreetLight>>(scenario.edits[1]).object, expected)
        << "what has no value stays as it is today";
    expected.at = {11, 21};
    EXPECT_EQ(std::get<Changed<StreetLight>>(scenario.edits[2]).object, expected)
        << "on top of the edit before";
    EXPECT_EQ(std::get<Removed<StreetLight>>(scenario.edits[3]).id, "L1");
}

TEST(ReadScenario, AimsAddedLightsAcrossTheStreetAndTellsTypesThatAreNotInTheLibrary) {
    const test::TempFolder folder;
    write_edits(folder.file("b.gpkg"),
                {{"lights",
                  {{"POINT (5 4)", {{"edit", "add"}, {"id", "A"}, {"armatur", "Okänd"}}},
                   {"POINT (5 900)", {{"edit", "add"}, {"id", "B"}, {"armatur", "Lavinia"}}},
                   {"", {{"edit", "modify"}, {"id", "A"}, {"height", "5"}}},
                   {"", {{"edit", "modify"}, {"id", "L1"}, {"height", "5"}}}}}});
    ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006")};
    Street street;
    street.lines = {{{0, 0}, {100, 0}}};
    context.aimed_across = std::make_shared<const std::vector<Street>>(1, street);
    context.light_sources = std::make_shared<LightSources>();
    context.light_sources->set_luminaires(folder.write("t.csv", "pattern,flux\nLavinia,3000\n"));
    std::vector<ReadReport> reports;
    const auto edits =
        read_scenario(folder.file("b.gpkg"), "B", *town_of_today(), context, reports).edits;
    ASSERT_EQ(edits.size(), 4U);
    EXPECT_EQ(std::get<Added<StreetLight>>(edits[0]).object.bearing_deg, 180.0);
    EXPECT_EQ(std::get<Added<StreetLight>>(edits[1]).object.bearing_deg, 0.0) << "no street near";
    EXPECT_EQ(std::get<Added<StreetLight>>(edits[1]).object.luminous_flux_lm, 3000.0);
    EXPECT_EQ(std::get<Changed<StreetLight>>(edits[2]).object.bearing_deg, 180.0);
    EXPECT_EQ(std::get<Changed<StreetLight>>(edits[3]).object.bearing_deg, 30.0) << "today's";
    ASSERT_EQ(reports.size(), 1U);
    EXPECT_TRUE(test::noted(reports[0].notes, "1 of 4 lights: no bearing, aimed across"));
    EXPECT_TRUE(test::noted(reports[0].notes, "1 lights of type 'Okänd'"));
}

TEST(ReadScenario, TakesEveryKindOfLayerAlsoBySwedishName) {
    const Scenario scenario =
        scenario_of({{"kameror", {{"POINT (1 2)", {{"edit", "lägg till"}, {"id", "K1"}}}}},
                     {"byggnader", {{"", {{"edit", "modify"}, {"id", "7"}, {"height", "12"}}}}},
                     {"trees", {{"POINT (1 2)", {{"edit", "add"}}}}},
                     {"streets", {{"LINESTRING (0 0,1 1)", {{"edit", "add"}}}}}});
    ASSERT_EQ(scenario.edits.size(), 4U);
    bool school_seen = false;
    for (const Edit& edit : scenario.edits) {
        const auto* changed = std::get_if<Changed<Building>>(&edit);
        if (changed == nullptr) continue;
        school_seen = true;
        EXPECT_EQ(changed->object.use, "skola");
        EXPECT_DOUBLE_EQ(changed->object.height_m, 12);
        EXPECT_EQ(changed->object.footprint, town_of_today()->buildings()[0].footprint);
    }
    EXPECT_TRUE(school_seen);
}

TEST(ReadScenario, TakesMasksByTheirSwedishNameWithTheirCamera) {
    const Scenario scenario =
        scenario_of({{"masker",
                      {{"POLYGON ((0 0,9 0,9 9,0 0))", {{"edit", "ny"}, {"kamera", "K1"}}},
                       {"POLYGON ((0 0,9 0,9 9,0 0))", {{"edit", "add"}, {"id", "M2"}}},
                       {"", {{"edit", "ändra"}, {"id", "M2"}, {"kamera", "K2"}}}}}});
    ASSERT_EQ(scenario.edits.size(), 3U);
    const MultiPolygon shape{{{{0, 0}, {9, 0}, {9, 9}}, {}}};
    EXPECT_EQ(std::get<Added<PrivacyMask>>(scenario.edits[0]).object,
              (PrivacyMask{"new-1", "K1", shape}));
    EXPECT_EQ(std::get<Added<PrivacyMask>>(scenario.edits[1]).object,
              (PrivacyMask{"M2", "", shape}))
        << "without a camera it acts on every one";
    EXPECT_EQ(std::get<Changed<PrivacyMask>>(scenario.edits[2]).object,
              (PrivacyMask{"M2", "K2", shape}));
}

TEST(ReadScenario, RefusesAMaskWithoutAnArea) {
    const std::string error = scenario_error({{"masks", {{"POINT (1 2)", {{"edit", "add"}}}}}});
    EXPECT_TRUE(test::holds_text(error, "its geometry has no area")) << error;
}

TEST(ReadScenario, WhatIsAddedStandsUnlessThePhaseDateExcludesIt) {
    const std::map<std::string, std::vector<ScenarioRow>> layers{
        {"developments",
         {{"POLYGON ((0 0,9 0,9 9,0 0))",
           {{"edit", "add"}, {"action", "build"}, {"from", "2026"}, {"to", "2030-01-01"}}}}}};
    using namespace std::chrono;
    const auto stands = [&](std::optional<year_month_day> day) {
        return std::get<Added<Development>>(scenario_of(layers, day).edits.at(0)).object.stands;
    };
    EXPECT_TRUE(stands(std::nullopt));
    EXPECT_TRUE(stands(January / 1 / 2026));
    EXPECT_FALSE(stands(December / 31 / 2025));
    EXPECT_FALSE(stands(January / 1 / 2030));
}

TEST(ReadScenario, RefusesWhatItCannotApplyWithTheRowAndARemedy) {
    const std::string unknown =
        scenario_error({{"lights",
                         {{"", {{"edit", "modify"}, {"id", "L1"}, {"height", "9"}}},
                          {"", {{"edit", "remove"}, {"id", "L99"}}}}}});
    EXPECT_TRUE(test::holds_text(unknown, "b.gpkg, layer lights:2: there is no 'L99' among"));
    EXPECT_TRUE(test::holds_text(unknown, "write the id that it has in today's layer"));
    EXPECT_TRUE(test::holds_text(scenario_error({{"lights", {{"", {{"edit", "modify"}}}}}}),
                                 "it has no id"));
    EXPECT_TRUE(test::holds_text(
        scenario_error({{"lights", {{"POINT (1 1)", {{"edit", "add"}, {"id", "L1"}}}}}}),
        "there is a 'L1' already"));
    EXPECT_TRUE(test::holds_text(scenario_error({{"lights", {{"", {{"edit", "add"}}}}}}),
                                 "what is added has no geometry; draw it"));
    EXPECT_TRUE(test::holds_text(scenario_error({{"lights", {{"", {{"edit", "laga"}}}}}}),
                                 "edit is 'laga'; write add, modify or remove"));
    EXPECT_TRUE(test::holds_text(
        scenario_error({{"lights", {{"", {{"edit", "modify"}, {"id", "L1"}, {"height", "-1"}}}}}}),
        "negative height; mend the row"));
    EXPECT_TRUE(test::holds_text(
        scenario_error({{"buildings", {{"POINT (1 1)", {{"edit", "add"}}}}}}), "has no area"));
    EXPECT_TRUE(test::holds_text(scenario_error({{"annat", {}}}),
                                 "none of its layers holds edits: annat; name layers lights"));
}

TEST(ReadScenario, NeedsAFieldEdit) {
    const test::TempFolder folder;
    const std::string path = folder.write(
        "lights.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"L1"},)"
        R"("geometry":{"type":"Point","coordinates":[15,59]}}]})");
    std::vector<ReadReport> reports;
    EXPECT_TRUE(test::holds_text(test::input_error_of([&] {
                                     read_scenario(path, "B", *town_of_today(),
                                                   {.crs = ProjectedCrs::parse("EPSG:3006")},
                                                   reports);
                                 }),
                                 "has no field 'edit'; add one that says add, modify or remove"));
}

}  // namespace
}  // namespace tk
