#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "engine/analyses/neighbours.h"
#include "engine/analyses/place_counts.h"
#include "engine/town/incident.h"

/// Counts by place and by step of the calendar.
namespace tk {

/// Weeks begin on Monday.
enum class TimeStep { week, month, year };

/// The number of the step that holds a local day; the next step's is one more.
int step_of(TimeStep step, std::chrono::local_days day);
std::chrono::local_days first_day_of(TimeStep step, int number);

/// Steps from `first` to `last`, both among them.
struct StepRange {
    TimeStep step = TimeStep::month;
    int first = 0;
    int last = -1;  ///< below `first`: none

    std::size_t count() const {
        return last < first ? 0 : static_cast<std::size_t>(last - first) + 1;
    }
};

/// From the first incident's step to the last one's, by the beginnings of their times.
/// @throws std::invalid_argument for an incident without a time
StepRange steps_of(TimeStep step, std::span<const Incident> incidents);

/// Weights added up, step by step, in each step by place: counts[step * places + place].
struct SpaceTimeCube {
    std::size_t places = 0;
    std::size_t steps = 0;
    std::vector<double> counts;
    std::int64_t elsewhere = 0;  ///< incidents in none of the cells or steps

    /// One place through time.
    std::vector<double> series(std::span<const double> of_cube, std::size_t place) const;
};
SpaceTimeCube cube_of(std::span<const Incident> incidents, const NumberedCells& cells,
                      const StepRange& range);

/// Around a place in a step: those around it then, and it and those around it in the step before.
/// @param space who neighbours whom among the places
Neighbours neighbours_in_cube(const Neighbours& space, std::size_t steps);

}  // namespace tk
