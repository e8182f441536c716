#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/follow_up/follow_up_findings.h"
#include "engine/follow_up/follow_up_sensitivity.h"
#include "engine/follow_up/follow_up_verdict.h"
#include "engine/follow_up/overdispersion.h"
#include "engine/follow_up/placed_share.h"

/// A follow-up from incidents, from the counts to what casts doubt on them: what everyone tells who
/// tells of a follow-up.
namespace tk {

/// How much more counts vary than chance has it, and where that is from.
struct ChosenOverdispersion {
    enum class From { given, estimated, assumed };
    double phi = FollowUpQuestion::usual_overdispersion;
    From from = From::assumed;
    Overdispersion of_months;
};

/// The given one; else that of the months of treated area and control, at least 1; else, with fewer
/// than ten degrees of freedom, the usual one.
ChosenOverdispersion choose_overdispersion(const PeriodCounts& counts,
                                           const std::optional<double>& given);

struct FollowUpOptions {
    std::optional<double> overdispersion;  ///< none: choose_overdispersion()
    AreaWeights area_weights = {};         ///< of the areas; periods weigh by their days
    std::uint64_t seed = 1;                ///< of the bootstrap
    std::span<const OtherControl> other_controls = {};
    PlacedShare placed = {};  ///< of the register's rows, where it is known
};

struct FollowUpEvaluation {
    FollowUpPeriods periods = {};
    std::size_t in_several = 0;  ///< incidents that lie in several of the areas
    PeriodCounts months;
    AreaCounts counts;
    ChosenOverdispersion overdispersion;
    FollowUpQuestion question;
    FollowUpFindings findings;
    std::vector<SensitivityRow> sensitivity;
    VerdictDoubts doubts;
};

/// @param incidents with times
/// @throws std::invalid_argument as its parts do
FollowUpEvaluation evaluate_follow_up(std::span<const Incident> incidents,
                                      const FollowUpDesign& design,
                                      const FollowUpOptions& options = {});

}  // namespace tk
