#include "engine/surfaces/camera_coverage.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/camera_masks.h"
#include "engine/surfaces/camera_view.h"
#include "engine/surfaces/grid_tiles.h"
#include "engine/surfaces/place_runs.h"
#include "engine/visibility/sight.h"
#include "engine/visibility/visible_cells.h"
#include "engine/visibility/wall_shadow.h"

namespace tk {
namespace {

const std::array<DensityClass, 6> classes_2014{{{"monitor", 12.5},
                                                {"detect", 25.0},
                                                {"observe", 62.5},
                                                {"recognise", 125.0},
                                                {"identify", 250.0},
                                                {"inspect", 1000.0}}};
const std::array<DensityClass, 7> classes_2025{{{"overview", 20.0},
                                                {"outline", 40.0},
                                                {"discern", 80.0},
                                                {"perceive", 125.0},
                                                {"characterise", 250.0},
                                                {"validate", 500.0},
                                                {"scrutinise", 1500.0}}};

/// A camera with what hides things from it.
struct WatchingCamera {
    CameraView view;
    Observer observer;
    std::vector<MaskShape> masks;
};

std::vector<WatchingCamera> watching_cameras(const MaskedCameras& cameras,
                                             const CameraCoverageOptions& options) {
    std::vector<WatchingCamera> watching;
    watching.reserve(cameras.cameras.size());
    const MasksByCamera masks(cameras.masks);
    for (const Camera& camera : cameras.cameras) {
        const CameraView view(camera, options);
        watching.push_back({view,
                            {camera.at, camera.height_m, options.target_height_m, view.reach_m()},
                            masks.acting_on(camera, view.reach_m())});
    }
    return watching;
}

/// The cells that a camera may see: a hair more, so that rounding loses none.
CellRange cells_watched_by(const Observer& camera, const GridSpec& spec) {
    Extent extent;
    extent.add(camera.at);
    return cells_with_centre_in(spec, extent.grown(camera.reach_m + 1e-3));
}

/// Which cameras may see which tile of a part of a grid.
class WatchedTiles {
public:
    WatchedTiles(const GridSpec& spec, const CellRange& cells,
                 std::span<const WatchingCamera> cameras)
        : tiles_(cells) {
        std::vector<CellRange> watched;
        watched.reserve(cameras.size());
        for (const WatchingCamera& camera : cameras)
            watched.push_back(cells_watched_by(camera.observer, spec));
        cameras_of_tile_ = tiles_.meeting(watched);
    }

    std::size_t count() const { return tiles_.count(); }
    CellRange tile(std::size_t index) const { return tiles_.tile(index); }
    const std::vector<std::uint32_t>& cameras_of(std::size_t index) const {
        return cameras_of_tile_[index];
    }

private:
    GridTiles tiles_;
    std::vector<std::vector<std::uint32_t>> cameras_of_tile_;
};

/// Calls `seen(row, col, pixels_per_m)` for every cell of `spec` that the camera sees.
template <class Seen>
void each_cell_seen(const WatchingCamera& camera, const Obstacles& obstacles, const GridSpec& spec,
                    Seen seen) {
    const CellRange cells = cells_watched_by(camera.observer, spec);
    if (cells.empty()) return;
    const GridSpec window = window_of(spec, cells);
    const VisibleCells visible(Sight(camera.observer, window.extent(), obstacles), window);
    const MaskedCells masked(camera.masks, window);
    visible.each_run([&](int row, int begin, int end) {
        const double north_m = window.north_of_centre_m(row) - camera.observer.at.north_m;
        const std::span<const double> below_m = visible.below_m(row);
        for (int col = begin; col < end; ++col) {
            const double density =
                camera.view.density(window.east_of_centre_m(col) - camera.observer.at.east_m,
                                    north_m, below_m[static_cast<std::size_t>(col)]);
            if (density > 0.0 && !masked(row, col))
                seen(cells.row_begin + row, cells.col_begin + col, density);
        }
    });
}

/// How many of a camera's cells reach each class; the first is all that it sees.
using ClassCounts = std::vector<std::size_t>;

/// What is counted on one tile.
struct TileWatch {
    std::vector<ClassCounts> of_camera;  ///< in the order of the tile's cameras
    std::size_t cells = 0, covered = 0, overlapping = 0;
};

TileWatch watch_tile(std::span<const WatchingCamera* const> cameras, const Obstacles& obstacles,
                     const GridRows& counted, const CellRange& tile,
                     std::span<const DensityClass> classes) {
    const GridSpec spec = window_of(counted.spec(), tile);
    const auto counts = [&](int row, int col) {
        return !std::isnan(counted(tile.row_begin + row, tile.col_begin + col));
    };
    Grid<std::uint8_t> watchers(spec, 0);
    TileWatch watch;
    for (const WatchingCamera* camera : cameras) {
        ClassCounts& cells = watch.of_camera.emplace_back(classes.size() + 1, 0);
        each_cell_seen(*camera, obstacles, spec, [&](int row, int col, double density) {
            if (!counts(row, col)) return;
            ++cells[0];
            for (std::size_t k = 0; k < classes.size(); ++k)
                if (density >= classes[k].pixels_per_m) ++cells[k + 1];
            if (watchers(row, col) < 2) ++watchers(row, col);
        });
    }
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col) {
            if (!counts(row, col)) continue;
            ++watch.cells;
            watch.covered += watchers(row, col) >= 1;
            watch.overlapping += watchers(row, col) >= 2;
        }
    return watch;
}

double share_of(std::size_t part, std::size_t all) {
    return all == 0 ? std::numeric_limits<double>::quiet_NaN()
                    : static_cast<double>(part) / static_cast<double>(all);
}

}  // namespace

