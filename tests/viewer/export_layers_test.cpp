#include "viewer/output/export_layers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/compare/compare.h"
#include "engine/core/input_error.h"
#include "engine/scenario/apply.h"
#include "layers/read_raster.h"
#include "tests/layers/gdal_check.h"
#include "tests/layers/written_samples.h"
#include "tests/support/temp_folder.h"
#include "viewer/output/compare_csv.h"

namespace tk {
namespace {

/// A town of a lamp, a house and a few incidents, assessed, with a plan that adds a lamp.
ExportSource exported_town() {
    TownParts parts;
    parts.lights.push_back({.id = "l1", .at = {600050, 6600050}, .luminous_flux_lm = 4000});
    Building building;
    building.id = "h1";
    building.footprint = rectangle({600100, 6600100, 600120, 6600110});
    parts.buildings.push_back(building);
    parts.streets.push_back({.id = "s1",
                             .name = "Ågatan",
                             .street_class = "street",
                             .width_m = {},
                             .lines = {{{600000, 6600000}, {600200, 6600200}}}});
    parts.features.push_back({"bars", {{600010, 6600010}}, {}, {}});
    parts.boundary = rectangle({600000, 6600000, 600300, 6600300});
    // Six in one square of 250 m, two in another: these are suppressed.
    for (int i = 0; i < 8; ++i) {
        Incident incident;
        incident.at = {i < 6 ? 600010.0 + i : 600260.0 + i, 6600020.0};
        incident.row = i + 1;
        parts.incidents.all.push_back(incident);
    }
    const auto town = build_town(std::move(parts));

    ReadContext context{ProjectedCrs::parse("EPSG:3006")};
    LoadedStudy read{context};
    read.town = town;
    auto loaded = std::make_shared<LoadedStudy>(read);
    loaded->parameters.grid = grid_covering({600000, 6600000, 600300, 6600300}, 10.0);
    loaded->parameters.hotspot.reset();
    loaded->parameters.cameras.reset();
    loaded->parameters.light->cell_m = 5.0;
    auto study = std::make_shared<Study>();
    study->name = "Prov";
    auto today = std::make_shared<const Assessment>(assess(town, loaded->parameters));
    Scenario plan{
        "Förslag B",
        {Added<StreetLight>{{.id = "l2", .at = {600200, 6600200}, .luminous_flux_lm = 9000}}}};
    auto after =
        std::make_shared<const Assessment>(reassess(*today, apply(*town, plan), plan.edits));
    ExportSource source{study, loaded, today, {{plan, after}}, {}, {}, "9.8.7"};
    Drawing area, line, note;
    area.id = "d1";
    area.meaning = Drawing::Meaning::problem;
    area.name = "Mörkt hörn";
    area.area = rectangle({600000, 6600000, 600020, 6600020});
    line.id = "d2";
    line.kind = Drawing::Kind::line;
    line.line = {{600000, 6600000}, {600050, 6600000}};
    note.id = "d3";
    note.kind = Drawing::Kind::note;
    note.text = "Här";
    note.at = {600001, 6600001};
    source.drawings = {area, line, note};
    return source;
}

ExportChoice everything() {
    return {.layers = {"incidents", "lights", "cameras", "buildings", "streets", "boundary",
                       "drawings", "features:bars", "light", "coverage", "place_index"},
            .scenarios = {"Förslag B"}};
}

std::set<std::string> vector_tables(const std::string& path) {
    std::set<std::string> names;
    const test::OpenDataset dataset = test::open_with_gdal(path, GDAL_OF_VECTOR);
    for (auto* layer : dataset->GetLayers()) names.insert(layer->GetName());
    return names;
}

std::vector<std::string> first_column(const std::string& path, const std::string& query) {
    const test::OpenDataset dataset = test::open_with_gdal(path, GDAL_OF_VECTOR);
    std::vector<std::string> values;
    OGRLayer* rows = dataset->ExecuteSQL(query.c_str(), nullptr, nullptr);
    if (rows == nullptr) return values;
    while (auto row = std::unique_ptr<OGRFeature>(rows->GetNextFeature()))
        values.emplace_back(row->IsFieldSetAndNotNull(0) != 0 ? row->GetFieldAsString(0) : "null");
    dataset->ReleaseResultSet(rows);
    return values;
}

TEST(ExportLayers, GiveEverySurfaceBackBitForBit) {
    const test::TempFolder folder;
    const ExportSource source = exported_town();
    const std::string path = folder.file("ut.gpkg");
    export_geopackage(path, source, everything());
    const test::GdalMustBeSilent silent;
    const Grid<float> today = source.today->surface(Surface::light)->whole();
    const Grid<float> after = source.plans[0].after->surface(Surface::light)->whole();
    EXPECT_TRUE(test::same_cells(read_raster(path + "|layername=light_today").values, today));
    EXPECT_TRUE(test::same_cells(read_raster(path + "|layername=light_forslag_b").values, after));
    EXPECT_TRUE(test::same_cells(read_raster(path + "|layername=light_forslag_b_change").values,
                                 difference(after, today)));
    EXPECT_TRUE(test::same_cells(read_raster(path + "|layername=place_index_today").values,
                                 source.today->surface(Surface::place_index)->whole()));
}

TEST(ExportLayers, NamesItsTablesAsRunDoesAndStylesThem) {
    const test::TempFolder folder;
    const std::string path = folder.file("ut.gpkg");
    const auto said = export_geopackage(path, exported_town(), everything());
    EXPECT_FALSE(said.empty());
    const std::set<std::string> tables = vector_tables(path);
    for (const char* name :
         {"incidents_250m", "lights", "lights_forslag_b", "changes_forslag_b", "buildings",
          "streets", "boundary", "features_bars", "drawn_areas", "drawn_lines", "drawn_notes"})
        EXPECT_TRUE(tables.contains(name)) << name;
    EXPECT_FALSE(tables.contains("incidents")) << "points were not asked for";
    EXPECT_FALSE(tables.contains("buildings_forslag_b")) << "no edit concerns buildings";
    const auto styled = first_column(path, "SELECT f_table_name FROM layer_styles");
    for (const char* name : {"lights", "lights_forslag_b", "buildings", "incidents_250m"})
        EXPECT_NE(std::find(styled.begin(), styled.end(), name), styled.end()) << name;
    EXPECT_EQ(first_column(path, "SELECT id FROM lights_forslag_b ORDER BY id"),
              (std::vector<std::string>{"l1", "l2"}));
}

TEST(ExportLayers, SuppressSmallCountsUnlessPointsAreAskedFor) {
    const test::TempFolder folder;
    const ExportSource source = exported_town();
    ExportChoice choice{.layers = {"incidents"}};
    export_geopackage(folder.file("a.gpkg"), source, choice);
    EXPECT_EQ(first_column(folder.file("a.gpkg"),
                           "SELECT count FROM incidents_250m ORDER BY count IS NULL"),
              (std::vector<std::string>{"6", "null"}));
    choice.incident_points = true;
    export_geopackage(folder.file("b.gpkg"), source, choice);
    EXPECT_EQ(first_column(folder.file("b.gpkg"), "SELECT COUNT(*) FROM incidents"),
              std::vector<std::string>{"8"});
}

TEST(ExportLayers, IncidentsMeetTheFilterThatIsOnAndTheFileTellsIt) {
    const test::TempFolder folder;
    ExportSource source = exported_town();
    auto loaded = std::make_shared<LoadedStudy>(*source.loaded);
    TownParts parts;
    for (int i = 0; i < 8; ++i) {
        Incident incident;
        incident.at = {600010.0 + i, 6600020.0};
        incident.row = i + 1;
        incident.category = i < 6 ? 0 : 1;
        parts.incidents.all.push_back(incident);
    }
    parts.incidents.categories = {"Rån", "Stöld"};
    const auto town = build_town(std::move(parts));
    loaded->town = town;
    loaded->parameters.hotspot = HotspotParameters{};
    loaded->parameters.hotspot->incidents = std::make_shared<std::vector<WeightedPoint>>();
    loaded->parameters.light.reset();
    source.loaded = loaded;
    source.today = std::make_shared<const Assessment>(assess(town, loaded->parameters));
    source.plans.clear();
    source.filter.categories = {"Rån"};
    source.filter.hours = HourSpan{22 * 60, 4 * 60 + 30};
    const ExportChoice choice{.layers = {"incidents"}, .incident_points = true};
    // Without times none can be judged by the hour.
    EXPECT_THROW(export_geopackage(folder.file("none.gpkg"), source, choice), InputError);
    source.filter.hours.reset();
    const auto said = export_geopackage(folder.file("a.gpkg"), source, choice);
    EXPECT_NE(std::find(said.begin(), said.end(), "6 of 8 incidents meet the filter that is on"),
              said.end());
    EXPECT_EQ(first_column(folder.file("a.gpkg"), "SELECT COUNT(*) FROM incidents"),
              std::vector<std::string>{"6"});
    EXPECT_EQ(first_column(folder.file("a.gpkg"), "SELECT count FROM incidents_250m"),
              std::vector<std::string>{"6"});
    const std::string bytes = test::bytes_of(folder.file("a.gpkg"));
    EXPECT_NE(bytes.find(R"("filters":[{"category":["Rån"]}])"), std::string::npos);
}

TEST(ExportLayers, AreInternalAndTellNoPaths) {
    const test::TempFolder folder;
    ExportSource source = exported_town();
    auto loaded = std::make_shared<LoadedStudy>(*source.loaded);
    loaded->sources = {"/home/anna/hemligt/lampor.gpkg"};
    source.loaded = loaded;
    export_geopackage(folder.file("a.gpkg"), source, {.layers = {"lights"}});
    const std::string bytes = test::bytes_of(folder.file("a.gpkg"));
    EXPECT_NE(bytes.find("INTERN"), std::string::npos);
    EXPECT_NE(bytes.find("lampor.gpkg"), std::string::npos);
    EXPECT_EQ(bytes.find("anna"), std::string::npos);
}

TEST(ExportLayers, LeaveNothingBehindWhenCancelledOrEmpty) {
    const test::TempFolder folder;
    const ExportSource source = exported_town();
    const std::atomic<bool> cancelled = true;
    EXPECT_THROW(export_geopackage(folder.file("a.gpkg"), source, everything(), Existing::refuse,
                                   {{}, &cancelled}),
                 Cancelled);
    EXPECT_THROW(export_geopackage(folder.file("a.gpkg"), source, {.layers = {"coverage"}}),
                 InputError);
    EXPECT_EQ(test::files_in(folder.path()), 0);
}

TEST(ExportLayers, ProgressOnlyGoesForward) {
    const test::TempFolder folder;
    double last = 0.0;
    const Progress progress{[&](double share) {
        EXPECT_GE(share, last);
        EXPECT_LE(share, 1.0);
        last = share;
    }};
    export_geopackage(folder.file("a.gpkg"), exported_town(), everything(), Existing::refuse,
                      progress);
    EXPECT_EQ(last, 1.0);
}

TEST(ExportGeotiff, GivesTheSurfaceBackBitForBit) {
    const test::TempFolder folder;
    const ExportSource source = exported_town();
    export_geotiff(folder.file("a.tif"), source, {Surface::light, "Förslag B", true});
    EXPECT_TRUE(test::same_cells(read_raster(folder.file("a.tif")).values,
                                 difference(*source.plans[0].after->surface(Surface::light),
                                            *source.today->surface(Surface::light))));
    EXPECT_THROW(export_geotiff(folder.file("b.tif"), source, {Surface::cameras, "", false}),
                 InputError);
    EXPECT_THROW(export_geotiff(folder.file("b.tif"), source, {Surface::light, "Okänt", false}),
                 InputError);
}

TEST(CompareCsv, HasARowAnArea) {
    AreaChange a;
    a.name = "Södra \"stan\"";
    a.before = 1.5;
    a.after = 2.0;
    a.change = 0.5;
    a.better_share = 0.25;
    const std::string text = compare_csv(
        {"light", "Vertical illuminance", "lx", "02:30", "today", "Förslag B", 0.5, {a}});
    EXPECT_EQ(text,
              "area,surface,quantity,unit,hour,from,to,before,after,change,increased_share,"
              "decreased_share,"
              "better_share,worse_share,covered_area_m2,threshold\r\n"
              "\"Södra \"\"stan\"\"\",light,Vertical illuminance,lx,02:30,today,Förslag "
              "B,1.5,2,0.5,0,0,0.25,,0,0.5\r\n");
}

}  // namespace
}  // namespace tk
