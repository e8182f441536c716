#include "engine/surfaces/relative_density.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace tk {

double least_baseline(const Grid<double>& baseline) {
    double maximum = 0.0;
    for (const double value : baseline.cells())
        if (value > maximum) maximum = value;
    return maximum > 0.0 ? least_baseline_share * maximum : HUGE_VAL;
}

Grid<float> relative_density(const Grid<double>& density, const Grid<double>& baseline) {
    if (density.spec() != baseline.spec())
        throw std::invalid_argument("relative density: the two surfaces are of different grids");
    const double least = least_baseline(baseline);
    Grid<float> ratio(density.spec(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t i = 0; i < ratio.cells().size(); ++i)
        if (baseline.cells()[i] >= least)
            ratio.cells()[i] = static_cast<float>(density.cells()[i] / baseline.cells()[i]);
    return ratio;
}

}  // namespace tk
