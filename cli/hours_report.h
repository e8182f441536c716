#pragma once

#include "cli/verb.h"
#include "layers/incident_hours.h"

namespace tk::cli {

/// Adds it to the result (as `hours` and `darkness`), the text and the notes.
void tell_hours(const HoursFound& found, Outcome& outcome);

}  // namespace tk::cli
