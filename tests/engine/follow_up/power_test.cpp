#include "engine/follow_up/power.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <stdexcept>

namespace tk {
namespace {

PowerQuestion question_of(double count, double overdispersion) {
    PowerQuestion question;
    question.treated = question.control = {count, count};
    question.overdispersion = overdispersion;
    return question;
}

// R: exp((qnorm(0.975) + qnorm(0.8)) * sqrt(2 * 4 / 100)).
TEST(MinimumDetectableEffect, AgreesWithItsFormulaInR) {
    EXPECT_NEAR(minimum_detectable_effect(question_of(100, 2)), 2.2087085, 5e-8);
}

TEST(MinimumDetectableEffect, ShrinksWithTheRootOfTheCounts) {
    const double few = std::log(minimum_detectable_effect(question_of(25, 1)));
    const double many = std::log(minimum_detectable_effect(question_of(400, 1)));
    EXPECT_NEAR(few / many, 4.0, 1e-12);
    EXPECT_GT(minimum_detectable_effect(question_of(100, 1), 0.9),
              minimum_detectable_effect(question_of(100, 1), 0.8));
}

TEST(MinimumDetectableEffect, IsThereForCountsOfZero) {
    EXPECT_NEAR(std::log(minimum_detectable_effect(question_of(0, 1))),
                (1.959963984540054 + 0.8416212335729143) * std::sqrt(8.0), 1e-9);
}

TEST(PowerToDetect, OfNoEffectIsTheSignificance) {
    EXPECT_NEAR(power_to_detect(1.0, question_of(100, 2)), 0.05, 1e-12);
}

TEST(PowerToDetect, RefusesQuestionsWithoutSense) {
    EXPECT_THROW(power_to_detect(0.0, question_of(100, 1)), std::invalid_argument);
    EXPECT_THROW(minimum_detectable_effect(question_of(100, 0)), std::invalid_argument);
    EXPECT_THROW(minimum_detectable_effect(question_of(100, 1), 1.0), std::invalid_argument);
    PowerQuestion question = question_of(100, 1);
    question.significance = 0.0;
    EXPECT_THROW(minimum_detectable_effect(question), std::invalid_argument);
}

// The other tail adds less than 1e-6 to the 80 %.
RC_GTEST_PROP(PowerToDetect, AnyMinimumDetectableEffectIsSeenInFourOfFive, ()) {
    const PowerQuestion question =
        question_of(*rc::gen::inRange(1, 5000), 0.5 + 0.1 * *rc::gen::inRange(0, 50));
    const double effect = minimum_detectable_effect(question);
    RC_ASSERT(std::abs(power_to_detect(effect, question) - 0.8) < 3e-6);
    RC_ASSERT(std::abs(power_to_detect(1.0 / effect, question) - 0.8) < 3e-6);
}

}  // namespace
}  // namespace tk
