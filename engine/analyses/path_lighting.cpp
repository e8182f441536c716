#include "engine/analyses/path_lighting.h"

#include <algorithm>
#include <cmath>
#include <limits>

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

void compute_light(const Street& street, std::span<const StreetLight> lamps,
                   const Obstacles& obstacles, const PathLightingOptions& options,
                   PathLighting& path) {
    const PathGridSteps steps = path_grid_steps(path.spacing_m.value_or(0.0), path.width_m);
    MeanAndLeast horizontal, hemispherical, semicylindrical, vertical;
    for (const Line& line : street.lines)
        for (const PathPoint& point : path_points(line, path.width_m, steps)) {
            const auto lux = [&](IlluminanceOptions what) {
                what.minute_of_day = options.minute_of_day;
                return illuminance_at(point.at, lamps, obstacles, what);
            };
            const auto both_ways = [&](LightQuantity quantity) {
                IlluminanceOptions ahead{quantity, options.upright_height_m, point.bearing_deg};
                IlluminanceOptions back = ahead;
                back.facing_deg = point.bearing_deg + 180.0;
                return std::min(lux(ahead), lux(back));
            };
            horizontal.add(lux({}));
            hemispherical.add(lux({.quantity = LightQuantity::hemispherical}));
            semicylindrical.add(both_ways(LightQuantity::semicylindrical));
            vertical.add(both_ways(LightQuantity::vertical));
        }
    path.points = horizontal.count();
    path.values = {horizontal.mean(),     horizontal.least(),      hemispherical.mean(),
                   hemispherical.least(), semicylindrical.least(), vertical.least()};
    path.uniformity = overall_uniformity(path.values.minimum_lux, path.values.mean_lux);
    path.classes = classes_reached(path.values);
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
    const auto compute = [&](std::size_t k) {
        const Street& street = streets[k];
        PathLighting& path = paths[k];
        path.id = street.id;
        path.name = street.name;
        for (const Line& line : street.lines) path.length_m += length_m(line);
        path.width_is_assumed = !street.width_m || !(*street.width_m > 0.0);
        path.width_m = path.width_is_assumed ? options.assumed_width_m : *street.width_m;
        path.lamps = static_cast<int>(lamps[k].size());
        path.poles = count_poles(lights, lamps[k]);
        if (path.poles > 0) path.spacing_m = path.length_m / path.poles;
        add_energy(lights, lamps[k], options.burning_h_per_year, path);
        const Extent reached = extent_of_street(street).grown(0.5 * path.width_m);
        compute_light(street, lamps_near(index, lights, reached), obstacles, options, path);
    };
    parallel_for(streets.size(), compute, progress);
    return paths;
}

}  // namespace tk
