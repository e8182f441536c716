#include "viewer/session/incident_summary.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tk {
namespace {

class NearbyCounter {
public:
    NearbyCounter(const Incidents& incidents, MapPoint at, double radius_m)
        : at_(at), radius_m_(radius_m), by_category_(incidents.categories.size() + 1) {}

    void look_at(const Incident& incident) {
        const double east = incident.at.east_m - at_.east_m;
        const double north = incident.at.north_m - at_.north_m;
        if (!(east * east + north * north <= radius_m_ * radius_m_)) return;
        ++found_.count;
        // The last is for those without a category.
        const std::size_t category = incident.category < 0
                                         ? by_category_.size() - 1
                                         : static_cast<std::size_t>(incident.category);
        ++by_category_[category];
        if (!incident.when) return;
        const std::chrono::year_month_day day{
            std::chrono::floor<std::chrono::days>(incident.when->local())};
        ++by_year_[static_cast<int>(day.year())];
        if (!incident.when->date_only && !std::isnan(incident.sun_height_deg))
            ++found_.light[static_cast<std::size_t>(light_condition(incident.sun_height_deg))];
    }

    NearbyIncidents take() {
        for (std::size_t i = 0; i < by_category_.size(); ++i) {
            const bool none = i + 1 == by_category_.size();
            if (by_category_[i] > 0)
                found_.categories.push_back(
                    {none ? -1 : static_cast<std::int32_t>(i), by_category_[i]});
        }
        std::stable_sort(found_.categories.begin(), found_.categories.end(),
                         [](const auto& a, const auto& b) { return a.count > b.count; });
        if (by_year_.empty()) return std::move(found_);
        const int first = std::max(by_year_.begin()->first, by_year_.rbegin()->first - 400);
        found_.first_year = std::chrono::year{first};
        found_.years.resize(static_cast<std::size_t>(by_year_.rbegin()->first - first) + 1);
        for (const auto& [year, count] : by_year_)
            found_.years[static_cast<std::size_t>(std::max(year, first) - first)] += count;
        return std::move(found_);
    }

private:
    MapPoint at_;
    double radius_m_;
    std::vector<std::int64_t> by_category_;
    std::map<int, std::int64_t> by_year_;
    NearbyIncidents found_;
};

}  // namespace

NearbyIncidents incidents_near(const Incidents& incidents, MapPoint at, double radius_m) {
    NearbyCounter counter(incidents, at, radius_m);
    for (const Incident& incident : incidents.all) counter.look_at(incident);
    return counter.take();
}

NearbyIncidents incidents_near(const Incidents& incidents, std::span<const std::size_t> only,
                               MapPoint at, double radius_m) {
    NearbyCounter counter(incidents, at, radius_m);
    for (const std::size_t index : only) counter.look_at(incidents.all.at(index));
    return counter.take();
}

}  // namespace tk
