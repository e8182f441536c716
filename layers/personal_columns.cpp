#include "layers/personal_columns.h"

#include "layers/gdal_handles.h"
#include "layers/personal_data.h"

namespace tk {

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
    std::vector<bool> personal;
    for (std::size_t f = 0; f < names.size(); ++f)
        personal.push_back(named_as_personal(names[f], kind) || samples[f].personal());
    return personal;
}

}  // namespace tk
