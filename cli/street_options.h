#pragma once

#include <string>
#include <vector>

#include "cli/verb.h"
#include "engine/network/incidents_on_streets.h"
#include "layers/read_context.h"
#include "layers/study.h"

namespace tk::cli {

/// Streets that something is computed along, and which incidents lie on them.
class StreetOptions {
public:
    /// @param option that names the source: `--along`, `--streets`
    void declare(OptionSet& options, const std::string& option, const std::string& help);
    /// @throws UsageError
    void check() const;

    bool given() const { return !along_.source.empty(); }
    const AlongStreets& along() const { return along_; }

private:
    AlongStreets along_;
};

/// The streets of a source as a network. @param snap_m how near the ends of those that meet come
/// @throws InputError where there is no street to go along
StreetNetwork read_street_network(const LayerRequest& source, double snap_m,
                                  const ReadContext& reading, std::vector<std::string>& notes);

/// Of what is told besides: `snap_m` and `street_reach_m`.
void add_street_parameters(const AlongStreets& along, Json& parameters);

/// Length, nodes and parts of a network, for the result.
Json network_as_json(const StreetNetwork& streets);

/// tk::incidents_on_streets(), which says in `notes` how many are further from every street than
/// `reach_m`.
IncidentsOnStreets incidents_on_streets(Incidents incidents, const StreetNetwork& streets,
                                        double reach_m, std::vector<std::string>& notes);

}  // namespace tk::cli
