#pragma once

#include "engine/town/incident_filter.h"
#include "layers/local_time.h"
#include "layers/study.h"

namespace tk {

/// The filter that the words of a study or a command line mean. `zone` places a `from` and a `to`
/// that do not say their offset; a date alone is its midnight there.
///
/// @throws InputError naming the option (--from, --hours, ...) for a word that means nothing, and
///         for a `from` that is not before `to`
IncidentFilter incident_filter_of(const StudyFilter& words, ZoneClock& zone);

}  // namespace tk
