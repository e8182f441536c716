#include "viewer/session/object_fields.h"

#include <algorithm>
#include <cmath>

#include "engine/core/compass.h"
#include "viewer/session/feature_of_set.h"
#include "viewer/session/field_specs.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

std::string limit_text(const FieldInfo& info, double limit) {
    const std::string number = number_text(limit, limit == std::floor(limit) ? 0 : 2);
    return *info.unit == '\0' || std::string_view(info.unit) == "°" ? number + info.unit
                                                                    : number + " " + info.unit;
}

std::string refusal_of_number(const FieldInfo& info, double value) {
    if (!std::isfinite(value)) return fill_in(tr("{}: this is not a number."), {info.label});
    const bool low = info.minimum_excluded ? value <= info.minimum : value < info.minimum;
    if (!low && value <= info.maximum) return {};
    const std::string least = limit_text(info, info.minimum);
    const std::string most = limit_text(info, info.maximum);
    if (std::isfinite(info.minimum) && std::isfinite(info.maximum))
        return info.minimum_excluded
                   ? fill_in(tr("{} must be above {} and at most {}."), {info.label, least, most})
                   : fill_in(tr("{} must be from {} to {}."), {info.label, least, most});
    if (std::isfinite(info.minimum))
        return info.minimum_excluded ? fill_in(tr("{} must be above {}."), {info.label, least})
                                     : fill_in(tr("{} must be at least {}."), {info.label, least});
    return fill_in(tr("{} must be at most {}."), {info.label, most});
}

std::string refusal_of_choice(const FieldInfo& info, const std::string& key) {
    for (const FieldChoice& choice : info.choices)
        if (choice.key == key) return {};
    return fill_in(tr("{} cannot be “{}”."), {info.label, key});
}

/// Whether the value is of the kind that the field holds.
bool kind_fits(const FieldInfo& info, const FieldValue& value) {
    switch (info.kind) {
        case PropertyKind::text:
        case PropertyKind::choice: return std::holds_alternative<std::string>(value);
        case PropertyKind::number:
            return std::holds_alternative<double>(value) ||
                   std::holds_alternative<std::int64_t>(value);
        case PropertyKind::flag: return std::holds_alternative<bool>(value);
        case PropertyKind::day: return std::holds_alternative<std::chrono::year_month_day>(value);
        case PropertyKind::time: return std::holds_alternative<std::chrono::sys_seconds>(value);
    }
    return false;
}

std::string refusal_of_value(const FieldInfo& info, const FieldValue& value) {
    if (std::holds_alternative<std::monostate>(value))
        return info.optional ? std::string() : fill_in(tr("{} needs a value."), {info.label});
    if (!kind_fits(info, value)) return fill_in(tr("{} cannot have this value."), {info.label});
    if (const auto* number = std::get_if<double>(&value)) return refusal_of_number(info, *number);
    if (info.refusal_of_text != nullptr) return info.refusal_of_text(std::get<std::string>(value));
    if (info.kind == PropertyKind::choice)
        return refusal_of_choice(info, std::get<std::string>(value));
    if (const auto* day = std::get_if<std::chrono::year_month_day>(&value); day && !day->ok())
        return fill_in(tr("{}: there is no such day."), {info.label});
    return {};
}

std::string without_outer_blanks(const std::string& text) {
    constexpr const char* blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// As a field keeps it: whole numbers as numbers, bearings within the circle, text without blanks
/// at its ends, an empty text for none.
FieldValue tidy_value(const FieldInfo& info, FieldValue value) {
    if (info.kind == PropertyKind::text && std::holds_alternative<std::monostate>(value))
        return std::string();
    if (const auto* text = std::get_if<std::string>(&value)) return without_outer_blanks(*text);
    if (info.kind != PropertyKind::number) return value;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) value = static_cast<double>(*whole);
    if (auto* number = std::get_if<double>(&value);
        number != nullptr && info.key == "bearing" && std::isfinite(*number))
        *number = normalised_bearing_deg(*number);
    return value;
}

template <class Object>
FieldEdit edit_in_list(const std::vector<Object>& objects, std::string_view id,
                       std::string_view key, const FieldValue& value) {
    const auto found = std::find_if(objects.begin(), objects.end(),
                                    [&](const Object& object) { return object.id == id; });
    if (found == objects.end())
        return {std::nullopt, fill_in(tr("There is no “{}” any more."), {id})};
    ChangedObject<Object> changed = with_field(*found, key, value);
    if (!changed.object) return {std::nullopt, std::move(changed.refused)};
    return {Changed<Object>{std::move(*changed.object)}, {}};
}

}  // namespace

