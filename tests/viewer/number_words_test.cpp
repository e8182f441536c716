#include "viewer/text/number_words.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/viewer/language_for_test.h"

namespace tk {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double unending = std::numeric_limits<double>::infinity();

TEST(NumberWords, SwedishPartsThousandsWithAThinSpaceThatDoesNotBreak) {
    const LanguageForTest swedish(Language::swedish);
    EXPECT_EQ(number_text(0LL), "0");
    EXPECT_EQ(number_text(999LL), "999");
    EXPECT_EQ(number_text(12480LL), "12\u202f480");
    EXPECT_EQ(number_text(-1234567LL), "\u22121\u202f234\u202f567");
    EXPECT_EQ(number_text(std::numeric_limits<long long>::min()),
              "\u22129\u202f223\u202f372\u202f036\u202f854\u202f775\u202f808");
}

TEST(NumberWords, EnglishPartsThousandsWithACommaAndDecimalsWithAPoint) {
    const LanguageForTest english(Language::english);
    EXPECT_EQ(number_text(12480LL), "12,480");
    EXPECT_EQ(number_text(1234.56, 1), "1,234.6");
}

TEST(NumberWords, SwedishHasADecimalComma) {
    const LanguageForTest swedish(Language::swedish);
    EXPECT_EQ(number_text(1.8, 1), "1,8");
    EXPECT_EQ(number_text(-1234.5, 2), "\u22121\u202f234,50");
}

TEST(NumberWords, WhatIsRoundedToNothingHasNoMinus) {
    const LanguageForTest swedish(Language::swedish);
    EXPECT_EQ(number_text(-0.04, 1), "0,0");
    EXPECT_EQ(number_text(-0.0, 0), "0");
    EXPECT_EQ(short_number_text(-0.0), "0");
}

TEST(NumberWords, WhatIsNotANumberIsADash) {
    EXPECT_EQ(number_text(not_a_number, 2), "\u2013");
    EXPECT_EQ(number_text(-unending, 0), "\u2013");
    EXPECT_EQ(short_number_text(unending), "\u2013");
    EXPECT_EQ(change_text(not_a_number), "\u2013");
    EXPECT_EQ(length_text(not_a_number), "\u2013");
}

TEST(NumberWords, ShortNumbersHaveThreeSignificantDigits) {
    const LanguageForTest swedish(Language::swedish);
    EXPECT_EQ(short_number_text(0.021), "0,021");
    EXPECT_EQ(short_number_text(0.0213), "0,0213");
    EXPECT_EQ(short_number_text(7.4), "7,4");
    EXPECT_EQ(short_number_text(7.416), "7,42");
    EXPECT_EQ(short_number_text(61.0), "61");
    EXPECT_EQ(short_number_text(61.27), "61,3");
    EXPECT_EQ(short_number_text(99.97), "100");
    EXPECT_EQ(short_number_text(1250.4), "1\u202f250");
    EXPECT_EQ(short_number_text(-3.5), "\u22123,5");
    EXPECT_EQ(short_number_text(1e-9), "0");
}

TEST(NumberWords, ValuesAreToldAsFinelyAsTheyCanBeKnown) {
    const LanguageForTest swedish(Language::swedish);
    EXPECT_EQ(value_text(0.0686), "0,069");
    EXPECT_EQ(value_text(0.5), "0,5");
    EXPECT_EQ(value_text(0.994), "0,99");
    EXPECT_EQ(value_text(0.994999), "0,99");
    EXPECT_EQ(value_text(1.004), "1");
    EXPECT_EQ(value_text(7.416), "7,42");
    EXPECT_EQ(value_text(-0.0686), "\u22120,069");
    EXPECT_EQ(value_text(0.0), "0");
    EXPECT_EQ(value_text(std::nan("")), "\u2013");
}

TEST(NumberWords, ChangesBearTheirSign) {
    const LanguageForTest swedish(Language::swedish);
    EXPECT_EQ(change_text(3.4), "+3,4");
    EXPECT_EQ(change_text(-14.0), "\u221214");
    EXPECT_EQ(change_text(0.0), "0");
    EXPECT_EQ(change_text(-1e-12), "0");
}

TEST(NumberWords, SharesAreInPerCent) {
    const LanguageForTest swedish(Language::swedish);
    EXPECT_EQ(share_text(0.14), "14\u00a0%");
    EXPECT_EQ(share_text(0.0), "0\u00a0%");
    EXPECT_EQ(share_text(0.004), "0,4\u00a0%");
    EXPECT_EQ(share_text(1.0), "100\u00a0%");
}

TEST(NumberWords, MonthsAndDaysHaveTheirShortNames) {
    using std::chrono::year;
    const LanguageForTest swedish(Language::swedish);
    EXPECT_EQ(month_text(year(2022) / 1), "jan 2022");
    EXPECT_EQ(month_text(year(2022) / 6), "juni 2022");
    EXPECT_EQ(date_text(year(2026) / 10 / 3), "3 okt 2026");
    EXPECT_EQ(weekday_text(std::chrono::Monday), "m\u00e5n");
    const LanguageForTest english(Language::english);
    EXPECT_EQ(month_text(year(2022) / 1), "Jan 2022");
    EXPECT_EQ(date_text(year(2026) / 10 / 3), "3 Oct 2026");
    EXPECT_EQ(weekday_text(std::chrono::Sunday), "Sun");
}

TEST(NumberWords, LettersOfTheWeekAreThoseOfTheLanguage) {
    const auto letters = [] {
        std::string all;
        for (unsigned day = 1; day <= 7; ++day)
            all += weekday_text(std::chrono::weekday(day), true);
        return all;
    };
    const LanguageForTest swedish(Language::swedish);
    EXPECT_EQ(letters(), "MTOTFLS");
    const LanguageForTest english(Language::english);
    EXPECT_EQ(letters(), "MTWTFSS");
}

TEST(NumberWords, LengthsChangeToKilometres) {
    const LanguageForTest swedish(Language::swedish);
    EXPECT_EQ(length_text(3.46), "3,5\u00a0m");
    EXPECT_EQ(length_text(120.3), "120\u00a0m");
    EXPECT_EQ(length_text(999.4), "999\u00a0m");
    EXPECT_EQ(length_text(999.6), "1,0\u00a0km");
    EXPECT_EQ(length_text(1000.0), "1\u00a0km");
    EXPECT_EQ(length_text(1240.0), "1,2\u00a0km");
    EXPECT_EQ(length_text(12400.0), "12\u00a0km");
}

}  // namespace
}  // namespace tk
