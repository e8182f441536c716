#include "sample-data/generator/street_network.h"

#include <algorithm>
#include <cmath>

namespace tk {
namespace {

Extent around(const Line& line, double by_m) {
    return extent_of(line).grown(by_m);
}

/// How far along `h` from `from` the segment a-b is hit; none within `reach_m`.
std::optional<double> ray_hit_m(MapPoint from, Heading h, double reach_m, MapPoint a, MapPoint b) {
    const double ex = b.east_m - a.east_m, ey = b.north_m - a.north_m;
    const double across = h.east * ey - h.north * ex;
    if (std::abs(across) < 1e-9) return std::nullopt;
    const double dx = a.east_m - from.east_m, dy = a.north_m - from.north_m;
    const double t = (dx * ey - dy * ex) / across;
    const double s = (dx * h.north - dy * h.east) / across;
    if (t < 0.5 || t > reach_m || s < 0.0 || s > 1.0) return std::nullopt;
    return t;
}

}  // namespace

std::string class_name(StreetKind kind) {
    switch (kind) {
        case StreetKind::main_road: return "huvudgata";
        case StreetKind::street: return "lokalgata";
        case StreetKind::works_street: return "industrigata";
        case StreetKind::path: return "gång- och cykelväg";
    }
    return "";
}

std::optional<StreetNetwork::Nearest> StreetNetwork::nearest(const Ring& convex,
                                                             double reach_m) const {
    std::optional<Nearest> found;
    index_.near(around(convex, reach_m + 8.0), [&](int number) {
        const Segment& s = segments_[static_cast<std::size_t>(number)];
        double distance = inside(convex, s.a) ? 0.0 : HUGE_VAL;
        for (std::size_t i = 0; i < convex.size(); ++i)
            distance = std::min(
                distance,
                distance_between_segments_m(s.a, s.b, convex[i], convex[(i + 1) % convex.size()]));
        const double clear = distance - streets_[s.street].width_m / 2.0;
        if (clear <= reach_m && (!found || clear < found->clear_m))
            found = Nearest{clear, streets_[s.street].kind, s.street};
    });
    return found;
}

bool StreetNetwork::may_go(const Station& s, const LaidStreet& street,
                           const LayRules& rules) const {
    if (rules.within && !inside(*rules.within, s.at)) return false;
    if (!inside(border_, s.at)) return false;
    if (!rules.over_water && ground_.wet(s.at, street.width_m / 2.0 + 5.0)) return false;
    if (!rules.over_railway && ground_.on_railway(s.at, 12.0)) return false;
    const Site* site = ground_.site_at(s.at, street.width_m / 2.0 + 1.0);
    if (site && site != rules.through) return false;
    bool along_another = false;
    const double gap = rules.parallel_gap_m;
    index_.near(Extent{s.at.east_m, s.at.north_m, s.at.east_m, s.at.north_m}.grown(gap),
                [&](int number) {
                    const Segment& other = segments_[static_cast<std::size_t>(number)];
                    if (distance_to_segment_m(s.at, other.a, other.b) > gap) return;
                    const Heading h = heading(other.a, other.b);
                    const double cosine = std::abs(h.east * s.ahead.east + h.north * s.ahead.north);
                    if (cosine > 0.8) along_another = true;
                });
    return !along_another;
}

void StreetNetwork::lay(const LaidStreet& street, const LayRules& rules) {
    constexpr double step_m = 4.0;
    Line piece;
    std::vector<Line> pieces;
    const auto end_piece = [&] {
        if (piece.size() > 1 && length_m(piece) >= rules.shortest_m) pieces.push_back(piece);
        piece.clear();
    };
    for (const Station& s : stations(street.line, 0.0, step_m)) {
        if (may_go(s, street, rules))
            piece.push_back(s.at);
        else
            end_piece();
    }
    if (!piece.empty() && distance_m(piece.back(), street.line.back()) < step_m)
        piece.push_back(street.line.back());
    end_piece();
    for (Line& each : pieces) add_piece(street, std::move(each), rules);
}

void StreetNetwork::draw_out(Line& line, const LayRules& rules) const {
    // The last metres' heading, not the very last step's, decides where the street would go on.
    const std::size_t n = line.size();
    const Heading ahead = heading(line[n - std::min<std::size_t>(n, 3)], line[n - 1]);
    std::optional<double> nearest_hit;
    MapPoint meeting{};
    index_.near(around({line.back()}, rules.reach_m), [&](int number) {
        const Segment& s = segments_[static_cast<std::size_t>(number)];
        const auto hit = ray_hit_m(line.back(), ahead, rules.reach_m, s.a, s.b);
        if (!hit || (nearest_hit && *hit >= *nearest_hit)) return;
        nearest_hit = hit;
        meeting = along(line.back(), ahead, *hit);
    });
    if (!nearest_hit) return;
    for (double d = 2.0; d < *nearest_hit; d += 3.0) {
        const MapPoint p = along(line.back(), ahead, d);
        const Site* site = ground_.site_at(p);
        if (ground_.wet(p, 1.0) || ground_.on_railway(p, 0.0) || (site && site != rules.through))
            return;
    }
    line.push_back(meeting);
}

void StreetNetwork::add_piece(const LaidStreet& street, Line piece, const LayRules& rules) {
    draw_out(piece, rules);
    std::reverse(piece.begin(), piece.end());
    draw_out(piece, rules);
    std::reverse(piece.begin(), piece.end());
    LaidStreet laid = street;
    laid.line = simplified(piece, 0.25);
    for (MapPoint& p : laid.line) p = to_centimetres(p);
    for (std::size_t i = 1; i < laid.line.size(); ++i) {
        index_.add(extent_of(Line{laid.line[i - 1], laid.line[i]}),
                   static_cast<int>(segments_.size()));
        segments_.push_back({laid.line[i - 1], laid.line[i], streets_.size()});
    }
    streets_.push_back(std::move(laid));
}

}  // namespace tk
