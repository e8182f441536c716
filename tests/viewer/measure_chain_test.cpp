#include "viewer/session/measure_chain.h"

#include <gtest/gtest.h>

#include "layers/drawings_file.h"
#include "layers/study_file.h"
#include "tests/support/temp_folder.h"
#include "tests/viewer/session_samples.h"
#include "viewer/session/change_chain.h"

namespace tk {
namespace {

const std::string chained_study = R"(# The town.
[layers.incidents]
source = "i.csv"
[[scenario]]
name = "Plan A"
edits = "a.gpkg"
[[problem]]
id = "P1"
[[problem]]
id = "P3"
[[measure]]
id = "A1"
problem = "P3"
follow_up = "Lampor"
[[measure]]
id = "A2"
[[measure]]
id = "A4"
problem = "P3"
starts = 2025-03-01
area = "park.gpkg"
[[follow_up]]
name = "Lampor"
locked = "2025-01-10 abc"
[[follow_up]]
name = "Ensam"
)";

Study chained() {
    return parse_study(chained_study, "/s/study.toml");
}

TEST(MeasureChain, GroupsMeasuresByTheirProblemAndPutsTheRestLast) {
    const Study study = chained();
    const std::vector<ChainGroup> groups = measure_chain(study);
    ASSERT_EQ(groups.size(), 3U);
    EXPECT_EQ(groups[0].problem->id, "P1");
    EXPECT_TRUE(groups[0].rows.empty()) << "a problem without measures is still one";
    ASSERT_EQ(groups[1].rows.size(), 2U);
    EXPECT_EQ(groups[1].rows[0].measure->id, "A1");
    EXPECT_EQ(groups[1].rows[0].follow_up->name, "Lampor");
    EXPECT_EQ(groups[1].rows[1].measure->id, "A4");
    EXPECT_EQ(groups[1].rows[1].follow_up, nullptr);
    EXPECT_EQ(groups[1].rows[1].index, 2U);
    EXPECT_EQ(groups[2].problem, nullptr);
    ASSERT_EQ(groups[2].rows.size(), 2U);
    EXPECT_EQ(groups[2].rows[0].measure->id, "A2");
    EXPECT_EQ(groups[2].rows[1].measure, nullptr);
    EXPECT_EQ(groups[2].rows[1].follow_up->name, "Ensam");
    EXPECT_TRUE(measure_chain(Study{}).empty());
}

TEST(MeasureChain, NamesWhatIsNewByTheFirstThatIsFree) {
    const Study study = chained();
    EXPECT_EQ(next_problem(study).id, "P2");
    EXPECT_EQ(next_measure(study, {}).id, "A3");
    EXPECT_EQ(next_measure(study, {}).problem, "");
    EXPECT_EQ(next_measure(study, {ChainPick::Kind::problem, "P1"}).problem, "P1");
    EXPECT_EQ(next_measure(study, {ChainPick::Kind::measure, "A1"}).problem, "P3")
        << "beside the measure that is picked";
    EXPECT_EQ(next_follow_up(study, "Ny").name, "Ny");
    EXPECT_EQ(next_follow_up(study, "Lampor").name, "Lampor 2");
}

TEST(MeasureChain, AFollowUpIsThatOfThePickedMeasureWhichHasNone) {
    const Study study = chained();
    const StudyFollowUp made = next_follow_up(study, "Ny");
    const ChainChange change = adding_follow_up(study, made, {ChainPick::Kind::measure, "A4"});
    ASSERT_EQ(change.measures.size(), 1U);
    EXPECT_EQ(change.measures[0].to->follow_up, "Ny");
    ASSERT_EQ(change.follow_ups.size(), 1U);
    EXPECT_EQ(change.follow_ups[0].to->date, study.measures[2].starts);
    EXPECT_EQ(change.follow_ups[0].to->treated, "/s/park.gpkg");
    EXPECT_TRUE(adding_follow_up(study, made, {ChainPick::Kind::measure, "A1"}).measures.empty())
        << "it has one already";
    EXPECT_TRUE(adding_follow_up(study, made, {}).measures.empty());
}

TEST(MeasureChain, TellsWhatAChangeTakesOutAndWhetherItTouchesALockedDesign) {
    const Study study = chained();
    EXPECT_EQ(removal_of(study, {ChainPick::Kind::problem, "P1"}).problems.size(), 1U);
    EXPECT_TRUE(removal_of(study, {ChainPick::Kind::problem, "P9"}).empty());
    const StudyFollowUp& locked = study.follow_ups.at(0);
    StudyFollowUp other = locked;
    other.name = "Ljus";
    EXPECT_FALSE(changes_locked_design({{}, {}, {{locked, other}}})) << "a name is no design";
    other.after_days = 730;
    EXPECT_TRUE(changes_locked_design({{}, {}, {{locked, other}}}));
    const StudyFollowUp& open = study.follow_ups.at(1);
    other = open;
    other.after_days = 730;
    EXPECT_FALSE(changes_locked_design({{}, {}, {{open, other}}}));
}

/// A session of that study on disk, without its data.
Session session_of(const test::TempFolder& folder) {
    Session session = test::session_with({});
    session.study =
        std::make_shared<const Study>(read_study(folder.write("study.toml", chained_study)));
    return session;
}

ChainChange text_of_first_problem(const Session& session, const std::string& text) {
    StudyProblem other = session.study->problems.at(0);
    other.text = text;
    return {{{session.study->problems.at(0), other}}, {}, {}};
}

std::string text_on_disk(const Session& session) {
    return read_study(session.study->file).problems.at(0).text;
}

TEST(ChangeChain, IsSavedAtOnceAndTakenBackInItsTurn) {
    const test::TempFolder folder;
    Session session = session_of(folder);
    EXPECT_FALSE(undoes_chain(session));
    EXPECT_EQ(change_chain(session, text_of_first_problem(session, "ett")).refused, "");
    EXPECT_EQ(change_chain(session, text_of_first_problem(session, "två")).refused, "");
    EXPECT_EQ(text_on_disk(session), "två");
    EXPECT_EQ(session.study->problems.at(0).text, "två");
    ASSERT_TRUE(undoes_chain(session));
    undo_chain(session);
    EXPECT_EQ(text_on_disk(session), "ett");
    ASSERT_TRUE(redoes_chain(session));
    redo_chain(session);
    EXPECT_EQ(text_on_disk(session), "två");
    // A change of the document is undone before it.
    apply(session, CreatePlan{"Q"});
    EXPECT_FALSE(undoes_chain(session));
    apply(session, Undo{});
    EXPECT_TRUE(undoes_chain(session));
    undo_chain(session);
    undo_chain(session);
    EXPECT_EQ(read_study_text(session.study->file), chained_study);
    EXPECT_FALSE(undoes_chain(session));
    change_chain(session, text_of_first_problem(session, "tre"));
    EXPECT_FALSE(redoes_chain(session)) << "a new change empties the way forward";
}

TEST(ChangeChain, WhatChangesNothingLeavesNoStepAndWhatIsRefusedSaysWhy) {
    const test::TempFolder folder;
    Session session = session_of(folder);
    change_chain(session, text_of_first_problem(session, ""));
    EXPECT_FALSE(undoes_chain(session));
    StudyProblem taken = session.study->problems.at(0);
    taken.id = "P3";
    const ChainOutcome outcome =
        change_chain(session, {{{session.study->problems.at(0), taken}}, {}, {}});
    EXPECT_NE(outcome.refused.find("P3"), std::string::npos);
    EXPECT_EQ(read_study_text(session.study->file), chained_study);
}

TEST(ChangeChain, NeedsToBeSavedFirstWhatItNamesAndIsNot) {
    const test::TempFolder folder;
    Session session = session_of(folder);
    const auto with_area = [&](const std::string& source) {
        StudyProblem other = session.study->problems.at(0);
        other.area = source;
        return ChainChange{{{session.study->problems.at(0), other}}, {}, {}};
    };
    const auto with_plan = [&](const std::string& plan) {
        StudyMeasure other = session.study->measures.at(0);
        other.scenario = plan;
        return ChainChange{{}, {{session.study->measures.at(0), other}}, {}};
    };
    EXPECT_TRUE(needs_saved_work(session, with_plan("P"))) << "a plan that the study has not got";
    EXPECT_FALSE(needs_saved_work(session, with_plan("Plan A")));
    EXPECT_FALSE(needs_saved_work(session, with_area("/s/park.gpkg")));
    Drawing drawing;
    drawing.id = "d-1";
    drawing.area = {{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {}}};
    apply(session, PutDrawing{drawing});
    const std::string drawn = drawn_area_source(session.study->file, "d-1");
    EXPECT_TRUE(needs_saved_work(session, with_area(drawn)));
    session.saved = session.document;
    EXPECT_FALSE(needs_saved_work(session, with_area(drawn)));
}

}  // namespace
}  // namespace tk
