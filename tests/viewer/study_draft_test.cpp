#include "viewer/panels/study_draft.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "layers/output_file.h"
#include "layers/study_file.h"
#include "tests/support/temp_folder.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

namespace fs = std::filesystem;

DraftLayer draft_layer(const std::string& source, const std::string& role,
                       const std::string& layer = {}) {
    DraftLayer made;
    made.request.source = source;
    made.request.layer = layer;
    made.info.crs = "EPSG:3006";
    made.info.name = layer.empty() ? "layer" : layer;
    made.info.geometry = "point";
    made.role = made.recognised = role;
    return made;
}

TEST(StudyDraft, GivesARoleThatIsThereOnceToTheFirstLayerOnly) {
    std::vector<DraftLayer> draft;
    add_to_draft(draft,
                 {draft_layer("/d/a.csv", "incidents"), draft_layer("/d/b.csv", "incidents"),
                  draft_layer("/d/c.gpkg", "features", "bars"),
                  draft_layer("/d/d.gpkg", "features", "bars")},
                 nullptr);
    ASSERT_EQ(draft.size(), 4U);
    EXPECT_EQ(draft[0].role, "incidents");
    EXPECT_EQ(draft[1].role, "");
    EXPECT_EQ(draft[2].name, "bars");
    EXPECT_NE(draft[3].name, "bars");
    EXPECT_TRUE(draft_problems(draft, nullptr).empty());
    set_language(Language::english);
    EXPECT_EQ(why_not_as_recognised(draft[0], draft, nullptr), "");
    EXPECT_EQ(why_not_as_recognised(draft[1], draft, nullptr),
              "Recognised as “Incidents”, and only one layer can be that.");
}

TEST(StudyDraft, TakesALayerThatIsDroppedAgainOnce) {
    std::vector<DraftLayer> draft;
    add_to_draft(draft, {draft_layer("/d/a.csv", "incidents")}, nullptr);
    add_to_draft(draft, {draft_layer("/d/a.csv", "incidents")}, nullptr);
    EXPECT_EQ(draft.size(), 1U);
}

TEST(StudyDraft, SaysWhatIsMissingOrThereTwice) {
    EXPECT_EQ(draft_problems({draft_layer("/d/a.csv", "lights")}, nullptr).size(), 1U);
    EXPECT_EQ(
        draft_problems({draft_layer("/d/a.csv", "incidents"), draft_layer("/d/b.csv", "incidents")},
                       nullptr)
            .size(),
        1U);
    const Study base;
    EXPECT_TRUE(draft_problems({draft_layer("/d/a.csv", "lights")}, &base).empty());
    EXPECT_EQ(draft_problems({draft_layer("/d/a.csv", "")}, &base).size(), 1U);
}

TEST(StudyDraft, MakesAStudyThatIsReadBackAsItWasMade) {
    std::vector<DraftLayer> draft = {draft_layer("/d/files/events.csv", "incidents"),
                                     draft_layer("/d/files/town.gpkg", "lights", "lamps"),
                                     draft_layer("/d/files/town.gpkg", "boundary", "town"),
                                     draft_layer("/d/files/town.gpkg", "features", "bars"),
                                     draft_layer("/d/files/notes.csv", "")};
    draft[3].name = "bars";
    Study study;
    study.file = "/d/study.toml";
    study.name = "Norra stationsområdet";
    study.crs = "EPSG:3006";
    study = study_with_layers(study, entries_of_draft(draft));
    const Study read = parse_study(to_toml(study), study.file);
    EXPECT_EQ(read.name, "Norra stationsområdet");
    EXPECT_EQ(read.crs, "EPSG:3006");
    ASSERT_NE(read.layer("incidents"), nullptr);
    EXPECT_EQ(read.layer("incidents")->source, "/d/files/events.csv");
    ASSERT_NE(read.layer("lights"), nullptr);
    EXPECT_EQ(read.layer("lights")->layer, "lamps");
    EXPECT_EQ(read.boundary, "/d/files/town.gpkg|layername=town");
    ASSERT_EQ(read.features.size(), 1U);
    EXPECT_EQ(read.features[0].name, "bars");
    EXPECT_EQ(read.layers.size(), 2U);
}

