#pragma once

#include <string>
#include <vector>

#include "cli/follow_up_from_incidents.h"
#include "cli/verb.h"
#include "layers/load_study.h"
#include "layers/study.h"

namespace tk::cli {

/// A study's follow-ups as `run` tells them.
struct StudyFollowUps {
    Json list = Json::array();       ///< name, parameters, result and notes of each
    std::string text;                ///< the same for people; empty without any
    std::vector<std::string> notes;  ///< which were left out, and why
};

/// One of them with all of its table.
/// @param design_only nothing after the date of the measure is looked at
/// @throws InputError if its table lacks something, and as follow_up_from_incidents(); Cancelled
FollowUpAnswer compute_follow_up(const Study& study, const StudyFollowUp& follow_up,
                                 const LoadedStudy& loaded, bool design_only,
                                 const Context& context);

/// Computes each follow-up with all of its table; one that cannot be computed is left out.
/// @throws Cancelled
StudyFollowUps compute_follow_ups(const Study& study, const LoadedStudy& loaded,
                                  const Context& context);

}  // namespace tk::cli
