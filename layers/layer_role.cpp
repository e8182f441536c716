#include "layers/layer_role.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tk {

namespace {

struct TellingName {
    LayerKind kind;
    LayerShape shape;  ///< that the layer must have; mixed: any
    std::string_view parts;
};

// In this order: "street-lights" are lights, "planned buildings" developments.
constexpr std::array telling_names{
    TellingName{LayerKind::observations, LayerShape::point,
                "observation trygghetsvandring iakttagels otrygg"},
    TellingName{LayerKind::lights, LayerShape::point, "light lamp belysning armatur luminaire"},
    TellingName{LayerKind::cameras, LayerShape::point, "camera kamera cctv"},
    TellingName{LayerKind::trees, LayerShape::mixed, "trees trad tree"},
    TellingName{LayerKind::incidents, LayerShape::point,
                "incident crime brott handels assault offen anmal"},
    TellingName{LayerKind::developments, LayerShape::polygon,
                "development planned plannedunit bebyggelse detaljplan forslag"},
    TellingName{LayerKind::buildings, LayerShape::polygon, "building byggnad hus"},
    TellingName{LayerKind::streets, LayerShape::line, "street road gator gata vagar path"},
    TellingName{LayerKind::boundary, LayerShape::polygon, "boundary avgransning kommungrans"},
    TellingName{LayerKind::areas, LayerShape::polygon,
                "area omrade ward district distrikt stadsdel deso regso cluster"},
};

bool names_one_of(const std::string& key, std::string_view parts) {
    while (!parts.empty()) {
        const std::string_view part = parts.substr(0, parts.find(' '));
        parts.remove_prefix(std::min(parts.size(), part.size() + 1));
        if (key.find(part) != std::string::npos) return true;
    }
    return false;
}

bool has_role(LayerKind kind, std::span<const std::string> fields, std::string_view role) {
    return recognise_fields(kind, fields, {}, {}).contains(role);
}

LayerKind kind_of_points(std::span<const std::string> fields) {
    if (has_role(LayerKind::lights, fields, "flux") || has_role(LayerKind::lights, fields, "watts"))
        return LayerKind::lights;
    if (has_role(LayerKind::cameras, fields, "fov") ||
        has_role(LayerKind::cameras, fields, "pixels"))
        return LayerKind::cameras;
    if (has_role(LayerKind::incidents, fields, "time")) return LayerKind::incidents;
    if (has_role(LayerKind::trees, fields, "crown")) return LayerKind::trees;
    return LayerKind::features;
}

LayerKind kind_of_polygons(std::span<const std::string> fields) {
    if (has_role(LayerKind::developments, fields, "action")) return LayerKind::developments;
    if (has_role(LayerKind::buildings, fields, "height") ||
        has_role(LayerKind::buildings, fields, "floors"))
        return LayerKind::buildings;
    if (has_role(LayerKind::areas, fields, "population") ||
        has_role(LayerKind::areas, fields, "name"))
        return LayerKind::areas;
    return LayerKind::features;
}

}  // namespace

LayerKind guessed_kind(const std::string& names, LayerShape shape,
                       std::span<const std::string> fields) {
    const std::string key = field_key(names);
    for (const TellingName& telling : telling_names) {
        const bool fits = telling.shape == LayerShape::mixed || shape == LayerShape::mixed ||
                          telling.shape == shape;
        if (fits && names_one_of(key, telling.parts)) return telling.kind;
    }
    switch (shape) {
        case LayerShape::point: return kind_of_points(fields);
        case LayerShape::polygon: return kind_of_polygons(fields);
        case LayerShape::line: return LayerKind::streets;
        case LayerShape::none:
        case LayerShape::mixed: break;
    }
    return LayerKind::features;
}

}  // namespace tk
