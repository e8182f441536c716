#include "viewer/map/measure.h"

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

double walking_minutes(double length_m) {
    return length_m / walking_m_per_minute;
}

}  // namespace tk
