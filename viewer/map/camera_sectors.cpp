#include "viewer/map/camera_sectors.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/core/compass.h"
#include "engine/surfaces/camera_view.h"

namespace tk {
namespace {

constexpr int round_rays = 60;
constexpr int most_sector_rays = 31;
constexpr double sector_step_deg = 3.0;
constexpr int ray_samples = 64;
constexpr int ray_halvings = 30;

/// What a camera sees along one bearing: from near_m on, to far_m[k] as finely as class k asks;
/// below near_m where it does not.
struct SightRay {
    double bearing_deg = 0.0;
    double near_m = 0.0;
    std::vector<double> far_m;
};

/// The place between `seen` and `unseen` where sight ends.
template <class Sees>
double edge_of_sight(double seen, double unseen, Sees sees) {
    for (int i = 0; i < ray_halvings; ++i) {
        const double middle = (seen + unseen) / 2.0;
        (sees(middle) ? seen : unseen) = middle;
    }
    return seen;
}

/// Along a ray what is seen at least so finely is one stretch: nearer is finer, and the tilt cuts
/// off both ends.
std::optional<SightRay> sight_ray(const CameraView& view, double bearing, double most_m,
                                  std::span<const DensityClass> classes) {
    const double east = std::sin(bearing * radians_per_degree);
    const double north = std::cos(bearing * radians_per_degree);
    const auto density = [&](double d) { return view.density(east * d, north * d); };
    std::optional<double> inside;
    for (int i = 0; i <= ray_samples && !inside; ++i) {
        const double d = most_m * std::pow(0.01, 1.0 - static_cast<double>(i) / ray_samples);
        if (density(d) > 0.0) inside = d;
    }
    if (!inside) return std::nullopt;
    SightRay ray{bearing, 0.0, {}};
    if (!(density(0.0) > 0.0))
        ray.near_m = edge_of_sight(*inside, 0.0, [&](double d) { return density(d) > 0.0; });
    for (const DensityClass& c : classes) {
        // The class's own edge must not be missed for the last bit of the reach.
        const auto sees = [&](double d) { return density(d) >= c.pixels_per_m * (1.0 - 1e-9); };
        ray.far_m.push_back(!sees(ray.near_m) ? -1.0
                            : sees(most_m)    ? most_m
                                              : edge_of_sight(ray.near_m, most_m, sees));
    }
    return ray;
}

std::vector<std::optional<SightRay>> rays_of(const Camera& camera, const CameraView& view,
                                             double most_m, std::span<const DensityClass> classes) {
    const double field_deg = horizontal_field_of_view_deg(camera);
    const bool round = !camera.bearing_deg || field_deg >= 360.0;
    std::vector<std::optional<SightRay>> rays;
    if (round) {
        for (int i = 0; i < round_rays; ++i)
            rays.push_back(sight_ray(view, -360.0 * i / round_rays, most_m, classes));
        return rays;
    }
    const int steps = std::clamp(static_cast<int>(std::ceil(field_deg / sector_step_deg)), 4,
                                 most_sector_rays - 1);
    for (int i = 0; i <= steps; ++i)
        rays.push_back(sight_ray(view, *camera.bearing_deg + field_deg * (0.5 - 1.0 * i / steps),
                                 most_m, classes));
    return rays;
}

/// The ring between the near and the far ends of neighbouring rays, counter-clockwise.
Polygon sector_polygon(MapPoint at, const std::vector<const SightRay*>& rays, std::size_t level) {
    Polygon sector;
    bool has_tip = true;
    for (const SightRay* ray : rays) {
        sector.outer.push_back(moved(at, ray->bearing_deg, ray->far_m[level]));
        has_tip = has_tip && ray->near_m == 0.0;
    }
    if (has_tip) {
        sector.outer.push_back(at);
        return sector;
    }
    for (auto ray = rays.rbegin(); ray != rays.rend(); ++ray)
        sector.outer.push_back(moved(at, (*ray)->bearing_deg, (*ray)->near_m));
    return sector;
}

/// All round: the far ends make the outline, the near ends a hole.
Polygon round_polygon(MapPoint at, const std::vector<const SightRay*>& rays, std::size_t level) {
    Polygon disc;
    Ring hole;
    for (const SightRay* ray : rays) {
        disc.outer.push_back(moved(at, ray->bearing_deg, ray->far_m[level]));
        if (ray->near_m > 0.0) hole.push_back(moved(at, ray->bearing_deg, ray->near_m));
    }
    std::reverse(hole.begin(), hole.end());
    if (hole.size() == rays.size()) disc.holes.push_back(std::move(hole));
    return disc;
}

MultiPolygon class_shape(MapPoint at, const std::vector<std::optional<SightRay>>& rays,
                         std::size_t level) {
    MultiPolygon shape;
    std::vector<const SightRay*> run;
    const auto end_run = [&] {
        if (run.size() == round_rays)
            shape.push_back(round_polygon(at, run, level));
        else if (run.size() >= 2)
            shape.push_back(sector_polygon(at, run, level));
        run.clear();
    };
    for (const auto& ray : rays) {
        if (ray && ray->far_m[level] > ray->near_m)
            run.push_back(&*ray);
        else
            end_run();
    }
    end_run();
    return shape;
}

}  // namespace

std::vector<CameraSector> camera_sectors(const Camera& camera, CameraCoverageOptions options,
                                         double most_m) {
    if (!camera.focal_length_mm || !camera.sensor_width_mm) options.rule = PixelDensityRule::plane;
    const CameraView view(camera, options);
    const double reach_m = std::min(view.reach_m(), most_m);
    if (!(reach_m > 0.0)) return {};
    const std::span<const DensityClass> classes = density_classes(options.standard);
    const auto rays = rays_of(camera, view, reach_m, classes);
    std::vector<CameraSector> sectors;
    for (std::size_t level = 0; level < classes.size(); ++level) {
        MultiPolygon shape = class_shape(camera.at, rays, level);
        if (!shape.empty())
            sectors.push_back({classes[level].name, classes[level].pixels_per_m, std::move(shape)});
    }
    return sectors;
}

}  // namespace tk