TEST(StudyDraft, AsksIncidentsFirstForTheirCoordinateSystem) {
    const auto sources =
        sources_for_crs({draft_layer("/d/b.gpkg", "lights"), draft_layer("/d/c.gpkg", ""),
                         draft_layer("/d/a.csv", "incidents")});
    ASSERT_EQ(sources.size(), 2U);
    EXPECT_EQ(sources[0].source, "/d/a.csv");
    EXPECT_EQ(sources[1].source, "/d/b.gpkg");
}

TEST(StudyDraft, AsksForTheCoordinateSystemOfAFileThatDoesNotSay) {
    DraftLayer table = draft_layer("/d/a.csv", "incidents");
    table.info.crs.clear();
    EXPECT_EQ(draft_problems({table}, nullptr).size(), 1U);
    EXPECT_TRUE(sources_for_crs({table}).empty());
    table.request.input_crs = "EPSG:3006";
    EXPECT_TRUE(draft_problems({table}, nullptr).empty());
    EXPECT_EQ(sources_for_crs({table}).size(), 1U);
    table.request.input_crs.clear();
    table.role.clear();
    EXPECT_FALSE(needs_crs(table));
}

/// A study with lights, bars and a boundary.
Study study_of_lights() {
    Study study;
    study.file = "/d/study.toml";
    study.layers["incidents"].source = "/d/incidents.csv";
    study.layers["lights"].source = "/d/gatubelysning.gpkg";
    study.boundary = "/d/town.gpkg|layername=omr";
    study.features.push_back({"bars", {}});
    study.features[0].request.source = "/d/bars.csv";
    return study;
}

TEST(StudyDraft, ProposesNothingThatTakesThePlaceOfALayerOfTheStudy) {
    set_language(Language::english);
    const Study base = study_of_lights();
    std::vector<DraftLayer> draft;
    add_to_draft(
        draft,
        {draft_layer("/d/more.gpkg", "lights", "lamps"), draft_layer("/d/b.gpkg", "boundary"),
         draft_layer("/d/c.gpkg", "cameras"), draft_layer("/d/d.gpkg", "features", "bars"),
         draft_layer("/d/gatubelysning.gpkg", "lights")},
        &base);
    ASSERT_EQ(draft.size(), 5U);
    EXPECT_EQ(draft[0].role, "features");
    EXPECT_EQ(draft[1].role, "");
    EXPECT_EQ(draft[2].role, "cameras");
    EXPECT_EQ(draft[3].name, "bars 2");
    EXPECT_EQ(draft[4].role, "");
    for (const DraftLayer& layer : draft)
        EXPECT_EQ(what_it_replaces(layer, &base), "") << layer.request.source;
    EXPECT_EQ(why_not_as_recognised(draft[0], draft, &base),
              "Recognised as “Street lights”, which the study has already: gatubelysning.gpkg. "
              "Choose “Street lights” to replace that.");
    EXPECT_EQ(why_not_as_recognised(draft[2], draft, &base), "");
    EXPECT_EQ(why_not_as_recognised(draft[4], draft, &base),
              "The study has this layer already, as “Street lights”.");
    draft[0].role = "lights";
    draft[1].role = "boundary";
    draft[3].name = "bars";
    EXPECT_EQ(what_it_replaces(draft[0], &base), "gatubelysning.gpkg");
    EXPECT_EQ(what_it_replaces(draft[1], &base), "town.gpkg · omr");
    EXPECT_EQ(what_it_replaces(draft[3], &base), "bars.csv");
    EXPECT_EQ(what_it_replaces(draft[0], nullptr), "");
}

TEST(StudyDraft, OtherPlacesGetNoNameOfAPartOfThePlaceIndex) {
    std::vector<DraftLayer> draft;
    add_to_draft(draft, {draft_layer("/d/a.csv", "features", "darkness")}, nullptr);
    EXPECT_EQ(draft[0].name, "darkness 2");
    const Study base = study_of_lights();
    EXPECT_TRUE(draft_problems(draft, &base).empty());
    draft[0].name = "darkness";
    EXPECT_EQ(draft_problems(draft, &base).size(), 1U);
}

