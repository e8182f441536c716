#include "viewer/text/set_title.h"

#include <gtest/gtest.h>

#include "tests/viewer/language_for_test.h"

namespace tk {
namespace {

TEST(SetTitle, KnowsCommonSetsInBothLanguages) {
    {
        const LanguageForTest swedish(Language::swedish);
        EXPECT_EQ(set_title("bus_stops"), "Busshållplatser");
        EXPECT_EQ(set_title("Bus stops"), "Busshållplatser");
        // What a risk terrain calls the town's own.
        EXPECT_EQ(set_title("streets"), "Gator och gångvägar");
        EXPECT_EQ(set_title("buildings"), "Byggnader");
    }
    const LanguageForTest english(Language::english);
    EXPECT_EQ(set_title("bus_stops"), "Bus stops");
}

TEST(SetTitle, OthersAreTheStudysOwnWithACapital) {
    const LanguageForTest swedish(Language::swedish);
    EXPECT_EQ(set_title("gröna_stråk"), "Gröna stråk");
    EXPECT_EQ(set_title("övergångsställen"), "Övergångsställen");
    EXPECT_EQ(set_title("ÅVC"), "ÅVC");
    EXPECT_EQ(set_title("÷"), "÷");
    EXPECT_EQ(set_title(""), "");
}

}  // namespace
}  // namespace tk
