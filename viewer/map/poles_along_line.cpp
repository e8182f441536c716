#include "viewer/map/poles_along_line.h"

#include <algorithm>
#include <cmath>

#include "engine/core/compass.h"

namespace tk {
namespace {

constexpr std::size_t most_poles = 10000;
/// So that a last pole is not lost to rounding.
constexpr double pole_tolerance_m = 1e-6;

/// A place on the line and the direction in which the line goes there.
struct PlaceOnLine {
    MapPoint at;
    double along_deg = 0.0;
};

std::vector<PlaceOnLine> places_along(const Line& line, double spacing_m) {
    std::vector<PlaceOnLine> places;
    double walked_m = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double length_m = distance_m(line[i - 1], line[i]);
        if (!(length_m > 0.0)) continue;
        const double along_deg = bearing_deg(line[i - 1], line[i]);
        while (places.size() < most_poles) {
            const double at_m = static_cast<double>(places.size()) * spacing_m - walked_m;
            if (at_m > length_m + pole_tolerance_m) break;
            const double share = std::clamp(at_m / length_m, 0.0, 1.0);
            places.push_back({{std::lerp(line[i - 1].east_m, line[i].east_m, share),
                               std::lerp(line[i - 1].north_m, line[i].north_m, share)},
                              along_deg});
        }
        walked_m += length_m;
    }
    return places;
}

Pole pole_beside(const PlaceOnLine& place, double offset_m, bool left) {
    const double outward_deg = place.along_deg + (left ? -90.0 : 90.0);
    return {moved(place.at, outward_deg, offset_m), normalised_bearing_deg(outward_deg + 180.0)};
}

}  // namespace

std::vector<Pole> poles_along_line(const Line& line, const PoleOptions& options) {
    std::vector<Pole> poles;
    if (!(options.spacing_m > 0.0) || !std::isfinite(options.offset_m)) return poles;
    bool left = true;
    for (const PlaceOnLine& place : places_along(line, options.spacing_m)) {
        if (poles.size() >= most_poles) break;
        poles.push_back(pole_beside(place, options.offset_m, left));
        if (options.sides == PoleSides::both)
            poles.push_back(pole_beside(place, options.offset_m, false));
        if (options.sides == PoleSides::zigzag) left = !left;
    }
    return poles;
}

}  // namespace tk
