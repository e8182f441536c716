#pragma once

#include <cstddef>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/surfaces/dense_stretches.h"

namespace tk {

/// Pieces of street one after another whose densities are of one class.
struct ClassedLine {
    std::size_t number = 0;  ///< of the class, from 0
    Line line;
    Extent extent;
    double length_m = 0.0;
};

/// How close incidents lie along the streets of a town, within its border.
struct StreetsFound {
    double bandwidth_m = 0.0;
    double piece_m = 0.0;  ///< the longest piece with one value
    double length_m = 0.0;
    std::size_t off_street = 0;  ///< incidents too far from every street
    /// Of classes with about as many pieces where any incident is near, ascending, per km.
    std::vector<double> class_starts;
    std::vector<ClassedLine> lines;       ///< without those where none is near
    std::vector<DenseStretch> stretches;  ///< the densest of each street, per km, the first ten
};

}  // namespace tk
