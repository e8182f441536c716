#include "engine/surfaces/sightlines.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/grid_tiles.h"
#include "engine/surfaces/place_runs.h"
#include "engine/visibility/sight.h"
#include "engine/visibility/visible_cells.h"

namespace tk {
namespace {

void check_sightlines_options(const SightlinesOptions& options) {
    if (!(options.eye_height_m >= 0.0) || !(options.reach_m > 0.0) ||
        !(options.half_distance_m > 0.0) || !std::isfinite(options.reach_m))
        throw std::invalid_argument(
            "the eye height must be >= 0, the reach and the half distance > 0");
}

/// More than rounding loses of a reach: adds() decides.
constexpr double a_hair_m = 1e-3;

/// A watcher made ready for many places.
class Outlook {
public:
    Outlook(const Watcher& watcher, const SightlinesOptions& options, const Obstacles& obstacles)
        : watcher_(watcher),
          reach2_(squared(options.reach_m)),
          half_distance2_(squared(options.half_distance_m)) {
        if (!(watcher.weight > 0.0)) return;
        // On level ground so high a watcher has less reach, or none.
        const double drop2 =
            obstacles.terrain() == nullptr ? squared(watcher.height_m - options.eye_height_m) : 0.0;
        if (drop2 >= reach2_) return;
        const double level_reach_m = std::sqrt(reach2_ - drop2) + a_hair_m;
        observer_ = {watcher.at, watcher.height_m, options.eye_height_m, level_reach_m};
    }

    bool sees_anything() const { return observer_.reach_m > 0.0; }
    const Observer& observer() const { return observer_; }

    /// What it adds at a place that it has a free line of sight to: `east_m` and `north_m` from it
    /// and `below_m` under it.
    double adds(double east_m, double north_m, double below_m) const {
        const double d2 = east_m * east_m + north_m * north_m + below_m * below_m;
        if (d2 > reach2_) return 0.0;
        const double faded = watcher_.weight / (1.0 + d2 / half_distance2_);
        if (watcher_.faces_all_round()) return faded;
        const double ahead_m = east_m * watcher_.facing_east + north_m * watcher_.facing_north;
        return ahead_m > 0.0 ? faded * (ahead_m / std::sqrt(d2)) : 0.0;
    }

    /// The half disc before it, or the disc.
    Extent watched() const {
        const double r = observer_.reach_m;
        const double e = watcher_.facing_east, n = watcher_.facing_north;
        const double side_east = r * std::abs(n) + a_hair_m,
                     side_north = r * std::abs(e) + a_hair_m;
        const bool all_round = watcher_.faces_all_round();
        const MapPoint at = watcher_.at;
        return {at.east_m - (all_round || e <= 0.0 ? r : side_east),
                at.north_m - (all_round || n <= 0.0 ? r : side_north),
                at.east_m + (all_round || e >= 0.0 ? r : side_east),
                at.north_m + (all_round || n >= 0.0 ? r : side_north)};
    }

private:
    static double squared(double value) { return value * value; }

