#include "cli/street_options.h"

#include <algorithm>
#include <utility>

#include "cli/option_values.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "engine/core/input_error.h"
#include "layers/read_streets.h"

namespace tk::cli {
namespace {

constexpr double street_m_per_km = 1000.0;
double largest_part_share(const StreetNetwork& streets) {
    const auto parts = streets.part_lengths_m();
    return parts.empty() ? 0.0 : *std::max_element(parts.begin(), parts.end()) / streets.length_m();
}

}  // namespace

void StreetOptions::declare(OptionSet& options, const std::string& option,
                            const std::string& help) {
    options.text(option, "STREETS", along_.source, help);
    options.number("--snap", "M", along_.snap_m,
                   "how near the end of a street comes to another that it meets, in metres (" +
                       plain_number(along_.snap_m) +
                       "); streets that only cross, as on a bridge, do not meet");
    options.number("--street-reach", "M", along_.reach_m,
                   "incidents further than this from every street are left out, and counted (" +
                       plain_number(along_.reach_m) + ")");
}

void StreetOptions::check() const {
    require_not_negative("--snap", along_.snap_m);
    require_positive("--street-reach", along_.reach_m);
}

StreetNetwork read_street_network(const LayerRequest& source, double snap_m,
                                  const ReadContext& reading, std::vector<std::string>& notes) {
    ReadReport report;
    const std::vector<Street> streets = read_streets(source, reading, report);
    take_further_report(report, notes);
    StreetNetwork network(streets, snap_m);
    if (network.edges() == 0)
        throw InputError(source.source, "there is no street in it to go along",
                         "give lines of streets and paths");
    if (network.parts() > 1)
        notes.push_back("the streets are in " + grouped(static_cast<long long>(network.parts())) +
                        " parts that do not meet, the largest with " +
                        plain_number(100.0 * largest_part_share(network)) +
                        " % of their length; nothing is counted from one part to another");
    return network;
}

void add_street_parameters(const AlongStreets& along, Json& parameters) {
    parameters["snap_m"] = along.snap_m;
    parameters["street_reach_m"] = along.reach_m;
}

Json network_as_json(const StreetNetwork& streets) {
    return {{"length_km", streets.length_m() / street_m_per_km},
            {"nodes", streets.nodes()},
            {"edges", streets.edges()},
            {"parts", streets.parts()},
            {"largest_part_share", largest_part_share(streets)}};
}

IncidentsOnStreets incidents_on_streets(Incidents incidents, const StreetNetwork& streets,
                                        double reach_m, std::vector<std::string>& notes) {
    const std::size_t count = incidents.all.size();
    IncidentsOnStreets found = tk::incidents_on_streets(std::move(incidents), streets, reach_m);
    if (found.off_street > 0)
        notes.push_back(grouped(static_cast<long long>(found.off_street)) + " of " +
                        grouped(static_cast<long long>(count)) + " incidents lie more than " +
                        plain_number(reach_m) + " m from every street and are left out");
    return found;
}

}  // namespace tk::cli
