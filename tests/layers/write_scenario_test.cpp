#include "layers/write_scenario.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/core/input_error.h"
#include "layers/gdal_handles.h"
#include "layers/read_scenario.h"
#include "tests/layers/reading_checks.h"
#include "tests/support/check_few.h"
#include "tests/support/random_edits.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

ReadContext context_of_plans() {
    return {.crs = ProjectedCrs::parse("EPSG:3006")};
}

ScenarioTarget plan_target(const std::string& path) {
    return {path, context_of_plans().crs.wkt(), {}, {}};
}

std::vector<ScenarioEdit> read_plan(const std::string& path, const Town& today,
                                    std::vector<ReadReport>* reports = nullptr) {
    std::vector<ReadReport> all;
    auto edits = read_scenario_edits(path, today, context_of_plans(), all);
    if (reports != nullptr) *reports = all;
    return edits;
}

std::shared_ptr<const Town> town_with_a_camera() {
    TownParts parts;
    Camera camera;
    camera.id = "K1";
    camera.at = {10, 20};
    camera.bearing_deg = 90.0;
    camera.range_m = 40.0;
    parts.cameras.push_back(camera);
    parts.lights.push_back({.id = "L1", .at = {30, 40}, .luminous_flux_lm = 5000.0});
    return build_town(std::move(parts));
}

