#pragma once

#include <optional>

#include "engine/assess/assessment.h"
#include "engine/follow_up/measure_area.h"
#include "layers/load_study.h"
#include "layers/read_report.h"
#include "layers/study.h"

/// Where one of a study's measures works.
namespace tk {

/// What the area of a measure is.
enum class MeasureAreaFrom {
    none,
    own,            ///< polygons that the measure names
    made_lighter,   ///< ground that its scenario makes lighter (LighterRule)
    newly_watched,  ///< ground that its scenario lets cameras see, from the lowest class on
    follow_up       ///< the treated area of its follow-up
};

enum class NoMeasureArea {
    none,               ///< it has one
    not_said,           ///< neither an area of its own, nor does one follow from kind and scenario
    plan_not_computed,  ///< what its scenario does is not known
    no_surface,         ///< of light, or of what cameras see
    nothing_changes     ///< its scenario makes no ground lighter, or watched that is not
};

struct ReadMeasureArea {
    MeasureArea area;
    MeasureAreaFrom from = MeasureAreaFrom::none;
    NoMeasureArea why_none = NoMeasureArea::none;
    ReadReport report = {};  ///< of the source that it was read from, if any
};

/// The surface that tells where a measure works by its scenario; none for a kind of which none
/// does.
std::optional<Surface> surface_of_measure(const StudyMeasure& measure);

/// Its own polygons; else, of lighting and of cameras, what its scenario makes lighter or watched;
/// else the treated area of its follow-up, also where that is what cameras see.
/// @param loaded the study, read
/// @param today, plan what has been computed of the study as it is, and of the measure's scenario;
///        null: nothing
/// @throws InputError if a source cannot be used
ReadMeasureArea read_measure_area(const StudyMeasure& measure, const Study& study,
                                  const LoadedStudy& loaded, const Assessment* today,
                                  const Assessment* plan);

}  // namespace tk
