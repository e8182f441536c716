#pragma once

#include <string>
#include <vector>

#include "cli/verb.h"
#include "engine/network/incidents_on_streets.h"
#include "layers/read_context.h"

namespace tk::cli {

/// Streets that something is computed along, and which incidents lie on them.
class StreetOptions {
public:
    /// @param option that names the source: `--along`, `--streets`
    void declare(OptionSet& options, const std::string& option, const std::string& help);
    /// @throws UsageError
    void check() const;

    bool given() const { return !source_.empty(); }
    const std::string& source() const { return source_; }
    double reach_m() const { return reach_m_; }

    /// @throws InputError where there is no street to go along
    StreetNetwork read(const ReadContext& reading, std::vector<std::string>& notes) const;
    /// Of what is told besides: `snap_m` and `street_reach_m`.
    void add_parameters(Json& parameters) const;

private:
    std::string source_;
    double snap_m_ = default_street_snap_m;
    double reach_m_ = default_street_reach_m;
};

/// Length, nodes and parts of a network, for the result.
Json network_as_json(const StreetNetwork& streets);

/// tk::incidents_on_streets(), which says in `notes` how many are further from every street than
/// `reach_m`.
IncidentsOnStreets incidents_on_streets(Incidents incidents, const StreetNetwork& streets,
                                        double reach_m, std::vector<std::string>& notes);

}  // namespace tk::cli
