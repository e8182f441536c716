#include "layers/study_chain_text.h"

#include <gtest/gtest.h>

#include "engine/core/input_error.h"
#include "layers/study_file.h"
#include "tests/layers/reading_checks.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

const std::string chain_study = R"(# Our town
format = 1

[layers.incidents]
source = "i.csv"  # from the police

[[scenario]]
name  = "Plan A"
edits = "a.gpkg"

# What we found.
[[problem]]
id    = "P1"   # of 2025
text  = "Mörkt"
area  = "park.gpkg"

[[measure]]
id      = "A1"
problem = "P1"  # see above
kind    = "lighting"
cost    = 1000
follow_up = 'Lampor'

[[measure]]
id = "A2"
problem = "P1"

# How we shall know.
[[follow_up]]
name    = "Lampor"
treated = "park.gpkg"
control = "other.gpkg"
date    = 2025-03-01
locked  = "2025-01-10 abc"
)";

Study chain_as_read() {
    return parse_study(chain_study, "/s/study.toml");
}

StudyWithChain after(const ChainChange& change, const std::string& text = chain_study) {
    return with_chain_change(text, "/s/study.toml", change);
}

ChainChange problem_changed(const std::optional<StudyProblem>& from,
                            const std::optional<StudyProblem>& to) {
    return {{{from, to}}, {}, {}};
}

std::string chain_text_with(const std::string& from, const std::string& to) {
    std::string expected = chain_study;
    return expected.replace(expected.find(from), from.size(), to);
}

TEST(StudyChain, KeepsTheTextWhereNothingChanges) {
    const StudyProblem p1 = chain_as_read().problems.at(0);
    const StudyWithChain same = after(problem_changed(p1, p1));
    EXPECT_EQ(same.toml, chain_study);
    EXPECT_TRUE(same.made.empty());
    EXPECT_EQ(after({}).toml, chain_study);
}

