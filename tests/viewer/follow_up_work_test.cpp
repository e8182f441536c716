#include "viewer/background/follow_up_work.h"

#include <gtest/gtest.h>

#include <cmath>

#include "layers/load_study.h"
#include "layers/study_file.h"
#include "tests/support/temp_folder.h"
#include "viewer/app/follow_up_wish.h"
#include "viewer/panels/follow_up_words.h"

namespace tk {
namespace {

std::string box(double west, double south, double east, double north) {
    const auto corner = [](double x, double y) {
        return std::to_string(x) + " " + std::to_string(y);
    };
    return "\"POLYGON ((" + corner(west, south) + "," + corner(east, south) + "," +
           corner(east, north) + "," + corner(west, north) + "," + corner(west, south) + "))\"";
}

/// In the treated area 40 incidents before and 20 after, in the control 40 and 40, in its
/// surroundings 10 and 10; of another category 30 more after in the treated area.
FollowUpWish wish_for_a_fall(const test::TempFolder& folder, const std::string& more = "") {
    folder.write("treated.csv", "id;WKT\n1;" + box(0, 0, 100, 100) + "\n");
    folder.write("control.csv", "id;WKT\n1;" + box(1000, 0, 1100, 100) + "\n");
    std::string rows = "x,y,time,category\n";
    const auto add = [&](double x, int count, int year, const std::string& category) {
        for (int i = 0; i < count; ++i) {
            const int month = 1 + i % 12, day = 1 + i % 28;
            rows += std::to_string(x) + ",50," + std::to_string(year) + "-" +
                    (month < 10 ? "0" : "") + std::to_string(month) + "-" + (day < 10 ? "0" : "") +
                    std::to_string(day) + " 12:00," + category + "\n";
        }
    };
    add(50, 40, 2023, "rån");
    add(50, 20, 2024, "rån");
    add(1050, 40, 2023, "rån");
    add(1050, 40, 2024, "rån");
    add(150, 10, 2023, "rån");
    add(150, 10, 2024, "rån");
    add(50, 30, 2024, "annat");
    folder.write("i.csv", rows);
    const std::string file = folder.write(
        "s.toml",
        "format = 1\n[study]\ncrs = \"local\"\n[layers.incidents]\nsource = \"i.csv\"\n"
        "[[follow_up]]\nname = \"Ljus\"\ntreated = \"treated.csv\"\ncontrol = \"control.csv\"\n"
        "buffer = 100.0\ndate = 2024-01-01\nbefore_days = 365\nafter_days = 366\n"
        "category = [\"rån\"]\noverdispersion = 1.0\n" +
            more);
    FollowUpWish wish;
    wish.study = std::make_shared<const Study>(read_study(file));
    wish.loaded = std::make_shared<const LoadedStudy>(load_study(*wish.study, {}, {}));
    wish.name = "Ljus";
    return wish;
}

TEST(FollowUpWork, CountsAsTheStudySaysAndFindsTheEffect) {
    const test::TempFolder folder;
    const FollowUpAnswer answer = find_follow_up(wish_for_a_fall(folder));
    ASSERT_EQ(answer.problem, "");
    EXPECT_EQ(answer.found.counts.treated, (BeforeAfter{40.0, 20.0})) << "one category alone";
    EXPECT_EQ(answer.found.counts.control, (BeforeAfter{40.0, 40.0}));
    ASSERT_TRUE(answer.found.counts.displacement);
    EXPECT_EQ(*answer.found.counts.displacement, (BeforeAfter{10.0, 10.0}));
    const RelativeEffect& effect = answer.found.findings.effect;
    EXPECT_NEAR(effect.estimate, 2.0, 1e-12) << "(40 x 40) / (20 x 40)";
    // ln 2 less and more 1.96 x the root of 1/40 + 1/20 + 1/40 + 1/40.
    EXPECT_NEAR(effect.interval.low, std::exp(std::log(2.0) - 1.959964 * std::sqrt(0.125)), 1e-5);
    EXPECT_NEAR(effect.percent_change(), -50.0, 1e-9);
    EXPECT_NEAR(percent_of_expected(effect.estimate), -50.0, 1e-9);
    EXPECT_EQ(answer.found.months.months.size(), 24U);
    ASSERT_FALSE(answer.ring.empty()) << "a ring is drawn around the treated area";
    for (const MapPoint at : answer.ring.front())
        EXPECT_NEAR(distance_to_polygons_m(at, answer.design.areas.treated), 100.0, 3.0);
    EXPECT_FALSE(answer.found.sensitivity.empty());
    EXPECT_FALSE(verdict_words(answer.found.findings).empty());
    EXPECT_GE(doubt_words(answer).size(), 2U);
    for (const SensitivityRow& row : answer.found.sensitivity)
        EXPECT_FALSE(choice_words(row).empty());
}

TEST(FollowUpWork, SaysWhatIsMissingAndWhatCannotBeRead) {
    const test::TempFolder folder;
    FollowUpWish wish =
        wish_for_a_fall(folder,
                        "[[follow_up]]\nname = \"Utan\"\ntreated = \"treated.csv\"\n"
                        "date = 2024-01-01\n"
                        "[[follow_up]]\nname = \"Borta\"\ntreated = \"gone.csv\"\n"
                        "control = \"control.csv\"\ndate = 2024-01-01\n");
    wish.name = "Utan";
    EXPECT_NE(find_follow_up(wish).problem.find("control"), std::string::npos);
    wish.name = "Borta";
    EXPECT_NE(find_follow_up(wish).problem.find("gone.csv"), std::string::npos);
    wish.name = "Ingen";
    EXPECT_FALSE(find_follow_up(wish).problem.empty());
}

TEST(FollowUpWish, IsOfTheChosenOneElseTheFirstAndOnlyWhileItIsLookedAt) {
    const test::TempFolder folder;
    const FollowUpWish made = wish_for_a_fall(folder);
    Session session;
    session.study = made.study;
    session.loaded = made.loaded;
    ViewState view;
    EXPECT_EQ(follow_up_wish(session, view).study, nullptr);
    view.bottom = BottomPanel::follow_up;
    EXPECT_EQ(follow_up_wish(session, view).name, "Ljus");
    view.follow_up = "en annan";
    EXPECT_EQ(follow_up_wish(session, view).name, "Ljus");
    view.panels.bottom_open = false;
    EXPECT_EQ(follow_up_wish(session, view).study, nullptr);
}

}  // namespace
}  // namespace tk
