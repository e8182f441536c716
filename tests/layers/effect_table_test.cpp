#include "layers/effect_table.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "engine/core/input_error.h"
#include "layers/output_file.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::TempFolder;

std::vector<PublishedEffect> effects_in(const std::string& csv) {
    const TempFolder folder;
    return read_effect_table(folder.write("evidens.csv", csv));
}

/// Refused at a row, with these words.
void expect_refused_effect(const std::string& csv, std::int64_t row, const std::string& words) {
    try {
        effects_in(csv);
    } catch (const InputError& error) {
        EXPECT_EQ(error.row(), row) << error.what();
        EXPECT_NE(std::string(error.what()).find(words), std::string::npos) << error.what();
        EXPECT_FALSE(error.remedy().empty());
        return;
    }
    ADD_FAILURE() << "was not refused:\n" << csv;
}

TEST(EffectTable, ReadsBackTheProgramsOwnToTheLastBit) {
    const TempFolder folder;
    const auto path = folder.path() / "evidens.csv";
    write_effect_table(path, published_effects());
    EXPECT_EQ(read_effect_table(utf8(path)), published_effects());
    EXPECT_EQ(effect_table_or_published(utf8(path)), published_effects());
    EXPECT_EQ(effect_table_or_published(""), published_effects());
}

TEST(EffectTable, ReadsWhatPeopleWrite) {
    const auto table = effects_in(
        "Åtgärd;brott;miljö;källa;procent färre;medelfel;tau;timmar;anmärkning\r\n"
        "patrol;Personrån;;Polisen 2024;12,5;0,1;0,2;night;kvällar\r\n");
    ASSERT_EQ(table.size(), 1U);
    EXPECT_EQ(table[0].measure, "patrol");
    EXPECT_EQ(table[0].crime, "Personrån");
    EXPECT_EQ(table[0].setting, "any");
    EXPECT_NEAR(*table[0].log_effect, std::log(1.0 / 0.875), 1e-15);
    EXPECT_EQ(table[0].standard_error, 0.1);
    EXPECT_EQ(table[0].between_studies_sd, 0.2);
    EXPECT_TRUE(table[0].night_only);
    EXPECT_TRUE(table[0].transferable);
    EXPECT_FALSE(table[0].approximate);
    EXPECT_EQ(table[0].finding, EffectFinding::significant);
    EXPECT_EQ(table[0].sureness, "C");
}

TEST(EffectTable, ReadsMoreIncidentsAsAnEffectBelowZero) {
    const auto table = effects_in("measure,source,log_effect\nother,X 2020,-0.25\n");
    EXPECT_EQ(table[0].log_effect, -0.25);
    EXPECT_NEAR(*effects_in("measure,source,per_cent_fewer\nother,X 2020,-25\n")[0].log_effect,
                std::log(1.0 / 1.25), 1e-15);
}

TEST(EffectTable, ComputesAnErrorBackOnlyFromSignificance) {
    const std::string head = "measure,source,per_cent_fewer,finding,approximate,standard_error\n";
    const auto table = effects_in(head + "lighting,X 2020,14,significant,yes,\n");
    EXPECT_TRUE(table[0].approximate);
    EXPECT_NEAR(*table[0].standard_error, std::log(1.0 / 0.86) / 1.959963984540054, 1e-12);
    EXPECT_FALSE(effects_in(head + "lighting,X 2020,14,significant,,\n")[0].standard_error);
    expect_refused_effect(head + "lighting,X 2020,14,not significant,yes,\n", 1, "approximate");
    expect_refused_effect(head + "lighting,X 2020,,significant,yes,\n", 1, "approximate");
}

TEST(EffectTable, RefusesNonsenseAtItsRow) {
    const std::string head =
        "measure,crime,setting,source,finding,log_effect,per_cent_fewer,standard_error,sureness,"
        "transferable,hours\n";
    const std::string good = "lighting,all,any,X 2020,,0.1,,0.05,A,yes,all\n";
    EXPECT_EQ(effects_in(head + good).size(), 1U);
    expect_refused_effect(head + good + "lamps,all,any,X,,0.1,,0.05,A,yes,all\n", 2, "'lamps'");
    expect_refused_effect(head + good + "lighting,all,any,,,0.1,,0.05,A,yes,all\n", 2, "source");
    expect_refused_effect(head + "lighting,all,any,X,maybe,0.1,,0.05,A,yes,all\n", 1, "finding");
    expect_refused_effect(head + "lighting,all,any,X,,much,,0.05,A,yes,all\n", 1, "log_effect");
    expect_refused_effect(head + "lighting,all,any,X,,14,,0.05,A,yes,all\n", 1, "log_effect");
    expect_refused_effect(head + "lighting,all,any,X,,,100,0.05,A,yes,all\n", 1, "per_cent_fewer");
    expect_refused_effect(head + "lighting,all,any,X,,0.5,14,0.05,A,yes,all\n", 1, "different");
    expect_refused_effect(head + "lighting,all,any,X,,0.1,,-0.05,A,yes,all\n", 1, "standard_error");
    expect_refused_effect(head + "lighting,all,any,X,,,,0.05,A,yes,all\n", 1, "standard_error");
    expect_refused_effect(head + "lighting,all,any,X,,0.1,,0.05,D,yes,all\n", 1, "sureness");
    expect_refused_effect(head + "lighting,all,any,X,,0.1,,0.05,A,perhaps,all\n", 1,
                          "transferable");
    expect_refused_effect(head + "lighting,all,any,X,,0.1,,0.05,A,yes,noon\n", 1, "hours");
}

TEST(EffectTable, RefusesATableThatIsNone) {
    EXPECT_THROW(effects_in("measure,log_effect\nlighting,0.1\n"), InputError);
    EXPECT_THROW(effects_in("source,log_effect\nX 2020,0.1\n"), InputError);
    EXPECT_THROW(effects_in("measure,source\n"), InputError);
    EXPECT_THROW(read_effect_table("/saknas/evidens.csv"), InputError);
}

}  // namespace
}  // namespace tk
