#include "layers/light_sources.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <string>

#include "engine/core/input_error.h"
#include "layers/read_lights.h"
#include "layers/read_scenario.h"
#include "layers/write_scenario.h"
#include "tests/layers/reading_checks.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::TempFolder;

/// 1000 cd straight down falling to none at the side, the same all round; 100 W.
std::string small_ies(double candela_down = 1000.0) {
    return "IESNA:LM-63-2002\n[TEST] x\nTILT=NONE\n1 -1 1 3 1 1 2 0 0 0\n1 1 100\n0 45 90\n0\n" +
           std::to_string(candela_down) + " 500 0\n";
}

TEST(MeetsPattern, KnowsStarsQuestionMarksAndAnyCase) {
    EXPECT_TRUE(meets_pattern("Lavinia  34W", "lavinia 34w"));
    EXPECT_TRUE(meets_pattern("Ågatan LED", "å*led"));
    EXPECT_TRUE(meets_pattern("Älv", "?lv"));
    EXPECT_TRUE(meets_pattern("abcabd", "*ab?"));
    EXPECT_TRUE(meets_pattern("", "*"));
    EXPECT_FALSE(meets_pattern("abc", "ab"));
    EXPECT_FALSE(meets_pattern("abc", "?"));
    EXPECT_FALSE(meets_pattern("", "?"));
    // Many stars do not take long.
    EXPECT_FALSE(meets_pattern(std::string(2000, 'a'), "*a*a*a*a*a*a*a*a*b"));
}

TEST(LightSources, FindFilesByNameEndingAndCaseAndReadEachOnce) {
    const TempFolder folder;
    folder.write("Gata.IES", small_ies());
    LightSources sources;
    sources.add_folder(folder.path());
    const auto exact = sources.photometry("Gata.IES", {});
    ASSERT_TRUE(exact.photometry) << exact.problem;
    EXPECT_EQ(exact.photometry->name, "Gata.IES");
    EXPECT_TRUE(sources.photometry("gata", {}).photometry);
    EXPECT_EQ(sources.photometry("Gata.IES", {}).photometry, exact.photometry);
    EXPECT_EQ(sources.photometry("väg.ldt", {}).problem, "is not found");
    folder.write("trasig.ies", "IESNA:LM-63-2002\nTILT=NONE\n1 -1 1 3\n");
    const auto broken = sources.photometry("trasig.ies", {});
    EXPECT_FALSE(broken.photometry);
    EXPECT_NE(broken.problem.find("cannot be read (line "), std::string::npos) << broken.problem;
}

TEST(LightSources, RefuseAFileThatIsNotThereAndATableWithoutPatterns) {
    const TempFolder folder;
    LightSources sources;
    EXPECT_THROW(sources.set_photometry((folder.path() / "saknas").string()), InputError);
    EXPECT_THROW(sources.set_luminaires(folder.write("a.csv", "name,flux\nX,1\n")), InputError);
    EXPECT_THROW(sources.set_luminaires(folder.write("b.csv", "pattern,flux\n,1\n")), InputError);
    EXPECT_THROW(sources.set_luminaires(folder.write("c.csv", "pattern,flux\nX,-1\n")), InputError);
    EXPECT_NO_THROW(sources.set_luminaires(folder.write("d.csv", "pattern,flux\nX*,\"1,5\"\n")));
}

