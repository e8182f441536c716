#pragma once

#include "engine/analyses/rolling_evaluation.h"
#include "engine/surfaces/kernel_density.h"

/// Ways of forecasting for rolling_evaluation().
namespace tk {

/// Everywhere alike; naive.
Forecaster uniform_forecaster();

/// What came in the step before; naive.
Forecaster last_period_forecaster();

/// Kernel density of the incidents of the last steps.
/// @param options as kernel_density() takes them, without bandwidths by point
/// @param steps how many of the last ones are looked at; 0: all there are
Forecaster density_forecaster(const KernelDensityOptions& options, int steps = 0);

}  // namespace tk
