#include <algorithm>
#include <vector>

#include "viewer/background/pattern_parts.h"

namespace tk {

void find_hours_pattern(const Incidents& incidents, PatternFound& found) {
    const PatternWish& wish = found.wish;
    const auto timeless =
        std::count_if(incidents.all.begin(), incidents.all.end(),
                      [](const Incident& incident) { return !incident.when.has_value(); });
    found.without_time = static_cast<std::size_t>(timeless);
    found.incidents = incidents.all.size() - found.without_time;
    if (found.incidents < 2) {
        found.lack = PatternLack::times;
        return;
    }
    std::vector<IncidentFilter> filters{wish.filter};
    if (wish.loaded != nullptr) filters.push_back(wish.loaded->filter);
    found.hours =
        find_hours(incidents, filters, wish.timezone, "",
                   wish.loaded != nullptr ? wish.loaded->context.crs : ProjectedCrs::local());
}

}  // namespace tk
