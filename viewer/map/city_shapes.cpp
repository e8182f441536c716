#include "viewer/map/city_shapes.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <utility>

#include "engine/core/letter_case.h"
#include "engine/core/parallel_for.h"
#include "viewer/map/triangulate.h"

namespace tk {
namespace {

constexpr double objects_per_chunk = 400.0;

void add_segment(ShapeChunk& chunk, MapPoint a, MapPoint b, double width_m) {
    for (const double v :
         {a.east_m - chunk.origin.east_m, a.north_m - chunk.origin.north_m,
          b.east_m - chunk.origin.east_m, b.north_m - chunk.origin.north_m, width_m})
        chunk.segments.push_back(static_cast<float>(v));
}

void add_ring(ShapeChunk& chunk, const Ring& ring) {
    for (std::size_t i = 0; i < ring.size(); ++i)
        add_segment(chunk, ring[i], ring[(i + 1) % ring.size()], 0.0);
}

void add_line(ShapeChunk& chunk, const Line& line, double width_m) {
    for (std::size_t i = 1; i < line.size(); ++i) add_segment(chunk, line[i - 1], line[i], width_m);
    for (const MapPoint p : line) chunk.extent.add(p);
}

/// False where the shape has an outline but no inside that could be filled.
bool add_polygons(ShapeChunk& chunk, const MultiPolygon& polygons, bool fill) {
    chunk.extent.add(extent_of(polygons));
    for (const Polygon& polygon : polygons) {
        add_ring(chunk, polygon.outer);
        for (const Ring& hole : polygon.holes) add_ring(chunk, hole);
    }
    if (!fill) return true;
    const Triangles triangles = triangulate(polygons, chunk.origin);
    const auto first = static_cast<std::uint32_t>(chunk.xy.size() / 2);
    chunk.xy.insert(chunk.xy.end(), triangles.xy.begin(), triangles.xy.end());
    for (const std::uint32_t index : triangles.indices) chunk.triangles.push_back(first + index);
    return !triangles.indices.empty();
}

/// Parts objects into squares of the map, so that a picture only draws those near it.
/// @param place where the object lies; @param add puts it into its chunk
template <class Object, class Place, class Add>
ShapeChunks chunked(const std::vector<Object>& objects, Place place, Add add,
                    const Progress& progress) {
    if (objects.empty()) return {};
    Extent all;
    std::vector<MapPoint> places;
    places.reserve(objects.size());
    for (const Object& object : objects) {
        places.push_back(place(object));
        all.add(places.back());
    }
    const double width = std::max(1.0, all.east_m - all.west_m);
    const double height = std::max(1.0, all.north_m - all.south_m);
    const double chunks = std::max(1.0, static_cast<double>(objects.size()) / objects_per_chunk);
    const double side = std::max(std::sqrt(width * height / chunks), std::max(width, height) / 256);
    const int cols = static_cast<int>(width / side) + 1;
    const int rows = static_cast<int>(height / side) + 1;
    std::vector<std::vector<std::size_t>> members(static_cast<std::size_t>(cols) *
                                                  static_cast<std::size_t>(rows));
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const int col =
            std::clamp(static_cast<int>((places[i].east_m - all.west_m) / side), 0, cols - 1);
        const int row =
            std::clamp(static_cast<int>((places[i].north_m - all.south_m) / side), 0, rows - 1);
        members[static_cast<std::size_t>(row) * static_cast<std::size_t>(cols) +
                static_cast<std::size_t>(col)]
            .push_back(i);
    }
    std::erase_if(members, [](const auto& list) { return list.empty(); });
    ShapeChunks made(members.size());
    parallel_for(members.size(),
                 [&](std::size_t c) {
                     ShapeChunk& chunk = made[c];
                     chunk.origin = places[members[c].front()];
                     for (const std::size_t i : members[c]) add(chunk, objects[i]);
                 },
                 {{}, progress.cancelled});
    return made;
}

MapPoint middle(const Extent& e) {
    return {(e.west_m + e.east_m) / 2, (e.south_m + e.north_m) / 2};
}

Extent extent_of_street(const Street& street) {
    Extent extent;
    for (const Line& line : street.lines) extent.add(extent_of(line));
    return extent;
}

}  // namespace

