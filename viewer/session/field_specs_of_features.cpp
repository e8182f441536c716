// The features of a set: the study keeps nothing of them but where they are.
#include "layers/vector_layers.h"
#include "viewer/session/feature_of_set.h"
#include "viewer/session/field_specs.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

const char* words_of_kind(FeatureOfSet::Kind kind) {
    switch (kind) {
        case FeatureOfSet::Kind::point: return tr("point");
        case FeatureOfSet::Kind::line: return tr("line");
        case FeatureOfSet::Kind::area: return tr("area");
    }
    return "";
}

FieldInfo measured_info(std::string_view key, const char* label, const char* unit, int decimals) {
    return {.key = key,
            .label = label,
            .unit = unit,
            .kind = PropertyKind::number,
            .optional = true,
            .editable = false,
            .decimals = decimals};
}

FieldValue number_or_none(const std::optional<double>& value) {
    if (!value) return std::monostate{};
    return *value;
}

}  // namespace

template <>
std::vector<FieldSpec<FeatureOfSet>> field_specs() {
    std::vector<FieldSpec<FeatureOfSet>> specs;
    specs.push_back(
        {{.key = "kind", .label = tr("Kind"), .editable = false},
         [](const FeatureOfSet& f) { return FieldValue(std::string(words_of_kind(f.kind))); },
         nullptr});
    specs.push_back({measured_info("east", tr("East"), "m", 1),
                     [](const FeatureOfSet& f) { return FieldValue(f.at.east_m); }, nullptr});
    specs.push_back({measured_info("north", tr("North"), "m", 1),
                     [](const FeatureOfSet& f) { return FieldValue(f.at.north_m); }, nullptr});
    specs.push_back({measured_info("length", tr("Length"), "m", 0),
                     [](const FeatureOfSet& f) { return number_or_none(f.length_m); }, nullptr});
    specs.push_back({measured_info("area", tr("Surface area"), "m²", 0),
                     [](const FeatureOfSet& f) { return number_or_none(f.area_m2); }, nullptr});
    return specs;
}

}  // namespace tk
