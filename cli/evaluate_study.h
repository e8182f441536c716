#pragma once

#include <string>

#include "cli/verb.h"

namespace tk::cli {

/// `evaluate --study`: a follow-up of a study, as `run` computes it.
struct StudyQuestion {
    std::string study;       ///< its file; empty: nothing is asked of a study
    std::string follow_up;   ///< its name; empty: the only one that the study has
    bool lock = false;       ///< fixes the design and computes no outcome
    bool lock_anew = false;  ///< also where it is locked already
};

/// @throws InputError, Cancelled
Outcome evaluate_study(const StudyQuestion& question, const Context& context);

}  // namespace tk::cli
