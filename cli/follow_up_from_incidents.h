#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/verb.h"
#include "engine/follow_up/weighted_displacement_difference.h"
#include "layers/follow_up_lock.h"
#include "layers/read_context.h"
#include "layers/read_follow_up.h"
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

/// A follow-up of a study: its design can be locked, and may be of a measure still to come.
struct DesignInStudy {
    const Study& study;
    const StudyFollowUp& follow_up;
    std::vector<OtherControl> areas;  ///< that might be the control
};

/// What is asked.
struct FollowUpTask {
    FollowUpRequest read;
    Json treated_cameras = nullptr;  ///< for the parameters: which, where they are the measure
    bool monthly = false;            ///< the series and what rests on it
    std::optional<double> overdispersion;     ///< none: estimated from the months
    AreaWeights area_weights = {};            ///< of the areas; periods weigh by their days
    EvidenceTask evidence = {};               ///< beside what is observed
    std::uint64_t seed = 1;                   ///< of the bootstrap
    const DesignInStudy* in_study = nullptr;  ///< not owned; null: asked for by options
    bool design_only = false;  ///< nothing after the date is looked at; of a study's follow-up
};

/// The result's keys, the same for people, and what was assumed.
struct FollowUpAnswer {
    Json parameters = Json::object();
    Json result = Json::object();
    std::string text;
    std::string verdict;
    std::vector<std::string> notes;
    ReadReport input;          ///< of the incidents
    DesignDigest digest = {};  ///< of a study's follow-up
};

/// Of a study's follow-up also how its design stands to its lock; and where no incident can have
/// come after its measure yet, what can be reckoned before it.
/// @throws InputError if a source cannot be used, or no incident at all lies in one of the periods;
///         Cancelled
FollowUpAnswer follow_up_from_incidents(const FollowUpTask& task, const ReadContext& reading,
                                        const Context& context);

}  // namespace tk::cli
