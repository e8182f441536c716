#pragma once

#include <string>
#include <vector>

#include "engine/town/building.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Reads planned developments. Fields: id, name, height, level, allowed_height, floors, use, action
/// (build, demolish, open; Swedish bygg, riv, öppna), from, to (a date; of a year alone 1 January),
/// dwellings, workplaces, ground_floor_use, entrances (a number). Without an action it is built.
///
/// The height that acts is the one stated above the ground (a total or ridge height before others);
/// else `level`, the roof's above the datum, less the mean of the ground at the outline's corners,
/// where the context knows the ground; else floors × 3 m; else what the plan allows; else 6 m. All
/// but the first are counted in the notes. What is allowed is kept beside it.
///
/// `stands` is set by stands_on(context.phase_date); how many stand is said in the notes.
///
/// @throws InputError if the source, a named field or its CRS cannot be used
std::vector<Development> read_developments(const LayerRequest& request, const ReadContext& context,
                                           ReadReport& report);

/// Whether it is there on that day: from <= day < to. Never without a day or without `from`.
bool stands_on(const Development& development,
               std::optional<std::chrono::year_month_day> phase_date);

/// Whether one that a scenario adds or changes is there: always without a day, else unless its
/// dates exclude the day.
bool stands_in_scenario(const Development& development,
                        std::optional<std::chrono::year_month_day> phase_date);

}  // namespace tk
