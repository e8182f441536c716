#include "viewer/panels/lettered_plan_name.h"

#include <gtest/gtest.h>

#include "tests/viewer/language_for_test.h"

namespace tk {
namespace {

TEST(LetteredPlanName, TakesTheNextFreeLetter) {
    const LanguageForTest english(Language::english);
    Document document;
    EXPECT_EQ(lettered_plan_name(document), "Proposal A");
    document.plans.push_back({"Proposal A", {}, {}});
    document.plans.push_back({"Proposal C", {}, {}});
    EXPECT_EQ(lettered_plan_name(document), "Proposal B");
}

TEST(LetteredPlanName, PassesOverWhatIsTooLike) {
    const LanguageForTest english(Language::english);
    Document document;
    document.plans.push_back({"proposal a", {}, {}});
    EXPECT_EQ(lettered_plan_name(document), "Proposal B");
}

TEST(LetteredPlanName, NumbersWhenLettersAreOut) {
    const LanguageForTest english(Language::english);
    Document document;
    for (char letter = 'A'; letter <= 'Z'; ++letter)
        document.plans.push_back({std::string("Proposal ") + letter, {}, {}});
    EXPECT_EQ(lettered_plan_name(document), "Proposal 1");
}

}  // namespace
}  // namespace tk
