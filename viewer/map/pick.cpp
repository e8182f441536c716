#include "viewer/map/pick.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "viewer/map/extent_index.h"
#include "viewer/map/point_index.h"
#include "viewer/session/layer_id.h"

namespace tk {
namespace {

constexpr std::size_t most_points_picked = 64;

/// Places in the order of hits.
enum PickRank {
    pick_point,
    pick_mask,
    pick_development,
    pick_building,
    pick_stand,
    pick_line,
    pick_drawn_area,
    pick_area
};

struct RankedHit {
    int rank = 0;
    PickHit hit;
};

Extent pick_extent(const Street& street) {
    Extent extent;
    for (const Line& line : street.lines) extent.add(extent_of(line));
    return extent;
}

double distance_to_line_m(MapPoint place, const Line& line) {
    double nearest_m = std::numeric_limits<double>::infinity();
    if (line.size() == 1) return distance_m(place, line.front());
    for (std::size_t i = 1; i < line.size(); ++i)
        nearest_m = std::min(nearest_m, distance_to_segment_m(place, line[i - 1], line[i]));
    return nearest_m;
}

template <class Object>
std::string id_or_index(const Object& object, std::size_t index) {
    if constexpr (requires { object.id; }) return object.id;
    return std::to_string(index);
}

bool is_shown(const PickScene& scene, std::string_view layer) {
    return !scene.visible || scene.visible(layer);
}

}  // namespace

/// The indices, by the list that they are of.
struct Picker::Known {
    template <class Index>
    struct Entry {
        std::shared_ptr<const void> keeps;  ///< so that the address is not another list's
        Index index;
        std::uint64_t last_used = 0;
    };
    template <class Index>
    using Entries = std::map<const void*, Entry<Index>>;

    template <class Index, class List, class Make>
    const Index& of(Entries<Index>& entries, const List& list, std::shared_ptr<const void> keeps,
                    Make make) {
        Entry<Index>& entry = entries[&list];
        if (entry.keeps == nullptr) entry = {std::move(keeps), make(list), clock};
        entry.last_used = clock;
        return entry.index;
    }

    template <class Object>
    const PointIndex& points(const std::vector<Object>& list, std::shared_ptr<const void> keeps) {
        return of(point_indices, list, std::move(keeps), [](const std::vector<Object>& all) {
            std::vector<MapPoint> places;
            places.reserve(all.size());
            for (const Object& object : all) places.push_back(object.at);
            return PointIndex(places);
        });
    }
    const PointIndex& places(const std::vector<MapPoint>& list, std::shared_ptr<const void> keeps) {
        return of(point_indices, list, std::move(keeps),
                  [](const std::vector<MapPoint>& all) { return PointIndex(all); });
    }
    template <class Object, class Of>
    const ExtentIndex& extents(const std::vector<Object>& list, std::shared_ptr<const void> keeps,
                               Of extent) {
        return of(extent_indices, list, std::move(keeps), [&](const std::vector<Object>& all) {
            std::vector<Extent> boxes;
            boxes.reserve(all.size());
            for (const Object& object : all) boxes.push_back(extent(object));
            return ExtentIndex(boxes);
        });
    }
    /// What has not been asked for in the last few picks belongs to towns that are gone.
    void next_pick() {
        ++clock;
        const auto old = [this](const auto& item) { return item.second.last_used + 8 < clock; };
        std::erase_if(point_indices, old);
        std::erase_if(extent_indices, old);
    }

