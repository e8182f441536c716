#include "engine/follow_up/follow_up_verdict.h"

#include <gtest/gtest.h>

#include <string>

namespace tk {
namespace {

std::string verdict_on(const AreaCounts& counts, const VerdictDoubts& doubts = {}) {
    return verdict_of(findings_of({counts, {}, 1.0}), doubts);
}

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SAYS_NOT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

// 1.9429 (1.4694 to 2.5690): 49 % fewer, 32 to 61.
TEST(FollowUpVerdict, TellsAFallWithWhatItsIntervalAllows) {
    const std::string verdict = verdict_on({{207, 110}, {308, 318}, {}, {}});
    EXPECT_SAYS(verdict, "49 % fewer incidents than the control's change lets expect");
    EXPECT_SAYS(verdict, "from 61 % fewer to 32 % fewer");
    EXPECT_SAYS(verdict, "Whether the measure is the reason, the counts do not say");
    EXPECT_SAYS_NOT(verdict, "unseen");
}

TEST(FollowUpVerdict, TellsARiseAsPlainly) {
    const std::string verdict = verdict_on({{110, 207}, {318, 308}, {}, {}});
    EXPECT_SAYS(verdict, "94 % more incidents");
    EXPECT_SAYS(verdict, "from 47 % more to 157 % more");
}

TEST(FollowUpVerdict, TellsWhatCannotBeToldAndWhatWouldNotHaveBeenSeen) {
    const std::string verdict = verdict_on({{20, 16}, {30, 29}, {}, {}});
    EXPECT_SAYS(verdict, "cannot be told from chance");
    EXPECT_SAYS(verdict, " more incidents");
    EXPECT_SAYS(verdict, "not the same as no effect");
    EXPECT_SAYS(verdict, "go unseen");
    EXPECT_SAYS_NOT(verdict, "the reason");
}

TEST(FollowUpVerdict, TellsOfTheSurroundingsByWhatIsKnownOfThem) {
    EXPECT_SAYS_NOT(verdict_on({{207, 110}, {308, 318}, {}, {}}), "surroundings");
    const std::string total = verdict_on({{207, 110}, {308, 318}, {{178, 157}}, {{150, 140}}});
    EXPECT_SAYS(total, "no change is told from chance");
    EXPECT_SAYS(total, "between -196 and -40 incidents");
    EXPECT_SAYS(verdict_on({{2070, 1100}, {3080, 3180}, {{1780, 3300}}, {}}),
                "more than the treated area had fewer");
    EXPECT_SAYS(verdict_on({{2070, 1100}, {3080, 3180}, {{1780, 2300}}, {}}),
                "some may have moved there");
    EXPECT_SAYS(verdict_on({{2070, 1100}, {3080, 3180}, {{1780, 1000}}, {}}), "fewer too");
    EXPECT_SAYS(verdict_on({{2070, 1100}, {3080, 3180}, {{1780, 1850}}, {}}),
                "neither displacement nor a benefit");
    EXPECT_SAYS(verdict_on({{20, 18}, {40, 41}, {{30, 29}}, {}}), "from so few");
}

TEST(FollowUpVerdict, TellsItsDoubts) {
    const AreaCounts counts{{207, 110}, {308, 318}, {}, {}};
    EXPECT_SAYS(verdict_on(counts, {.places_are_lost = true}), "rows without a place jumps");
    EXPECT_SAYS(verdict_on(counts, {.other_choices = 5, .disagreeing_choices = 2}),
                "Of 5 other choices of control or period 2 lead to another conclusion");
    EXPECT_SAYS(verdict_on(counts, {.seasons_differ = true}), "different parts of the year");
    EXPECT_SAYS_NOT(verdict_on(counts), "But");
}

TEST(FollowUpVerdict, NeverClaimsAProof) {
    for (const AreaCounts& counts :
         {AreaCounts{{207, 110}, {308, 318}, {}, {}}, AreaCounts{{11, 20}, {31, 30}, {}, {}},
          AreaCounts{{0, 0}, {0, 0}, {}, {}}, AreaCounts{{9000, 1}, {9000, 9000}, {}, {}}})
        for (const char* word : {"prove", "proof", "caused", "thanks to", "nan", "inf"})
            EXPECT_SAYS_NOT(verdict_on(counts), word);
}

TEST(FollowUpVerdict, OfTwoRatesSaysHowOftenChanceDoesIt) {
    EXPECT_SAYS(verdict_of_rates(compare_rates({24, 2}, {5, 1})), "higher than the second");
    EXPECT_SAYS(verdict_of_rates(compare_rates({24, 2}, {5, 1})), "in about 4 of 100 cases");
    EXPECT_SAYS(verdict_of_rates(compare_rates({10, 1}, {20, 1})), "cannot be told apart");
    EXPECT_SAYS(verdict_of_rates(compare_rates({10, 1}, {20, 1})), "in about 7 of 100 cases");
    EXPECT_SAYS(verdict_of_rates(compare_rates({10, 1}, {200, 1})), "fewer than 1 of 100");
    EXPECT_SAYS(verdict_of_rates(compare_rates({20, 4}, {10, 2})), "are the same");
}

#undef EXPECT_SAYS
#undef EXPECT_SAYS_NOT

}  // namespace
}  // namespace tk
