#include "engine/analyses/path_lighting.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "engine/analyses/path_points.h"
#include "engine/core/parallel_for.h"
#include "engine/surfaces/illuminance.h"
#include "engine/surfaces/light_reach.h"
#include "engine/visibility/rectangle_index.h"

namespace tk {
namespace {

constexpr double one_pole_m = 1.0;
constexpr double nights_per_year = 365.0;
constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

Extent extent_of_street(const Street& street) {
    Extent extent;
    for (const Line& line : street.lines) extent.add(extent_of(line));
    return extent;
}

double distance_to_street_m(MapPoint p, const Street& street) {
    double least = HUGE_VAL;
    for (const Line& line : street.lines)
        for (std::size_t i = 1; i < line.size(); ++i)
            least = std::min(least, distance_to_segment_m(p, line[i - 1], line[i]));
    return least;
}

/// The lamps of each street, by index.
std::vector<std::vector<std::size_t>> lamps_of_streets(std::span<const Street> streets,
                                                       std::span<const StreetLight> lights,
                                                       const PathLightingOptions& options) {
    std::vector<Extent> extents;
    for (const Street& street : streets) {
        const double half_m = 0.5 * street.width_m.value_or(options.assumed_width_m);
        extents.push_back(extent_of_street(street).grown(half_m + options.pole_distance_m));
    }
    const RectangleIndex index(extents);
    std::vector<std::vector<std::size_t>> lamps(streets.size());
    for (std::size_t i = 0; i < lights.size(); ++i) {
        Extent place;
        place.add(lights[i].at);
        std::optional<std::size_t> nearest;
        double least_m = HUGE_VAL;
        for (const std::int32_t k : index.meeting(place)) {
            const Street& street = streets[static_cast<std::size_t>(k)];
            const double from_edge_m =
                std::max(0.0, distance_to_street_m(lights[i].at, street) -
                                  0.5 * street.width_m.value_or(options.assumed_width_m));
            if (from_edge_m > options.pole_distance_m || from_edge_m >= least_m) continue;
            least_m = from_edge_m;
            nearest = static_cast<std::size_t>(k);
        }
        if (nearest) lamps[*nearest].push_back(i);
    }
    return lamps;
}

int count_poles(std::span<const StreetLight> lights, const std::vector<std::size_t>& lamps) {
    int poles = 0;
    for (std::size_t i = 0; i < lamps.size(); ++i) {
        const bool shares_one = std::any_of(
            lamps.begin(), lamps.begin() + static_cast<std::ptrdiff_t>(i), [&](std::size_t other) {
                return distance_m(lights[lamps[i]].at, lights[other].at) < one_pole_m;
            });
        poles += shares_one ? 0 : 1;
    }
    return poles;
}

/// Hours of the year's full output: of its hours of burning those that a lamp's schedule leaves, in
/// their shares. Every night is the mean one, about midnight by the local clock.
double full_output_h_per_year(const StreetLight& light, double burning_h_per_year) {
    if (light.out_of_order || light.schedule.empty())
        return light.output_share_at(std::nullopt) * burning_h_per_year;
    constexpr int minutes_per_day = 1440;
    const double half_night_min = 60.0 * burning_h_per_year / nights_per_year / 2.0;
    double full_min = 0.0;
    for (int k = 0; k < minutes_per_day / 2 && k < half_night_min; ++k) {
        const double part = std::min(1.0, half_night_min - k);
        full_min +=
            part * (light.output_share_at(k) + light.output_share_at(minutes_per_day - 1 - k));
    }
    return full_min / 60.0 * nights_per_year;
}

void add_energy(std::span<const StreetLight> lights, const std::vector<std::size_t>& lamps,
                double hours, PathLighting& path) {
    for (const std::size_t i : lamps) {
        if (!lights[i].power_w) {
            ++path.lamps_without_power;
            continue;
        }
        path.energy_kwh_per_year =
            path.energy_kwh_per_year.value_or(0.0) +
            *lights[i].power_w * full_output_h_per_year(lights[i], hours) / 1000.0;
    }
}

/// The lamps that may reach any point of a path, in their order.
std::vector<StreetLight> lamps_near(const RectangleIndex& index,
                                    std::span<const StreetLight> lights, const Extent& path) {
    std::vector<StreetLight> near;
    for (const std::int32_t i : index.meeting(path.grown(furthest_light_m)))
        near.push_back(lights[static_cast<std::size_t>(i)]);
    return near;
}

/// Gathers mean and least of what is not NaN.
class MeanAndLeast {
public:
    void add(double value) {
        if (std::isnan(value)) return;
        sum_ += value;
        least_ = std::min(least_, value);
        ++count_;
    }
    std::size_t count() const { return count_; }
    double mean() const { return count_ == 0 ? not_known : sum_ / static_cast<double>(count_); }
    double least() const { return count_ == 0 ? not_known : least_; }

private:
    double sum_ = 0.0, least_ = HUGE_VAL;
    std::size_t count_ = 0;
};

/// Where light is computed along a street, and which way it runs there.
struct GridPoints {
    std::vector<MapPoint> at;
    std::vector<double> bearing_deg;
};

GridPoints points_of(const Street& street, double width_m, const PathGridSteps& steps) {
    GridPoints points;
    for (const Line& line : street.lines)
        for (const PathPoint& point : path_points(line, width_m, steps)) {
            points.at.push_back(point.at);
            points.bearing_deg.push_back(point.bearing_deg);
        }
    return points;
}

/// The light on a street's points, many at a time: lamps are looked at once for all of them.
class LightOnPoints {
public:
    LightOnPoints(const GridPoints& points, std::span<const StreetLight> lamps,
                  const Obstacles& obstacles, const PathLightingOptions& options,
                  const Progress& progress)
        : points_(points),
          lamps_(lamps),
          obstacles_(obstacles),
          options_(options),
          progress_(progress) {
        for (std::size_t i = 0; i < points.at.size(); ++i)
            of_bearing_[points.bearing_deg[i]].push_back(i);
    }

