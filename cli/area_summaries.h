#pragma once

#include <string>

#include "cli/verb.h"
#include "engine/grid/grid_rows.h"
#include "layers/read_context.h"

namespace tk::cli {

/// Adds minimum, mean and uniformity of a surface by the polygons of --areas to the result (as
/// `areas`) and to the text. @param unit of the keys: "lux" gives mean_lux
void add_area_summaries(const GridRows& values, const std::string& areas,
                        const ReadContext& reading, const std::string& unit, Outcome& outcome);

}  // namespace tk::cli