std::span<const DensityClass> density_classes(CameraStandard standard) {
    if (standard == CameraStandard::iec_62676_4_2014) return classes_2014;
    return classes_2025;
}

void recompute_camera_coverage(Grid<float>& density, const CellRange& cells,
                               const MaskedCameras& cameras, const Obstacles& obstacles,
                               const CameraCoverageOptions& options, const Progress& progress) {
    const GridSpec spec = density.spec();
    const CellRange asked = intersection(cells, spec.all_cells());
    if (asked.empty()) return;
    const std::vector<WatchingCamera> watching = watching_cameras(cameras, options);
    const WatchedTiles tiles(spec, asked, watching);
    const auto compute_tile = [&](std::size_t t) {
        const CellRange tile = tiles.tile(t);
        const GridSpec tile_spec = window_of(spec, tile);
        Grid<double> highest(tile_spec, 0.0);
        for (const std::uint32_t i : tiles.cameras_of(t))
            each_cell_seen(watching[i], obstacles, tile_spec,
                           [&](int row, int col, double pixels_per_m) {
                               highest(row, col) = std::max(highest(row, col), pixels_per_m);
                           });
        const Grid<std::uint8_t> built = built_on(obstacles, tile_spec);
        for (int row = 0; row < tile_spec.rows; ++row)
            for (int col = 0; col < tile_spec.cols; ++col)
                density(tile.row_begin + row, tile.col_begin + col) =
                    built(row, col) != 0 ? std::numeric_limits<float>::quiet_NaN()
                                         : static_cast<float>(highest(row, col));
    };
    parallel_for(tiles.count(), compute_tile, progress);
}

Grid<float> camera_coverage(const MaskedCameras& cameras, const Obstacles& obstacles,
                            const GridSpec& spec, const CameraCoverageOptions& options,
                            const Progress& progress) {
    Grid<float> density(spec);
    recompute_camera_coverage(density, spec.all_cells(), cameras, obstacles, options, progress);
    return density;
}

std::size_t cameras_in_buildings(std::span<const Camera> cameras, const Obstacles& obstacles) {
    return static_cast<std::size_t>(
        std::count_if(cameras.begin(), cameras.end(), [&](const Camera& camera) {
            return hangs_on_building(camera.at, camera.height_m, obstacles);
        }));
}

