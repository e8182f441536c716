#include "engine/visibility/wall_shadow.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tk {
namespace {

constexpr double without_end = std::numeric_limits<double>::infinity();

/// Nearer to a wall than this an observer stands on it: coordinates of millions of metres are good
/// to a nanometre, so that its side of the wall would be chance.
constexpr double on_the_wall_m = 1e-6;

double times(double factor, double value) {
    return value == 0.0 ? 0.0 : factor * value;
}

}  // namespace

std::optional<HiddenBand> hidden_band(const Observer& observer, double wall_height_m) {
    const double z0 = observer.height_m, zt = observer.target_height_m, b = wall_height_m;
    if (z0 > zt) {
        if (b <= zt) return std::nullopt;
        return HiddenBand{1.0, b >= z0 ? without_end : (z0 - zt) / (z0 - b)};
    }
    if (b <= z0) return std::nullopt;
    return HiddenBand{b >= zt ? 1.0 : (zt - z0) / (b - z0), without_end};
}

WallShadow::End WallShadow::seen_end(MapPoint end) {
    return {end.north_m, end.north_m == 0.0 ? 0.0 : end.east_m / end.north_m};
}

std::optional<WallShadow> WallShadow::of(const Observer& observer, const Wall& wall) {
    const std::optional<HiddenBand> band = hidden_band(observer, wall.top_m);
    return band ? of_band(observer.at, wall, *band) : std::nullopt;
}

std::optional<WallShadow> WallShadow::over_ground(MapPoint at, double level_m, const Wall& wall) {
    std::optional<WallShadow> shadow = of_band(at, wall, HiddenBand{});
    if (shadow) shadow->top_above_m_ = wall.top_m - level_m;
    return shadow;
}

std::optional<WallShadow> WallShadow::of_band(MapPoint at, const Wall& wall,
                                              const HiddenBand& band) {
    MapPoint right{wall.a.east_m - at.east_m, wall.a.north_m - at.north_m};
    MapPoint left{wall.b.east_m - at.east_m, wall.b.north_m - at.north_m};
    double cross = right.east_m * left.north_m - right.north_m * left.east_m;
    if (cross < 0.0) {
        std::swap(right, left);
        cross = -cross;
    }
    if (!(cross > 0.0) || distance_to_segment_m({0.0, 0.0}, right, left) < on_the_wall_m)
        return std::nullopt;

    WallShadow shadow;
    shadow.right_ = seen_end(right);
    shadow.left_ = seen_end(left);
    shadow.wall_east_m_ = left.east_m - right.east_m;
    shadow.wall_north_m_ = left.north_m - right.north_m;
    shadow.near_ = band.near * cross;
    shadow.far_ = band.far * cross;
    const auto [south, north] = std::minmax(right.north_m, left.north_m);
    shadow.south_m_ = std::min(band.near * south, times(band.far, south));
    shadow.north_m_ = std::max(band.near * north, times(band.far, north));
    return shadow;
}

HiddenSpan WallShadow::on_line(double north_m) const {
    HiddenSpan span{-without_end, without_end};
    // Between the rays through the wall's ends. A line through the observer itself counts as one
    // just north of it, so that a direction due east or west belongs to one wall of two that meet.
    if (north_m >= 0.0) {
        if (right_.north_m <= 0.0 && left_.north_m <= 0.0) return {};
        if (right_.north_m > 0.0) span.east_m = north_m * right_.east_per_north;
        if (left_.north_m > 0.0) span.west_m = north_m * left_.east_per_north;
    } else {
        if (right_.north_m >= 0.0 && left_.north_m >= 0.0) return {};
        if (right_.north_m < 0.0) span.west_m = north_m * right_.east_per_north;
        if (left_.north_m < 0.0) span.east_m = north_m * left_.east_per_north;
    }
    // Within the band: near < cross(target, wall) < far, solved for the target's easting.
    const double along = north_m * wall_east_m_;
    if (wall_north_m_ > 0.0) {
        span.west_m = std::max(span.west_m, (near_ + along) / wall_north_m_);
        span.east_m = std::min(span.east_m, (far_ + along) / wall_north_m_);
    } else if (wall_north_m_ < 0.0) {
        span.east_m = std::min(span.east_m, (near_ + along) / wall_north_m_);
        span.west_m = std::max(span.west_m, (far_ + along) / wall_north_m_);
    } else if (!(-along > near_ && -along < far_)) {
        return {};
    }
    return span;
}

std::vector<std::int32_t> buildings_hung_on(MapPoint at, double height_m,
                                            const Obstacles& obstacles) {
    std::vector<std::int32_t> own = obstacles.containing(at);
    if (own.empty()) return own;
    const double level_m = obstacles.ground_m(at) + height_m;
    std::erase_if(own, [&](std::int32_t i) { return obstacles.obstacle(i).top_m < level_m; });
    return own;
}

bool hangs_on_building(MapPoint at, double height_m, const Obstacles& obstacles) {
    return !buildings_hung_on(at, height_m, obstacles).empty();
}

}  // namespace tk
