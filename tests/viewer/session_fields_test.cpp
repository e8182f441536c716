#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "engine/surfaces/camera_coverage.h"
#include "engine/town/town_checks.h"
#include "tests/support/random_edits.h"
#include "tests/viewer/session_samples.h"
#include "viewer/session/object_fields.h"

namespace tk {
namespace {

template <class Object>
FieldValue value_called(const Object& object, std::string_view key) {
    for (const ObjectField& field : fields_of(object))
        if (field.info.key == key) return field.value;
    return std::monostate{};
}

TEST(ObjectFields, ABearingComesToLieWithinTheCircle) {
    const auto turned = with_field(StreetLight{}, "bearing", -90.0);
    ASSERT_TRUE(turned.object);
    EXPECT_DOUBLE_EQ(turned.object->bearing_deg, 270.0);
}

TEST(ObjectFields, WhatIsOutOfItsRangeIsRefusedInWords) {
    EXPECT_FALSE(with_field(StreetLight{}, "height", 0.0).object);
    EXPECT_FALSE(with_field(StreetLight{}, "height", 0.0).refused.empty());
    EXPECT_FALSE(with_field(StreetLight{}, "dimming", 1.01).object);
    EXPECT_TRUE(with_field(StreetLight{}, "dimming", 0.0).object);
    EXPECT_FALSE(with_field(StreetLight{}, "flux", -1.0).object);
    EXPECT_FALSE(with_field(StreetLight{}, "flux", double{NAN}).object);
    EXPECT_FALSE(with_field(Camera{}, "fov", 361.0).object);
    EXPECT_FALSE(with_field(Building{}, "window_share", 2.0).object);
    EXPECT_FALSE(with_field(Development{}, "entrances", -1.0).object);
    EXPECT_FALSE(with_field(StreetLight{}, "distribution", std::string("moon")).object);
    EXPECT_FALSE(with_field(StreetLight{}, "id", std::string("x")).object);
    EXPECT_FALSE(with_field(StreetLight{}, "colour", std::string("x")).object);
    EXPECT_FALSE(with_field(StreetLight{}, "height", std::string("six")).object);
    EXPECT_FALSE(with_field(StreetLight{}, "height", std::monostate{}).object);
}

TEST(ObjectFields, OptionalOnesCanBeEmptied) {
    Camera camera;
    camera.bearing_deg = 10.0;
    const auto all_round = with_field(camera, "bearing", std::monostate{});
    ASSERT_TRUE(all_round.object);
    EXPECT_FALSE(all_round.object->bearing_deg);
    Development plan;
    plan.name = "Bryggan";
    EXPECT_EQ(with_field(plan, "name", std::monostate{}).object->name, "");
    EXPECT_EQ(with_field(plan, "name", std::string("  Ny  ")).object->name, "Ny");
    const auto open = with_field(plan, "ground_floor_use", std::string("restaurang"));
    EXPECT_EQ(open.object->ground_floor_use, "restaurang");
    EXPECT_EQ(
        with_field(*open.object, "ground_floor_use", std::monostate{}).object->ground_floor_use,
        "");
    EXPECT_DOUBLE_EQ(*with_field(plan, "entrances", 3.0).object->entrances, 3.0);
}

TEST(ObjectFields, AFieldOfViewThatIsSetIsTheOneThatCounts) {
    Camera camera;
    camera.field_of_view_deg = 90.0;
    camera.focal_length_mm = 5.0;
    camera.sensor_width_mm = 5.0;
    const auto shown = [](const Camera& c) { return std::get<double>(value_called(c, "fov")); };
    EXPECT_EQ(shown(camera), 53.1) << "the lens's: 2 atan(1/2)";
    const auto made = with_field(camera, "fov", 30.0);
    ASSERT_TRUE(made.object);
    EXPECT_EQ(horizontal_field_of_view_deg(*made.object), 30.0);
    EXPECT_EQ(shown(*made.object), 30.0);
    // One of the two alone says nothing.
    const auto half = with_field(*made.object, "focal", 5.0);
    EXPECT_EQ(shown(*half.object), 30.0);
}

TEST(ObjectFields, AChoiceAndAWholeNumberAreTaken) {
    EXPECT_EQ(with_field(StreetLight{}, "distribution", std::string("street")).object->distribution,
              LightDistribution::street);
    EXPECT_DOUBLE_EQ(*with_field(Building{}, "floors", std::int64_t{4}).object->floors, 4.0);
}

TEST(ObjectFields, AnIncidentNamesItsCategory) {
    Incident incident;
    incident.category = 1;
    for (const ObjectField& field : fields_of(incident, {"rån", "stöld"}))
        if (field.info.key == "category") {
            EXPECT_EQ(std::get<std::string>(field.value), "stöld");
        }
}

TEST(ObjectFields, AnEditOfAFieldIsAChangeOfTheWholeObject) {
    const Session session = test::small_session();
    const FieldEdit edit = edit_of_field(*session.loaded->town, "lights", "L-204", "height", 8.0);
    ASSERT_TRUE(edit.edit);
    EXPECT_DOUBLE_EQ(std::get<Changed<StreetLight>>(*edit.edit).object.height_m, 8.0);
    EXPECT_FALSE(edit_of_field(*session.loaded->town, "lights", "L-9", "height", 8.0).edit);
    EXPECT_FALSE(edit_of_field(*session.loaded->town, "areas", "A", "name", 8.0).edit);
}

/// Every field that can be set takes the value it has, and gives the same object.
template <class Object>
void set_each_to_itself(const Object& object) {
    for (const ObjectField& field : fields_of(object)) {
        if (!field.info.editable) continue;
        const auto same = with_field(object, field.info.key, field.value);
        RC_ASSERT(same.object.has_value());
        RC_ASSERT(*same.object == object);
    }
    RC_ASSERT(refusal_of_values(object).empty());
}

RC_GTEST_PROP(ObjectFields, EveryFieldTakesTheValueItHas, ()) {
    set_each_to_itself(test::random_object<StreetLight>("a"));
    set_each_to_itself(test::random_object<Camera>("a"));
    set_each_to_itself(test::random_object<Building>("a"));
    set_each_to_itself(test::random_object<Development>("a"));
    set_each_to_itself(test::random_object<Street>("a"));
}

RC_GTEST_PROP(ObjectFields, AnyValueTheyTakeTheTownTakes, ()) {
    const double value =
        test::pick_of(std::vector{-1e9, -90.5, -1.0, 0.0, 1e-9, 0.5, 1.0, 1.5, 90.0, 360.0, 361.0,
                                  1e9, double{NAN}, double{INFINITY}});
    StreetLight lamp = test::random_object<StreetLight>("a");
    Camera camera = test::random_object<Camera>("a");
    for (const FieldInfo& info : field_infos<StreetLight>())
        if (const auto changed = with_field(lamp, info.key, value); changed.object)
            check_lights(std::vector{*changed.object});
    for (const FieldInfo& info : field_infos<Camera>())
        if (const auto changed = with_field(camera, info.key, value); changed.object)
            check_cameras(std::vector{*changed.object});
}

}  // namespace
}  // namespace tk
