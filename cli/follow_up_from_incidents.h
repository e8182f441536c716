#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/evaluate_values.h"
#include "cli/verb.h"
#include "engine/follow_up/weighted_displacement_difference.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"
#include "layers/study.h"

/// A follow-up from incidents and areas: what `evaluate` and `run` have in common.
namespace tk::cli {

/// What published effects are asked for.
struct EvidenceTask {
    std::string kind;     ///< of the measure; empty: none are
    std::string setting;  ///< empty: not said
    std::string table;    ///< source; empty: the program's own
};

/// What is asked. Sources as GDAL opens them; empty: none.
struct FollowUpTask {
    LayerRequest incidents;
    StudyFilter filter;
    std::string treated;
    std::string control;
    BufferWords buffer;
    BufferWords control_buffer;
    std::chrono::year_month_day date;
    int before_days = 365;
    int after_days = 365;
    int installation_days = 0;
    bool monthly = false;                  ///< the series and what rests on it
    std::optional<double> overdispersion;  ///< none: estimated from the months
    AreaWeights area_weights;              ///< of the areas; periods weigh by their days
    std::string reference;                 ///< comparable places, for regression to the mean
    std::string control_candidates;        ///< places that might be the control
    EvidenceTask evidence;                 ///< beside what is observed
    std::uint64_t seed = 1;                ///< of the bootstrap
};

/// The result's keys, the same for people, and what was assumed.
struct FollowUpAnswer {
    Json parameters = Json::object();
    Json result = Json::object();
    std::string text;
    std::string verdict;
    std::vector<std::string> notes;
    ReadReport input;  ///< of the incidents
};

/// @throws InputError if a source cannot be used, or no incident at all lies in one of the periods;
///         Cancelled
FollowUpAnswer follow_up_from_incidents(const FollowUpTask& task, const ReadContext& reading,
                                        const Context& context);

}  // namespace tk::cli
