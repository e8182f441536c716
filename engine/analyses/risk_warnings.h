#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/analyses/risk_terrain.h"
#include "engine/analyses/risk_validation.h"

namespace tk {

/// What makes a fitted risk terrain doubtful, in sentences: cells smaller than the position error;
/// too few incidents for the variables that were tried; factors that lie where others do, so that
/// the one may stand for the other; counts that vary more than the model has it; no factor at all.
std::vector<std::string> risk_warnings(const RiskTerrain& terrain, const RiskSample& sample,
                                       const RiskSelection& selection);

/// What its accuracy says against it: squares that were left out are foretold no better than by the
/// mean; later incidents are found no better than by a plain density of the earlier ones.
std::vector<std::string> accuracy_warnings(const std::optional<RiskAccuracy>& squares,
                                           const std::optional<RiskSplitAccuracy>& split);

/// A plain density that smooths over less than positions are off; empty where it does not, or
/// nothing is known of them (0).
std::vector<std::string> bandwidth_warnings(double bandwidth_m, double position_error_m);

/// The correlation of two lists of one length; NaN where one of them is the same throughout.
double correlation_of(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace tk
