#include "viewer/background/measure_work.h"

#include <gtest/gtest.h>

#include <set>

#include "layers/study_file.h"
#include "tests/support/temp_folder.h"
#include "tests/viewer/language_for_test.h"
#include "viewer/app/measure_wish.h"
#include "viewer/panels/measure_words.h"

namespace tk {
namespace {

std::string square_row(double west) {
    const std::string a = std::to_string(west), b = std::to_string(west + 100.0);
    return "id;WKT\n1;\"POLYGON ((" + a + " 0," + b + " 0," + b + " 100," + a + " 100," + a +
           " 0))\"\n";
}

/// In the area of the measure 40 thefts the year before and 20 after, in the control 40 and 40. The
/// one effect in the table halves, without any doubt.
std::string study_of_measures(const test::TempFolder& folder) {
    folder.write("treated.csv", square_row(0.0));
    folder.write("control.csv", square_row(1000.0));
    folder.write("effects.csv",
                 "measure;source;log_effect;standard_error;between_studies_sd;sureness\n"
                 "lighting;Someone 2020;0.69314718055994531;0;0;A\n");
    std::string rows = "x,y,time,category\n";
    const auto add = [&](int x, int count, int year) {
        for (int i = 0; i < count; ++i) {
            const int month = 1 + i % 12, day = 1 + i % 28;
            rows += std::to_string(x) + ",50," + std::to_string(year) + "-" +
                    (month < 10 ? "0" : "") + std::to_string(month) + "-" + (day < 10 ? "0" : "") +
                    std::to_string(day) + " 12:00,stöld\n";
        }
    };
    add(50, 40, 2023);
    add(50, 20, 2024);
    add(1050, 40, 2023);
    add(1050, 40, 2024);
    folder.write("i.csv", rows);
    return folder.write("s.toml", R"([study]
crs = "local"
[layers.incidents]
source = "i.csv"
[analysis.evidence]
table = "effects.csv"
[[problem]]
id = "P1"
area = "treated.csv"
[[problem]]
id = "P2"
area = "gone.csv"
[[measure]]
id = "A1"
problem = "P1"
kind = "lighting"
area = "treated.csv"
follow_up = "Ljus"
[[measure]]
id = "A2"
kind = "social"
area = "treated.csv"
[[measure]]
id = "A3"
kind = "lighting"
[[follow_up]]
name = "Ljus"
treated = "treated.csv"
control = "control.csv"
buffer = 0.0
date = 2024-01-01
before_days = 365
after_days = 366
category = ["stöld"]
overdispersion = 1.0
[[follow_up]]
name = "Utan"
)");
}

MeasureWish wish_for_measures(const test::TempFolder& folder) {
    MeasureWish wish;
    wish.study = std::make_shared<const Study>(read_study(study_of_measures(folder)));
    auto loaded = std::make_shared<LoadedStudy>(load_study(*wish.study, {}, {}));
    loaded->context.progress = nullptr;
    wish.loaded = loaded;
    return wish;
}

TEST(MeasureWork, ExpectsWhatTheEvidenceSaysOfTheIncidentsBefore) {
    const test::TempFolder folder;
    const LanguageForTest english(Language::english);
    const auto found = find_measures(wish_for_measures(folder), nullptr);
    ASSERT_EQ(found->problem, "");
    const MeasureFound* lit = found_measure(found.get(), "A1");
    ASSERT_NE(lit, nullptr);
    EXPECT_EQ(lit->made_of, MeasureAreaFrom::own);
    EXPECT_NEAR(area_m2(lit->area.shape), 1e4, 1e-6);
    ASSERT_TRUE(lit->expectation);
    EXPECT_EQ(lit->expectation->before.incidents, 40.0) << "of its follow-up's year before";
    // 366 days after 365, and a control whose days have become as much poorer: 40 x 1/2.
    EXPECT_NEAR(lit->expectation->trend, 365.0 / 366.0, 1e-12);
    ASSERT_EQ(lit->expectation->effects.size(), 1U);
    ASSERT_TRUE(lit->expectation->effects[0].expected);
    EXPECT_NEAR(lit->expectation->effects[0].expected->expected_fewer, 20.0, 1e-9);
    const LinkWords words = link_of_expectation(lit);
    EXPECT_TRUE(words.told);
    EXPECT_EQ(words.head, "\u221220 incidents a year") << "20 x 365 / 366";
    ASSERT_TRUE(words.interval);
    EXPECT_LT(words.interval->low, words.interval->point);
    EXPECT_LT(words.interval->point, words.interval->high);
    EXPECT_EQ(words.lines.at(1), "Sureness A · Someone 2020");
}

TEST(MeasureWork, SaysWhyNothingIsExpected) {
    const test::TempFolder folder;
    const LanguageForTest english(Language::english);
    const auto found = find_measures(wish_for_measures(folder), nullptr);
    const MeasureFound* social = found_measure(found.get(), "A2");
    ASSERT_TRUE(social->expectation);
    EXPECT_EQ(social->expectation->why_none, NoExpectation::no_evidence);
    const LinkWords none = link_of_expectation(social);
    EXPECT_FALSE(none.told);
    EXPECT_FALSE(none.interval);
    EXPECT_NE(none.lines.at(0).find("no evidence"), std::string::npos);
    const MeasureFound* nowhere = found_measure(found.get(), "A3");
    EXPECT_EQ(nowhere->no_area, NoMeasureArea::not_said);
    EXPECT_NE(link_of_expectation(nowhere).lines.at(0).find("area"), std::string::npos);
    EXPECT_EQ(found_measure(found.get(), "A9"), nullptr);
    EXPECT_FALSE(link_of_expectation(nullptr).told) << "while it is computed";
}

TEST(MeasureWork, TellsTheAreasOfProblemsAndWhatCannotBeRead) {
    const test::TempFolder folder;
    const auto found = find_measures(wish_for_measures(folder), nullptr);
    EXPECT_NEAR(area_m2(found_problem(found.get(), "P1")->shape), 1e4, 1e-6);
    EXPECT_NE(found_problem(found.get(), "P2")->problem.find("gone.csv"), std::string::npos);
}

TEST(MeasureWork, TellsDesignAndOutcomeAndNeverMoreThanTheIntervalDoes) {
    const test::TempFolder folder;
    const LanguageForTest english(Language::english);
    const MeasureWish wish = wish_for_measures(folder);
    const auto found = find_measures(wish, nullptr);
    const StudyFollowUp& light = wish.study->follow_ups.at(0);
    const FollowUpAnswer* answer = found->follow_up("Ljus");
    ASSERT_NE(answer, nullptr);
    ASSERT_EQ(answer->problem, "");
    EXPECT_EQ(link_of_design(&light, answer).head, "Ljus");
    EXPECT_EQ(link_of_design(&light, answer).lines.at(0), "The design is not locked");
    // (40 x 40) / (20 x 40), ln 2 less 1.96 x the root of 0.125 is just above 0.
    const LinkWords outcome = link_of_outcome(&light, answer);
    EXPECT_EQ(outcome.head, "Fewer than expected without it");
    ASSERT_TRUE(outcome.interval);
    EXPECT_NEAR(outcome.interval->point, -50.0, 1e-9);
    EXPECT_LT(outcome.interval->high, 0.0);
    EXPECT_EQ(outcome.lines.at(1), "40 → 20, comparison 40 → 40");
    FollowUpAnswer unsure = *answer;
    unsure.found.findings.effect.interval = {0.8, 5.0};
    EXPECT_EQ(link_of_outcome(&light, &unsure).head, "No change told from chance");
    const LinkWords lacking =
        link_of_outcome(&wish.study->follow_ups.at(1), found->follow_up("Utan"));
    EXPECT_FALSE(lacking.told);
    EXPECT_FALSE(link_of_design(nullptr, nullptr).told);
    EXPECT_FALSE(link_of_outcome(nullptr, nullptr).told);
}

TEST(MeasureWork, ReadsNothingAgainThatHasNotChanged) {
    const test::TempFolder folder;
    MeasureWish wish = wish_for_measures(folder);
    const auto first = find_measures(wish, nullptr);
    auto study = std::make_shared<Study>(*wish.study);
    study->measures.at(0).responsible = "Teknik";
    study->follow_ups.at(1).after_days = 100;
    wish.study = study;
    const auto second = find_measures(wish, first);
    EXPECT_EQ(second->incidents, first->incidents);
    EXPECT_EQ(second->follow_ups.at("Ljus"), first->follow_ups.at("Ljus"));
    EXPECT_NE(second->follow_ups.at("Utan"), first->follow_ups.at("Utan"));
    wish.saved = std::make_shared<const Document>();
    EXPECT_NE(find_measures(wish, second)->incidents, second->incidents)
        << "drawings have been saved";
}

TEST(MeasureWish, IsForWhatIsLookedAtAndForSurfacesOnlyWhereAPlanTells) {
    const test::TempFolder folder;
    const MeasureWish made = wish_for_measures(folder);
    Session session;
    session.study = made.study;
    session.loaded = made.loaded;
    const auto surfaces = std::make_shared<const AssessedStudy>();
    ViewState view;
    EXPECT_EQ(measure_wish(session, view, surfaces).study, nullptr);
    view.bottom = BottomPanel::measures;
    EXPECT_EQ(measure_wish(session, view, surfaces).study, made.study);
    EXPECT_EQ(measure_wish(session, view, surfaces).surfaces, nullptr);
    auto study = std::make_shared<Study>(*made.study);
    study->measures.at(2).scenario = "Plan";
    session.study = study;
    EXPECT_EQ(measure_wish(session, view, surfaces).surfaces, surfaces);
    view.meeting = true;
    EXPECT_EQ(measure_wish(session, view, surfaces).study, nullptr);
}

TEST(MeasureWords, NameEveryKindInBothLanguages) {
    for (const Language on : {Language::swedish, Language::english}) {
        const LanguageForTest language(on);
        std::set<std::string> seen;
        for (const char* kind :
             {"lighting", "cameras", "development", "social", "patrol", "upkeep", "other"})
            EXPECT_TRUE(seen.insert(measure_kind_words(kind)).second) << kind;
    }
}

}  // namespace
}  // namespace tk
