#pragma once

#include <string>
#include <vector>

#include "cli/verb.h"
#include "engine/analyses/rolling_evaluation.h"
#include "engine/grid/grid.h"
#include "engine/town/incident.h"

namespace tk::cli {

/// What is asked of a rolling evaluation.
struct RollingQuestion {
    TimeStep step = TimeStep::month;
    double square_m = 100.0;  ///< side of the squares that are ranked
    double bandwidth_m = 250.0;
};

/// Squares of the lattice whose centre lies in a cell of the surface that has a value.
NumberedCells squares_on_surface(const Grid<float>& surface, double square_m);

/// Lets kernel density forecast step after step against naive ways, for all incidents and for each
/// category, and adds what came out to the result (as `rolling`), the text and the notes.
/// @param incidents with their times
void add_rolling_evaluation(const Incidents& incidents, const Grid<float>& surface,
                            const RollingQuestion& question, const Progress& progress,
                            Outcome& outcome);

}  // namespace tk::cli
