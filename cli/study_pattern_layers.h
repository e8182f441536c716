#pragma once

#include <string>
#include <vector>

#include "cli/study_patterns.h"
#include "cli/study_result.h"
#include "engine/grid/grid.h"
#include "layers/raster_description.h"
#include "layers/raster_style.h"
#include "layers/vector_layer.h"
#include "layers/vector_style.h"

/// A study's patterns as the tables of its result. All refer to the patterns.
namespace tk::cli {

struct PatternTable {
    VectorLayer layer;
    VectorStyle style;
    WrittenSurface listed;  ///< as the result lists it
};

/// `clusters_today`, `density_along_streets_today`, and `near_repeats_today`, whose points are
/// incidents, only where those are to be written. Where they are not, counts of fewer than
/// fewest_told are null.
std::vector<PatternTable> pattern_tables(const StudyPatterns& patterns, bool with_incidents);

struct PatternRaster {
    const Grid<float>* values = nullptr;
    RasterDescription description;
    RasterStyle style;
};

/// `risk_today`, and of each plan `risk_<scenario>` and `risk_<scenario>_change`.
std::vector<PatternRaster> pattern_rasters(const StudyPatterns& patterns,
                                           const std::vector<PlanResult>& plans);

}  // namespace tk::cli
