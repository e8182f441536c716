#include "viewer/session/plan_name.h"

#include <gtest/gtest.h>

#include "tests/viewer/language_for_test.h"

namespace tk {
namespace {

TEST(FreePlanName, TakesTheNextFreeLetter) {
    const LanguageForTest english(Language::english);
    Document document;
    EXPECT_EQ(free_plan_name(document), "Proposal A");
    document.plans.push_back({"Proposal A", {}, {}});
    document.plans.push_back({"Proposal C", {}, {}});
    EXPECT_EQ(free_plan_name(document), "Proposal B");
}

TEST(FreePlanName, PassesOverWhatIsTooLike) {
    const LanguageForTest english(Language::english);
    Document document;
    document.plans.push_back({"proposal a", {}, {}});
    EXPECT_EQ(free_plan_name(document), "Proposal B");
}

TEST(FreePlanName, NumbersWhenLettersAreOut) {
    const LanguageForTest english(Language::english);
    Document document;
    for (char letter = 'A'; letter <= 'Z'; ++letter)
        document.plans.push_back({std::string("Proposal ") + letter, {}, {}});
    EXPECT_EQ(free_plan_name(document), "Proposal 1");
}

}  // namespace
}  // namespace tk
