#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

#include "sample-data/generator/street_network.h"

namespace tk {
namespace {

/// A cut of a street's segment: how far along it, and at which point.
struct StreetCut {
    double share = 0.0;
    MapPoint at;
};

struct CutSegment {
    MapPoint a, b;
    std::size_t street = 0;
    std::vector<StreetCut> cuts;
};

constexpr double touch_m = 0.3;

double share_along(const CutSegment& s, MapPoint p) {
    const double length = distance_m(s.a, s.b);
    const Heading h = heading(s.a, s.b);
    const double off = (p.east_m - s.a.east_m) * h.east + (p.north_m - s.a.north_m) * h.north;
    return length > 0 ? std::clamp(off / length, 0.0, 1.0) : 0.0;
}

void cut(CutSegment& s, MapPoint p) {
    s.cuts.push_back({share_along(s, p), p});
}

/// Cuts both where they cross, or where one ends at the other.
void cut_pair(CutSegment& s, CutSegment& t) {
    for (const auto& [one, other] : {std::pair{&s, &t}, std::pair{&t, &s}})
        for (const MapPoint& end : {one->a, one->b})
            if (distance_to_segment_m(end, other->a, other->b) < touch_m) {
                cut(*other, end);
                return;
            }
    if (distance_between_segments_m(s.a, s.b, t.a, t.b) > 0.0) return;
    const double sx = s.b.east_m - s.a.east_m, sy = s.b.north_m - s.a.north_m;
    const double tx = t.b.east_m - t.a.east_m, ty = t.b.north_m - t.a.north_m;
    const double across = sx * ty - sy * tx;
    if (std::abs(across) < 1e-9) return;
    const double share =
        ((t.a.east_m - s.a.east_m) * ty - (t.a.north_m - s.a.north_m) * tx) / across;
    const MapPoint crossing = to_centimetres({s.a.east_m + share * sx, s.a.north_m + share * sy});
    cut(s, crossing);
    cut(t, crossing);
}

std::vector<CutSegment> cut_segments(const std::vector<LaidStreet>& streets) {
    std::vector<CutSegment> segments;
    PlaceIndex2d index;
    for (std::size_t k = 0; k < streets.size(); ++k) {
        const Line& line = streets[k].line;
        for (std::size_t i = 1; i < line.size(); ++i) {
            index.add(extent_of(Line{line[i - 1], line[i]}), static_cast<int>(segments.size()));
            segments.push_back({line[i - 1], line[i], k, {}});
        }
    }
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const Extent reach = extent_of(Line{segments[i].a, segments[i].b}).grown(touch_m);
        std::set<int> others;
        index.near(reach, [&](int number) {
            if (static_cast<std::size_t>(number) > i) others.insert(number);
        });
        for (const int number : others) {
            CutSegment& other = segments[static_cast<std::size_t>(number)];
            if (other.street != segments[i].street) cut_pair(segments[i], other);
        }
    }
    return segments;
}

}  // namespace

std::vector<Street> cut_at_crossings(const std::vector<LaidStreet>& streets) {
    std::vector<CutSegment> segments = cut_segments(streets);
    std::vector<Street> pieces;
    std::size_t next = 0;
    for (std::size_t k = 0; k < streets.size(); ++k) {
        Line line{streets[k].line.front()};
        const auto finish = [&] {
            if (length_m(line) > 0.5) {
                char id[16];
                std::snprintf(id, sizeof id, "G-%04d", static_cast<int>(pieces.size()) + 1);
                pieces.push_back(
                    {id, streets[k].name, class_name(streets[k].kind), streets[k].width_m, {line}});
            }
            line = {line.back()};
        };
        for (; next < segments.size() && segments[next].street == k; ++next) {
            CutSegment& s = segments[next];
            std::stable_sort(
                s.cuts.begin(), s.cuts.end(),
                [](const StreetCut& a, const StreetCut& b) { return a.share < b.share; });
            for (const StreetCut& c : s.cuts) {
                if (distance_m(line.back(), c.at) > 0.005) line.push_back(c.at);
                if (line.size() > 1) finish();
            }
            if (distance_m(line.back(), s.b) > 0.005) line.push_back(s.b);
        }
        if (line.size() > 1) finish();
    }
    return pieces;
}

}  // namespace tk