TEST(StudyChain, ChangesTheOneLineAndAddsOneWhereThereIsNone) {
    const StudyProblem p1 = chain_as_read().problems.at(0);
    StudyProblem other = p1;
    other.text = "Mörkt och \"tomt\"";
    EXPECT_EQ(after(problem_changed(p1, other)).toml,
              chain_text_with("\"Mörkt\"", R"("Mörkt och \"tomt\"")"));
    other = p1;
    other.cause = "Inga lampor";
    const StudyWithChain caused = after(problem_changed(p1, other));
    EXPECT_EQ(caused.toml, chain_text_with("area  = \"park.gpkg\"\n",
                                           "area  = \"park.gpkg\"\ncause = \"Inga lampor\"\n"));
    EXPECT_TRUE(caused.text_kept);
    EXPECT_EQ(caused.study.problems.at(0).cause, "Inga lampor");
    other = p1;
    other.area.clear();
    EXPECT_EQ(after(problem_changed(p1, other)).toml,
              chain_text_with("area  = \"park.gpkg\"\n", ""));
}

TEST(StudyChain, AddsBehindTheLastOfItsKind) {
    StudyMeasure measure;
    measure.id = "A3";
    measure.problem = "P1";
    measure.kind = "patrol";
    measure.scenario = "Plan A";
    measure.area = "/s/station.gpkg";
    measure.cost_sek = 900000.0;
    measure.starts = std::chrono::year{2026} / 9 / 1;
    const StudyWithChain added = after({{}, {{std::nullopt, measure}}, {}});
    EXPECT_EQ(added.toml,
              chain_text_with("id = \"A2\"\nproblem = \"P1\"\n",
                              "id = \"A2\"\nproblem = \"P1\"\n\n[[measure]]\nid = \"A3\"\n"
                              "problem = \"P1\"\nkind = \"patrol\"\nscenario = \"Plan A\"\n"
                              "area = \"station.gpkg\"\ncost = 900000.0\nstarts = 2026-09-01\n"));
    EXPECT_EQ(added.study.measures.at(2), measure);
    EXPECT_EQ(added.made.measures.size(), 1U);
}

TEST(StudyChain, ANewNameIsFollowedByTheLinksAndTheWayBackLeadsBack) {
    const Study now = chain_as_read();
    StudyProblem renamed = now.problems.at(0);
    renamed.id = "Parken";
    StudyFollowUp other_name = now.follow_ups.at(0);
    other_name.name = "Ljus";
    const StudyWithChain made =
        after({{{now.problems.at(0), renamed}}, {}, {{now.follow_ups.at(0), other_name}}});
    EXPECT_TRUE(made.text_kept);
    EXPECT_EQ(made.study.measures.at(0).problem, "Parken");
    EXPECT_EQ(made.study.measures.at(1).problem, "Parken");
    EXPECT_EQ(made.study.measures.at(0).follow_up, "Ljus");
    EXPECT_NE(made.toml.find("problem = \"Parken\"  # see above"), std::string::npos);
    EXPECT_EQ(made.study.follow_ups.at(0).locked, "2025-01-10 abc");
    EXPECT_EQ(made.made.measures.size(), 2U);
    EXPECT_EQ(after(reversed(made.made), made.toml).study, now);
}

TEST(StudyChain, WhatIsRemovedEmptiesItsLinksAndComesBackWithThem) {
    const Study now = chain_as_read();
    const StudyWithChain less =
        after({{{now.problems.at(0), std::nullopt}}, {}, {{now.follow_ups.at(0), std::nullopt}}});
    EXPECT_TRUE(less.text_kept);
    EXPECT_TRUE(less.study.problems.empty());
    EXPECT_TRUE(less.study.follow_ups.empty());
    for (const StudyMeasure& measure : less.study.measures) {
        EXPECT_EQ(measure.problem, "");
        EXPECT_EQ(measure.follow_up, "");
    }
    EXPECT_NE(less.toml.find("# What we found."), std::string::npos);
    EXPECT_NE(less.toml.find("# How we shall know."), std::string::npos);
    EXPECT_EQ(less.toml.find("see above"), std::string::npos) << "its line is gone";
    EXPECT_EQ(after(reversed(less.made), less.toml).study, now);
}

TEST(StudyChain, WhatOthersHaveChangedMeanwhileStays) {
    const StudyMeasure seen = chain_as_read().measures.at(0);
    StudyMeasure mine = seen;
    mine.responsible = "Teknik";
    const std::string theirs = chain_text_with("cost    = 1000\n", "cost    = 2000\n");
    const StudyWithChain both = after({{}, {{seen, mine}}, {}}, theirs);
    EXPECT_EQ(both.study.measures.at(0).cost_sek, 2000.0);
    EXPECT_EQ(both.study.measures.at(0).responsible, "Teknik");
    const std::string gone = chain_text_with("[[measure]]\nid = \"A2\"\nproblem = \"P1\"\n", "");
    const StudyMeasure second = chain_as_read().measures.at(1);
    EXPECT_EQ(test::input_error_of([&] {
                  after({{}, {{second, std::nullopt}}, {}}, gone);
              }),
              "/s/study.toml: has no measure 'A2' any more; read the study again");
}

TEST(StudyChain, RefusesNamesThatAreTakenEmptyOrOfNothing) {
    const Study now = chain_as_read();
    const auto measure_error = [&](const StudyMeasure& to) {
        return test::input_error_of([&] { after({{}, {{now.measures.at(1), to}}, {}}); });
    };
    StudyMeasure other = now.measures.at(1);
    other.id = "A1";
    EXPECT_EQ(measure_error(other),
              "/s/study.toml: has a measure 'A1' already; give this one another name");
    other.id = "";
    EXPECT_EQ(measure_error(other),
              "/s/study.toml: would get a measure without a name; give it one");
    other = now.measures.at(1);
    other.problem = "P7";
    EXPECT_EQ(
        measure_error(other),
        "/s/study.toml: would get a measure 'A2' of the problem 'P7', which it does not have; "
        "choose another, or none");
    other = now.measures.at(1);
    other.scenario = "Plan Z";
    EXPECT_TRUE(test::holds_text(measure_error(other), "of the scenario 'Plan Z'"));
    other = now.measures.at(1);
    other.kind = "magic";
    EXPECT_TRUE(test::holds_text(measure_error(other), "'kind'"));
}

TEST(StudyChain, ASurroundingSourceTakesThePlaceOfARing) {
    const StudyFollowUp seen = chain_as_read().follow_ups.at(0);
    StudyFollowUp ring = seen;
    ring.buffer_m = 300.0;
    const StudyWithChain wider = after({{}, {}, {{seen, ring}}});
    EXPECT_NE(wider.toml.find("buffer = 300.0\n"), std::string::npos);
    StudyFollowUp source = ring;
    source.buffer = "/s/around.gpkg";
    const StudyWithChain named = after({{}, {}, {{ring, source}}}, wider.toml);
    EXPECT_TRUE(named.text_kept);
    EXPECT_NE(named.toml.find("buffer = \"around.gpkg\"\n"), std::string::npos);
    EXPECT_EQ(named.study.follow_ups.at(0).locked, seen.locked) << "the lock stays";
}

TEST(StudyChain, KeepsWhatATextSaysWhoseTablesStandInOneLine) {
    const std::string inline_text =
        "problem = [{ id = \"P1\", text = \"a\" }]\n[layers.incidents]\nsource = \"i.csv\"\n";
    const StudyProblem seen = parse_study(inline_text, "/s/study.toml").problems.at(0);
    StudyProblem other = seen;
    other.text = "b";
    const StudyWithChain made = after(problem_changed(seen, other), inline_text);
    EXPECT_FALSE(made.text_kept);
    EXPECT_EQ(parse_study(made.toml, "/s/study.toml").problems.at(0).text, "b");
}

TEST(StudyChain, KeepsLinesOfWindowsAndATextWithoutALastLineBreak) {
    const std::string windows =
        "[layers.incidents]\r\nsource = \"i.csv\"\r\n[[problem]]\r\nid = \"P1\"";
    const StudyProblem seen = parse_study(windows, "/s/study.toml").problems.at(0);
    StudyProblem other = seen;
    other.cause = "x";
    StudyProblem second;
    second.id = "P2";
    const StudyWithChain made = after({{{seen, other}, {std::nullopt, second}}, {}, {}}, windows);
    EXPECT_TRUE(made.text_kept);
    EXPECT_EQ(made.study.problems.at(0).cause, "x");
    EXPECT_EQ(made.study.problems.at(1).id, "P2");
    EXPECT_EQ(made.toml.find("\n\n"), std::string::npos) << "every line ends as the others";
}

TEST(StudyChain, SavesTheFileAndKeepsTheFormerText) {
    const test::TempFolder folder;
    const std::string file = folder.write("study.toml", chain_study);
    const StudyProblem seen = read_study(file).problems.at(0);
    StudyProblem other = seen;
    other.text = "Ljust";
    const StudyWithChain saved = change_chain_of_study(file, problem_changed(seen, other));
    EXPECT_EQ(read_study_text(file), saved.toml);
    EXPECT_EQ(read_study(file).problems.at(0).text, "Ljust");
    EXPECT_EQ(read_study_text(file + ".bak"), chain_study);
}

TEST(StudyChain, TheWayBackGivesTheFormerTextWithItsCommentsOrElseWhatItSaid) {
    const test::TempFolder folder;
    const std::string file = folder.write("study.toml", chain_study);
    const Study before = read_study(file);
    const StudyWithChain gone =
        change_chain_of_study(file, problem_changed(before.problems.at(0), std::nullopt));
    const StudyWithChain back = take_back_chain_change(file, gone);
    EXPECT_EQ(read_study_text(file), chain_study);
    EXPECT_EQ(back.study, before);
    take_back_chain_change(file, back);
    EXPECT_EQ(read_study_text(file), gone.toml) << "and forth again";
    // Someone else writes meanwhile: theirs stays.
    folder.write("study.toml", gone.toml + "# theirs\n");
    take_back_chain_change(file, gone);
    EXPECT_NE(read_study_text(file).find("# theirs"), std::string::npos);
    EXPECT_EQ(read_study(file), before);
}

}  // namespace
}  // namespace tk
