#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/edit.h"
#include "layers/vector_layer.h"
#include "viewer/session/drawing.h"

/// The fields of any object on the map by name, with the words to show them, their units and the
/// values they may have: what the inspector and the tables are made of.
namespace tk {

enum class PropertyKind { text, number, choice, flag, day, time };

/// One of the values that a choice has.
struct FieldChoice {
    std::string key;    ///< as FieldValue holds it and files write it: "street"
    const char* label;  ///< in the language that was on
};

/// What is known of a field whatever the object.
struct FieldInfo {
    std::string_view key;   ///< "height", "flux", ...: as in the study's files
    const char* label;      ///< in the language that was on
    const char* unit = "";  ///< "m", "lm"; empty for a pure number or text
    PropertyKind kind = PropertyKind::text;
    bool optional = false;  ///< may be without a value
    bool editable = true;   ///< where the object belongs to a plan or is drawn
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    bool minimum_excluded = false;  ///< above `minimum`, not at it
    int decimals = 1;               ///< to show; more where the value needs them
    const char* explanation = "";   ///< a sentence, in the language that was on; may be empty
    std::vector<FieldChoice> choices = {};
    /// Why a text cannot be the value, in the language that is on; empty when it can. Null: any
    /// can.
    std::string (*refusal_of_text)(const std::string& text) = nullptr;
};

/// A field of one object. `value` is std::monostate where there is none; a choice is its key as
/// text, a time is UTC.
struct ObjectField {
    FieldInfo info;
    FieldValue value;
};

/// All fields in the order in which they are shown, the id first. Object is StreetLight, Camera,
/// Building, Development, Street, Tree, PrivacyMask, Entrance, Area, Observation, Drawing or
/// FeatureOfSet.
template <class Object>
std::vector<ObjectField> fields_of(const Object& object);
/// Of an incident; `categories` are Incidents::categories.
std::vector<ObjectField> fields_of(const Incident& incident,
                                   const std::vector<std::string>& categories);

/// An object after a change of a field, or why it cannot be, in the language that is on.
template <class Object>
struct ChangedObject {
    std::optional<Object> object;
    std::string refused;
};

/// The same object with another value of a field. std::monostate empties an optional field. Text is
/// stripped of blanks at its ends, bearings come to lie in [0, 360).
template <class Object>
ChangedObject<Object> with_field(const Object& object, std::string_view key,
                                 const FieldValue& value);

/// An edit that changes a field of an object, for a town as a plan leaves it.
struct FieldEdit {
    std::optional<Edit> edit;
    std::string refused;
};
FieldEdit edit_of_field(const Town& now, std::string_view layer, std::string_view id,
                        std::string_view key, const FieldValue& value);

/// Why the values of the object's fields cannot be; empty when they can.
template <class Object>
std::string refusal_of_values(const Object& object);

/// What is known of the fields of a kind of object: fields_of() without the values.
template <class Object>
std::vector<FieldInfo> field_infos();
/// The value of the field at that place of field_infos(). Takes nanoseconds: for tables.
template <class Object>
FieldValue field_value(const Object& object, std::size_t field);

}  // namespace tk
