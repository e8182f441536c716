#include "layers/personal_columns.h"

#include <algorithm>

#include "layers/gdal_handles.h"
#include "layers/personal_data.h"

namespace tk {

namespace {

/// Which fields hold prose that is asked for: the weighing of interests of a camera.
std::vector<bool> prose_fields(std::span<const std::string> names, LayerKind kind) {
    std::vector<bool> prose(names.size(), false);
    for (const auto& [role, field] : recognise_fields(kind, names, {}, {})) {
        const auto roles = field_roles(kind);
        prose[static_cast<std::size_t>(field)] = std::any_of(
            roles.begin(), roles.end(),
            [&role = role](const FieldRole& r) { return r.role == role && r.is_prose; });
    }
    return prose;
}

}  // namespace

std::vector<bool> personal_columns(OGRLayer& layer, std::span<const std::string> names,
                                   LayerKind kind) {
    constexpr int sampled = 100;
    std::vector<ColumnSample> samples(names.size());
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    layer.ResetReading();
    for (int i = 0; i < sampled; ++i) {
        const OGRFeatureUniquePtr feature(layer.GetNextFeature());
        if (!feature) break;
        for (std::size_t f = 0; f < names.size(); ++f) {
            const OGRFieldType type = definition.GetFieldDefn(static_cast<int>(f))->GetType();
            if (type == OFTString || type == OFTInteger64)
                samples[f].add(feature->GetFieldAsString(static_cast<int>(f)));
        }
    }
    layer.ResetReading();
    const std::vector<bool> prose = prose_fields(names, kind);
    std::vector<bool> personal;
    for (std::size_t f = 0; f < names.size(); ++f)
        personal.push_back(named_as_personal(names[f], kind) ||
                           (prose[f] ? samples[f].holds_personal_values() : samples[f].personal()));
    return personal;
}

}  // namespace tk
