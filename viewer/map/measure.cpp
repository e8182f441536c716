#include "viewer/map/measure.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/map/ear_clipping.h"
#include "viewer/map/triangulate.h"

namespace tk {
namespace {

double filled_area_m2(const Triangles& triangles) {
    double sum_m2 = 0.0;
    const auto at = [&](std::size_t i, std::size_t axis) {
        return static_cast<double>(triangles.xy[2 * triangles.indices[i] + axis]);
    };
    for (std::size_t i = 0; i < triangles.indices.size(); i += 3)
        sum_m2 += std::fabs((at(i + 1, 0) - at(i, 0)) * (at(i + 2, 1) - at(i, 1)) -
                            (at(i + 1, 1) - at(i, 1)) * (at(i + 2, 0) - at(i, 0))) /
                  2.0;
    return sum_m2;
}

double inside_of_ring_m2(const Ring& ring) {
    if (ring.size() < 3) return 0.0;
    std::vector<std::array<std::uint32_t, 3>> ears;
    if (clip_ears(ring, ears)) return std::fabs(area_m2({{ring, {}}}));
    return filled_area_m2(triangulate({{ring, {}}}, ring.front()));
}

}  // namespace

MeasuredLine measured(const Line& points, bool closed) {
    MeasuredLine line;
    for (std::size_t i = 1; i < points.size(); ++i)
        line.stretches_m.push_back(distance_m(points[i - 1], points[i]));
    if (closed && points.size() > 2)
        line.stretches_m.push_back(distance_m(points.back(), points.front()));
    for (const double stretch_m : line.stretches_m) line.length_m += stretch_m;
    if (closed) line.inside_m2 = inside_of_ring_m2(points);
    return line;
}

bool crosses_itself(const Line& ring) {
    Line corners;
    for (const MapPoint p : ring)
        if (corners.empty() || !(corners.back() == p)) corners.push_back(p);
    while (corners.size() > 1 && corners.front() == corners.back()) corners.pop_back();
    const std::size_t n = corners.size();
    if (n < 4) return false;
    // Twice the signed area of a triangle: above 0 where c lies to the left of a to b.
    const auto turn = [](MapPoint a, MapPoint b, MapPoint c) {
        return (b.east_m - a.east_m) * (c.north_m - a.north_m) -
               (b.north_m - a.north_m) * (c.east_m - a.east_m);
    };
    const auto within = [](MapPoint a, MapPoint b, MapPoint p) {
        return std::min(a.east_m, b.east_m) <= p.east_m &&
               p.east_m <= std::max(a.east_m, b.east_m) &&
               std::min(a.north_m, b.north_m) <= p.north_m &&
               p.north_m <= std::max(a.north_m, b.north_m);
    };
    const auto meet = [&](MapPoint a, MapPoint b, MapPoint c, MapPoint d) {
        const double t1 = turn(a, b, c), t2 = turn(a, b, d), t3 = turn(c, d, a), t4 = turn(c, d, b);
        if (((t1 > 0.0 && t2 < 0.0) || (t1 < 0.0 && t2 > 0.0)) &&
            ((t3 > 0.0 && t4 < 0.0) || (t3 < 0.0 && t4 > 0.0)))
            return true;
        return (t1 == 0.0 && within(a, b, c)) || (t2 == 0.0 && within(a, b, d)) ||
               (t3 == 0.0 && within(c, d, a)) || (t4 == 0.0 && within(c, d, b));
    };
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 2; j < n; ++j)
            if (!(i == 0 && j == n - 1) &&
                meet(corners[i], corners[i + 1], corners[j], corners[(j + 1) % n]))
                return true;
    return false;
}

double walking_minutes(double length_m) {
    return length_m / walking_m_per_minute;
}

}  // namespace tk
