#pragma once

#include <chrono>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "viewer/session/object_fields.h"

/// How each kind of object gives and takes the values of its fields. Private to session/.
namespace tk {

template <class Object>
struct FieldSpec {
    FieldInfo info;
    FieldValue (*get)(const Object& object) = nullptr;
    /// Null for a field that cannot be set.
    void (*set)(Object& object, const FieldValue& value) = nullptr;
};

/// The object and value of a pointer to a member.
template <class Member>
struct MemberParts;
template <class Object, class Value>
struct MemberParts<Value Object::*> {
    using ObjectType = Object;
    using ValueType = Value;
};

template <auto Member>
FieldValue member_value(const typename MemberParts<decltype(Member)>::ObjectType& object) {
    const auto& value = object.*Member;
    if constexpr (requires { value.has_value(); }) {
        if (!value) return std::monostate{};
        return *value;
    } else {
        return value;
    }
}

template <auto Member>
void set_member(typename MemberParts<decltype(Member)>::ObjectType& object,
                const FieldValue& value) {
    auto& into = object.*Member;
    using Value = std::decay_t<decltype(into)>;
    if constexpr (requires { into.has_value(); }) {
        if (std::holds_alternative<std::monostate>(value))
            into.reset();
        else
            into = std::get<typename Value::value_type>(value);
    } else {
        into = std::get<Value>(value);
    }
}

template <auto Member>
FieldSpec<typename MemberParts<decltype(Member)>::ObjectType> member_field(FieldInfo info) {
    FieldSpec<typename MemberParts<decltype(Member)>::ObjectType> spec{
        std::move(info), &member_value<Member>, nullptr};
    if (spec.info.editable) spec.set = &set_member<Member>;
    return spec;
}

template <class Object>
FieldSpec<Object> id_field(const char* label) {
    FieldInfo info{.key = "id", .label = label, .editable = false};
    return {std::move(info), [](const Object& o) { return FieldValue(o.id); }, nullptr};
}

/// The fields of a kind of object, in the words of the language that is on. Cheap enough for every
/// frame.
template <class Object>
std::vector<FieldSpec<Object>> field_specs();

}  // namespace tk