TEST(ReadLights, TakePhotometryFluxAndPowerInTheOrderOfWhoKnowsBest) {
    const TempFolder folder;
    folder.write("a.ies", small_ies());
    LayerRequest request;
    request.source = folder.write("l.csv",
                                  "x,y,photometry,flux,watts,armatur\n"
                                  "1,2,a.ies,,,\n1,3,a,4000,40,\n1,4,,,,Typ 1\n1,5,,,,Typ 2\n");
    ReadContext context{.crs = ProjectedCrs::local()};
    context.light_sources = std::make_shared<LightSources>();
    context.light_sources->set_luminaires(folder.write(
        "typer.csv", "pattern,photometry,flux,watts,height\nTyp 1,a.ies,3000,25,4.5\n"));
    ReadReport report;
    const auto lights = read_lights(request, context, report);
    ASSERT_EQ(lights.size(), 4U);
    // All round: 2π · (1 - cos 45°) · 750 + 2π · cos 45° · 250.
    const double half = std::sqrt(0.5);
    const double flux = 2.0 * 3.14159265358979 * ((1.0 - half) * 750.0 + half * 250.0);
    EXPECT_NEAR(lights[0].luminous_flux_lm, flux, 1e-6);
    EXPECT_EQ(lights[0].power_w, 100.0);
    EXPECT_EQ(lights[1].luminous_flux_lm, 4000.0);
    EXPECT_EQ(lights[1].power_w, 40.0);
    EXPECT_TRUE(lights[1].photometry);
    EXPECT_EQ(lights[2].luminous_flux_lm, 3000.0);
    EXPECT_EQ(lights[2].power_w, 25.0);
    EXPECT_EQ(lights[2].height_m, 4.5);
    EXPECT_EQ(lights[2].photometry, lights[0].photometry);
    EXPECT_FALSE(lights[3].photometry);
    EXPECT_TRUE(test::noted(report.notes, "1 lights of type 'Typ 2'"));
}

TEST(ReadLights, ReadTheFileForAllAsTheirRowOrTypeSays) {
    const TempFolder folder;
    LayerRequest request;
    request.source = folder.write("l.csv",
                                  "x,y,orientation,armatur\n"
                                  "1,2,,\n1,3,cie,\n1,4,,Typ 1\n");
    ReadContext context{.crs = ProjectedCrs::local()};
    context.light_sources = std::make_shared<LightSources>();
    context.light_sources->set_photometry(folder.write("a.ies", small_ies()));
    context.light_sources->set_luminaires(
        folder.write("typer.csv", "pattern,orientation\nTyp 1,cie\n"));
    ReadReport report;
    const auto lights = read_lights(request, context, report);
    ASSERT_EQ(lights.size(), 3U);
    for (const StreetLight& light : lights) ASSERT_TRUE(light.photometry);
    EXPECT_FALSE(lights[0].photometry->cie_orientation);
    EXPECT_TRUE(lights[1].photometry->cie_orientation);
    EXPECT_EQ(lights[2].photometry, lights[1].photometry);
}

TEST(LampKinds, ATableGoesBeforeTheProgramsOwnFiguresAndIsToldWithItsReference) {
    const TempFolder folder;
    LayerRequest request;
    request.source = folder.write("l.csv",
                                  "x,y,watts,ljuskalla\n"
                                  "1,2,10,LED\n1,3,10,LED gen 3\n1,4,10,Kvicksilver\n1,5,10,HPS\n");
    ReadContext context{.crs = ProjectedCrs::local()};
    context.light_sources = std::make_shared<LightSources>();
    context.light_sources->set_lamp_kinds(folder.write(
        "lampor.csv", "ljuskälla;lm_per_w;referens\nLED gen*;150;mätning 2024\nmercury;40;blad\n"));
    ReadReport report;
    const auto lights = read_lights(request, context, report);
    ASSERT_EQ(lights.size(), 4U);
    EXPECT_DOUBLE_EQ(lights[0].luminous_flux_lm, 1500.0) << "of the same kind";
    EXPECT_DOUBLE_EQ(lights[1].luminous_flux_lm, 1500.0);
    EXPECT_DOUBLE_EQ(lights[2].luminous_flux_lm, 400.0);
    EXPECT_DOUBLE_EQ(lights[3].luminous_flux_lm, 800.0);
    EXPECT_TRUE(test::noted(report.notes, "no flux, 150 lm for each watt is assumed (LED gen*)"));
    const auto used = context.light_sources->used_lamp_kinds();
    ASSERT_EQ(used.size(), 3U);
    EXPECT_EQ(used[0].name, "LED gen*");
    EXPECT_EQ(used[0].reference, "mätning 2024");
    EXPECT_EQ(used[1].name, "high-pressure sodium");
    EXPECT_FALSE(used[1].reference.empty());
    EXPECT_EQ(used[2].name, "mercury");
}

