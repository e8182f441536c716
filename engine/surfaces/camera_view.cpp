#include "engine/surfaces/camera_view.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/core/compass.h"

namespace tk {
namespace {

constexpr double half_turn_deg = 180.0;

/// Added to the edges of what is seen, so that a target just on one is seen whatever the rounding.
constexpr double on_the_edge = 1e-12;

/// A target as near as this, or nearer, is seen as finely as one so far away.
constexpr double nearest_m = 0.1;

double vertical_view_rad(double horizontal_deg) {
    constexpr double height_of_width = 9.0 / 16.0;
    const double horizontal = horizontal_deg * radians_per_degree;
    if (horizontal_deg >= half_turn_deg)
        return std::min(std::numbers::pi, height_of_width * horizontal);
    return 2.0 * std::atan(height_of_width * std::tan(horizontal / 2.0));
}

/// Pixels per metre at a distance of one metre; 0 where the rule needs what is not known.
double pixels_at_one_metre(const Camera& camera, const CameraCoverageOptions& options) {
    if (options.rule == PixelDensityRule::on_axis) {
        if (!can_be_judged(camera, options.rule)) return 0.0;
        return *camera.focal_length_mm * camera.pixels_across / *camera.sensor_width_mm;
    }
    const double view_rad = horizontal_field_of_view_deg(camera) * radians_per_degree;
    return horizontal_field_of_view_deg(camera) < half_turn_deg
               ? camera.pixels_across / (2.0 * std::tan(view_rad / 2.0))
               : camera.pixels_across / view_rad;
}

}  // namespace

CameraView::CameraView(const Camera& camera, const CameraCoverageOptions& options)
    : lowest_(density_classes(options.standard).front().pixels_per_m),
      drop_m_(camera.height_m - options.target_height_m),
      pixels_(pixels_at_one_metre(camera, options)),
      all_round_(!camera.bearing_deg || horizontal_field_of_view_deg(camera) >= 360.0) {
    const double view_deg = horizontal_field_of_view_deg(camera);
    across_plane_ =
        options.rule == PixelDensityRule::plane && camera.bearing_deg && view_deg < half_turn_deg;
    half_view_cos_ = std::cos(view_deg / 2.0 * radians_per_degree);
    if (camera.bearing_deg) {
        axis_east_ = std::sin(*camera.bearing_deg * radians_per_degree);
        axis_north_ = std::cos(*camera.bearing_deg * radians_per_degree);
    }
    if (camera.tilt_deg) {
        constexpr double straight_down = std::numbers::pi / 2.0;
        const double tilt = *camera.tilt_deg * radians_per_degree;
        const double half = vertical_view_rad(view_deg) / 2.0;
        const double least = std::clamp(tilt - half, -straight_down, straight_down);
        const double most = std::clamp(tilt + half, -straight_down, straight_down);
        depressions_ = {std::sin(least), std::cos(least), std::sin(most), std::cos(most)};
    }

    // Off the axis a plane is nearer than the target: the edges of the view reach furthest.
    double slant_m = pixels_ / lowest_;
    if (across_plane_) slant_m /= half_view_cos_;
    const double flat2 = slant_m * slant_m - drop_m_ * drop_m_;
    reach_m_ = flat2 > 0.0 ? std::sqrt(flat2) : 0.0;
    if (camera.range_m) reach_m_ = std::min(reach_m_, *camera.range_m);
}

bool CameraView::sees_direction(double along_m, double flat_m) const {
    return all_round_ || along_m >= (half_view_cos_ - on_the_edge) * flat_m;
}

bool CameraView::sees_depression(double flat_m, double below_m) const {
    if (!depressions_) return true;
    const double edge_m = on_the_edge * (std::abs(below_m) + flat_m);
    const Depressions& d = *depressions_;
    return below_m * d.least_cos - flat_m * d.least_sin >= -edge_m &&
           below_m * d.most_cos - flat_m * d.most_sin <= edge_m;
}

double CameraView::density(double east_m, double north_m, double below_m) const {
    const double flat2 = east_m * east_m + north_m * north_m;
    if (flat2 > reach_m_ * reach_m_) return 0.0;
    const double flat_m = std::sqrt(flat2);
    const double along_m = east_m * axis_east_ + north_m * axis_north_;
    if (!sees_direction(along_m, flat_m) || !sees_depression(flat_m, below_m)) return 0.0;
    const double slant_m = std::max(nearest_m, std::sqrt(flat2 + below_m * below_m));
    const double off_axis_cos = across_plane_ && flat_m > 0.0 ? along_m / flat_m : 1.0;
    const double pixels_per_m = pixels_ / (slant_m * off_axis_cos);
    return pixels_per_m >= lowest_ * (1.0 - on_the_edge) ? pixels_per_m : 0.0;
}

bool can_be_judged(const Camera& camera, PixelDensityRule rule) {
    return rule != PixelDensityRule::on_axis || (camera.focal_length_mm && camera.sensor_width_mm);
}

double camera_reach_m(const Camera& camera, const CameraCoverageOptions& options) {
    return CameraView(camera, options).reach_m();
}

double horizontal_field_of_view_deg(const Camera& camera) {
    if (camera.focal_length_mm && camera.sensor_width_mm)
        return 2.0 * std::atan(*camera.sensor_width_mm / (2.0 * *camera.focal_length_mm)) /
               radians_per_degree;
    return camera.field_of_view_deg;
}

}  // namespace tk
