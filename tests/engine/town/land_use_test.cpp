#include "engine/town/land_use.h"

#include <gtest/gtest.h>

namespace tk {
namespace {

Development used_as(std::string use, DevelopmentAction action = DevelopmentAction::build,
                    bool stands = true) {
    Development plan;
    plan.id = use;
    plan.footprint = {{{{674000, 6580000}, {674010, 6580000}, {674010, 6580010}}, {}}};
    plan.use = std::move(use);
    plan.action = action;
    plan.stands = stands;
    return plan;
}

const FeatureSet bars_and_cafes{"bars", {{0.0, 0.0}}, {}, {}, {"bar", "Café"}};

TEST(LandUse, BelongsToASetByAWholeWordInAnyCase) {
    EXPECT_TRUE(belongs_to(used_as("Restaurang och BAR"), bars_and_cafes));
    EXPECT_TRUE(belongs_to(used_as("bar"), bars_and_cafes));
    EXPECT_TRUE(belongs_to(used_as("CAFÉ, kontor"), bars_and_cafes));
    EXPECT_FALSE(belongs_to(used_as("barnstuga"), bars_and_cafes));
    EXPECT_FALSE(belongs_to(used_as("sushibar"), bars_and_cafes));
    EXPECT_FALSE(belongs_to(used_as("barär"), bars_and_cafes));
    EXPECT_FALSE(belongs_to(used_as(""), bars_and_cafes));
}

TEST(LandUse, BelongsOnlyWhileItStandsAndIsNoDemolition) {
    EXPECT_TRUE(belongs_to(used_as("bar", DevelopmentAction::open), bars_and_cafes));
    EXPECT_FALSE(belongs_to(used_as("bar", DevelopmentAction::demolish), bars_and_cafes));
    EXPECT_FALSE(belongs_to(used_as("bar", DevelopmentAction::build, false), bars_and_cafes));
}

TEST(LandUse, OfASetWithoutUsesIsNone) {
    FeatureSet set = bars_and_cafes;
    set.uses.clear();
    EXPECT_FALSE(belongs_to(used_as("bar"), set));
    set.uses = {""};
    EXPECT_FALSE(belongs_to(used_as("bar"), set));
}

TEST(LandUse, ASetHasTheFootprintsOfItsDevelopmentsBesidesItsOwn) {
    TownParts parts;
    parts.developments = {used_as("bar"), used_as("kontor"), used_as("café")};
    const auto town = build_town(std::move(parts));
    const FeatureSet set = with_developments(bars_and_cafes, *town);
    EXPECT_EQ(set.points, bars_and_cafes.points);
    ASSERT_EQ(set.polygons.size(), 2U);
    EXPECT_EQ(set.polygons[0], town->developments()[0].footprint[0]);
}

}  // namespace
}  // namespace tk