TEST(LampKinds, RefuseATableThatSaysNothing) {
    const TempFolder folder;
    for (const char* text :
         {"source,reference\nLED,x\n", "source,lm_per_w\nLED,\n", "source,lm_per_w\nLED,0\n",
          "source,lm_per_w\n,90\n", "source,lm_per_w\n"})
        EXPECT_THROW(read_lamp_kinds(folder.write("t.csv", text)), InputError) << text;
}

/// Until its end the working folder is another.
class WorkingFolder {
public:
    explicit WorkingFolder(const std::filesystem::path& folder) {
        std::filesystem::current_path(folder);
    }
    ~WorkingFolder() { std::filesystem::current_path(before_); }
    WorkingFolder(const WorkingFolder&) = delete;
    WorkingFolder& operator=(const WorkingFolder&) = delete;

private:
    std::filesystem::path before_ = std::filesystem::current_path();
};

TEST(ReadLights, FindFilesInTheWorkingFolderInAnyCase) {
    const TempFolder folder;
    folder.write("lamp.ies", small_ies());
    folder.write("l.csv", "x,y,photometry\n1,2,LAMP.IES\n");
    const WorkingFolder here(folder.path());
    LayerRequest request;
    request.source = "l.csv";
    ReadReport report;
    const auto lights = read_lights(request, {.crs = ProjectedCrs::local()}, report);
    ASSERT_EQ(lights.size(), 1U);
    EXPECT_TRUE(lights[0].photometry);
    LightSources sources;
    sources.set_photometry("lamp.ies");
    sources.add_folder(folder.path() / "elsewhere");
    EXPECT_TRUE(sources.photometry("lamp.ies", {.cie_orientation = true}).photometry);
}

// A plan's lights keep their file, and those without one get none by being read again.
TEST(WriteScenario, KeepsThePhotometryOfLights) {
    const TempFolder folder;
    folder.write("a.ies", small_ies());
    folder.write("b.ies", small_ies(2000.0));
    ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006")};
    context.light_sources = std::make_shared<LightSources>();
    context.light_sources->set_photometry((folder.path() / "b.ies").string());
    StreetLight today;
    today.id = "L1";
    today.at = {674000, 6580000};
    today.luminous_flux_lm = 3000.0;
    today.photometry = context.light_sources->photometry("a.ies", {}).photometry;
    ASSERT_TRUE(today.photometry);
    TownParts parts;
    parts.lights = {today};
    const auto town = build_town(std::move(parts));
    StreetLight changed = today, plain = today;
    changed.photometry =
        context.light_sources->photometry("a.ies", {.cie_orientation = true}).photometry;
    plain.id = "L2";
    plain.photometry = nullptr;
    StreetLight bare = today;
    bare.id = "L3";
    const std::vector<ScenarioEdit> edits{{Changed<StreetLight>{changed}, true},
                                          {Added<StreetLight>{plain}, true},
                                          {Added<StreetLight>{bare}, true}};
    const std::string file = (folder.path() / "plan.gpkg").string();
    write_scenario({.path = file, .crs_wkt = context.crs.wkt()}, edits, *town);
    std::vector<ReadReport> reports;
    const auto read = read_scenario_edits(file, *town, context, reports);
    ASSERT_EQ(read.size(), 3U);
    const auto& first = std::get<Changed<StreetLight>>(read[0].edit).object;
    EXPECT_TRUE(first.photometry->cie_orientation);
    EXPECT_EQ(first, changed);
    EXPECT_EQ(std::get<Added<StreetLight>>(read[1].edit).object, plain);
    EXPECT_EQ(std::get<Added<StreetLight>>(read[2].edit).object, bare);
}

}  // namespace
}  // namespace tk
