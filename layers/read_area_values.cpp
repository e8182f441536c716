#include "layers/read_area_values.h"

#include <utility>

#include "layers/geometry_from_gdal.h"
#include "layers/layer_rows.h"
#include "layers/read_points.h"
#include "layers/vector_source.h"

namespace tk {
namespace {

/// @returns why the row's number cannot be used; empty when it can
std::string why_unusable(const NumberValue& number, const std::string& what) {
    if (number.state == ValueState::missing) return "no " + what;
    if (number.state == ValueState::unreadable) return what + " is not a number";
    return {};
}

std::string why_unusable(const NumberValue& value, const NumberValue& population,
                         const AreaFields& fields) {
    std::string reason;
    if (!fields.value.empty()) reason = why_unusable(value, "value");
    if (fields.population.empty() || !reason.empty()) return reason;
    if (!fields.value.empty() && value.value < 0.0) return "negative value";
    reason = why_unusable(population, "population");
    if (reason.empty() && !(population.value > 0.0)) reason = "population is not above 0";
    return reason;
}

bool is_areal(OGRwkbGeometryType type) {
    return OGR_GT_IsSurface(type) != 0 || OGR_GT_IsSubClassOf(type, wkbMultiSurface) != 0;
}

}  // namespace

AreaValues read_area_values(const LayerRequest& request, const AreaFields& fields,
                            const ReadContext& context, ReadReport& report) {
    LayerRequest named = request;
    if (!fields.population.empty()) named.fields["population"] = fields.population;
    LayerRows rows(named, context, LayerKind::areas, report);
    if (!fields.value.empty()) rows.add_role("value", fields.value);
    AreaValues areas;
    Assumptions assumptions;
    std::int64_t repaired = 0;
    while (rows.next()) {
        MultiPolygon shape = usable_polygons(rows, repaired);
        if (shape.empty()) continue;
        const NumberValue value = rows.number("value"), population = rows.number("population");
        const std::string reason = why_unusable(value, population, fields);
        if (!reason.empty()) {
            rows.skip(reason);
            continue;
        }
        std::string name = rows.text("name");
        if (name.empty()) {
            name = std::to_string(rows.feature().GetFID());
            assumptions.add("no name, called by the feature's number");
        }
        report.extent.add(extent_of(shape));
        ++report.used;
        areas.names.push_back(std::move(name));
        areas.shapes.push_back(std::move(shape));
        if (!fields.value.empty()) areas.values.push_back(value.value);
        if (!fields.population.empty()) areas.populations.push_back(population.value);
    }
    assumptions.tell(report);
    tell_repaired(repaired, report);
    return areas;
}

bool holds_areas(const LayerRequest& request) {
    VectorSource source(request);
    OGRLayer& layer = source.layer();
    const OGRwkbGeometryType type = wkbFlatten(layer.GetGeomType());
    if (type != wkbUnknown) return is_areal(type);
    layer.ResetReading();
    const GdalMessages quiet;
    while (const OGRFeatureUniquePtr row{layer.GetNextFeature()})
        if (const OGRGeometry* geometry = row->GetGeometryRef(); geometry != nullptr)
            return is_areal(wkbFlatten(geometry->getGeometryType()));
    return false;
}

}  // namespace tk
