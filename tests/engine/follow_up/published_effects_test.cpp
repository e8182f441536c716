#include "engine/follow_up/published_effects.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace tk {
namespace {

EffectQuestion effect_question(const std::string& measure, std::vector<std::string> categories = {},
                               const std::string& setting = "") {
    return {measure, std::move(categories), setting, {}};
}

/// Why each row of the program's table is not applied, those that are left out.
std::map<std::string, NotApplied> choices_by_row(const EffectQuestion& question) {
    const std::vector<PublishedEffect> table = published_effects();
    std::map<std::string, NotApplied> found;
    for (const EffectChoice& choice : applicable_effects(table, question)) {
        const PublishedEffect& row = table[choice.row];
        found[row.source.substr(0, 5) + row.source.substr(row.source.find(" 20") + 1, 4) + " " +
              row.crime + ", " + row.setting] = choice.not_applied;
    }
    return found;
}

std::size_t applied_rows(const EffectQuestion& question) {
    const auto choices = choices_by_row(question);
    return static_cast<std::size_t>(std::count_if(choices.begin(), choices.end(), [](auto& row) {
        return row.second == NotApplied::applied;
    }));
}

TEST(PublishedEffects, AreWhatTheSourcesPrint) {
    for (const PublishedEffect& row : published_effects()) {
        if (row.source.find("Criminology & Public Policy 21") != std::string::npos &&
            row.crime == "all") {
            EXPECT_NEAR(std::exp(*row.log_effect), 1.162790697674419, 1e-12);  // 1 / 0.86
        }
        if (row.source.find("Campbell") != std::string::npos) {
            EXPECT_NEAR(std::exp(*row.log_effect), 1.265822784810127, 1e-12);  // 1 / 0.79
        }
        if (row.source.find("Policy 18") != std::string::npos && row.setting == "any" &&
            row.crime == "all") {
            EXPECT_NEAR(std::exp(*row.log_effect), 1.141, 1e-12);
        }
    }
}

// At the edge of 5 % the interval begins at no effect.
TEST(PublishedEffects, WithABackComputedErrorAreJustSignificantAndSaySo) {
    int approximate = 0;
    for (const PublishedEffect& row : published_effects()) {
        EXPECT_EQ(row.approximate, row.standard_error.has_value()) << row.source;
        if (!row.approximate) continue;
        ++approximate;
        EXPECT_EQ(row.finding, EffectFinding::significant) << row.source;
        EXPECT_NEAR(row.interval().low, 1.0, 1e-12) << row.source;
        EXPECT_NEAR(row.interval().high, std::exp(2.0 * *row.log_effect), 1e-9) << row.source;
    }
    EXPECT_EQ(approximate, 7);
}

TEST(PublishedEffects, HaveNoIntervalWithoutAStandardError) {
    PublishedEffect row;
    row.log_effect = 0.3;
    EXPECT_FALSE(row.interval().known());
    row.standard_error = 0.1;
    EXPECT_NEAR(row.interval().low, std::exp(0.3 - 1.959963984540054 * 0.1), 1e-12);
}

TEST(CrimeTypeOf, KnowsTheNamesOfSwedishAndEnglishRegisters) {
    for (const char* name : {"Misshandel", "personrån", "RÅN", "Olaga hot", "våldtäkt",
                             "Våld mot tjänsteman", "robbery", "Assault, common"})
        EXPECT_EQ(crime_type_of(name), CrimeType::violence) << name;
    for (const char* name : {"stöld från motorfordon", "Cykelstöld", "Skadegörelse",
                             "inbrott, hotell", "burglary", "theft from the person"})
        EXPECT_EQ(crime_type_of(name), CrimeType::property) << name;
    for (const char* name : {"ordningsstörning", "narkotikabrott", "hotell", "rån och stöld", ""})
        EXPECT_EQ(crime_type_of(name), CrimeType::unknown) << name;
}

TEST(CrimeTypeOf, FollowsTheStudyBeforeTheName) {
    const CrimeTypeNames names{{"Personrån"}, {"ordningsstörning"}};
    EXPECT_EQ(crime_type_of("personrån", names), CrimeType::property);
    EXPECT_EQ(crime_type_of("Ordningsstörning", names), CrimeType::violence);
}

TEST(ApplicableEffects, OfAllCrimeAreTheReviewsTotals) {
    const auto choices = choices_by_row(effect_question("lighting"));
    EXPECT_EQ(choices.at("Welsh2022 all, any"), NotApplied::applied);
    EXPECT_EQ(choices.at("Welsh2008 all, any"), NotApplied::applied);
    EXPECT_EQ(choices.at("Welsh2022 property, any"), NotApplied::other_crime);
    EXPECT_EQ(choices.at("Welsh2022 violence, any"), NotApplied::other_crime);
    EXPECT_EQ(choices.at("Chalf2022 all, any"), NotApplied::not_transferable);
    EXPECT_EQ(choices.at("Dolea2015 robbery, any"), NotApplied::not_transferable);
    EXPECT_EQ(choices.at("Stein2015 all, reduced lighting"), NotApplied::other_setting);
}

TEST(ApplicableEffects, NeverTakeATotalForViolence) {
    for (const char* measure : {"lighting", "cameras"}) {
        for (const std::vector<std::string>& categories :
             {std::vector<std::string>{"personrån"}, {"misshandel", "skadegörelse"}})
            EXPECT_EQ(applied_rows(effect_question(measure, categories)), 0U) << measure;
    }
    const auto choices = choices_by_row(effect_question("lighting", {"misshandel"}));
    EXPECT_EQ(choices.at("Welsh2022 all, any"), NotApplied::total_is_not_violence);
    EXPECT_EQ(choices.at("Welsh2022 violence, any"), NotApplied::not_significant);
    EXPECT_EQ(choices.at("Welsh2022 property, any"), NotApplied::other_crime);
}

TEST(ApplicableEffects, DoNotGuessWhatACategoryIs) {
    const auto choices =
        choices_by_row(effect_question("lighting", {"skadegörelse", "ordningsstörning"}));
    EXPECT_EQ(choices.at("Welsh2022 all, any"), NotApplied::crime_type_unknown);
    EffectQuestion told = effect_question("lighting", {"skadegörelse", "ordningsstörning"});
    told.crime_types.property = {"ordningsstörning"};
    EXPECT_EQ(choices_by_row(told).at("Welsh2022 all, any"), NotApplied::applied);
}

TEST(ApplicableEffects, OfPropertyAreTheTotalsWhereNoSizeIsKnown) {
    const auto choices = choices_by_row(effect_question("lighting", {"cykelstöld"}));
    EXPECT_EQ(choices.at("Welsh2022 property, any"), NotApplied::no_size);
    EXPECT_EQ(choices.at("Welsh2022 all, any"), NotApplied::applied);
}

TEST(ApplicableEffects, LetASourceSpeakOfTheSettingItself) {
    const auto car_park = choices_by_row(effect_question("cameras", {}, "Car park"));
    EXPECT_EQ(car_park.at("Piza,2019 all, car park"), NotApplied::applied);
    EXPECT_EQ(car_park.at("Piza,2019 all, any"), NotApplied::setting_has_its_own);
    EXPECT_EQ(car_park.at("Piza,2019 all, residential"), NotApplied::other_setting);
    const auto centre = choices_by_row(effect_question("cameras", {}, "city centre"));
    EXPECT_EQ(centre.at("Piza,2019 all, city centre"), NotApplied::not_significant);
    EXPECT_EQ(centre.at("Piza,2019 all, any"), NotApplied::setting_has_its_own);
    EXPECT_EQ(applied_rows(effect_question("cameras", {}, "city centre")), 0U);
    const auto watched = choices_by_row(effect_question("cameras", {}, "actively monitored"));
    EXPECT_EQ(watched.at("Piza,2019 all, actively monitored"), NotApplied::no_standard_error);
}

TEST(ApplicableEffects, SayWhatFoundNothing) {
    EXPECT_EQ(choices_by_row(effect_question("lighting", {}, "reduced lighting"))
                  .at("Stein2015 all, reduced lighting"),
              NotApplied::none_detected);
    EXPECT_EQ(choices_by_row(effect_question("cameras")).at("Gerel2016 all, any"),
              NotApplied::not_significant);
}

TEST(ApplicableEffects, AreNoneForMeasuresWithoutEvidence) {
    for (const char* kind : {"patrol", "social", "upkeep", "development", "other", ""})
        EXPECT_TRUE(applicable_effects(published_effects(), effect_question(kind)).empty()) << kind;
}

TEST(ApplicableEffects, OfOneCategoryNeedThatCategory) {
    PublishedEffect row;
    row.measure = "patrol";
    row.crime = "Personrån";
    row.log_effect = 0.2;
    row.standard_error = 0.1;
    const std::vector<PublishedEffect> table{row};
    const auto why = [&](std::vector<std::string> categories) {
        return applicable_effects(table, effect_question("patrol", std::move(categories)))
            .front()
            .not_applied;
    };
    EXPECT_EQ(why({"personrån"}), NotApplied::applied);
    EXPECT_EQ(why({"personrån", "misshandel"}), NotApplied::other_crime);
    EXPECT_EQ(why({}), NotApplied::other_crime);
}

}  // namespace
}  // namespace tk
