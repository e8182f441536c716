#include "engine/analyses/walk_incidents.h"

#include <algorithm>
#include <cmath>

#include "engine/analyses/along_line.h"

namespace tk {

std::vector<WalkIncident> incidents_along(const Line& line, std::span<const Incident> incidents,
                                          double within_m) {
    const Extent near = extent_of(line).grown(within_m);
    std::vector<WalkIncident> along;
    for (std::size_t i = 0; i < incidents.size(); ++i) {
        if (!near.contains(incidents[i].at)) continue;
        const LinePlace place = place_by_line(incidents[i].at, line);
        if (std::abs(place.off_m) <= within_m) along.push_back({i, place.along_m, place.off_m});
    }
    std::stable_sort(along.begin(), along.end(), [](const WalkIncident& a, const WalkIncident& b) {
        return a.along_m < b.along_m;
    });
    return along;
}

}  // namespace tk
