#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/output_options.h"
#include "cli/study_patterns.h"
#include "cli/surface_output.h"
#include "cli/verb.h"
#include "engine/analyses/path_lighting.h"
#include "engine/assess/assessment.h"
#include "engine/compare/compare_assessments.h"
#include "layers/load_study.h"

/// What `run` writes: a study's result as one GeoPackage.
namespace tk::cli {

/// A scenario, computed and compared with today.
struct PlanResult {
    Scenario scenario;
    Assessment after;
    std::vector<SurfaceComparison> comparisons;
    std::vector<PathLighting> streets;  ///< empty where not asked for
};

struct StudyResult {
    const Study& study;
    const LoadedStudy& loaded;
    std::unique_ptr<Assessment> today;
    std::vector<PlanResult> plans;
    std::vector<PathLighting> streets_today;  ///< empty where not asked for
    StudyPatterns patterns;
};

/// A surface, or a table of patterns, that was written.
struct WrittenSurface {
    std::string name;
    std::string kind;  ///< "physical", "index", ...
    std::string unit;
    SurfaceStatistics statistics;
};

struct StudyOutputOptions {
    bool with_incidents = false;
};

/// Refuses, before anything is computed, an output that may not be written. @throws InputError
void refuse_existing(const OutputOptions& output);

/// Writes the GeoPackage whole, with nothing in it but this result.
/// @throws InputError, Cancelled
std::vector<WrittenSurface> write_study_result(const StudyResult& result,
                                               const OutputOptions& output,
                                               const StudyOutputOptions& options,
                                               const Context& context);

/// The parameters of every number in the result.
Json study_parameters(const StudyResult& result);

/// Before, after and change of every surface in every area, for every scenario.
Json areas_as_json(const StudyResult& result);

}  // namespace tk::cli
