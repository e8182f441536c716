#include "engine/scenario/apply.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "engine/core/input_error.h"

namespace tk {
namespace {

StreetLight apply_test_light(std::string id, double east_m = 0.0) {
    StreetLight light;
    light.id = std::move(id);
    light.at = {east_m, 0.0};
    return light;
}

std::shared_ptr<const Town> town_with_lights(const std::vector<std::string>& ids) {
    TownParts parts;
    for (const std::string& id : ids) parts.lights.push_back(apply_test_light(id));
    return build_town(std::move(parts));
}

std::vector<std::string> light_ids(const Town& town) {
    std::vector<std::string> ids;
    for (const StreetLight& light : town.lights()) ids.push_back(light.id);
    return ids;
}

using LightNames = std::vector<std::string>;

TEST(Apply, PutsAnAddedObjectLast) {
    const auto today = town_with_lights({"a", "b"});
    const auto plan = apply(*today, {"P", {Added<StreetLight>{apply_test_light("c")}}});
    EXPECT_EQ(light_ids(*plan), (LightNames{"a", "b", "c"}));
    EXPECT_EQ(light_ids(*today), (LightNames{"a", "b"}));
}

TEST(Apply, LeavesAChangedObjectInItsPlace) {
    const auto today = town_with_lights({"a", "b", "c"});
    const auto plan = apply(*today, {"P", {Changed<StreetLight>{apply_test_light("b", 38.0)}}});
    EXPECT_EQ(light_ids(*plan), (LightNames{"a", "b", "c"}));
    EXPECT_EQ(plan->lights()[1].at.east_m, 38.0);
}

TEST(Apply, KeepsTheOrderOfWhatIsLeftAfterARemoval) {
    const auto today = town_with_lights({"a", "b", "c", "d"});
    const auto plan = apply(*today, {"P", {Removed<StreetLight>{"b"}}});
    EXPECT_EQ(light_ids(*plan), (LightNames{"a", "c", "d"}));
}

TEST(Apply, MakesEditsOneAfterTheOther) {
    const auto today = town_with_lights({"a", "b"});
    const auto plan =
        apply(*today, {"P",
                       {Removed<StreetLight>{"a"}, Added<StreetLight>{apply_test_light("a", 5.0)},
                        Changed<StreetLight>{apply_test_light("a", 7.0)},
                        Added<StreetLight>{apply_test_light("c")}, Removed<StreetLight>{"b"}}});
    EXPECT_EQ(light_ids(*plan), (LightNames{"a", "c"}));
    EXPECT_EQ(plan->lights()[0].at.east_m, 7.0);
}

TEST(Apply, SharesTheListsThatNoEditConcerns) {
    const auto today = town_with_lights({"a"});
    const auto plan = apply(*today, {"P", {Removed<StreetLight>{"a"}}});
    EXPECT_EQ(&plan->cameras(), &today->cameras());
    EXPECT_EQ(&plan->incidents(), &today->incidents());
    EXPECT_NE(&plan->lights(), &today->lights());
}

TEST(Apply, ReachesEveryKindOfObject) {
    Camera camera;
    camera.id = "K";
    Building building;
    building.id = "B";
    building.footprint = {{{{0, 0}, {1, 0}, {1, 1}}, {}}};
    Development development;
    development.id = "D";
    development.footprint = building.footprint;
    Street street;
    street.id = "S";
    Tree tree;
    tree.id = "T";
    const PrivacyMask mask{"M", "K", building.footprint};
    const auto plan =
        apply(*build_town({}),
              {"P",
               {Added<Camera>{camera}, Added<Building>{building}, Added<Development>{development},
                Added<Street>{street}, Added<Tree>{tree}, Added<PrivacyMask>{mask}}});
    EXPECT_EQ(plan->masks(), std::vector{mask});
    EXPECT_EQ(plan->cameras().size(), 1U);
    EXPECT_EQ(plan->buildings().size(), 1U);
    EXPECT_EQ(plan->developments().size(), 1U);
    EXPECT_EQ(plan->streets().size(), 1U);
    EXPECT_EQ(plan->trees().size(), 1U);
}

std::string refusal_of_edits(const Town& today, std::vector<Edit> edits) {
    try {
        apply(today, {"Förslag B", std::move(edits)});
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

TEST(Apply, RefusesAnUnknownIdWithTheScenarioTheEditAndTheRemedy) {
    const auto today = town_with_lights({"a"});
    EXPECT_EQ(refusal_of_edits(*today, {Removed<StreetLight>{"a"}, Removed<StreetLight>{"z"}}),
              "scenario 'Förslag B': edit 2 removes the light 'z', which is not there; "
              "use the id of one of the lights there are, or add it");
    EXPECT_EQ(refusal_of_edits(*today, {Changed<StreetLight>{apply_test_light("z")}}),
              "scenario 'Förslag B': edit 1 changes the light 'z', which is not there; "
              "use the id of one of the lights there are, or add it");
    EXPECT_NE(refusal_of_edits(*today, {Removed<StreetLight>{"a"}, Removed<StreetLight>{"a"}}), "");
}

TEST(Apply, RefusesToAddAnIdThatIsThere) {
    const auto today = town_with_lights({"a"});
    EXPECT_EQ(refusal_of_edits(*today, {Added<StreetLight>{apply_test_light("a")}}),
              "scenario 'Förslag B': edit 1 adds the light 'a', which is there already; "
              "give the new light an id of its own, or let the edit change it");
}

TEST(Apply, RefusesAnObjectWithAValueOutOfItsRange) {
    StreetLight buried = apply_test_light("b");
    buried.height_m = 0.0;
    EXPECT_THROW(apply(*town_with_lights({"a"}), {"P", {Added<StreetLight>{buried}}}),
                 std::invalid_argument);
}

}  // namespace
}  // namespace tk
