#include "engine/core/letter_case.h"

#include <gtest/gtest.h>

namespace tk {
namespace {

TEST(Folded, MakesSwedishCapitalsSmall) {
    EXPECT_EQ(folded("PERSONRÅN I MÖRKER, ÄLDRE, IDÉ"), "personrån i mörker, äldre, idé");
}

TEST(Folded, ComposesLettersWithCombiningMarks) {
    EXPECT_EQ(folded("personra\xCC\x8An"), "personrån");
    EXPECT_EQ(folded("A\xCC\x88ldre O\xCC\x88"), "äldre ö");
    EXPECT_EQ(folded("e\xCC\x81"), "e\xCC\x81");
}

TEST(Folded, LeavesOtherBytesAsTheyAre) {
    EXPECT_EQ(folded("3×4 ЖЖ 12"), "3×4 ЖЖ 12");
    EXPECT_EQ(folded("\xC3"), "\xC3");
    EXPECT_EQ(folded(""), "");
}

}  // namespace
}  // namespace tk
