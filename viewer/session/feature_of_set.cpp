#include "viewer/session/feature_of_set.h"

#include "viewer/session/layer_id.h"

namespace tk {

const FeatureSet* feature_set_of_layer(const Town& town, std::string_view layer) {
    if (!layer.starts_with(layer_id::features_prefix)) return nullptr;
    const std::string_view name = layer.substr(layer_id::features_prefix.size());
    for (const FeatureSet& set : town.features())
        if (set.name == name) return &set;
    return nullptr;
}

std::size_t feature_count(const FeatureSet& set) {
    return set.points.size() + set.lines.size() + set.polygons.size();
}

std::optional<FeatureOfSet> feature_of_set(const FeatureSet& set, std::size_t number) {
    FeatureOfSet feature;
    if (number < set.points.size()) {
        feature.index = number;
        feature.at = set.points[number];
        feature.extent.add(feature.at);
        return feature;
    }
    number -= set.points.size();
    feature.index = number;
    if (number < set.lines.size()) {
        const Line& line = set.lines[number];
        feature.kind = FeatureOfSet::Kind::line;
        if (!line.empty()) feature.at = line.front();
        feature.extent = extent_of(line);
        feature.length_m = length_m(line);
        return feature;
    }
    number -= set.lines.size();
    feature.index = number;
    if (number >= set.polygons.size()) return std::nullopt;
    const MultiPolygon area{set.polygons[number]};
    feature.kind = FeatureOfSet::Kind::area;
    feature.at = centroid(area);
    feature.extent = extent_of(area);
    feature.area_m2 = area_m2(area);
    return feature;
}

}  // namespace tk