    Entries<PointIndex> point_indices;
    Entries<ExtentIndex> extent_indices;
    std::uint64_t clock = 0;
};

namespace {

/// Walks over all that can be picked, list by list: points, polygons and lines each to their own.
template <class Known, class Visitor>
void visit_pickable(Known& known, const PickScene& scene, Visitor& visitor) {
    const Town& town = *scene.town;
    const auto& keeps = scene.town;
    const auto points = [&](std::string_view layer, const auto& list) {
        if (is_shown(scene, layer)) visitor.points(layer, list, known.points(list, keeps));
    };
    const auto polygons = [&](std::string_view layer, int rank, const auto& list, auto shape) {
        if (!is_shown(scene, layer)) return;
        const auto extent = [&](const auto& object) { return extent_of(shape(object)); };
        visitor.polygons(layer, rank, list, known.extents(list, keeps, extent), shape);
    };
    points(layer_id::cameras, town.cameras());
    points(layer_id::lights, town.lights());
    points(layer_id::entrances, town.entrances());
    points(layer_id::observations, town.observations());
    if (is_shown(scene, layer_id::incidents)) {
        if (scene.shown_incidents == nullptr) {
            const auto& all = town.incidents().all;
            visitor.points(layer_id::incidents, all, known.points(all, keeps));
        } else {
            const auto& kept = scene.shown_incidents->kept.all;
            visitor.points(layer_id::incidents, kept, known.points(kept, scene.shown_incidents),
                           &scene.shown_incidents->indices);
        }
    }
    const auto footprint = [](const auto& object) -> const MultiPolygon& {
        return object.footprint;
    };
    const auto shape = [](const auto& object) -> const MultiPolygon& { return object.shape; };
    polygons(layer_id::masks, pick_mask, town.masks(), shape);
    polygons(layer_id::developments, pick_development, town.developments(), footprint);
    polygons(layer_id::buildings, pick_building, town.buildings(), footprint);
    polygons(layer_id::areas, pick_area, town.areas(), shape);
    if (is_shown(scene, layer_id::trees))
        visitor.trees(town.trees(), known.points(town.trees(), keeps),
                      known.extents(town.trees(), keeps,
                                    [](const Tree& tree) { return extent_of(tree.shape); }));
    if (is_shown(scene, layer_id::streets))
        visitor.streets(town.streets(), known.extents(town.streets(), keeps, pick_extent));
    for (const FeatureSet& set : town.features()) {
        const std::string layer = layer_id::features(set.name);
        if (is_shown(scene, layer))
            visitor.features(
                layer, set, known.places(set.points, keeps),
                known.extents(set.lines, keeps, [](const Line& line) { return extent_of(line); }),
                known.extents(set.polygons, keeps,
                              [](const Polygon& polygon) { return extent_of(polygon.outer); }));
    }
    if (is_shown(scene, layer_id::drawings)) visitor.drawings(scene.drawings);
}

/// Gathers what lies at a place.
struct PickAt {
    MapPoint place;
    double radius_m;
    std::vector<RankedHit> hits = {};

