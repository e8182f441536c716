#include "layers/risk_parameters.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "layers/local_time.h"

namespace tk {
namespace {

using RiskTable = std::map<std::string, StudyOption>;

/// What the table has under `key`; null where it has nothing.
template <class Value>
const Value* risk_value(const RiskTable& table, const std::string& key) {
    const auto found = table.find(key);
    return found == table.end() ? nullptr : std::get_if<Value>(&found->second);
}

}  // namespace

RiskTerrainOptions risk_options_of(const Study& study, const AssessmentParameters& of) {
    RiskTerrainOptions options;
    if (of.hotspot) options.density_bandwidth_m = of.hotspot->kernel.bandwidth_m;
    const auto given = study.later_analyses.find("risk");
    if (given == study.later_analyses.end()) return options;
    const RiskTable& table = given->second;
    if (const auto* block_m = risk_value<double>(table, "block"))
        options.candidates.block_m = *block_m;
    if (const auto* increments = risk_value<std::string>(table, "increments"))
        options.candidates.increments =
            *increments == "whole" ? RiskIncrements::whole : RiskIncrements::half;
    if (const auto* folds = risk_value<std::int64_t>(table, "folds"))
        options.selection.folds = static_cast<int>(*folds);
    if (const auto* seed = risk_value<std::int64_t>(table, "seed"))
        options.selection.seed = static_cast<std::uint64_t>(*seed);
    if (const auto* family = risk_value<std::string>(table, "family"))
        options.selection.family = *family == "poisson"             ? RiskFamily::poisson
                                   : *family == "negative-binomial" ? RiskFamily::negative_binomial
                                                                    : RiskFamily::lower_bic;
    if (const auto* split = risk_value<std::string>(table, "split"))
        if (const auto day = parse_date(*split)) options.split = std::chrono::local_days{*day};
    return options;
}

}  // namespace tk
