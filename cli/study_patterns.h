#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/cluster_layer.h"
#include "cli/near_repeat_analysis.h"
#include "cli/risk_analysis.h"
#include "cli/street_density.h"
#include "cli/studied_places.h"
#include "cli/verb.h"

namespace tk::cli {

struct StudyResult;

/// What a study asks to find out of its incidents besides the surfaces: [analysis.clusters],
/// [analysis.near_repeat], [analysis.risk], and the density `along` streets of [analysis.hotspot].
/// None of what it does not ask for, or of what cannot be found, which `notes` then tell.
struct StudyPatterns {
    struct Clusters {
        StudiedPlaces places;
        ClusterStatistics found;
        std::string value_name;         ///< of the field of the values: "count" or "value"
        std::vector<double> incidents;  ///< how many lie at each place, whatever they count for
    };
    struct Risk {
        RiskMap map;
        std::vector<Grid<float>> plans;    ///< scores of each plan, in the order of the result's
        std::vector<Grid<float>> changes;  ///< less today's
    };
    std::optional<Clusters> clusters;
    std::optional<IncidentRoles> near_repeats;
    std::optional<StreetPieces> along_streets;
    std::optional<Risk> risk;

    Json results = Json::object();     ///< by verb: what that verb's `result` is, or null
    Json parameters = Json::object();  ///< the same of what was found
    std::vector<std::string> sources;  ///< that were read besides the study's layers
    std::vector<std::string> notes;
    std::string text;  ///< for people
};

/// Finds them by what the verbs `clusters`, `near-repeat`, `risk` and `hotspot --along` compute.
/// @param result with today and all plans
/// @throws Cancelled
StudyPatterns find_patterns(const StudyResult& result, const Context& context);

}  // namespace tk::cli