    template <class Object>
    void add(int rank, std::string_view layer, std::size_t index, const Object& object,
             double distance) {
        hits.push_back({rank, {std::string(layer), index, id_or_index(object, index), distance}});
    }
    Extent around() const {
        Extent extent;
        extent.add(place);
        return extent.grown(radius_m);
    }
    /// Only the nearest: a click into the crowd must not gather a million.
    struct Near {
        double distance_m;
        std::uint32_t number;
        auto operator<=>(const Near&) const = default;
    };
    template <class Wanted>
    std::vector<Near> nearest(const PointIndex& index, Wanted wanted) const {
        std::vector<Near> near;
        index.in(around(), [&](std::uint32_t number, MapPoint at) {
            const double away_m = distance_m(place, at);
            if (away_m <= radius_m && wanted(number)) near.push_back({away_m, number});
        });
        const auto kept = static_cast<std::ptrdiff_t>(std::min(near.size(), most_points_picked));
        std::partial_sort(near.begin(), near.begin() + kept, near.end());
        near.resize(static_cast<std::size_t>(kept));
        return near;
    }
    template <class List>
    void points(std::string_view layer, const List& list, const PointIndex& index,
                const std::vector<std::size_t>* renumbered = nullptr) {
        for (const Near& n : nearest(index, [](std::uint32_t) { return true; }))
            add(pick_point, layer, renumbered == nullptr ? n.number : (*renumbered)[n.number],
                list[n.number], n.distance_m);
    }
    template <class List, class Shape>
    void polygons(std::string_view layer, int rank, const List& list, const ExtentIndex& index,
                  Shape shape) {
        Extent spot;
        spot.add(place);
        index.meeting(spot, [&](std::uint32_t i) {
            if (contains(shape(list[i]), place)) add(rank, layer, i, list[i], 0.0);
        });
    }
    void trees(const std::vector<Tree>& all, const PointIndex& points, const ExtentIndex& stands) {
        for (const Near& n : nearest(points, [&](std::uint32_t i) { return all[i].shape.empty(); }))
            add(pick_point, layer_id::trees, n.number, all[n.number], n.distance_m);
        polygons(layer_id::trees, pick_stand, all, stands,
                 [](const Tree& tree) -> const MultiPolygon& { return tree.shape; });
    }
    void streets(const std::vector<Street>& all, const ExtentIndex& index) {
        index.meeting(around(), [&](std::uint32_t i) {
            double away_m = std::numeric_limits<double>::infinity();
            for (const Line& line : all[i].lines)
                away_m = std::min(away_m, distance_to_line_m(place, line));
            if (away_m <= radius_m) add(pick_line, layer_id::streets, i, all[i], away_m);
        });
    }
    void features(const std::string& layer, const FeatureSet& set, const PointIndex& points,
                  const ExtentIndex& lines, const ExtentIndex& polygons) {
        const auto hit = [&](int rank, std::size_t number, double away_m) {
            hits.push_back({rank, {layer, number, std::to_string(number), away_m}});
        };
        for (const Near& n : nearest(points, [](std::uint32_t) { return true; }))
            hit(pick_point, n.number, n.distance_m);
        lines.meeting(around(), [&](std::uint32_t i) {
            const double away_m = distance_to_line_m(place, set.lines[i]);
            if (away_m <= radius_m) hit(pick_line, set.points.size() + i, away_m);
        });
        Extent spot;
        spot.add(place);
        polygons.meeting(spot, [&](std::uint32_t i) {
            if (contains(MultiPolygon{set.polygons[i]}, place))
                hit(pick_area, set.points.size() + set.lines.size() + i, 0.0);
        });
    }
    void drawings(std::span<const Drawing> all) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Drawing& drawing = all[i];
            if (drawing.kind == Drawing::Kind::area) {
                if (contains(drawing.area, place))
                    add(pick_drawn_area, layer_id::drawings, i, drawing, 0.0);
                continue;
            }
            const bool note = drawing.kind == Drawing::Kind::note;
            const double away_m =
                note ? distance_m(place, drawing.at) : distance_to_line_m(place, drawing.line);
            if (away_m <= radius_m)
                add(note ? pick_point : pick_line, layer_id::drawings, i, drawing, away_m);
        }
    }
};

/// Gathers what lies in an area.
struct PickWithin {
    const MultiPolygon& area;
    Extent extent = extent_of(area);
    std::vector<ObjectsWithin> found = {};