    std::vector<double> on_the_ground(LightQuantity quantity) const {
        return lux(points_.at, {.quantity = quantity});
    }

    /// Looking along the path, the smaller of both ways.
    std::vector<double> upright(LightQuantity quantity) const {
        std::vector<double> least(points_.at.size(), not_known);
        for (const auto& [bearing_deg, which] : of_bearing_) {
            std::vector<MapPoint> places;
            for (const std::size_t i : which) places.push_back(points_.at[i]);
            IlluminanceOptions facing{quantity, options_.upright_height_m, bearing_deg};
            const std::vector<double> ahead = lux(places, facing);
            facing.facing_deg = bearing_deg + 180.0;
            const std::vector<double> back = lux(places, facing);
            for (std::size_t k = 0; k < which.size(); ++k)
                least[which[k]] = std::min(ahead[k], back[k]);
        }
        return least;
    }

private:
    std::vector<double> lux(const std::vector<MapPoint>& places, IlluminanceOptions what) const {
        if (places.empty()) return {};
        what.minute_of_day = options_.minute_of_day;
        return illuminance_at_places(places, lamps_, obstacles_, what, progress_);
    }

    const GridPoints& points_;
    std::span<const StreetLight> lamps_;
    const Obstacles& obstacles_;
    const PathLightingOptions& options_;
    Progress progress_;
    std::map<double, std::vector<std::size_t>> of_bearing_;
};

MeanAndLeast gathered(const std::vector<double>& values) {
    MeanAndLeast all;
    for (const double value : values) all.add(value);
    return all;
}

void compute_light(const Street& street, std::span<const StreetLight> lamps,
                   const Obstacles& obstacles, const PathLightingOptions& options,
                   const Progress& progress, PathLighting& path) {
    const GridPoints points = points_of(
        street, path.width_m, path_grid_steps(path.spacing_m.value_or(0.0), path.width_m));
    const LightOnPoints light(points, lamps, obstacles, options, progress);
    const MeanAndLeast horizontal = gathered(light.on_the_ground(LightQuantity::horizontal)),
                       hemispherical = gathered(light.on_the_ground(LightQuantity::hemispherical)),
                       semicylindrical = gathered(light.upright(LightQuantity::semicylindrical)),
                       vertical = gathered(light.upright(LightQuantity::vertical));
    path.points = horizontal.count();
    path.values = {horizontal.mean(),     horizontal.least(),      hemispherical.mean(),
                   hemispherical.least(), semicylindrical.least(), vertical.least()};
    path.uniformity = overall_uniformity(path.values.minimum_lux, path.values.mean_lux);
    path.classes = classes_reached(path.values);
}

/// What is known of a street before any light is computed on it.
PathLighting described(const Street& street, std::span<const StreetLight> lights,
                       const std::vector<std::size_t>& lamps, const PathLightingOptions& options) {
    PathLighting path;
    path.id = street.id;
    path.name = street.name;
    for (const Line& line : street.lines) path.length_m += length_m(line);
    path.width_is_assumed = !street.width_m || !(*street.width_m > 0.0);
    path.width_m = path.width_is_assumed ? options.assumed_width_m : *street.width_m;
    path.lamps = static_cast<int>(lamps.size());
    path.poles = count_poles(lights, lamps);
    if (path.poles > 0) path.spacing_m = path.length_m / path.poles;
    add_energy(lights, lamps, options.burning_h_per_year, path);
    return path;
}

Extent lit_extent(const Street& street, const PathLighting& path) {
    return extent_of_street(street).grown(0.5 * path.width_m);
}

}  // namespace

std::vector<PathLighting> light_along_paths(std::span<const Street> streets,
                                            std::span<const StreetLight> lights,
                                            const Obstacles& obstacles,
                                            const PathLightingOptions& options,
                                            const Progress& progress) {
    const std::vector<std::vector<std::size_t>> lamps = lamps_of_streets(streets, lights, options);
    std::vector<Extent> places(lights.size());
    for (std::size_t i = 0; i < lights.size(); ++i) places[i].add(lights[i].at);
    const RectangleIndex index(places);
    std::vector<PathLighting> paths(streets.size());
    const Progress uncounted{{}, progress.cancelled};
    const auto compute = [&](std::size_t k) {
        paths[k] = described(streets[k], lights, lamps[k], options);
        const std::vector<StreetLight> near =
            lamps_near(index, lights, lit_extent(streets[k], paths[k]));
        compute_light(streets[k], near, obstacles, options, uncounted, paths[k]);
    };
    parallel_for(streets.size(), compute, progress);
    return paths;
}

PathLighting light_along_path(std::size_t which, std::span<const Street> streets,
                              std::span<const StreetLight> lights, const Obstacles& obstacles,
                              const PathLightingOptions& options, const Progress& progress) {
    const std::vector<std::vector<std::size_t>> lamps = lamps_of_streets(streets, lights, options);
    PathLighting path = described(streets[which], lights, lamps[which], options);
    compute_light(streets[which], lights, obstacles, options, {{}, progress.cancelled}, path);
    return path;
}

}  // namespace tk
