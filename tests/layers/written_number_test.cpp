#include "layers/written_number.h"

#include <gtest/gtest.h>

namespace tk {
namespace {

TEST(ParseNumber, ReadsDecimalCommasAndThousands) {
    EXPECT_DOUBLE_EQ(parse_number("12")->value, 12.0);
    EXPECT_DOUBLE_EQ(parse_number("-1.5e3")->value, -1500.0);
    EXPECT_DOUBLE_EQ(parse_number("6580743,25")->value, 6580743.25);
    EXPECT_DOUBLE_EQ(parse_number("1 234,5")->value, 1234.5);
    EXPECT_DOUBLE_EQ(parse_number("1\xC2\xA0"
                                  "234\xC2\xA0"
                                  "567")
                         ->value,
                     1234567.0);
    EXPECT_DOUBLE_EQ(parse_number("1,234.5")->value, 1234.5);
    EXPECT_DOUBLE_EQ(parse_number("1.234,5")->value, 1234.5);
    EXPECT_DOUBLE_EQ(parse_number(" +7 ")->value, 7.0);
}

TEST(ParseNumber, ReadsUnits) {
    EXPECT_NEAR(parse_number("16 ft")->metres(), 4.8768, 1e-12);
    EXPECT_NEAR(parse_number("30'")->metres(), 9.144, 1e-12);
    EXPECT_DOUBLE_EQ(parse_number("6 m")->metres(), 6.0);
    EXPECT_DOUBLE_EQ(parse_number("34 W")->value, 34.0);
    EXPECT_EQ(parse_number("34 W")->unit, WrittenUnit::watts);
    EXPECT_DOUBLE_EQ(parse_number("5,5 klm")->value, 5500.0);
    EXPECT_DOUBLE_EQ(parse_number("90°")->value, 90.0);
    EXPECT_DOUBLE_EQ(parse_number("80 %")->value, 0.8);
    EXPECT_DOUBLE_EQ(parse_number("1920x1080")->value, 1920.0);
}

TEST(ParseNumber, RefusesOtherText) {
    for (const char* text :
         {"", "abc", "12 apor", "--5", "inf", "nan", "1e999", "ft", "12;13", "1/2"})
        EXPECT_FALSE(parse_number(text)) << text;
    EXPECT_FALSE(parse_coordinate("16 ft"));
    EXPECT_DOUBLE_EQ(*parse_coordinate("674571,866"), 674571.866);
}

TEST(IsMissing, KnowsTheMarkers) {
    for (const char* text :
         {"", " ", "N/A", "NA", "??", "?", "-?-", "-?\?\?-", "null", "None", "-", "NaN"})
        EXPECT_TRUE(is_missing(text)) << text;
    for (const char* text : {"0", "nato", "-99", "x"}) EXPECT_FALSE(is_missing(text)) << text;
}

}  // namespace
}  // namespace tk
