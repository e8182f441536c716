#include "sample-data/generator/plan_geometry.h"

#include <algorithm>
#include <cmath>

#include "engine/core/compass.h"

namespace tk {

MapPoint to_centimetres(MapPoint p) {
    return {std::round(p.east_m * 100.0) / 100.0, std::round(p.north_m * 100.0) / 100.0};
}

Heading heading(MapPoint from, MapPoint to) {
    const double length = distance_m(from, to);
    if (length == 0.0) return {};
    return {(to.east_m - from.east_m) / length, (to.north_m - from.north_m) / length};
}

Heading heading_of_angle(double degrees) {
    return {std::cos(degrees * radians_per_degree), std::sin(degrees * radians_per_degree)};
}

double compass_deg(Heading h) {
    return normalised_bearing_deg(std::atan2(h.east, h.north) / radians_per_degree);
}

MapPoint along(MapPoint from, Heading h, double distance) {
    return {from.east_m + h.east * distance, from.north_m + h.north * distance};
}

PlanFrame plan_frame(double x, double y, double degrees) {
    return {at(x, y), heading_of_angle(degrees)};
}

Ring rectangle(MapPoint centre, Heading length_wise, double length, double depth) {
    const MapPoint start = along(centre, length_wise.back(), length / 2.0);
    const MapPoint end = along(centre, length_wise, length / 2.0);
    const Heading left = length_wise.left();
    return {along(start, left, -depth / 2.0), along(end, left, -depth / 2.0),
            along(end, left, depth / 2.0), along(start, left, depth / 2.0)};
}

Ring rectangle(const PlanFrame& frame, MapPoint low_uv, MapPoint high_uv) {
    return {frame.at(low_uv.east_m, low_uv.north_m), frame.at(high_uv.east_m, low_uv.north_m),
            frame.at(high_uv.east_m, high_uv.north_m), frame.at(low_uv.east_m, high_uv.north_m)};
}

Ring turned_counter_clockwise(Ring ring) {
    double twice_area = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint& a = ring[i];
        const MapPoint& b = ring[(i + 1) % ring.size()];
        twice_area += (a.east_m - ring[0].east_m) * (b.north_m - ring[0].north_m) -
                      (b.east_m - ring[0].east_m) * (a.north_m - ring[0].north_m);
    }
    if (twice_area < 0.0) std::reverse(ring.begin(), ring.end());
    return ring;
}

Line smooth(const Line& through, double step_m) {
    if (through.size() < 3) return through;
    Line curve;
    const auto point = [&](std::ptrdiff_t i) {
        const auto last = static_cast<std::ptrdiff_t>(through.size()) - 1;
        return through[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, last))];
    };
    for (std::ptrdiff_t i = 0; i + 1 < static_cast<std::ptrdiff_t>(through.size()); ++i) {
        const MapPoint p0 = point(i - 1), p1 = point(i), p2 = point(i + 1), p3 = point(i + 2);
        const int pieces = std::max(1, static_cast<int>(distance_m(p1, p2) / step_m));
        for (int k = 0; k < pieces; ++k) {
            const double t = static_cast<double>(k) / pieces;
            const auto blend = [t](double a, double b, double c, double d) {
                return b + 0.5 * t *
                               ((c - a) +
                                t * ((2 * a - 5 * b + 4 * c - d) + t * (3 * (b - c) + d - a)));
            };
            curve.push_back({blend(p0.east_m, p1.east_m, p2.east_m, p3.east_m),
                             blend(p0.north_m, p1.north_m, p2.north_m, p3.north_m)});
        }
    }
    curve.push_back(through.back());
    return curve;
}

std::vector<Station> stations(const Line& line, double first_m, double step_m) {
    std::vector<Station> found;
    double next = first_m;
    double walked = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double piece = distance_m(line[i - 1], line[i]);
        const Heading ahead = heading(line[i - 1], line[i]);
        for (; next <= walked + piece; next += step_m)
            found.push_back({along(line[i - 1], ahead, next - walked), ahead});
        walked += piece;
    }
    return found;
}

Line simplified(const Line& line, double tolerance_m) {
    if (line.size() < 3) return line;
    std::size_t farthest = 0;
    double most = tolerance_m;
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        const double off = distance_to_segment_m(line[i], line.front(), line.back());
        if (off > most) most = off, farthest = i;
    }
    if (farthest == 0) return {line.front(), line.back()};
    const auto middle = line.begin() + static_cast<std::ptrdiff_t>(farthest);
    Line kept = simplified(Line(line.begin(), middle + 1), tolerance_m);
    const Line rest = simplified(Line(middle, line.end()), tolerance_m);
    kept.insert(kept.end(), rest.begin() + 1, rest.end());
    return kept;
}