    void add(std::string_view layer, std::vector<std::size_t> indices) {
        if (indices.empty()) return;
        std::sort(indices.begin(), indices.end());
        found.push_back({std::string(layer), std::move(indices)});
    }
    template <class List>
    void points(std::string_view layer, const List&, const PointIndex& index,
                const std::vector<std::size_t>* renumbered = nullptr) {
        std::vector<std::size_t> in;
        index.in(extent, [&](std::uint32_t number, MapPoint at) {
            if (contains(area, at))
                in.push_back(renumbered == nullptr ? number : (*renumbered)[number]);
        });
        add(layer, std::move(in));
    }
    template <class List, class Shape>
    void polygons(std::string_view layer, int, const List& list, const ExtentIndex& index,
                  Shape shape) {
        std::vector<std::size_t> in;
        index.meeting(extent, [&](std::uint32_t i) {
            if (contains(area, centroid(shape(list[i])))) in.push_back(i);
        });
        add(layer, std::move(in));
    }
    void trees(const std::vector<Tree>& all, const PointIndex& points, const ExtentIndex& stands) {
        std::vector<std::size_t> in;
        points.in(extent, [&](std::uint32_t i, MapPoint at) {
            if (all[i].shape.empty() && contains(area, at)) in.push_back(i);
        });
        stands.meeting(extent, [&](std::uint32_t i) {
            if (contains(area, centroid(all[i].shape))) in.push_back(i);
        });
        add(layer_id::trees, std::move(in));
    }
    void streets(const std::vector<Street>& all, const ExtentIndex& index) {
        std::vector<std::size_t> in;
        index.meeting(extent, [&](std::uint32_t i) {
            const bool any =
                std::any_of(all[i].lines.begin(), all[i].lines.end(), [&](const Line& line) {
                    return std::any_of(line.begin(), line.end(),
                                       [&](MapPoint p) { return contains(area, p); });
                });
            if (any) in.push_back(i);
        });
        add(layer_id::streets, std::move(in));
    }
    void features(const std::string& layer, const FeatureSet& set, const PointIndex& points,
                  const ExtentIndex& lines, const ExtentIndex& polygons) {
        std::vector<std::size_t> in;
        points.in(extent, [&](std::uint32_t i, MapPoint at) {
            if (contains(area, at)) in.push_back(i);
        });
        lines.meeting(extent, [&](std::uint32_t i) {
            const Line& line = set.lines[i];
            if (std::any_of(line.begin(), line.end(),
                            [&](MapPoint p) { return contains(area, p); }))
                in.push_back(set.points.size() + i);
        });
        polygons.meeting(extent, [&](std::uint32_t i) {
            if (contains(area, centroid(MultiPolygon{set.polygons[i]})))
                in.push_back(set.points.size() + set.lines.size() + i);
        });
        add(layer, std::move(in));
    }
    void drawings(std::span<const Drawing> all) {
        std::vector<std::size_t> in;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Drawing& d = all[i];
            const bool inside = d.kind == Drawing::Kind::note ? contains(area, d.at)
                                : d.kind == Drawing::Kind::area
                                    ? !d.area.empty() && contains(area, centroid(d.area))
                                    : std::any_of(d.line.begin(), d.line.end(),
                                                  [&](MapPoint p) { return contains(area, p); });
            if (inside) in.push_back(i);
        }
        add(layer_id::drawings, std::move(in));
    }
};

}  // namespace

Picker::Picker() : known_(std::make_unique<Known>()) {}
Picker::~Picker() = default;

std::vector<PickHit> Picker::at(const PickScene& scene, MapPoint place, double radius_m) {
    if (scene.town == nullptr || !std::isfinite(place.east_m) || !std::isfinite(place.north_m) ||
        !(radius_m >= 0.0))
        return {};
    known_->next_pick();
    PickAt pick{place, radius_m};
    visit_pickable(*known_, scene, pick);
    std::stable_sort(
        pick.hits.begin(), pick.hits.end(), [](const RankedHit& a, const RankedHit& b) {
            return a.rank != b.rank ? a.rank < b.rank : a.hit.distance_m < b.hit.distance_m;
        });
    std::vector<PickHit> hits;
    std::size_t points = 0;
    for (RankedHit& ranked : pick.hits)
        if (ranked.rank != pick_point || points++ < most_points_picked)
            hits.push_back(std::move(ranked.hit));
    return hits;
}

std::vector<ObjectsWithin> Picker::within(const PickScene& scene, const MultiPolygon& area) {
    if (scene.town == nullptr || area.empty()) return {};
    known_->next_pick();
    PickWithin pick{area};
    visit_pickable(*known_, scene, pick);
    return std::move(pick.found);
}

}  // namespace tk
