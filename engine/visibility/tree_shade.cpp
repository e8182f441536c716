#include "engine/visibility/tree_shade.h"

#include <algorithm>
#include <cmath>

namespace tk {
namespace {

/// The part of the way from lamp (0) to target (1) on which a ray is between two levels.
struct WayShare {
    double from = 0.0, to = 1.0;
    bool empty() const { return !(from <= to); }
};

WayShare way_between(double top_below_m, double base_below_m, double below_m) {
    if (below_m == 0.0)
        return top_below_m <= 0.0 && base_below_m >= 0.0 ? WayShare{} : WayShare{1.0, 0.0};
    double from = top_below_m / below_m, to = base_below_m / below_m;
    if (from > to) std::swap(from, to);
    return {std::max(0.0, from), std::min(1.0, to)};
}

MapPoint on_the_way(MapPoint target, double share) {
    return {target.east_m * share, target.north_m * share};
}

MultiPolygon moved_by(const MultiPolygon& shape, MapPoint lamp) {
    MultiPolygon moved_shape = shape;
    const auto move_ring = [&](Ring& ring) {
        for (MapPoint& p : ring) p = {p.east_m - lamp.east_m, p.north_m - lamp.north_m};
    };
    for (Polygon& polygon : moved_shape) {
        move_ring(polygon.outer);
        for (Ring& hole : polygon.holes) move_ring(hole);
    }
    return moved_shape;
}

double turn_of(MapPoint a, MapPoint b, MapPoint c) {
    return (b.east_m - a.east_m) * (c.north_m - a.north_m) -
           (b.north_m - a.north_m) * (c.east_m - a.east_m);
}

bool segments_cross(MapPoint a, MapPoint b, MapPoint c, MapPoint d) {
    return (turn_of(a, b, c) > 0.0) != (turn_of(a, b, d) > 0.0) &&
           (turn_of(c, d, a) > 0.0) != (turn_of(c, d, b) > 0.0);
}

bool ring_crosses(const Ring& ring, MapPoint from, MapPoint to) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        if (segments_cross(from, to, ring[j], ring[i])) return true;
    return false;
}

bool shape_meets(const MultiPolygon& shape, MapPoint from, MapPoint to) {
    if (contains(shape, to)) return true;
    for (const Polygon& polygon : shape) {
        if (ring_crosses(polygon.outer, from, to)) return true;
        for (const Ring& hole : polygon.holes)
            if (ring_crosses(hole, from, to)) return true;
    }
    return false;
}

}  // namespace

TreeShade::TreeShade(const Sight& sight, const Extent& targets, const Obstacles& obstacles) {
    if (targets.empty() || obstacles.trees().empty()) return;
    const Observer& lamp = sight.observer();
    Extent rays = targets;
    rays.add(lamp.at);
    const double level_m = obstacles.ground_m(lamp.at) + lamp.height_m;
    for (const std::int32_t i : obstacles.trees_meeting(rays)) {
        const Tree& tree = obstacles.trees()[static_cast<std::size_t>(i)];
        if (tree.porosity >= 1.0 || !(tree.crown_base_m < tree.height_m)) continue;
        const double ground_below_m = level_m - obstacles.ground_m(tree.at);
        Crown crown{.centre = {tree.at.east_m - lamp.at.east_m, tree.at.north_m - lamp.at.north_m},
                    .radius_m = 0.5 * tree.crown_m,
                    .shape = moved_by(tree.shape, lamp.at),
                    .extent = {},
                    .top_below_m = ground_below_m - tree.height_m,
                    .base_below_m = ground_below_m - tree.crown_base_m,
                    .porosity = tree.porosity};
        if (crown.shape.empty() && !(crown.radius_m > 0.0)) continue;
        crown.extent = crown_extent(tree);
        crown.extent = {
            crown.extent.west_m - lamp.at.east_m, crown.extent.south_m - lamp.at.north_m,
            crown.extent.east_m - lamp.at.east_m, crown.extent.north_m - lamp.at.north_m};
        crowns_.push_back(std::move(crown));
    }
}

bool TreeShade::meets(const Crown& crown, MapPoint target, double below_m) {
    const WayShare way = way_between(crown.top_below_m, crown.base_below_m, below_m);
    if (way.empty()) return false;
    const MapPoint from = on_the_way(target, way.from), to = on_the_way(target, way.to);
    const Extent& box = crown.extent;
    if (std::max(from.east_m, to.east_m) < box.west_m ||
        std::min(from.east_m, to.east_m) > box.east_m ||
        std::max(from.north_m, to.north_m) < box.south_m ||
        std::min(from.north_m, to.north_m) > box.north_m)
        return false;
    if (!crown.shape.empty()) return shape_meets(crown.shape, from, to);
    return distance_to_segment_m(crown.centre, from, to) <= crown.radius_m;
}

void TreeShade::dim(std::span<const double> east_m, double north_m, std::span<const double> below_m,
                    std::span<double> values) const {
    for (const Crown& crown : crowns_) {
        // A ray that does not come as far as the crown's line does not meet it.
        if ((crown.extent.south_m > 0.0 && north_m < crown.extent.south_m) ||
            (crown.extent.north_m < 0.0 && north_m > crown.extent.north_m))
            continue;
        for (std::size_t i = 0; i < values.size(); ++i)
            if (meets(crown, {east_m[i], north_m}, below_m[i])) values[i] *= crown.porosity;
    }
}

}  // namespace tk
