#include "layers/treated_cameras.h"

#include <gtest/gtest.h>

#include "engine/core/input_error.h"
#include "layers/read_follow_up.h"
#include "layers/study_file.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::TempFolder;

/// K1 looks north from (0, 0) over 90°, level with its targets: it sees the triangle
/// |east| <= north <= 76.8, where a quarter of 1920 / 2 pixels a metre is left (12.5 px/m).
/// K2 does the same 1000 m further east. The proposal adds K9 at (2000, 0).
struct WatchedStudy {
    WatchedStudy(const TempFolder& folder, const std::string& treated,
                 const std::string& layers = "") {
        folder.write("i.csv", "x,y,time\n0,50,2024-01-01\n5,5,2024-02-01\n");
        folder.write("c.csv",
                     "id,x,y,height,bearing,fov,pixels\nK1,0,0,1.6,0,90,1920\n"
                     "K2,1000,0,1.6,0,90,1920\n");
        folder.write("cameras.csv",
                     "edit;id;height;bearing;fov;pixels;WKT\n"
                     "add;K9;1.6;0;90;1920;\"POINT (2000 0)\"\n");
        folder.write("wall.csv",
                     "id;height;WKT\nH1;10;\"POLYGON ((-40 20,40 20,40 25,-40 25,-40 20))\"\n");
        study = read_study(folder.write(
            "s.toml",
            "format = 1\n[study]\ncrs = \"local\"\ncell = 50\n[layers.incidents]\n"
            "source = \"i.csv\"\n[layers.cameras]\nsource = \"c.csv\"\n" +
                layers +
                "[[scenario]]\nname = \"B\"\nedits = \"cameras.csv\"\n"
                "[[follow_up]]\nname = \"Kameror\"\ncontrol = \"k.csv\"\ndate = 2024-03-01\n" +
                treated));
        loaded = load_study(study, {}, {});
        loaded.context.progress = nullptr;  // of the loading alone
    }
    MultiPolygon area() const {
        return treated_by_cameras(study, study.follow_ups.front(), loaded);
    }
    std::string refusal() const {
        try {
            area();
        } catch (const InputError& error) {
            return error.what();
        }
        return {};
    }

    Study study;
    LoadedStudy loaded{.context = {.crs = ProjectedCrs::local()}};
};

/// The triangle is 76.8 m high and twice as wide; its slanting edges go through cells of 5 m.
void expect_triangle(const MultiPolygon& area, double east) {
    EXPECT_TRUE(contains(area, {east, 50.0}));
    EXPECT_TRUE(contains(area, {east + 48.0, 61.0}));
    EXPECT_FALSE(contains(area, {east + 61.0, 48.0})) << "beside the view";
    EXPECT_FALSE(contains(area, {east, 81.0})) << "too far for 12.5 px/m";
    EXPECT_FALSE(contains(area, {east, -6.0})) << "behind";
}

TEST(TreatedCameras, TreatTheGroundThatTheySee) {
    const TempFolder folder;
    const MultiPolygon one = WatchedStudy(folder, "treated_cameras = [\"K1\"]\n").area();
    expect_triangle(one, 0.0);
    EXPECT_FALSE(contains(one, {1000.0, 50.0})) << "K2 is not of the measure";
    EXPECT_NEAR(area_m2(one), 76.8 * 76.8, 700.0);
    const TempFolder other;
    const MultiPolygon both = WatchedStudy(other, "treated_cameras = [\"K2\", \"K1\"]\n").area();
    expect_triangle(both, 1000.0);
    EXPECT_NEAR(area_m2(both), 2.0 * area_m2(one), 1e-6);
}

TEST(TreatedCameras, DoNotSeeThroughBuildings) {
    const TempFolder folder;
    const MultiPolygon area = WatchedStudy(folder, "treated_cameras = [\"K1\"]\n",
                                           "[layers.buildings]\nsource = \"wall.csv\"\n")
                                  .area();
    EXPECT_TRUE(contains(area, {0.0, 11.0}));
    EXPECT_FALSE(contains(area, {0.0, 50.0})) << "behind the wall";
    EXPECT_FALSE(contains(area, {0.0, 22.0})) << "in it";
}

TEST(TreatedCameras, MayBeThoseThatAProposalAdds) {
    const TempFolder all, named, unknown;
    const WatchedStudy added(all, "treated_scenario = \"B\"\n");
    expect_triangle(added.area(), 2000.0);
    EXPECT_FALSE(contains(added.area(), {0.0, 50.0}));
    const WatchedStudy today_too(named,
                                 "treated_scenario = \"B\"\ntreated_cameras = [\"K9\", \"K1\"]\n");
    expect_triangle(today_too.area(), 2000.0);
    expect_triangle(today_too.area(), 0.0);
    EXPECT_NE(WatchedStudy(unknown, "treated_cameras = [\"K9\"]\n")
                  .refusal()
                  .find("there is no camera 'K9'"),
              std::string::npos)
        << "without the proposal it is not there";
}

TEST(TreatedCameras, AreTheTreatedAreaOfTheDesign) {
    const TempFolder folder;
    folder.write("k.csv", "id;WKT\n1;\"POLYGON ((500 0,600 0,600 100,500 100,500 0))\"\n");
    const WatchedStudy watched(folder, "treated_cameras = [\"K1\"]\n");
    EXPECT_EQ(lacking_key(watched.study.follow_ups.front()), "");
    const FollowUpRequest request =
        follow_up_request(watched.study, watched.study.follow_ups.front(), watched.loaded);
    const ReadFollowUpAreas read = read_follow_up_areas(request, watched.loaded.context);
    EXPECT_EQ(read.areas.treated, watched.area());
    EXPECT_NEAR(area_m2(read.areas.control), 10000.0, 1e-6);
    ASSERT_EQ(read.reports.size(), 1U);
    EXPECT_EQ(read.reports.front().first, FollowUpSource::control);
}

}  // namespace
}  // namespace tk
