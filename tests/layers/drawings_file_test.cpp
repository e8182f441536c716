#include "layers/drawings_file.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include "engine/core/input_error.h"
#include "layers/read_areas.h"
#include "tests/support/check_few.h"
#include "tests/support/random_edits.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

ProjectedCrs crs_of_drawings() {
    return ProjectedCrs::parse("EPSG:3006");
}

Drawing random_drawing(int number) {
    Drawing drawing;
    drawing.id = "d-" + std::to_string(number);
    drawing.kind =
        test::pick_of(std::vector{Drawing::Kind::area, Drawing::Kind::line, Drawing::Kind::note});
    drawing.meaning = test::pick_of(std::vector{
        Drawing::Meaning::none, Drawing::Meaning::boundary, Drawing::Meaning::treated,
        Drawing::Meaning::control, Drawing::Meaning::problem, Drawing::Meaning::measure});
    drawing.name = test::random_text();
    drawing.text = test::random_text() + "\n– rad två ";
    if (drawing.kind == Drawing::Kind::area) drawing.area = test::random_footprint();
    if (drawing.kind == Drawing::Kind::line)
        drawing.line = {test::random_place(), test::random_place(), test::random_place()};
    if (drawing.kind == Drawing::Kind::note) drawing.at = test::random_place();
    return drawing;
}

TEST(Drawings, AnyOfThemReadBackToTheLastBit) {
    const test::TempFolder folder;
    test::check_few(8, [&folder] {
        std::vector<Drawing> drawings;
        const int count = test::pick(0, 6);
        for (int i = 0; i < count; ++i) drawings.push_back(random_drawing(i));
        const std::string path = folder.file("s.tryggkarta.gpkg");
        write_drawings(path, drawings, crs_of_drawings().wkt(), Provenance{});
        const ReadDrawings read = read_drawings(path, crs_of_drawings());
        RC_ASSERT(read.drawings == drawings);
        RC_ASSERT(read.notes.empty());
    });
}

TEST(Drawings, LieBesideTheStudyUnderItsName) {
    EXPECT_EQ(drawings_file("/a/lilleby.toml"), "/a/lilleby.tryggkarta.gpkg");
    EXPECT_EQ(drawings_file("/a/Söder.tryggkarta.toml"), "/a/Söder.tryggkarta.gpkg");
}

TEST(Drawings, AnAreaIsNamedByASourceThatReadsItAlone) {
    const test::TempFolder folder;
    const std::string study = folder.file("s.toml");
    const auto square = [](double west_m) {
        return MultiPolygon{
            {{{west_m, 0.0}, {west_m + 10.0, 0.0}, {west_m + 10.0, 10.0}, {west_m, 10.0}}, {}}};
    };
    const std::string odd = "d'1 | x";
    std::vector<Drawing> drawings(2);
    drawings[0].id = odd;
    drawings[0].area = square(600000.0);
    drawings[1].id = "d-2";
    drawings[1].area = square(600100.0);
    write_drawings(drawings_file(study), drawings, crs_of_drawings().wkt(), Provenance{});
    for (const Drawing& drawing : drawings) {
        LayerRequest request;
        request.source = drawn_area_source(study, drawing.id);
        ReadReport report;
        const MultiPolygon read = read_boundary(request, {.crs = crs_of_drawings()}, report);
        ASSERT_EQ(read.size(), 1U) << request.source;
        EXPECT_NEAR(extent_of(read).west_m, extent_of(drawing.area).west_m, 1e-6);
        EXPECT_EQ(drawn_area_id(study, request.source), drawing.id);
    }
    EXPECT_EQ(drawn_area_id(study, folder.file("other.gpkg")), std::nullopt);
    EXPECT_EQ(drawn_area_id(folder.file("t.toml"), drawn_area_source(study, "d-2")), std::nullopt);
    LayerRequest none;
    none.source = drawn_area_source(study, "d-3");
    ReadReport report;
    EXPECT_THROW(read_boundary(none, {.crs = crs_of_drawings()}, report), InputError);
}

TEST(Drawings, NoneMakeNoFileAndNoFileHoldsNone) {
    const test::TempFolder folder;
    write_drawings(folder.file("s.gpkg"), {}, "", Provenance{});
    EXPECT_FALSE(std::filesystem::exists(folder.file("s.gpkg")));
    EXPECT_TRUE(read_drawings(folder.file("s.gpkg"), crs_of_drawings()).drawings.empty());
}

TEST(Drawings, AFileThatCannotBeReadIsAnError) {
    const test::TempFolder folder;
    const std::string path = folder.write("s.gpkg", "half of a file");
    EXPECT_THROW(read_drawings(path, crs_of_drawings()), InputError);
}

TEST(Drawings, ALineOfSeveralPartsIsSeveralDrawings) {
    const test::TempFolder folder;
    const std::string path = folder.file("s.gpkg");
    Drawing line;
    line.id = "d1";
    line.kind = Drawing::Kind::line;
    line.name = "Stråk";
    line.line = {{600000, 6600000}, {600100, 6600000}};
    write_drawings(path, std::span<const Drawing>(&line, 1), crs_of_drawings().wkt(), Provenance{});
    {
        const GDALDatasetUniquePtr file(
            GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
        ASSERT_NE(file, nullptr);
        OGRLayer* lines = file->GetLayerByName("drawn_lines");
        ASSERT_NE(lines, nullptr);
        const OGRFeatureUniquePtr row(lines->GetNextFeature());
        OGRMultiLineString both;
        for (const double north : {6600000.0, 6600050.0}) {
            OGRLineString part;
            part.addPoint(600000, north);
            part.addPoint(600100, north);
            both.addGeometry(&part);
        }
        row->SetGeometry(&both);
        const OGRFeatureUniquePtr empty(OGRFeature::CreateFeature(lines->GetLayerDefn()));
        ASSERT_EQ(lines->SetFeature(row.get()), OGRERR_NONE);
        ASSERT_EQ(lines->CreateFeature(empty.get()), OGRERR_NONE);
    }
    const ReadDrawings read = read_drawings(path, crs_of_drawings());
    ASSERT_EQ(read.drawings.size(), 2U);
    EXPECT_EQ(read.drawings[1].name, "Stråk");
    EXPECT_EQ(read.drawings[1].line.front(), (MapPoint{600000, 6600050}));
    EXPECT_NE(read.drawings[0].id, read.drawings[1].id);
    EXPECT_EQ(read.left_out, 1) << "a row without a shape";
    EXPECT_EQ(read.notes.size(), 1U);
}

}  // namespace
}  // namespace tk
