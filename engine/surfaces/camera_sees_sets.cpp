// What each camera sees of feature sets.
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "engine/core/parallel_for.h"
#include "engine/grid/scan_polygon.h"
#include "engine/surfaces/camera_findings.h"
#include "engine/surfaces/facade_points.h"
#include "engine/surfaces/places_watched.h"

namespace tk {
namespace {

/// Side of the cells by which areas are measured.
constexpr double area_cell_m = 1.0;
/// Cells along the side of a piece of ground that is looked at in one go.
constexpr int sight_block_cells = 256;
/// How far off its façade a point may be recorded.
constexpr double facade_m = 0.5;

/// A feature set with the extents of its lines and polygons.
struct IndexedSet {
    explicit IndexedSet(const FeatureSet& of) : set(&of) {
        for (const Line& line : of.lines) lines.push_back(extent_of(line));
        for (const Polygon& polygon : of.polygons) {
            Extent extent;
            for (const MapPoint p : polygon.outer) extent.add(p);
            polygons.push_back(extent);
        }
    }
    const FeatureSet* set;
    std::vector<Extent> lines, polygons;
};

/// What two extents that meet have in common.
Extent common_part(const Extent& a, const Extent& b) {
    return {std::max(a.west_m, b.west_m), std::max(a.south_m, b.south_m),
            std::min(a.east_m, b.east_m), std::min(a.north_m, b.north_m)};
}

/// One camera's eyes.
class OneCamera {
public:
    OneCamera(const PlacesWatched& places, std::size_t index, const Obstacles& obstacles,
              const CameraCoverageOptions& options)
        : places_(places),
          reached_(places.reached(index)),
          watch_(places.of_camera(index)),
          obstacles_(obstacles),
          options_(options) {}

    void look_at(const IndexedSet& indexed, SeenOfSet& seen) const {
        const FeatureSet& set = *indexed.set;
        for (std::size_t i = 0; i < set.points.size(); ++i) {
            const double height_m =
                set.point_heights_m.empty() ? options_.target_height_m : set.point_heights_m[i];
            if (sees_point(set.points[i], height_m)) ++seen.points;
        }
        for (std::size_t i = 0; i < indexed.lines.size(); ++i)
            if (indexed.lines[i].meets(reached_))
                seen.length_m += length_seen(indexed.set->lines[i]);
        seen.area_m2 = area_seen(indexed);
    }

private:
    bool sees(MapPoint p, double height_m) const {
        return reached_.contains(p) && places_.density_at(p, height_m, watch_) > 0.0;
    }

    bool sees_point(MapPoint p, double height_m) const {
        if (!reached_.contains(p)) return false;
        if (sees(p, height_m)) return true;
        if (is_masked(watch_.cameras[0].id, p, watch_.masks)) return false;
        Extent around;
        around.add(p);
        if (obstacles_.obstacles_meeting(around.grown(facade_m)).empty()) return false;
        const MapPoint eye = watch_.cameras[0].at;
        const double far_m = distance_m(eye, p);
        if (far_m <= facade_m) return false;
        const double share = facade_m / far_m;
        return sees({p.east_m + share * (eye.east_m - p.east_m),
                     p.north_m + share * (eye.north_m - p.north_m)},
                    height_m);
    }

    double length_seen(const Line& line) const {
        double seen_m = 0.0;
        for (std::size_t k = 1; k < line.size(); ++k) {
            Extent segment;
            segment.add(line[k - 1]);
            segment.add(line[k]);
            if (!segment.meets(reached_)) continue;
            each_piece(line[k - 1], line[k], [&](MapPoint middle, double length_m) {
                if (sees(middle, options_.target_height_m)) seen_m += length_m;
            });
        }
        return seen_m;
    }

    double area_seen(const IndexedSet& indexed) const {
        std::vector<std::size_t> near;
        Extent ground;
        for (std::size_t i = 0; i < indexed.polygons.size(); ++i) {
            if (!indexed.polygons[i].meets(reached_)) continue;
            near.push_back(i);
            ground.add(indexed.polygons[i]);
        }
        if (near.empty()) return 0.0;
        const GridSpec spec = grid_covering(common_part(ground, reached_), area_cell_m);
        std::size_t seen = 0;
        for (int row = 0; row < spec.rows; row += sight_block_cells)
            for (int col = 0; col < spec.cols; col += sight_block_cells)
                seen += cells_seen(indexed, near,
                                   window_of(spec, intersection(spec.all_cells(),
                                                                {row, row + sight_block_cells, col,
                                                                 col + sight_block_cells})));
        return static_cast<double>(seen) * area_cell_m * area_cell_m;
    }

    /// How many cells of the window lie in any of the polygons and are seen.
    std::size_t cells_seen(const IndexedSet& indexed, const std::vector<std::size_t>& near,
                           const GridSpec& window) const {
        Grid<std::uint8_t> inside(window, 0);
        bool any = false;
        for (const std::size_t i : near) {
            if (!indexed.polygons[i].meets(window.extent())) continue;
            // One at a time: features that overlap must not cancel each other out.
            scan_polygons({indexed.set->polygons[i]}, window, [&](int row, int begin, int end) {
                any = true;
                for (int col = begin; col < end; ++col) inside(row, col) = 1;
            });
        }
        if (!any) return 0;
        const Grid<float> density =
            camera_coverage({watch_.cameras, watch_.masks}, obstacles_, window, options_);
        std::size_t seen = 0;
        for (std::size_t i = 0; i < inside.cells().size(); ++i)
            seen += inside.cells()[i] != 0 && density.cells()[i] > 0.0f;
        return seen;
    }

    const PlacesWatched& places_;
    const Extent& reached_;
    PlacesWatched::Watch watch_;
    const Obstacles& obstacles_;
    const CameraCoverageOptions& options_;
};

}  // namespace

FeatureSet facade_windows(std::string name, const MaskedCameras& cameras,
                          const Obstacles& obstacles, const CameraCoverageOptions& options,
                          const Progress& progress) {
    std::vector<Extent> reached;
    for (const Camera& camera : cameras.cameras) reached.push_back(extent_reached(camera, options));
    FeatureSet windows;
    windows.name = std::move(name);
    for (const Watcher& window : facade_points_near(reached, obstacles, {}, progress)) {
        windows.points.push_back(window.at);
        windows.point_heights_m.push_back(window.height_m);
    }
    return windows;
}

std::vector<CameraFindings> what_cameras_see(const MaskedCameras& cameras,
                                             const Obstacles& obstacles,
                                             std::span<const FeatureSet> sets,
                                             const CameraCoverageOptions& options,
                                             const Progress& progress) {
    const PlacesWatched places(cameras, obstacles, options);
    std::vector<IndexedSet> indexed;
    for (const FeatureSet& set : sets) indexed.emplace_back(set);
    std::vector<CameraFindings> findings(cameras.cameras.size());
    // One after the other: the grids that each looks at are computed on all threads.
    for (std::size_t i = 0; i < findings.size(); ++i) {
        progress.at(static_cast<double>(i) / static_cast<double>(findings.size()));
        findings[i].id = cameras.cameras[i].id;
        const OneCamera camera(places, i, obstacles, options);
        for (const IndexedSet& set : indexed)
            camera.look_at(set, findings[i].sees.emplace_back(SeenOfSet{set.set->name}));
    }
    progress.at(1.0);
    return findings;
}

}  // namespace tk
