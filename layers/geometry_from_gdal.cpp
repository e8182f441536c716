#include "layers/geometry_from_gdal.h"

#include <algorithm>
#include <cmath>

namespace tk {

namespace {

double doubled_signed_area(const Ring& ring) {
    double sum = 0.0;
    // About its first point: at 6.5 million m north the plain formula loses nine digits.
    const MapPoint o = ring.front();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint a = ring[i];
        const MapPoint b = ring[(i + 1) % ring.size()];
        sum += (a.east_m - o.east_m) * (b.north_m - o.north_m) -
               (b.east_m - o.east_m) * (a.north_m - o.north_m);
    }
    return sum;
}

/// A ring without its closing point and without points that repeat the one before.
Ring ring_from(const OGRLinearRing& source, bool counter_clockwise) {
    Ring ring;
    for (int i = 0; i < source.getNumPoints(); ++i) {
        const MapPoint p{source.getX(i), source.getY(i)};
        if (ring.empty() || !(p == ring.back())) ring.push_back(p);
    }
    while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    if (ring.size() < 3) return {};
    const double area = doubled_signed_area(ring);
    if (area == 0.0) return {};
    if ((area > 0.0) != counter_clockwise) std::reverse(ring.begin(), ring.end());
    return ring;
}

void add_polygon(const OGRPolygon& source, MultiPolygon& into) {
    if (source.getExteriorRing() == nullptr) return;
    Polygon polygon;
    polygon.outer = ring_from(*source.getExteriorRing(), true);
    if (polygon.outer.empty()) return;
    for (int i = 0; i < source.getNumInteriorRings(); ++i) {
        Ring hole = ring_from(*source.getInteriorRing(i), false);
        if (!hole.empty()) polygon.holes.push_back(std::move(hole));
    }
    into.push_back(std::move(polygon));
}

/// Calls `visit` for every simple part of a geometry.
template <class Visit>
void for_each_part(const OGRGeometry& geometry, const Visit& visit) {
    if (OGR_GT_IsSubClassOf(wkbFlatten(geometry.getGeometryType()), wkbGeometryCollection) != 0) {
        const auto* collection = geometry.toGeometryCollection();
        for (int i = 0; i < collection->getNumGeometries(); ++i)
            for_each_part(*collection->getGeometryRef(i), visit);
        return;
    }
    visit(geometry);
}

OGRGeometryUniquePtr linear_flat(const OGRGeometry& geometry) {
    OGRGeometryUniquePtr copy(geometry.hasCurveGeometry() != 0 ? geometry.getLinearGeometry()
                                                               : geometry.clone());
    if (copy) copy->flattenTo2D();
    return copy;
}

void collect_polygons(const OGRGeometry& geometry, MultiPolygon& into) {
    for_each_part(geometry, [&](const OGRGeometry& part) {
        if (wkbFlatten(part.getGeometryType()) == wkbPolygon) add_polygon(*part.toPolygon(), into);
    });
}

OGRPolygon* gdal_polygon(const Polygon& polygon) {
    auto result = std::make_unique<OGRPolygon>();
    const auto add = [&](const Ring& ring) {
        auto points = std::make_unique<OGRLinearRing>();
        for (const MapPoint p : ring) points->addPoint(p.east_m, p.north_m);
        points->closeRings();
        result->addRingDirectly(points.release());
    };
    add(polygon.outer);
    for (const Ring& hole : polygon.holes) add(hole);
    return result.release();
}

/// The areal parts alone: a polygon beside a stray line is valid as it is.
OGRGeometryUniquePtr areal_parts(const OGRGeometry& geometry) {
    const auto type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolygon || type == wkbMultiPolygon)
        return OGRGeometryUniquePtr(geometry.clone());
    auto all = std::make_unique<OGRMultiPolygon>();
    for_each_part(geometry, [&](const OGRGeometry& part) {
        if (wkbFlatten(part.getGeometryType()) == wkbPolygon) all->addGeometry(&part);
    });
    return OGRGeometryUniquePtr(all.release());
}

}  // namespace

ReadPolygons polygons_from(const OGRGeometry& geometry) {
    ReadPolygons read;
    const GdalMessages quiet;  // GEOS says where a polygon is invalid; we mend it and count it
    const OGRGeometryUniquePtr flat = linear_flat(geometry);
    if (!flat || flat->IsEmpty()) return read;
    OGRGeometryUniquePtr areal = areal_parts(*flat);
    if (areal->IsEmpty()) return read;
    areal->closeRings();
    if (areal->IsValid() == 0) {
        const char* const by_structure[] = {"METHOD=STRUCTURE", nullptr};
        OGRGeometryUniquePtr valid(areal->MakeValid(by_structure));
        if (!valid) valid.reset(areal->MakeValid());
        if (!valid) return read;
        areal = std::move(valid);
        read.repaired = true;
    }
    collect_polygons(*areal, read.polygons);
    return read;
}

MultiPolygon united(const MultiPolygon& polygons) {
    if (polygons.size() < 2) return polygons;
    const GdalMessages quiet;
    OGRMultiPolygon all;
    for (const Polygon& polygon : polygons) all.addGeometryDirectly(gdal_polygon(polygon));
    const OGRGeometryUniquePtr one(all.UnionCascaded());
    if (!one) return polygons;
    MultiPolygon result;
    collect_polygons(*one, result);
    return result;
}

std::vector<Line> lines_from(const OGRGeometry& geometry) {
    std::vector<Line> lines;
    const OGRGeometryUniquePtr flat = linear_flat(geometry);
    if (!flat) return lines;
    for_each_part(*flat, [&](const OGRGeometry& part) {
        if (wkbFlatten(part.getGeometryType()) != wkbLineString) return;
        const auto* source = part.toLineString();
        Line line;
        for (int i = 0; i < source->getNumPoints(); ++i) {
            const MapPoint p{source->getX(i), source->getY(i)};
            if (line.empty() || !(p == line.back())) line.push_back(p);
        }
        if (line.size() >= 2) lines.push_back(std::move(line));
    });
    return lines;
}

std::vector<MapPoint> points_from(const OGRGeometry& geometry) {
    std::vector<MapPoint> points;
    for_each_part(geometry, [&](const OGRGeometry& part) {
        if (wkbFlatten(part.getGeometryType()) != wkbPoint || part.IsEmpty()) return;
        const auto* point = part.toPoint();
        points.push_back({point->getX(), point->getY()});
    });
    return points;
}

std::optional<MapPoint> place_of(const OGRGeometry& geometry) {
    if (geometry.IsEmpty()) return std::nullopt;
    if (wkbFlatten(geometry.getGeometryType()) == wkbPoint) {
        const auto* point = geometry.toPoint();
        return MapPoint{point->getX(), point->getY()};
    }
    const GdalMessages quiet;
    OGRPoint centre;
    if (geometry.Centroid(&centre) != OGRERR_NONE || centre.IsEmpty()) return std::nullopt;
    return MapPoint{centre.getX(), centre.getY()};
}

}  // namespace tk
