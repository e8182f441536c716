#include "viewer/map/triangulate.h"

#include <geos_c.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "viewer/map/ear_clipping.h"

namespace tk {
namespace {

/// One polygon's way through GEOS. All it makes it destroys; whatever GEOS refuses is null, and
/// null in gives null out.
class GeosTriangulator {
public:
    GeosTriangulator() : context_(GEOS_init_r()) {}
    ~GeosTriangulator() { GEOS_finish_r(context_); }
    GeosTriangulator(const GeosTriangulator&) = delete;
    GeosTriangulator& operator=(const GeosTriangulator&) = delete;

    /// Corners of triangles, three by three.
    std::vector<MapPoint> triangles_of(const Polygon& polygon, MapPoint origin) const {
        Geometry shape = made(polygon, origin);
        if (shape && GEOSisValid_r(context_, shape.get()) != 1)
            shape = geometry(GEOSMakeValid_r(context_, shape.get()));
        std::vector<MapPoint> corners;
        if (shape) add_polygonal(*shape, corners);
        return corners;
    }

private:
    struct Destroy {
        GEOSContextHandle_t context;
        void operator()(GEOSGeometry* g) const { GEOSGeom_destroy_r(context, g); }
    };
    using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;

    Geometry geometry(GEOSGeometry* g) const { return {g, Destroy{context_}}; }

    Geometry ring(const Ring& points, MapPoint origin) const {
        const auto count = static_cast<unsigned>(points.size());
        GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(context_, count + 1, 2);
        if (sequence == nullptr) return geometry(nullptr);
        for (unsigned i = 0; i <= count; ++i) {
            const MapPoint p = points[i % count];
            GEOSCoordSeq_setXY_r(context_, sequence, i, p.east_m - origin.east_m,
                                 p.north_m - origin.north_m);
        }
        return geometry(GEOSGeom_createLinearRing_r(context_, sequence));
    }

    Geometry made(const Polygon& polygon, MapPoint origin) const {
        Geometry outer = ring(polygon.outer, origin);
        if (!outer) return geometry(nullptr);
        std::vector<GEOSGeometry*> holes;
        for (const Ring& hole : polygon.holes)
            if (hole.size() >= 3)
                if (Geometry inner = ring(hole, origin)) holes.push_back(inner.release());
        return geometry(GEOSGeom_createPolygon_r(context_, outer.release(), holes.data(),
                                                 static_cast<unsigned>(holes.size())));
    }

    /// Making valid may leave lines and points beside the polygons.
    void add_polygonal(const GEOSGeometry& shape, std::vector<MapPoint>& corners) const {
        if (GEOSGeomTypeId_r(context_, &shape) == GEOS_POLYGON) {
            add_triangles(shape, corners);
            return;
        }
        if (GEOSGeom_getDimensions_r(context_, &shape) < 2) return;
        const int count = GEOSGetNumGeometries_r(context_, &shape);
        for (int i = 0; i < count; ++i)
            if (const GEOSGeometry* part = GEOSGetGeometryN_r(context_, &shape, i))
                if (part != &shape) add_polygonal(*part, corners);
    }

    void add_triangles(const GEOSGeometry& polygon, std::vector<MapPoint>& corners) const {
        const Geometry cut = geometry(GEOSConstrainedDelaunayTriangulation_r(context_, &polygon));
        if (!cut) return;
        const int count = GEOSGetNumGeometries_r(context_, cut.get());
        for (int i = 0; i < count; ++i) {
            const GEOSGeometry* triangle = GEOSGetGeometryN_r(context_, cut.get(), i);
            if (triangle == nullptr || GEOSisEmpty_r(context_, triangle) != 0) continue;
            const GEOSGeometry* edge = GEOSGetExteriorRing_r(context_, triangle);
            const GEOSCoordSequence* at =
                edge == nullptr ? nullptr : GEOSGeom_getCoordSeq_r(context_, edge);
            if (at == nullptr) continue;
            for (unsigned k = 0; k < 3; ++k) {
                MapPoint p;
                GEOSCoordSeq_getXY_r(context_, at, k, &p.east_m, &p.north_m);
                corners.push_back(p);
            }
        }
    }

    GEOSContextHandle_t context_;
};

bool is_finite_ring(const Ring& ring) {
    return std::all_of(ring.begin(), ring.end(), [](MapPoint p) {
        return std::isfinite(p.east_m) && std::isfinite(p.north_m);
    });
}

void add_vertex(Triangles& out, MapPoint relative) {
    out.xy.push_back(static_cast<float>(relative.east_m));
    out.xy.push_back(static_cast<float>(relative.north_m));
}

/// Corners that several triangles share become one vertex.
void add_corners(Triangles& out, const std::vector<MapPoint>& corners) {
    const auto before = [&corners](std::uint32_t a, std::uint32_t b) {
        const MapPoint p = corners[a], q = corners[b];
        return p.east_m != q.east_m ? p.east_m < q.east_m : p.north_m < q.north_m;
    };
    std::vector<std::uint32_t> order(corners.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), before);
    const std::size_t first_index = out.indices.size();
    out.indices.resize(first_index + corners.size());
    for (std::size_t k = 0; k < order.size(); ++k) {
        if (k == 0 || before(order[k - 1], order[k])) add_vertex(out, corners[order[k]]);
        out.indices[first_index + order[k]] = static_cast<std::uint32_t>(out.xy.size() / 2 - 1);
    }
}

/// False where the ring is none that is cut ear by ear.
bool add_ears(Triangles& out, const Ring& ring, MapPoint origin) {
    std::vector<std::array<std::uint32_t, 3>> ears;
    if (!clip_ears(ring, ears)) return false;
    const auto first = static_cast<std::uint32_t>(out.xy.size() / 2);
    for (const MapPoint p : ring)
        add_vertex(out, {p.east_m - origin.east_m, p.north_m - origin.north_m});
    for (const auto& ear : ears)
        for (const std::uint32_t corner : ear) out.indices.push_back(first + corner);
    return true;
}

}  // namespace

Triangles triangulate(const MultiPolygon& polygons, MapPoint origin) {
    Triangles out;
    std::unique_ptr<GeosTriangulator> geos;  // most shapes need none
    for (const Polygon& polygon : polygons) {
        if (polygon.outer.size() < 3) continue;
        if (polygon.holes.empty() && add_ears(out, polygon.outer, origin)) continue;
        if (!is_finite_ring(polygon.outer) ||
            !std::all_of(polygon.holes.begin(), polygon.holes.end(), is_finite_ring))
            continue;
        if (!geos) geos = std::make_unique<GeosTriangulator>();
        add_corners(out, geos->triangles_of(polygon, origin));
    }
    return out;
}

}  // namespace tk
