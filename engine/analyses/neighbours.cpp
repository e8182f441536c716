#include "engine/analyses/neighbours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nanoflann.hpp>
#include <stdexcept>
#include <utility>

#include "engine/core/parallel_for.h"
#include "engine/visibility/rectangle_index.h"

namespace tk {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

/// The places as nanoflann wants to see them.
struct PointCloud {
    std::span<const MapPoint> places;
    std::size_t kdtree_get_point_count() const { return places.size(); }
    double kdtree_get_pt(std::size_t i, std::size_t axis) const {
        return axis == 0 ? places[i].east_m : places[i].north_m;
    }
    template <class Box>
    bool kdtree_get_bbox(Box&) const {
        return false;
    }
};

using PlaceTree =
    nanoflann::KDTreeSingleIndexAdaptor<nanoflann::L2_Simple_Adaptor<double, PointCloud>,
                                        PointCloud, 2, std::uint32_t>;

const nanoflann::SearchParams in_any_order(32, 0.0F, false);

std::array<double, 2> place_of(MapPoint p) {
    return {p.east_m, p.north_m};
}

struct Segment {
    MapPoint a, b;
};

std::vector<Segment> outline_of(const MultiPolygon& area) {
    std::vector<Segment> segments;
    const auto add = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const MapPoint a = ring[i], b = ring[(i + 1) % ring.size()];
            if (!(a == b)) segments.push_back({a, b});
        }
    };
    for (const Polygon& polygon : area) {
        add(polygon.outer);
        for (const Ring& hole : polygon.holes) add(hole);
    }
    return segments;
}

Extent extent_of_segment(const Segment& segment) {
    Extent extent;
    extent.add(segment.a);
    extent.add(segment.b);
    return extent;
}

/// How long the part of `one` is that lies within `snap_m` of `other`'s line, alongside it.
double shared_length_m(const Segment& one, const Segment& other, double snap_m) {
    const double length = distance_m(other.a, other.b);
    const double east = (other.b.east_m - other.a.east_m) / length;
    const double north = (other.b.north_m - other.a.north_m) / length;
    const auto along = [&](MapPoint p) {
        return (p.east_m - other.a.east_m) * east + (p.north_m - other.a.north_m) * north;
    };
    const auto across = [&](MapPoint p) {
        return std::abs((p.north_m - other.a.north_m) * east - (p.east_m - other.a.east_m) * north);
    };
    if (across(one.a) > snap_m || across(one.b) > snap_m) return 0.0;
    const double from = std::max(0.0, std::min(along(one.a), along(one.b)));
    const double to = std::min(length, std::max(along(one.a), along(one.b)));
    return std::max(0.0, to - from);
}

bool touch(const Segment& one, const Segment& other, double snap_m) {
    return distance_to_segment_m(one.a, other.a, other.b) <= snap_m ||
           distance_to_segment_m(other.a, one.a, one.b) <= snap_m;
}

}  // namespace

Neighbours::Neighbours(std::span<const std::vector<std::uint32_t>> lists) {
    first_.reserve(lists.size() + 1);
    first_.push_back(0);
    for (const std::vector<std::uint32_t>& list : lists) {
        const auto begin = static_cast<std::ptrdiff_t>(all_.size());
        all_.insert(all_.end(), list.begin(), list.end());
        std::sort(all_.begin() + begin, all_.end());
        all_.erase(std::unique(all_.begin() + begin, all_.end()), all_.end());
        first_.push_back(all_.size());
    }
}

bool Neighbours::are_neighbours(std::size_t place, std::size_t other) const {
    const std::span<const std::uint32_t> others = of(place);
    return std::binary_search(others.begin(), others.end(), static_cast<std::uint32_t>(other));
}

Neighbours neighbouring_cells(const Grid<std::int32_t>& place_of_cell, std::size_t places,
                              Contiguity contiguity) {
    const GridSpec& spec = place_of_cell.spec();
    Lists lists(places);
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col) {
            const std::int32_t place = place_of_cell(row, col);
            if (place < 0) continue;
            std::vector<std::uint32_t>& list = lists[static_cast<std::size_t>(place)];
            for (int r = std::max(0, row - 1); r <= std::min(spec.rows - 1, row + 1); ++r)
                for (int c = std::max(0, col - 1); c <= std::min(spec.cols - 1, col + 1); ++c) {
                    const bool corner = r != row && c != col;
                    const std::int32_t other = place_of_cell(r, c);
                    if (other < 0 || other == place) continue;
                    if (corner && contiguity == Contiguity::rook) continue;
                    list.push_back(static_cast<std::uint32_t>(other));
                }
        }
    return Neighbours(lists);
}

