#pragma once

#include <string>
#include <vector>

#include "cli/verb.h"
#include "engine/analyses/near_repeat.h"
#include "engine/town/incident.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/study.h"
#include "layers/vector_layer.h"

/// Near repeats, for the verb and for a study.
namespace tk::cli {

struct NearRepeatRequest {
    NearRepeatAnalysis asked;
    LayerRequest streets;  ///< of the metric `network`
};

/// The incidents that were compared, and what each is among them.
struct IncidentRoles {
    Incidents incidents;
    std::vector<RepeatRole> roles;
};

/// Computes, and tells parameters, result, text and notes in `outcome`.
/// @param incidents each with its time
/// @throws InputError where there is no street to go along; Cancelled
IncidentRoles find_near_repeats(const NearRepeatRequest& request, Incidents incidents,
                                const ReadContext& reading, const Context& context,
                                Outcome& outcome);

/// The incidents as points with their roles. Refers to them.
VectorLayer incident_role_layer(const IncidentRoles& found, const std::string& name);

}  // namespace tk::cli
