#include "engine/analyses/path_points.h"

#include <algorithm>
#include <cmath>

#include "engine/core/compass.h"

namespace tk {
namespace {

constexpr double most_along_m = 3.0;
constexpr double most_across_m = 1.5;
constexpr double usual_spacing_m = 30.0;
constexpr int steps_of_a_usual_spacing = 10;
constexpr int least_across = 3;
/// So much above a whole number of steps is rounding.
constexpr double rounding = 1e-9;

}  // namespace

PathGridSteps path_grid_steps(double spacing_m, double width_m) {
    PathGridSteps steps;
    if (spacing_m > 0.0) {
        const double count = spacing_m <= usual_spacing_m
                                 ? steps_of_a_usual_spacing
                                 : std::ceil(spacing_m / most_along_m - rounding);
        steps.along_m = spacing_m / count;
    }
    steps.across =
        std::max(least_across, static_cast<int>(std::ceil(width_m / most_across_m - rounding)));
    return steps;
}

std::vector<PathPoint> path_points(const Line& line, double width_m, const PathGridSteps& steps) {
    std::vector<PathPoint> points;
    const double length = length_m(line);
    if (!(length > 0.0)) return points;
    const auto count =
        static_cast<int>(std::max(1.0, std::ceil(length / steps.along_m - rounding)));
    std::size_t piece = 1;
    double before_m = 0.0, piece_m = distance_m(line[0], line[1]);
    for (int k = 0; k < count; ++k) {
        const double along = length * (k + 0.5) / count;
        while (piece + 1 < line.size() && before_m + piece_m <= along) {
            before_m += piece_m;
            ++piece;
            piece_m = distance_m(line[piece - 1], line[piece]);
        }
        const double bearing = bearing_deg(line[piece - 1], line[piece]);
        const MapPoint middle = moved(line[piece - 1], bearing, along - before_m);
        for (int j = 0; j < steps.across; ++j) {
            const double across = width_m * ((j + 0.5) / steps.across - 0.5);
            points.push_back({moved(middle, bearing + 90.0, across), along, across, bearing});
        }
    }
    return points;
}

}  // namespace tk
