#include "viewer/panels/draft_fields.h"

#include <gtest/gtest.h>

#include "layers/study_file.h"
#include "tests/support/temp_folder.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

const DraftField* field_of(const std::vector<DraftField>& fields, const std::string& meaning) {
    for (const DraftField& field : fields)
        if (field.meaning == meaning) return &field;
    return nullptr;
}

/// The only layer of a table, looked into again as it has been corrected.
DraftLayer looked_into(const DraftLayer& layer) {
    auto found = describe_draft(layer.request, layer.role);
    EXPECT_EQ(found.size(), 1U);
    DraftLayer made = layer;
    made.info = found.at(0).info;
    made.problem = found.at(0).problem;
    return made;
}

DraftLayer table_of(const std::string& path) {
    LayerRequest request;
    request.source = path;
    return describe_draft(request).at(0);
}

TEST(DraftFields, AreWhatTheRoleKnowsWithWhatWasRecognised) {
    set_language(Language::english);
    const test::TempFolder folder;
    const DraftLayer layer = table_of(folder.write(
        "lampor.csv", "lon,lat,hojd,annan_hojd,lm\n18.06,59.33,5,7,4000\n18.07,59.33,5,7,4000\n"));
    EXPECT_EQ(layer.role, "lights");
    const auto fields = draft_fields(layer);
    ASSERT_NE(field_of(fields, "x"), nullptr);
    EXPECT_EQ(field_of(fields, "x")->column, "lon");
    ASSERT_NE(field_of(fields, "height"), nullptr);
    EXPECT_EQ(field_of(fields, "height")->column, "hojd");
    EXPECT_EQ(field_of(fields, "height")->words, "Mounting height");
    EXPECT_EQ(field_of(fields, "watts")->column, "");
    EXPECT_EQ(field_of(fields, "edit"), nullptr) << "written by the window alone";
    EXPECT_EQ(draft_fields_summary(layer),
              "East: lon · North: lat · Mounting height: hojd · Luminous flux: lm");
}

TEST(DraftFields, ACorrectionIsReadAndReachesTheStudy) {
    const test::TempFolder folder;
    DraftLayer layer =
        table_of(folder.write("lampor.csv", "lon,lat,hojd,annan_hojd,lm\n18.06,59.33,5,7,4000\n"));
    EXPECT_TRUE(choose_draft_field(layer, "height", "annan_hojd"));
    EXPECT_TRUE(choose_draft_field(layer, "flux", ""));
    layer = looked_into(layer);
    EXPECT_EQ(layer.problem, "");
    EXPECT_EQ(field_of(draft_fields(layer), "height")->column, "annan_hojd");
    EXPECT_EQ(field_of(draft_fields(layer), "flux")->column, "");
    Study study;
    study.file = folder.path() / "study.toml";
    study.layers["incidents"].source = folder.file("i.csv");
    study = study_with_layers(study, entries_of_draft({layer}));
    const Study read = parse_study(to_toml(study), study.file);
    EXPECT_EQ(read.layer("lights")->fields,
              (std::map<std::string, std::string>{{"flux", ""}, {"height", "annan_hojd"}}));
    EXPECT_NE(to_toml(study).find("source = \"lampor.csv\""), std::string::npos) << to_toml(study);
}

TEST(DraftFields, APlaceIsTwoFields) {
    const test::TempFolder folder;
    DraftLayer layer = table_of(folder.write("a.csv", "datum,bredd,langd\n2024-01-01,59.3,18.1\n"));
    EXPECT_EQ(layer.role, "") << "nothing says where its rows are";
    layer.role = "incidents";
    const Study base;
    EXPECT_EQ(draft_problems({layer}, &base).size(), 1U);
    EXPECT_FALSE(choose_draft_field(layer, "y", "bredd"));
    EXPECT_TRUE(choose_draft_field(layer, "x", "langd"));
    layer = looked_into(layer);
    EXPECT_EQ(layer.info.geometry, "point");
    EXPECT_EQ(layer.info.crs, "EPSG:4326");
    EXPECT_TRUE(draft_problems({layer}, &base).empty());
    layer.request.fields["time"] = "datum";
    forget_draft_fields(layer);
    EXPECT_EQ(layer.request.fields.size(), 2U) << "the place stays in another role";
    choose_draft_field(layer, "x", "");
    EXPECT_TRUE(layer.request.fields.empty());
}

TEST(DraftFields, ALayerThatIsLeftOutHasNone) {
    DraftLayer layer;
    layer.info.columns = {"a"};
    EXPECT_TRUE(draft_fields(layer).empty());
    layer.role = "boundary";
    layer.info.has_geometry = true;
    EXPECT_TRUE(draft_fields(layer).empty());
}

}  // namespace
}  // namespace tk
