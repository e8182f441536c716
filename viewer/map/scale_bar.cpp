#include "viewer/map/scale_bar.h"

#include <cmath>

namespace tk {

ScaleBar scale_bar(double metres_per_px, double most_px) {
    // A hair's breadth of tolerance: 0.3 * 1000 / 0.3 must not fall below 1000.
    const double most_m = metres_per_px * most_px * (1.0 + 1e-9);
    const double power = std::pow(10.0, std::floor(std::log10(most_m)));
    const double digit = most_m / power >= 5.0 ? 5.0 : most_m / power >= 2.0 ? 2.0 : 1.0;
    const double length_m = digit * power;
    return {length_m, length_m / metres_per_px, digit == 5.0 ? 5 : 2};
}

}  // namespace tk
