#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "engine/analyses/risk_terrain.h"
#include "engine/analyses/risk_validation.h"

/// A risk terrain with all that must be told beside it: how well it foretells what it was not
/// fitted to, and what makes it doubtful.
namespace tk {

struct RiskTerrainOptions {
    RiskCandidateOptions candidates;  ///< cells are half a block wide, as RTMDx has them
    RiskSelectionOptions selection;
    /// Incidents from this local day on are foretold by those before. None: the day by which four
    /// fifths of them have happened.
    std::optional<std::chrono::local_days> split = {};
    double area_share = 0.1;             ///< of the cells, for hit rate, PAI and PEI; (0, 1]
    double density_bandwidth_m = 250.0;  ///< of the plain density it is compared with; > 0
};

struct RiskFindings {
    RiskTerrain terrain;  ///< its warnings are all that there are, those of the accuracy too
    int folds = 0;
    std::optional<RiskAccuracy> squares;               ///< by squares of the map that are left out
    std::string why_no_squares;                        ///< where there is none
    std::optional<RiskSplitAccuracy> split;            ///< over time
    std::string why_no_split;                          ///< where there is none
    std::optional<std::chrono::local_days> split_day;  ///< none: no incident has a time
    std::int64_t without_time = 0;                     ///< incidents that take no part in the split
    double density_bandwidth_m = 0.0;  ///< of the density that the split compares with
};

/// The local day by which four fifths of the incidents have happened: the day of the first of the
/// last fifth. None where none has a time.
std::optional<std::chrono::local_days> day_of_last_fifth(std::span<const Incident> incidents);

/// Fits a risk terrain to the sample, and judges it by squares and by time.
/// @param incidents those of the sample
/// @throws as fit_risk_terrain()
RiskFindings find_risk_terrain(const RiskSample& sample, std::span<const Incident> incidents,
                               const RiskTerrainOptions& options, const Progress& progress = {});

}  // namespace tk
