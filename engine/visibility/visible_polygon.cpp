#include "engine/visibility/visible_polygon.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <stdexcept>

#include "engine/visibility/sight_sweep.h"

namespace tk {
namespace {

constexpr double standing_on_wall_m = 1e-6;
/// A step along a line of sight that rounding alone may make.
constexpr double no_step_m = 1e-6;
constexpr double arc_step_rad = std::numbers::pi / 180.0;

/// The walls that hide something within reach, as seen from the viewer; none where it stands on
/// one.
std::optional<std::vector<SightWall>> walls_in_sight(const Viewer& viewer,
                                                     const Obstacles& obstacles) {
    Extent around;
    around.add(viewer.at);
    const double eye_m = obstacles.ground_m(viewer.at) + viewer.eye_height_m;
    std::vector<SightWall> walls;
    for (const std::int32_t i : obstacles.walls_meeting(around.grown(viewer.reach_m))) {
        const Wall& wall = obstacles.walls()[static_cast<std::size_t>(i)];
        if (wall.top_m <= eye_m) continue;
        const MapPoint a{wall.a.east_m - viewer.at.east_m, wall.a.north_m - viewer.at.north_m};
        const MapPoint b{wall.b.east_m - viewer.at.east_m, wall.b.north_m - viewer.at.north_m};
        const double distance_m = distance_to_segment_m({0.0, 0.0}, a, b);
        if (distance_m < standing_on_wall_m) return std::nullopt;
        if (distance_m < viewer.reach_m) walls.push_back({a, b});
    }
    return walls;
}

/// Adds up what bounds the view.
class ViewMeasures {
public:
    ViewMeasures(const Viewer& viewer, const std::vector<SightPiece>& pieces) : viewer_(viewer) {
        view_.nearest_m = viewer.reach_m;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const SightPiece& piece = pieces[i];
            add_point(piece.from);
            if (piece.wall == SightPiece::reach)
                add_arc(piece);
            else
                add_wall(piece);
            add_point(piece.to);
            add_step(piece.to, pieces[(i + 1) % pieces.size()].from);
        }
        const auto is_repeated = [](MapPoint a, MapPoint b) {
            return distance_m(a, b) < no_step_m;
        };
        Ring& outline = view_.outline;
        while (outline.size() > 1 && is_repeated(outline.back(), outline.front()))
            outline.pop_back();
    }

    VisiblePolygon finished() {
        view_.perimeter_m = view_.wall_m + view_.occlusivity_m + view_.at_reach_m;
        view_.mean_radial_m = radial_sum_ / (2.0 * std::numbers::pi);
        view_.compactness =
            4.0 * std::numbers::pi * view_.area_m2 / (view_.perimeter_m * view_.perimeter_m);
        view_.drift_m = std::hypot(east_moment_, north_moment_) / view_.area_m2;
        return std::move(view_);
    }

private:
    void add_wall(const SightPiece& piece) {
        const MapPoint a = piece.from, b = piece.to;
        const double length_m = distance_m(a, b);
        const double twice_area = a.east_m * b.north_m - a.north_m * b.east_m;
        add_area(twice_area / 2.0, (a.east_m + b.east_m) / 3.0, (a.north_m + b.north_m) / 3.0);
        view_.wall_m += length_m;
        view_.nearest_m = std::min(view_.nearest_m, distance_to_segment_m({0.0, 0.0}, a, b));
        note_furthest(std::max(std::hypot(a.east_m, a.north_m), std::hypot(b.east_m, b.north_m)));
        if (!(length_m > 0.0) || !(twice_area > 0.0)) return;
        // Distance d over the cosine of the angle from the foot on the wall's line, integrated.
        const double foot_m = twice_area / length_m;
        const auto along = [&](MapPoint p) {
            return (p.east_m * (b.east_m - a.east_m) + p.north_m * (b.north_m - a.north_m)) /
                   length_m;
        };
        radial_sum_ += foot_m * (std::asinh(along(b) / foot_m) - std::asinh(along(a) / foot_m));
    }

    void add_arc(const SightPiece& piece) {
        const double r = viewer_.reach_m;
        view_.at_reach_m += r * piece.turn_rad;
        radial_sum_ += r * piece.turn_rad;
        view_.area_m2 += r * r * piece.turn_rad / 2.0;
        east_moment_ += r * r * (piece.to.north_m - piece.from.north_m) / 3.0;
        north_moment_ += r * r * (piece.from.east_m - piece.to.east_m) / 3.0;
        note_furthest(r);
        const double begin_rad = std::atan2(piece.from.north_m, piece.from.east_m);
        const int chords = static_cast<int>(std::ceil(piece.turn_rad / arc_step_rad));
        for (int i = 1; i < chords; ++i) {
            const double angle = begin_rad + piece.turn_rad * i / chords;
            add_point({r * std::cos(angle), r * std::sin(angle)});
        }
    }

    void add_area(double area_m2, double east_m, double north_m) {
        view_.area_m2 += area_m2;
        east_moment_ += area_m2 * east_m;
        north_moment_ += area_m2 * north_m;
    }

    void add_step(MapPoint from, MapPoint to) {
        const double step_m = distance_m(from, to);
        if (step_m < no_step_m) return;
        view_.occlusivity_m += step_m;
        const bool outward =
            std::hypot(from.east_m, from.north_m) < std::hypot(to.east_m, to.north_m);
        view_.occluding.push_back({on_map(outward ? from : to), on_map(outward ? to : from)});
    }

    void note_furthest(double radial_m) { view_.furthest_m = std::max(view_.furthest_m, radial_m); }

    MapPoint on_map(MapPoint p) const {
        return {viewer_.at.east_m + p.east_m, viewer_.at.north_m + p.north_m};
    }

    void add_point(MapPoint p) {
        const MapPoint next = on_map(p);
        if (view_.outline.empty() || distance_m(view_.outline.back(), next) >= no_step_m)
            view_.outline.push_back(next);
    }

    const Viewer& viewer_;
    VisiblePolygon view_;
    double radial_sum_ = 0.0;
    double east_moment_ = 0.0, north_moment_ = 0.0;
};

}  // namespace

std::variant<VisiblePolygon, NoView> visible_polygon(const Viewer& viewer,
                                                     const Obstacles& obstacles) {
    if (!(viewer.eye_height_m >= 0.0) || !(viewer.reach_m > 0.0) || !std::isfinite(viewer.reach_m))
        throw std::invalid_argument("the eye height must be >= 0 and the reach > 0 and finite");
    const std::optional<std::vector<SightWall>> walls = walls_in_sight(viewer, obstacles);
    if (!walls) return NoView::on_a_wall;
    if (!obstacles.containing(viewer.at).empty()) return NoView::inside_building;
    return ViewMeasures(viewer, sweep_sight(*walls, viewer.reach_m)).finished();
}

}  // namespace tk
