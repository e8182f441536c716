#pragma once

#include <vector>

#include "viewer/map/legend_model.h"

namespace tk {

/// The smallest of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is not below
/// `value`; 1 unless value is finite and > 0.
double nice_above(double value);

/// Inner breaks, strictly ascending, that part the sample into at most `count` classes; fewer where
/// too few different values are there.
///
/// - quantile: about as many cells in each
/// - equal_interval: from the sample's lowest to its highest value
/// - natural_breaks: least sum of squared deviations from the classes' means (Fisher 1958, Jenks
///   1977), of 256 of the sample's quantiles
/// - continuous: none
std::vector<double> breaks_of(const ValueSample& sample, Classes classes, int count);

}  // namespace tk