std::vector<std::string> table_names(const std::string& path) {
    ensure_gdal();
    const GDALDatasetUniquePtr file(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    std::vector<std::string> names;
    for (int i = 0; file && i < file->GetLayerCount(); ++i)
        names.emplace_back(file->GetLayer(i)->GetName());
    return names;
}

TEST(WriteScenario, AnyPlanReadsBackToTheLastBit) {
    const test::TempFolder folder;
    test::check_few(6, [&folder] {
        const auto today = build_town(test::random_parts(2));
        std::vector<ScenarioEdit> edits;
        std::set<std::string> seen;
        const int count = test::pick(0, 8);
        for (int i = 0; i < count; ++i) {
            Edit edit = test::random_edit(*today);
            if (!seen.insert(test::subject_of(edit)).second) continue;
            edits.push_back({std::move(edit), test::pick(0, 4) != 0});
        }
        const std::string path = folder.file("plan.gpkg");
        write_scenario(plan_target(path), edits, *today);
        const auto read = read_plan(path, *today);
        RC_ASSERT(read.size() == edits.size());
        for (std::size_t i = 0; i < read.size(); ++i) {
            RC_ASSERT(read[i].on == edits[i].on);
            RC_ASSERT(test::alike(read[i].edit, edits[i].edit));
        }
    });
}

TEST(WriteScenario, TakesAValueAwayThatTodayHas) {
    const test::TempFolder folder;
    const auto today = town_with_a_camera();
    Camera camera = today->cameras()[0];
    camera.bearing_deg.reset();
    camera.range_m.reset();
    write_scenario(plan_target(folder.file("p.gpkg")), {{{Changed<Camera>{camera}, true}}}, *today);
    const auto read = read_plan(folder.file("p.gpkg"), *today);
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(std::get<Changed<Camera>>(read[0].edit).object, camera);
}

TEST(WriteScenario, KeepsOnlyWhatDiffersSoThatLaterSurveysShow) {
    const test::TempFolder folder;
    StreetLight lamp = town_with_a_camera()->lights()[0];
    lamp.luminous_flux_lm = 9000.0;
    write_scenario(plan_target(folder.file("p.gpkg")), {{{Changed<StreetLight>{lamp}, true}}},
                   *town_with_a_camera());
    TownParts moved;
    moved.lights.push_back({.id = "L1", .at = {31, 41}, .height_m = 8.0});
    const auto read = read_plan(folder.file("p.gpkg"), *build_town(std::move(moved)));
    const auto& now = std::get<Changed<StreetLight>>(read.at(0).edit).object;
    EXPECT_EQ(now.at, (MapPoint{31, 41}));
    EXPECT_DOUBLE_EQ(now.height_m, 8.0);
    EXPECT_DOUBLE_EQ(now.luminous_flux_lm, 9000.0);
}

TEST(WriteScenario, WhatIsSwitchedOffIsLeftOutOfTheScenarioAndCounted) {
    const test::TempFolder folder;
    const auto today = town_with_a_camera();
    const std::vector<ScenarioEdit> edits{{Removed<StreetLight>{"L1"}, false},
                                          {Removed<Camera>{"K1"}, true}};
    write_scenario(plan_target(folder.file("p.gpkg")), edits, *today);
    std::vector<ReadReport> reports;
    const Scenario scenario =
        read_scenario(folder.file("p.gpkg"), "P", *today, context_of_plans(), reports);
    ASSERT_EQ(scenario.edits.size(), 1U);
    EXPECT_EQ(std::get<Removed<Camera>>(scenario.edits[0]).id, "K1");
    bool told = false;
    for (const ReadReport& report : reports)
        for (const std::string& note : report.notes)
            told = told || test::holds_text(note, "1 of 1 edits are switched off");
    EXPECT_TRUE(told);
}

TEST(WriteScenario, EmptyPlansCanBeReadAgain) {
    const test::TempFolder folder;
    const auto today = town_with_a_camera();
    write_scenario(plan_target(folder.file("p.gpkg")), {}, *today);
    EXPECT_TRUE(read_plan(folder.file("p.gpkg"), *today).empty());
}

TEST(WriteScenario, LeavesOtherTablesAndEmptiesThoseWithoutEdits) {
    const test::TempFolder folder;
    const auto today = town_with_a_camera();
    const std::string path = folder.file("p.gpkg");
    {
        ensure_gdal();
        const GDALDatasetUniquePtr file(GetGDALDriverManager()->GetDriverByName("GPKG")->Create(
            path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        ASSERT_NE(file->CreateLayer("anteckningar", nullptr, wkbPoint), nullptr);
        OGRLayer* lamps = file->CreateLayer("belysning", nullptr, wkbPoint);
        ASSERT_NE(lamps, nullptr);
        OGRFieldDefn edit("edit", OFTString), id("id", OFTString);
        ASSERT_EQ(lamps->CreateField(&edit), OGRERR_NONE);
        ASSERT_EQ(lamps->CreateField(&id), OGRERR_NONE);
        OGRFeature row(lamps->GetLayerDefn());
        row.SetField("edit", "remove");
        row.SetField("id", "L1");
        ASSERT_EQ(lamps->CreateFeature(&row), OGRERR_NONE);
    }
    write_scenario(plan_target(path), {{{Removed<Camera>{"K1"}, true}}}, *today);
    const auto read = read_plan(path, *today);
    ASSERT_EQ(read.size(), 1U) << "the lamp's removal is gone";
    EXPECT_EQ(std::get<Removed<Camera>>(read[0].edit).id, "K1");
    const auto names = table_names(path);
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()),
              (std::set<std::string>{"anteckningar", "belysning", "cameras"}));
    EXPECT_TRUE(std::filesystem::exists(path + ".bak")) << "the user's own table is kept";
    EXPECT_EQ(table_names(path + ".bak").size(), 2U);
}

/// A table of lamps as someone keeps it in another program.
void write_lamps_with_watts(const std::string& path) {
    ensure_gdal();
    const GDALDatasetUniquePtr file(GetGDALDriverManager()->GetDriverByName("GPKG")->Create(
        path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference sweref;
    ASSERT_EQ(sweref.importFromEPSG(3006), OGRERR_NONE);
    OGRLayer* lamps = file->CreateLayer("lights", &sweref, wkbPoint);
    ASSERT_NE(lamps, nullptr);
    for (const auto& [name, type] :
         {std::pair{"edit", OFTString}, std::pair{"id", OFTString},
          std::pair{"ljuspunktshojd", OFTReal}, std::pair{"watts", OFTReal},
          std::pair{"Anmärkning", OFTString}, std::pair{"bestalld", OFTDate}}) {
        OGRFieldDefn field(name, type);
        ASSERT_EQ(lamps->CreateField(&field), OGRERR_NONE);
    }
    OGRFeature changed(lamps->GetLayerDefn());
    changed.SetField("edit", "modify");
    changed.SetField("id", " L1 ");  // readers take it without its blanks
    changed.SetField("ljuspunktshojd", 7.5);
    changed.SetField("watts", 61.5);
    changed.SetField("Anmärkning", "stolpen lutar");
    ASSERT_EQ(lamps->CreateFeature(&changed), OGRERR_NONE);
    OGRFeature added(lamps->GetLayerDefn());
    added.SetField("edit", "add");
    added.SetField("id", "-");  // which stands for none
    added.SetField("bestalld", 2026, 10, 5, 0, 0, 0.0F, 0);
    OGRPoint at(100.0, 200.0);
    added.SetGeometry(&at);
    ASSERT_EQ(lamps->CreateFeature(&added), OGRERR_NONE);
}

TEST(WriteScenario, KeepsTheColumnsThatItDoesNotRead) {
    const test::TempFolder folder;
    const auto today = town_with_a_camera();
    const std::string path = folder.file("p.gpkg");
    ASSERT_NO_FATAL_FAILURE(write_lamps_with_watts(path));
    auto edits = read_plan(path, *today);
    ASSERT_EQ(edits.size(), 2U);
    EXPECT_EQ(std::get<Changed<StreetLight>>(edits[0].edit).object.height_m, 7.5);
    // Twice: the second time the table is our own.
    for (int time = 0; time < 2; ++time) {
        std::get<Changed<StreetLight>>(edits[0].edit).object.height_m += 1.0;
        // As today: the watts do not stand for it.
        std::get<Changed<StreetLight>>(edits[0].edit).object.luminous_flux_lm = 5000.0;
        std::get<Added<StreetLight>>(edits[1].edit).object.at.east_m += 1.0;
        write_scenario(plan_target(path), edits, *today);
        const auto read = read_plan(path, *today);
        ASSERT_EQ(read.size(), 2U);
        EXPECT_TRUE(test::alike(read[0].edit, edits[0].edit));
        EXPECT_TRUE(test::alike(read[1].edit, edits[1].edit));
        const GDALDatasetUniquePtr file(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
        OGRLayer* lamps = file->GetLayerByName("lights");
        ASSERT_NE(lamps, nullptr);
        EXPECT_EQ(lamps->GetLayerDefn()->GetFieldIndex("ljuspunktshojd"), -1)
            << "it was read as the height";
        const OGRFeatureUniquePtr changed(lamps->GetNextFeature());
        const OGRFeatureUniquePtr added(lamps->GetNextFeature());
        ASSERT_TRUE(changed && added);
        EXPECT_EQ(changed->GetFieldAsDouble("watts"), 61.5);
        EXPECT_STREQ(changed->GetFieldAsString("Anmärkning"), "stolpen lutar");
        EXPECT_FALSE(changed->IsFieldSetAndNotNull(changed->GetFieldIndex("bestalld")));
        EXPECT_STREQ(added->GetFieldAsString("id"), "new-1");
        EXPECT_STREQ(added->GetFieldAsString("bestalld"), "2026/10/05");
        EXPECT_FALSE(added->IsFieldSetAndNotNull(added->GetFieldIndex("watts")));
    }
}

TEST(WriteScenario, ARowThatComesBackHasItsOwnersColumnsAgain) {
    const test::TempFolder folder;
    const auto today = town_with_a_camera();
    const std::string path = folder.file("p.gpkg");
    ASSERT_NO_FATAL_FAILURE(write_lamps_with_watts(path));
    const auto edits = read_plan(path, *today);
    ScenarioTarget target = plan_target(path);
    target.owners = make_owners_columns();
    write_scenario(target, std::span(edits).subspan(1), *today);
    write_scenario(target, edits, *today);
    const GDALDatasetUniquePtr file(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    OGRLayer* lamps = file->GetLayerByName("lights");
    ASSERT_NE(lamps, nullptr);
    const OGRFeatureUniquePtr changed(lamps->GetNextFeature());
    ASSERT_TRUE(changed);
    EXPECT_STREQ(changed->GetFieldAsString("id"), "L1");
    EXPECT_EQ(changed->GetFieldAsDouble("watts"), 61.5);
    EXPECT_STREQ(changed->GetFieldAsString("Anmärkning"), "stolpen lutar");
}

TEST(WriteScenario, AFileThatIsNoGeoPackageStaysAsItWas) {
    const test::TempFolder folder;
    const std::string path = folder.write("p.gpkg", "not a database");
    EXPECT_THROW(write_scenario(plan_target(path), {}, *town_with_a_camera()), InputError);
    std::ifstream file(path);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), "not a database");
}

TEST(ReadScenario, RefusesToClearWhatMustHaveAValue) {
    const test::TempFolder folder;
    const std::string path =
        folder.write("p.geojson", R"({"type": "FeatureCollection", "name": "lights", "features": [
            {"type": "Feature", "geometry": null,
             "properties": {"edit": "modify", "id": "L1", "edit_clears": "height"}}]})");
    const std::string error = test::input_error_of([&] { read_plan(path, *town_with_a_camera()); });
    EXPECT_TRUE(test::holds_text(error, "edit_clears names 'height'")) << error;
}

}  // namespace
}  // namespace tk
