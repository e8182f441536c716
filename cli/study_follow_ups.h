#pragma once

#include <string>
#include <vector>

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

/// Computes each follow-up with all of its table; one that cannot be computed is left out.
/// @throws Cancelled
StudyFollowUps compute_follow_ups(const Study& study, const LoadedStudy& loaded,
                                  const Context& context);

}  // namespace tk::cli