template <class Object>
std::vector<ObjectField> fields_of(const Object& object) {
    std::vector<ObjectField> fields;
    for (FieldSpec<Object>& spec : field_specs<Object>())
        fields.push_back({std::move(spec.info), spec.get(object)});
    return fields;
}

std::vector<ObjectField> fields_of(const Incident& incident,
                                   const std::vector<std::string>& categories) {
    std::vector<ObjectField> fields = fields_of(incident);
    for (ObjectField& field : fields)
        if (const auto* index = std::get_if<std::int64_t>(&field.value);
            index != nullptr && field.info.key == "category")
            field.value = categories.at(static_cast<std::size_t>(*index));
    return fields;
}

template <class Object>
ChangedObject<Object> with_field(const Object& object, std::string_view key,
                                 const FieldValue& value) {
    for (const FieldSpec<Object>& spec : field_specs<Object>()) {
        if (spec.info.key != key) continue;
        if (spec.set == nullptr)
            return {std::nullopt, fill_in(tr("{} cannot be changed."), {spec.info.label})};
        const FieldValue tidy = tidy_value(spec.info, value);
        if (std::string refused = refusal_of_value(spec.info, tidy); !refused.empty())
            return {std::nullopt, std::move(refused)};
        Object changed = object;
        spec.set(changed, tidy);
        return {std::move(changed), {}};
    }
    return {std::nullopt, fill_in(tr("There is no field “{}”."), {key})};
}

template <class Object>
std::string refusal_of_values(const Object& object) {
    for (const FieldSpec<Object>& spec : field_specs<Object>())
        if (spec.set != nullptr)
            if (std::string refused = refusal_of_value(spec.info, spec.get(object));
                !refused.empty())
                return refused;
    return {};
}

template <class Object>
std::vector<FieldInfo> field_infos() {
    std::vector<FieldInfo> infos;
    for (FieldSpec<Object>& spec : field_specs<Object>()) infos.push_back(std::move(spec.info));
    return infos;
}

template <class Object>
FieldValue field_value(const Object& object, std::size_t field) {
    // Which function gives a field does not depend on the language: kept from the first call.
    static const std::vector<FieldSpec<Object>> specs = field_specs<Object>();
    return specs.at(field).get(object);
}

FieldEdit edit_of_field(const Town& now, std::string_view layer, std::string_view id,
                        std::string_view key, const FieldValue& value) {
    if (layer == layer_id::lights) return edit_in_list(now.lights(), id, key, value);
    if (layer == layer_id::cameras) return edit_in_list(now.cameras(), id, key, value);
    if (layer == layer_id::buildings) return edit_in_list(now.buildings(), id, key, value);
    if (layer == layer_id::developments) return edit_in_list(now.developments(), id, key, value);
    if (layer == layer_id::streets) return edit_in_list(now.streets(), id, key, value);
    if (layer == layer_id::trees) return edit_in_list(now.trees(), id, key, value);
    if (layer == layer_id::masks) return edit_in_list(now.masks(), id, key, value);
    return {std::nullopt, tr("Proposals do not change this layer.")};
}

#define TK_FIELDS_OF(Object)                                                                       \
    template std::vector<ObjectField> fields_of(const Object&);                                    \
    template ChangedObject<Object> with_field(const Object&, std::string_view, const FieldValue&); \
    template std::string refusal_of_values(const Object&);                                         \
    template std::vector<FieldInfo> field_infos<Object>();                                         \
    template FieldValue field_value(const Object&, std::size_t);
TK_FIELDS_OF(StreetLight)
TK_FIELDS_OF(Camera)
TK_FIELDS_OF(Building)
TK_FIELDS_OF(Development)
TK_FIELDS_OF(Street)
TK_FIELDS_OF(Tree)
TK_FIELDS_OF(PrivacyMask)
TK_FIELDS_OF(Entrance)
TK_FIELDS_OF(Area)
TK_FIELDS_OF(Observation)
TK_FIELDS_OF(Incident)
TK_FIELDS_OF(Drawing)
TK_FIELDS_OF(FeatureOfSet)
#undef TK_FIELDS_OF

}  // namespace tk