double distance_to_ring_m(MapPoint p, const Ring& ring) {
    double nearest = HUGE_VAL;
    for (std::size_t i = 0; i < ring.size(); ++i)
        nearest = std::min(nearest, distance_to_segment_m(p, ring[i], ring[(i + 1) % ring.size()]));
    return nearest;
}

double distance_to_line_m(MapPoint p, const Line& line) {
    double nearest = HUGE_VAL;
    for (std::size_t i = 1; i < line.size(); ++i)
        nearest = std::min(nearest, distance_to_segment_m(p, line[i - 1], line[i]));
    return nearest;
}

bool inside(const Ring& ring, MapPoint p) {
    bool within = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint& a = ring[i];
        const MapPoint& b = ring[(i + 1) % ring.size()];
        if ((a.north_m > p.north_m) == (b.north_m > p.north_m)) continue;
        const double east =
            a.east_m + (p.north_m - a.north_m) * (b.east_m - a.east_m) / (b.north_m - a.north_m);
        if (p.east_m < east) within = !within;
    }
    return within;
}

double distance_between_segments_m(MapPoint a, MapPoint b, MapPoint c, MapPoint d) {
    const auto side = [](MapPoint p, MapPoint q, MapPoint r) {
        return (q.east_m - p.east_m) * (r.north_m - p.north_m) -
               (q.north_m - p.north_m) * (r.east_m - p.east_m);
    };
    const bool crosses =
        (side(a, b, c) > 0) != (side(a, b, d) > 0) && (side(c, d, a) > 0) != (side(c, d, b) > 0);
    if (crosses) return 0.0;
    return std::min({distance_to_segment_m(a, c, d), distance_to_segment_m(b, c, d),
                     distance_to_segment_m(c, a, b), distance_to_segment_m(d, a, b)});
}

bool convex_overlap(const Ring& a, const Ring& b, double slack_m) {
    // Separating axes: convex rings lie apart when they do so along a normal of one of their edges.
    for (const Ring* ring : {&a, &b}) {
        for (std::size_t i = 0; i < ring->size(); ++i) {
            const Heading n = heading((*ring)[i], (*ring)[(i + 1) % ring->size()]).left();
            double low[2] = {HUGE_VAL, HUGE_VAL};
            double high[2] = {-HUGE_VAL, -HUGE_VAL};
            int k = 0;
            for (const Ring* each : {&a, &b}) {
                for (const MapPoint& p : *each) {
                    const double off =
                        (p.east_m - a[0].east_m) * n.east + (p.north_m - a[0].north_m) * n.north;
                    low[k] = std::min(low[k], off);
                    high[k] = std::max(high[k], off);
                }
                ++k;
            }
            if (std::min(high[0], high[1]) - std::max(low[0], low[1]) <= slack_m) return false;
        }
    }
    return true;
}

namespace {

constexpr double bucket_m = 40.0;
constexpr int buckets_across = 110;

std::size_t bucket_at(int row, int col) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(buckets_across) +
           static_cast<std::size_t>(col);
}

int plan_bucket(double offset_m) {
    return std::clamp(static_cast<int>(std::floor(offset_m / bucket_m)) + 4, 0, buckets_across - 1);
}

}  // namespace

PlaceIndex2d::PlaceIndex2d()
    : buckets_(static_cast<std::size_t>(buckets_across) * buckets_across) {}

void PlaceIndex2d::add(const Extent& extent, int number) {
    const int south = plan_bucket(extent.south_m - plan_origin.north_m);
    const int north = plan_bucket(extent.north_m - plan_origin.north_m);
    const int west = plan_bucket(extent.west_m - plan_origin.east_m);
    const int east = plan_bucket(extent.east_m - plan_origin.east_m);
    for (int row = south; row <= north; ++row)
        for (int col = west; col <= east; ++col) buckets_[bucket_at(row, col)].push_back(number);
}

void PlaceIndex2d::near(const Extent& extent, const std::function<void(int)>& call) const {
    const int south = plan_bucket(extent.south_m - plan_origin.north_m);
    const int north = plan_bucket(extent.north_m - plan_origin.north_m);
    const int west = plan_bucket(extent.west_m - plan_origin.east_m);
    const int east = plan_bucket(extent.east_m - plan_origin.east_m);
    for (int row = south; row <= north; ++row)
        for (int col = west; col <= east; ++col)
            for (const int number : buckets_[bucket_at(row, col)]) call(number);
}

}  // namespace tk
