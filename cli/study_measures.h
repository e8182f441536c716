#pragma once

#include <string>
#include <vector>

#include "cli/study_follow_ups.h"
#include "cli/study_result.h"
#include "cli/verb.h"

namespace tk::cli {

/// A study's measures as `run` tells them: from problem to what came of them.
struct StudyMeasures {
    Json list = Json::array();  ///< see docs/study-format.md
    Json parameters;            ///< null without any
    std::string text;           ///< the same for people; empty without any
    std::vector<std::string> notes;
};

/// What published effects let expect of each measure, beside what its follow-up has found. Adds to
/// the follow-ups' notes which other measures began in the same area meanwhile.
///
/// Incidents are counted at all hours and without the filter of [analysis.hotspot], of the
/// categories of the measure's follow-up if it has one.
/// @throws InputError if the table of evidence cannot be used; Cancelled
StudyMeasures expect_of_measures(const StudyResult& result, StudyFollowUps& follow_ups,
                                 const Context& context);

}  // namespace tk::cli