double street_width_m(const Street& street) {
    if (street.width_m && *street.width_m > 0.0) return *street.width_m;
    const std::string kind = folded(street.street_class);
    const auto has = [&kind](const char* word) { return kind.find(word) != std::string::npos; };
    if (has("foot") || has("path") || has("cycle") || has("gång") || has("cykel") || has("steps"))
        return 3.0;
    if (has("motor") || has("trunk") || has("led")) return 14.0;
    if (has("primary") || has("main") || has("huvud") || has("arterial")) return 11.0;
    if (has("alley") || has("service")) return 4.5;
    return 7.0;
}

CityShapes city_shapes(const Town& town, const Progress& progress) {
    CityShapes shapes;
    std::atomic<int> unfillable = 0;
    const auto filled = [&unfillable](ShapeChunk& chunk, const MultiPolygon& polygons) {
        if (!add_polygons(chunk, polygons, true)) ++unfillable;
    };
    shapes.streets = chunked(
        town.streets(), [](const Street& s) { return middle(extent_of_street(s)); },
        [](ShapeChunk& chunk, const Street& s) {
            for (const Line& line : s.lines) add_line(chunk, line, street_width_m(s));
        },
        progress);
    progress.at(0.2);
    shapes.buildings = chunked(
        town.buildings(), [](const Building& b) { return middle(extent_of(b.footprint)); },
        [&filled](ShapeChunk& chunk, const Building& b) { filled(chunk, b.footprint); }, progress);
    progress.at(0.8);
    shapes.areas = chunked(
        town.areas(), [](const Area& a) { return middle(extent_of(a.shape)); },
        [](ShapeChunk& chunk, const Area& a) { add_polygons(chunk, a.shape, false); }, progress);
    std::vector<Tree> stands;
    for (const Tree& tree : town.trees())
        if (!tree.shape.empty()) stands.push_back(tree);
    shapes.tree_stands = chunked(
        stands, [](const Tree& t) { return middle(extent_of(t.shape)); },
        [&filled](ShapeChunk& chunk, const Tree& t) { filled(chunk, t.shape); }, progress);
    if (town.boundary()) shapes.boundary = {polygons_chunk({&*town.boundary()})};
    for (const FeatureSet& set : town.features()) {
        ShapeChunks& chunks = shapes.features[set.name];
        chunks = chunked(
            set.polygons, [](const Polygon& p) { return middle(extent_of(MultiPolygon{p})); },
            [&filled](ShapeChunk& chunk, const Polygon& p) { filled(chunk, {p}); }, progress);
        ShapeChunks lines = chunked(
            set.lines, [](const Line& l) { return middle(extent_of(l)); },
            [](ShapeChunk& chunk, const Line& l) { add_line(chunk, l, 0.0); }, progress);
        chunks.insert(chunks.end(), std::make_move_iterator(lines.begin()),
                      std::make_move_iterator(lines.end()));
    }
    shapes.unfillable = unfillable;
    return shapes;
}

ShapeChunk polygons_chunk(const std::vector<const MultiPolygon*>& polygons) {
    ShapeChunk chunk;
    Extent all;
    for (const MultiPolygon* p : polygons) all.add(extent_of(*p));
    if (all.empty()) return chunk;
    chunk.origin = middle(all);
    for (const MultiPolygon* p : polygons) add_polygons(chunk, *p, true);
    return chunk;
}

ShapeChunk lines_chunk(const std::vector<const Line*>& lines, double width_m) {
    ShapeChunk chunk;
    Extent all;
    for (const Line* line : lines) all.add(extent_of(*line));
    if (all.empty()) return chunk;
    chunk.origin = middle(all);
    for (const Line* line : lines) add_line(chunk, *line, width_m);
    return chunk;
}

}  // namespace tk
