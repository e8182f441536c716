#include "engine/follow_up/follow_up_findings.h"

#include <gtest/gtest.h>

#include "engine/follow_up/power.h"

namespace tk {
namespace {

const AreaCounts wheeler_counts{{207, 110}, {308, 318}, {{178, 157}}, {{150, 140}}};

TEST(FollowUpFindings, OverdispersionWidensTheRelativeEffectAlone) {
    const FollowUpFindings poisson = findings_of({wheeler_counts, {}, 1.0});
    const FollowUpFindings usual = findings_of({wheeler_counts});
    EXPECT_NEAR(usual.effect.interval.low, 1.308838, 5e-7);
    EXPECT_NEAR(usual.effect.interval.high, 2.884180, 5e-7);
    EXPECT_NEAR(poisson.effect.interval.low, 1.469390, 5e-7);
    EXPECT_EQ(usual.difference.total->standard_error, poisson.difference.total->standard_error);
    EXPECT_EQ(usual.quotient->interval.low, poisson.quotient->interval.low);
    EXPECT_GT(usual.minimum_detectable_effect, poisson.minimum_detectable_effect);
    EXPECT_EQ(usual.minimum_detectable_effect,
              minimum_detectable_effect({{207, 110}, {308, 318}, 2.0}));
}

TEST(FollowUpFindings, GiveWhatTheAreasSufficeFor) {
    const FollowUpFindings four = findings_of({{{207, 110}, {308, 318}, {}, {}}});
    EXPECT_FALSE(four.quotient || four.net || four.difference.total);
    const FollowUpFindings six = findings_of({{{207, 110}, {308, 318}, {{178, 157}}, {}}});
    EXPECT_TRUE(six.quotient && six.net);
    EXPECT_FALSE(six.difference.displacement || six.difference.total);
    EXPECT_TRUE(findings_of({wheeler_counts}).difference.total);
}

TEST(FollowUpFindings, CompareTheTreatedAreasRatesByTheDaysOfThePeriods) {
    AreaWeights weights;
    weights.before = 2.0;
    const FollowUpFindings findings = findings_of({{{24, 5}, {10, 10}, {}, {}}, weights});
    EXPECT_NEAR(findings.treated_alone.p, 0.0395009, 5e-8);
    EXPECT_EQ(findings.effect.estimate, relative_effect({24, 5}, {10, 10}).estimate);
}

}  // namespace
}  // namespace tk
