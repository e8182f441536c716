#include "layers/describe_source.h"

#include <gtest/gtest.h>

#include "layers/far_away.h"
#include "tests/layers/reading_checks.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

LayerRequest description_request(const std::string& source) {
    LayerRequest request;
    request.source = source;
    return request;
}

TEST(DescribeSource, SaysWhatATableHoldsAndWhatWouldBeSkipped) {
    const test::TempFolder folder;
    const SourceInfo info = describe_source(description_request(folder.write(
        "handelser.csv", "brottstyp,datum,lat,lon\nrån,2024-01-01,59.3,18.1\nrån,2024,0,0\n")));
    EXPECT_EQ(info.driver, "CSV");
    ASSERT_EQ(info.layers.size(), 1U);
    const LayerInfo& layer = info.layers[0];
    EXPECT_EQ(layer.name, "handelser");
    EXPECT_EQ(layer.role, "incidents");
    EXPECT_EQ(layer.geometry, "point");
    EXPECT_EQ(layer.features, 2);
    EXPECT_EQ(layer.crs, "EPSG:4326");
    EXPECT_EQ(layer.extent, (Extent{18.1, 59.3, 18.1, 59.3}));
    EXPECT_EQ(layer.fields.at("category"), "brottstyp");
    EXPECT_EQ(layer.skipped.at(0).reason, "hidden or missing place (0,0)");
    EXPECT_TRUE(test::noted(layer.notes, "EPSG:3006"));
}

TEST(DescribeSource, DescribesWhatCannotBeReadToo) {
    const test::TempFolder folder;
    const SourceInfo plane =
        describe_source(description_request(folder.write("p.csv", "x,y\n674571,6580743\n")));
    EXPECT_EQ(plane.layers.at(0).crs, "");
    EXPECT_TRUE(test::noted(plane.layers.at(0).notes, "--input-crs"));
    const SourceInfo table =
        describe_source(description_request(folder.write("t.csv", "deso,antal\n0180C,12\n")));
    EXPECT_EQ(table.layers.at(0).role, "table");
    EXPECT_EQ(table.layers.at(0).geometry, "none");
}

TEST(DescribeSource, TakesTheRoleThatItIsTold) {
    const test::TempFolder folder;
    const std::string path = folder.write("x.csv", "lat,lon,hojd\n59.3,18.1,5\n");
    EXPECT_EQ(describe_source(description_request(path), "lights").layers.at(0).fields.at("height"),
              "hojd");
    EXPECT_TRUE(test::holds_text(
        test::input_error_of([&] { describe_source(description_request(path), "lampor"); }),
        "'lampor' is no kind of layer; write incidents"));
}

TEST(NoteIfFar, SaysHowFarAwayALayerLies) {
    const ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006")};
    const Extent study{670000, 6570000, 680000, 6590000};
    ReadReport near;
    near.extent = {671000, 6571000, 700000, 6580000};
    note_if_far(near, study, context);
    EXPECT_TRUE(near.notes.empty());
    ReadReport stray;
    stray.extent = {600000, 6571000, 680000, 6580000};
    note_if_far(stray, study, context);
    EXPECT_TRUE(test::noted(stray.notes, "Some of it lies up to 70 km outside the study."));
    ReadReport away;
    away.extent = {380000, 6571000, 385000, 6580000};
    note_if_far(away, study, context);
    EXPECT_TRUE(test::noted(away.notes, "It lies wholly outside the study, 285 km away."));
    EXPECT_FALSE(test::noted(away.notes, "feet"));
    ReadReport beside;
    beside.extent = {680100, 6571000, 681000, 6580000};
    note_if_far(beside, study, context);
    EXPECT_TRUE(test::noted(beside.notes, "It lies wholly outside the study."));
    ReadReport nothing;
    note_if_far(nothing, study, context);
    EXPECT_TRUE(nothing.notes.empty());
}

TEST(NoteIfFar, SuspectsFeetWhenTheyWouldBringItNear) {
    const ReadContext context{.crs = ProjectedCrs::local()};
    const Extent study{100'000, 200'000, 110'000, 210'000};
    ReadReport feet;
    feet.extent = {330'000, 660'000, 350'000, 680'000};
    note_if_far(feet, study, context);
    EXPECT_TRUE(test::noted(feet.notes, "as feet instead of metres"));
}

}  // namespace
}  // namespace tk
