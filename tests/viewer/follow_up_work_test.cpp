#include "viewer/background/follow_up_work.h"

#include <gtest/gtest.h>

#include <algorithm>
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

bool says_words(const std::vector<std::string>& all, const std::string& part) {
    return std::any_of(all.begin(), all.end(), [&](const std::string& words) {
        return words.find(part) != std::string::npos;
    });
}

TEST(FollowUpWork, TellsHowTheDesignStandsToItsLock) {
    using namespace std::chrono_literals;
    const test::TempFolder folder;
    FollowUpWish wish = wish_for_a_fall(folder);
    const FollowUpAnswer unlocked = find_follow_up(wish);
    EXPECT_EQ(unlocked.lock, DesignLock{});
    EXPECT_NE(lock_words(unlocked.lock, false).find("it was not locked"), std::string::npos);
    EXPECT_EQ(lock_words(unlocked.lock, true), "The design is not locked yet.");
    const auto reopen = [&](const Study& study) {
        wish.study = std::make_shared<const Study>(study);
        return find_follow_up(wish);
    };
    const FollowUpAnswer locked = reopen(
        lock_follow_up(wish.study->file, {"Ljus", unlocked.digest, 2023y / std::chrono::May / 2})
            .study);
    EXPECT_EQ(locked.lock.state, DesignLock::State::before_measure);
    EXPECT_EQ(lock_words(locked.lock, false),
              "The design was fixed on 2 May 2023, before the measure.");
    EXPECT_EQ(locked.digest, unlocked.digest) << "the lock is no part of the design";
    folder.write("control.csv", "id;WKT\n1;" + box(1000, 0, 1100, 101) + "\n");
    const FollowUpAnswer moved = find_follow_up(wish);
    EXPECT_EQ(lock_words(moved.lock, false),
              "The design was locked on 2 May 2023; its areas have been changed since.");
    Study other = *wish.study;
    other.follow_ups.front().before_days = 300;
    EXPECT_EQ(lock_words(reopen(other).lock, false),
              "The design was locked on 2 May 2023; its table and its areas have been changed "
              "since.");
    other.follow_ups.front().locked = "in May";
    EXPECT_EQ(reopen(other).lock.state, DesignLock::State::unreadable);
    DesignLock late{DesignLock::State::after_measure, 2024y / std::chrono::May / 2, false, false};
    EXPECT_EQ(lock_words(late, false),
              "The design was chosen after the measure: it was fixed on 2 May 2024.");
}

TEST(FollowUpWork, BeforeTheMeasureTellsWhatCouldBeSeen) {
    const test::TempFolder folder;
    folder.write("areas.csv", "name;WKT\nTorget;" + box(1000, 0, 1100, 100) + "\nVid sidan;" +
                                  box(150, 0, 180, 100) + "\n");
    FollowUpWish wish = wish_for_a_fall(
        folder,
        "[[follow_up]]\nname = \"Sen\"\ntreated = \"treated.csv\"\ncontrol = \"control.csv\"\n"
        "buffer = 100.0\ndate = 2025-01-01\nbefore_days = 366\nafter_days = 366\n"
        "category = [\"rån\"]\noverdispersion = 1.0\n"
        "[layers.areas]\nsource = \"areas.csv\"\n");
    wish.name = "Sen";
    const FollowUpAnswer answer = find_follow_up(wish);
    ASSERT_EQ(answer.problem, "");
    ASSERT_TRUE(answer.still_to_come);
    EXPECT_EQ(answer.outlook.counted.treated.before, 20.0);
    EXPECT_NEAR(answer.outlook.control.after, 40.0, 1e-9) << "as many days as before";
    EXPECT_NEAR(answer.outlook.minimum_detectable_effect,
                std::exp((1.959964 + 0.841621) * std::sqrt(2 / 20.0 + 2 / 40.0)), 1e-4);
    ASSERT_EQ(answer.outlook.controls.size(), 2U);
    EXPECT_EQ(answer.outlook.controls[0].name, "Torget");
    EXPECT_TRUE(answer.outlook.controls[1].match.too_near);
    EXPECT_NE(suggestion_words(answer.outlook.controls[0].match).find("level 2 "),
              std::string::npos)
        << suggestion_words(answer.outlook.controls[0].match);
    EXPECT_TRUE(says_words(outlook_words(answer), "Nothing after the date is looked at"));
    EXPECT_FALSE(says_words(outlook_words(answer), "Counted on")) << "the register is whole";
}

TEST(FollowUpWork, TellsWhereTheRegisterIsSilent) {
    const test::TempFolder folder;
    FollowUpWish wish = wish_for_a_fall(
        folder,
        "[[follow_up]]\nname = \"Lång\"\ntreated = \"treated.csv\"\ncontrol = \"control.csv\"\n"
        "date = 2024-01-01\nbefore_days = 500\nafter_days = 366\n");
    wish.name = "Lång";
    const FollowUpAnswer answer = find_follow_up(wish);
    ASSERT_EQ(answer.problem, "");
    ASSERT_EQ(answer.gaps.size(), 1U);
    EXPECT_TRUE(says_words(doubt_words(answer),
                           "The period before begins on 19 Aug 2022, the incidents only on 1 Jan "
                           "2023: 135 days without any"));
    wish.name = "Ljus";
    EXPECT_TRUE(find_follow_up(wish).gaps.empty());
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
