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
