#include "engine/scenario/describe.h"

#include <gtest/gtest.h>

#include <utility>

#include "engine/scenario/number_words.h"

namespace tk {
namespace {

MultiPolygon describe_test_square(double west, double south, double side) {
    return {
        {{{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}},
         {}}};
}

/// Light L-3, camera K-1, buildings B-12 and B-13 and the planned D-1.
class Describe : public ::testing::Test {
protected:
    Describe() {
        light.id = "L-3";
        light.at = {674000, 6580000};
        light.luminous_flux_lm = 4000;
        camera.id = "K-1";
        camera.bearing_deg = 90.0;
        building.id = "B-12";
        building.footprint = describe_test_square(0, 0, 10);
        Building other = building;
        other.id = "B-13";
        other.footprint = describe_test_square(20, 0, 10);
        plan.id = "D-1";
        plan.name = "Kv. Bryggan";
        plan.footprint = describe_test_square(0, 0, 30);
        plan.floors = 5;
        plan.height_m = 15;
        plan.stands = true;
        TownParts parts;
        parts.lights = {light};
        parts.cameras = {camera};
        parts.buildings = {building, other};
        town = build_town(std::move(parts));
    }
    std::string said(const Edit& edit) const { return describe(edit, *town); }

    StreetLight light;
    Camera camera;
    Building building;
    Development plan;
    std::shared_ptr<const Town> town;
};

TEST_F(Describe, SaysHowFarAndWhichWayALightMoves) {
    light.at.north_m += 38.2;
    EXPECT_EQ(said(Changed<StreetLight>{light}), "Move light L-3 38 m north");
    light.at = {674000 - 2.5, 6580000 - 2.5};
    EXPECT_EQ(said(Changed<StreetLight>{light}), "Move light L-3 3.5 m south-west");
    light.luminous_flux_lm = 7000;
    EXPECT_EQ(said(Changed<StreetLight>{light}),
              "Move light L-3 3.5 m south-west and change flux 4 000 -> 7 000 lm");
}

TEST_F(Describe, ListsWhatChangesInALight) {
    light.luminous_flux_lm = 7000;
    light.height_m = 8;
    EXPECT_EQ(said(Changed<StreetLight>{light}),
              "Change light L-3: flux 4 000 -> 7 000 lm, height 6 -> 8 m");
}

TEST_F(Describe, SaysSoWhenNothingChanges) {
    EXPECT_EQ(said(Changed<StreetLight>{light}), "Leave light L-3 as it is");
}

TEST_F(Describe, SaysWhereSomethingIsAdded) {
    camera.id = "K-7";
    camera.at = {674032.4, 6580821.6};
    EXPECT_EQ(said(Added<Camera>{camera}), "Add camera K-7 at E 674 032, N 6 580 822");
}

TEST_F(Describe, SaysWhatIsRemoved) {
    EXPECT_EQ(said(Removed<Building>{"B-12"}), "Remove building B-12");
    EXPECT_EQ(said(Removed<StreetLight>{"L-3"}), "Remove light L-3");
}

TEST_F(Describe, SaysHowACameraTurns) {
    camera.bearing_deg = 135.0;
    EXPECT_EQ(said(Changed<Camera>{camera}), "Turn camera K-1 from 90° to 135°");
    camera.bearing_deg.reset();
    EXPECT_EQ(said(Changed<Camera>{camera}), "Change camera K-1: bearing 90° -> all round");
    camera.bearing_deg = 90.0;
    camera.weighing.signage = "Skylt vid varje grind";
    EXPECT_EQ(said(Changed<Camera>{camera}), "Change camera K-1: weighing of interests");
}

TEST(DescribeMask, SaysOfWhichCameraAndWhatChanges) {
    const PrivacyMask mask{"M-1", "K-1", describe_test_square(0, 0, 12)};
    TownParts parts;
    parts.masks = {mask};
    const auto before = build_town(std::move(parts));
    EXPECT_EQ(describe(Added<PrivacyMask>{mask}, *before), "Add mask M-1 of camera K-1, 144 m²");
    PrivacyMask other = mask;
    other.camera_id.clear();
    EXPECT_EQ(describe(Changed<PrivacyMask>{other}, *before),
              "Change mask M-1: camera 'K-1' -> every camera");
    other = mask;
    other.shape = describe_test_square(5, 0, 12);
    EXPECT_EQ(describe(Changed<PrivacyMask>{other}, *before), "Change mask M-1: outline");
    EXPECT_EQ(describe(Changed<PrivacyMask>{mask}, *before), "Leave mask M-1 as it is");
    EXPECT_EQ(describe(Removed<PrivacyMask>{"M-1"}, *before), "Remove mask M-1");
}

TEST_F(Describe, SaysWhatIsBuilt) {
    EXPECT_EQ(said(Added<Development>{plan}), "Build 'Kv. Bryggan', 5 floors, 15 m");
    plan.stands = false;
    EXPECT_EQ(said(Added<Development>{plan}), "Plan 'Kv. Bryggan', 5 floors, 15 m");
}

TEST_F(Describe, CountsTheBuildingsThatAreTornDown) {
    plan.action = DevelopmentAction::demolish;
    EXPECT_EQ(said(Added<Development>{plan}), "Demolish 'Kv. Bryggan', 2 buildings");
    plan.footprint = describe_test_square(0, 0, 12);
    EXPECT_EQ(said(Added<Development>{plan}), "Demolish 'Kv. Bryggan', 1 building");
}

TEST_F(Describe, SaysThatAPlanIsBuiltOrLeftOut) {
    Development planned = plan;
    planned.stands = false;
    TownParts parts;
    parts.developments = {planned};
    const auto before = build_town(std::move(parts));
    EXPECT_EQ(describe(Changed<Development>{plan}, *before), "Build 'Kv. Bryggan', 5 floors, 15 m");
    Development taller = planned;
    taller.floors = 7;
    taller.height_m = 21;
    EXPECT_EQ(describe(Changed<Development>{taller}, *before),
              "Change development 'Kv. Bryggan': floors 5 -> 7, height 15 -> 21 m");
}

TEST_F(Describe, SaysLittleAboutWhatItDoesNotKnow) {
    light.id = "L-99";
    EXPECT_EQ(said(Changed<StreetLight>{light}), "Change light L-99");
}

TEST(NumberWords, PartThousandsAndDropEmptyDecimals) {
    EXPECT_EQ(in_words(0), "0");
    EXPECT_EQ(in_words(999), "999");
    EXPECT_EQ(in_words(1000), "1 000");
    EXPECT_EQ(in_words(6580822.4, 0), "6 580 822");
    EXPECT_EQ(in_words(-1234567.5), "-1 234 567.5");
    EXPECT_EQ(in_words(0.85), "0.85");
    EXPECT_EQ(in_words(-0.001), "0");
    EXPECT_EQ(in_words(2.50), "2.5");
}

}  // namespace
}  // namespace tk
