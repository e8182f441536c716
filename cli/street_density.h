#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/grid_options.h"
#include "cli/output_options.h"
#include "cli/street_options.h"
#include "cli/verb.h"
#include "engine/surfaces/network_density.h"
#include "engine/town/incident_filter.h"
#include "layers/read_context.h"
#include "layers/study.h"

namespace tk::cli {

/// What `hotspot --along` is asked for.
struct StreetDensityRequest {
    const HotspotAnalysis& analysis;  ///< with `split`
    const StreetOptions& streets;
    const GridOptions& grid;  ///< its cell is the longest piece of street with one value
    const OutputOptions& output;
    std::string source;  ///< of the incidents
    std::string at;      ///< places instead of pieces; empty: pieces
};

/// The density of incidents along streets: at places, or of short pieces of street written as
/// lines, the table `hotspot_streets`.
/// @throws InputError, Cancelled
void compute_street_density(const StreetDensityRequest& request, Incidents incidents,
                            const IncidentFilter& filter, const ReadContext& reading,
                            const Context& context, Outcome& outcome);

}  // namespace tk::cli
