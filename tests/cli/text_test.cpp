#include <gtest/gtest.h>

#include <cmath>

#include "cli/layer_name.h"
#include "cli/plain_number.h"
#include "cli/text_table.h"

namespace tk::cli {
namespace {

TEST(LayerName, IsLowerCaseWithoutSwedishLetters) {
    EXPECT_EQ(layer_name_part("Detaljplan 2028, förslag B"), "detaljplan_2028__forslag_b");
    EXPECT_EQ(layer_name_part("ÅÄÖ åäö"), "aao_aao");
    EXPECT_EQ(layer_name_part("Plan É"), "plan__");
}

TEST(TextTable, ColumnsStandUnderEachOtherWithSwedishLettersToo) {
    EXPECT_EQ(text_table({{"område", "n"}, {"Ön", "12"}, {"abc", "3"}}),
              "område   n\nÖn      12\nabc      3\n");
}

TEST(PlainNumber, IsShort) {
    EXPECT_EQ(plain_number(0.1), "0.1");
    EXPECT_EQ(plain_number(123456.7), "123457");
    EXPECT_EQ(plain_number(6580822.4), "6 580 822");
    EXPECT_EQ(plain_number(std::nan("")), "-");
    EXPECT_EQ(grouped(-1234567), "-1 234 567");
    EXPECT_EQ(percent(0.1234), "12.3 %");
}

}  // namespace
}  // namespace tk::cli
