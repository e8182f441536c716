#include "engine/network/incidents_on_streets.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/core/parallel_for.h"

namespace tk {
namespace {

/// Incidents that one thread takes at a time.
constexpr std::size_t incidents_at_a_time = 256;

}  // namespace

IncidentsOnStreets incidents_on_streets(Incidents incidents, const StreetNetwork& streets,
                                        double reach_m) {
    const std::size_t count = incidents.all.size();
    std::vector<std::optional<NetworkPlace>> nearest(count);
    parallel_for((count + incidents_at_a_time - 1) / incidents_at_a_time, [&](std::size_t part) {
        const std::size_t end = std::min(count, (part + 1) * incidents_at_a_time);
        for (std::size_t i = part * incidents_at_a_time; i < end; ++i)
            nearest[i] = streets.nearest(incidents.all[i].at, reach_m);
    });
    IncidentsOnStreets found;
    std::vector<Incident> kept;
    kept.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (!nearest[i]) continue;
        kept.push_back(std::move(incidents.all[i]));
        found.places.push_back(*nearest[i]);
    }
    found.off_street = count - kept.size();
    incidents.all = std::move(kept);
    found.incidents = std::move(incidents);
    return found;
}

}  // namespace tk
