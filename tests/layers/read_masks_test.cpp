#include "layers/read_masks.h"

#include <gtest/gtest.h>

#include "layers/load_study.h"
#include "layers/study_file.h"
#include "tests/layers/reading_checks.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

constexpr const char* masks_csv =
    "id;kamera;WKT\n"
    "m1;K1;\"POLYGON ((0 1,10 1,10 11,0 11,0 1))\"\n"
    "m2;;\"POLYGON ((20 1,30 1,30 11,20 11,20 1))\"\n"
    "m3;K9;\"POLYGON ((40 1,50 1,50 11,40 11,40 1))\"\n"
    "m4;K1;\"POLYGON EMPTY\"\n";

TEST(ReadMasks, KnowWhoseTheyAreAndCountThoseThatAreNobodys) {
    const test::TempFolder folder;
    LayerRequest request;
    request.source = folder.write("masker.csv", masks_csv);
    request.input_crs = "EPSG:3006";
    const ReadContext context{.crs = ProjectedCrs::parse("EPSG:3006")};
    Camera camera;
    camera.id = "K1";
    ReadReport report;
    const auto masks = read_masks(request, std::span<const Camera>(&camera, 1), context, report);
    ASSERT_EQ(masks.size(), 3U);
    EXPECT_EQ(masks[0], (PrivacyMask{"m1", "K1", {{{{0, 1}, {10, 1}, {10, 11}, {0, 11}}, {}}}}));
    EXPECT_EQ(masks[1].camera_id, "");
    EXPECT_EQ(masks[2].camera_id, "K9");
    EXPECT_EQ(report.read, 4);
    EXPECT_EQ(report.used, 3);
    EXPECT_TRUE(
        test::noted(report.notes, "1 of 3 masks: no camera is named, it acts on every camera."));
    EXPECT_TRUE(test::noted(
        report.notes,
        "1 of 3 masks: the camera that is named is unknown, it acts on none of today's."));

    ReadReport alone;
    EXPECT_EQ(read_masks(request, std::nullopt, context, alone).size(), 3U);
    EXPECT_EQ(alone.notes.size(), 1U) << "cameras that nobody told of are not unknown";
}

TEST(ReadMasks, AreInTheTownOfAStudy) {
    const test::TempFolder folder;
    folder.write("i.csv", "x,y\n5,5\n6,7\n");
    folder.write("c.csv", "id,x,y\nK1,3,4\n");
    folder.write("m.csv", masks_csv);
    const std::string study = folder.write("s.toml",
                                           "format = 1\n[study]\ncrs = \"local\"\n"
                                           "[layers.incidents]\nsource = \"i.csv\"\n"
                                           "[layers.masks]\nsource = \"m.csv\"\n"
                                           "[layers.cameras]\nsource = \"c.csv\"\n");
    const LoadedStudy loaded = load_study(read_study(study), {}, {});
    ASSERT_EQ(loaded.town->masks().size(), 3U);
    EXPECT_EQ(loaded.town->masks()[0].camera_id, "K1");
    for (const ReadReport& report : loaded.reports) {
        if (report.role != "masks") continue;
        EXPECT_TRUE(test::noted(report.notes, "1 of 3 masks: the camera that is named"));
    }
    for (const std::string& note : loaded.notes)
        EXPECT_EQ(note.find("masks"), std::string::npos) << note;
}

}  // namespace
}  // namespace tk
