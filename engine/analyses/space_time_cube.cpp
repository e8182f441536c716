#include "engine/analyses/space_time_cube.h"

#include <algorithm>
#include <stdexcept>

#include "engine/town/local_day.h"

namespace tk {
namespace {

using std::chrono::days;
using std::chrono::local_days;

/// A Monday.
constexpr local_days first_monday{std::chrono::year{1970} / std::chrono::January / 5};

local_days day_in_cube(const Incident& incident) {
    if (!incident.when) throw std::invalid_argument("every incident must have a time");
    return local_day_of(incident);
}

}  // namespace

int step_of(TimeStep step, local_days day) {
    const std::chrono::year_month_day date(day);
    switch (step) {
        case TimeStep::year: return static_cast<int>(date.year());
        case TimeStep::month:
            return static_cast<int>(date.year()) * 12 +
                   static_cast<int>(static_cast<unsigned>(date.month())) - 1;
        case TimeStep::week: break;
    }
    return static_cast<int>(std::chrono::floor<std::chrono::weeks>(day - first_monday).count());
}

local_days first_day_of(TimeStep step, int number) {
    switch (step) {
        case TimeStep::year:
            return local_days{std::chrono::year{number} / std::chrono::January / 1};
        case TimeStep::month:
            return local_days{std::chrono::year{number / 12} /
                              std::chrono::month{static_cast<unsigned>(number % 12) + 1} / 1};
        case TimeStep::week: break;
    }
    return first_monday + std::chrono::weeks{number};
}

StepRange steps_of(TimeStep step, std::span<const Incident> incidents) {
    StepRange range{step, 0, -1};
    bool any = false;
    for (const Incident& incident : incidents) {
        const int number = step_of(step, day_in_cube(incident));
        range.first = any ? std::min(range.first, number) : number;
        range.last = any ? std::max(range.last, number) : number;
        any = true;
    }
    return range;
}

std::vector<double> SpaceTimeCube::series(std::span<const double> of_cube,
                                          std::size_t place) const {
    std::vector<double> through_time;
    through_time.reserve(steps);
    for (std::size_t step = 0; step < steps; ++step)
        through_time.push_back(of_cube[step * places + place]);
    return through_time;
}

SpaceTimeCube cube_of(std::span<const Incident> incidents, const NumberedCells& cells,
                      const StepRange& range) {
    SpaceTimeCube cube;
    cube.places = cells.places();
    cube.steps = range.count();
    cube.counts.assign(cube.places * cube.steps, 0.0);
    for (const Incident& incident : incidents) {
        const int step = step_of(range.step, day_in_cube(incident));
        const std::optional<Cell> cell = cell_at(cells.number.spec(), incident.at);
        const std::int32_t place = cell ? cells.number(cell->row, cell->col) : -1;
        if (place < 0 || step < range.first || step > range.last)
            ++cube.elsewhere;
        else
            cube.counts[static_cast<std::size_t>(step - range.first) * cube.places +
                        static_cast<std::size_t>(place)] += incident.weight;
    }
    return cube;
}

Neighbours neighbours_in_cube(const Neighbours& space, std::size_t steps) {
    const std::size_t places = space.places();
    std::vector<std::vector<std::uint32_t>> lists(places * steps);
    for (std::size_t step = 0; step < steps; ++step)
        for (std::size_t place = 0; place < places; ++place) {
            std::vector<std::uint32_t>& list = lists[step * places + place];
            const auto now = static_cast<std::uint32_t>(step * places);
            const auto before = static_cast<std::uint32_t>((step - 1) * places);
            if (step > 0) list.push_back(before + static_cast<std::uint32_t>(place));
            for (const std::uint32_t other : space.of(place)) {
                list.push_back(now + other);
                if (step > 0) list.push_back(before + other);
            }
        }
    return Neighbours(lists);
}

}  // namespace tk
