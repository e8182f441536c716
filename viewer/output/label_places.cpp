#include "viewer/output/label_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace tk {
namespace {

struct LabelAxes {
    double ux, uy;  ///< along the text
    double vx, vy;  ///< across it
};

LabelAxes axes_of(const LabelBox& box) {
    const double angle = box.angle_deg * std::numbers::pi / 180.0;
    return {std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle)};
}

/// Half the box's length when it is projected on a direction.
double half_shadow(const LabelBox& box, const LabelAxes& axes, double dx, double dy) {
    return std::abs(axes.ux * dx + axes.uy * dy) * box.width / 2.0 +
           std::abs(axes.vx * dx + axes.vy * dy) * box.height / 2.0;
}

}  // namespace

bool overlap(const LabelBox& a, const LabelBox& b) {
    const LabelAxes of_a = axes_of(a), of_b = axes_of(b);
    const double dx = b.x - a.x, dy = b.y - a.y;
    const std::array<std::array<double, 2>, 4> directions{
        {{of_a.ux, of_a.uy}, {of_a.vx, of_a.vy}, {of_b.ux, of_b.uy}, {of_b.vx, of_b.vy}}};
    return std::all_of(directions.begin(), directions.end(), [&](const auto& d) {
        const double apart = std::abs(dx * d[0] + dy * d[1]);
        return apart < half_shadow(a, of_a, d[0], d[1]) + half_shadow(b, of_b, d[0], d[1]);
    });
}

bool lies_in(const LabelBox& box, double x, double y, double width, double height) {
    const LabelAxes axes = axes_of(box);
    const double half_x = half_shadow(box, axes, 1.0, 0.0);
    const double half_y = half_shadow(box, axes, 0.0, 1.0);
    return box.x - half_x >= x && box.x + half_x <= x + width && box.y - half_y >= y &&
           box.y + half_y <= y + height;
}

bool LabelPlaces::take(const LabelBox& box, double room_mm) {
    LabelBox wide = box;
    wide.width += 2.0 * gap_mm_;
    wide.height += 2.0 * gap_mm_;
    if (!lies_in(wide, x_, y_, width_, height_)) return false;
    wide.width += 2.0 * room_mm;
    wide.height += 2.0 * room_mm;
    if (std::any_of(taken_.begin(), taken_.end(),
                    [&](const LabelBox& other) { return overlap(wide, other); }))
        return false;
    taken_.push_back(box);
    return true;
}

}  // namespace tk
