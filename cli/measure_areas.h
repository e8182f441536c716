#pragma once

#include <string>
#include <vector>

#include "cli/study_result.h"
#include "engine/follow_up/measure_area.h"

namespace tk::cli {

/// Where one of a study's measures works, and what that is made of.
struct StudyMeasureArea {
    MeasureArea area;
    /// "own", "made lighter", "newly watched" or "follow-up"; empty: it has none.
    std::string made_of;
    std::string why_none;  ///< in words, where it has none
};

/// Its own polygons; else, of lighting and of cameras, what its scenario makes lighter than today
/// (LighterRule) or lets cameras see (from the lowest class of the standard on) that they do not
/// see today; else the treated area of its follow-up.
/// @throws InputError if a source cannot be used
StudyMeasureArea area_of_measure(const StudyMeasure& measure, const StudyResult& result,
                                 std::vector<std::string>& notes);

}  // namespace tk::cli