TEST(StudyDraft, AllLayersOfAMapGoIntoTheStudyAsOneBackground) {
    std::vector<DraftLayer> draft{draft_layer("/d/karta.gpkg", "basemap", "water"),
                                  draft_layer("/d/karta.gpkg", "basemap", "green")};
    for (DraftLayer& layer : draft) layer.in_source = 2;
    ASSERT_EQ(entries_of_draft(draft).size(), 1U);
    EXPECT_EQ(entries_of_draft(draft)[0].role, "basemap");
    EXPECT_EQ(entries_of_draft(draft)[0].request.layer, "");
    draft[0].role.clear();
    ASSERT_EQ(entries_of_draft(draft).size(), 1U);
    EXPECT_EQ(entries_of_draft(draft)[0].request.layer, "green");
    const auto roles = draft_roles(false);
    EXPECT_NE(std::find(roles.begin(), roles.end(), "basemap"), roles.end());
}

TEST(StudyDraft, AMapOfVectorsIsProposedAsBackground) {
    const test::TempFolder folder;
    LayerRequest request;
    request.source = folder.write(
        "grundkarta.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"namn":"a"},)"
        R"("geometry":{"type":"Polygon","coordinates":[[[18,59],[18.1,59],[18,59.1],[18,59]]]}}]})");
    const auto found = describe_draft(request);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].role, "basemap");
    const auto again = describe_draft(request, "basemap");
    ASSERT_EQ(again.size(), 1U);
    EXPECT_EQ(again[0].problem, "");
}

TEST(StudyDraft, ABoundaryMustSayItsCoordinateSystemItself) {
    set_language(Language::english);
    const Study base;
    DraftLayer boundary = draft_layer("/d/town.shp", "boundary");
    EXPECT_TRUE(draft_problems({boundary}, &base).empty());
    boundary.info.crs.clear();
    EXPECT_FALSE(needs_crs(boundary)) << "the study could not keep the answer";
    EXPECT_EQ(draft_problems({boundary}, &base),
              std::vector<std::string>{"A boundary's file must say its coordinate system itself: "
                                       "town.shp does not."});
    EXPECT_TRUE(draft_problems({boundary}, &base, true).empty());
}

TEST(StudyDraft, NoCoordinateSystemIsAskedForInAStudyWithoutOne) {
    DraftLayer table = draft_layer("/d/a.csv", "incidents");
    table.info.crs.clear();
    EXPECT_TRUE(draft_problems({table}, nullptr, true).empty());
}

TEST(StudyDraft, RecognisesATableOfLampsAndSaysWhatCannotBeRead) {
    set_language(Language::english);
    const fs::path folder = fs::temp_directory_path() / "tk_study_draft_lamps";
    fs::create_directories(folder);
    std::ofstream(folder / "lampor.csv") << "id,lat,lon,hojd,ljusflode\n"
                                            "1,59.33,18.06,5,4000\n2,59.331,18.061,5,4000\n";
    std::ofstream(folder / "bild.jpg") << "no picture at all";
    LayerRequest lamps, picture;
    lamps.source = utf8(folder / "lampor.csv");
    picture.source = utf8(folder / "bild.jpg");
    const auto found = describe_draft(lamps);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].role, "lights");
    EXPECT_EQ(found[0].info.features, 2);
    EXPECT_TRUE(found[0].request.layer.empty());
    EXPECT_NE(draft_summary(found[0]).find("2 rows · points"), std::string::npos)
        << draft_summary(found[0]);
    const auto bad = describe_draft(picture);
    ASSERT_EQ(bad.size(), 1U);
    EXPECT_FALSE(bad[0].problem.empty());
    EXPECT_TRUE(bad[0].role.empty());
    fs::remove_all(folder);
}

}  // namespace
}  // namespace tk
