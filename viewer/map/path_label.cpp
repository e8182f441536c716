#include "viewer/map/path_label.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "viewer/map/measure.h"

namespace tk {
namespace {

/// Clockwise on the screen, so that the text reads from left to right, or upward.
double upright_rad(MapPoint from, MapPoint to) {
    double angle = std::atan2(from.north_m - to.north_m, to.east_m - from.east_m);
    if (angle >= std::numbers::pi / 2.0) angle -= std::numbers::pi;
    if (angle < -std::numbers::pi / 2.0) angle += std::numbers::pi;
    return angle;
}

}  // namespace

MeasuredPath::MeasuredPath(const Line& line) : points(line), walked_m(line.size(), 0.0) {
    for (std::size_t i = 1; i < line.size(); ++i)
        walked_m[i] = walked_m[i - 1] + distance_m(line[i - 1], line[i]);
}

std::size_t MeasuredPath::after(double at_m) const {
    const auto found = std::upper_bound(walked_m.begin() + 1, walked_m.end() - 1, at_m);
    return static_cast<std::size_t>(found - walked_m.begin());
}

MapPoint MeasuredPath::at(double at_m) const {
    const std::size_t i = after(at_m);
    const double step_m = walked_m[i] - walked_m[i - 1];
    const double share = step_m > 0.0 ? (at_m - walked_m[i - 1]) / step_m : 0.0;
    return {std::lerp(points[i - 1].east_m, points[i].east_m, share),
            std::lerp(points[i - 1].north_m, points[i].north_m, share)};
}

std::optional<LabelSpot> straight_spot(const MeasuredPath& path, double middle_m, double width_m,
                                       double bend_m) {
    const double begin_m = middle_m - width_m / 2.0, end_m = middle_m + width_m / 2.0;
    if (begin_m < 0.0 || end_m > path.length_m()) return std::nullopt;
    const MapPoint begin = path.at(begin_m), end = path.at(end_m);
    for (std::size_t i = path.after(begin_m); path.walked_m[i] < end_m; ++i)
        if (distance_to_segment_m(path.points[i], begin, end) > bend_m) return std::nullopt;
    // One that turns back stays near its chord, too.
    if (distance_m(begin, end) < 0.95 * width_m) return std::nullopt;
    return LabelSpot{{(begin.east_m + end.east_m) / 2.0, (begin.north_m + end.north_m) / 2.0},
                     upright_rad(begin, end)};
}

}  // namespace tk
