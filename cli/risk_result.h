#pragma once

#include <optional>
#include <string>

#include "cli/verb.h"
#include "engine/analyses/risk_terrain.h"
#include "engine/analyses/risk_validation.h"

namespace tk::cli {

/// All that is found out about a risk terrain.
struct RiskFindings {
    RiskTerrain terrain;
    int folds = 0;
    std::optional<RiskAccuracy> squares;     ///< none: `notes` of the verb say why
    std::optional<RiskSplitAccuracy> split;  ///< the same
    std::string split_date;                  ///< local day; empty: none
    double density_bandwidth_m = 0.0;        ///< of the density that the split compares with
};

/// `result` of the verb.
Json risk_as_json(const RiskFindings& findings);

/// The same for people.
std::string risk_in_words(const RiskFindings& findings);

}  // namespace tk::cli
