#include "engine/analyses/street_aim.h"

#include <algorithm>

#include "engine/core/compass.h"

namespace tk {
namespace {

/// Nearer than this to a centre line a place has no side.
constexpr double on_the_line_m = 0.01;

MapPoint nearest_on(MapPoint p, MapPoint a, MapPoint b) {
    const double east = b.east_m - a.east_m, north = b.north_m - a.north_m;
    const double length2 = east * east + north * north;
    if (length2 == 0.0) return a;
    const double t = std::clamp(
        ((p.east_m - a.east_m) * east + (p.north_m - a.north_m) * north) / length2, 0.0, 1.0);
    return {a.east_m + t * east, a.north_m + t * north};
}

}  // namespace

StreetAim::StreetAim(std::span<const Street> streets) {
    std::vector<Extent> extents;
    for (const Street& street : streets)
        for (const Line& line : street.lines)
            for (std::size_t i = 1; i < line.size(); ++i) {
                pieces_.push_back({line[i - 1], line[i]});
                extents.emplace_back().add(line[i - 1]);
                extents.back().add(line[i]);
            }
    index_ = RectangleIndex(extents);
}

std::optional<double> StreetAim::bearing_deg(MapPoint from, double within_m) const {
    Extent around;
    around.add(from);
    std::optional<MapPoint> nearest;
    double least_m = within_m;
    for (const std::int32_t i : index_.meeting(around.grown(within_m))) {
        const Piece& piece = pieces_[static_cast<std::size_t>(i)];
        const MapPoint point = nearest_on(from, piece.a, piece.b);
        const double away_m = distance_m(from, point);
        if (away_m > least_m || (nearest && away_m == least_m)) continue;
        least_m = away_m;
        nearest = point;
    }
    if (!nearest || least_m < on_the_line_m) return std::nullopt;
    return tk::bearing_deg(from, *nearest);
}

}  // namespace tk
