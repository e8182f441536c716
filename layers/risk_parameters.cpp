#include "layers/risk_parameters.h"

#include <chrono>

#include "layers/local_time.h"

namespace tk {

RiskTerrainOptions risk_options_of(const RiskAnalysis& asked, const AssessmentParameters& of) {
    RiskTerrainOptions options;
    RiskCandidateOptions& candidates = options.candidates;
    candidates.block_m = asked.block_m;
    candidates.blocks = asked.blocks;
    candidates.increments =
        asked.increments == "whole" ? RiskIncrements::whole : RiskIncrements::half;
    candidates.operations = asked.operations == "proximity" ? RiskOperations::proximity
                            : asked.operations == "density" ? RiskOperations::density
                                                            : RiskOperations::both;
    candidates.position_error_m = asked.position_error_m;
    candidates.without = asked.without;
    RiskSelectionOptions& selection = options.selection;
    selection.family = asked.family == "poisson"             ? RiskFamily::poisson
                       : asked.family == "negative-binomial" ? RiskFamily::negative_binomial
                                                             : RiskFamily::lower_bic;
    selection.features = asked.effect == "raise"   ? CoefficientSign::not_negative
                         : asked.effect == "lower" ? CoefficientSign::not_positive
                                                   : CoefficientSign::any;
    selection.folds = asked.folds;
    selection.seed = static_cast<std::uint64_t>(asked.seed);
    if (const auto day = parse_date(asked.split)) options.split = std::chrono::local_days{*day};
    options.area_share = asked.area_share;
    if (of.hotspot) options.density_bandwidth_m = of.hotspot->kernel.bandwidth_m;
    return options;
}

}  // namespace tk
