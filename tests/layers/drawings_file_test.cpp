#include "layers/drawings_file.h"

#include <gtest/gtest.h>

#include "engine/core/input_error.h"
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
        std::vector<std::string> notes;
        RC_ASSERT(read_drawings(path, crs_of_drawings(), notes) == drawings);
        RC_ASSERT(notes.empty());
    });
}

TEST(Drawings, LieBesideTheStudyUnderItsName) {
    EXPECT_EQ(drawings_file("/a/lilleby.toml"), "/a/lilleby.tryggkarta.gpkg");
    EXPECT_EQ(drawings_file("/a/Söder.tryggkarta.toml"), "/a/Söder.tryggkarta.gpkg");
}

TEST(Drawings, NoneMakeNoFileAndNoFileHoldsNone) {
    const test::TempFolder folder;
    write_drawings(folder.file("s.gpkg"), {}, "", Provenance{});
    EXPECT_FALSE(std::filesystem::exists(folder.file("s.gpkg")));
    std::vector<std::string> notes;
    EXPECT_TRUE(read_drawings(folder.file("s.gpkg"), crs_of_drawings(), notes).empty());
}

TEST(Drawings, AFileThatCannotBeReadIsAnError) {
    const test::TempFolder folder;
    std::vector<std::string> notes;
    const std::string path = folder.write("s.gpkg", "half of a file");
    EXPECT_THROW(read_drawings(path, crs_of_drawings(), notes), InputError);
}

}  // namespace
}  // namespace tk