    Watcher watcher_;
    double reach2_;
    double half_distance2_;
    Observer observer_;  ///< reaches 0 where it sees nothing
};

/// The watchers that may see any of some cells, in the order given, and which cells.
struct ReachingWatchers {
    std::vector<std::uint32_t> watchers;
    std::vector<CellRange> cells;
};

ReachingWatchers watchers_reaching(const GridSpec& spec, const CellRange& cells,
                                   std::span<const Watcher> watchers,
                                   const SightlinesOptions& options, const Obstacles& obstacles) {
    const Extent near = window_of(spec, cells).extent().grown(options.reach_m);
    ReachingWatchers reaching;
    for (std::size_t i = 0; i < watchers.size(); ++i) {
        if (!near.contains(watchers[i].at)) continue;
        const Outlook outlook(watchers[i], options, obstacles);
        if (!outlook.sees_anything()) continue;
        const CellRange watched =
            intersection(cells_with_centre_in(spec, outlook.watched()), cells);
        if (watched.empty()) continue;
        reaching.watchers.push_back(static_cast<std::uint32_t>(i));
        reaching.cells.push_back(watched);
    }
    return reaching;
}

void add_watcher(const Outlook& outlook, const Obstacles& obstacles, Grid<double>& sums) {
    const GridSpec& tile = sums.spec();
    const CellRange cells = cells_with_centre_in(tile, outlook.watched());
    if (cells.empty()) return;
    const GridSpec window = window_of(tile, cells);
    const Observer& observer = outlook.observer();
    const VisibleCells visible(Sight(observer, window.extent(), obstacles), window);
    visible.each_run([&](int row, int begin, int end) {
        const double north_m = window.north_of_centre_m(row) - observer.at.north_m;
        const std::span<const double> below_m = visible.below_m(row);
        double* const sum = &sums(cells.row_begin + row, cells.col_begin);
        for (int col = begin; col < end; ++col)
            sum[col] += outlook.adds(window.east_of_centre_m(col) - observer.at.east_m, north_m,
                                     below_m[static_cast<std::size_t>(col)]);
    });
}

/// What one watcher adds at a place that it sees.
struct SeenPlace {
    std::size_t place;
    double added;
};

std::vector<SeenPlace> places_seen(const Outlook& outlook, std::span<const MapPoint> places,
                                   const PlaceRuns& runs, const Obstacles& obstacles) {
    std::vector<SeenPlace> seen;
    const Observer& observer = outlook.observer();
    const auto adds_at = [&](MapPoint at, double below_m) {
        return outlook.adds(at.east_m - observer.at.east_m, at.north_m - observer.at.north_m,
                            below_m);
    };
    // On level ground most places are out at once.
    const bool level = obstacles.terrain() == nullptr;
    const double drop_m = observer.height_m - observer.target_height_m;
    std::vector<std::size_t> within;
    Extent targets;
    runs.each_in(outlook.watched(), [&](std::size_t i) {
        if (level && !(adds_at(places[i], drop_m) > 0.0)) return;
        within.push_back(i);
        targets.add(places[i]);
    });
    if (within.empty()) return seen;
    const Sight sight(observer, targets, obstacles);
    for (const std::size_t i : within) {
        const double below_m = sight.below_m(places[i]);
        const double added = adds_at(places[i], below_m);
        if (added > 0.0 && !sight.hides(places[i], below_m)) seen.push_back({i, added});
    }
    return seen;
}

}  // namespace

void recompute_sightlines(Grid<float>& seen, const CellRange& cells,
                          std::span<const Watcher> watchers, const Obstacles& obstacles,
                          const SightlinesOptions& options, const Progress& progress) {
    check_sightlines_options(options);
    const GridSpec spec = seen.spec();
    const CellRange asked = intersection(cells, spec.all_cells());
    if (asked.empty()) return;
    const ReachingWatchers reaching = watchers_reaching(spec, asked, watchers, options, obstacles);
    const GridTiles tiles(asked);
    const auto watchers_of_tile = tiles.meeting(reaching.cells);
    const auto compute_tile = [&](std::size_t t) {
        const CellRange tile = tiles.tile(t);
        const GridSpec tile_spec = window_of(spec, tile);
        Grid<double> sums(tile_spec, 0.0);
        // In the order given, so that a cell's sum does not depend on tile or thread.
        for (const std::uint32_t i : watchers_of_tile[t]) {
            progress.check();  // a tile may have thousands of them
            add_watcher(Outlook(watchers[reaching.watchers[i]], options, obstacles), obstacles,
                        sums);
        }
        const Grid<std::uint8_t> built = built_on(obstacles, tile_spec);
        for (int row = 0; row < tile_spec.rows; ++row)
            for (int col = 0; col < tile_spec.cols; ++col)
                seen(tile.row_begin + row, tile.col_begin + col) =
                    built(row, col) != 0 ? std::numeric_limits<float>::quiet_NaN()
                                         : static_cast<float>(sums(row, col));
    };
    parallel_for(tiles.count(), compute_tile, progress);
}

Grid<float> sightlines(std::span<const Watcher> watchers, const Obstacles& obstacles,
                       const GridSpec& spec, const SightlinesOptions& options,
                       const Progress& progress) {
    Grid<float> seen(spec);
    recompute_sightlines(seen, spec.all_cells(), watchers, obstacles, options, progress);
    return seen;
}

PlaceWatch sightlines_at(MapPoint at, std::span<const Watcher> watchers, const Obstacles& obstacles,
                         const SightlinesOptions& options) {
    check_sightlines_options(options);
    if (!obstacles.containing(at).empty()) return {std::numeric_limits<double>::quiet_NaN(), 0};
    Extent place;
    place.add(at);
    const Extent near = place.grown(options.reach_m);
    PlaceWatch watch;
    for (const Watcher& watcher : watchers) {
        if (!near.contains(watcher.at)) continue;
        const Outlook outlook(watcher, options, obstacles);
        if (!outlook.sees_anything()) continue;
        const Sight sight(outlook.observer(), place, obstacles);
        const double below_m = sight.below_m(at);
        const double added =
            outlook.adds(at.east_m - watcher.at.east_m, at.north_m - watcher.at.north_m, below_m);
        if (!(added > 0.0) || sight.hides(at, below_m)) continue;
        watch.value += added;
        ++watch.watchers_seeing;
    }
    return watch;
}

std::vector<PlaceWatch> sightlines_at_places(std::span<const MapPoint> places,
                                             std::span<const Watcher> watchers,
                                             const Obstacles& obstacles,
                                             const SightlinesOptions& options,
                                             const Progress& progress) {
    check_sightlines_options(options);
    constexpr std::size_t watchers_at_a_time = 64;
    const PlaceRuns runs(places);
    const Extent near = runs.extent().grown(options.reach_m);
    std::vector<const Watcher*> reaching;
    for (const Watcher& watcher : watchers)
        if (near.contains(watcher.at)) reaching.push_back(&watcher);
    const std::size_t blocks = (reaching.size() + watchers_at_a_time - 1) / watchers_at_a_time;
    std::vector<std::vector<SeenPlace>> seen_by(blocks);
    const auto look = [&](std::size_t block) {
        const std::size_t end = std::min(reaching.size(), (block + 1) * watchers_at_a_time);
        for (std::size_t k = block * watchers_at_a_time; k < end; ++k) {
            const Outlook outlook(*reaching[k], options, obstacles);
            if (!outlook.sees_anything()) continue;
            const std::vector<SeenPlace> seen = places_seen(outlook, places, runs, obstacles);
            seen_by[block].insert(seen_by[block].end(), seen.begin(), seen.end());
        }
    };
    parallel_for(blocks, look, progress);
    // In the order given, as at one place.
    std::vector<PlaceWatch> watches(places.size());
    for (const std::vector<SeenPlace>& block : seen_by)
        for (const SeenPlace& one : block) {
            watches[one.place].value += one.added;
            ++watches[one.place].watchers_seeing;
        }
    for (std::size_t i = 0; i < places.size(); ++i)
        if (!obstacles.containing(places[i]).empty())
            watches[i] = {std::numeric_limits<double>::quiet_NaN(), 0};
    return watches;
}

}  // namespace tk
