#include "viewer/map/ear_clipping.h"

#include <algorithm>
#include <cmath>

namespace tk {
namespace {

/// A corner on the lattice: at most 2^30 from the ring's south-west, so that twice an area fits
/// into 62 bits.
struct EarCorner {
    std::int64_t x = 0, y = 0;
    std::uint32_t index = 0;
};

constexpr double ear_lattice = 1073741824.0;  // 2^30

/// Twice the signed area of a, b, c: > 0 when they turn left.
std::int64_t turn(const EarCorner& a, const EarCorner& b, const EarCorner& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool between_corners(const EarCorner& a, const EarCorner& b, const EarCorner& p) {
    return std::min(a.x, b.x) <= p.x && p.x <= std::max(a.x, b.x) && std::min(a.y, b.y) <= p.y &&
           p.y <= std::max(a.y, b.y);
}

int sign_of_turn(std::int64_t twice_area) {
    return (twice_area > 0) - (twice_area < 0);
}

/// Whether the closed segments ab and cd have a point in common.
bool edges_meet(const EarCorner& a, const EarCorner& b, const EarCorner& c, const EarCorner& d) {
    if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x) ||
        std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y))
        return false;
    const int c_side = sign_of_turn(turn(a, b, c)), d_side = sign_of_turn(turn(a, b, d));
    const int a_side = sign_of_turn(turn(c, d, a)), b_side = sign_of_turn(turn(c, d, b));
    if (c_side * d_side < 0 && a_side * b_side < 0) return true;
    return (c_side == 0 && between_corners(a, b, c)) || (d_side == 0 && between_corners(a, b, d)) ||
           (a_side == 0 && between_corners(c, d, a)) || (b_side == 0 && between_corners(c, d, b));
}

/// Puts the ring on its lattice; none where it has no extent.
std::vector<EarCorner> on_ear_lattice(const Ring& ring) {
    const Extent extent = extent_of(ring);
    const double size = std::max(extent.east_m - extent.west_m, extent.north_m - extent.south_m);
    std::vector<EarCorner> corners;
    if (!(size > 0.0 && std::isfinite(size))) return corners;
    corners.reserve(ring.size());
    const double fine = ear_lattice / size;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint p = ring[i];
        if (!std::isfinite(p.east_m) || !std::isfinite(p.north_m)) return {};
        corners.push_back({std::llround((p.east_m - extent.west_m) * fine),
                           std::llround((p.north_m - extent.south_m) * fine),
                           static_cast<std::uint32_t>(i)});
    }
    return corners;
}

/// Whether no two edges meet but neighbours in their common corner.
bool is_simple_ring(const std::vector<EarCorner>& ring) {
    const std::size_t n = ring.size();
    for (std::size_t i = 0; i < n; ++i) {
        const EarCorner& a = ring[i];
        const EarCorner& b = ring[(i + 1) % n];
        const EarCorner& c = ring[(i + 2) % n];
        if (a.x == b.x && a.y == b.y) return false;
        // The next edge must not run back over this one.
        if (turn(a, b, c) == 0 && (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) < 0)
            return false;
        for (std::size_t j = i + 2; j < n; ++j) {
            if (i == 0 && j + 1 == n) continue;
            if (edges_meet(a, b, ring[j], ring[(j + 1) % n])) return false;
        }
    }
    return true;
}

bool is_ear(const std::vector<EarCorner>& ring, std::size_t i) {
    const std::size_t n = ring.size();
    const EarCorner& a = ring[(i + n - 1) % n];
    const EarCorner& b = ring[i];
    const EarCorner& c = ring[(i + 1) % n];
    if (turn(a, b, c) <= 0) return false;
    return std::none_of(ring.begin(), ring.end(), [&](const EarCorner& p) {
        if (p.index == a.index || p.index == b.index || p.index == c.index) return false;
        return turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0;
    });
}

}  // namespace

bool clip_ears(const Ring& ring, std::vector<std::array<std::uint32_t, 3>>& triangles) {
    if (ring.size() < 3 || ring.size() > most_ear_corners) return false;
    std::vector<EarCorner> left = on_ear_lattice(ring);
    if (left.size() < 3 || !is_simple_ring(left)) return false;
    std::int64_t twice_area = 0;
    for (std::size_t i = 2; i < left.size(); ++i) twice_area += turn(left[0], left[i - 1], left[i]);
    if (twice_area == 0) return false;
    if (twice_area < 0) std::reverse(left.begin(), left.end());
    const std::size_t before = triangles.size();
    std::size_t at = 0, tried = 0;
    while (left.size() > 3) {
        at %= left.size();
        if (!is_ear(left, at)) {
            ++at;
            if (++tried > left.size()) return triangles.resize(before), false;
            continue;
        }
        const std::size_t n = left.size();
        triangles.push_back(
            {left[(at + n - 1) % n].index, left[at].index, left[(at + 1) % n].index});
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
        // The next corner but one: fans from one corner make thin triangles.
        ++at;
        tried = 0;
    }
    triangles.push_back({left[0].index, left[1].index, left[2].index});
    return true;
}

}  // namespace tk
