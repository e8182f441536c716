#include "engine/follow_up/measure_before.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "engine/core/letter_case.h"
#include "engine/core/sun_height.h"
#include "engine/town/local_day.h"

namespace tk {
namespace {

using std::chrono::days;

/// Of each of the incidents' categories, whether it is asked about.
std::vector<char> asked_categories(const std::vector<std::string>& all,
                                   const std::vector<std::string>& wanted) {
    std::vector<char> asked;
    for (const std::string& category : all)
        asked.push_back(std::any_of(wanted.begin(), wanted.end(), [&](const std::string& name) {
            return folded(name) == folded(category);
        }));
    return asked;
}

}  // namespace

BeforePeriod before_period(const std::optional<FollowUpPeriods>& follow_up,
                           std::optional<std::chrono::local_days> starts,
                           std::chrono::local_days last) {
    if (follow_up)
        return {follow_up->before_from, follow_up->before_to, BeforePeriodFrom::follow_up};
    const std::chrono::local_days end = last + days{1};
    if (starts && *starts <= end)
        return {*starts - days{usual_before_days}, *starts, BeforePeriodFrom::before_start};
    return {end - days{usual_before_days}, end, BeforePeriodFrom::latest_year};
}

MeasureBefore count_before(const Incidents& incidents, const MeasureArea& area,
                           const BeforePeriod& period, std::vector<std::string> categories) {
    MeasureBefore before;
    before.from = period.from;
    before.to = period.to;
    const std::vector<char> asked = asked_categories(incidents.categories, categories);
    double dark = 0.0;
    bool dark_is_known = true;
    for (const Incident& incident : incidents.all) {
        if (!incident.when) continue;
        const std::chrono::local_days day = local_day_of(incident);
        if (day < period.from || day >= period.to) continue;
        if (!categories.empty() &&
            (incident.category < 0 || asked[static_cast<std::size_t>(incident.category)] == 0))
            continue;
        if (!area.holds(incident.at)) continue;
        before.incidents += incident.weight;
        if (std::isnan(incident.sun_height_deg))
            dark_is_known = false;
        else if (light_condition(incident.sun_height_deg) == LightCondition::dark)
            dark += incident.weight;
    }
    if (dark_is_known) before.in_the_dark = dark;
    before.categories = std::move(categories);
    return before;
}

std::optional<double> control_trend(BeforeAfter control, int days_before, int days_after) {
    if (days_before < 1 || days_after < 1)
        throw std::invalid_argument("a period must have a day at least");
    if (!(control.before > 0.0) || !(control.after > 0.0)) return std::nullopt;
    return control.after / control.before * days_before / days_after;
}

}  // namespace tk
