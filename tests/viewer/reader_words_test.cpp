#include "viewer/text/reader_words.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "engine/core/input_error.h"
#include "layers/load_study.h"
#include "layers/study_file.h"
#include "tests/support/temp_folder.h"
#include "viewer/text/reader_sentences.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

class ReaderWords : public ::testing::Test {
protected:
    void SetUp() override { set_language(Language::swedish); }
    void TearDown() override { set_language(Language::english); }
};

std::size_t holes_in(std::string_view words) {
    std::size_t count = 0;
    for (std::size_t at = words.find("{}"); at != std::string_view::npos;
         at = words.find("{}", at + 2))
        ++count;
    return count;
}

TEST_F(ReaderWords, PutNamesAndNumbersIntoTheSwedishSentence) {
    EXPECT_EQ(reader_words("there is no such file"), "filen finns inte");
    EXPECT_EQ(reader_words("it has no layer 'räv: {}'"), "den har inget lager 'räv: {}'");
    EXPECT_EQ(reader_words("12 of 40 lights: no height, 6 m is assumed."),
              "12 av 40 belysningspunkter: höjd saknas, 6 m antas.");
    EXPECT_EQ(reader_words("'cell' in [study] is a text"), "'cell' i [study] är en text");
    EXPECT_EQ(reader_words("the bandwidth by the rule 'scott' is 214.5 m"),
              "bandbredden enligt regeln 'scott' är 214.5 m");
}

TEST_F(ReaderWords, LeaveWhatStandsInQuotesAndWhatIsUnknown) {
    EXPECT_EQ(reader_words("no incident has the category 'lights'"),
              "ingen händelse har kategorin 'lights'");
    EXPECT_EQ(reader_words("quite another sentence"), "quite another sentence");
    EXPECT_EQ(reader_words("a note of mine and others: this."), "a note of mine and others: this.");
    EXPECT_EQ(reader_words("plan.gpkg, layer lights"), "plan.gpkg, lager lights");
    EXPECT_EQ(reader_words(""), "");
    EXPECT_EQ(reader_words("edit is ''"), "edit är ''");
    EXPECT_EQ(reader_words(" is not a number"), " is not a number") << "only quotes may be empty";
}

TEST_F(ReaderWords, SpeakNoCommandLineInEitherLanguage) {
    const std::string said = "name it with --time; its fields are: a, b";
    EXPECT_EQ(reader_words(said), "ange vilket det är; fälten är: a, b");
    set_language(Language::english);
    EXPECT_EQ(reader_words(said), "say which it is; its fields are: a, b");
    EXPECT_EQ(reader_words("there is no such file"), "there is no such file");
    for (const auto list : {sentences_of_studies(), sentences_of_rows(), sentences_of_files(),
                            sentences_of_evidence()})
        for (const ReaderSentence& sentence : list)
            EXPECT_EQ(std::string_view(sentence.shown).find("--"), std::string_view::npos)
                << sentence.shown;
}

TEST_F(ReaderWords, EverySentenceIsKnownOnceAndHasAsManyHolesInSwedish) {
    std::set<std::string_view> known;
    for (const auto list : {sentences_of_studies(), sentences_of_rows(), sentences_of_files(),
                            sentences_of_evidence()})
        for (const ReaderSentence& sentence : list) {
            EXPECT_TRUE(known.insert(sentence.said).second) << sentence.said;
            EXPECT_EQ(holes_in(tr(sentence.shown)), holes_in(sentence.shown)) << sentence.shown;
            EXPECT_LE(holes_in(sentence.shown), holes_in(sentence.said)) << sentence.said;
        }
}

TEST_F(ReaderWords, SayWhichRowsAreLeftOutAndWhy) {
    ReadReport report;
    report.role = "lights";
    EXPECT_EQ(skipped_words(report), "");
    report.skipped = {{"no geometry", 1, 4}, {"height out of range", 2, 9}};
    EXPECT_EQ(skipped_words(report),
              "belysningspunkter: utelämnade är 1 rad: geometri saknas (rad 4); 2 rader: höjd "
              "utanför sitt område (den första: rad 9)");
}

/// What reading the study says when it cannot be read, part by part.
std::vector<std::string> refusal_of_study(const std::string& file) {
    try {
        load_study(read_study(file), {}, {});
    } catch (const InputError& error) {
        return {error.problem(), error.remedy(), error_words(error)};
    }
    return {};
}

TEST_F(ReaderWords, TellWhatIsWrongWithAStudyInSwedish) {
    const test::TempFolder folder;
    folder.write("i.csv", "x,y,typ\n670010,6580010,a\n670030,6580030,b\n");
    folder.write("empty.csv", "");
    folder.write("page.csv", "<!DOCTYPE html><html><body>no</body></html>\n");
    folder.write("noplace.csv", "a,b\n1,2\n");
    folder.write("text.gpkg", "no database\n");
    const auto study = [](const std::string& more, const std::string& source = "i.csv") {
        return "[study]\ncrs = \"EPSG:3006\"\n" + more + "[layers.incidents]\nsource = \"" +
               source + "\"\ncrs = \"EPSG:3006\"\n";
    };
    const std::vector<std::string> broken{
        "[study",
        "[study]\n",
        "[layers.incidents]\n",
        study("", "none.csv"),
        study("", "empty.csv"),
        study("", "page.csv"),
        study("", "noplace.csv"),
        study("", "text.gpkg"),
        study("cell = \"x\"\n"),
        study("cell = -5\n"),
        study("extent = [1, 2]\n"),
        study("cel = 5\n"),
        study("") + "fields = { time = \"när\" }\n",
        study("") + "where = \"typ ===\"\n",
        study("") + "timezone = \"Europe/Lilleby\"\n",
        study("") + "[analysis.hotspot]\nkernel = \"kvadratisk\"\n",
        study("") + "[[scenario]]\nname = \"A\"\n",
        study("") + "[[scenario]]\nname = \"A\"\nedits = \"none.gpkg\"\n",
        "[study]\ncrs = \"EPSG:4326\"\n[layers.incidents]\nsource = \"i.csv\"\n",
        "[study]\ncrs = \"EPSG:999999\"\n[layers.incidents]\nsource = \"i.csv\"\n",
        "format = 99\n" + study(""),
    };
    for (const std::string& toml : broken) {
        const std::vector<std::string> said = refusal_of_study(folder.write("s.toml", toml));
        ASSERT_EQ(said.size(), 3U) << toml;
        EXPECT_NE(reader_words(said[0]), said[0]) << toml;
        EXPECT_TRUE(said[1].empty() || reader_words(said[1]) != said[1]) << said[1];
        EXPECT_EQ(said[2].find("--"), std::string::npos) << said[2];
    }
}

}  // namespace
}  // namespace tk
