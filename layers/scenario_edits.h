#pragma once

#include "engine/scenario/edit.h"

namespace tk {

/// An edit as a scenario's file keeps it: one that is switched off is not applied, and not
/// forgotten either.
struct ScenarioEdit {
    Edit edit;
    bool on = true;
};

}  // namespace tk
