#include "layers/photometry_axes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "engine/core/compass.h"

namespace tk {
namespace {

constexpr double floodlight_plane_step_deg = 2.5;
constexpr double floodlight_gamma_step_deg = 0.5;
constexpr int floodlight_planes = 144;
constexpr int floodlight_angles = 181;

struct FloodlightEntry {
    std::size_t from = 0;
    double share = 0.0;
};

std::optional<FloodlightEntry> floodlight_entry(const std::vector<double>& rising, double angle) {
    /// Angles come out of arc functions: the last digits must not lose the edge.
    constexpr double same_angle_deg = 1e-9;
    if (rising.front() == 0.0) angle = std::abs(angle);
    if (angle < rising.front() - same_angle_deg || angle > rising.back() + same_angle_deg)
        return std::nullopt;
    const double within = std::clamp(angle, rising.front(), rising.back());
    const auto after = std::upper_bound(rising.begin() + 1, rising.end() - 1, within);
    const auto from = static_cast<std::size_t>(after - rising.begin()) - 1;
    return FloodlightEntry{from, (within - rising[from]) / (rising[from + 1] - rising[from])};
}

double floodlight_cd(const FloodlightTable& table, double v_deg, double h_deg) {
    const auto v = floodlight_entry(table.v_deg, v_deg);
    const auto h = floodlight_entry(table.h_deg, h_deg);
    if (!v || !h) return 0.0;
    const auto along = [&](std::size_t row) {
        const double* const cd = table.cd.data() + row * table.v_deg.size();
        return (1.0 - v->share) * cd[v->from] + v->share * cd[v->from + 1];
    };
    return (1.0 - h->share) * along(h->from) + h->share * along(h->from + 1);
}

}  // namespace

MeasuredPlanes planes_of_floodlight(const FloodlightTable& table, FloodlightAxes axes) {
    MeasuredPlanes planes;
    for (int g = 0; g < floodlight_angles; ++g)
        planes.gamma_deg.push_back(floodlight_gamma_step_deg * g);
    for (int p = 0; p < floodlight_planes; ++p) {
        const double c_deg = floodlight_plane_step_deg * p;
        planes.c_deg.push_back(c_deg);
        for (const double gamma_deg : planes.gamma_deg) {
            const double across = std::sin(gamma_deg * radians_per_degree);
            const double right = across * std::cos(c_deg * radians_per_degree);
            const double front = across * std::sin(c_deg * radians_per_degree);
            const double down = std::cos(gamma_deg * radians_per_degree);
            const bool poles_aside = axes == FloodlightAxes::b;
            const double latitude =
                std::asin(std::clamp(poles_aside ? right : front, -1.0, 1.0)) / radians_per_degree;
            const double turn = std::atan2(poles_aside ? front : right, down) / radians_per_degree;
            planes.cd.push_back(poles_aside ? floodlight_cd(table, turn, latitude)
                                            : floodlight_cd(table, latitude, turn));
        }
    }
    return planes;
}

}  // namespace tk
