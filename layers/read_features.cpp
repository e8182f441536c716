#include "layers/read_features.h"

#include <iterator>

#include "layers/geometry_from_gdal.h"
#include "layers/layer_rows.h"
#include "layers/read_points.h"

namespace tk {

namespace {

/// Adds one geometry's parts. @returns why there is nothing in it; empty when there is
std::string add_feature(const OGRGeometry& geometry, FeatureSet& set, Extent& extent,
                        std::int64_t& repaired) {
    std::vector<MapPoint> points = points_from(geometry);
    std::vector<Line> lines = lines_from(geometry);
    ReadPolygons read = polygons_from(geometry);
    if (read.repaired) ++repaired;
    if (points.empty() && lines.empty() && read.polygons.empty()) return "nothing in its geometry";
    for (const MapPoint p : points) extent.add(p);
    for (const Line& line : lines) extent.add(extent_of(line));
    extent.add(extent_of(read.polygons));
    std::move(points.begin(), points.end(), std::back_inserter(set.points));
    std::move(lines.begin(), lines.end(), std::back_inserter(set.lines));
    std::move(read.polygons.begin(), read.polygons.end(), std::back_inserter(set.polygons));
    return {};
}

}  // namespace

FeatureSet read_features(const LayerRequest& request, const std::string& name,
                         const ReadContext& context, ReadReport& report) {
    LayerRows rows(request, context, LayerKind::features, report);
    FeatureSet set;
    set.name = name;
    std::int64_t repaired = 0;
    while (rows.next()) {
        if (rows.places_in_fields() ||
            (rows.geometry() != nullptr && rows.geometry()->getDimension() == 0)) {
            // Through the same door as other points: 0,0 is no place here either.
            if (!usable_place(rows, context.crs.is_local())) continue;
        }
        OGRGeometryUniquePtr moved;
        if (rows.places_in_fields()) {
            const MapPoint at = rows.place().at;
            moved.reset(new OGRPoint(at.east_m, at.north_m));
        } else if (rows.geometry() != nullptr && rows.geometry()->IsEmpty() == 0) {
            moved.reset(rows.geometry()->clone());
        } else {
            rows.skip("no geometry");
            continue;
        }
        std::string reason = "cannot be projected";
        if (rows.to_map().transform(*moved))
            reason = add_feature(*moved, set, report.extent, repaired);
        if (reason.empty())
            ++report.used;
        else
            rows.skip(reason);
    }
    set.polygons = united(set.polygons);
    tell_repaired(repaired, report);
    return set;
}

}  // namespace tk
