#include "viewer/panels/name_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tk {
namespace {

TEST(NameOrder, PutsSwedishLettersBehindZInTheOrderOfTheAlphabet) {
    std::vector<std::string> names = {"Örebro", "Ånge", "Zinkgruvan", "Älmhult", "Arboga"};
    std::sort(names.begin(), names.end(), name_before);
    EXPECT_EQ(names,
              (std::vector<std::string>{"Arboga", "Zinkgruvan", "Ånge", "Älmhult", "Örebro"}));
}

TEST(NameOrder, IgnoresCaseAndCountsNumbersByTheirValue) {
    EXPECT_TRUE(name_before("karta 2.toml", "Karta 10.toml"));
    EXPECT_TRUE(name_before("KARTA 009", "karta 10"));
    EXPECT_TRUE(name_before("idé", "idéer"));
    EXPECT_FALSE(name_before("b", "A"));
}

TEST(NameOrder, TakesDecomposedLettersAsComposedOnes) {
    EXPECT_EQ(order_letters("A\u030Ange"), order_letters("ånge"));
    EXPECT_EQ(order_letters("O\u0308rebro"), order_letters("Örebro"));
    EXPECT_EQ(order_letters("cafe\u0301"), order_letters("Café"));
}

TEST(NameOrder, IsAStrictOrderAlsoForNamesThatDifferOnlyInCase) {
    EXPECT_NE(name_before("Plan", "plan"), name_before("plan", "Plan"));
    EXPECT_FALSE(name_before("plan", "plan"));
}

TEST(NameOrder, SurvivesTextThatIsNoUtf8) {
    EXPECT_EQ(order_letters("\xC3").size(), 1U);
    EXPECT_EQ(order_letters("a\xFFz").size(), 3U);
}

TEST(SearchFolding, TakesLettersWithAccentsAsThoseWithout) {
    EXPECT_EQ(folded_for_search("Östra Ågatan"), "ostra agatan");
    EXPECT_EQ(folded_for_search("Café № 3"), "cafe № 3");
}

}  // namespace
}  // namespace tk
