#pragma once

#include <string>
#include <string_view>

#include "engine/town/incident_filter.h"
#include "viewer/session/session.h"

namespace tk {

/// What is worked on and not saved yet: what the recovery file keeps.
struct WorkInProgress {
    Document document;
    IncidentFilter filter;
};

/// As JSON text that gives the same back to the last bit.
std::string work_as_json(const WorkInProgress& work);

/// @throws std::runtime_error if it is not whole or not what work_as_json() writes
WorkInProgress work_from_json(std::string_view json);

}  // namespace tk
