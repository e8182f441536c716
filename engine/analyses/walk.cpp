#include "engine/analyses/walk.h"

#include <algorithm>
#include <stdexcept>

#include "engine/analyses/along_line.h"
#include "engine/analyses/path_points.h"
#include "engine/surfaces/standing_entrances.h"

namespace tk {
namespace {

/// So much above a whole number of steps is rounding.
constexpr double rounding_of_steps = 1e-9;
/// The line is looked around piece by piece, so that a slanting one asks for no large rectangle.
constexpr double longest_piece_m = 50.0;

/// Rectangles that hold all within `around_m` of the line.
std::vector<Extent> surroundings_of(const Line& line, double around_m) {
    std::vector<Extent> extents;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const MapPoint a = line[i - 1], b = line[i];
        const double pieces = std::max(1.0, std::ceil(distance_m(a, b) / longest_piece_m));
        for (double k = 0.0; k < pieces; ++k) {
            Extent extent;
            for (const double share : {k / pieces, (k + 1.0) / pieces})
                extent.add(MapPoint{a.east_m + share * (b.east_m - a.east_m),
                                    a.north_m + share * (b.north_m - a.north_m)});
            extents.push_back(extent.grown(around_m));
        }
    }
    return extents;
}

/// Those that stand near the line, or belong to a building there: they look from its wall.
std::vector<Entrance> entrances_near(const Town& town, const Obstacles& obstacles,
                                     std::span<const Extent> near) {
    const auto meets_any = [&](const Extent& extent) {
        return std::any_of(near.begin(), near.end(),
                           [&](const Extent& one) { return one.meets(extent); });
    };
    std::vector<Entrance> entrances;
    for (const Entrance& entrance : standing_entrances(town, obstacles)) {
        Extent extent;
        extent.add(entrance.at);
        for (const std::int32_t i : obstacles.containing(entrance.at))
            extent.add(obstacles.obstacle(i).extent);
        if (meets_any(extent)) entrances.push_back(entrance);
    }
    return entrances;
}

}  // namespace

std::vector<WalkPlace> walk_places(const Line& line, double step_m) {
    if (!(step_m > 0.0)) throw std::invalid_argument("the steps of a walk must be above 0");
    const double length = length_m(line);
    const double steps = std::ceil(length / step_m - rounding_of_steps);
    std::vector<WalkPlace> places;
    places.push_back({.at = line.front()});
    std::size_t piece = 1;
    double before_m = 0.0, piece_m = distance_m(line[0], line[1]);
    for (double k = 1.0; k < steps; ++k) {
        const double along = length * k / steps;
        while (piece + 1 < line.size() && before_m + piece_m <= along) {
            before_m += piece_m;
            ++piece;
            piece_m = distance_m(line[piece - 1], line[piece]);
        }
        const double share = (along - before_m) / piece_m;
        const MapPoint a = line[piece - 1], b = line[piece];
        places.push_back({.at = {a.east_m + share * (b.east_m - a.east_m),
                                 a.north_m + share * (b.north_m - a.north_m)},
                          .along_m = along});
    }
    if (length > 0.0) places.push_back({.at = line.back(), .along_m = length});
    return places;
}

std::vector<WalkPlace> walk_along(const Line& line, const Town& town, const Obstacles& obstacles,
                                  std::span<const Watcher> watchers, const WalkOptions& options,
                                  const Progress& progress) {
    std::vector<WalkPlace> walk = walk_places(line, options.step_m);
    std::vector<MapPoint> places;
    places.reserve(walk.size());
    for (const WalkPlace& place : walk) places.push_back(place.at);
    if (options.light) {
        const std::vector<double> lux =
            illuminance_at_places(places, town.lights(), obstacles, *options.light, progress);
        for (std::size_t i = 0; i < walk.size(); ++i) walk[i].lux = lux[i];
    }
    if (options.cameras) {
        const std::vector<double> density = camera_coverage_at_places(
            places, MaskedCameras(town), obstacles, *options.cameras, progress);
        for (std::size_t i = 0; i < walk.size(); ++i) walk[i].pixels_per_m = density[i];
    }
    if (options.sightlines) {
        const std::vector<PlaceWatch> watch =
            sightlines_at_places(places, watchers, obstacles, *options.sightlines, progress);
        for (std::size_t i = 0; i < walk.size(); ++i) walk[i].watch = watch[i];
    }
    return walk;
}

std::vector<Watcher> watchers_along(const Line& line, const Town& town, const Obstacles& obstacles,
                                    const SurveillanceOptions& options, const Progress& progress) {
    const std::vector<Extent> near = surroundings_of(line, watched_from_m(options));
    EntranceWatchers entrances;
    if (options.observers != Observers::windows)
        entrances = std::make_shared<const std::vector<Watcher>>(
            entrance_watchers(entrances_near(town, obstacles, near), obstacles,
                              options.sightlines.eye_height_m, options.facade.hours));
    return watchers_near(near, obstacles, entrances, options, progress);
}

}  // namespace tk
