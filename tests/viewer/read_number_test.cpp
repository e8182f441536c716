#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>
#include <cmath>

#include "tests/viewer/language_for_test.h"
#include "viewer/text/number_words.h"
#include "viewer/widgets/fields.h"

namespace tk::ui {
namespace {

TEST(ReadNumber, TakesDecimalCommaAndPoint) {
    for (const Language on : {Language::swedish, Language::english}) {
        const LanguageForTest words(on);
        EXPECT_EQ(read_number("1,5"), 1.5);
        EXPECT_EQ(read_number("1.5"), 1.5);
        EXPECT_EQ(read_number(" \u22123 "), -3.0);
        EXPECT_EQ(read_number("1\u202f250,5"), 1250.5);
        EXPECT_EQ(read_number("1 250.5"), 1250.5);
        EXPECT_EQ(read_number("1,250.5"), 1250.5);
        EXPECT_EQ(read_number("1.250,5"), 1250.5);
        EXPECT_EQ(read_number("1,234,567"), 1234567.0);
    }
}

TEST(ReadNumber, ACommaBeforeThreeFiguresIsReadByTheLanguage) {
    const LanguageForTest swedish(Language::swedish);
    EXPECT_EQ(read_number("1,250"), 1.25);
    const LanguageForTest english(Language::english);
    EXPECT_EQ(read_number("1,250"), 1250.0);
    EXPECT_EQ(read_number("1,25"), 1.25);
}

TEST(ReadNumber, RefusesWhatIsNoNumber) {
    for (const char* words : {"", " ", "abc", "12 m", "1-2", "--3", "1e5", "nan", ",", "-"})
        EXPECT_FALSE(read_number(words)) << words;
}

RC_GTEST_PROP(ReadNumber, AnyWrittenNumberIsReadBack, ()) {
    const LanguageForTest words(*rc::gen::element(Language::swedish, Language::english));
    const double value = *rc::gen::inRange(-2000000, 2000000) / 100.0;
    const auto read = read_number(number_text(value, 2));
    RC_ASSERT(read.has_value());
    RC_ASSERT(std::abs(*read - value) < 1e-9);
}

}  // namespace
}  // namespace tk::ui
