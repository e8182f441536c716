#include "engine/visibility/hidden_area.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "engine/grid/scan_polygon.h"

namespace tk {
namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

/// Nearer to a wall's line than this one stands on it, and it hides nothing.
constexpr double on_the_line_m = 1e-9;

std::vector<std::int32_t> buildings_hung_on(const Observer& observer, const Obstacles& obstacles) {
    std::vector<std::int32_t> own = obstacles.containing(observer.at);
    std::erase_if(own, [&](std::int32_t i) {
        return obstacles.all()[static_cast<std::size_t>(i)].height_m < observer.height_m;
    });
    return own;
}

double distance_to_line_m(MapPoint p, MapPoint a, MapPoint b) {
    const double dx = b.east_m - a.east_m, dy = b.north_m - a.north_m;
    const double length = std::hypot(dx, dy);
    if (length == 0.0) return 0.0;
    return std::abs(dx * (p.north_m - a.north_m) - dy * (p.east_m - a.east_m)) / length;
}

MapPoint scaled_from(MapPoint centre, MapPoint p, double factor) {
    return {centre.east_m + factor * (p.east_m - centre.east_m),
            centre.north_m + factor * (p.north_m - centre.north_m)};
}

using Quadrilateral = std::array<MapPoint, 4>;

/// Sets the cells with their centre in the convex quadrilateral.
void mark(const Quadrilateral& corners, Grid<std::uint8_t>& hidden) {
    const GridSpec& spec = hidden.spec();
    Extent extent;
    for (const MapPoint corner : corners) extent.add(corner);
    const CellRange cells = cells_with_centre_in(spec, extent.grown(spec.cell_m * 1e-3));
    for (int row = cells.row_begin; row < cells.row_end; ++row) {
        const double north_m = spec.north_of_centre_m(row);
        double west_m = endless, east_m = -endless;
        for (std::size_t i = 0, j = 3; i < 4; j = i++) {
            const MapPoint a = corners[j], b = corners[i];
            if ((a.north_m > north_m) == (b.north_m > north_m)) continue;
            const double crossing_m = crossing_east_m(a, b, north_m);
            west_m = std::min(west_m, crossing_m);
            east_m = std::max(east_m, crossing_m);
        }
        if (!(west_m < east_m)) continue;
        const int begin = std::max(0, first_column_from(spec, west_m));
        const int end = std::min(spec.cols, first_column_from(spec, east_m));
        if (begin >= end) continue;
        const std::span<std::uint8_t> row_cells = hidden.view().row(row);
        std::fill(row_cells.begin() + begin, row_cells.begin() + end, std::uint8_t{1});
    }
}

}  // namespace

std::optional<HiddenBand> hidden_band(const Observer& observer, double wall_height_m) {
    const double z0 = observer.height_m, zt = observer.target_height_m, b = wall_height_m;
    if (z0 > zt) {
        if (b <= zt) return std::nullopt;
        return HiddenBand{1.0, b >= z0 ? endless : (z0 - zt) / (z0 - b)};
    }
    if (b <= z0) return std::nullopt;
    return HiddenBand{b >= zt ? 1.0 : (zt - z0) / (b - z0), endless};
}

std::vector<Wall> walls_around(const Observer& observer, const Obstacles& obstacles) {
    const std::vector<std::int32_t> own = buildings_hung_on(observer, obstacles);
    std::vector<Wall> walls;
    for (const std::int32_t i : obstacles.walls_within(observer.at, observer.reach_m)) {
        const Wall& wall = obstacles.walls()[static_cast<std::size_t>(i)];
        if (!hidden_band(observer, wall.height_m)) continue;
        if (std::find(own.begin(), own.end(), wall.obstacle) == own.end()) walls.push_back(wall);
    }
    return walls;
}

bool hangs_on_building(const Observer& observer, const Obstacles& obstacles) {
    return !buildings_hung_on(observer, obstacles).empty();
}

Grid<std::uint8_t> hidden_cells(const Observer& observer, std::span<const Wall> walls,
                                const GridSpec& window) {
    Grid<std::uint8_t> hidden(window, 0);
    for (const Wall& wall : walls) {
        const std::optional<HiddenBand> band = hidden_band(observer, wall.height_m);
        if (!band) continue;
        const double line_m = distance_to_line_m(observer.at, wall.a, wall.b);
        if (line_m < on_the_line_m) continue;
        // Far enough that the far side, too, lies wholly beyond the reach.
        const double beyond = 1.01 * observer.reach_m / line_m;
        const double far = std::min(band->far, std::max(beyond, 1.0));
        if (band->near >= far) continue;
        mark({scaled_from(observer.at, wall.a, band->near),
              scaled_from(observer.at, wall.b, band->near),
              scaled_from(observer.at, wall.b, far), scaled_from(observer.at, wall.a, far)},
             hidden);
    }
    return hidden;
}

bool is_hidden(const Observer& observer, std::span<const Wall> walls, MapPoint target) {
    const MapPoint from = observer.at;
    const double tx = target.east_m - from.east_m, ty = target.north_m - from.north_m;
    for (const Wall& wall : walls) {
        const double ax = wall.a.east_m - from.east_m, ay = wall.a.north_m - from.north_m;
        const double bx = wall.b.east_m - from.east_m, by = wall.b.north_m - from.north_m;
        // Which side of the ray's line the wall's ends lie on; an end on it belongs to one side.
        const double side_a = tx * ay - ty * ax, side_b = tx * by - ty * bx;
        if ((side_a > 0.0) == (side_b > 0.0)) continue;
        const double share = side_a / (side_a - side_b);
        const double cx = ax + share * (bx - ax), cy = ay + share * (by - ay);
        const double along = (cx * tx + cy * ty) / (tx * tx + ty * ty);
        if (!(along > 0.0 && along < 1.0)) continue;
        const double ray_m =
            observer.height_m + (observer.target_height_m - observer.height_m) * along;
        if (ray_m < wall.height_m) return true;
    }
    return false;
}

}  // namespace tk