Neighbours neighbours_within(std::span<const MapPoint> places, double distance_m) {
    if (!(distance_m > 0.0))
        throw std::invalid_argument("the distance between neighbours must be above 0");
    const PointCloud cloud{places};
    Lists lists(places.size());
    if (places.empty()) return Neighbours(lists);
    const PlaceTree tree(2, cloud);
    // A little more is searched, and then judged by the same distance as everywhere else.
    const double searched_m2 = distance_m * distance_m * (1.0 + 1e-9) + 1e-9;
    parallel_for(places.size(), [&](std::size_t i) {
        std::vector<std::pair<std::uint32_t, double>> found;
        tree.radiusSearch(place_of(places[i]).data(), searched_m2, found, in_any_order);
        for (const auto& item : found)
            if (item.first != i && tk::distance_m(places[i], places[item.first]) <= distance_m)
                lists[i].push_back(item.first);
    });
    return Neighbours(lists);
}

Neighbours nearest_neighbours(std::span<const MapPoint> places, std::size_t count) {
    if (count < 1 || count >= places.size())
        throw std::invalid_argument("there must be more places than neighbours, and one at least");
    const PointCloud cloud{places};
    const PlaceTree tree(2, cloud);
    Lists lists(places.size());
    parallel_for(places.size(), [&](std::size_t i) {
        std::vector<std::uint32_t> indices(count + 1);
        std::vector<double> squares(count + 1);
        tree.knnSearch(place_of(places[i]).data(), count + 1, indices.data(), squares.data());
        // All as near as the last of them are looked at, so that ties fall by the list's order.
        const double furthest_m2 = *std::max_element(squares.begin(), squares.end());
        std::vector<std::pair<std::uint32_t, double>> found;
        tree.radiusSearch(place_of(places[i]).data(), furthest_m2 * (1.0 + 1e-12) + 1e-12, found,
                          in_any_order);
        std::vector<std::pair<double, std::uint32_t>> nearest;
        for (const auto& item : found)
            if (item.first != i)
                nearest.emplace_back(distance_m(places[i], places[item.first]), item.first);
        std::sort(nearest.begin(), nearest.end());
        for (std::size_t k = 0; k < count; ++k) lists[i].push_back(nearest[k].second);
    });
    return Neighbours(lists);
}

Neighbours touching_areas(std::span<const MultiPolygon> areas, Contiguity contiguity,
                          double snap_m) {
    if (!(snap_m >= 0.0)) throw std::invalid_argument("the snapping distance must not be below 0");
    std::vector<Segment> segments;
    std::vector<std::uint32_t> owner;
    std::vector<Extent> extents;
    for (std::size_t i = 0; i < areas.size(); ++i)
        for (const Segment& segment : outline_of(areas[i])) {
            segments.push_back(segment);
            owner.push_back(static_cast<std::uint32_t>(i));
            extents.push_back(extent_of_segment(segment).grown(snap_m));
        }
    const RectangleIndex index(extents);
    Lists lists(areas.size());
    std::vector<std::pair<std::uint32_t, double>> shared;  // by neighbour, of one area
    std::size_t s = 0;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        shared.clear();
        for (; s < segments.size() && owner[s] == i; ++s)
            for (const std::int32_t k : index.meeting(extents[s])) {
                const auto other = static_cast<std::size_t>(k);
                if (owner[other] == i) continue;
                if (contiguity == Contiguity::queen) {
                    if (touch(segments[s], segments[other], snap_m))
                        lists[i].push_back(owner[other]);
                } else {
                    shared.emplace_back(owner[other],
                                        shared_length_m(segments[s], segments[other], snap_m));
                }
            }
        std::sort(shared.begin(), shared.end());
        for (std::size_t k = 0; k < shared.size();) {
            double length = 0.0;
            const std::uint32_t neighbour = shared[k].first;
            for (; k < shared.size() && shared[k].first == neighbour; ++k)
                length += shared[k].second;
            if (length > 2.0 * snap_m) lists[i].push_back(neighbour);
        }
    }
    // Who touches is touched.
    const Lists one_way = lists;
    for (std::size_t i = 0; i < one_way.size(); ++i)
        for (const std::uint32_t other : one_way[i])
            lists[other].push_back(static_cast<std::uint32_t>(i));
    return Neighbours(lists);
}

}  // namespace tk
