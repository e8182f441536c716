#include "engine/analyses/along_line.h"

#include <algorithm>
#include <cmath>

namespace tk {
namespace {

/// Two points of a line that are as near but for rounding.
constexpr double as_near_m = 1e-9;

}  // namespace

MapPoint point_along(const Line& line, double along_m) {
    if (!(along_m > 0.0)) return line.front();
    double before_m = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const MapPoint a = line[i - 1], b = line[i];
        const double piece_m = distance_m(a, b);
        if (along_m < before_m + piece_m) {
            const double share = (along_m - before_m) / piece_m;
            return {a.east_m + share * (b.east_m - a.east_m),
                    a.north_m + share * (b.north_m - a.north_m)};
        }
        before_m += piece_m;
    }
    return line.back();
}

LinePlace place_by_line(MapPoint at, const Line& line) {
    LinePlace place;
    double least_m = HUGE_VAL, besides_m = 0.0, before_m = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const MapPoint a = line[i - 1], b = line[i];
        const double piece_m = distance_m(a, b);
        if (!(piece_m > 0.0)) continue;
        const double east = (b.east_m - a.east_m) / piece_m,
                     north = (b.north_m - a.north_m) / piece_m;
        const double from_east = at.east_m - a.east_m, from_north = at.north_m - a.north_m;
        const double ahead_m = std::clamp(from_east * east + from_north * north, 0.0, piece_m);
        const double right_m = from_east * north - from_north * east;
        const double away_m = std::hypot(from_east - ahead_m * east, from_north - ahead_m * north);
        const bool nearer = away_m < least_m - as_near_m;
        const bool same_corner = !nearer && std::abs(away_m - least_m) <= as_near_m &&
                                 ahead_m <= as_near_m &&
                                 std::abs(before_m - place.along_m) <= as_near_m;
        if (nearer || (same_corner && std::abs(right_m) > besides_m)) {
            least_m = away_m;
            besides_m = std::abs(right_m);
            place = {before_m + ahead_m, right_m < 0.0 ? -away_m : away_m};
        }
        before_m += piece_m;
    }
    return place;
}

}  // namespace tk
