#include "layers/read_areas.h"

#include "engine/core/input_error.h"
#include "layers/geometry_from_gdal.h"
#include "layers/read_points.h"

namespace tk {

std::vector<Area> read_areas(const LayerRequest& request, const ReadContext& context,
                             ReadReport& report) {
    LayerRows rows(request, context, LayerKind::areas, report);
    std::vector<Area> areas;
    Assumptions assumptions;
    std::int64_t repaired = 0;
    while (rows.next()) {
        Area area;
        area.shape = usable_polygons(rows, repaired);
        if (area.shape.empty()) continue;
        area.name = rows.text("name");
        if (area.name.empty()) {
            area.name = std::to_string(rows.feature().GetFID());
            assumptions.add("no name, called by the feature's number");
        }
        const std::string reason =
            take_number(rows.quantity("population"), area.population, {}, "population");
        if (!reason.empty()) assumptions.add(reason + ", left out");
        report.extent.add(extent_of(area.shape));
        ++report.used;
        areas.push_back(std::move(area));
    }
    assumptions.tell(report);
    tell_repaired(repaired, report);
    return areas;
}

MultiPolygon read_boundary(const LayerRequest& request, const ReadContext& context,
                           ReadReport& report) {
    LayerRows rows(request, context, LayerKind::boundary, report);
    MultiPolygon all;
    std::int64_t repaired = 0;
    while (rows.next()) {
        MultiPolygon polygons = usable_polygons(rows, repaired);
        if (polygons.empty()) continue;
        ++report.used;
        report.extent.add(extent_of(polygons));
        for (Polygon& polygon : polygons) all.push_back(std::move(polygon));
    }
    tell_repaired(repaired, report);
    if (all.empty())
        throw InputError(rows.source(), "there is no polygon in it",
                         "a boundary is one or more polygons; choose another layer or source");
    return united(all);
}

}  // namespace tk