double camera_coverage_at(MapPoint at, const MaskedCameras& cameras, const Obstacles& obstacles,
                          const CameraCoverageOptions& options) {
    if (!obstacles.containing(at).empty()) return std::numeric_limits<double>::quiet_NaN();
    Extent target;
    target.add(at);
    double highest = 0.0;
    for (const WatchingCamera& camera : watching_cameras(cameras, options)) {
        const double east_m = at.east_m - camera.observer.at.east_m;
        const double north_m = at.north_m - camera.observer.at.north_m;
        // On level ground most cameras are out at once.
        if (obstacles.terrain() == nullptr && camera.view.density(east_m, north_m) <= highest)
            continue;
        if (is_masked(at, camera.masks)) continue;
        const Sight sight(camera.observer, target, obstacles);
        const double below_m = sight.below_m(at);
        const double density = camera.view.density(east_m, north_m, below_m);
        if (density > highest && !sight.hides(at, below_m)) highest = density;
    }
    return highest;
}

std::vector<double> camera_coverage_at_places(std::span<const MapPoint> places,
                                              const MaskedCameras& cameras,
                                              const Obstacles& obstacles,
                                              const CameraCoverageOptions& options,
                                              const Progress& progress) {
    const PlaceRuns runs(places);
    std::vector<double> highest(places.size(), 0.0);
    for (const WatchingCamera& camera : watching_cameras(cameras, options)) {
        progress.check();
        Extent around, targets;
        around.add(camera.observer.at);
        std::vector<std::size_t> within;
        runs.each_in(around.grown(camera.observer.reach_m + 1e-3), [&](std::size_t i) {
            within.push_back(i);
            targets.add(places[i]);
        });
        if (within.empty()) continue;
        const Sight sight(camera.observer, targets, obstacles);
        for (const std::size_t i : within) {
            const MapPoint at = places[i];
            const double below_m = sight.below_m(at);
            const double density =
                camera.view.density(at.east_m - camera.observer.at.east_m,
                                    at.north_m - camera.observer.at.north_m, below_m);
            if (density > highest[i] && !is_masked(at, camera.masks) && !sight.hides(at, below_m))
                highest[i] = density;
        }
    }
    for (std::size_t i = 0; i < places.size(); ++i)
        if (!obstacles.containing(places[i]).empty())
            highest[i] = std::numeric_limits<double>::quiet_NaN();
    return highest;
}

CoverageSummary summarise_coverage(const MaskedCameras& cameras, const Obstacles& obstacles,
                                   const GridRows& counted, const CameraCoverageOptions& options,
                                   const Progress& progress) {
    const GridSpec& spec = counted.spec();
    const std::vector<WatchingCamera> watching = watching_cameras(cameras, options);
    const std::span<const DensityClass> classes = density_classes(options.standard);
    const WatchedTiles tiles(spec, spec.all_cells(), watching);
    std::vector<TileWatch> watches(tiles.count());
    const auto watch = [&](std::size_t t) {
        std::vector<const WatchingCamera*> of_tile;
        for (const std::uint32_t i : tiles.cameras_of(t)) of_tile.push_back(&watching[i]);
        watches[t] = watch_tile(of_tile, obstacles, counted, tiles.tile(t), classes);
    };
    parallel_for(tiles.count(), watch, progress);

    std::vector<ClassCounts> of_camera(cameras.cameras.size(), ClassCounts(classes.size() + 1, 0));
    std::size_t cells = 0, covered = 0, overlapping = 0;
    for (std::size_t t = 0; t < watches.size(); ++t) {
        cells += watches[t].cells;
        covered += watches[t].covered;
        overlapping += watches[t].overlapping;
        for (std::size_t i = 0; i < watches[t].of_camera.size(); ++i)
            for (std::size_t k = 0; k <= classes.size(); ++k)
                of_camera[tiles.cameras_of(t)[i]][k] += watches[t].of_camera[i][k];
    }
    CoverageSummary summary{{}, share_of(covered, cells), share_of(overlapping, cells)};
    for (std::size_t i = 0; i < cameras.cameras.size(); ++i) {
        CameraAreas& areas = summary.cameras.emplace_back();
        areas.id = cameras.cameras[i].id;
        areas.visible_area_m2 = static_cast<double>(of_camera[i][0]) * spec.cell_area_m2();
        for (std::size_t k = 0; k < classes.size(); ++k)
            areas.class_area_m2.push_back(static_cast<double>(of_camera[i][k + 1]) *
                                          spec.cell_area_m2());
    }
    return summary;
}

}  // namespace tk
